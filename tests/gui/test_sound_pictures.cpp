// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Waveforms and spectrograms as pictures: right places, right colours, computed once.
#include "audio/analysis/work_count.h"
#include "tests/gui/timeline_fixture.h"
#include "ui/common/theme.h"
#include "ui/spectrogram/colour_map.h"
#include "ui/spectrogram/spectrogram_painter.h"
#include "ui/spectrogram/tile_cache.h"
#include "ui/waveform/peak_cache.h"
#include "ui/waveform/sample_cache.h"
#include "ui/waveform/sample_painter.h"
#include "ui/waveform/waveform_painter.h"

#include <QApplication>
#include <QPainter>

using namespace melisma;
using tests::kRate;
using tests::TimelineFixture;

namespace {

const QColor kInk(255, 0, 0);

/// A sound file and the caches on it, without a project.
struct Sound {
    Sound(double seconds, const std::function<double(int, int)>& f)
    {
        tests::writeSound(scratch.path() / "sound.wav",
                          tests::spec(audio::Container::wav, audio::SampleFormat::float32, kRate, 1),
                          static_cast<int>(seconds * kRate), f);
        asset = {"00ff", "sound.wav", "sound.wav", 1, kRate, {static_cast<std::int64_t>(seconds * kRate)}};
    }
    ui::MediaFiles files() const
    {
        return {[this](const project::Asset& wanted) { return scratch.path() / wanted.file; },
                [this] { return scratch.path() / "cache"; }};
    }
    tests::ScratchDir scratch;
    project::Asset asset;
};

QImage canvas(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::black);
    return image;
}

/// Rows from first to last inked one in a column.
std::pair<int, int> inked(const QImage& image, int x)
{
    int first = image.height();
    int last = -1;
    for (int y = 0; y < image.height(); ++y)
        if (qRed(image.pixel(x, y)) > 40) {
            first = std::min(first, y);
            last = y;
        }
    return {first, last};
}

int brightness(QRgb colour)
{
    return qRed(colour) + qGreen(colour) + qBlue(colour);
}

/// Paints until nothing more is on its way, and answers the picture.
QImage settledSpectrogram(const Sound& sound, ui::TileCache& tiles, base::Frames start, base::Frames end)
{
    QImage image = canvas(400, 160);
    const auto paint = [&] {
        QPainter painter(&image);
        ui::paintSpectrogram(painter, {image.rect(), start, end}, sound.asset, tiles);
    };
    paint();
    if (!QTest::qWaitFor([&] { return tiles.pending() == 0; }, 20000))
        return {};
    paint();
    return image;
}

} // namespace

class TestSoundPictures : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }
    void coloursRiseEvenly();
    void waveformReachesItsPeaks();
    void brokenSoundIsSaidOnce();
    void toneIsBrightAtItsRow();
    void zoomingComputesNothingTwice();
    void zoomingReadsNothingTwice();
    void samplesAreDrawnWhereTheyLie();
    void cacheHoldsItsLimit();
    void standInWhileComputing();
};

void TestSoundPictures::coloursRiseEvenly()
{
    // CIE lightness of a screen colour, from sRGB's and CIELAB's definitions.
    const auto lightness = [](QRgb c) {
        const auto linear = [](int part) {
            return part <= 10 ? part / 255.0 / 12.92 : std::pow((part / 255.0 + 0.055) / 1.055, 2.4);
        };
        const double y = 0.2126 * linear(qRed(c)) + 0.7152 * linear(qGreen(c)) + 0.0722 * linear(qBlue(c));
        return y > 0.008856 ? 116.0 * std::cbrt(y) - 16.0 : 903.3 * y;
    };
    for (int map = 0; map < 4; ++map) {
        const auto& colours = ui::spectrogramColours(static_cast<project::ColourMap>(map));
        QCOMPARE(colours.size(), 256);
        const double first = lightness(colours[0]);
        const double last = lightness(colours[255]);
        QVERIFY2(std::abs(last - first) > 80, qPrintable(QString::number(map)));
        for (int i = 0; i < 256; ++i) {
            const double even = first + (last - first) * i / 255.0;
            QVERIFY2(std::abs(lightness(colours[i]) - even) < 1.5, qPrintable(QString("%1 %2").arg(map).arg(i)));
        }
    }
    const audio::SpectrogramSettings settings;
    const auto byteOf = [&](double db) {
        return static_cast<int>((db - settings.floorDb) / (settings.ceilingDb - settings.floorDb) * 255.0);
    };
    project::SpectrogramStyle style;
    style.rangeDb = 60;
    style.gainDb = 20; // brightest at -20 dB, darkest at -80 dB
    const auto table = ui::colourTable(style, settings);
    const auto& colours = ui::spectrogramColours(style.colours);
    QVERIFY(table[byteOf(-20)] == colours[255] && table[byteOf(0)] == colours[255]);
    QVERIFY(table[byteOf(-80)] == colours[0] &&
            (table[byteOf(-50)] == colours[127] || table[byteOf(-50)] == colours[128]));
}

