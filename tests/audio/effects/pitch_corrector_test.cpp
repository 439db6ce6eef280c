// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/effects/effect_support.h"

#include "audio/effects/pitch_tracker.h"

#include <complex>

using namespace melisma;
using namespace melisma::tests;

namespace {

double hertzOf(double note)
{
    return 440.0 * std::exp2((note - 69.0) / 12.0);
}

double cents(double hertz, double against)
{
    return 1200.0 * std::log2(hertz / against);
}

/// What a throat with resonances near 700, 1200 and 2600 Hz makes of a frequency.
std::complex<double> throat(double hertz)
{
    std::complex<double> sum = 0.02;
    for (const auto& [middle, width, gain] :
         {std::tuple{700.0, 130.0, 1.0}, {1200.0, 160.0, 0.6}, {2600.0, 250.0, 0.3}})
        sum += gain / std::complex<double>(1.0, middle / width * (hertz / middle - middle / hertz));
    return sum;
}

/// A sung vowel: its note as a function of seconds, in semitones.
template <class Note>
std::vector<float> sung(const Note& note, double seconds, int rate = kRate)
{
    std::vector<float> samples;
    std::vector<std::complex<double>> harmonics;
    double phase = 0.0;
    for (int i = 0; i < static_cast<int>(seconds * rate); ++i) {
        const double hertz = hertzOf(note(static_cast<double>(i) / rate));
        phase += 2.0 * std::numbers::pi * hertz / rate;
        if (i % 240 == 0) {
            harmonics.clear();
            for (int n = 1; n * hertz < 6000.0; ++n)
                harmonics.push_back(throat(n * hertz));
        }
        const auto turn = std::polar(1.0, phase);
        auto at = turn;
        double sum = 0.0;
        for (const auto& harmonic : harmonics) {
            sum += (harmonic * at).real();
            at *= turn;
        }
        samples.push_back(static_cast<float>(0.1 * sum));
    }
    return samples;
}

/// The note at every hundredth of a second: the turning of the fundamental over 60 ms under a Hann window.
std::vector<double> notesOf(const std::vector<float>& samples, double near)
{
    constexpr std::size_t kWindow = 2880;
    const double w = 2.0 * std::numbers::pi * hertzOf(near) / kRate;
    const auto turned = [&](std::size_t from) {
        std::complex<double> sum;
        for (std::size_t i = 0; i < kWindow; ++i) {
            const double window =
                0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * (static_cast<double>(i) + 0.5) / kWindow);
            sum +=
                window * static_cast<double>(samples[from + i]) * std::polar(1.0, -w * static_cast<double>(from + i));
        }
        return sum;
    };
    std::vector<double> notes;
    for (std::size_t at = 0; at + kWindow + 240 < samples.size(); at += 480) {
        const double step = std::arg(turned(at + 240) * std::conj(turned(at))) / 240.0;
        notes.push_back(near + 12.0 * std::log2((w + step) / w));
    }
    return notes;
}

double mean(const std::vector<double>& notes, std::size_t from, std::size_t to)
{
    double sum = 0.0;
    for (std::size_t i = from; i < to; ++i)
        sum += notes[i];
    return sum / static_cast<double>(to - from);
}

base::ParamValues plain(const char* scale, double speed,
                        std::initializer_list<std::pair<const char*, double>> more = {})
{
    auto params = values({{"speed", speed}});
    params.set("scale", scale);
    for (const auto& [key, value] : more)
        params.set(key, value);
    return params;
}

/// The note of the last second of a steady vowel that went through.
double corrected(double note, const base::ParamValues& params)
{
    Device device("pitch", params);
    const auto out = device.run(both(sung([=](double) { return note; }, 2.0))).left;
    const auto notes = notesOf(out, note);
    return mean(notes, 100, notes.size());
}

} // namespace

