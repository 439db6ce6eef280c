// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which take sounds where: against a plain array of takes, one for each frame or tick.
#include <QTest>

#include "core/edits/add_take.h"
#include "core/edits/choose_take.h"
#include "core/edits/clip_board.h"
#include "core/edits/comp_takes.h"
#include "core/edits/duplicate_clip.h"
#include "core/edits/edit_notes.h"
#include "core/edits/edit_takes.h"
#include "core/edits/join_clips.h"
#include "core/edits/mark_clips.h"
#include "core/edits/split_clip.h"
#include "core/edits/trim_clip.h"
#include "core/project/comp.h"
#include "core/project/project_check.h"
#include "core/project/project_json.h"
#include "core/project/score_of.h"
#include "core/provenance/folding.h"
#include "tests/core/edits/example_song.h"

#include <random>

using namespace melisma;
using namespace melisma::tests;
using base::Beats;
using base::Frames;
using project::Clip;
using project::ClipId;
using project::Origin;
using project::Project;
using project::Stretch;
using project::TakeId;

namespace {

/// The example, its voice with three takes of two seconds and its verse with three of eight beats. The first is chosen.
struct Takes : ExampleSong {
    Takes() : ExampleSong(exampleSong())
    {
        for (const char* name : {"second.wav", "third.wav"})
            project = done(
                edits::addAudioTake(project, audio, name, asset(name, 2 * kSecond), madeBy(Origin::humanRecorded)));
        for (const int pitch : {40, 80}) {
            auto sequence = scale(8);
            for (auto& note : sequence.notes)
                note.pitch = pitch;
            project = done(
                edits::addTake(project, notes, "Take", project::NoteContent(sequence), madeBy(Origin::humanCreated)));
        }
        for (const auto id : {audio, notes})
            project = done(edits::chooseTake(project, id, clip(id).takes[0]->id));
    }
    TakeId take(ClipId id, std::size_t index) const { return clip(id).takes[index]->id; }
    void swipe(ClipId id, Stretch range, std::size_t index)
    {
        project = done(edits::compRange(project, id, range, take(id, index)));
    }
};

/// "0 [100] 2": the takes by their place in the list and the joints between them, counted like the offset.
QString heard(const Clip& clip)
{
    QString text;
    for (const auto& stretch : project::compStretches(clip)) {
        const auto index = std::ranges::find(clip.takes, stretch.take->id, [](const auto& take) { return take->id; });
        text += text.isEmpty() ? QString() : QString(" [%1] ").arg(stretch.from.count);
        text += QString::number(index - clip.takes.begin());
    }
    return text;
}

QString pitches(const music::NoteSequence& sequence)
{
    QStringList all;
    for (const auto& note : sequence.notes)
        all << QString("%1:%2").arg(note.pitch).arg(note.length.value());
    return all.join(' ');
}

} // namespace

class CompTakesTest : public QObject {
    Q_OBJECT
private slots:
    void aSwipeIsHeardWhereItWasDrawn()
    {
        Takes song;
        QCOMPARE(heard(song.clip(song.audio)), QString("0"));
        song.swipe(song.audio, {{kSecond + 100}, {kSecond + 300}}, 1);
        QCOMPARE(heard(song.clip(song.audio)), QString("0 [100] 1 [300] 0"));
        song.swipe(song.audio, {{kSecond + 200}, {kSecond + 400}}, 2);
        QCOMPARE(heard(song.clip(song.audio)), QString("0 [100] 1 [200] 2 [400] 0"));
        song.swipe(song.audio, {{kSecond + 50}, {kSecond + 200}}, 2);
        QCOMPARE(heard(song.clip(song.audio)), QString("0 [50] 2 [400] 0"));
        song.swipe(song.audio, {{0}, {kSecond + 60}}, 1);
        QCOMPARE(heard(song.clip(song.audio)), QString("1 [60] 2 [400] 0"));
        song.swipe(song.audio, {{0}, {9 * kSecond}}, 2);
        QCOMPARE(heard(song.clip(song.audio)), QString("2"));
        QVERIFY(song.clip(song.audio).comp.empty());
        QVERIFY(!edits::compRange(song.project, song.audio, {{0}, {kSecond}}, song.take(song.audio, 1)).ok());
        QVERIFY(!edits::compRange(song.project, song.audio, {{0}, {2 * kSecond}}, song.take(song.notes, 1)).ok());
        const auto locked = done(edits::setClipsLocked(song.project, {song.audio}, true));
        QVERIFY(!edits::compRange(locked, song.audio, {{0}, {2 * kSecond}}, song.take(song.audio, 1)).ok());
    }

