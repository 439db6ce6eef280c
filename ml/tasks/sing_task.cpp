// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/sing_task.h"

#include "core/base/sha256.h"
#include "ml/compose/song_singer.h"
#include "ml/compose/voice_wish.h"
#include "ml/sing/second_voice.h"
#include "ml/tasks/voice_params.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <sstream>

namespace melisma::ml {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;
using Clock = std::chrono::steady_clock;

constexpr const char* kMelody = "melody"; ///< role of the input
constexpr double kSecondVoiceDb = -6.0;   ///< beside the lead
constexpr double kSecondVoicePan = 0.3;

base::ParamSpec figure(const char* key, const char* label, const char* help, const char* unit, double least,
                       double most, base::ParamValue usual)
{
    base::ParamSpec spec;
    spec.key = key;
    spec.label = label;
    spec.help = help;
    spec.kind = std::holds_alternative<double>(usual) ? base::ParamKind::number : base::ParamKind::integer;
    spec.unit = unit;
    spec.minimum = least;
    spec.maximum = most;
    spec.defaultValue = std::move(usual);
    return spec;
}

base::ParamSpec partParam()
{
    base::ParamSpec part;
    part.key = "part";
    part.label = "Part";
    part.help = "What is sung to the melody: it itself, or a second voice, a little apart from the first in time";
    part.kind = base::ParamKind::choice;
    part.choices = {{"lead", "Melody"},
                    {"double", "Double"},
                    {"octaveBelow", "Octave below"},
                    {"octaveAbove", "Octave above"},
                    {"thirdBelow", "Third below"},
                    {"thirdAbove", "Third above"}};
    part.defaultValue = std::string("lead");
    return part;
}

std::vector<base::ParamSpec> singParams()
{
    base::ParamSpec lyrics;
    lyrics.key = "lyrics";
    lyrics.label = "Lyrics";
    lyrics.help = "A syllable a note: mel-o-dy cuts a word, _ holds a syllable, [lead](/lˈɛd/) says how it sounds; "
                  "empty: as written at the notes";
    lyrics.kind = base::ParamKind::longText;
    lyrics.maximum = 20000;
    lyrics.placeholder = "Slow rain is fall-ing";
    base::ParamSpec transpose;
    transpose.key = "transpose";
    transpose.label = "Transpose";
    transpose.help = "Semitones; empty: whole octaves, so that the melody suits the voice";
    transpose.kind = base::ParamKind::integer;
    transpose.minimum = -48;
    transpose.maximum = 48;
    base::ParamSpec road;
    road.key = "method";
    road.label = "Method";
    road.help =
        "Natural: even vowels, consonants as spoken; smooth: both even; clear: sharper consonants, rougher vowels";
    road.kind = base::ParamKind::choice;
    road.choices = {{"hybrid", "Natural"}, {"stretched", "Smooth"}, {"direct", "Clear"}};
    road.defaultValue = std::string("hybrid");
    base::ParamSpec scoops;
    scoops.key = "scoops";
    scoops.label = "Scoops";
    scoops.help = "Cents by which a phrase's first note begins too low and slides up; 0: none";
    scoops.kind = base::ParamKind::integer;
    scoops.unit = "ct";
    scoops.minimum = 0;
    scoops.maximum = 200;
    scoops.defaultValue = std::int64_t{40};
    base::ParamSpec breaths;
    breaths.key = "breaths";
    breaths.label = "Breaths";
    breaths.help = "Whether the singer is heard to breathe in before a phrase";
    breaths.kind = base::ParamKind::choice;
    breaths.choices = {{"natural", "Heard"}, {"none", "None"}};
    breaths.defaultValue = std::string("natural");
    const auto vibrato = figure("vibrato", "Vibrato", "Depth in cents of held notes that say nothing else; 0: none",
                                "ct", 0, music::Note::kDeepestVibrato, std::int64_t{25});
    const auto rate = figure("vibratoRate", "Vibrato rate", "Waves a second", "Hz", 3, 9, 5.6);
    const auto onset = figure("vibratoOnset", "Vibrato onset", "Milliseconds that a note is held straight first", "ms",
                              0, 2000, std::int64_t{350});
    const auto glide =
        figure("glide", "Glide", "Milliseconds from note to note within a phrase", "ms", 0, 300, std::int64_t{60});
    return {lyrics,  voiceParam(), languageParam(), partParam(), transpose,       road, breaths, scoops,
            vibrato, rate,         onset,           glide,       voiceNameParam()};
}

Result<music::Score> melodyOf(const base::TaskRequest& request)
{
    const auto input = std::ranges::find(request.inputs, std::string(kMelody), &base::TaskInput::role);
    if (input == request.inputs.end())
        return Error{ErrorKind::usage, "There is no melody to sing", "Choose a clip with notes, or a MIDI file", {}};
    auto json = base::readJsonFile(input->path);
    if (!json)
        return json.error();
    auto score = music::scoreFromJson(*json);
    if (score && score->parts.empty())
        return Error{ErrorKind::input, "The melody has no part", "Choose a clip with notes, or a MIDI file", {}};
    return score;
}

/// Words and octave are those of the whole melody, even where only one section of it is asked for.
void keepPhrase(const music::Score& score, std::vector<sing::LyricNote>& notes)
{
    if (score.sections.empty())
        return;
    const auto& phrase = score.sections.front();
    const double from = score.tempoMap.secondsAt(phrase.start).value;
    const double until = score.tempoMap.secondsAt(phrase.start + phrase.length).value;
    std::erase_if(notes, [=](const auto& note) { return note.startSeconds < from || note.startSeconds >= until; });
}

sing::Road roadOf(const std::string& method)
{
    return method == "direct" ? sing::Road::direct : method == "stretched" ? sing::Road::stretched : sing::Road::hybrid;
}

sing::SingOptions optionsOf(const base::ParamValues& values, const VoiceRecipe& voice, std::uint64_t seed)
{
    const auto number = [&](const char* key) { return values.number(key).value_or(0.0); };
    sing::SingOptions options{.voice = voice, .road = roadOf(values.text("method").value_or("")), .seed = seed};
    options.breaths = values.text("breaths") != "none";
    options.scoopCents = static_cast<double>(values.integer("scoops").value_or(0));
    options.vibrato.vibratoCents = number("vibrato");
    options.vibrato.vibratoHz = number("vibratoRate");
    options.vibrato.vibratoAfter = number("vibratoOnset") / 1000.0;
    options.glideSeconds = number("glide") / 1000.0;
    return options;
}

Json factsOf(const sing::SungMelody& sung, const VoiceRecipe& voice, int transposed, const std::string& left,
             double seconds)
{
    return Json{{"seconds", sung.seconds},       {"voice", voice.text()},
                {"phrases", sung.phrases},       {"transposed", transposed},
                {"unread", sung.unread},         {"leftOver", left},
                {"notesJoined", sung.shortened}, {"realTimeFactor", seconds / std::max(0.001, sung.seconds)}};
}

std::string wordsOf(const std::vector<base::TimedWord>& words)
{
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : " ") + word.text;
    return text;
}