void TestSoundPictures::waveformReachesItsPeaks()
{
    // Half a second at 0.25, half a second at 0.75, a second of silence.
    const Sound sound(2.0, [](int frame, int) {
        const double level = frame < kRate / 2 ? 0.25 : frame < kRate ? 0.75 : 0.0;
        return level * std::sin(2.0 * std::numbers::pi * 1000.0 * frame / kRate);
    });
    ui::PeakCache cache(sound.files());
    QSignalSpy ready(&cache, &ui::PeakCache::ready);
    QVERIFY2(!cache.find(sound.asset), "nothing is computed on the UI thread");
    QVERIFY(ready.wait(10000));
    const auto* peaks = cache.find(sound.asset);
    QVERIFY(peaks);
    QImage image = canvas(200, 201);
    QPainter painter(&image);
    ui::paintWaveform(painter, {image.rect(), {}, {2 * kRate}, 1.0, kInk}, *peaks);
    painter.end();
    const auto spans = [&](int x, double level) {
        const auto [first, last] = inked(image, x);
        return qAbs(first - (100.5 - level * 100.5)) <= 2 && qAbs(last - (100.5 + level * 100.5)) <= 2;
    };
    for (const int x : {5, 20, 45})
        QVERIFY(spans(x, 0.25));
    for (const int x : {55, 70, 95})
        QVERIFY(spans(x, 0.75));
    for (const int x : {105, 150, 195})
        QVERIFY(spans(x, 0.0));
    for (int i = 0; i < 10; ++i) // other zooms need no file
        cache.find(sound.asset);
    QCOMPARE(cache.loads(), 1);
}

void TestSoundPictures::brokenSoundIsSaidOnce()
{
    Sound sound(0.1, tests::sine(440, kRate));
    sound.asset.file = "gone.wav";
    ui::PeakCache cache(sound.files());
    QSignalSpy ready(&cache, &ui::PeakCache::ready);
    cache.find(sound.asset);
    QVERIFY(ready.wait(10000));
    QVERIFY(!cache.find(sound.asset));
    QVERIFY(cache.failure(sound.asset.sha256));
    QCOMPARE(cache.loads(), 1);
    cache.clear();
    QVERIFY(!cache.failure(sound.asset.sha256));
    ui::TileCache tiles(sound.files());
    QVERIFY(!settledSpectrogram(sound, tiles, {}, {kRate / 10}).isNull());
    QVERIFY(tiles.failed(sound.asset.sha256));
    const int loads = tiles.loads();
    QVERIFY(!settledSpectrogram(sound, tiles, {}, {kRate / 10}).isNull());
    QCOMPARE(tiles.loads(), loads);
}

void TestSoundPictures::toneIsBrightAtItsRow()
{
    const Sound sound(4.0, tests::sine(1000.0, kRate, 0.5));
    ui::TileCache tiles(sound.files());
    const QImage image = settledSpectrogram(sound, tiles, {}, sound.asset.frames);
    QVERIFY(!image.isNull());
    const audio::SpectrogramSettings settings;
    for (const int x : {20, 200, 380}) {
        int brightest = 0;
        for (int y = 0; y < image.height(); ++y)
            if (brightness(image.pixel(x, y)) > brightness(image.pixel(x, brightest)))
                brightest = y;
        const double row = settings.rows * (1.0 - (brightest + 0.5) / image.height());
        const double hertz = audio::rowFrequency(settings, row);
        QVERIFY2(hertz > 930 && hertz < 1075, qPrintable(QString::number(hertz)));
        QVERIFY(brightness(image.pixel(x, 5)) < 60);
    }
    const auto top = ui::readSpectrogram(tiles, sound.asset, 480.0, {kRate}, 1.0);
    QVERIFY(top && top->decibels < -80.0 && top->hertz > 15000);
    QCOMPARE(ui::readingText({1240.0, -31.5}), QStringLiteral("1.24 kHz   D\u266f6   \u221231.5 dB"));
}

void TestSoundPictures::zoomingComputesNothingTwice()
{
    const Sound sound(8.0, tests::sine(500.0, kRate, 0.5));
    ui::TileCache tiles(sound.files());
    QVERIFY(!settledSpectrogram(sound, tiles, {}, {8 * kRate}).isNull());
    QVERIFY(!settledSpectrogram(sound, tiles, {}, {2 * kRate}).isNull());
    const int loads = tiles.loads();
    QVERIFY(loads > 0);
    for (const int seconds : {8, 2, 8, 2})
        QVERIFY(!settledSpectrogram(sound, tiles, {}, {seconds * kRate}).isNull());
    QVERIFY(!settledSpectrogram(sound, tiles, {kRate}, {2 * kRate}).isNull());
    QCOMPARE(tiles.loads(), loads);
}

