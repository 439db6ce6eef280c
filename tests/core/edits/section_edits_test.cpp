// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whole sections, copied, moved and deleted. At 120 bpm a beat is half a second.
#include "core/edits/edit_automation.h"
#include "core/edits/edit_markers.h"
#include "core/edits/edit_range.h"
#include "core/edits/edit_sections.h"
#include "core/edits/mark_clips.h"
#include "core/edits/set_song.h"
#include "core/edits/set_tempo.h"
#include "core/project/project_check.h"
#include "tests/core/edits/example_song.h"

#include <QTest>

#include <tuple>

using namespace melisma;
using namespace melisma::tests;
using base::Beats;
using project::Project;

namespace {

const project::AutomationTarget kVolume{project::AutomationKind::volume};

/// What sounds where: start and end in frames, the offset, the take's name; per track.
using Sound = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::string>;
std::vector<std::vector<Sound>> soundsOf(const Project& project)
{
    std::vector<std::vector<Sound>> all;
    for (const auto& track : project.tracks) {
        all.emplace_back();
        for (const auto& clip : track->clips)
            all.back().emplace_back(project.startOf(*clip).count, project.endOf(*clip).count, clip->offset.count,
                                    clip->name);
    }
    return all;
}

QString ruler(const Project& project)
{
    std::string text;
    for (const auto& marker : project.markers)
        text += marker.name + ' ' + std::to_string(marker.start.ticks / Beats::kTicksPerBeat) + '+' +
                std::to_string(marker.length.ticks / Beats::kTicksPerBeat) + ' ';
    for (const auto& chord : project.chords)
        text += chord.chord.symbol() + std::to_string(chord.start.ticks / Beats::kTicksPerBeat) + ' ';
    return QString::fromStdString(text);
}

/// The example (notes from beat 4 to 12, a sound from 2 to 6) with sections of four beats, a chord each, and a volume
/// that falls from beat 4 to beat 8.
struct Song : ExampleSong {
    Song() : ExampleSong(exampleSong())
    {
        const char* const names[] = {"Intro", "Verse", "Chorus"};
        const char* const chords[] = {"Am", "F", "C"};
        for (int i = 0; i < 3; ++i) {
            const auto at = Beats::whole(4 * i);
            project = done(edits::addMarker(project, names[i], at, Beats::whole(4)));
            sections[static_cast<std::size_t>(i)] = project.markers.back().id;
            events.push_back({at, Beats::whole(4), *music::Chord::parse(chords[i])});
        }
        project = done(edits::setChords(project, events));
        project = done(edits::addMarker(project, "here", Beats::whole(6)));
        project = done(edits::addPoint(project, vocal, kVolume, {Beats::whole(4), 0.0}));
        project = done(edits::addPoint(project, vocal, kVolume, {Beats::whole(8), -12.0}));
    }
    double volumeAt(const Project& at, double beat) const
    {
        return project::valueAt(project::findLane(at.findTrack(vocal)->automation, kVolume)->points, Beats::of(beat));
    }

    std::array<project::MarkerId, 3> sections;
    std::vector<music::ChordEvent> events;
};

constexpr std::int64_t b(double beats)
{
    return static_cast<std::int64_t>(beats * kBeat);
}

} // namespace

class SectionEditsTest : public QObject {
    Q_OBJECT
private slots:
    void aRepeatedSectionIsThereTwice()
    {
        const Song song;
        const auto edited = done(edits::copySection(song.project, song.sections[1], Beats::whole(8)));
        QVERIFY(project::checkProject(edited).ok());
        QCOMPARE(ruler(edited), "Intro 0+4 Verse 4+4 here 6+0 Verse 8+4 here 10+0 Chorus 12+4 Am0 F4 F8 C12 ");
        const auto sounds = soundsOf(edited);
        // The notes: 4 to 8 as they were, 8 to 12 the copy of these, 12 to 16 what came behind.
        QCOMPARE(sounds[0].size(), std::size_t(3));
        QCOMPARE(std::get<0>(sounds[0][1]), b(8));
        QCOMPARE(std::get<1>(sounds[0][1]), b(12));
        QCOMPARE(std::get<2>(sounds[0][1]), std::get<2>(sounds[0][0]));
        QCOMPARE(std::get<0>(sounds[0][2]), b(12));
        // The sound of beats 4 to 6 again from beat 8 on, from its second second.
        QCOMPARE(sounds[1].size(), std::size_t(2));
        QCOMPARE(std::get<0>(sounds[1][1]), b(8));
        QCOMPARE(std::get<1>(sounds[1][1]), b(10));
        QCOMPARE(std::get<2>(sounds[1][1]), b(2));
        for (const double beat : {0.0, 1.0, 2.5, 3.9})
            QVERIFY(std::abs(song.volumeAt(edited, 8.0 + beat) - song.volumeAt(song.project, 4.0 + beat)) < 0.02);
        QCOMPARE(song.volumeAt(edited, 12.0), -12.0);
    }

