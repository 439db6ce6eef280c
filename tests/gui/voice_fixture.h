// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "tests/audio/sound_support.h"
#include "tests/gui/session_fixture.h"
#include "ui/voices/voice_list.h"
#include "ui/voices/voice_listener.h"
#include "ui/voices/voices_panel.h"

#include <QLabel>

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

namespace melisma::tests {

/// What the speaker was asked, and how it is to behave; shared with the task, which belongs to the backend.
class SpeakerNotes {
public:
    std::vector<base::TaskRequest> asked() const
    {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }
    void note(const base::TaskRequest& request)
    {
        const std::lock_guard lock(m_mutex);
        m_asked.push_back(request);
    }
    std::atomic<bool> slow{false}; ///< speaks until it is stopped
    std::atomic<bool> hoarse{false};

private:
    mutable std::mutex m_mutex;
    std::vector<base::TaskRequest> m_asked;
};

/// Speaks half a second of a square wave.
class ToneSpeaker : public base::Task {
public:
    explicit ToneSpeaker(SpeakerNotes& notes) : m_notes(notes) {}

    base::TaskDescriptor descriptor() const override
    {
        base::TaskDescriptor made;
        made.id = "speak";
        made.title = "Speak a text";
        for (const auto& [key, label] :
             {std::pair("text", "Text"), {"voice", "Voice"}, {"voiceName", ""}, {"language", "Language"}}) {
            base::ParamSpec spec;
            spec.key = key;
            spec.label = label;
            made.params.push_back(spec);
        }
        made.makesSounds = true;
        return made;
    }
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext& context) override
    {
        m_notes.note(request);
        while (m_notes.slow && !context.stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        if (context.stop.stop_requested())
            return base::Error{base::ErrorKind::cancelled, "Stopped", {}, {}};
        if (m_notes.hoarse)
            return base::Error{base::ErrorKind::internal, "The speaker is hoarse", "Wait a day", {}};
        const auto path = context.folder / "speech.wav";
        writeSound(path, spec(audio::Container::wav, audio::SampleFormat::int16, 24000, 1), 12000,
                   [](int frame, int) { return frame / 50 % 2 == 0 ? 0.25 : -0.25; });
        base::TaskResult result;
        result.files = {base::TaskFile{"audio", "Speech", path, ""}};
        return result;
    }

private:
    SpeakerNotes& m_notes;
};

/// A session whose only task is the speaker, with folders of its own for models, voices and samples. The model counts
/// as installed until forgetModel().
class VoiceFixture : public SessionFixture {
public:
    VoiceFixture()
    {
        qputenv("MELISMA_VOICES", (path() / "voices").c_str());
        qputenv("MELISMA_MODELS", (path() / "models").c_str());
        rememberModel();
        session.reset(); // one at a time on the engine
        session = std::make_unique<ui::Session>(
            ui::Session::Services{*engine, voiceQueue, {}, path() / "imports", projects()});
        session->setTasks(*voiceBackend.describe());
    }
    ~VoiceFixture() { session.reset(); }

    base::Result<voices::VoiceLibrary> library() const { return voices::VoiceLibrary::open(resources()); }
    ui::VoiceSamples cache() const { return ui::VoiceSamples(path() / "samples"); }
    void rememberModel() const
    {
        std::filesystem::create_directories(record().parent_path());
        std::ofstream(record()) << R"({"files": [{"name": "kokoro.safetensors", "sha256": "00"}]})";
    }
    void forgetModel() const { std::filesystem::remove(record()); }

private:
    std::filesystem::path record() const { return path() / "models" / "kokoro" / "installed.json"; }

    static std::vector<std::unique_ptr<base::Task>> tasks(SpeakerNotes& notes)
    {
        std::vector<std::unique_ptr<base::Task>> made;
        made.push_back(std::make_unique<ToneSpeaker>(notes));
        return made;
    }

public:
    SpeakerNotes speaker;
    jobs::InProcessBackend voiceBackend{tasks(speaker)};
    jobs::JobQueue voiceQueue{voiceBackend, path() / "voice-jobs"};
};

/// The Voices tab over it.
struct VoicesPanelFixture : VoiceFixture {
    VoicesPanelFixture() : panel(*session, library(), cache())
    {
        panel.resize(300, 760);
        panel.show();
    }

    ui::VoicesPanel panel;
    ui::VoiceList* list = panel.findChild<ui::VoiceList*>();
    QLabel* state = panel.findChild<QLabel*>(QStringLiteral("voiceState"));
};

} // namespace melisma::tests
