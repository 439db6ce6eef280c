// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to the sound of clips without moving them.
#include "core/edits/mark_clips.h"
#include "core/edits/mirror_clip.h"
#include "core/edits/set_clip_gain.h"
#include "core/edits/set_fades.h"
#include "core/edits/silence_range.h"
#include "core/edits/trim_clip.h"
#include "core/project/project_check.h"
#include "tests/core/edits/example_song.h"

#include <QTest>

#include <array>

using namespace melisma;
using namespace melisma::tests;
using base::Beats;
using base::Frames;
using project::Project;

namespace {

constexpr const char* kWhen = "2026-11-28T00:00:00Z";

constexpr std::int64_t s(double seconds)
{
    return static_cast<std::int64_t>(seconds * kSecond);
}

project::TimeSelection range(double from, double to, std::set<project::TrackId> tracks)
{
    return {{{s(from)}, {s(to)}}, std::move(tracks)};
}

/// Start, end, offset and both fades of each clip of a track, in frames.
using Window = std::array<std::int64_t, 5>;
std::vector<Window> windows(const Project& project, project::TrackId track)
{
    std::vector<Window> all;
    for (const auto& clip : project.findTrack(track)->clips)
        all.push_back(
            {clip->start.count, clip->end().count, clip->offset.count, clip->fades.in.count, clip->fades.out.count});
    return all;
}

/// Start and length in ticks, and pitch of each note.
using NoteFacts = std::array<std::int64_t, 3>;
std::vector<NoteFacts> notesOf(const Project& project, project::ClipId clip)
{
    std::vector<NoteFacts> all;
    for (const auto& note : std::get<project::NoteContent>(project.findClip(clip)->chosen().content)->notes)
        all.push_back({note.start.ticks, note.length.ticks, note.pitch});
    return all;
}

} // namespace

class ClipSoundEditsTest : public QObject {
    Q_OBJECT
private slots:
    void silencedSoundsFadeOutsideOfTheRange()
    {
        const auto song = exampleSong(); // sounds from 1 s to 3 s
        const auto inside = done(edits::silenceRange(song.project, range(1.5, 2, {song.vocal}), kWhen));
        QCOMPARE(windows(inside, song.vocal),
                 (std::vector{Window{s(1), s(1.5), 0, 0, 240}, Window{s(2), s(3), s(1), 240, 0}}));
        const auto begins = done(edits::silenceRange(song.project, range(0.5, 2, {song.vocal}), kWhen));
        QCOMPARE(windows(begins, song.vocal), (std::vector{Window{s(2), s(3), s(1), 240, 0}}));
        const auto ends = done(edits::silenceRange(song.project, range(2, 3, {song.vocal}), kWhen));
        QCOMPARE(windows(ends, song.vocal), (std::vector{Window{s(1), s(2), 0, 0, 240}}));
        QVERIFY(done(edits::silenceRange(song.project, range(1, 3, {song.vocal}), kWhen))
                    .findTrack(song.vocal)
                    ->clips.empty());
        for (const auto& edited : {inside, begins, ends})
            QVERIFY(checkProject(edited).ok() && sharesOtherTracks(song.project, edited, song.vocal));
        QVERIFY(!edits::silenceRange(song.project, range(2, 2, {song.vocal}), kWhen));
        QVERIFY(!edits::silenceRange(song.project, range(-1, 2, {song.keys}), kWhen));
    }

    void theClipsOwnFadesStay()
    {
        const auto song = exampleSong();
        const auto faded = done(edits::setFades(song.project, song.audio, {{500}, {700}}));
        const auto edited = done(edits::silenceRange(faded, range(1.5, 2, {song.vocal}), kWhen));
        QCOMPARE(windows(edited, song.vocal),
                 (std::vector{Window{s(1), s(1.5), 0, 500, 240}, Window{s(2), s(3), s(1), 240, 700}}));
    }

