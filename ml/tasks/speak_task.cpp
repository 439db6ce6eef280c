// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/speak_task.h"

#include "core/base/sha256.h"
#include "ml/compose/voice_wish.h"
#include "ml/io/sound_writer.h"
#include "ml/phonemes/speech_chunks.h"
#include "ml/tasks/voice_params.h"

#include <fmt/format.h>

#include <chrono>

namespace melisma::ml {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;
using Clock = std::chrono::steady_clock;

constexpr double kLongestText = 2'000'000; ///< characters: a long novel
constexpr std::size_t kMostWords = 20'000; ///< that are placed in time
constexpr int kFrame = 600;                ///< samples in one unit of the model's durations
/// The first piece of a text is this short, so that its sound is there within a second or so.
constexpr phonemes::ChunkLimits kFirstChunk{510, 50, 0};

std::vector<base::ParamSpec> speakParams()
{
    base::ParamSpec text;
    text.key = "text";
    text.label = "Text";
    text.help = "What is said; [word](/fəˈnimz/) gives a word its sounds";
    text.kind = base::ParamKind::longText;
    text.minimum = 1;
    text.maximum = kLongestText;
    text.placeholder = "Good evening, and welcome";
    base::ParamSpec speed;
    speed.key = "speed";
    speed.label = "Speed";
    speed.help = "1 is the voice's own";
    speed.kind = base::ParamKind::number;
    speed.defaultValue = 1.0;
    speed.minimum = 0.5;
    speed.maximum = 2.0;
    base::ParamSpec pauses = speed;
    pauses.key = "pauses";
    pauses.label = "Pauses";
    pauses.help = "How long the voice rests between sentences; 1 is usual, 0 not at all";
    pauses.minimum = 0.0;
    pauses.maximum = 4.0;
    return {text, voiceParam(), languageParam(), speed, pauses, voiceNameParam()};
}

/// One text on its way into a file.
class Reading {
public:
    Reading(VoiceEngine& engine, const base::TaskRequest& request, const base::RunContext& context,
            const base::ParamValues& values, VoiceRecipe voice)
        : m_engine(engine)
        , m_context(context)
        , m_voice(std::move(voice))
        , m_seed(request.seed)
        , m_speed(values.number("speed").value_or(1.0))
        , m_pauses(values.number("pauses").value_or(1.0))
    {}

    /// The first chunk by limits of its own, the rest by the usual ones.
    Result<void> readAloud(std::string_view text, phonemes::Language language, SoundWriter& out)
    {
        m_text = text;
        phonemes::SpeechChunks opening(m_engine.phonemiser(), language, text, kFirstChunk);
        auto first = opening.next();
        if (!first)
            return first.error();
        if (!*first)
            return Error{ErrorKind::input, "There is nothing to say in this text", "Write some words", {}};
        if (auto done = say(**first, 0, out); !done)
            return done;
        m_firstSound = Clock::now();
        const auto rest = (*first)->end;
        phonemes::SpeechChunks chunks(m_engine.phonemiser(), language, text.substr(rest));
        for (;;) {
            auto chunk = chunks.next();
            if (!chunk)
                return chunk.error();
            if (!*chunk)
                break;
            if (auto done = out.silence(pauseSamples()); !done)
                return done;
            if (auto done = say(**chunk, rest, out); !done)
                return done;
            report(rest + (*chunk)->end, text.size(), out);
        }
        m_unread = opening.unread();
        m_unread.insert(m_unread.end(), chunks.unread().begin(), chunks.unread().end());
        return {};
    }

    const std::vector<base::TimedWord>& words() const { return m_words; }

    Json facts(Clock::time_point began) const
    {
        return Json{{"unread", m_unread},
                    {"pieces", m_pieces},
                    {"firstSoundSeconds", std::chrono::duration<double>(m_firstSound - began).count()}};
    }

private:
    std::size_t pauseSamples() const { return static_cast<std::size_t>(m_pause * m_pauses * VoiceEngine::kSampleRate); }

    Result<void> say(const phonemes::SpeechChunk& chunk, std::size_t offset, SoundWriter& out)
    {
        std::vector<int> ids{0};
        ids.insert(ids.end(), chunk.spoken.ids.begin(), chunk.spoken.ids.end());
        ids.push_back(0);
        const auto style = m_engine.voices().style(m_voice, chunk.spoken.ids.size());
        if (!style)
            return style.error();
        kokoro::DecodeOptions options;
        options.seed = m_seed + m_pieces;
        const auto speech = m_engine.net().synthesise(ids, *style, m_speed, options, m_context.stop);
        if (!speech)
            return speech.error();
        placeWords(chunk, offset, speech->prosody.durations, out.written());
        m_pause = chunk.pauseAfter;
        ++m_pieces;
        return out.write(speech->samples);
    }

