// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc cannot parse what the others bring

#include "audio/stretch/stretch_file.h"
#include "audio/stretch/stretching_reader.h"
#include "tests/audio/sound_support.h"
#include "tests/audio/stretch/tone_measures.h"
#include "tests/support/scratch_dir.h"

using namespace melisma;
using namespace melisma::tests;

namespace {

constexpr int kRate = 48000;
constexpr std::size_t kShort = 8192; ///< so short that a step of meanFrequency() misses no harmonic
constexpr int kTone = 3 * kRate / 2; ///< frames of a sine
using Sound = std::function<double(int, int)>;

/// Short bursts of noise each half second, as steep as drums are.
double bursts(int frame, int)
{
    const int since = frame % (kRate / 2);
    const auto noise = static_cast<double>((static_cast<unsigned>(frame) * 2654435761u >> 8) % 2001) / 1000.0 - 1.0;
    return 0.7 * noise * std::exp(-since / (0.02 * kRate));
}

/// Pulses at 110 Hz through one resonance at 800 Hz: a voice of one formant.
std::vector<float> vowel(int frames)
{
    const double radius = std::exp(-std::numbers::pi * 120.0 / kRate);
    const double a1 = -2.0 * radius * std::cos(2.0 * std::numbers::pi * 800.0 / kRate), a2 = radius * radius;
    std::vector<float> samples;
    double y1 = 0.0, y2 = 0.0;
    for (int i = 0; i < frames; ++i) {
        const double pulse = std::fmod(i * 110.0, kRate) < 110.0 ? 0.05 : 0.0;
        const double y = pulse - a1 * y1 - a2 * y2;
        y2 = y1;
        y1 = y;
        samples.push_back(static_cast<float>(y));
    }
    return samples;
}

/// A float file, stretched; its samples, of the first channel.
class Stretching {
public:
    explicit Stretching(const Sound& sound, int frames = 3 * kRate, int channels = 1) : m_frames(frames)
    {
        auto how = spec(audio::Container::wav, audio::SampleFormat::float32, kRate, channels);
        if (!writeSound(source(), how, frames, sound))
            qFatal("no source");
    }

    std::filesystem::path source() const { return m_scratch.path() / "source.wav"; }
    std::filesystem::path target() const { return m_scratch.path() / "target.wav"; }
    const ScratchDir& scratch() const { return m_scratch; }

    std::vector<float> operator()(const project::TimePitch& timePitch) const
    {
        if (const auto done = audio::stretchFile(source(), {m_frames}, timePitch, target()); !done)
            qFatal("%s", done.error().sentence().c_str());
        return samplesOf(target());
    }

private:
    ScratchDir m_scratch;
    int m_frames;
};

std::span<const float> middle(const std::vector<float>& samples)
{
    return std::span(samples).subspan(samples.size() / 4, std::min<std::size_t>(samples.size() / 2, kRate));
}

} // namespace

class StretchFileTest : public QObject {
    Q_OBJECT
private slots:
    void pitchStaysWhereTimeIsStretched_data()
    {
        QTest::addColumn<double>("ratio");
        for (const double ratio : {0.25, 0.5, 2.0 / 3.0, 1.5, 2.0, 4.0})
            QTest::addRow("%g", ratio) << ratio;
    }

    void pitchStaysWhereTimeIsStretched()
    {
        QFETCH(double, ratio);
        const Stretching stretched(sine(440.0, kRate, 0.5), kTone);
        const auto samples = stretched({ratio, 0.0, false, 0.0});
        QCOMPARE(static_cast<std::int64_t>(samples.size()), std::llround(kTone * ratio));
        QVERIFY2(std::abs(centsOff(middle(samples), 440.0, kRate)) <= 2.0, "cents");
        QVERIFY(std::abs(amplitudeAt(middle(samples), 440.0, kRate) - 0.5) < 0.05);
    }

    void pitchMovesBySemitones_data()
    {
        QTest::addColumn<double>("semitones");
        for (const double semitones : {-24.0, -12.0, -5.0, 0.37, 1.0, 7.0, 12.0, 24.0})
            QTest::addRow("%g", semitones) << semitones;
    }

    void pitchMovesBySemitones()
    {
        QFETCH(double, semitones);
        const Stretching stretched(sine(440.0, kRate, 0.5), kTone);
        for (const double ratio : {1.0, 1.5}) {
            const auto samples = stretched({ratio, semitones, false, 0.0});
            QCOMPARE(static_cast<std::int64_t>(samples.size()), std::llround(kTone * ratio));
            const double off = centsOff(middle(samples), 440.0 * std::exp2(semitones / 12.0), kRate);
            QVERIFY2(std::abs(off) <= 5.0, qPrintable(QString("%1 cents at ratio %2").arg(off).arg(ratio)));
        }
    }

    void onsetsKeepTheirShareOfTheTime_data()
    {
        QTest::addColumn<double>("ratio");
        for (const double ratio : {0.5, 0.9, 1.25, 1.5, 2.0})
            QTest::addRow("%g", ratio) << ratio;
    }

    void onsetsKeepTheirShareOfTheTime()
    {
        QFETCH(double, ratio);
        const Stretching stretched(bursts);
        const auto samples = stretched({ratio, 0.0, false, 0.0});
        for (int i = 0; i < 6; ++i) {
            const std::int64_t wanted = std::llround(i * kRate / 2 * ratio);
            const auto off = static_cast<double>(onsetNear(samples, wanted, kRate / 20) - wanted) / kRate;
            QVERIFY2(std::abs(off) < 0.006, qPrintable(QString("burst %1 is off by %2 ms").arg(i).arg(1000 * off)));
        }
    }

