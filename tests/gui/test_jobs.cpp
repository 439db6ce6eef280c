// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The jobs panel: what runs, what has ended and what can be done with that, over restarts.
#include "tests/gui/session_fixture.h"
#include "ui/common/theme.h"
#include "ui/jobs/job_entry.h"
#include "ui/jobs/job_texts.h"
#include "ui/jobs/jobs_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace melisma;
using tests::SessionFixture;

namespace {

struct Panel : SessionFixture {
    Panel() { open(); }
    ~Panel() { panel.reset(); }

    void open()
    {
        session->setTasks(*backend.describe());
        panel = std::make_unique<ui::JobsPanel>(*session);
        panel->show();
    }
    void restart()
    {
        panel.reset();
        session.reset();
        session = makeSession();
        open();
    }

    /// As they stand, from the top.
    std::vector<ui::JobEntry*> entries() const
    {
        QCoreApplication::processEvents(); // widgets new in a layout show themselves from the event loop
        std::vector<ui::JobEntry*> shown;
        for (auto* entry : panel->findChildren<ui::JobEntry*>())
            if (!entry->isHidden())
                shown.push_back(entry);
        std::ranges::sort(shown, std::greater{}, &ui::JobEntry::number);
        return shown;
    }
    const std::vector<jobs::JobRecord>& records() const { return session->jobHistory().records(); }
    bool waitForRecords(std::size_t count) const
    {
        return QTest::qWaitFor([&] { return records().size() == count; }, 30000);
    }
    /// Ends with an error: the key cannot be read.
    void failOnce()
    {
        base::ParamValues params;
        params.set("prompt", "slow rain");
        params.set("key", "H minor flat");
        session->generate(compose(), params, 77);
    }

    std::unique_ptr<ui::JobsPanel> panel;
};

template <class T = QPushButton>
T* part(const QWidget& of, const char* name)
{
    return of.findChild<T*>(QString::fromLatin1(name));
}

music::NoteSequence firstNotes(const project::Project& project)
{
    return *std::get<project::NoteContent>(project.tracks.back()->clips.front()->chosen().content);
}

QString allText(const QWidget& widget)
{
    QStringList all;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        all << label->text();
    return all.join(u'|');
}

jobs::JobRecord made(int number)
{
    jobs::JobRecord record;
    record.title = "Song " + std::to_string(number);
    record.request.task = "compose";
    record.state = number % 3 == 0 ? jobs::JobState::failed : jobs::JobState::done;
    record.error = base::Error{base::ErrorKind::io, "No space", "Free some", ""};
    return record;
}

} // namespace

class TestJobs : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }
    void whatWasMadeIsShown();
    void failureSaysWhatToDoAndRetries();
    void sameAgainHasAnotherSeed();
    void historyOutlivesTheStudio();
    void jobsStoppedByTheEndAreRemembered();
    void manyEntriesComeInPieces();
    void clearing();
    void textsOfARecord();
};

void TestJobs::whatWasMadeIsShown()
{
    Panel p;
    QVERIFY(p.entries().empty());
    QVERIFY(!part<QToolButton>(*p.panel, "clearJobs")->isVisible()); // its row is hidden
    QVERIFY(p.generate("jazz trio", 5));
    QVERIFY(p.waitForRecords(1));
    QVERIFY(p.queue.jobs().empty()); // the list of what runs is empty again
    QCOMPARE(p.entries().size(), std::size_t{1});
    const auto record = p.records().front();
    std::size_t clips = 0;
    for (const auto& track : p.session->project().tracks)
        clips += track->clips.size();
    QCOMPARE(record.clips.size(), clips);
    QVERIFY(record.state == jobs::JobState::done && record.model.id == "composer" && record.seconds > 0.0);

    auto* entry = p.entries().front();
    QVERIFY(!entry->isOpen());
    part<QToolButton>(*entry, "details")->click();
    auto* show = part(*entry, "show");
    QVERIFY(show->isEnabled());
    QSignalSpy shown(p.session.get(), &ui::Session::clipsShown);
    show->click();
    QCOMPARE(p.session->selectedClips().size(), clips);
    QCOMPARE(shown.count(), 1);
    p.session->undo();
    QVERIFY(!show->isEnabled()); // what it made is gone
    p.session->redo();
    QVERIFY(show->isEnabled());
    p.session->newProject();
    QVERIFY(!show->isEnabled()); // another project
}

void TestJobs::failureSaysWhatToDoAndRetries()
{
    Panel p;
    p.failOnce();
    QVERIFY(p.waitForRecords(1));
    QVERIFY(p.records().front().state == jobs::JobState::failed);
    auto* entry = p.entries().front();
    QVERIFY2(entry->isOpen(), "a fresh failure opens by itself");
    const auto error = *p.records().front().error;
    const QString all = allText(*entry);
    QVERIFY(all.contains(QString::fromStdString(error.message)) && all.contains(QString::fromStdString(error.hint)));
    part(*entry, "copy")->click();
    const QString copied = QApplication::clipboard()->text();
    QVERIFY(copied.contains(QString::fromStdString(error.message)) && copied.contains("77"));
    QVERIFY(copied.contains("H minor flat") && copied.contains("slow rain"));
    QCOMPARE(entry->findChildren<QPushButton*>("copy").size(), 1);
    part(*entry, "retry")->click();
    QVERIFY(p.waitForRecords(2));
    QVERIFY(p.records()[0].request.params == p.records()[1].request.params);
    QCOMPARE(p.records()[0].request.seed, std::uint64_t{77});
}

