// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sounds backwards, and the highest sample of a window.
#include "audio/analysis/clip_peak.h"
#include "audio/files/reverse.h"
#include "core/base/sha256.h"
#include "tests/audio/sound_support.h"
#include "tests/support/scratch_dir.h"

#include <QTest>

using namespace melisma;
using namespace melisma::tests;

namespace {

double noise(int frame, int channel)
{
    const auto mixed = static_cast<unsigned>(frame * 2 + channel + 1) * 2654435761u;
    return static_cast<double>(mixed >> 16 & 0xffffu) / 65536.0 - 0.5;
}

/// Frame `at` of interleaved samples; silence where there is none.
std::pair<float, float> frame(const std::vector<float>& samples, std::int64_t at)
{
    const auto place = static_cast<std::size_t>(2 * at);
    return at >= 0 && place < samples.size() ? std::pair(samples[place], samples[place + 1]) : std::pair(0.0f, 0.0f);
}

} // namespace

class ReverseTest : public QObject {
    Q_OBJECT
private slots:
    void theWindowStaysWhereItIs_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("length");
        using audio::SampleFormat;
        QTest::newRow("whole, 16 bits") << int(SampleFormat::int16) << 0 << 200'001;
        QTest::newRow("whole, 24 bits") << int(SampleFormat::int24) << 0 << 200'001;
        QTest::newRow("whole, float") << int(SampleFormat::float32) << 0 << 200'001;
        QTest::newRow("early window") << int(SampleFormat::int24) << 1'000 << 70'000;
        QTest::newRow("late window") << int(SampleFormat::float32) << 150'000 << 40'003;
        QTest::newRow("behind the end") << int(SampleFormat::int16) << 180'000 << 30'000;
    }

    void theWindowStaysWhereItIs()
    {
        QFETCH(int, format);
        QFETCH(int, offset);
        QFETCH(int, length);
        const ScratchDir scratch;
        const auto source = scratch.path() / "source.wav";
        const auto kind = static_cast<audio::SampleFormat>(format);
        QVERIFY(writeSound(source, spec(audio::Container::wav, kind), 200'001, noise));
        const auto asset = audio::reverseAudio(source, {offset}, {length}, "back.wav", scratch.path());
        QVERIFY(asset.ok());
        QCOMPARE(asset->frames.count, 2 * offset + length);
        QCOMPARE(asset->sha256, *base::sha256OfFile(asset->file));
        QVERIFY(asset->channels == 2 && asset->sampleRate == 48000 && asset->name == "back.wav");
        const auto before = samplesOf(source);
        const auto after = samplesOf(asset->file);
        QCOMPARE(static_cast<std::int64_t>(after.size()), 2 * asset->frames.count);
        for (std::int64_t i = 0; i < asset->frames.count; ++i)
            if (frame(after, i) != frame(before, 2 * offset + length - 1 - i))
                QFAIL(qPrintable(QString("frame %1").arg(i)));
        const auto twice = audio::reverseAudio(asset->file, {offset}, {length}, "again.wav", scratch.path());
        QVERIFY(twice.ok());
        const auto again = samplesOf(twice->file);
        for (std::int64_t i = 0; i < asset->frames.count; ++i)
            if (frame(again, i) != frame(before, i))
                QFAIL(qPrintable(QString("frame %1 of twice").arg(i)));
        const auto thrice = audio::reverseAudio(twice->file, {offset}, {length}, "back.wav", scratch.path());
        QCOMPARE(thrice->sha256, asset->sha256);
    }

    void nothingIsLeftOfWhatFails()
    {
        const ScratchDir scratch;
        QVERIFY(!audio::reverseAudio(scratch.path() / "none.wav", {}, {100}, "x", scratch.path()));
        const auto source = scratch.path() / "source.wav";
        QVERIFY(writeSound(source, spec(audio::Container::wav, audio::SampleFormat::int16), 300'000, noise));
        std::stop_source stopped;
        stopped.request_stop();
        const auto cancelled = audio::reverseAudio(source, {}, {300'000}, "x", scratch.path(), stopped.get_token());
        QVERIFY(!cancelled && cancelled.error().kind == base::ErrorKind::cancelled);
        QVERIFY(!audio::peakOf(source, {}, {300'000}, stopped.get_token()) && !audio::peakOf("none.wav", {}, {1}));
        const auto left = std::distance(std::filesystem::directory_iterator(scratch.path()), {});
        QCOMPARE(left, std::ptrdiff_t(1));
    }

    void thePeakOfAWindow()
    {
        const ScratchDir scratch;
        const auto source = scratch.path() / "source.wav";
        const auto spikes = [](int at, int channel) {
            return at == 9'999 ? 0.75 : at == 40'000 && channel == 1 ? -0.5 : at == 60'000 ? 0.875 : 0.125;
        };
        QVERIFY(writeSound(source, spec(audio::Container::wav, audio::SampleFormat::float32), 100'000, spikes));
        QCOMPARE(audio::peakOf(source, {10'000}, {50'000}).value(), 0.5f);
        QCOMPARE(audio::peakOf(source, {9'999}, {50'001}).value(), 0.75f);
        QCOMPARE(audio::peakOf(source, {10'000}, {50'001}).value(), 0.875f);
        QCOMPARE(audio::peakOf(source, {70'000}, {1'000'000}).value(), 0.125f); // the file ends before
    }
};

QTEST_GUILESS_MAIN(ReverseTest)
#include "reverse_test.moc"