/// A note for each line of text.
std::vector<sing::LyricNote> notesWith(const std::string& lyrics)
{
    std::vector<sing::LyricNote> notes;
    std::istringstream lines(lyrics);
    for (std::string line; std::getline(lines, line);) {
        auto& note = notes.emplace_back();
        note.startSeconds = static_cast<double>(notes.size());
        note.lengthSeconds = 1.0;
        note.lyric = line;
    }
    return notes;
}

std::string phonemesOf(const sing::SungNote& note)
{
    std::string phonemes;
    for (const auto& token : note.tokens)
        phonemes += token.symbol;
    return phonemes;
}

} // namespace

std::vector<sing::LyricNote> lyricNotesOf(const music::Score& score, const music::Part& part)
{
    std::vector<sing::LyricNote> notes;
    for (const auto& clip : part.clips)
        for (const auto& note : clip.notes.notes) {
            const double start = score.tempoMap.secondsAt(clip.start + note.start).value;
            const double end = score.tempoMap.secondsAt(clip.start + note.start + note.length).value;
            notes.push_back(
                {start, end - start, static_cast<double>(note.pitch), note.velocity, note.vibrato, note.lyric});
        }
    std::ranges::stable_sort(notes, {}, &sing::LyricNote::startSeconds);
    return notes;
}

base::TaskDescriptor SingTask::descriptor() const
{
    base::TaskDescriptor descriptor;
    descriptor.id = "sing";
    descriptor.title = "Sing a melody";
    descriptor.summary = "Sings lyrics on the notes of a melody, in one of 54 voices, on this machine";
    descriptor.model = {VoiceEngine::kModel, "1.0", "", "Apache-2.0", true};
    descriptor.params = singParams();
    descriptor.inputs = {kMelody};
    descriptor.makesSounds = true;
    descriptor.previews = true;
    return descriptor;
}

