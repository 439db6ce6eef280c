// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Leaving a project: one question about all that would be lost, none where nothing would.
#include "core/edits/set_song.h"
#include "tests/gui/session_fixture.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/main_window/leaving.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/project_drop.h"

#include <QApplication>
#include <QDropEvent>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>
#include <QUrl>

#include <functional>

using namespace melisma;
using tests::SessionFixture;
using ui::Leaving;

namespace {

enum class Answer { save, go, cancel, escape };

struct Studio : SessionFixture {
    Studio() : window(*session)
    {
        window.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&window));
    }

    bool rename(const std::string& name)
    {
        return session->apply(QStringLiteral("Rename"),
                              [name](const project::Project& project) { return edits::setProjectName(project, name); });
    }
    bool nameProject(const char* name) { return rename("first") && session->saveAs(path() / name); }
    void startJob()
    {
        base::ParamValues params;
        params.set("prompt", "orchestral");
        params.set("bars", std::int64_t{512});
        params.set("takes", std::int64_t{8}); // long enough to be still at it when asked, and stopped within a moment
        session->generate(compose(), params, 3);
    }

    /// Runs `act` and gives `answer` to every question that comes up; how many there were.
    int answering(Answer answer, const std::function<void()>& act)
    {
        int asked = 0;
        QTimer poll;
        QObject::connect(&poll, &QTimer::timeout, [&] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (!box || !box->isVisible())
                return;
            ++asked;
            press(*box, answer);
        });
        poll.start(5);
        act();
        QCoreApplication::processEvents();
        return asked;
    }

    ui::MainWindow window;

private:
    static void press(QMessageBox& box, Answer answer)
    {
        if (answer == Answer::escape)
            return QTest::keyClick(&box, Qt::Key_Escape);
        QAbstractButton* button = answer == Answer::save     ? box.button(QMessageBox::Save)
                                  : answer == Answer::cancel ? box.button(QMessageBox::Cancel)
                                                             : box.findChild<QPushButton*>("leaveAnyway");
        button->click();
    }
};

} // namespace

class TestLeaving : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }
    void asksForWhatIsAtStake();
    void nothingAtStakeIsNotAsked();
    void savingDontSavingAndStaying();
    void jobsAndEditsAreOneQuestion();
    void openingAnotherProjectAsksToo();
    void droppedProjectOpens();
};

void TestLeaving::asksForWhatIsAtStake()
{
    for (const auto leaving : {Leaving::quit, Leaving::otherProject})
        for (const bool unsaved : {false, true})
            for (const int jobs : {0, 1, 2}) {
                const auto question = ui::leaveQuestion({unsaved, jobs, QStringLiteral("Rain")}, leaving);
                QCOMPARE(question.has_value(), unsaved || jobs > 0);
                if (!question)
                    continue;
                QCOMPARE(question->offersSave, unsaved);
                const QString all = question->text + question->consequence;
                QCOMPARE(all.contains("Rain"), unsaved);
                QCOMPARE(all.contains("job"), jobs > 0);
            }
}

void TestLeaving::nothingAtStakeIsNotAsked()
{
    Studio studio;
    QVERIFY(studio.rename("Sketch")); // never saved: it is on the disk anyway
    QVERIFY(!studio.session->isNamed());
    QCOMPARE(studio.answering(Answer::cancel, [&] { studio.window.newProject(); }), 0);
    QVERIFY(studio.nameProject("Rain"));
    QCOMPARE(studio.answering(Answer::cancel, [&] { studio.window.newProject(); }), 0); // saved
    QVERIFY(studio.nameProject("Storm"));
    QVERIFY(studio.rename("Storm, changed"));
    const QString itself = ui::toQString(studio.session->folderPath());
    QCOMPARE(studio.answering(Answer::cancel, [&] { studio.window.openPath(itself); }), 0); // it is open
    const QString noProject = ui::toQString(studio.path());
    QCOMPARE(studio.answering(Answer::cancel, [&] { studio.window.openPath(noProject); }), 0); // cannot be opened
    QVERIFY(studio.session->hasUnsavedEdits());
    QCOMPARE(studio.answering(Answer::go, [&] { studio.window.close(); }), 1);
    QVERIFY(!studio.window.isVisible());
}