    void randomSwipesAgreeWithAnArray()
    {
        Takes song;
        std::mt19937 random(7);
        const auto number = [&](int low, int high) { return std::uniform_int_distribution(low, high)(random); };
        constexpr int kGrid = 960, kCells = 8; // ticks a beat
        std::array<int, kCells> cells{};
        for (int i = 0; i < 500; ++i) {
            const int from = number(0, kCells - 1), to = number(from + 1, kCells), take = number(0, 2);
            const auto at = [](int cell) { return Frames{(4 + cell) * kBeat}; };
            song.swipe(song.notes, {at(from), at(to)}, static_cast<std::size_t>(take));
            std::fill(cells.begin() + from, cells.begin() + to, take);
            const auto& clip = song.clip(song.notes);
            for (int cell = 0; cell < kCells; ++cell)
                QCOMPARE(project::takeAt(clip, project::TimeValue::musical({cell * kGrid + number(0, kGrid - 1)})).id,
                         song.take(song.notes, static_cast<std::size_t>(cells[static_cast<std::size_t>(cell)])));
            auto last = clip.chosenTake;
            for (const auto& part : clip.comp)
                QVERIFY(std::exchange(last, part.take) != part.take); // the plainest form
            QVERIFY(checkProject(song.project).ok());
        }
    }

    void jointsMoveBetweenTheirNeighbours()
    {
        Takes song;
        song.swipe(song.audio, {{kSecond + 1000}, {kSecond + 3000}}, 1);
        const auto moved = [&](std::size_t joint, std::int64_t to) {
            return heard(*done(edits::moveCompJoint(song.project, song.audio, joint, {to})).findClip(song.audio));
        };
        QCOMPARE(moved(0, kSecond + 500), QString("0 [500] 1 [3000] 0"));
        QCOMPARE(moved(0, kSecond + 9000), QString("0 [2999] 1 [3000] 0"));
        QCOMPARE(moved(0, 0), QString("0 [1] 1 [3000] 0"));
        QCOMPARE(moved(1, 9 * kSecond), QString("0 [1000] 1 [95999] 0"));
        QVERIFY(!edits::moveCompJoint(song.project, song.audio, 2, {kSecond}).ok());
    }

    void piecesAndCopiesKeepTheirComp()
    {
        Takes song;
        song.swipe(song.audio, {{kSecond + 1000}, {kSecond + 3000}}, 1);
        const auto cut = done(edits::splitClip(song.project, song.audio, {kSecond + 2000}));
        const auto& pieces = cut.findTrack(song.vocal)->clips;
        QCOMPARE(heard(*pieces[0]), QString("0 [1000] 1"));
        QCOMPARE(heard(*pieces[1]), QString("1 [3000] 0"));
        QVERIFY(checkProject(cut).ok());
        const auto whole = done(edits::joinClips(cut, {pieces[0]->id, pieces[1]->id}));
        QCOMPARE(heard(*whole.findClip(song.audio)), heard(song.clip(song.audio)));
        const auto other = done(edits::compRange(cut, pieces[1]->id, {{0}, {9 * kSecond}}, pieces[1]->takes[2]->id));
        QVERIFY(!edits::joinClips(other, {pieces[0]->id, pieces[1]->id}).ok());
        const auto twice = done(edits::duplicateClip(song.project, song.audio));
        QCOMPARE(heard(*twice.findTrack(song.vocal)->clips[1]), heard(song.clip(song.audio)));
        auto pasted = edits::pasteClips(song.project, edits::copyClips(song.project, {song.audio}), song.loops, {});
        QVERIFY(pasted.ok() && checkProject(pasted->project).ok());
        QCOMPARE(heard(*pasted->project.findTrack(song.loops)->clips[0]), heard(song.clip(song.audio)));
        // What is trimmed away comes back with the edge.
        const auto short_ = done(edits::trimClipEnd(song.project, song.audio, {kSecond + 500}));
        QCOMPARE(heard(*short_.findClip(song.audio)), QString("0"));
        QCOMPARE(heard(*done(edits::trimClipEnd(short_, song.audio, {2 * kSecond})).findClip(song.audio)),
                 heard(song.clip(song.audio)));
    }

