// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc stumbles over <compare> where nothing stands before it

#include "core/music/beat_line.h"

#include <cmath>
#include <random>

using namespace melisma;
using base::Seconds;

namespace {

/// Beats of that tempo from `first` on, each off by a normal error of `unsteady` seconds.
std::vector<Seconds> beats(double bpm, double first, int count, double unsteady, std::mt19937& random)
{
    std::normal_distribution<double> error(0.0, unsteady > 0.0 ? unsteady : 1e-12);
    std::vector<Seconds> all;
    for (int i = 0; i < count; ++i)
        all.push_back({first + 60.0 / bpm * i + error(random)});
    return all;
}

} // namespace

class BeatLineTest : public QObject {
    Q_OBJECT
private slots:
    void evenBeatsAreFoundExactly()
    {
        std::mt19937 random(1);
        for (const double bpm : {43.0, 90.5, 128.0, 201.3}) {
            const auto line = music::fitBeats(beats(bpm, 0.7, 50, 0.0, random));
            QVERIFY(line && std::abs(line->bpm - bpm) < 1e-6 && std::abs(line->first.value - 0.7) < 1e-6);
            QCOMPARE(line->sureness, 1.0);
        }
    }

    /// Least squares: the tempo's error is sqrt(12 / n^3) of a beat's.
    void errorsOfBeatsAverageOut()
    {
        std::mt19937 random(2);
        for (int run = 0; run < 20; ++run) {
            const auto line = music::fitBeats(beats(120.0, 0.0, 60, 0.01, random));
            QVERIFY(line);
            const double expected = 120.0 * 0.01 / 0.5 * std::sqrt(12.0 / std::pow(60.0, 3));
            QVERIFY2(std::abs(line->bpm - 120.0) < 4.0 * expected, qPrintable(QString::number(line->bpm)));
        }
    }

    void missingAndStrayBeatsDoNoHarm()
    {
        std::mt19937 random(3);
        auto some = beats(100.0, 0.2, 80, 0.005, random);
        for (const std::size_t gone : {70, 50, 49, 20, 7})
            some.erase(some.begin() + static_cast<std::ptrdiff_t>(gone));
        some.insert(some.begin() + 30, {(some[29] + Seconds{0.25})});
        const auto line = music::fitBeats(some);
        QVERIFY(line && std::abs(line->bpm - 100.0) < 0.1 && line->sureness > 0.95);
    }

    void noiseHasNoTempo()
    {
        std::mt19937 random(4);
        std::uniform_real_distribution<double> anywhere(0.0, 30.0);
        double mean = 0.0;
        for (int run = 0; run < 20; ++run) {
            std::vector<Seconds> all(60);
            for (auto& beat : all)
                beat.value = anywhere(random);
            std::ranges::sort(all);
            const auto line = music::fitBeats(all);
            mean += line ? line->sureness / 20.0 : 0.0;
        }
        QVERIFY2(mean < 0.4, qPrintable(QString::number(mean)));
        QVERIFY(!music::fitBeats(std::vector<Seconds>{{0.0}, {0.5}}));
        QVERIFY(!music::fitBeats(std::vector<Seconds>(5, Seconds{1.0})));
    }

    void onsetsOfBeatsAndTheirPartsTellTheTempo()
    {
        std::mt19937 random(5);
        for (const double bpm : {70.0, 96.3, 120.0, 150.0}) {
            std::vector<music::Onset> onsets;
            for (const auto& beat : beats(bpm, 0.4, 64, 0.008, random))
                onsets.push_back({beat, 1.0});
            for (const auto& off : beats(bpm, 0.4 + 30.0 / bpm, 64, 0.008, random)) // softer, between them
                onsets.push_back({off, 0.3});
            const auto line = music::steadiestBeat(onsets);
            QVERIFY(line);
            QVERIFY2(std::abs(line->bpm - bpm) < 0.05, qPrintable(QString::number(line->bpm)));
            const double off = (line->first.value - 0.4) * bpm / 60.0; // beats
            QVERIFY(std::abs(off - std::round(off)) < 0.05 && line->sureness > 0.5);
        }
    }

    /// Strokes alone, which half and twice their tempo fit as well.
    void steadyStrokesKeepTheirTempo()
    {
        std::mt19937 random(8);
        const auto tempoOf = [&](double bpm) {
            std::vector<music::Onset> onsets;
            for (const auto& beat : beats(bpm, 0.3, 60, 0.004, random))
                onsets.push_back({beat, 1.0});
            const auto line = music::steadiestBeat(onsets);
            return line ? line->bpm : 0.0;
        };
        for (double bpm = 70.0; bpm <= 150.0; bpm += 8.0)
            QVERIFY2(std::abs(tempoOf(bpm) - bpm) < 0.1, qPrintable(QString::number(bpm)));
        QVERIFY(std::abs(tempoOf(55.0) - 110.0) < 0.2); // rather twice as fast than slower than songs are
        QVERIFY(std::abs(tempoOf(200.0) - 100.0) < 0.2);
    }

    void onsetsAnywhereHaveNoTempo()
    {
        std::mt19937 random(6);
        std::uniform_real_distribution<double> anywhere(0.0, 60.0);
        int found = 0;
        for (int run = 0; run < 20; ++run) {
            std::vector<music::Onset> onsets(100);
            for (auto& onset : onsets)
                onset.at.value = anywhere(random);
            found += music::steadiestBeat(onsets) ? 1 : 0;
        }
        QVERIFY2(found <= 1, qPrintable(QString::number(found)));
        QVERIFY(!music::steadiestBeat({}));
    }

    void looksNoFurtherWhenStopped()
    {
        std::mt19937 random(7);
        std::vector<music::Onset> onsets;
        for (const auto& beat : beats(120.0, 0.0, 60, 0.001, random))
            onsets.push_back({beat, 1.0});
        std::stop_source stop;
        QVERIFY(music::steadiestBeat(onsets, stop.get_token()));
        stop.request_stop();
        QVERIFY(!music::steadiestBeat(onsets, stop.get_token()));
    }

    void tapsBecomeATempo()
    {
        music::TapTempo taps;
        QVERIFY(!taps.tap({10.0}) && !taps.tap({10.5}));
        const auto third = taps.tap({11.0});
        QVERIFY(third && std::abs(*third - 120.0) < 1e-9);
        QVERIFY(!taps.tap({14.0})); // a pause: from the beginning
        QVERIFY(!taps.tap({15.0}));
        QVERIFY(std::abs(*taps.tap({16.0}) - 60.0) < 1e-9);
    }
};

QTEST_GUILESS_MAIN(BeatLineTest)
#include "beat_line_test.moc"
