// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/stretch.h"

#include <QTest>

using namespace melisma;
using base::Beats;
using project::Project;
using project::Stretch;

namespace {

/// 120 bpm at 48 kHz: a beat is 24000 frames, a bar 96000. Two sections of one name, and one called like a loop.
Project song()
{
    Project project;
    project.tempoMap = music::TempoMap(120.0, music::Meter{});
    const auto add = [&](const char* name, int bar, int bars) {
        project.markers.push_back({{project.nextId++}, name, Beats::whole(4 * bar), Beats::whole(4 * bars)});
    };
    add("Verse", 0, 4);
    add("Chorus", 4, 2);
    add("Solo", 6, 0); // a point, no section
    add("Verse", 6, 3);
    add("Part #1", 9, 1);
    return project;
}

constexpr std::int64_t kBar = 96000;

} // namespace

class StretchTest : public QObject {
    Q_OBJECT
private slots:
    void places_data()
    {
        QTest::addColumn<qlonglong>("frame"); // -1: none
        const std::pair<const char*, qlonglong> table[] = {
            {"1", 0},           {"5", 4 * kBar},     {"5.1", 4 * kBar},   {"5.3", 4 * kBar + 48000},
            {" 5.3 ", 432000},  {"0:00", 0},         {"1:23.5", 4008000}, {"83.5 s", 4008000},
            {"83.5s", 4008000}, {"5.5", -1},         {"0", -1},           {"-1", -1},
            {"5.0", -1},        {"1:60", -1},        {"1:", -1},          {":5", -1},
            {"", -1},           {"bar", -1},         {"1e9", -1},         {"nan s", -1},
            {"1:2:3", -1},      {"99999999999", -1}, {"5.3.2", -1},       {"-3 s", -1},
        };
        for (const auto& [text, frame] : table)
            QTest::newRow(text) << frame;
    }

    void places()
    {
        QFETCH(qlonglong, frame);
        const auto read = project::readPlace(song(), QTest::currentDataTag());
        QCOMPARE(read ? read->count : -1, frame);
    }

    /// A bar of 3/4 has no fourth beat, and bars count on over a change of meter.
    void beatsGoByTheMeter()
    {
        auto project = song();
        project.tempoMap = music::TempoMap(120.0, music::Meter{3, 4});
        QVERIFY(project::readPlace(project, "2.3"));
        QCOMPARE(project::readPlace(project, "2.3")->count, std::int64_t{5 * 24000});
        QVERIFY(!project::readPlace(project, "2.4"));
    }

    void stretches_data()
    {
        QTest::addColumn<qlonglong>("start"); // -1: none
        QTest::addColumn<qlonglong>("end");
        const auto row = [](const char* text, qlonglong start, qlonglong end) { QTest::newRow(text) << start << end; };
        row("12:30.5", 12 * 48000, 61 * 24000);
        row("bar 5:9", 4 * kBar, 8 * kBar);
        row("bars 5:9", 4 * kBar, 8 * kBar);
        row("loop", 2 * kBar, 3 * kBar);
        row("Chorus", 4 * kBar, 6 * kBar);
        row("Verse", 0, 4 * kBar);
        row("Verse#1", 0, 4 * kBar);
        row("Verse#2", 6 * kBar, 9 * kBar);
        row("Part #1", 9 * kBar, 10 * kBar); // its whole name goes first
        for (const char* text : {"Verse#3", "Solo", "5:5", "9:5", "bar 9:5", "bar 5", "verse", "", "-1:5", "a:b"})
            row(text, -1, -1);
    }

    void stretches()
    {
        QFETCH(qlonglong, start);
        QFETCH(qlonglong, end);
        auto project = song();
        project.loop = {Beats::whole(8), Beats::whole(4), false};
        const auto read = project::readStretch(project, QTest::currentDataTag());
        QCOMPARE(read.ok(), start >= 0);
        if (read)
            QCOMPARE(*read, (Stretch{{start}, {end}}));
        else
            QVERIFY(read.error().kind == base::ErrorKind::usage && !read.error().hint.empty());
    }

    void aSongWithoutALoopSaysSo()
    {
        const auto read = project::readStretch(song(), "loop");
        QVERIFY(!read && read.error().message.find("no loop") != std::string::npos);
    }

    void equalNamesAreNumbered()
    {
        const auto sections = project::sectionsOf(song());
        QCOMPARE(sections.size(), std::size_t{4});
        QCOMPARE(sections[0].number, 1);
        QVERIFY(!sections[0].isAlone);
        QVERIFY(sections[1].isAlone);
        QCOMPARE(sections[2].number, 2);
        QVERIFY(!sections[2].isAlone);
    }
};

QTEST_GUILESS_MAIN(StretchTest)
#include "stretch_test.moc"