    void formantsStayWhenTheyAreKept()
    {
        const auto voice = vowel(kTone);
        const double before = meanFrequency(middle(voice).first(kShort), 400.0, 1600.0, kRate);
        const Stretching stretched([&](int frame, int) { return voice[static_cast<std::size_t>(frame)]; }, kTone);
        const auto moved = [&](double semitones, bool keep) {
            const auto samples = stretched({1.0, semitones, keep, 0.0});
            return meanFrequency(middle(samples).first(kShort), 400.0, 1600.0, kRate) / before;
        };
        const double kept = moved(5.0, true), free = moved(5.0, false), keptLow = moved(-5.0, true);
        QVERIFY2(std::abs(kept - 1.0) < 0.12, qPrintable(QString::number(kept)));
        QVERIFY2(std::abs(keptLow - 1.0) < 0.12, qPrintable(QString::number(keptLow)));
        QVERIFY2(free > 1.2, qPrintable(QString::number(free))); // by 1.33 in theory
    }

    void channelsStayTogether()
    {
        const Stretching stretched([](int frame, int c) { return bursts(frame, 0) * (c == 0 ? 1.0 : 0.5); }, kRate, 2);
        const auto samples = stretched({1.3, 2.0, false, 0.0});
        QCOMPARE(static_cast<std::int64_t>(samples.size()), 2 * std::llround(1.3 * kRate));
        double apart = 0.0, loud = 0.0;
        for (std::size_t i = 0; i < samples.size(); i += 2) {
            apart += std::pow(samples[i] - 2.0 * samples[i + 1], 2.0);
            loud += std::pow(samples[i], 2.0);
        }
        QVERIFY2(apart < 1e-3 * loud, qPrintable(QString::number(apart / loud)));
    }

    void evenOneFrameIsHeardForItsTime()
    {
        const Stretching one([](int, int) { return 0.5; }, 1);
        QCOMPARE(one({4.0, 0.0, false, 0.0}).size(), std::size_t(4));
        QCOMPARE(one({0.25, 3.0, true, 0.0}).size(), std::size_t(1));
    }

    void nothingIsLeftOfWhatFails()
    {
        const Stretching stretched(sine(440.0, kRate));
        std::stop_source stop;
        double heard = 0.0;
        const auto progress = [&](double fraction) {
            heard = fraction;
            if (fraction > 0.3)
                stop.request_stop();
        };
        const auto cancelled = audio::stretchFile(stretched.source(), {3 * kRate}, {2.0, 0.0, false, 0.0},
                                                  stretched.target(), progress, stop.get_token());
        QVERIFY(!cancelled && cancelled.error().kind == base::ErrorKind::cancelled);
        QVERIFY(heard > 0.3 && heard < 0.5);
        QVERIFY(!audio::stretchFile("none.wav", {10}, {2.0, 0.0, false, 0.0}, stretched.target()));
        QVERIFY(!audio::stretchFile(stretched.source(), {10}, {2.0, 0.0, false, 0.0}, "/proc/none/target.wav"));
        QCOMPARE(std::distance(std::filesystem::directory_iterator(stretched.scratch().path()), {}), std::ptrdiff_t(1));
    }

    void thePreviewPlaysTheSame_data() { onsetsKeepTheirShareOfTheTime_data(); }

    void thePreviewPlaysTheSame()
    {
        QFETCH(double, ratio);
        const Stretching stretched([](int frame, int) { return bursts(frame, 0) + 0.1 * std::sin(frame * 0.0575959); });
        auto file = audio::openAudioFile(stretched.source()); // 440 Hz
        const auto preview = audio::stretchWhileReading(std::move(*file), {ratio, 3.0, false, 0.0});
        const std::int64_t frames = std::llround(3 * kRate * ratio);
        QCOMPARE(preview->info().frames.count, frames);
        std::vector<float> samples(static_cast<std::size_t>(frames));
        const auto readFrom = [&](std::int64_t from) {
            std::int64_t at = from;
            if (!preview->seek({from}))
                return false;
            while (at < frames) {
                const auto got = preview->read(samples.data() + at, 1000);
                if (!got || *got == 0)
                    return false;
                at += *got;
            }
            return *preview->read(samples.data(), 1) == 0;
        };
        for (const std::int64_t from : {std::int64_t{0}, frames / 3 - 7}) {
            samples.assign(samples.size(), 0.0f);
            QVERIFY(readFrom(from));
            for (int i = from == 0 ? 0 : 3; i < 6; ++i) {
                const std::int64_t wanted = std::llround(i * kRate / 2 * ratio);
                const auto off = static_cast<double>(onsetNear(samples, wanted, kRate / 20) - wanted) / kRate;
                QVERIFY2(std::abs(off) < 0.02, qPrintable(QString("burst %1 is off by %2 ms").arg(i).arg(1000 * off)));
            }
            const double off = centsOff(std::span(samples).last(samples.size() / 2), 440.0 * std::exp2(0.25), kRate);
            QVERIFY2(std::abs(off) <= 5.0, qPrintable(QString::number(off)));
        }
    }
};

QTEST_GUILESS_MAIN(StretchFileTest)
#include "stretch_file_test.moc"
