// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Time selections, ripple, copy and paste, join, groups and locks.
#include "core/edits/clip_board.h"
#include "core/edits/delete_clip.h"
#include "core/edits/duplicate_clip.h"
#include "core/edits/edit_markers.h"
#include "core/edits/edit_range.h"
#include "core/edits/join_clips.h"
#include "core/edits/make_template.h"
#include "core/edits/mark_clips.h"
#include "core/edits/move_clip.h"
#include "core/edits/set_fades.h"
#include "core/edits/set_loop.h"
#include "core/edits/split_clip.h"
#include "core/edits/trim_clip.h"
#include "core/project/project_check.h"
#include "tests/core/edits/example_song.h"

#include <QTest>

#include <array>

using namespace melisma;
using namespace melisma::tests;
using base::Beats;
using base::Frames;
using edits::Ripple;
using project::Project;

namespace {

/// Start, end and offset of each clip of a track, in frames of the project's rate or ticks.
using Window = std::array<std::int64_t, 3>;
std::vector<Window> windows(const Project& project, project::TrackId track)
{
    std::vector<Window> all;
    for (const auto& clip : project.findTrack(track)->clips)
        all.push_back({clip->start.count, clip->end().count, clip->offset.count});
    return all;
}

/// The example with a second sound on the vocal's track, from 4 s to 5 s, and a marker in beat 12.
struct Song : ExampleSong {
    Song() : ExampleSong(exampleSong())
    {
        project = done(edits::addAudioClip(project, vocal, asset("later.wav", kSecond), {4 * kSecond}, {}));
        later = project.findTrack(vocal)->clips.back()->id;
        project = done(edits::addMarker(project, "Chorus", Beats::whole(12), Beats::whole(4)));
        project = done(edits::setLoop(project, Beats::whole(2), Beats::whole(6)));
    }

    project::TimeSelection range(double from, double to, std::set<project::TrackId> tracks) const
    {
        const auto at = [](double seconds) { return Frames{static_cast<std::int64_t>(seconds * kSecond)}; };
        return {{at(from), at(to)}, std::move(tracks)};
    }
    Project lock(project::ClipId clip) const { return done(edits::setClipsLocked(project, {clip}, true)); }

    project::ClipId later;
};

constexpr std::int64_t s(double seconds)
{
    return static_cast<std::int64_t>(seconds * kSecond);
}

} // namespace

class RangeEditsTest : public QObject {
    Q_OBJECT
private slots:
    void deletedTimeLeavesAGapOrClosesIt_data()
    {
        QTest::addColumn<int>("ripple");
        QTest::addColumn<std::vector<Window>>("vocal");
        // Taken out: 1.5 s to 2 s, of a clip from 1 s to 3 s; the clip behind it began at 4 s.
        const Window left{s(1), s(1.5), 0};
        QTest::newRow("off") << int(Ripple::off) << std::vector{left, Window{s(2), s(3), s(1)}, Window{s(4), s(5), 0}};
        QTest::newRow("clip") << int(Ripple::clip)
                              << std::vector{left, Window{s(1.5), s(2.5), s(1)}, Window{s(4), s(5), 0}};
        QTest::newRow("track") << int(Ripple::track)
                               << std::vector{left, Window{s(1.5), s(2.5), s(1)}, Window{s(3.5), s(4.5), 0}};
        QTest::newRow("all") << int(Ripple::all)
                             << std::vector{left, Window{s(1.5), s(2.5), s(1)}, Window{s(3.5), s(4.5), 0}};
    }

    void deletedTimeLeavesAGapOrClosesIt()
    {
        QFETCH(int, ripple);
        QFETCH(std::vector<Window>, vocal);
        const Song song;
        const auto edited =
            done(edits::deleteRange(song.project, song.range(1.5, 2, {song.vocal}), static_cast<Ripple>(ripple)));
        QCOMPARE(windows(edited, song.vocal), vocal);
        QVERIFY(checkProject(edited).ok());
        const bool all = static_cast<Ripple>(ripple) == Ripple::all;
        QCOMPARE(sharesOtherTracks(song.project, edited, song.vocal), !all);
        // Half a second is a beat: notes, marker and loop come along only with all tracks.
        QCOMPARE(edited.markers.front().start, Beats::whole(all ? 11 : 12));
        QCOMPARE(edited.loop.end(), Beats::whole(all ? 7 : 8));
        const auto& keys = edited.findTrack(song.keys)->clips;
        QCOMPARE(keys.size(), std::size_t(1)); // 2 s is where the notes begin, so nothing of them is cut
        QCOMPARE(keys.front()->start.count, (all ? 3 : 4) * Beats::kTicksPerBeat);
    }

