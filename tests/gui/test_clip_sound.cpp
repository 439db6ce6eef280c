// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to the sound of clips by the actions of the menus, by what is heard.
#include "core/edits/mark_clips.h"
#include "core/edits/trim_clip.h"
#include "tests/gui/sounds_fixture.h"
#include "ui/common/theme.h"
#include "ui/timeline/clip_sound_actions.h"

using namespace melisma;
using namespace melisma::tests;

class TestClipSound : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void silenceIsHeardWithoutAClick()
    {
        Sounds song;
        QVERIFY(song.importSound("hum.wav", 4.0, sine(100, kRate, 0.5)));
        const auto before = song.hear(4.0);
        QVERIFY(std::abs(before[120]) > 0.3f);
        song.select(1.001, 2.001);
        ui::silenceSelected(*song.session);
        const auto after = song.hear(4.0);
        const std::size_t from = 48048, to = 96048, fade = 240;
        for (std::size_t i = 0; i < 4 * kRate; ++i) {
            const bool outside = i < from - fade || i >= to + fade;
            if (outside ? after[i] != before[i] : i >= from && i < to && after[i] != 0.0f)
                QFAIL(qPrintable(QString("frame %1: %2, was %3").arg(i).arg(after[i]).arg(before[i])));
            if (i > 0) // 0.5 * 2 pi 100 / 48000 a frame, and what a fade of 240 frames adds
                QVERIFY(std::abs(after[i] - after[i - 1]) < 0.0131f + 0.5f / 120.0f);
        }
        song.session->undo();
        QCOMPARE(song.hear(4.0), before);
    }

    void silenceWantsASelection()
    {
        Sounds song;
        QVERIFY(song.importSound("hum.wav", 1.0, sine(100, kRate, 0.5)));
        song.session->selectClips({});
        song.said();
        ui::silenceSelected(*song.session);
        QVERIFY(!song.said().isEmpty());
        song.session->selectClips({song.lastClip()});
        ui::silenceSelected(*song.session);
        QVERIFY(song.project().tracks.back()->clips.empty());
    }

    void normalisedByWhatTheClipPlays()
    {
        Sounds song;
        // Loud in its first half second, which is trimmed off.
        const auto sound = [](int frame, int) { return (frame < 24'000 ? 0.95 : 0.3) * std::sin(frame * 0.05); };
        QVERIFY(song.importSound("fall.wav", 2.0, sound));
        const auto quiet = song.lastClip();
        song.session->apply("trim",
                            [&](const project::Project& now) { return edits::trimClipStart(now, quiet, {30'000}); });
        song.session->selectClips({quiet});
        song.said();
        const auto steps = song.steps();
        QVERIFY(song.does(ui::normaliseSelected));
        QCOMPARE(song.steps(), steps + 1);
        const double gain = song.project().findClip(quiet)->gainDb;
        QVERIFY(std::abs(gain - (-1.0 - 20.0 * std::log10(0.3))) < 0.01);
        QVERIFY(song.said().contains(QString::number(gain, 'f', 1)));
        QVERIFY(std::abs(loudest(song.hear(2.0)) - std::pow(10.0, -0.05)) < 1e-5);
        QVERIFY(song.does(ui::normaliseSelected)); // measures the file, so it stays
        QCOMPARE(song.project().findClip(quiet)->gainDb, gain);
    }

    void manyAreNormalisedInOneStep()
    {
        Sounds song;
        QVERIFY(song.importSound("loud.wav", 1.0, sine(100, kRate, 0.95)));
        const auto loud = song.lastClip();
        QVERIFY(song.importSound("faint.wav", 1.0, sine(100, kRate, 0.05)));
        const auto faint = song.lastClip();
        QVERIFY(song.importSilence("none.wav", 1.0));
        const auto none = song.lastClip();
        const auto before = song.project();
        song.session->selectClips({loud, faint, none});
        QVERIFY(song.does(ui::normaliseSelected));
        QVERIFY(std::abs(song.project().findClip(loud)->gainDb - (-1.0 - 20.0 * std::log10(0.95))) < 0.001);
        QCOMPARE(song.project().findClip(faint)->gainDb, project::kLoudestDb);
        QCOMPARE(song.project().findClip(none)->gainDb, 0.0);
        song.session->undo();
        QVERIFY(song.project() == before);
        song.session->selectClips({none});
        QVERIFY(song.does(ui::normaliseSelected));
        QVERIFY(song.said().contains("silent") && song.project() == before);
        song.session->apply("lock",
                            [&](const project::Project& now) { return edits::setClipsLocked(now, {loud}, true); });
        song.session->selectClips({loud, faint});
        for (auto* action : {ui::normaliseSelected, ui::reverseSelected}) {
            action(*song.session);
            QVERIFY(song.said().contains("locked") && !ui::SoundWork::of(*song.session).busy());
        }
        song.session->selectClips({});
        for (auto* action : {ui::normaliseSelected, ui::reverseSelected}) {
            action(*song.session);
            QVERIFY(song.said().startsWith("Select"));
        }
    }

    void reversedItSoundsBackwardsInItsPlace()
    {
        Sounds song;
        QVERIFY(song.importSound("noise.wav", 3.0, noise));
        const auto id = song.lastClip();
        song.session->apply("trim",
                            [&](const project::Project& now) { return edits::trimClipStart(now, id, {20'001}); });
        song.session->apply("trim",
                            [&](const project::Project& now) { return edits::trimClipEnd(now, id, {100'003}); });
        const auto forwards = song.hear(3.0);
        const auto before = song.project();
        song.session->selectClips({id});
        QVERIFY(song.does(ui::reverseSelected));
        const auto backwards = song.hear(3.0);
        for (std::size_t i = 0; i < 80'002; ++i)
            QCOMPARE(backwards[20'001 + i], forwards[100'002 - i]);
        QVERIFY(isSilent(backwards, 100'003));
        const auto& clip = *song.project().findClip(id);
        QVERIFY(clip.takes.size() == 2 && clip.chosenTake == clip.takes[1]->id);
        QVERIFY(*clip.takes[0] == *before.findClip(id)->takes[0] && clip.offset == before.findClip(id)->offset);
        const auto& made = clip.chosen().provenance;
        QVERIFY(made.origin == clip.takes[0]->provenance.origin && made.humanEdits.back().action == "reverse");
        QCOMPARE(made.inputs.back().name, std::string("noise.wav"));
        QCOMPARE(QString::fromStdString(clip.chosen().name), QString("Take 1, reversed"));
        QVERIFY(song.does(ui::reverseSelected));
        QCOMPARE(song.hear(3.0), forwards); // twice is the original, bit for bit
        QCOMPARE(song.project().findClip(id)->takes.size(), std::size_t(3));
        song.session->undo();
        song.session->undo();
        QVERIFY(song.project() == before);
    }

    void ofSelectedTimeOnlyThatIsReversed()
    {
        Sounds song;
        QVERIFY(song.importSound("noise.wav", 3.0, noise));
        const auto forwards = song.hear(3.0);
        const auto before = song.project();
        song.select(1, 2);
        QVERIFY(song.does(ui::reverseSelected));
        const auto after = song.hear(3.0);
        constexpr std::size_t kFade = 144; // 3 ms to either side of a joint
        QVERIFY(isSong(after, 0, 48'000 - kFade, forwards, 0));
        QVERIFY(isSong(after, 96'000 + kFade, 144'000, forwards, 96'000 + kFade));
        for (std::size_t i = 48'000 + kFade; i < 96'000 - kFade; ++i)
            QCOMPARE(after[i], forwards[143'999 - i]);
        QVERIFY(song.does(ui::reverseSelected)); // the time is selected still
        QVERIFY(isSong(song.hear(3.0), 48'000 + kFade, 96'000 - kFade, forwards, 48'000 + kFade));
        song.session->undo();
        song.session->undo();
        QVERIFY(song.project() == before);
        ui::reverseSelected(*song.session); // and is not cut when the clips have gone meanwhile
        song.session->selectClips({song.lastClip()});
        song.session->apply("lock", [&](const project::Project& now) {
            return edits::setClipsLocked(now, song.session->selectedClips(), true);
        });
        const auto locked = song.project();
        QVERIFY(QTest::qWaitFor([&] { return !ui::SoundWork::of(*song.session).busy(); }));
        QVERIFY(song.project() == locked && song.said().contains("meanwhile"));
    }

    /// A sine at whose joints the phases do not meet: it leaps there by 0.95, were it not for the fades.
    void jointsOfWhatIsReversedDoNotClick()
    {
        Sounds song;
        QVERIFY(song.importSound("sine.wav", 3.0, sine(440, kRate, 0.5)));
        song.select(1.2345, 2.0017);
        const auto start = base::toFrames({1.2345}, kRate), end = base::toFrames({2.0017}, kRate);
        QVERIFY(song.does(ui::reverseSelected));
        const auto steepest = [](const std::vector<float>& heard) {
            float most = 0.0f;
            for (std::size_t i = 1; i < heard.size(); ++i)
                most = std::max(most, std::abs(heard[i] - heard[i - 1]));
            return most;
        };
        const double slope = 0.5 * 2.0 * std::numbers::pi * 440.0 / kRate;
        const double fade = 0.5 * std::numbers::pi / 2.0 / 144.0; // of an equal-power fade from full scale
        QVERIFY(steepest(song.hear(3.0)) < slope + fade + 0.001);
        const auto& clips = song.project().tracks.back()->clips;
        QCOMPARE(clips.size(), std::size_t(3));
        for (const auto& clip : clips) {
            const bool startsAtJoint = song.project().startOf(*clip) == start || song.project().startOf(*clip) == end;
            const bool endsAtJoint = song.project().endOf(*clip) == start || song.project().endOf(*clip) == end;
            QCOMPARE(clip->fades.in.count, startsAtJoint ? 144 : 0);
            QCOMPARE(clip->fades.out.count, endsAtJoint ? 144 : 0);
        }
        song.session->undo(); // one step
        QCOMPARE(song.project().tracks.back()->clips.size(), std::size_t(1));
    }

    void soundsAndNotesAreReversedInOneStep()
    {
        Sounds song;
        QVERIFY(song.importSound("noise.wav", 1.0, noise));
        const auto sound = song.lastClip();
        song.addKeys();
        const auto notes = song.lastClip();
        song.session->selectClips({sound, notes});
        const auto before = song.project();
        const auto steps = song.steps();
        QVERIFY(song.does(ui::reverseSelected));
        QCOMPARE(song.steps(), steps + 1);
        QCOMPARE(song.project().findClip(sound)->takes.size(), std::size_t(2));
        const auto first = [&](const project::Project& now) {
            return std::get<project::NoteContent>(now.findClip(notes)->chosen().content)->notes.front();
        };
        QCOMPARE(first(song.project()).start.ticks, 4 * base::Beats::kTicksPerBeat - 7 * 480 - 240);
        song.session->undo();
        QVERIFY(song.project() == before);
        song.session->selectClips({notes}); // needs no file, so it lands at once
        ui::reverseSelected(*song.session);
        QVERIFY(first(song.project()) != first(before));
    }
};

QTEST_MAIN(TestClipSound)
#include "test_clip_sound.moc"
