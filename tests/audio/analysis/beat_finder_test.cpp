// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc stumbles over <compare> where nothing stands before it

#include "audio/analysis/beat_finder.h"
#include "tests/audio/sound_support.h"

#include <QTemporaryDir>

using namespace melisma;
using base::Seconds;

namespace {

constexpr int kRate = 44100;

/// Strokes that die away, one a beat from `first` on, over a tone.
std::function<double(int, int)> strokes(double bpm, double first, double tone)
{
    return [=](int frame, int) {
        const double time = static_cast<double>(frame) / kRate;
        const double since = std::fmod(time - first + 600.0 / bpm, 60.0 / bpm);
        const double stroke = std::exp(-since * 40.0) * std::sin(2.0 * std::numbers::pi * 180.0 * since);
        return 0.6 * stroke + tone * std::sin(2.0 * std::numbers::pi * 440.0 * time);
    };
}

} // namespace

class BeatFinderTest : public QObject {
    Q_OBJECT
private slots:
    void strokesHaveTheirTempo()
    {
        QTemporaryDir folder;
        const std::filesystem::path file = (folder.path() + "/beat.wav").toStdString();
        for (const auto& [bpm, tone] :
             {std::pair{84.0, 0.02}, {100.0, 0.0}, {105.0, 0.0}, {123.4, 0.02}, {140.0, 0.0}}) {
            QVERIFY(tests::writeSound(file, tests::spec(audio::Container::wav, audio::SampleFormat::float32, kRate),
                                      30 * kRate, strokes(bpm, 0.3, tone)));
            const auto beat = audio::findBeat(file, {}, {30.0}, {});
            QVERIFY2(beat, beat ? "" : beat.error().sentence().c_str());
            QVERIFY2(std::abs(beat->bpm - bpm) < 0.005 * bpm, qPrintable(QString::number(beat->bpm)));
            // Of a stretch, in the file's own time: a beat lies on a stroke.
            const auto later = audio::findBeat(file, {10.0}, {20.0}, {});
            QVERIFY(later && std::abs(later->bpm - bpm) < 0.01 * bpm);
            const double off = (later->first.value - 0.3) * bpm / 60.0;
            QVERIFY2(std::abs(off - std::round(off)) < 0.15, qPrintable(QString::number(off)));
        }
    }

    void whereNoBeatIsThatIsSaid()
    {
        QTemporaryDir folder;
        const std::filesystem::path file = (folder.path() + "/still.wav").toStdString();
        QVERIFY(tests::writeSound(file, tests::spec(audio::Container::wav, audio::SampleFormat::int16), 10 * 48000,
                                  [](int, int) { return 0.0; }));
        const auto none = audio::findBeat(file, {}, {10.0}, {});
        QVERIFY(!none && none.error().kind == base::ErrorKind::input);
        QVERIFY(!audio::findBeat(folder.path().toStdString() + "/nothing.wav", {}, {1.0}, {}));
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = audio::findBeat(file, {}, {10.0}, stop.get_token());
        QVERIFY(!stopped && stopped.error().kind == base::ErrorKind::cancelled);
    }
};

QTEST_GUILESS_MAIN(BeatFinderTest)
#include "beat_finder_test.moc"