    void markersInTimeThatIsTakenOutGo()
    {
        const Song song;
        auto project = done(edits::addMarker(song.project, "point", Beats::whole(5), {}));
        project = done(edits::addMarker(project, "over", Beats::whole(3), Beats::whole(4)));
        // Beats 4 to 6.
        const auto edited = done(edits::deleteRange(project, song.range(2, 3, {song.keys}), Ripple::all));
        QCOMPARE(edited.markers.size(), std::size_t(2));
        QCOMPARE(edited.markers[0].name, std::string("over"));
        QCOMPARE(edited.markers[0].length, Beats::whole(2));
        QCOMPARE(edited.markers[1].start, Beats::whole(10));
    }

    void roomThatIsMadeAndTakenOutAgainChangesNothingButCuts()
    {
        const Song song;
        for (const auto ripple : {Ripple::track, Ripple::all}) {
            const auto wide = done(edits::insertTime(song.project, {song.vocal}, {s(1.25)}, {s(3)}, ripple));
            QCOMPARE(windows(wide, song.vocal).back(), (Window{s(7), s(8), 0}));
            const auto back = done(edits::deleteRange(wide, song.range(1.25, 4.25, {song.vocal}), ripple));
            QCOMPARE(windows(back, song.vocal),
                     (std::vector{Window{s(1), s(1.25), 0}, Window{s(1.25), s(3), s(0.25)}, Window{s(4), s(5), 0}}));
            QVERIFY(back.markers == song.project.markers && back.loop == song.project.loop);
        }
    }

    void automationGoesWithItsTrack()
    {
        const Song song;
        const project::AutomationPoints points{{Beats::whole(1), -6.0}, {Beats::of(3.5), -3.0}, {Beats::whole(8), 0.0}};
        auto project = song.project;
        for (auto& track : project.tracks)
            track = track.with([&](project::Track& changed) { changed.automation = {{{}, points}}; });
        // Beats 3 to 4 are taken out.
        const auto edited = done(edits::deleteRange(project, song.range(1.5, 2, {song.vocal}), Ripple::track));
        const auto& cut = edited.findTrack(song.vocal)->automation.front().points;
        QCOMPARE(cut.size(), std::size_t(4)); // a step of a tick at beat 3, the ends as they were
        QCOMPARE(cut[1].at, Beats::whole(3) - Beats{1});
        QVERIFY(std::abs(project::valueAt(cut, Beats::of(2.5)) + 4.2) < 0.01);
        QVERIFY(std::abs(project::valueAt(cut, Beats::whole(3)) + 8.0 / 3.0) < 0.01);
        QVERIFY((cut.back() == project::AutomationPoint{Beats::whole(7), 0.0}));
        QVERIFY(edited.findTrack(song.keys)->automation.front().points == points);
        const auto wide = done(edits::insertTime(project, {song.vocal}, {s(1)}, {s(2)}, Ripple::track));
        QCOMPARE(wide.findTrack(song.vocal)->automation.front().points.back().at, Beats::whole(12));
        QVERIFY(checkProject(wide).ok());
    }

    void lockedClipsStay()
    {
        const Song song;
        const auto locked = song.lock(song.later);
        QVERIFY(!edits::deleteClip(locked, song.later) && !edits::splitClip(locked, song.later, {s(4.5)}));
        QVERIFY(!edits::moveClip(locked, song.later, song.vocal, {}) && !edits::setFades(locked, song.later, {}));
        const auto refused = edits::trimClipEnd(locked, song.later, {s(4.5)});
        QCOMPARE(refused.error().sentence(), std::string("Clip 'later.wav' is locked. Unlock it in its menu first."));
        const auto edited = done(edits::deleteRange(locked, song.range(1.5, 4.5, {song.vocal}), Ripple::all));
        QCOMPARE(windows(edited, song.vocal), (std::vector{Window{s(1), s(1.5), 0}, Window{s(4), s(5), 0}}));
        QCOMPARE(done(edits::deleteClips(locked, {song.audio, song.later}, Ripple::track))
                     .findTrack(song.vocal)
                     ->clips.size(),
                 std::size_t(1));
        QVERIFY(edits::deleteClip(done(edits::setClipsLocked(locked, {song.later}, false)), song.later).ok());
    }