    /// Where each word sounds, from the durations of its tokens.
    void placeWords(const phonemes::SpeechChunk& chunk, std::size_t offset, const std::vector<int>& durations,
                    std::size_t begin)
    {
        std::vector<std::size_t> starts{begin};
        for (const int frames : durations)
            starts.push_back(starts.back() + static_cast<std::size_t>(frames) * kFrame);
        const auto seconds = [](std::size_t sample) { return static_cast<double>(sample) / VoiceEngine::kSampleRate; };
        for (const auto& piece : chunk.spoken.pieces) {
            const auto first = piece.firstToken + 1; // behind the padding
            if (piece.kind != phonemes::PieceKind::word || piece.tokenCount == 0 || m_words.size() >= kMostWords)
                continue;
            m_words.push_back({std::string(m_text.substr(offset + piece.begin, piece.end - piece.begin)),
                               {seconds(starts[first])},
                               {seconds(starts[first + piece.tokenCount])}});
        }
    }

    void report(std::size_t at, std::size_t size, const SoundWriter& out) const
    {
        if (m_context.progress)
            m_context.progress({fmt::format("Speaking ({:.0f} s so far)",
                                            static_cast<double>(out.written()) / VoiceEngine::kSampleRate),
                                static_cast<double>(at) / static_cast<double>(size)});
    }

    VoiceEngine& m_engine;
    const base::RunContext& m_context;
    VoiceRecipe m_voice;
    std::uint64_t m_seed;
    double m_speed;
    double m_pauses;
    double m_pause = 0.0; ///< after the last chunk, in seconds
    std::size_t m_pieces = 0;
    std::string_view m_text;
    std::vector<base::TimedWord> m_words;
    std::vector<std::string> m_unread;
    Clock::time_point m_firstSound;
};

base::TaskFile speechFile(const std::filesystem::path& path, const std::string& sha256, base::FileStory story)
{
    base::TaskFile file{"audio", "Speech", path, sha256};
    file.place = base::SoundPlace{"Speech", "vocals"};
    file.story = std::move(story);
    return file;
}

} // namespace

base::TaskDescriptor SpeakTask::descriptor() const
{
    base::TaskDescriptor descriptor;
    descriptor.id = "speak";
    descriptor.title = "Speak a text";
    descriptor.summary = "Reads a text aloud in one of 54 voices and 8 languages, on this machine";
    descriptor.model = {VoiceEngine::kModel, "1.0", "", "Apache-2.0", true};
    descriptor.params = speakParams();
    descriptor.makesSounds = true;
    return descriptor;
}

Result<base::TaskResult> SpeakTask::run(const base::TaskRequest& request, base::RunContext& context)
{
    const auto began = Clock::now();
    const auto wish = readVoiceRequest(speakParams(), request.params);
    if (!wish)
        return wish.error();
    const auto& [values, voice, language] = *wish;
    if (auto ready = m_engine->prepare(context); !ready)
        return ready.error();
    const auto loaded = Clock::now();
    const auto path = context.folder / "speech.wav";
    auto out = SoundWriter::create(path, VoiceEngine::kSampleRate);
    if (!out)
        return out.error();
    Reading reading(*m_engine, request, context, values, voice);
    if (auto done = reading.readAloud(*values.text("text"), language, *out); !done)
        return done.error();
    if (auto done = out->finish(); !done)
        return done.error();
    const auto sha256 = base::sha256OfFile(path);
    if (!sha256)
        return sha256.error();
    base::TaskResult result;
    const auto use = m_engine->voiceUse(voice, values.text("voiceName").value_or(""));
    result.files = {speechFile(path, *sha256, {m_engine->model(), use, {"vocals"}, {}, reading.words()})};
    result.facts = reading.facts(loaded);
    const double seconds = static_cast<double>(out->written()) / VoiceEngine::kSampleRate;
    result.facts["seconds"] = seconds;
    result.facts["voice"] = voice.text();
    result.facts["language"] = phonemes::codeOf(language);
    result.facts["realTimeFactor"] = std::chrono::duration<double>(Clock::now() - loaded).count() / seconds;
    result.model = m_engine->model();
    result.device = m_engine->device();
    result.seconds = std::chrono::duration<double>(Clock::now() - began).count();
    return result;
}

} // namespace melisma::ml
