// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to the sound of clips by the actions of the menus, by what is heard.
#include "tests/gui/timeline_fixture.h"
#include "ui/common/theme.h"
#include "ui/timeline/clip_sound_actions.h"

using namespace melisma;
using tests::kRate;

namespace {

/// Sounds on a session whose device only runs when pulled.
struct Sounds : tests::TimelineFixture {
    const project::Project& project() const { return session->project(); }
    project::ClipId lastClip() const { return project().tracks.back()->clips.back()->id; }
    project::TrackId lastTrack() const { return project().tracks.back()->id; }

    void select(double from, double to)
    {
        const auto at = [](double seconds) { return base::toFrames({seconds}, kRate); };
        session->selectTime({{at(from), at(to)}, {lastTrack()}});
    }
    /// The left side of what is heard of the song's first frames.
    std::vector<float> hear(double seconds)
    {
        session->stop();
        engine.waitForPlan();
        auto& device = dynamic_cast<audio::NullDevice&>(engine.device());
        engine.waitForTransport();
        device.pull(4096); // until it stands
        session->seek({});
        session->play();
        std::vector<float> left;
        while (left.size() < static_cast<std::size_t>(seconds * kRate)) {
            engine.waitForTransport();
            device.pull(4096);
            for (std::size_t i = 0; i < device.pulled().size(); i += 2)
                left.push_back(device.pulled()[i]);
        }
        session->stop();
        engine.waitForTransport();
        device.pull(4096);
        return left;
    }
};

} // namespace

class TestClipSound : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void silenceIsHeardWithoutAClick()
    {
        Sounds song;
        QVERIFY(song.importSound("hum.wav", 4.0, tests::sine(100, kRate, 0.5)));
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
        QVERIFY(song.importSound("hum.wav", 1.0, tests::sine(100, kRate, 0.5)));
        QSignalSpy said(song.session.get(), &ui::Session::message);
        song.session->selectClips({});
        ui::silenceSelected(*song.session);
        QCOMPARE(said.count(), 1);
        song.session->selectClips({song.lastClip()});
        ui::silenceSelected(*song.session);
        QVERIFY(song.project().tracks.back()->clips.empty());
    }
};

QTEST_MAIN(TestClipSound)
#include "test_clip_sound.moc"