    void takesComeAndGo()
    {
        Takes song;
        song.swipe(song.audio, {{kSecond + 100}, {kSecond + 300}}, 1);
        song.swipe(song.audio, {{kSecond + 300}, {kSecond + 500}}, 2);
        const auto more = done(edits::addAudioTake(song.project, song.audio, "Take 4", asset("fourth.wav", 2 * kSecond),
                                                   madeBy(Origin::humanRecorded)));
        QCOMPARE(heard(*more.findClip(song.audio)), QString("0 [100] 1 [300] 2 [500] 0")); // it waits
        const auto without = [&](std::size_t take) {
            const auto left = done(edits::deleteTake(song.project, song.audio, song.take(song.audio, take)));
            return checkProject(left).ok() ? heard(*left.findClip(song.audio)) : QString("broken");
        };
        QCOMPARE(without(1), QString("0 [300] 1 [500] 0"));
        QCOMPARE(without(2), QString("0 [100] 1 [500] 0"));
        QCOMPARE(without(0), QString("0 [300] 1"));
        const auto chosen = done(edits::chooseTake(song.project, song.audio, song.take(song.audio, 2)));
        QCOMPARE(heard(*chosen.findClip(song.audio)), QString("2"));
        QCOMPARE(heard(*done(edits::clearComp(song.project, song.audio)).findClip(song.audio)), QString("0"));
        QVERIFY(!edits::clearComp(chosen, song.audio).ok());
        const auto named = done(edits::renameTake(chosen, song.audio, song.take(song.audio, 2), "The good one"));
        QCOMPARE(named.findClip(song.audio)->takes[2]->name, std::string("The good one"));
        auto last = chosen;
        for (int i = 0; i < 2; ++i)
            last = done(edits::deleteTake(last, song.audio, last.findClip(song.audio)->chosenTake));
        QVERIFY(!edits::deleteTake(last, song.audio, last.findClip(song.audio)->chosenTake).ok());
    }

    void notesEndAtTheJoint()
    {
        Takes song;
        song.swipe(song.notes, {{4 * kBeat + kBeat * 5 / 2}, {9 * kBeat}}, 1);
        const auto& clip = song.clip(song.notes);
        QCOMPARE(pitches(project::soundingNotes(clip)), QString("60:1 61:1 62:0.5 40:1 40:1 65:1 66:1 67:1"));
        const auto flat = done(edits::flattenComp(song.project, song.notes, "now"));
        QCOMPARE(flat.findClip(song.notes)->takes.size(), std::size_t(1));
        QCOMPARE(pitches(*project::heardNotes(*flat.findClip(song.notes))), pitches(*project::heardNotes(clip)));
        QVERIFY(checkProject(flat).ok());
    }

    void aPedalDoesNotStayDownBehindAJoint()
    {
        Takes song;
        auto pressed = scale(8);
        pressed.controllers = {{Beats::whole(1), 64, 127}, {Beats::whole(5), 64, 0}, {Beats::whole(2), 11, 90}};
        music::sortEvents(pressed);
        song.project = done(edits::addTake(song.project, song.notes, "Pedal", project::NoteContent(pressed), {}));
        song.swipe(song.notes, {{6 * kBeat}, {99 * kBeat}}, 0); // beat 2 of the clip
        const auto held = project::heardNotes(song.clip(song.notes))->controllers;
        QCOMPARE(held, (std::vector<music::ControllerEvent>{{Beats::whole(1), 64, 127}, {Beats::whole(2), 64, 0}}));
        song.swipe(song.notes, {{7 * kBeat}, {99 * kBeat}}, 3); // and is down where the take has it down
        const auto again = project::heardNotes(song.clip(song.notes))->controllers;
        QCOMPARE(again, (std::vector<music::ControllerEvent>{{Beats::whole(1), 64, 127},
                                                             {Beats::whole(2), 64, 0},
                                                             {Beats::whole(3), 11, 90},
                                                             {Beats::whole(3), 64, 127},
                                                             {Beats::whole(5), 64, 0}}));
    }

    void editingNotesOfACompMakesItATake()
    {
        Takes song;
        song.swipe(song.notes, {{6 * kBeat}, {8 * kBeat}}, 1);
        const auto before = project::heardNotes(song.clip(song.notes));
        QCOMPARE(done(edits::removeNotes(song.project, song.notes, {})), song.project); // nothing was done
        const auto edited = done(edits::removeNotes(song.project, song.notes, {before->notes[2]}, "now"));
        const auto& clip = *edited.findClip(song.notes);
        QCOMPARE(clip.takes.size(), std::size_t(4));
        QCOMPARE(clip.chosen().name, std::string("Comp"));
        QVERIFY(clip.comp.empty());
        auto expected = before->notes;
        expected.erase(expected.begin() + 2);
        QCOMPARE(project::heardNotes(clip)->notes, expected);
        for (std::size_t i = 0; i < 3; ++i)
            QCOMPARE(*clip.takes[i], *song.clip(song.notes).takes[i]); // the takes are as they were
    }