    void deletedClipsLetLaterOnesMoveUp()
    {
        const Song song;
        const auto off = done(edits::deleteClips(song.project, {song.audio}, Ripple::off));
        QCOMPARE(windows(off, song.vocal), (std::vector{Window{s(4), s(5), 0}}));
        const auto track = done(edits::deleteClips(song.project, {song.audio}, Ripple::track));
        QCOMPARE(windows(track, song.vocal), (std::vector{Window{s(2), s(3), 0}}));
        QVERIFY(!edits::deleteClips(song.project, {{12345}}, Ripple::off));
    }

    void trimmedToTheRange()
    {
        const Song song;
        const auto edited = done(edits::trimToRange(song.project, song.range(1.5, 2.5, {song.vocal, song.keys})));
        QCOMPARE(windows(edited, song.vocal), (std::vector{Window{s(1.5), s(2.5), s(0.5)}, Window{s(4), s(5), 0}}));
        QCOMPARE(windows(edited, song.keys), (std::vector{Window{4 * 960, 5 * 960, 0}}));
    }

    void aRangeIsCopiedCutAtItsEnds()
    {
        const Song song;
        const auto board = edits::copyRange(song.project, song.range(1.5, 2.5, {song.vocal, song.keys}));
        QCOMPARE(board.entries.size(), std::size_t(2));
        QCOMPARE(board.length.count, s(1));
        // The keys' track is the board's first, so they are pasted onto the next that can hold notes.
        const auto pasted = edits::pasteClips(song.project, board, song.vocal, {s(10)});
        QVERIFY(pasted.ok());
        const auto& project = pasted->project;
        QVERIFY(checkProject(project).ok());
        QCOMPARE(windows(project, song.strings), (std::vector{Window{21 * 960, 22 * 960, 0}}));
        QCOMPARE(windows(project, song.loops), (std::vector{Window{s(10), s(11), s(0.5)}}));
        QCOMPARE(pasted->clips.size(), std::size_t(2));
        QCOMPARE(pasted->range.tracks, (std::set{song.strings, song.loops}));
    }

    void whatFindsNoTrackGetsOne()
    {
        const Song song;
        const auto board = edits::copyClips(song.project, {song.notes, song.audio});
        const auto pasted = edits::pasteClips(song.project, board, song.strings, {s(1)});
        QVERIFY(pasted.ok());
        QCOMPARE(pasted->project.tracks.size(), song.project.tracks.size());
        const auto twice = edits::pasteClips(song.project, board, song.loops, {s(1)});
        QCOMPARE(twice->project.tracks.size(), song.project.tracks.size() + 2);
        QCOMPARE(twice->project.tracks.back()->name, std::string("Vocal"));
        QVERIFY(!edits::pasteClips(song.project, {}, song.loops, {}));
    }

    /// At 60 bpm and with nothing of the song's: its sounds are listed, its notes keep their beats, its instruments
    /// come.
    void clipsGoIntoAnotherProject()
    {
        const Song song;
        auto board = edits::copyClips(song.project, {song.notes, song.audio});
        QCOMPARE(board.sounds.size(), std::size_t(1));
        board.foreign = true;
        project::Project other;
        other.tempoMap = music::TempoMap(60.0, {4, 4});
        const auto pasted = edits::pasteClips(other, board, {}, {s(10)});
        QVERIFY2(pasted.ok(), pasted ? "" : pasted.error().sentence().c_str());
        const auto& project = pasted->project;
        QVERIFY(checkProject(project).ok());
        QVERIFY(project.assets == song.project.assets || project.assets.size() == 1);
        QCOMPARE(project.tracks.size(), std::size_t(2));
        const auto at = [&](project::TrackKind kind) -> const project::Track& {
            return *project.tracks[project.tracks[0]->kind == kind ? 0 : 1];
        };
        const auto& keys = at(project::TrackKind::instrument);
        QVERIFY(keys.instrument == song.project.findTrack(song.keys)->instrument);
        const auto& was = *song.project.findClip(song.notes);
        const auto board0 =
            std::min(song.project.startOf(was), song.project.startOf(*song.project.findClip(song.audio)));
        const auto beats = was.start.count - song.project.tempoMap.beatsAt(board0, 48000).ticks;
        QCOMPARE(keys.clips[0]->start.count, 10 * 960 + beats);
        QVERIFY(keys.clips[0]->chosen().content == was.chosen().content);
        QVERIFY(at(project::TrackKind::audio).clips[0]->chosen().provenance ==
                song.project.findClip(song.audio)->chosen().provenance);
        other.sampleRate = 44100;
        const auto refused = edits::pasteClips(other, board, {}, {});
        QVERIFY(!refused.ok() && refused.error().message.find("44100") != std::string::npos);
    }

