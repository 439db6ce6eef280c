// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/sound_voices_fixture.h"
#include "ui/voices/consent_dialog.h"
#include "ui/voices/reading_form.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <semaphore>
#include <utility>

namespace melisma::tests {

inline constexpr int kRate = 48000;

/// What the checker was given, and what it is to find.
struct CheckNotes {
    std::atomic<double> similarity{0.9};
    std::atomic<bool> allWords{true};
    std::mutex mutex;
    std::filesystem::path recording;
    std::uintmax_t bytes = 0;
    std::atomic<bool> waits{false}; ///< for `go`, before it answers
    std::counting_semaphore<8> go{0};

    std::filesystem::path heard()
    {
        const std::lock_guard lock(mutex);
        return recording;
    }
};

class Checker : public base::Task {
public:
    explicit Checker(CheckNotes& notes) : m_notes(notes) {}

    base::TaskDescriptor descriptor() const override
    {
        base::TaskDescriptor made;
        made.id = voices::kCheckTask;
        made.title = "Check a consent";
        for (const char* key : {"voice", "statement", "words"}) {
            base::ParamSpec spec;
            spec.key = key;
            spec.kind = base::ParamKind::longText;
            made.params.push_back(spec);
        }
        made.inputs = {"recording"};
        made.internal = true;
        return made;
    }
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext&) override
    {
        {
            const std::lock_guard lock(m_notes.mutex);
            m_notes.recording = request.inputs.front().path;
            m_notes.bytes = std::filesystem::file_size(m_notes.recording);
        }
        if (m_notes.waits)
            m_notes.go.acquire();
        const auto words = base::parseJson(*request.params.text("words"), "words");
        base::TaskResult result;
        result.facts = base::Json{{"wordError", 0.05},
                                  {"wordsAsked", words->size()},
                                  {"wordsFound", m_notes.allWords ? words->size() : words->size() - 1},
                                  {"speaker",
                                   {{"similarities", {m_notes.similarity.load(), 0.95}},
                                    {"needed", 0.75},
                                    {"model", "encoder 1"},
                                    {"sha256", base::sha256Of("weights")}}}};
        return result;
    }

private:
    CheckNotes& m_notes;
};

/// A pool that does nothing else until it is freed.
class BusyPool {
public:
    BusyPool()
    {
        m_pool.waitForDone();
        m_pool.setMaxThreadCount(1);
        m_pool.start([this] { m_free.acquire(); });
    }
    ~BusyPool()
    {
        free();
        m_pool.setMaxThreadCount(m_before);
    }
    /// And waits until all that was put off is done and told.
    void free()
    {
        if (!std::exchange(m_freed, true))
            m_free.release();
        m_pool.waitForDone();
        QCoreApplication::processEvents();
    }

private:
    QThreadPool& m_pool = *QThreadPool::globalInstance();
    int m_before = m_pool.maxThreadCount();
    std::binary_semaphore m_free{0};
    bool m_freed = false;
};

/// Anna's voice, without consent, and a microphone in which somebody is heard.
struct AnnaReads : SoundVoicesFixture {
    explicit AnnaReads(bool microphone = true)
    {
        session.reset();
        session = std::make_unique<ui::Session>(
            ui::Session::Services{*engine, checkQueue, {}, path() / "imports", projects()});
        session->setTasks(*checkBackend.describe());
        useKeyring();
        if (microphone)
            device().playAsInput(readingSound(kRate, 60), 1);
        make("Anna");
        shelf().refresh();
        opened("anna");
        dialog = std::make_unique<ui::ConsentDialog>(*session, *shelf().find("anna"));
        dialog->show();
    }
    ~AnnaReads()
    {
        notes.go.release();
        QThreadPool::globalInstance()->waitForDone();
        dialog.reset();
        session.reset();
    }

    audio::NullDevice& device() { return dynamic_cast<audio::NullDevice&>(engine->device()); }
    ui::LiveReading& reading() { return dialog->readingForm().reading(); }
    template <class Widget = QPushButton>
    Widget* part(const char* name) const
    {
        return dialog->findChild<Widget*>(QLatin1String(name));
    }
    void type(const char* field, const QString& text) { part<QLineEdit>(field)->setText(text); }
    QString told() const { return part<QLabel>("readingState")->text(); }
    bool ask()
    {
        type("readerName", "Anna Meier");
        part("askForWords")->click();
        return waitFor(ui::LiveReading::State::ready);
    }
    bool waitFor(ui::LiveReading::State state)
    {
        return QTest::qWaitFor([&] { return reading().state() == state; }, 5000);
    }
    /// Reads for `seconds`, while the callback runs.
    bool read(double seconds)
    {
        part("recordReading")->click();
        const bool heard = QTest::qWaitFor(
            [&] {
                if (reading().take().seconds() < seconds)
                    pull(kRate / 10);
                return reading().take().seconds() >= seconds;
            },
            10'000);
        part("recordReading")->click();
        return heard && QTest::qWaitFor(
                            [&] {
                                pull(256);
                                return !reading().take().recording();
                            },
                            5000);
    }

    static std::vector<std::unique_ptr<base::Task>> tasks(CheckNotes& notes)
    {
        std::vector<std::unique_ptr<base::Task>> made;
        made.push_back(std::make_unique<Checker>(notes));
        return made;
    }
    CheckNotes notes;
    jobs::InProcessBackend checkBackend{tasks(notes)};
    jobs::JobQueue checkQueue{checkBackend, path() / "check-jobs"};
    std::unique_ptr<ui::ConsentDialog> dialog;
};

} // namespace melisma::tests
