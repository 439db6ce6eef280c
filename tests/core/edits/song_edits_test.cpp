// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/edit_markers.h"
#include "core/edits/edit_notes.h"
#include "core/edits/set_loop.h"
#include "core/edits/set_song.h"
#include "core/edits/set_tempo.h"
#include "tests/core/edits/example_song.h"

#include <QDateTime>
#include <QTest>

#include <limits>

using namespace melisma;
using namespace melisma::tests;
using base::Beats;
using music::Note;

namespace {

const music::NoteSequence& notesOf(const project::Project& project, project::ClipId clip)
{
    return *std::get<project::NoteContent>(project.findClip(clip)->chosen().content);
}

std::string markerNames(const project::Project& project)
{
    std::string names;
    for (const auto& marker : project.markers)
        names += marker.name;
    return names;
}

const std::string kNoon = "2026-11-22T12:00:05Z";

} // namespace

class SongEditsTest : public QObject {
    Q_OBJECT
private slots:
    void notesAreAddedInOrderAndRecorded()
    {
        const auto song = exampleSong();
        const Note added{Beats{100}, Beats{50}, 40, 70};
        const auto project = done(edits::addNotes(song.project, song.notes, {added}, kNoon));
        QCOMPARE(notesOf(project, song.notes).notes.size(), std::size_t(9));
        QCOMPARE(notesOf(project, song.notes).notes[1], added);
        const auto& edits = project.findClip(song.notes)->chosen().provenance.humanEdits;
        QCOMPARE(edits, (std::vector<project::HumanEdit>{{"notes", kNoon}}));
        QVERIFY(sharesOtherTracks(song.project, project, song.keys));
        QCOMPARE(notesOf(song.project, song.notes), scale(8)); // the argument is as it was
    }

    void editsWithinAMinuteAreOneRecord()
    {
        const auto song = exampleSong();
        const auto edited = [&](const project::Project& project, int pitch, const char* when) {
            return done(edits::addNotes(project, song.notes, {{Beats{0}, Beats{1}, pitch, 1}}, when));
        };
        auto project = edited(song.project, 1, "2026-11-22T12:00:05Z");
        project = edited(project, 2, "2026-11-22T12:00:59Z");
        QCOMPARE(project.findClip(song.notes)->chosen().provenance.humanEdits.size(), std::size_t(1));
        project = edited(project, 3, "2026-11-22T12:01:00Z");
        QCOMPARE(project.findClip(song.notes)->chosen().provenance.humanEdits.size(), std::size_t(2));
        project = done(edits::addNotes(song.project, song.notes, {{Beats{0}, Beats{1}, 1, 1}}));
        const auto now = project.findClip(song.notes)->chosen().provenance.humanEdits[0].when;
        QVERIFY2(QDateTime::fromString(QString::fromStdString(now), Qt::ISODate).isValid(), now.c_str());
    }

    void aNoteBehindTheEndMakesTheTakeLonger()
    {
        const auto song = exampleSong();
        const auto project =
            done(edits::addNotes(song.project, song.notes, {{Beats::whole(9), Beats::whole(2), 60, 1}}));
        QCOMPARE(notesOf(project, song.notes).length, Beats::whole(11));
        QCOMPARE(project.findClip(song.notes)->length, song.clip(song.notes).length);
    }

    void removingIsTheInverseOfAdding()
    {
        const auto song = exampleSong();
        const Note twin = scale(8).notes[2]; // the same note twice: one of them stays
        const auto added = done(edits::addNotes(song.project, song.notes, {twin}));
        const auto back = done(edits::removeNotes(added, song.notes, {twin}));
        QCOMPARE(notesOf(back, song.notes), scale(8));
        QVERIFY(!edits::removeNotes(back, song.notes, {twin, twin}).ok());
    }

    void twoNotesMayChangePlaces()
    {
        const auto song = exampleSong();
        const auto notes = scale(8).notes;
        const auto project =
            done(edits::changeNotes(song.project, song.notes, {{notes[0], notes[1]}, {notes[1], notes[0]}}));
        QCOMPARE(project, song.project); // nothing differs, so nothing is recorded either
        const Note louder{notes[0].start, notes[0].length, notes[0].pitch, 127};
        const auto changed = done(edits::changeNotes(song.project, song.notes, {{notes[0], louder}}));
        QCOMPARE(notesOf(changed, song.notes).notes[0], louder);
        QVERIFY(!edits::changeNotes(changed, song.notes, {{notes[0], louder}}).ok());
    }

