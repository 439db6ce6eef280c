// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edits/add_note_clip.h"
#include "core/edits/add_track.h"
#include "core/jobs/melody_input.h"
#include "tests/audio/sound_support.h"
#include "tests/gui/session_fixture.h"

#include <sstream>

namespace melisma::tests {

using base::Beats;

// The singer is the test's own: it writes a tone of the melody's length, so no voices need be installed.

inline base::ParamSpec longText(const char* key, double least)
{
    base::ParamSpec spec;
    spec.key = key;
    spec.label = key;
    spec.kind = base::ParamKind::longText;
    if (least > 0)
        spec.minimum = least;
    return spec;
}

/// Keeps what it was asked, and sings a tone from the song's start to the melody's end.
class ToneSinger : public base::Task {
public:
    explicit ToneSinger(std::string id, bool melody) : m_id(std::move(id)), m_melody(melody) {}

    base::TaskDescriptor descriptor() const override
    {
        base::TaskDescriptor made;
        made.id = m_id;
        made.title = m_melody ? "Sing a melody" : "Speak a text";
        made.params = {m_melody ? longText("lyrics", 0) : longText("text", 1)};
        if (m_melody)
            made.inputs = {"melody"};
        made.makesSounds = true;
        made.previews = m_melody;
        return made;
    }
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext& context) override
    {
        if (request.preview)
            return shouted(request.params.text("lyrics").value_or(""));
        double seconds = 1.0;
        if (m_melody) {
            const auto score = *music::scoreFromJson(*base::readJsonFile(request.inputs.front().path));
            const auto& clip = score.parts.front().clips.front();
            seconds = score.tempoMap.secondsAt(clip.start + clip.notes.length).value;
        }
        const auto path = context.folder / "tone.wav";
        const auto format = spec(audio::Container::wav, audio::SampleFormat::int16, 24000, 1);
        writeSound(path, format, static_cast<int>(seconds * 24000), [](int frame, int) { return 0.1 * (frame % 7); });
        base::TaskFile file{"audio", m_melody ? "Vocal" : "Speech", path, ""};
        file.place = base::SoundPlace{m_melody ? "Vocal" : "Speech", "vocals"};
        file.story = base::FileStory{{"kokoro", "1.0", "", "Apache-2.0", true},
                                     {"af_heart", "Heart", {}, "builtin", "Apache-2.0"},
                                     {"vocals"},
                                     "rain",
                                     {{"rain", {seconds - 0.5}, {seconds}}}};
        base::TaskResult result;
        result.files = {file};
        result.model = file.story->model;
        if (const auto words = request.params.text("lyrics"); m_melody && words)
            result.facts["syllables"] = spread(request, *words);
        return result;
    }

private:
    /// Reads each line as its capitals.
    static base::TaskResult shouted(const std::string& lyrics)
    {
        std::vector<std::string> sounds;
        std::istringstream lines(lyrics);
        for (std::string line; std::getline(lines, line);)
            sounds.push_back(QString::fromStdString(line).toUpper().toStdString());
        base::TaskResult result;
        result.facts = base::Json{{"lyrics", lyrics}, {"sounds", sounds}};
        return result;
    }

    /// A word a note; the last is held.
    static std::vector<std::string> spread(const base::TaskRequest& request, const std::string& words)
    {
        const auto score = *music::scoreFromJson(*base::readJsonFile(request.inputs.front().path));
        std::vector<std::string> syllables(score.parts.front().clips.front().notes.notes.size(), "_");
        const auto split = QString::fromStdString(words).split(u' ', Qt::SkipEmptyParts);
        for (std::size_t i = 0; i < std::min<std::size_t>(syllables.size(), static_cast<std::size_t>(split.size()));
             ++i)
            syllables[i] = split[static_cast<qsizetype>(i)].toStdString();
        return syllables;
    }

    std::string m_id;
    bool m_melody;
};

/// Hears every word of what it is given, half a second each.
class WordFinder : public base::Task {
public:
    base::TaskDescriptor descriptor() const override
    {
        base::TaskDescriptor made;
        made.id = "align";
        made.title = "Find the words";
        made.params = {longText("lyrics", 0)};
        made.inputs = {"recording"};
        return made;
    }
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext&) override
    {
        std::vector<base::TimedWord> words;
        std::istringstream text(request.params.text("lyrics").value_or(""));
        for (std::string word; text >> word;) {
            const double start = 0.5 * static_cast<double>(words.size());
            words.push_back({word, {start}, {start + 0.5}});
        }
        base::TaskResult result;
        if (std::filesystem::exists(request.inputs.front().path))
            result.facts["words"] = base::toJson(words);
        return result;
    }
};

inline std::vector<std::unique_ptr<base::Task>> singers()
{
    std::vector<std::unique_ptr<base::Task>> tasks;
    tasks.push_back(std::make_unique<WordFinder>());
    tasks.push_back(std::make_unique<ToneSinger>("speak", false));
    tasks.push_back(std::make_unique<ToneSinger>("sing", true));
    return tasks;
}

inline music::NoteSequence melody(const std::vector<std::string>& syllables)
{
    music::NoteSequence notes;
    for (std::size_t i = 0; i < syllables.size(); ++i)
        notes.notes.push_back({Beats::whole(static_cast<std::int64_t>(i)), Beats::of(0.9), 60, 90, syllables[i]});
    notes.length = Beats::whole(8);
    return notes;
}

/// Two clips with notes on one track, at beats 8 and 16, at 120 bpm: seconds 4 and 8.
struct SongToSing : SessionFixture {
    SongToSing()
    {
        session.reset();                                         // one at a time on the engine
        std::filesystem::create_directories(path() / "imports"); // as the studio does: sounds pass through it
        session = std::make_unique<ui::Session>(
            ui::Session::Services{*engine, voiceQueue, {}, path() / "imports", projects()});
        session->setTasks(*voices.describe());
        session->apply("Melody", [](const project::Project& project) -> base::Result<project::Project> {
            auto edited = edits::addTrack(project, project::TrackKind::instrument, "Lead");
            const auto track = edited->tracks.back()->id;
            edited = edits::addNoteClip(*edited, track, "Verse", melody({"slow", "rain", "fall-", "ing"}),
                                        Beats::whole(8), {});
            return edits::addNoteClip(*edited, track, "Chorus", melody({"", "", ""}), Beats::whole(16), {});
        });
    }
    ~SongToSing() { session.reset(); }

    const project::Clip& clip(std::size_t index) { return *session->project().tracks.front()->clips[index]; }
    const project::Track* vocal()
    {
        for (const auto& track : session->project().tracks)
            if (track->name == jobs::kLeadVocal)
                return track.get();
        return nullptr;
    }
    bool land(const std::function<void()>& start)
    {
        QSignalSpy landed(session.get(), &ui::Session::jobLanded);
        start();
        return landed.count() > 0 || landed.wait(20000);
    }

    jobs::InProcessBackend voices{singers()};
    jobs::JobQueue voiceQueue{voices, path() / "voice-jobs"};
};

} // namespace melisma::tests