    void soundFlattensIntoClipsOfItsParts()
    {
        Takes song;
        song.swipe(song.audio, {{kSecond + 10000}, {kSecond + 20000}}, 1);
        const auto flat = done(edits::flattenComp(song.project, song.audio));
        const auto& clips = flat.findTrack(song.vocal)->clips;
        QCOMPARE(clips.size(), std::size_t(3));
        const std::int64_t half = 240; // of 10 ms
        const std::array<std::array<std::int64_t, 2>, 3> windows{
            {{0, 10000 + half}, {10000 - half, 20000 + half}, {20000 - half, 2 * kSecond}}};
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(clips[i]->offset.count, windows[i][0]);
            QCOMPARE(clips[i]->start.count, kSecond + windows[i][0]);
            QCOMPARE(clips[i]->length.count, windows[i][1] - windows[i][0]);
            QCOMPARE(clips[i]->takes.size(), std::size_t(1));
        }
        QCOMPARE(clips[1]->chosen().name, std::string("second.wav"));
        QVERIFY(checkProject(flat).ok());
        QVERIFY(!edits::flattenComp(flat, song.audio).ok());
    }

    void aCompSurvivesTheDisk()
    {
        Takes song;
        song.swipe(song.audio, {{kSecond + 1000}, {kSecond + 3000}}, 1);
        auto json = project::toJson(song.project);
        QCOMPARE(project::projectFromJson(json).value(), song.project);
        auto& comp = json["tracks"][1]["clips"][0]["comp"];
        QCOMPARE(comp.size(), std::size_t(2));
        const auto good = comp;
        comp[1]["from"] = 1000;
        QVERIFY(!project::projectFromJson(json).ok());
        comp[1]["from"] = 0;
        QVERIFY(!project::projectFromJson(json).ok());
        comp = good;
        comp[0]["take"] = song.take(song.notes, 0).value;
        QVERIFY(!project::projectFromJson(json).ok());
        comp = good;
        QVERIFY(project::projectFromJson(json).ok());
    }

    void aiCountsWhereItIsHeard()
    {
        Takes song;
        song.project = done(edits::addAudioTake(song.project, song.audio, "AI", asset("ai.wav", 2 * kSecond),
                                                madeBy(Origin::aiGenerated)));
        song.project = done(edits::chooseTake(song.project, song.audio, song.take(song.audio, 0)));
        const provenance::Extent extent{song.vocal, {kSecond}, {3 * kSecond}};
        QVERIFY(provenance::fold(song.project, extent).disclosure == provenance::Level::none);
        song.swipe(song.audio, {{2 * kSecond}, {9 * kSecond}}, 3);
        const auto fold = provenance::fold(song.project, extent);
        QVERIFY(fold.disclosure == provenance::Level::partial);
        QCOMPARE(fold.segments.size(), std::size_t(2));
        // Half the time, and the half of the crossing before the joint.
        const auto& share = fold.shares[static_cast<std::size_t>(project::Contribution::vocals)];
        QCOMPARE(share.timeShare, (kSecond + 240.0) / (2.0 * kSecond));
        const auto cut = done(edits::trimClipEnd(song.project, song.audio, {kSecond + 9000}));
        QVERIFY(provenance::fold(cut, extent).disclosure == provenance::Level::none);
    }

    void aTakeMadeOfACompTellsOfItsAi()
    {
        Takes song;
        song.project = done(edits::addTake(song.project, song.notes, "AI", project::NoteContent(scale(8)),
                                           madeBy(Origin::aiGenerated, {project::Contribution::composition})));
        song.swipe(song.notes, {{4 * kBeat}, {6 * kBeat}}, 1);
        const auto flat = done(edits::flattenComp(song.project, song.notes, "now"));
        const auto& story = flat.findClip(song.notes)->chosen().provenance;
        QVERIFY(story.origin == Origin::aiGenerated);
        QVERIFY(story.contributions.empty()); // the other take may be of any class
        QCOMPARE(story.humanEdits.back().action, std::string("comp"));
    }
};

QTEST_APPLESS_MAIN(CompTakesTest)
#include "comp_takes_test.moc"