void TestJobs::sameAgainHasAnotherSeed()
{
    Panel p;
    QVERIFY(p.generate("folk guitar and bass", 1234));
    QVERIFY(p.waitForRecords(1));
    const auto before = firstNotes(p.session->project());
    p.session->newProject();
    p.session->runAgain(p.records().front(), false);
    QVERIFY(p.waitForRecords(2));
    QVERIFY2(firstNotes(p.session->project()) == before, "the same seed makes the same");
    p.session->newProject();
    auto* entry = p.entries().back();
    entry->setOpen(true);
    part(*entry, "again")->click();
    QVERIFY(p.waitForRecords(3));
    QVERIFY(p.records()[0].request.seed != 1234 && p.records()[0].request.params == p.records()[2].request.params);
    QVERIFY(!(firstNotes(p.session->project()) == before));
}

void TestJobs::historyOutlivesTheStudio()
{
    Panel p;
    QVERIFY(p.generate("techno", 5));
    QVERIFY(p.waitForRecords(1));
    const auto home = p.session->folderPath();
    p.restart();
    QCOMPARE(p.entries().size(), std::size_t{1});
    QVERIFY(!p.session->canShow(p.records().front()));
    QVERIFY(p.session->openProject(home));
    QVERIFY(p.session->canShow(p.records().front()));
    QVERIFY(p.session->saveAs(p.path() / "Named"));
    QVERIFY2(p.session->canShow(p.records().front()), "it has moved with its project");
}

void TestJobs::jobsStoppedByTheEndAreRemembered()
{
    Panel p;
    base::ParamValues params;
    params.set("prompt", "orchestral");
    for (int i = 0; i < 3; ++i)
        p.session->generate(p.compose(), params, 9);
    const auto waiting = p.session->jobsUnderWay();
    p.restart();
    QVERIFY(waiting >= 2);
    QCOMPARE(p.records().size(), std::size_t{3});
    for (const auto& record : p.records())
        QVERIFY(record.state == jobs::JobState::cancelled && record.request.seed == 9);
    p.queue.waitForIdle();
}

void TestJobs::manyEntriesComeInPieces()
{
    Panel p;
    {
        jobs::JobHistory history(p.path() / "jobs.json");
        for (int i = 0; i < 120; ++i)
            QVERIFY(history.add(made(i)).ok());
    }
    p.restart();
    QCOMPARE(p.entries().size(), ui::JobsPanel::kShownAtFirst);
    QVERIFY(allText(*p.entries().front()).contains("Song 119"));
    QVERIFY(!p.entries().front()->isOpen()); // old failures stay closed
    auto* more = part(*p.panel, "moreJobs");
    QVERIFY(more->text().contains(QString::number(jobs::JobHistory::kMost - ui::JobsPanel::kShownAtFirst)));
    more->click();
    QCOMPARE(p.entries().size(), jobs::JobHistory::kMost);
    QVERIFY(more->isHidden());
    for (const auto* entry : p.entries())
        for (const auto* button : entry->findChildren<QToolButton*>())
            QVERIFY(!button->accessibleName().isEmpty() && button->width() >= 22 && button->height() >= 22);
}

void TestJobs::clearing()
{
    Panel p;
    {
        jobs::JobHistory history(p.path() / "jobs.json");
        for (int i = 0; i < 6; ++i)
            QVERIFY(history.add(made(i)).ok());
    }
    p.restart();
    auto* first = p.entries().front();
    QTest::keyClick(part<QToolButton>(*first, "details"), Qt::Key_Space);
    QVERIFY(first->isOpen());
    QTest::keyClick(part<QToolButton>(*first, "details"), Qt::Key_Delete);
    QCOMPARE(p.records().size(), std::size_t{5});
    const auto actions = part<QToolButton>(*p.panel, "clearJobs")->menu()->actions();
    actions[0]->trigger();
    QCOMPARE(p.records().size(), std::size_t{2}); // 0 and 3 failed
    for (const auto& record : p.records())
        QVERIFY(record.state == jobs::JobState::failed);
    actions[1]->trigger();
    QVERIFY(p.records().empty() && p.entries().empty());
    p.restart();
    QVERIFY(p.records().empty());
}

void TestJobs::textsOfARecord()
{
    const Panel p;
    jobs::JobRecord record = made(1);
    record.started = "2026-03-01T10:00:00Z";
    record.seconds = 0.44;
    record.request.seed = 12345678901234567890ull;
    record.request.params.set("bpm", -92.5);
    record.request.params.set("ghost", true); // of a task that knew more
    const auto when = QDateTime::fromString(QStringLiteral("2026-03-01T10:00:00Z"), Qt::ISODate).toLocalTime();
    QVERIFY(ui::endText(record, when).startsWith(QStringLiteral("Done \u00b7 0.4 s \u00b7 ")));
    QVERIFY(ui::endText(record, when.addDays(1)).contains("yesterday"));
    QVERIFY(!ui::endText(record, when.addDays(2)).contains("yesterday"));
    const auto* task = p.session->task("compose");
    QVERIFY(task);
    const QString report = ui::reportText(record, task);
    QVERIFY(report.contains(QStringLiteral("Tempo: \u221292.5 bpm")));
    QVERIFY(report.contains("ghost: yes") && report.contains("12345678901234567890"));
    QVERIFY(ui::reportText(record, nullptr).contains("bpm: "));
}

QTEST_MAIN(TestJobs)
#include "test_jobs.moc"