    void aTemplateKeepsTheTracksAndNotTheSong()
    {
        const Song song;
        auto full = song.project;
        full.lyrics = "words";
        full.masterGainDb = -2.0;
        const auto made = done(edits::makeTemplate(full, false));
        QVERIFY(checkProject(made).ok());
        QCOMPARE(made.tracks.size(), full.tracks.size());
        QCOMPARE(made.length().count, std::int64_t{0});
        QVERIFY(made.assets.empty() && made.lyrics.empty());
        QCOMPARE(made.masterGainDb, -2.0);
        QVERIFY(made.findTrack(song.keys)->instrument == full.findTrack(song.keys)->instrument);
        const auto whole = done(edits::makeTemplate(full, true));
        QVERIFY(whole.tracks == full.tracks && whole.assets == full.assets && whole.name == project::Project{}.name);
    }

    void copiesOfAGroupAreAGroupOfTheirOwn()
    {
        const Song song;
        const auto grouped = done(edits::groupClips(song.project, {song.audio, song.later}));
        const auto group = grouped.findClip(song.audio)->group;
        QVERIFY(group && grouped.findClip(song.later)->group == group);
        const auto pasted =
            edits::pasteClips(grouped, edits::copyClips(grouped, {song.audio, song.later}), song.vocal, {s(9)});
        const auto copied = pasted->project.findClip(*pasted->clips.begin())->group;
        QVERIFY(copied && copied != group);
        QCOMPARE(project::clipsOfGroup(pasted->project, copied), pasted->clips);
        QVERIFY(!done(edits::duplicateClip(grouped, song.audio)).findTrack(song.vocal)->clips[1]->group);
        const auto freed = done(edits::ungroupClips(grouped, {song.later}));
        QVERIFY(freed.findClip(song.audio)->group == project::GroupId{});
        QVERIFY(!edits::groupClips(song.project, {song.audio}));
    }

    void whatWasSplitIsJoined()
    {
        const Song song;
        auto cut = done(edits::setFades(song.project, song.audio, {{500}, {700}}));
        const auto whole = *cut.findClip(song.audio);
        std::set<project::ClipId> parts{song.audio};
        for (const double at : {1.7, 2.4}) {
            const auto last = *parts.rbegin();
            parts.insert(project::ClipId{cut.nextId});
            cut = done(edits::splitClip(cut, last, {s(at)}));
        }
        const auto joined = done(edits::joinClips(cut, parts));
        QVERIFY(*joined.findClip(song.audio) == whole);
        const auto moved = done(edits::moveClip(cut, *parts.rbegin(), song.vocal, {s(6)}));
        const auto refused = edits::joinClips(moved, parts);
        QVERIFY(!refused && refused.error().message.find("does not go on") != std::string::npos);
        QVERIFY(!edits::joinClips(cut, {song.audio}));
        QVERIFY(!edits::joinClips(cut, {song.audio, song.later}));
    }

    void namesAndColours()
    {
        const Song song;
        const auto edited = done(edits::setClipColour(
            done(edits::renameClip(song.lock(song.later), song.later, "Ad lib")), {song.later, song.audio}, 3));
        QCOMPARE(edited.findClip(song.later)->name, std::string("Ad lib"));
        QCOMPARE(edited.findClip(song.audio)->colour, 3);
        QVERIFY(!edits::renameClip(song.project, song.later, " ") &&
                !edits::setClipColour(song.project, {song.later}, -2));
    }
};

QTEST_GUILESS_MAIN(RangeEditsTest)
#include "range_edits_test.moc"
