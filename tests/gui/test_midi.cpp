// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keyboards in the studio: which are listened to, what is recorded from them, the computer's keys as one of them.
#include "tests/gui/studio_fixture.h"

#include "audio/midi/midi_desk.h"
#include "core/edits/add_track.h"
#include "core/edits/set_loop.h"
#include "ui/common/theme.h"
#include "ui/record/arm_button.h"
#include "ui/record/key_piano.h"
#include "ui/record/midi_form.h"
#include "ui/record/recording.h"
#include "ui/timeline/lanes.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>

using namespace melisma;
using base::Beats;
using ui::KeyPiano;
using ui::MidiInput;
using ui::PianoKey;
using ui::Recording;

namespace {

constexpr int kRate = 48000;
constexpr int kBeat = kRate / 2;

audio::LiveEvent on(int pitch, int velocity = 100)
{
    return {audio::EventKind::noteOn, static_cast<std::uint8_t>(pitch), static_cast<std::uint16_t>(velocity)};
}

audio::LiveEvent off(int pitch)
{
    return {audio::EventKind::noteOff, static_cast<std::uint8_t>(pitch), 0};
}

/// Keyboards that the test plays.
class FakeMidi : public audio::MidiSource {
public:
    std::vector<std::string> inputs() override { return names; }
    base::Result<void> listen(const std::vector<std::string>& wanted, Receiver receiver) override
    {
        listened = wanted;
        m_receiver = std::move(receiver);
        return {};
    }
    void stop() override { m_receiver = {}; }
    void play(const audio::LiveEvent& event) { m_receiver(event); }

    std::vector<std::string> names{"Keystation", "Midi Through Port-0", "Pads"};
    std::vector<std::string> listened;

private:
    Receiver m_receiver;
};

template <class Base>
struct StageOn : Base {
    using Base::session;

    StageOn()
    {
        QSettings().clear();
        this->engine->midi().countFrames();
        auto source = std::make_unique<FakeMidi>();
        midi = source.get();
        input().setSource(std::move(source));
        session->apply("Add track", [](const project::Project& project) {
            return edits::addTrack(project, project::TrackKind::instrument, "Keys", {"Piano", 0, 0});
        });
        QObject::connect(session.get(), &ui::Session::message,
                         [this](const QString& text, bool failed) { (failed ? failures : said) << text; });
        this->pull(256);
    }
    MidiInput& input() { return MidiInput::of(*session); }
    Recording& recording() { return Recording::of(*session); }
    const project::Track& track() const { return *session->project().tracks.at(0); }
    std::vector<music::Note> notes(std::size_t clip = 0, std::size_t take = 0) const
    {
        return std::get<project::NoteContent>(track().clips.at(clip)->takes.at(take)->content)->notes;
    }
    bool arm() { return recording().arm(track().id, true); }
    /// Pulls until `frames` of the song have been asked for since the last call.
    void play(int frames, const audio::LiveEvent& event)
    {
        this->pull(frames);
        midi->play(event);
    }
    bool landed()
    {
        return QTest::qWaitFor(
            [this] {
                this->pull(256);
                return !recording().active();
            },
            10'000);
    }

    FakeMidi* midi = nullptr;
    QStringList failures, said;
};
using Stage = StageOn<tests::SessionFixture>;
using Window = StageOn<tests::Studio>;

music::Note note(std::int64_t start, std::int64_t length, int pitch, int velocity = 100)
{
    return {Beats{start}, Beats{length}, pitch, velocity};
}

} // namespace

class TestMidi : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void allKeyboardsAreListenedToOrOne()
    {
        Stage stage;
        QCOMPARE(stage.midi->listened, (std::vector<std::string>{"Keystation", "Pads"})); // not what programs say
        ui::MidiForm form(*stage.session);
        auto* choice = form.findChild<QComboBox*>("midiInput");
        QCOMPARE(choice->count(), 4);
        choice->setCurrentIndex(3);
        emit choice->activated(3);
        QCOMPARE(stage.midi->listened, std::vector<std::string>{"Pads"});
        stage.midi->names = {"Keystation"};
        stage.input().refresh();
        QVERIFY(stage.midi->listened.empty());
        QCOMPARE(choice->currentText(), QString("Pads"));
        QVERIFY(form.findChild<QLabel*>("midiNote")->text().contains("Pads is not connected"));
        QVERIFY(!form.lit());
        stage.midi->play(on(60));
        stage.pull(256);
        stage.input().drain();
        QVERIFY(form.lit());
        QVERIFY(QTest::qWaitFor([&form] { return !form.lit(); }));
    }

    /// Where the system has no MIDI the page says so, and nothing else happens.
    void withoutMidiAPageSaysSo()
    {
        tests::SessionFixture fixture;
        ui::MidiForm form(*fixture.session);
        QVERIFY(!form.findChild<QLabel*>("midiNote")->text().isEmpty());
    }

