// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/add_take.h"
#include "core/edits/edit_notes.h"
#include "core/edits/set_clip_gain.h"
#include "core/edits/set_track_mix.h"
#include "core/edits/trim_clip.h"
#include "core/provenance/audible.h"
#include "tests/core/edits/example_song.h"

#include <QTest>

using namespace melisma;
using namespace melisma::tests;
using base::Frames;

namespace
{

/// "Keys 96000-288000 Vocal ..." as the example has it: a beat is 24000 frames.
QString heard(const project::Project& project, const provenance::Extent& extent = {})
{
    QStringList parts;
    for (const auto& segment : provenance::audibleSegments(project, extent))
        parts << QString("%1 %2-%3").arg(segment.track->name.c_str()).arg(segment.start.count).arg(segment.end.count);
    return parts.join(", ");
}

const QString kNotes = "Keys 96000-288000";
const QString kAudio = "Vocal 48000-144000";
const QString kBoth = kNotes + ", " + kAudio;

} // namespace

class AudibleTest : public QObject
{
    Q_OBJECT
private slots:
    void everythingUnlessSilenced()
    {
        const auto song = exampleSong();
        QCOMPARE(heard(song.project), kBoth);
        QCOMPARE(heard(done(edits::setTrackMute(song.project, song.keys, true))), kAudio);
        QCOMPARE(heard(done(edits::setTrackSolo(song.project, song.keys, true))), kNotes);
        QCOMPARE(heard(done(edits::setTrackGain(song.project, song.keys, -60))), kAudio);
        QCOMPARE(heard(done(edits::setTrackGain(song.project, song.keys, -59.9))), kBoth);
        QCOMPARE(heard(done(edits::setClipGain(song.project, song.audio, -60))), kNotes);
        QCOMPARE(heard(done(edits::setMasterGain(song.project, -60))), QString());
        const auto quiet = done(edits::setTrackGain(song.project, song.vocal, -30));
        QCOMPARE(heard(done(edits::setClipGain(quiet, song.audio, -30))), kNotes);
        QCOMPARE(heard(done(edits::setClipGain(quiet, song.audio, -29))), kBoth);
    }

    void onlyWhatLiesInTheRange()
    {
        const auto song = exampleSong();
        QCOMPARE(heard(song.project, {{}, {60000}, {100000}}), QString("Keys 96000-100000, Vocal 60000-100000"));
        QCOMPARE(heard(song.project, {{}, {144000}, {0}}), QString("Keys 144000-288000"));
        QCOMPARE(heard(song.project, {{}, {0}, {48000}}), QString());
        QCOMPARE(heard(song.project, {{}, {999999}, {0}}), QString());
    }

    void aStemIsItsTrackAlone()
    {
        const auto song = exampleSong();
        QCOMPARE(heard(song.project, {song.vocal, {}, {}}), kAudio);
        const auto solo = done(edits::setTrackSolo(song.project, song.keys, true));
        QCOMPARE(heard(solo, {song.vocal, {}, {}}), kAudio);
        QCOMPARE(heard(solo, {song.strings, {}, {}}), QString());
    }

    void clipsWithoutANoteInTheirWindowAreSilent()
    {
        const auto song = exampleSong();
        const auto all = scale(8).notes;
        QCOMPARE(heard(done(edits::removeNotes(song.project, song.notes, all))), kAudio);
        const std::vector tail(all.begin() + 2, all.end()); // notes at beats 0 and 1 of the take stay
        const auto start = done(edits::removeNotes(song.project, song.notes, tail));
        QCOMPARE(heard(start), kBoth);
        QCOMPARE(heard(done(edits::trimClipStart(start, song.notes, {6 * kBeat}))), kAudio);
        QCOMPARE(heard(start, {{}, {7 * kBeat}, {}}), QString());
        QCOMPARE(heard(start, {{}, {6 * kBeat - 1}, {6 * kBeat}}),
                 QString("Keys 143999-144000, Vocal 143999-144000")); // still ringing
        const auto end = done(edits::removeNotes(song.project, song.notes, {all[0], all[1]}));
        QCOMPARE(heard(done(edits::trimClipEnd(end, song.notes, {6 * kBeat}))), kAudio);
    }

    void aShorterTakeEndsTheSound()
    {
        const auto song = exampleSong();
        const auto project =
            done(edits::addAudioTake(song.project, song.audio, "Take 2", asset("short.wav", 1000), {}));
        QCOMPARE(heard(project), kNotes + ", Vocal 48000-49000");
    }
};

QTEST_APPLESS_MAIN(AudibleTest)
#include "audible_test.moc"
