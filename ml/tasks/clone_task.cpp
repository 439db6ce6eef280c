// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/clone_task.h"

#include "core/base/sha256.h"
#include "core/base/task_facts.h"
#include "ml/conversion/clone_methods.h"
#include "ml/conversion/mixdown.h"
#include "ml/conversion/periodic_f0.h"
#include "ml/conversion/voice_alone.h"
#include "ml/io/sound_reader.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>

namespace melisma::ml {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;
using conversion::CloneOptions;
using conversion::CloneTarget;
using conversion::Mixdown;
using conversion::MixdownOptions;
using conversion::PeriodicF0;
using conversion::Range;
using Clock = std::chrono::steady_clock;

constexpr const char* kRecording = "recording"; ///< role of the input, as jobs/recording_input.h gives it
constexpr double kMostSeconds = 4.0 * 3600.0;
constexpr int kJudgeRate = 16000;
constexpr std::size_t kJudged = 60UL * kJudgeRate; ///< samples that speakers are compared by
constexpr double kMostReferenceSeconds = 1200.0;

base::ParamSpec named(const char* key, const char* label, const char* help, base::ParamKind kind)
{
    base::ParamSpec spec;
    spec.key = key;
    spec.label = label;
    spec.help = help;
    spec.kind = kind;
    return spec;
}

base::ParamSpec share(const char* key, const char* label, const char* help, double usual)
{
    auto spec = named(key, label, help, base::ParamKind::number);
    spec.minimum = 0.0;
    spec.maximum = 1.0;
    spec.defaultValue = usual;
    return spec;
}

base::ParamSpec seconds(const char* key, const char* label, const char* help)
{
    auto spec = named(key, label, help, base::ParamKind::number);
    spec.unit = "s";
    spec.minimum = 0.0;
    spec.maximum = kMostSeconds;
    return spec;
}

base::ParamSpec voiceChoice()
{
    auto spec =
        named("voice", "Voice", "Whose voice is heard: one of yours, or a published one", base::ParamKind::text);
    spec.minimum = 1;
    spec.maximum = 400;
    return spec;
}

base::ParamSpec methodChoice(const std::filesystem::path& resources)
{
    auto spec = named("method", "Method", "How: the best that the voice allows unless told", base::ParamKind::choice);
    spec.choices = {{"auto", "The best there is"}};
    for (const auto& kind : conversion::cloneMethods())
        if (kind.isThere(resources))
            spec.choices.push_back({kind.id, kind.title});
    spec.defaultValue = std::string("auto");
    return spec;
}

base::ParamSpec pitchChoice()
{
    auto spec = named("pitchSource", "Pitch from", "What reads the melody off the recording", base::ParamKind::choice);
    spec.choices = {
        {"auto", "The best there is"}, {"rmvpe", "RMVPE"}, {"crepe", "CREPE"}, {PeriodicF0::kName, "Autocorrelation"}};
    spec.defaultValue = std::string("auto");
    return spec;
}

std::vector<base::ParamSpec> cloneParams(const std::filesystem::path& resources)
{
    auto transpose = named("transpose", "Transpose", "12 is an octave", base::ParamKind::number);
    transpose.unit = "semitones";
    transpose.minimum = -24.0;
    transpose.maximum = 24.0;
    transpose.defaultValue = 0.0;
    auto formant =
        named("formant", "Formant", "Size of the throat: below 0 larger, above 0 smaller", base::ParamKind::number);
    formant.unit = "semitones";
    formant.minimum = -6.0;
    formant.maximum = 6.0;
    formant.defaultValue = 0.0;
    auto only = seconds("only", "Try the first", "As long as settings are tried; empty: all of it");
    only.minimum = 1.0;
    auto language =
        named("language", "Language", "What is sung in, where the voice's rules ask for it", base::ParamKind::text);
    auto voiceName = named("voiceName", "", "", base::ParamKind::text);
    return {voiceChoice(),
            methodChoice(resources),
            transpose,
            formant,
            share("timbre", "Strength of timbre",
                  "How far sounds that the voice is known by replace those of the source", 0.75),
            share("breath", "Breath", "Noise in consonants and breath", 1.0),
            share("mix", "Mix", "1: the new voice alone, 0: the source", 1.0),
            pitchChoice(),
            seconds("begin", "", ""), // only what lies behind this place of the recording
            seconds("end", "", ""),   // and before this one
            only,
            language,
            voiceName,
            named("songAt", "", "", base::ParamKind::number), // of the clip that is sung: where it lies, as core says
            named("sourceTrack", "", "", base::ParamKind::text),
            named("sourceClip", "", "", base::ParamKind::text),
            named("sourceClipId", "", "", base::ParamKind::integer),
            base::voiceTermsParam()};
}

Result<Range> rangeOf(const base::ParamValues& values, const MonoFile& sound)
{
    const auto place = [&](const char* key, double otherwise) {
        const double at = std::min(values.number(key).value_or(otherwise), sound.seconds());
        return static_cast<std::size_t>(std::llround(at * sound.rate()));
    };
    const auto first = place("begin", 0.0);
    auto last = place("end", sound.seconds());
    if (const auto only = values.number("only"))
        last = std::min(last, first + static_cast<std::size_t>(*only * sound.rate()));
    if (last <= first)
        return Error{ErrorKind::usage,
                     "There is no sound in the part that was asked for",
                     "Ask for a part that begins before it ends",
                     {}};
    return Range{first, last - first};
}

CloneOptions optionsOf(const base::ParamValues& values, std::uint64_t seed)
{
    CloneOptions options;
    options.transpose = values.number("transpose").value_or(options.transpose);
    options.timbre = values.number("timbre").value_or(options.timbre);
    options.breath = values.number("breath").value_or(options.breath);
    options.pitch = values.text("pitchSource").value_or(options.pitch);
    options.seed = seed;
    return options;
}

MixdownOptions mixdownOf(const base::ParamValues& values)
{
    MixdownOptions options;
    options.mix = values.number("mix").value_or(options.mix);
    options.formant = values.number("formant").value_or(options.formant);
    return options;
}

/// Where what was made lies in the source.
struct Made {
    double start = 0.0;
    double seconds = 0.0;
};

/// Refuses a voice over music. `sound`: at kAloneRate.
Result<void> checkAlone(const MonoFile& sound, const Range& part, const base::RunContext& context)
{
    const auto measured = conversion::measureVoiceAlone(partOf(sound, part), context.stop);
    if (!measured)
        return measured.error();
    return conversion::isVoiceAlone(*measured)
               ? Result<void>()
               : Error{ErrorKind::input,
                       "More than one voice is heard in the recording: instruments or others sound along",
                       "Separate the voice first, or take its own track or stem",
                       {}};
}

/// Writes the clone of the part that is asked for.
Result<Made> cloned(const conversion::CloneMethod& method, const std::filesystem::path& source,
                    const std::filesystem::path& path, const base::ParamValues& values, const base::RunContext& context)
{
    const auto at = [&](int rate) { return MonoFile::make(source, rate, context.folder, kMostSeconds, context.stop); };
    const auto dry = at(0);
    const auto heard = dry ? at(method.heardRate()) : dry;
    if (!heard)
        return heard.error();
    const auto range = rangeOf(values, *dry);
    if (!range)
        return range.error();
    const auto measured = heard->rate() == conversion::kAloneRate ? heard : at(conversion::kAloneRate);
    if (!measured)
        return measured.error();
    if (auto alone = checkAlone(*measured, inRate(*range, dry->rate(), measured->rate()), context); !alone)
        return alone.error();
    auto out = Mixdown::make(*dry, *range, method.madeRate(), mixdownOf(values), path);
    if (!out)
        return out.error();
    const auto tell = [&context](double share) {
        if (context.progress)
            context.progress({"Singing", share});
    };
    auto done = method.convert(
        partOf(*heard, inRate(*range, dry->rate(), heard->rate())),
        [&out](std::span<const float> made) { return out->take(made); }, tell, context.stop);
    if (done)
        done = out->finish();
    if (!done)
        return done.error();
    return Made{static_cast<double>(range->first) / dry->rate(), static_cast<double>(range->count) / dry->rate()};
}

/// How alike the made sound is to the source and to the target's recordings; null where that cannot be said.
Json speakerCosines(SpeakerJudge& judge, const std::filesystem::path& source, const std::filesystem::path& made,
                    const Made& part, const CloneTarget& target, const base::RunContext& context)
{
    const auto count = std::min(static_cast<std::size_t>(part.seconds * kJudgeRate), kJudged);
    const auto read = [&](const std::filesystem::path& path, double from) -> Result<std::vector<float>> {
        const auto file = MonoFile::make(path, kJudgeRate, context.folder, kMostSeconds, context.stop);
        return file ? file->read(std::llround(from * kJudgeRate), count) : file.error();
    };
    const auto ours = read(made, 0.0);
    const auto compare = [&](const Result<std::vector<float>>& other) -> Json {
        const auto likeness =
            ours && other
                ? judge.similarity(*ours, std::span(*other).first(std::min(other->size(), kJudged)), context.stop)
                : Result<double>(Error{});
        return likeness ? Json(*likeness) : Json();
    };
    Json cosines{{"target", Json()}, {"source", compare(read(source, part.start))}};
    if (const auto* reference = target.file("reference"))
        if (const auto sound = readMono(reference->bytes, "A recording of the voice", kMostReferenceSeconds))
            cosines["target"] = compare(Resampler::whole(sound->samples, sound->sampleRate, kJudgeRate));
    return cosines;
}

/// What a second of sound costs, by the clock and of all processors.
class Meter {
public:
    double wall(double seconds) const
    {
        return std::chrono::duration<double>(Clock::now() - m_began).count() / seconds;
    }
    double cpu(double seconds) const { return static_cast<double>(std::clock() - m_worked) / CLOCKS_PER_SEC / seconds; }

private:
    Clock::time_point m_began = Clock::now();
    std::clock_t m_worked = std::clock();
};

/// Who sang is in the source's own record; whose voice is heard is in this one.
base::TaskFile clonedFile(const std::filesystem::path& path, const std::string& sha256, const base::ModelUse& model,
                          const base::VoiceUse& voice)
{
    base::TaskFile file{"audio", voice.name, path, sha256};
    file.place = base::SoundPlace{voice.name, "vocals"};
    file.story = base::FileStory{model, voice, {"vocals"}, {}};
    return file;
}

} // namespace