    void silencedNotesAreRemovedOrCut()
    {
        const auto song = exampleSong(); // quarter notes of 0.5 s from 2 s on
        const auto edited = done(edits::silenceRange(song.project, range(2.75, 4, {song.keys, song.vocal}), kWhen));
        const auto& clip = *edited.findClip(song.notes);
        QCOMPARE(clip.start, song.clip(song.notes).start);
        QCOMPARE(clip.length, song.clip(song.notes).length);
        QCOMPARE(notesOf(edited, song.notes),
                 (std::vector{NoteFacts{0, 960, 60}, NoteFacts{960, 480, 61}, NoteFacts{3840, 960, 64},
                              NoteFacts{4800, 960, 65}, NoteFacts{5760, 960, 66}, NoteFacts{6720, 960, 67}}));
        QCOMPARE(clip.chosen().provenance.humanEdits.size(), std::size_t(1));
        QVERIFY(checkProject(edited).ok());
    }

    void notesOutsideOfTheWindowStay()
    {
        const auto song = exampleSong();
        auto trimmed = done(edits::trimClipStart(song.project, song.notes, {s(3)}));
        trimmed = done(edits::trimClipEnd(trimmed, song.notes, {s(4)})); // the third and fourth note
        const std::vector left{NoteFacts{0, 960, 60},    NoteFacts{960, 960, 61},  NoteFacts{3840, 960, 64},
                               NoteFacts{4800, 960, 65}, NoteFacts{5760, 960, 66}, NoteFacts{6720, 960, 67}};
        QCOMPARE(notesOf(done(edits::silenceRange(trimmed, range(0, 9, {song.keys}), kWhen)), song.notes), left);
        QCOMPARE(notesOf(done(edits::silenceClips(trimmed, {song.notes}, kWhen)), song.notes), left);
    }

    void wholeClipsAndLocks()
    {
        const auto song = exampleSong();
        const auto silent = done(edits::silenceClips(song.project, {song.notes, song.audio}, kWhen));
        QVERIFY(silent.findTrack(song.vocal)->clips.empty());
        QVERIFY(silent.findClip(song.notes) && notesOf(silent, song.notes).empty());
        const auto locked = done(edits::setClipsLocked(song.project, {song.notes, song.audio}, true));
        QVERIFY(done(edits::silenceClips(locked, {song.notes, song.audio}, kWhen)) == locked);
        QVERIFY(done(edits::silenceRange(locked, range(0, 9, {song.keys, song.vocal}), kWhen)) == locked);
        QVERIFY(!edits::silenceClips(locked, {{12345}}, kWhen));
        QVERIFY(!edits::setClipGain(locked, song.audio, -3.0) && !edits::mirrorNotes(locked, song.notes, kWhen));
    }

    void mirroredNotes()
    {
        const auto song = exampleSong();
        auto trimmed = done(edits::trimClipStart(song.project, song.notes, {s(2.75)})); // 1.5 beats into the take
        trimmed = done(edits::trimClipEnd(trimmed, song.notes, {s(4.375)}));            // 4.75 beats
        const auto mirrored = done(edits::mirrorNotes(trimmed, song.notes, kWhen));
        // Beat 2 to 4.75 of the take hold notes; the last of them is cut off after three quarters.
        QCOMPARE(notesOf(mirrored, song.notes),
                 (std::vector{NoteFacts{0, 960, 60}, NoteFacts{960, 960, 61}, NoteFacts{1440, 720, 64},
                              NoteFacts{2160, 960, 63}, NoteFacts{3120, 960, 62}, NoteFacts{4800, 960, 65},
                              NoteFacts{5760, 960, 66}, NoteFacts{6720, 960, 67}}));
        QVERIFY(checkProject(mirrored).ok());
        const auto whole = done(edits::mirrorNotes(song.project, song.notes, kWhen));
        QCOMPARE(notesOf(whole, song.notes).front(), (NoteFacts{0, 960, 67}));
        QCOMPARE(notesOf(done(edits::mirrorNotes(whole, song.notes, kWhen)), song.notes),
                 notesOf(song.project, song.notes));
        QVERIFY(!edits::mirrorNotes(song.project, song.audio, kWhen) &&
                !edits::mirrorNotes(song.project, {999}, kWhen));
    }
};

QTEST_GUILESS_MAIN(ClipSoundEditsTest)
#include "clip_sound_edits_test.moc"