    /// Held values are held in the copy, and a curve that ends within the section stays where it ended.
    void aCopySoundsAsLongAsTheSection()
    {
        const Song song;
        const auto keysAt = [&](const Project& at, double beat) {
            return project::valueAt(project::findLane(at.findTrack(song.keys)->automation, kVolume)->points,
                                    Beats::of(beat));
        };
        const auto withPoints = [&](std::initializer_list<project::AutomationPoint> points) {
            auto edited = song.project;
            for (const auto& point : points)
                edited = done(edits::addPoint(edited, song.keys, kVolume, point));
            return edited;
        };
        const auto held = withPoints({{{}, -10.0, project::PointShape::hold}, {Beats::whole(20), 0.0}});
        const auto copied = done(edits::copySection(held, song.sections[1], Beats::whole(8)));
        for (const double beat : {1.0, 7.0, 8.0, 10.0, 11.9, 12.0, 20.0, 23.9})
            QCOMPARE(keysAt(copied, beat), -10.0);
        QCOMPARE(keysAt(copied, 24.0), 0.0);

        const auto rising = withPoints({{{}, -20.0}, {Beats::whole(6), 0.0}});
        const auto moved = done(edits::moveSection(rising, song.sections[1], {}));
        for (double beat = 0.0; beat < 3.9; beat += 0.25)
            QVERIFY(std::abs(keysAt(moved, beat) - keysAt(rising, 4.0 + beat)) < 0.02);
        for (double beat = 4.0; beat < 7.9; beat += 0.25)
            QVERIFY(std::abs(keysAt(moved, beat) - keysAt(rising, beat - 4.0)) < 0.02);
    }

    /// Notes go by bars like all else that does, also across a change of tempo.
    void notesKeepTheirBarsInAnotherTempo()
    {
        const Song song;
        auto notes = done(edits::deleteClips(song.project, {song.audio}, edits::Ripple::off));
        for (const double beat : {6.0, 8.0, 10.0})
            notes = done(edits::splitTracks(notes, {song.keys}, {b(beat)}));
        const auto slower = done(edits::setTempo(notes, Beats::whole(8), 60.0));
        const auto startsOf = [&](const Project& edited) {
            QList<qint64> starts;
            for (const auto& clip : edited.findTrack(song.keys)->clips)
                starts << clip->start.count / Beats::kTicksPerBeat;
            return starts;
        };
        QCOMPARE(startsOf(slower), (QList<qint64>{4, 6, 8, 10}));
        const auto repeated = done(edits::copySection(slower, song.sections[1], Beats::whole(8)));
        QCOMPARE(startsOf(repeated), (QList<qint64>{4, 6, 8, 10, 12, 14}));
        const auto later = done(edits::copySection(slower, song.sections[0], Beats::whole(4)));
        QCOMPARE(startsOf(later), (QList<qint64>{8, 10, 12, 14}));
        QCOMPARE(ruler(later), "Intro 0+4 Intro 4+4 Verse 8+4 here 10+0 Chorus 12+4 Am0 Am4 F8 C12 ");
    }

    void aSectionMovesWithAllThatIsInIt()
    {
        const Song song;
        const auto later = done(edits::moveSection(song.project, song.sections[1], Beats::whole(12)));
        QVERIFY(project::checkProject(later).ok());
        QCOMPARE(ruler(later), "Intro 0+4 Chorus 4+4 Verse 8+4 here 10+0 Am0 C4 F8 ");
        const auto earlier = done(edits::moveSection(song.project, song.sections[1], {}));
        QCOMPARE(ruler(earlier), "Verse 0+4 here 2+0 Intro 4+4 Chorus 8+4 F0 Am4 C8 ");
        QVERIFY(std::abs(song.volumeAt(earlier, 3.0) - song.volumeAt(song.project, 7.0)) < 0.02);
        QCOMPARE(std::get<0>(soundsOf(earlier)[0].front()), b(0));
    }

    void movedThereAndBackItSoundsAsBefore()
    {
        const Song song;
        // Cut at the sections, so that nothing is joined or cut on the way.
        auto cut = song.project;
        for (const double beat : {4.0, 8.0})
            cut = done(edits::splitTracks(cut, {song.keys, song.vocal}, {b(beat)}));
        const auto there = done(edits::moveSection(cut, song.sections[1], Beats::whole(12)));
        const auto moved = there.markers[2].id;
        const auto back = done(edits::moveSection(there, moved, Beats::whole(4)));
        QCOMPARE(soundsOf(back), soundsOf(cut));
        QCOMPARE(ruler(back), ruler(cut));
        for (double beat = 0.0; beat < 12.0; beat += 0.25)
            QVERIFY(std::abs(song.volumeAt(back, beat) - song.volumeAt(cut, beat)) < 0.02);
    }

    void aDeletedSectionTakesItsTimeAlong()
    {
        const Song song;
        const auto edited = done(edits::deleteSection(song.project, song.sections[0]));
        QCOMPARE(ruler(edited), "Verse 0+4 here 2+0 Chorus 4+4 F0 C4 ");
        QCOMPARE(std::get<0>(soundsOf(edited)[0].front()), b(0));
        QCOMPARE(std::get<0>(soundsOf(edited)[1].front()), b(0)); // it lay across the border
        QCOMPARE(std::get<2>(soundsOf(edited)[1].front()), b(2));
    }

    void whatCannotBeDoneSaysWhy()
    {
        const Song song;
        const auto point = song.project.markers[2].id; // "here"
        QVERIFY(!edits::copySection(song.project, point, {}));
        QVERIFY(!edits::deleteSection(song.project, project::MarkerId{9999}));
        QVERIFY(!edits::moveSection(song.project, song.sections[1], Beats::whole(6)));
        const auto locked = done(edits::setClipsLocked(song.project, {song.audio}, true));
        QVERIFY(!edits::moveSection(locked, song.sections[1], {}));
        QVERIFY(!edits::deleteSection(locked, song.sections[0]));
        QVERIFY(edits::copySection(locked, song.sections[2], Beats::whole(12)));
        const auto slower = done(edits::setTempo(song.project, Beats::whole(12), 60.0));
        const auto refused = edits::moveSection(slower, song.sections[1], Beats::whole(16));
        QVERIFY(!refused && refused.error().kind == base::ErrorKind::usage);
    }
};

QTEST_GUILESS_MAIN(SectionEditsTest)
#include "section_edits_test.moc"