base::TaskDescriptor CloneTask::descriptor() const
{
    base::TaskDescriptor descriptor;
    descriptor.id = "clone";
    descriptor.title = "Sing with another voice";
    descriptor.summary = "The same performance in another voice, with the consent of its owner";
    descriptor.model = {"builtin-clone", "1", "", "CC-BY-4.0", true};
    descriptor.params = cloneParams(m_engine->resources());
    descriptor.inputs = {kRecording};
    descriptor.makesSounds = true;
    descriptor.internal = true;
    return descriptor;
}

Result<base::TaskResult> CloneTask::run(const base::TaskRequest& request, base::RunContext& context)
{
    const auto began = Clock::now();
    const auto values = base::validate(cloneParams(m_engine->resources()), request.params);
    if (!values)
        return values.error();
    const auto input = std::ranges::find(request.inputs, kRecording, &base::TaskInput::role);
    if (!values->has("voice") || input == request.inputs.end())
        return Error{ErrorKind::usage,
                     "Nothing says what is to be sung in which voice",
                     "Name a recording and a voice (melisma voices list)",
                     {}};
    const auto target = targetOf(*values->text("voice"));
    if (!target)
        return target.error();
    const auto runtime = prepareRuntime(context.device, context.threads);
    if (!runtime)
        return runtime.error();
    conversion::CloneTools tools{*m_engine, m_findModel, context, *runtime};
    const auto chosen =
        conversion::chooseMethod(*values->text("method"), *target, optionsOf(*values, request.seed), tools);
    if (!chosen)
        return chosen.error();
    const auto path = context.folder / "clone.wav";
    const Meter meter;
    const auto made = cloned(*chosen->method, input->path, path, *values, context);
    if (!made)
        return made.error();
    const auto sha256 = base::sha256OfFile(path);
    if (!sha256)
        return sha256.error();
    auto use = target->material.use;
    if (target->recipe)
        use = m_engine->voiceUse(*target->recipe, values->text("voiceName").value_or(""));
    base::TaskResult result;
    result.model = chosen->method->model();
    result.files = {clonedFile(path, *sha256, result.model, use)};
    result.facts = chosen->method->facts();
    result.facts[base::kTransformsFact] = true;
    result.facts["method"] = chosen->kind->id;
    result.facts[base::kSettledFact] = Json{{"method", chosen->kind->id}};
    if (const auto pitch = base::member<std::string>(result.facts, "pitchSource"))
        result.facts[base::kSettledFact]["pitchSource"] = *pitch;
    result.facts["voice"] = *values->text("voice");
    result.facts["begin"] = made->start;
    result.facts["seconds"] = made->seconds;
    result.facts["realTimeFactor"] = meter.wall(made->seconds);
    result.facts["cpuTimeFactor"] = meter.cpu(made->seconds);
    result.facts["speakerCosine"] = m_judge && m_judge->isThere()
                                        ? speakerCosines(*m_judge, input->path, path, *made, *target, context)
                                        : Json{{"target", Json()}, {"source", Json()}};
    result.device = runtime->device;
    result.seconds = std::chrono::duration<double>(Clock::now() - began).count();
    return result;
}

Result<CloneTarget> CloneTask::targetOf(const std::string& written) const
{
    auto recipe = VoiceRecipe::parse(written);
    // Published voices have a '_' in their ids, voices of sound never (core/voices/slug.h).
    const auto isPublished = [](const base::VoiceShare& voice) { return voice.id.find('_') != std::string::npos; };
    if (recipe && std::ranges::all_of(recipe->shares, isPublished))
        return CloneTarget{std::move(*recipe)};
    auto material =
        m_openVoice ? m_openVoice(written)
                    : Result<base::VoiceMaterial>(
                          Error{ErrorKind::notFound, "There is no voice " + written, "Run: melisma voices list", {}});
    if (!material)
        return material.error();
    return CloneTarget{{}, std::move(*material)};
}

} // namespace melisma::ml