    void wrongNotesAreRefused()
    {
        const auto song = exampleSong();
        constexpr auto huge = std::numeric_limits<std::int64_t>::max();
        for (const Note& wrong :
             {Note{Beats{-1}, Beats{1}, 60, 1}, Note{Beats{0}, Beats{-1}, 60, 1}, Note{Beats{0}, Beats{1}, -1, 1},
              Note{Beats{0}, Beats{1}, 128, 1}, Note{Beats{0}, Beats{1}, 60, 0}, Note{Beats{0}, Beats{1}, 60, 128},
              Note{Beats{huge}, Beats{huge}, 60, 1}}) {
            QVERIFY(!edits::addNotes(song.project, song.notes, {wrong}).ok());
            QVERIFY(!edits::changeNotes(song.project, song.notes, {{scale(1).notes[0], wrong}}).ok());
        }
        QVERIFY(!edits::addNotes(song.project, song.audio, {{Beats{0}, Beats{1}, 60, 1}}).ok());
    }

    void markersStayInOrder()
    {
        auto project = done(edits::addMarker({}, "B", Beats::whole(8), Beats::whole(8)));
        project = done(edits::addMarker(project, "A", {}, Beats::whole(8)));
        project = done(edits::addMarker(project, "C", Beats::whole(8)));
        QCOMPARE(markerNames(project), std::string("ABC"));
        QCOMPARE(project.length().count, 16 * kBeat);
        const auto b = project.markers[1].id;
        project = done(edits::moveMarker(project, b, Beats::whole(20), {}));
        project = done(edits::renameMarker(project, b, "Z"));
        QCOMPARE(markerNames(project), std::string("ACZ"));
        QVERIFY(!edits::moveMarker(project, b, Beats{-1}, {}).ok());
        QVERIFY(!edits::addMarker(project, "", {}).ok());
        project = done(edits::removeMarker(project, b));
        QCOMPARE(markerNames(project), std::string("AC"));
        QVERIFY(edits::removeMarker(project, b).error().kind == base::ErrorKind::notFound);
    }

    void loopIsSetAndSwitched()
    {
        QVERIFY(!edits::setLoopOn({}, true).ok());
        auto project = done(edits::setLoop({}, Beats::whole(4), Beats::whole(8)));
        QVERIFY((project.loop == project::LoopRegion{Beats::whole(4), Beats::whole(8), true}));
        project = done(edits::setLoopOn(project, false));
        QVERIFY((project.loop == project::LoopRegion{Beats::whole(4), Beats::whole(8), false}));
        QVERIFY(!edits::setLoop(project, {}, Beats{119}).ok());
        QVERIFY(!edits::setLoop(project, Beats{-1}, Beats::whole(1)).ok());
        QVERIFY(!edits::setLoop(project, Beats{project::kLastCount}, Beats::whole(1)).ok());
    }

    void tempoAndMeterAreBounded()
    {
        const auto song = exampleSong();
        QVERIFY(!edits::setTempo(song.project, {}, -4).ok());
        QVERIFY(!edits::setTempo(song.project, {}, std::numeric_limits<double>::quiet_NaN()).ok());
        QVERIFY(!edits::setTempo(song.project, Beats{-1}, 100).ok());
        QVERIFY(!edits::setTempo(song.project, Beats{std::numeric_limits<std::int64_t>::max()}, 100).ok());
        QVERIFY(!edits::setMeter(song.project, -1, {3, 4}).ok());
        QVERIFY(!edits::setMeter(song.project, 2'000'000'000, {3, 4}).ok());
        QVERIFY(!edits::setMeter(song.project, 0, {3, 5}).ok());
        const auto waltz = done(edits::setMeter(song.project, 0, {3, 4}));
        QCOMPARE(waltz.tempoMap.meterAtBar(9).text(), std::string("3/4"));
        const auto slow = done(edits::setTempo(song.project, Beats::whole(6), 60));
        QCOMPARE(slow.endOf(*slow.findClip(song.notes)).count, 6 * kBeat + 6 * 2 * kBeat);
    }

    void factsAboutTheSong()
    {
        const auto key = *music::Key::parse("Eb dorian");
        QCOMPARE(done(edits::setKey({}, key)).key, key);
        QCOMPARE(done(edits::setLyrics({}, "Zeile\nline \u00e9")).lyrics, std::string("Zeile\nline \u00e9"));
        QVERIFY(!edits::setLyrics({}, "\xc3").ok());
        QCOMPARE(done(edits::setProjectName({}, "Rain")).name, std::string("Rain"));
        QVERIFY(!edits::setProjectName({}, "  ").ok());
        const auto am = *music::Chord::parse("Am7/G");
        const auto f = *music::Chord::parse("F");
        const auto project =
            done(edits::setChords({}, {{Beats::whole(4), Beats::whole(4), f}, {{}, Beats::whole(4), am}}));
        QCOMPARE(project.chords[0].chord, am);
        QVERIFY(!edits::setChords({}, {{Beats{-1}, Beats{1}, am}}).ok());
        QVERIFY(!edits::setChords({}, {{{}, Beats{1}, music::Chord{{'C', 0}, "nonsense", {}}}}).ok());
    }
};

QTEST_APPLESS_MAIN(SongEditsTest)
#include "song_edits_test.moc"
