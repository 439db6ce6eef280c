// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb_clone.h"

#include "app/studio/cli/nearest_voice.h"
#include "app/studio/cli/voice_option.h"
#include "app/studio/cli/worker_run.h"
#include "app/studio/scratch_folder.h"
#include "audio/files/audio_file.h"
#include "audio/files/import_audio.h"
#include "core/base/sha256.h"
#include "core/jobs/recording_input.h"
#include "core/project/provenance.h"
#include "core/voices/sound_voices.h"

#include <fmt/format.h>

#include <chrono>

namespace melisma::app {

using base::Json;
using base::Result;

std::string CloneVerb::summary() const
{
    return "Give a vocal another voice";
}

void CloneVerb::addOptions(CLI::App& options)
{
    options.add_option("INPUT", m_input, "A recording of one voice alone")->required()->type_name("AUDIO");
    options.add_option("--voice", m_voice, "Whose voice is heard (melisma voices list); its owner must have agreed")
        ->type_name("ID");
    options
        .add_option("--like", m_like,
                    "In place of --voice: the voice most like this recording, among those that may be used")
        ->type_name("AUDIO");
    options.add_option("--method", m_method, "auto (usual), builtin, rvc or openvoice")
        ->check(CLI::IsMember({"auto", "builtin", "rvc", "openvoice"}))
        ->type_name("NAME");
    options.add_option("--pitch", m_pitch, "What reads the melody: auto (usual), rmvpe, crepe or autocorrelation")
        ->check(CLI::IsMember({"auto", "rmvpe", "crepe", "autocorrelation"}))
        ->type_name("NAME");
    options.add_option("--transpose", m_transpose, "Semitones; 0 unless told")
        ->check(CLI::Range(-24.0, 24.0))
        ->type_name("N");
    options
        .add_option("--formant", m_formant,
                    "Size of the throat in semitones: below 0 larger, above 0 smaller; 0 unless told")
        ->check(CLI::Range(-6.0, 6.0))
        ->type_name("N");
    const auto share = [&options](const char* name, std::optional<double>& value, const char* help) {
        options.add_option(name, value, help)->check(CLI::Range(0.0, 1.0))->type_name("SHARE");
    };
    share("--timbre", m_timbre,
          "How far sounds that the voice is known by replace those of the source; 0.75 unless told");
    share("--breath", m_breath, "Noise in consonants and breath; 1 unless told");
    share("--mix", m_mix, "1: the new voice alone, which is usual; 0: the source");
    options.add_option("--from", m_begin, "Only from here on")->check(CLI::NonNegativeNumber)->type_name("SECONDS");
    options.add_option("--to", m_end, "Only up to here")->check(CLI::NonNegativeNumber)->type_name("SECONDS");
    options.add_option("--language", m_language, "What is sung in, where the voice's rules ask for it")
        ->type_name("CODE");
    m_target.addOptions(options);
}

Result<void> CloneVerb::checkVoice() const
{
    if (m_voice.empty() != m_like.empty())
        return {};
    return base::Error{base::ErrorKind::usage,
                       m_voice.empty() ? "clone does not know in whose voice"
                                       : "clone takes a voice by its id or by a recording, not both",
                       "Name --voice ID (melisma voices list) or --like AUDIO",
                       {}};
}

Result<void> CloneVerb::findVoice(const VerbContext& context, const std::filesystem::path& scratch,
                                  const std::shared_ptr<VoiceKeys>& keys)
{
    if (m_like.empty())
        return {};
    auto nearest = nearestVoice(context, {m_like, m_method, m_language}, scratch, keys);
    if (!nearest)
        return nearest.error();
    m_voice = std::move(nearest->id);
    m_likeness = nearest->speakerCosine;
    return {};
}

/// A voice that is heard in the source has an owner too.
Result<void> CloneVerb::mayBeSource(const project::Provenance& story) const
{
    if (!story.voice.id.empty() && m_mix.value_or(1.0) < 1.0)
        return base::Error{base::ErrorKind::usage,
                           m_input.string() + " is in a voice already, which must not be mixed with another",
                           "Leave --mix out, or mix the two files: then both voices are named",
                           {}};
    return admitUnasked()(story, m_input.string());
}

Result<base::TaskInput> CloneVerb::recording(const VerbContext& context, const std::filesystem::path& scratch) const
{
    const auto opened = audio::openAudioFile(m_input);
    if (!opened)
        return opened.error();
    const auto hash = base::sha256OfFile(m_input);
    if (!hash)
        return hash.error();
    // A worker reads no more than libsndfile does.
    const auto imported = audio::importAudio(m_input, (*opened)->info().sampleRate, scratch, {}, context.stop);
    if (!imported)
        return imported.error();
    if (auto allowed = mayBeSource(imported->provenance); !allowed)
        return allowed.error();
    // In a folder of its own: what the task makes lies beside it, by whatever name.
    const auto folder = scratch / "input";
    const auto path = folder / (m_input.stem().string() + ".wav");
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    std::filesystem::rename(imported->file, path, failed);
    return base::TaskInput{jobs::kRecordingInput, failed ? imported->file : path, *hash};
}

Result<base::TaskRequest> CloneVerb::request(const VerbContext& context, const std::filesystem::path& scratch) const
{
    base::TaskRequest request;
    request.task = "clone";
    const voices::SoundVoices sounds(voices::OwnVoices::usualRoot());
    if (sounds.has(m_voice))
        request.params.set("voice", m_voice);
    else if (auto known = setVoice(m_voice, request.params); !known)
        return known.error();
    request.params.set("method", m_method);
    request.params.set("pitchSource", m_pitch);
    if (!m_language.empty())
        request.params.set("language", m_language);
    for (const auto& [key, value] : {std::pair("transpose", &m_transpose),
                                     {"formant", &m_formant},
                                     {"timbre", &m_timbre},
                                     {"breath", &m_breath},
                                     {"mix", &m_mix},
                                     {"begin", &m_begin},
                                     {"end", &m_end}})
        if (*value)
            request.params.set(key, **value);
    request.seed = context.seedOrFresh();
    request.device = context.device;
    request.threads = context.threads;
    auto input = recording(context, scratch);
    if (!input)
        return input.error();
    request.inputs = {std::move(*input)};
    return request;
}

Result<Json> CloneVerb::run(const VerbContext& context)
{
    const auto began = std::chrono::steady_clock::now();
    auto good = checkVoice();
    if (good)
        good = m_target.check(context, name());
    if (!good)
        return good.error();
    const auto scratch = ScratchFolder::make();
    if (!scratch)
        return scratch.error();
    const auto keys = std::make_shared<VoiceKeys>(askForPassphrase);
    if (auto found = findVoice(context, scratch->path(), keys); !found)
        return found.error();
    auto wish = request(context, scratch->path());
    if (!wish)
        return wish.error();
    if (auto allowed = prepareBy(keys)(*wish); !allowed)
        return allowed.error();
    const auto started = project::timestampNow();
    const auto result = runInWorker(context, *wish, scratch->path(), keys);
    if (!result)
        return result.error();
    auto json = m_target.deliver(context, *wish, *result, started, scratch->path());
    if (!json)
        return json;
    (*json)["voice"] = m_voice;
    (*json)["model"] = result->model.id;
    (*json)["weightsSha256"] = result->model.weightsSha256;
    (*json)["seed"] = wish->seed;
    for (const char* fact : {"method", "pitchSource", "realTimeFactor", "cpuTimeFactor", "speakerCosine"})
        (*json)[fact] = base::memberOr<Json>(result->facts, fact, Json());
    if (m_likeness)
        (*json)["speakerCosine"]["like"] = *m_likeness;
    (*json)["elapsedSeconds"] = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return json;
}

std::string CloneVerb::text(const Json& result) const
{
    auto text =
        fmt::format("{}\n{:.1f} s in the voice {}",
                    result.contains("path") ? result["path"].get<std::string>() : result["project"].get<std::string>(),
                    result["seconds"].get<double>(), m_voice);
    if (m_likeness)
        text += fmt::format(", the one most like {} ({:.2f} of 1)", m_like.filename().string(), *m_likeness);
    return text;
}

} // namespace melisma::app