Result<base::TaskResult> SingTask::preview(const base::ParamValues& params)
{
    const auto wish = readVoiceRequest(singParams(), params);
    if (!wish)
        return wish.error();
    const std::lock_guard lock(m_reading);
    if (!m_reader) {
        auto made = phonemes::Phonemiser::make(m_engine->resources());
        if (!made)
            return made.error();
        m_reader = std::move(*made);
    }
    const auto lyrics = wish->values.text("lyrics").value_or("");
    const auto line = sing::readLine(*m_reader, wish->language, notesWith(lyrics));
    if (!line)
        return line.error();
    std::vector<std::string> sounds;
    for (const auto& note : line->notes)
        sounds.push_back(phonemesOf(note));
    base::TaskResult result;
    result.facts = Json{{"lyrics", lyrics}, {"sounds", sounds}};
    return result;
}

Result<base::TaskResult> SingTask::run(const base::TaskRequest& request, base::RunContext& context)
{
    if (request.preview)
        return preview(request.params);
    const auto began = Clock::now();
    const auto wish = readVoiceRequest(singParams(), request.params);
    if (!wish)
        return wish.error();
    const auto& [values, voice, language] = *wish;
    const auto score = melodyOf(request);
    if (!score)
        return score.error();
    if (auto ready = m_engine->prepare(context); !ready)
        return ready.error();
    const auto loaded = Clock::now();
    const auto part = sing::voicePartFrom(values.text("part").value_or("")).value_or(sing::VoicePart::lead);
    const bool isLead = part == sing::VoicePart::lead;
    const auto lead = lyricNotesOf(*score, score->parts.front());
    music::Part melody = score->parts.front();
    sing::moveToThirds(part, *score, melody);
    auto notes = lyricNotesOf(*score, melody);
    std::string left;
    std::vector<std::string> syllables; ///< one a note, where words were given
    if (const auto lyrics = values.text("lyrics").value_or(""); !lyrics.empty()) {
        auto spread = sing::spreadLyrics(m_engine->phonemiser(), language, lyrics, notes);
        if (!spread)
            return spread.error();
        left = std::move(*spread);
        for (const auto& note : notes)
            syllables.push_back(note.lyric);
    }
    const auto asked = values.integer("transpose");
    const int transposed = asked ? static_cast<int>(*asked) : 12 * sing::octavesToFit(lead, m_engine->rangeOf(voice));
    for (auto& note : notes)
        note.midi += transposed + sing::semitonesOf(part);
    if (!isLead)
        sing::spreadPhrases(notes, kSecondVoiceSpread, request.seed);
    keepPhrase(*score, notes);
    const auto path = context.folder / "vocal.wav";
    auto out = SoundWriter::create(path, VoiceEngine::kSampleRate);
    if (!out)
        return out.error();
    const auto report = [&](double fraction, const std::string& words) {
        if (context.progress)
            context.progress({fmt::format("Singing: {}", words), fraction});
    };
    const auto options = optionsOf(values, voice, request.seed);
    const auto sung = sing::singMelody(*m_engine, language, std::move(notes), options, *out, report, context.stop);
    if (!sung)
        return sung.error();
    if (auto done = out->finish(); !done)
        return done.error();
    const auto sha256 = base::sha256OfFile(path);
    if (!sha256)
        return sha256.error();
    base::TaskFile file{"audio", "Vocal", path, *sha256};
    file.place = isLead ? base::SoundPlace{"Vocal", "vocals"}
                        : base::SoundPlace{"Harmony vocal", "vocals", {}, kSecondVoiceDb, kSecondVoicePan};
    file.story = base::FileStory{m_engine->model(),
                                 m_engine->voiceUse(voice, values.text("voiceName").value_or("")),
                                 {"vocals"},
                                 wordsOf(sung->words),
                                 sung->words};
    base::TaskResult result;
    result.files = {std::move(file)};
    result.facts =
        factsOf(*sung, voice, transposed, left, std::chrono::duration<double>(Clock::now() - loaded).count());
    if (!syllables.empty())
        result.facts["syllables"] = syllables;
    result.model = m_engine->model();
    result.device = m_engine->device();
    result.seconds = std::chrono::duration<double>(Clock::now() - began).count();
    return result;
}

} // namespace melisma::ml
