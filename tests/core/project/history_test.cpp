// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/add_track.h"
#include "core/edits/set_song.h"
#include "core/edits/set_track_mix.h"
#include "core/project/history.h"

#include <QTest>

using namespace melisma;
using project::History;
using project::Project;

namespace
{

project::Edit named(const char* name)
{
    return [name](const Project& project) { return edits::setProjectName(project, name); };
}

project::Edit gain(double db)
{
    return [db](const Project& project) { return edits::setMasterGain(project, db); };
}

const project::Edit kRefused = [](const Project&) -> base::Result<Project> {
    return base::Error{base::ErrorKind::usage, "no", {}, {}};
};

} // namespace

class HistoryTest : public QObject
{
    Q_OBJECT
private slots:
    void stepsCanBeWalkedBothWays()
    {
        History history;
        QVERIFY(!history.canUndo() && !history.canRedo() && !history.undo() && !history.redo());
        QVERIFY(history.apply("Name A", named("A")).ok());
        QVERIFY(history.apply("Name B", named("B")).ok());
        QCOMPARE(history.steps().size(), std::size_t(3));
        QCOMPARE(history.steps()[2].label, std::string("Name B"));
        QVERIFY(history.undo());
        QCOMPARE(history.current().name, std::string("A"));
        QVERIFY(history.redo());
        QCOMPARE(history.current().name, std::string("B"));
        QVERIFY(history.goTo(0));
        QCOMPARE(history.current(), Project());
        QVERIFY(!history.goTo(3));
    }

    void aNewEditEndsWhatCouldBeRedone()
    {
        History history;
        QVERIFY(history.apply("", named("A")).ok());
        QVERIFY(history.undo());
        QVERIFY(history.apply("", named("B")).ok());
        QVERIFY(!history.canRedo());
        QCOMPARE(history.steps().size(), std::size_t(2));
    }

    void refusedAndEmptyEditsLeaveNoStep()
    {
        History history;
        QVERIFY(history.apply("", named("A")).ok());
        QVERIFY(history.undo());
        const auto before = history.snapshot();
        QCOMPARE(history.apply("", kRefused).error().message, std::string("no"));
        QVERIFY(history.apply("", gain(0)).ok()); // it is 0 already
        QCOMPARE(history.snapshot(), before);
        QVERIFY(history.canRedo());
    }

    void aDragIsOneStep()
    {
        History history;
        for (int db = 1; db <= 5; ++db)
            QVERIFY(history.apply("Gain", gain(-db), "drag").ok());
        QCOMPARE(history.steps().size(), std::size_t(2));
        QCOMPARE(history.current().masterGainDb, -5.0);
        QVERIFY(history.undo());
        QCOMPARE(history.current().masterGainDb, 0.0);
    }

    void mergingEnds_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("when told to") << 0;
        QTest::newRow("by another key") << 1;
        QTest::newRow("by undo and redo") << 2;
        QTest::newRow("by an edit without a key") << 3;
    }
    void mergingEnds()
    {
        QFETCH(int, how);
        History history;
        QVERIFY(history.apply("Gain", gain(-1), "drag").ok());
        if (how == 0)
            history.endMerge();
        else if (how == 1)
            QVERIFY(history.apply("Name", named("A"), "other").ok());
        else if (how == 2)
            QVERIFY(history.undo() && history.redo());
        else
            QVERIFY(history.apply("Name", named("A")).ok());
        const auto steps = history.steps().size();
        QVERIFY(history.apply("Gain", gain(-2), "drag").ok());
        QCOMPARE(history.steps().size(), steps + 1);
    }

    void theFirstStepNeverMerges()
    {
        History history;
        QVERIFY(history.apply("Gain", gain(-1), "").ok());
        QVERIFY(history.undo());
        QVERIFY(history.apply("Gain", gain(-2), "").ok());
        QCOMPARE(history.steps()[0].project->masterGainDb, 0.0);
    }

    void snapshotsShareStructure()
    {
        History history;
        for (const char* name : {"a", "b"})
            QVERIFY(history
                        .apply("Add",
                               [name](const Project& p) { return edits::addTrack(p, project::TrackKind::audio, name); })
                        .ok());
        const auto first = history.current().tracks[0]->id;
        QVERIFY(history.apply("Mute", [first](const Project& p) { return edits::setTrackMute(p, first, true); }).ok());
        const auto& before = history.steps()[2].project->tracks;
        const auto& after = history.current().tracks;
        QVERIFY(!before[0].sameStorage(after[0]));
        QVERIFY(before[1].sameStorage(after[1]));
    }
};

QTEST_APPLESS_MAIN(HistoryTest)
#include "history_test.moc"