class PitchCorrectorTest : public QObject {
    Q_OBJECT

private slots:
    void trackerIsWithinACent()
    {
        for (const double note : {36.4, 45.0, 52.3, 57.4, 64.9, 72.2, 81.0, 82.4}) {
            audio::PitchTracker tracker(kRate);
            tracker.reset();
            int estimates = 0;
            for (const float sample : sung([=](double) { return note; }, 0.5))
                if (tracker.push(sample) && ++estimates > 20) {
                    const double apart = cents(kRate / tracker.period(), hertzOf(note));
                    QVERIFY2(std::abs(apart) < 1.5, qPrintable(QString("%1: %2").arg(note).arg(apart)));
                }
            QVERIFY(estimates > 90);
        }
    }

    /// Breath 20 dB below the voice moves it by a few cents, never by an octave.
    void trackerHearsThroughBreath()
    {
        for (const double note : {40.3, 48.0, 55.7, 64.9, 70.1, 77.0}) {
            auto vowel = sung([=](double) { return note; }, 0.5);
            const double voice = rms(vowel, 0, vowel.size());
            const auto breath =
                noise(static_cast<int>(vowel.size()), 11, static_cast<float>(0.1 * voice * std::sqrt(3.0)));
            audio::PitchTracker tracker(kRate);
            tracker.reset();
            int estimates = 0;
            double worst = 0.0;
            for (std::size_t i = 0; i < vowel.size(); ++i)
                if (tracker.push(vowel[i] + breath[i]) && ++estimates > 20)
                    worst = std::max(worst, std::abs(cents(kRate / tracker.period(), hertzOf(note))));
            QVERIFY2(worst < 12.0, qPrintable(QString("%1: %2").arg(note).arg(worst)));
        }
    }

    void sharpToneComesToItsNote_data()
    {
        QTest::addColumn<double>("note");
        for (const double note : {45.0, 52.0, 57.0, 64.0, 69.0, 76.0})
            QTest::addRow("%g", note) << note;
    }

    /// 40 cents sharp or flat, it comes out within 8 cents; measured to well below.
    void sharpToneComesToItsNote()
    {
        QFETCH(double, note);
        for (const double wrong : {0.4, -0.4}) {
            const double got = 100.0 * (corrected(note + wrong, plain("chromatic", 20.0)) - note);
            qInfo("%g %+g: %.2f cents", note, wrong, got);
            QVERIFY2(std::abs(got) < 4.0, qPrintable(QString::number(got)));
        }
    }

    /// A scoop that begins nearer to the next note must not keep the voice there: it settles 40 cents off, and comes
    /// out at the nearest note.
    void scoopDoesNotHoldTheWrongNote()
    {
        for (const double side : {1.0, -1.0}) {
            Device device("pitch", plain("chromatic", 20.0));
            const auto scoop = [=](double seconds) { return 57.0 + side * (seconds < 0.3 ? 0.65 : 0.4); };
            const auto notes = notesOf(device.run(both(sung(scoop, 2.0))).left, 57.0);
            const double got = 100.0 * (mean(notes, 100, notes.size()) - 57.0);
            QVERIFY2(std::abs(got) < 8.0, qPrintable(QString("%1 cents").arg(got)));
        }
    }

    void scaleAmountAndRange()
    {
        const auto off = [](double got, double expected) { return std::abs(got - expected) > 0.04; };
        QVERIFY(!off(corrected(61.2, plain("major", 20.0)), 62.0)); // C sharp is not in C major
        QVERIFY(!off(corrected(63.2, plain("minor", 20.0)), 63.0)); // E flat is in C minor
        QVERIFY(!off(corrected(60.4, plain("chromatic", 20.0, {{"amount", 50.0}})), 60.2));
        QVERIFY(!off(corrected(60.4, plain("chromatic", 20.0, {{"amount", 0.0}})), 60.4));
        QVERIFY(!off(corrected(61.2, plain("major", 20.0, {{"range", 0.5}})), 61.7));
        auto rooted = plain("major", 20.0);
        rooted.set("root", "cSharp");
        QVERIFY(!off(corrected(61.2, rooted), 61.0));
    }

