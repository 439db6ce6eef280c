// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Recording from the window: arming, the button, the clip that comes of it, and what is said when something is missing.
#include "audio/graph/clip_sum.h"
#include "audio/record/take_file.h"
#include "core/edits/add_track.h"
#include "core/edits/choose_take.h"
#include "core/edits/comp_takes.h"
#include "core/edits/set_loop.h"
#include "tests/gui/studio_fixture.h"
#include "ui/common/theme.h"
#include "ui/preferences/audio_page.h"
#include "ui/record/arm_button.h"
#include "ui/record/recording.h"
#include "ui/timeline/lanes.h"
#include "ui/timeline/piece_player.h"

#include <QLabel>
#include <QMenu>
#include <QToolButton>

using namespace melisma;
using ui::Recording;

namespace {

constexpr int kRate = 48000;

template <class Base>
struct StudioOn : Base {
    using Base::engine;
    using Base::session;

    explicit StudioOn(bool microphone = true)
    {
        QSettings().clear();
        if (microphone) {
            std::vector<float> sound(20 * kRate);
            for (std::size_t i = 0; i < sound.size(); ++i)
                sound[i] = static_cast<float>(i + 1) / 4'194'304.0f;
            device().playAsInput(std::move(sound), 1);
        }
        session->apply("Add track", [](const project::Project& project) {
            return edits::addTrack(project, project::TrackKind::audio, "Voice");
        });
        QObject::connect(session.get(), &ui::Session::message,
                         [this](const QString& text, bool failed) { (failed ? failures : notes) << text; });
    }
    audio::NullDevice& device() { return dynamic_cast<audio::NullDevice&>(this->engine->device()); }
    Recording& recording() { return Recording::of(*session); }
    project::TrackId track() const { return session->project().tracks.at(0)->id; }
    const project::Track& data() const { return *session->project().tracks.at(0); }

    /// Pulls until the takes have landed.
    bool landed()
    {
        return QTest::qWaitFor(
            [this] {
                device().pull(256);
                return !recording().active();
            },
            10'000);
    }
    std::vector<float> soundOf(const project::Take& take) const
    {
        const auto* asset = session->project().findAsset(std::get<project::AudioContent>(take.content).assetSha256);
        auto reader = audio::openAudioFile(session->mediaPath(*asset));
        std::vector<float> samples(static_cast<std::size_t>(asset->frames.count));
        static_cast<void>((*reader)->read(samples.data(), static_cast<int>(samples.size())));
        return samples;
    }
    QStringList failures;
    QStringList notes;
};
using Studio = StudioOn<tests::SessionFixture>;
using Window = StudioOn<tests::Studio>;

void keep(QWidget& widget, const char* name)
{
    if (const QString folder = qEnvironmentVariable("MELISMA_SHOTS"); !folder.isEmpty())
        widget.grab().save(folder + u'/' + QLatin1String(name));
}

} // namespace

class TestRecording : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    /// R starts and ends it; meanwhile a red clip grows, and the status line counts.
    void theWindowShowsIt()
    {
        Window studio;
        studio.window.resize(1500, 900);
        auto* arm = studio.window.findChild<ui::ArmButton*>();
        QVERIFY(arm && arm->isVisible());
        QTest::mouseClick(arm, Qt::LeftButton);
        QVERIFY(arm->isChecked());
        auto* lanes = studio.window.findChild<ui::Lanes*>();
        lanes->setFocus();
        QTest::keyClick(lanes, Qt::Key_R);
        QVERIFY(studio.recording().active());
        QVERIFY(studio.find<QToolButton>("recordButton")->isChecked());
        studio.pull(3 * kRate);
        QVERIFY(QTest::qWaitFor([&] { return studio.find<QLabel>("deviceState")->text().startsWith("Recording"); }));
        QVERIFY(studio.find<QLabel>("deviceState")->text().contains("0 dropouts"));
        const auto reds = [&] {
            const QImage image = lanes->grab().toImage();
            int red = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    red += image.pixelColor(x, y) == ui::theme().bad ? 1 : 0;
            return red;
        };
        const int before = reds();
        QVERIFY(before > 0);
        studio.pull(3 * kRate);
        QVERIFY(reds() > before); // its outline is longer
        keep(studio.window, "recording.png");
        QTest::keyClick(lanes, Qt::Key_R);
        QVERIFY(studio.landed());
        QCOMPARE(studio.data().clips.size(), std::size_t(1));
        QVERIFY(!studio.find<QToolButton>("recordButton")->isChecked());
        keep(studio.window, "recorded.png");
        ui::AudioPage page(*studio.session);
        page.resize(560, 480);
        keep(page, "audio-page.png");
    }