/// Zooming and scrolling over what was seen before transforms nothing and opens no file, on any thread.
void TestSoundPictures::zoomingReadsNothingTwice()
{
    const Sound sound(180.0, tests::sine(700.0, kRate, 0.5));
    ui::TileCache tiles(sound.files());
    ui::PeakCache peaks(sound.files());
    ui::SampleCache samples(sound.files());
    const auto tour = [&] {
        for (const int seconds : {180, 20, 5, 1})
            for (const int start : {0, seconds / 3})
                if (settledSpectrogram(sound, tiles, {start * kRate}, {(start + seconds) * kRate}).isNull())
                    return false;
        peaks.find(sound.asset);
        samples.find(sound.asset, {1000}, {1400});
        return QTest::qWaitFor([&] { return peaks.find(sound.asset) && samples.pending() == 0; }, 20000);
    };
    const auto here = audio::workOfThisThread();
    QVERIFY(tour());
    const auto before = audio::workOfAllThreads();
    QVERIFY(before.transforms > 0 && before.filesOpened > 0);
    QCOMPARE(tiles.passes(), 1);
    for (int i = 0; i < 3; ++i)
        QVERIFY(tour());
    QVERIFY(audio::workOfAllThreads() == before);
    QVERIFY2(audio::workOfThisThread() == here, "the UI thread works on pictures only");

    ui::TileCache later(sound.files()); // another start: the disk knows all of it
    QVERIFY(!settledSpectrogram(sound, later, {}, {180 * kRate}).isNull());
    QCOMPARE(audio::workOfAllThreads().transforms, before.transforms);
    QCOMPARE(later.passes(), 0);
}

void TestSoundPictures::samplesAreDrawnWhereTheyLie()
{
    const Sound sound(1.0, [](int frame, int) { return frame % 20 < 10 ? 0.5 : -0.5; });
    ui::SampleCache cache(sound.files());
    QVERIFY2(!cache.find(sound.asset, {0}, {40}), "nothing is read on the UI thread");
    QVERIFY(QTest::qWaitFor([&] { return cache.pending() == 0; }, 10000));
    const auto samples = cache.find(sound.asset, {0}, {40});
    QVERIFY(samples && samples->size() == 40);
    QImage image = canvas(400, 100); // ten pixels a sample
    {
        QPainter painter(&image);
        ui::paintSamples(painter, {image.rect(), {0}, {40}, 1.0, kInk}, *samples, 1);
    }
    const auto [upper, upperEnd] = inked(image, 50);
    const auto [lower, lowerEnd] = inked(image, 150);
    QVERIFY(std::abs((upper + upperEnd) / 2 - 25) <= 1 && std::abs((lower + lowerEnd) / 2 - 75) <= 1);
    QVERIFY2(upperEnd - upper >= 3, "a dot on the sample");
    const auto outside = cache.find(sound.asset, {-5}, {5});
    QVERIFY(outside && (*outside)[4] == 0.0f && (*outside)[5] == 0.5f);
}

void TestSoundPictures::cacheHoldsItsLimit()
{
    const Sound sound(60.0, tests::sine(500.0, kRate, 0.5));
    const auto tileBytes =
        static_cast<std::size_t>(audio::SpectrogramTile::kColumns * audio::SpectrogramSettings().rows);
    ui::TileCache tiles(sound.files(), 3 * tileBytes);
    for (int tile = 0; tile < 8; ++tile) {
        QSignalSpy ready(&tiles, &ui::TileCache::ready);
        tiles.request(sound.asset, 0, tile);
        QVERIFY(ready.wait(10000));
        QVERIFY(tiles.find(sound.asset.sha256, 0, 0)); // shown all the time, so it stays
        QVERIFY(tiles.bytes() <= 3 * tileBytes);
    }
    QVERIFY(!tiles.find(sound.asset.sha256, 0, 1));
    QVERIFY(tiles.find(sound.asset.sha256, 0, 7));
}

void TestSoundPictures::standInWhileComputing()
{
    const Sound sound(8.0, tests::sine(1000.0, kRate, 0.5));
    ui::TileCache tiles(sound.files());
    const QImage coarse = settledSpectrogram(sound, tiles, {}, {8 * kRate});
    QImage image = canvas(400, 160);
    QPainter painter(&image);
    ui::paintSpectrogram(painter, {image.rect(), {}, {2 * kRate}}, sound.asset,
                         tiles); // finer tiles only now asked for
    painter.end();
    int bright = 0;
    for (int y = 0; y < image.height(); ++y)
        bright = std::max(bright, brightness(image.pixel(200, y)));
    QVERIFY2(bright > 400, "the coarser picture stands in");
}

QTEST_MAIN(TestSoundPictures)
#include "test_sound_pictures.moc"