    /// The harmonics of the corrected vowel lie under the same formants, not under moved ones.
    void formantsStay()
    {
        Device device("pitch", plain("major", 20.0));
        const auto out = device.run(both(sung([](double) { return 49.1; }, 3.0))).left; // goes up to 50
        const double hertz = hertzOf(50.0);
        const double moved = std::exp2(0.9 / 12.0);
        double kept = 0.0, shifted = 0.0;
        int count = 0;
        for (int n = 1; n * hertz < 3500.0; ++n, ++count) {
            const double got = toDb(amplitudeAt(out, n * hertz, kRate, 3 * kRate) / 0.1);
            kept += std::pow(got - toDb(std::abs(throat(n * hertz))), 2.0);
            shifted += std::pow(got - toDb(std::abs(throat(n * hertz / moved))), 2.0);
        }
        kept = std::sqrt(kept / count);
        shifted = std::sqrt(shifted / count);
        QVERIFY2(kept < 1.5 && kept < 0.6 * shifted, qPrintable(QString("%1 dB, moved %2").arg(kept).arg(shifted)));
        qInfo("%.2f dB from the throat, %.2f dB from a moved one", kept, shifted);
    }

    /// Slow, the mean is corrected and the vibrato stays; at once, the vibrato goes.
    void vibratoStaysWhenSlow()
    {
        const auto vibrato = [](double t) { return 57.2 + 0.4 * std::sin(2.0 * std::numbers::pi * 5.5 * t); };
        const auto depth = [&](double speed) {
            Device device("pitch", plain("major", speed, {{"range", 2.0}}));
            const auto notes = notesOf(device.run(both(sung(vibrato, 4.0))).left, 57.0);
            double re = 0.0, im = 0.0;
            for (std::size_t i = 180; i < 380; ++i) { // eleven periods
                const double angle = 2.0 * std::numbers::pi * 5.5 * static_cast<double>(i) / 100.0;
                re += notes[i] * std::cos(angle) / 100.0;
                im += notes[i] * std::sin(angle) / 100.0;
            }
            return std::pair{std::hypot(re, im), mean(notes, 180, 380)};
        };
        const auto [slow, middle] = depth(400.0);
        const auto [fast, settled] = depth(0.0);
        // The window of the measurement takes a little of 5.5 Hz itself.
        QVERIFY2(slow > 0.34, qPrintable(QString::number(slow)));
        QVERIFY2(std::abs(middle - 57.0) < 0.08, qPrintable(QString::number(middle)));
        QVERIFY2(fast < 0.12, qPrintable(QString::number(fast)));
        QVERIFY2(std::abs(settled - 57.0) < 0.08, qPrintable(QString::number(settled)));
    }

    /// Noise passes as it is, late by the latency.
    void noisePasses()
    {
        Device device("pitch", plain("chromatic", 0.0));
        const auto input = noise(kRate);
        const auto out = device.run(both(input)).left;
        const int latency = device.effect().latencyFrames();
        QCOMPARE(shiftBetween(input, out, 2000), latency);
        for (std::size_t i = 0; i + static_cast<std::size_t>(latency) < out.size(); ++i)
            QCOMPARE(out[i + static_cast<std::size_t>(latency)], input[i]);
    }

    /// A voice that needs no correction keeps its shape too.
    void trueNotesPass()
    {
        Device device("pitch", plain("chromatic", 20.0, {{"amount", 0.0}}));
        const auto input = sung([](double) { return 57.0; }, 1.0);
        const auto out = device.run(both(input)).left;
        const auto latency = static_cast<std::size_t>(device.effect().latencyFrames());
        double apart = 0.0;
        for (std::size_t i = 0; i + latency < out.size(); ++i)
            apart = std::max(apart, std::abs(static_cast<double>(out[i + latency]) - input[i]));
        QVERIFY2(toDb(apart / peak(input)) < -60.0, qPrintable(QString::number(toDb(apart / peak(input)))));
    }
};

QTEST_GUILESS_MAIN(PitchCorrectorTest)
#include "pitch_corrector_test.moc"
