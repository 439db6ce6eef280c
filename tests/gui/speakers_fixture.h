// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/speaker_compare.h"
#include "tests/gui/sound_voices_fixture.h"

#include <mutex>
#include <semaphore>

namespace melisma::tests {

/// What the listener was given, and how it is to behave.
struct ListenerNotes {
    std::mutex mutex;
    std::vector<std::filesystem::path> recordings; ///< of the last comparison
    std::atomic<int> comparisons{0};
    std::atomic<bool> deaf{false};
    std::atomic<bool> waits{false}; ///< for `go`, before it answers
    std::counting_semaphore<8> go{0};

    std::vector<std::filesystem::path> heard()
    {
        const std::lock_guard lock(mutex);
        return recordings;
    }
};

/// Hears somebody else in recordings whose names begin with "other", and one person in the rest.
class Listener : public base::Task {
public:
    explicit Listener(ListenerNotes& notes) : m_notes(notes) {}

    base::TaskDescriptor descriptor() const override
    {
        base::TaskDescriptor made;
        made.id = voices::kCompareSpeakersTask;
        made.title = "Compare speakers";
        made.inputs = {"recording"};
        made.internal = true;
        return made;
    }
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext&) override
    {
        std::vector<std::string> names;
        {
            const std::lock_guard lock(m_notes.mutex);
            m_notes.recordings.clear();
            for (const auto& input : request.inputs) {
                m_notes.recordings.push_back(input.path);
                names.push_back(std::filesystem::file_size(input.path) > 44 ? input.path.filename().string() : "");
            }
        }
        ++m_notes.comparisons;
        if (m_notes.waits)
            m_notes.go.acquire();
        if (m_notes.deaf)
            return base::Error{base::ErrorKind::internal, "The listener is deaf", "Wait a day", {}};
        const auto isOther = [](const std::string& name) { return name.starts_with("other"); };
        base::TaskResult result;
        result.facts = base::Json{{"needed", 0.75}};
        for (const auto& one : names) {
            std::vector<double> row;
            for (const auto& other : names)
                row.push_back(&one == &other ? 1.0 : isOther(one) == isOther(other) ? 0.9 : 0.4);
            result.facts["cosines"].push_back(row);
            result.facts["recordings"].push_back(base::Json{{"name", one}, {"likeness", 0.5}});
        }
        return result;
    }

private:
    ListenerNotes& m_notes;
};

/// A session that can compare speakers, as far as it can tell.
class SpeakersFixture : public SoundVoicesFixture {
public:
    SpeakersFixture()
    {
        session.reset();
        session = std::make_unique<ui::Session>(
            ui::Session::Services{*engine, listenQueue, {}, path() / "imports", projects()});
        session->setTasks(*listenBackend.describe());
        useKeyring();
    }
    ~SpeakersFixture()
    {
        notes.go.release();
        QThreadPool::globalInstance()->waitForDone();
        session.reset();
    }
    void installEncoder() const
    {
        const auto folder = path() / "models" / voices::kSpeakerModel;
        std::filesystem::create_directories(folder);
        std::ofstream(folder / "installed.json") << R"({"files": [{"name": "pretrained.pt", "sha256": "00"}]})";
    }
    /// Recordings of these names.
    QStringList recordings(const std::vector<const char*>& names) const
    {
        QStringList paths;
        for (const char* name : names)
            paths << QString::fromStdString(writeWav(name, readingSound(16000, 12)).string());
        return paths;
    }

    ListenerNotes notes;

private:
    static std::vector<std::unique_ptr<base::Task>> tasks(ListenerNotes& notes)
    {
        std::vector<std::unique_ptr<base::Task>> made;
        made.push_back(std::make_unique<Listener>(notes));
        return made;
    }
    jobs::InProcessBackend listenBackend{tasks(notes)};
    jobs::JobQueue listenQueue{listenBackend, path() / "listen-jobs"};
};

} // namespace melisma::tests