    void aTakeIsAClipAndOneUndoStep()
    {
        Studio studio;
        QVERIFY(studio.recording().arm(studio.track(), true));
        const auto steps = studio.session->history().position();
        studio.session->seek({5'000}); // behind the end of an empty song
        studio.recording().toggle();
        QVERIFY(studio.recording().active());
        QVERIFY(studio.session->engine().playing());
        studio.pull(30'000);
        QCOMPARE(studio.recording().span().start.count, 5'000);
        QCOMPARE(studio.recording().span().length.count, 30'000);
        QVERIFY(studio.recording().statusText().contains("0:00.625"));
        studio.recording().toggle();
        QVERIFY(studio.landed());
        QCOMPARE(studio.session->history().position(), steps + 1);
        const auto& clip = *studio.data().clips.at(0);
        QCOMPARE(clip.start.count, 5'000);
        QCOMPARE(clip.name, std::string("Voice"));
        const auto sound = studio.soundOf(clip.chosen());
        QCOMPARE(sound.size(), std::size_t(30'000));
        for (std::size_t i = 1; i < sound.size(); ++i)
            QCOMPARE(sound[i] * 4'194'304.0f, sound[0] * 4'194'304.0f + static_cast<float>(i));
        QVERIFY(studio.failures.isEmpty());
        studio.session->undo();
        QVERIFY(studio.data().clips.empty());
        studio.session->redo();
        QCOMPARE(studio.data().clips.size(), std::size_t(1));
    }

    void withoutAnInputThereIsOneClearSentence()
    {
        Studio studio(false);
        ui::ArmButton button(*studio.session, studio.track());
        button.click();
        QVERIFY(!button.isChecked());
        QCOMPARE(studio.failures.size(), 1);
        QVERIFY(studio.failures[0].contains("There is no sound input"));
        QVERIFY(!studio.recording().start());
        QVERIFY(!studio.session->engine().playing());
        QVERIFY(studio.data().clips.empty());
    }

    void theButtonArmsAndItsMenuChoosesTheInput()
    {
        Studio studio(false);
        studio.device().playAsInput(std::vector<float>(9'000, 0.5f), 3);
        ui::ArmButton button(*studio.session, studio.track());
        button.click();
        QVERIFY(button.isChecked());
        QCOMPARE(studio.recording().inputChannels(), 3);
        const std::unique_ptr<QMenu> menu(button.makeMenu());
        QStringList texts;
        for (const auto* action : menu->actions())
            texts << action->text();
        QCOMPARE(texts, (QStringList{"Input 1", "Input 2", "Input 3", "Inputs 1 and 2, stereo", "", "Hear the input"}));
        menu->actions()[3]->trigger();
        QCOMPARE(studio.recording().channels(studio.track()).count, 2);
        studio.pull(2'000);
        QVERIFY(studio.recording().inputLevel(studio.track()).peak[0] > 0.0f);
        menu->actions()[5]->trigger();
        QVERIFY(studio.recording().monitored(studio.track()));
        button.click();
        QVERIFY(!studio.recording().armed(studio.track()));
        QCOMPARE(studio.recording().inputChannels(), 0); // no input is open without need
    }

    /// The device goes on at once, whether or not the stop and the seek have reached it.
    void recordingEndsThePreviewOfACut()
    {
        Studio studio;
        QSignalSpy changed(studio.session.get(), &ui::Session::projectChanged);
        studio.session->importFiles({QString::fromStdString(studio.writeSine("tone.wav", 4.0, kRate).string())});
        QVERIFY(QTest::qWaitFor([&] { return studio.session->project().tracks.size() == 2; }, 20'000));
        QVERIFY(studio.recording().arm(studio.track(), true));
        studio.session->selectTime({{{72'000}, {120'000}}, {studio.session->project().tracks[1]->id}});
        studio.session->seek({12'000});
        auto& player = ui::PiecePlayer::of(*studio.session);
        player.play(ui::PiecePlayer::What::cut);
        studio.pull(20'000);
        QVERIFY(player.active() && studio.session->playhead() > base::Frames{24'000});
        studio.recording().toggle();
        QVERIFY(studio.recording().active() && !player.active());
        studio.pullNow(1'024);
        studio.pull(30'000);
        QVERIFY(!player.active());
        studio.recording().toggle();
        QVERIFY(studio.landed());
        QCOMPARE(studio.data().clips.size(), std::size_t(1));
        const auto& clip = *studio.data().clips.at(0);
        QCOMPARE(clip.takes.size(), std::size_t(1));
        QCOMPARE(clip.start.count, 12'000);
        QVERIFY(clip.length.count >= 30'000 - 1'024 && clip.length.count <= 31'024);
        const auto sound = studio.soundOf(clip.chosen());
        for (std::size_t i = 1; i < sound.size(); ++i)
            QCOMPARE(sound[i] * 4'194'304.0f, sound[0] * 4'194'304.0f + static_cast<float>(i));
    }

    void punchAndPreRollRecordOnlyTheRegion()
    {
        Studio studio;
        studio.session->apply("Region", [](const project::Project& project) {
            return edits::setLoopOn(*edits::setLoop(project, base::Beats::whole(4), base::Beats::whole(1)), false);
        });
        auto options = studio.recording().options();
        options.punch = true;
        options.preRollBars = 1;
        studio.recording().setOptions(options);
        studio.session->selectTrack(studio.track());
        QVERIFY(studio.recording().start()); // arms the chosen track
        QCOMPARE(studio.session->engine().playhead().count, 0);
        studio.pull(6 * kRate / 2);
        QVERIFY(studio.landed()); // by itself
        const auto& clip = *studio.data().clips.at(0);
        QCOMPARE(clip.start.count, 4 * kRate / 2);
        QCOMPARE(clip.length.count, kRate / 2);
        QCOMPARE(studio.soundOf(clip.chosen())[0] * 4'194'304.0f, 4.0f * kRate / 2 + 1.0f);
        studio.session->stop();
    }

    void roundsOfTheLoopAreTakesOfOneClip()
    {
        Studio studio;
        studio.session->apply("Loop", [](const project::Project& project) {
            return edits::setLoopOn(*edits::setLoop(project, {}, base::Beats::whole(1)), true);
        });
        QVERIFY(studio.recording().arm(studio.track(), true));
        QVERIFY(studio.recording().start());
        studio.pull(2 * kRate / 2 + 12'000);
        studio.recording().stop();
        QVERIFY(studio.landed());
        QCOMPARE(studio.data().clips.size(), std::size_t(1));
        QCOMPARE(studio.data().clips[0]->takes.size(), std::size_t(3));
    }

    /// The input counts its frames, so that the sound tells which round is heard.
    void roundsOfTheLoopAreComped()
    {
        Studio studio;
        studio.session->apply("Loop", [](const project::Project& project) {
            return edits::setLoopOn(*edits::setLoop(project, {}, base::Beats::whole(1)), true);
        });
        QVERIFY(studio.recording().arm(studio.track(), true));
        QVERIFY(studio.recording().start());
        studio.pull(3 * kRate / 2 + 256);
        studio.recording().stop();
        QVERIFY(studio.landed());
        const auto& clip = *studio.data().clips.at(0);
        QVERIFY(clip.takes.size() >= 3);
        std::vector<std::vector<float>> rounds;
        for (std::size_t i = 0; i < 3; ++i)
            rounds.push_back(studio.soundOf(*clip.takes[i]));
        studio.session->apply("Comp", [&](const project::Project& project) {
            auto comped = edits::chooseTake(project, clip.id, clip.takes[0]->id);
            return edits::compRange(*comped, clip.id, {{8'000}, {16'000}}, clip.takes[1]->id);
        });
        const auto sum = audio::clipSum(studio.session->project(), {{{0}, {20'000}}, {studio.track()}},
                                        [&](const project::Asset& asset) { return studio.session->mediaPath(asset); });
        QVERIFY(sum.ok());
        const auto latency = static_cast<std::size_t>(studio.data().clips[0]->offset.count);
        for (const std::size_t at : {100u, 7'700u, 8'300u, 15'700u, 16'300u, 19'000u})
            QCOMPARE((*sum)[at], rounds[at > 8'000 && at < 16'000 ? 1 : 0][at + latency]);
        QVERIFY(rounds[0][100] != rounds[1][100]);
    }

    void measuredLatencyAndOffsetMoveTheTake()
    {
        Studio studio(false);
        studio.device().loopBack(960);
        QSignalSpy measured(&studio.recording(), &Recording::latencyMeasured);
        studio.recording().measureLatency();
        QVERIFY(QTest::qWaitFor(
            [&] {
                studio.device().pull(4'096);
                return measured.count() > 0;
            },
            10'000));
        QCOMPARE(measured[0][1].toBool(), false);
        QCOMPARE(studio.recording().latency().count, 960);
        auto options = studio.recording().options();
        options.offsetMs = -10.0;
        studio.recording().setOptions(options);
        QCOMPARE(studio.recording().latency().count, 480);
        QVERIFY(studio.recording().arm(studio.track(), true));
        QVERIFY(studio.recording().start());
        studio.pull(10'000);
        studio.recording().stop();
        QVERIFY(studio.landed());
        QCOMPARE(studio.data().clips.at(0)->offset.count, 480);
        QCOMPARE(studio.data().clips.at(0)->length.count, 10'000);
    }

    void dropoutsAreSaid()
    {
        Studio studio;
        studio.device().loseInputAt(4'000);
        QVERIFY(studio.recording().arm(studio.track(), true));
        QVERIFY(studio.recording().start());
        studio.pull(20'000);
        QVERIFY(studio.recording().statusText().contains("1 dropout"));
        studio.recording().stop();
        QVERIFY(studio.landed());
        QCOMPARE(studio.failures.size(), 1);
        const auto& params = studio.data().clips.at(0)->chosen().provenance.params;
        QCOMPARE(params.integer("dropouts").value_or(0), 1);
    }

    void whatAKilledProgramLeftIsAClipAfterOpening()
    {
        Studio studio;
        QVERIFY(studio.session->saveAs(studio.path() / "Song.melisma"));
        const auto media = studio.session->folderPath() / "media";
        QVERIFY(studio.session->newProject());
        {
            auto file = audio::TakeFile::create(media / "take-x-1-0.part", 1, kRate,
                                                {"x", {1}, "Voice", 7'000, 100, 0, "2026-11-27T20:00:00Z"});
            QVERIFY((*file)->write(std::vector<float>(5'000, 0.25f).data(), 5'000).ok());
        }
        QVERIFY(studio.session->openProject(studio.path() / "Song.melisma"));
        const auto& clip = *studio.data().clips.at(0);
        QCOMPARE(clip.start.count, 7'000);
        QCOMPARE(clip.length.count, 4'900);
        QVERIFY(studio.notes.join(' ').contains("cut short"));
        QVERIFY(!std::filesystem::exists(media / "take-x-1-0.part"));
        QCOMPARE(studio.soundOf(clip.chosen()), std::vector<float>(5'000, 0.25f));
    }

    void leavingTheProjectLandsTheTakeFirst()
    {
        Studio studio;
        QVERIFY(studio.session->saveAs(studio.path() / "Song.melisma"));
        QVERIFY(studio.recording().arm(studio.track(), true));
        QVERIFY(studio.recording().start());
        studio.pull(20'000);
        QVERIFY(studio.session->newProject());
        QVERIFY(!studio.recording().active());
        QVERIFY(studio.session->project().tracks.empty());
        QVERIFY(studio.session->openProject(studio.path() / "Song.melisma"));
        QCOMPARE(studio.data().clips.at(0)->length.count, 20'000);
    }
};

QTEST_MAIN(TestRecording)
#include "test_recording.moc"