void TestLeaving::savingDontSavingAndStaying()
{
    Studio studio;
    QVERIFY(studio.nameProject("Rain"));
    const auto home = studio.session->folderPath();
    QVERIFY(studio.rename("Second"));
    for (const auto stay : {Answer::cancel, Answer::escape}) {
        QCOMPARE(studio.answering(stay, [&] { studio.window.close(); }), 1);
        QVERIFY(studio.window.isVisible() && studio.session->hasUnsavedEdits());
        QCOMPARE(studio.answering(stay, [&] { studio.window.newProject(); }), 1);
        QCOMPARE(studio.session->folderPath(), home);
    }
    QCOMPARE(studio.answering(Answer::go, [&] { studio.window.newProject(); }), 1);
    QVERIFY(studio.session->folderPath() != home);
    studio.window.openPath(ui::toQString(home));
    QCOMPARE(studio.session->project().name, std::string("Second")); // kept in the journal
    QVERIFY(studio.session->hasUnsavedEdits());
    QCOMPARE(studio.answering(Answer::save, [&] { studio.window.close(); }), 1);
    QVERIFY(!studio.window.isVisible() && !studio.session->hasUnsavedEdits());
}

void TestLeaving::jobsAndEditsAreOneQuestion()
{
    Studio studio;
    studio.startJob();
    QVERIFY(studio.session->jobsUnderWay() == 1);
    QCOMPARE(studio.answering(Answer::escape, [&] { studio.window.close(); }), 1);
    QVERIFY(studio.window.isVisible() && studio.session->jobsUnderWay() == 1);
    QVERIFY(studio.nameProject("Rain"));
    QVERIFY(studio.rename("Changed"));
    QCOMPARE(studio.answering(Answer::cancel, [&] { studio.window.close(); }), 1);
    QVERIFY(studio.window.isVisible());
    QCOMPARE(studio.answering(Answer::save, [&] { studio.window.close(); }), 1);
    QVERIFY(!studio.window.isVisible() && !studio.session->hasUnsavedEdits());
    studio.queue.waitForIdle();
    QVERIFY(QTest::qWaitFor([&] { return studio.session->jobHistory().records().size() == 1; }));
    QVERIFY(studio.session->jobHistory().records().front().state == jobs::JobState::cancelled);
}

void TestLeaving::openingAnotherProjectAsksToo()
{
    Studio studio;
    QVERIFY(studio.nameProject("First"));
    const auto first = studio.session->folderPath();
    QVERIFY(studio.session->newProject());
    QVERIFY(studio.nameProject("Second"));
    const auto second = studio.session->folderPath();
    studio.startJob();
    QCOMPARE(studio.answering(Answer::cancel, [&] { studio.window.openPath(ui::toQString(first)); }), 1);
    QVERIFY(studio.session->folderPath() == second && studio.session->jobsUnderWayHere() == 1);
    QCOMPARE(studio.answering(Answer::go, [&] { studio.window.openPath(ui::toQString(first)); }), 1);
    QCOMPARE(studio.session->folderPath(), first);
    QCOMPARE(studio.session->jobsUnderWayHere(), 0);
    studio.queue.waitForIdle();
    QVERIFY(studio.session->project().tracks.empty());
}

void TestLeaving::droppedProjectOpens()
{
    Studio studio;
    QVERIFY(studio.nameProject("First"));
    const auto first = studio.session->folderPath();
    QVERIFY(studio.session->newProject());
    QVERIFY(studio.nameProject("Second"));
    QVERIFY(studio.rename("Changed"));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(ui::toQString(first))});
    QCOMPARE(ui::projectIn(data), ui::toQString(first));
    for (QWidget* target : {static_cast<QWidget*>(&studio.window), studio.window.centralWidget()}) {
        QVERIFY(studio.window.acceptDrops());
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &enter);
        QVERIFY(enter.isAccepted() && enter.dropAction() == Qt::CopyAction);
        const int asked = studio.answering(target == &studio.window ? Answer::cancel : Answer::go, [&] {
            QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(target, &drop);
            QTRY_VERIFY(!QApplication::activeModalWidget());
            QCoreApplication::processEvents();
        });
        QCOMPARE(asked, 1);
    }
    QCOMPARE(studio.session->folderPath(), first);
    QVERIFY(studio.session->project().tracks.empty());

    data.setUrls({QUrl::fromLocalFile(ui::toQString(first)), QUrl::fromLocalFile("/tmp/a.wav")});
    QVERIFY(ui::projectIn(data).isEmpty());
    data.setUrls({QUrl::fromLocalFile(ui::toQString(studio.path()))});
    QVERIFY(ui::projectIn(data).isEmpty()); // a folder of sounds, for the timeline
}

QTEST_MAIN(TestLeaving)
#include "test_leaving.moc"