    void theChosenTrackSoundsOrTheArmedOnes()
    {
        Stage stage;
        QVERIFY(stage.input().tracks().empty());
        stage.session->selectTrack(stage.track().id);
        QCOMPARE(stage.input().tracks(), std::vector{stage.track().id});
        stage.session->apply("Add track", [](const project::Project& project) {
            return edits::addTrack(project, project::TrackKind::instrument, "Bass", {"Bass", 0, 33});
        });
        const auto bass = stage.session->project().tracks[1]->id;
        QVERIFY(stage.recording().arm(bass, true)); // no sound input is needed
        QCOMPARE(stage.input().tracks(), std::vector{bass});
        QCOMPARE(stage.recording().inputChannels(), 0);
        stage.midi->play(on(40));
        stage.pull(kRate / 2);
        if (!stage.soundfont().empty())
            QVERIFY(std::ranges::any_of(stage.pulled(), [](float sample) { return std::abs(sample) > 1e-3f; }));
        QVERIFY(stage.recording().arm(bass, false));
        QCOMPARE(stage.input().tracks(), std::vector{stage.track().id});
    }

    /// 25 frames are a tick.
    void notesStandWhereTheyWerePlayed()
    {
        Stage stage;
        QVERIFY(stage.arm());
        const auto steps = stage.session->history().position();
        stage.recording().toggle();
        QVERIFY(stage.recording().active());
        stage.play(kBeat + 2'500, on(60, 90));
        stage.play(kBeat, off(60));
        stage.play(1'000, {audio::EventKind::controller, 64, 127});
        stage.play(250, on(67));
        stage.pull(kBeat);
        stage.input().drain();
        QVERIFY(stage.recording().statusText().contains("2 notes"));
        QVERIFY(stage.recording().span().length.count > 0);
        stage.recording().toggle();
        QVERIFY(stage.landed());
        QCOMPARE(stage.session->history().position(), steps + 1);
        const auto& clip = *stage.track().clips.at(0);
        QCOMPARE(clip.start.count, 0);
        QCOMPARE(clip.length.count, 4 * 960);
        QCOMPARE(clip.name, std::string("Keys"));
        // What is held when it ends is ended: 3 beats and 150 ticks have been heard by then.
        QVERIFY(stage.notes() == (std::vector{note(960 + 100, 960, 60, 90), note(2 * 960 + 150, 960, 67)}));
        const auto story = clip.chosen().provenance;
        QVERIFY(story.origin == project::Origin::humanCreated);
        stage.session->undo();
        QVERIFY(stage.track().clips.empty());
        QVERIFY(stage.failures.isEmpty());
    }

    void theyAreQuantisedAndTheMenuSaysTo()
    {
        Stage stage;
        ui::ArmButton button(*stage.session, stage.track().id);
        button.click();
        QVERIFY(button.isChecked());
        const std::unique_ptr<QMenu> menu(button.makeMenu());
        for (auto* action : menu->actions())
            if (action->text() == "Quantised to 1/8 T")
                action->trigger();
        QCOMPARE(stage.recording().options().inputGrid.ticks, 320);
        QVERIFY(stage.recording().start());
        stage.play(25 * 300, on(60));
        stage.play(25 * 100, off(60));
        stage.play(25 * 700, on(62)); // at 1100
        stage.play(25 * 100, off(62));
        stage.recording().stop();
        QVERIFY(stage.landed());
        QVERIFY(stage.notes() == (std::vector{note(320, 100, 60), note(960, 100, 62)}));
    }

    void punchRecordsOnlyTheRegion()
    {
        Stage stage;
        stage.session->apply("Region", [](const project::Project& project) {
            return edits::setLoopOn(*edits::setLoop(project, Beats::whole(2), Beats::whole(1)), false);
        });
        auto options = stage.recording().options();
        options.punch = true;
        options.preRollBars = 1;
        stage.recording().setOptions(options);
        QVERIFY(stage.arm());
        QVERIFY(stage.recording().start());
        stage.play(kBeat, on(50)); // before the region
        stage.play(kBeat / 2, off(50));
        stage.play(kBeat, on(60)); // in its middle, held beyond it
        stage.play(kBeat, off(60));
        QVERIFY(stage.landed());
        QVERIFY(stage.session->engine().playing()); // the song goes on
        const auto& clip = *stage.track().clips.at(0);
        QCOMPARE(clip.start.count, 2 * 960);
        QCOMPARE(clip.length.count, 960);
        QVERIFY(stage.notes() == std::vector{note(480, 480, 60)});
        stage.session->stop();
    }

    void roundsOfTheLoopAreTakesOfOneClip()
    {
        Stage stage;
        stage.session->apply("Loop", [](const project::Project& project) {
            return edits::setLoopOn(*edits::setLoop(project, {}, Beats::whole(2)), true);
        });
        QVERIFY(stage.arm());
        QVERIFY(stage.recording().start());
        stage.play(kBeat, on(60));
        stage.play(250, off(60));
        stage.play(2 * kBeat - 250, on(62)); // a round later, at the same place
        stage.play(250, off(62));
        stage.pull(kBeat / 4);
        stage.recording().stop();
        QVERIFY(stage.landed());
        QCOMPARE(stage.track().clips.size(), std::size_t{1});
        const auto& clip = *stage.track().clips[0];
        QCOMPARE(clip.length.count, 2 * 960);
        QCOMPARE(clip.takes.size(), std::size_t{2});
        QVERIFY(stage.notes(0, 0) == std::vector{note(960, 10, 60)});
        QVERIFY(stage.notes(0, 1) == std::vector{note(960, 10, 62)});
        QCOMPARE(clip.chosenTake, clip.takes[1]->id);
        QVERIFY(stage.recording().start()); // and again: a third one
        stage.play(kBeat / 2, on(64));
        stage.play(250, off(64));
        stage.recording().stop();
        QVERIFY(stage.landed());
        QCOMPARE(stage.track().clips.size(), std::size_t{1});
        QVERIFY(stage.notes(0, 2) == std::vector{note(480, 10, 64)});
    }

    void nothingPlayedLeavesNothing()
    {
        Stage stage;
        QVERIFY(stage.arm());
        const auto steps = stage.session->history().position();
        QVERIFY(stage.recording().start());
        stage.pull(kBeat);
        stage.recording().stop();
        QVERIFY(stage.landed());
        QCOMPARE(stage.session->history().position(), steps);
        QVERIFY(stage.said.join(' ').contains("Nothing was played"));
    }

    /// As they lie under the fingers: between T and U is another letter in Germany.
    void keysOfTheComputerArePlaces()
    {
        const auto step = [](int key, unsigned code) {
            const auto does = ui::pianoKeyOf(key, code);
            return does && does->kind == PianoKey::Kind::note ? does->step : -1;
        };
        const std::pair<int, int> white[] = {{Qt::Key_A, 0}, {Qt::Key_S, 2}, {Qt::Key_D, 4},  {Qt::Key_F, 5},
                                             {Qt::Key_G, 7}, {Qt::Key_H, 9}, {Qt::Key_J, 11}, {Qt::Key_K, 12}};
        for (const auto& [key, semitones] : white)
            QCOMPARE(step(key, 0), semitones);
        QCOMPARE(step(Qt::Key_Z, 29), 8); // the German Z lies where the English Y does
        QVERIFY(ui::pianoKeyOf(Qt::Key_Y, 52)->kind == PianoKey::Kind::octaveDown);
        QVERIFY(!ui::pianoKeyOf(Qt::Key_Space, 0));
        QVERIFY(!ui::pianoKeyOf(Qt::Key_R, 27));
    }

    void theComputersKeysPlayOnlyWhileTheyShould()
    {
        Window studio;
        studio.session->selectTrack(studio.track().id);
        auto* lanes = studio.window.findChild<ui::Lanes*>();
        lanes->setFocus();
        std::vector<audio::LiveEvent> played;
        connect(&studio.input(), &MidiInput::played, this,
                [&played](const audio::HeardEvent& heard) { played.push_back(heard.event); });
        const auto press = [&](QWidget* target, Qt::Key key) {
            QTest::keyClick(target, key);
            studio.pull(256);
            studio.input().drain();
        };
        auto* shown = studio.find<QLabel>("keyPiano");
        press(lanes, Qt::Key_L); // the loop's key
        QVERIFY(played.empty() && !shown->isVisible());
        QTest::keyClick(lanes, Qt::Key_K, Qt::ControlModifier);
        auto& piano = KeyPiano::of(*studio.session);
        QVERIFY(piano.on() && shown->isVisible());
        QVERIFY(shown->text().contains("C4"));
        const bool loop = studio.session->project().loop.on;
        press(lanes, Qt::Key_L);
        QVERIFY(played == (std::vector{on(74, 96), off(74)})); // and the loop stays as it is
        QCOMPARE(studio.session->project().loop.on, loop);
        played.clear();
        press(lanes, Qt::Key_Z);
        press(lanes, Qt::Key_V);
        press(lanes, Qt::Key_A);
        QVERIFY(played == (std::vector{on(48, 112), off(48)}));
        played.clear();
        auto* prompt = studio.find<QPlainTextEdit>("prompt");
        prompt->setFocus();
        press(prompt, Qt::Key_A); // is being written
        QVERIFY(played.empty());
        QCOMPARE(prompt->toPlainText(), QString("a"));
        lanes->setFocus();
        QTest::keyPress(lanes, Qt::Key_S);
        prompt->setFocus(); // a key that is held is let go
        studio.pull(256);
        studio.input().drain();
        QVERIFY(played == (std::vector{on(50, 112), off(50)}));
        lanes->setFocus();
        QTest::keyClick(lanes, Qt::Key_K, Qt::ControlModifier);
        QVERIFY(!piano.on() && !shown->isVisible());
        played.clear();
        press(lanes, Qt::Key_K);
        QVERIFY(played.empty());
    }
};

QTEST_MAIN(TestMidi)
#include "test_midi.moc"
