// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/music/timecode.h"

#include <cmath>

using namespace melisma;
using music::Timecode;
using music::TimecodeRate;

namespace {

constexpr TimecodeRate kRates[] = {TimecodeRate::fps24, TimecodeRate::fps25, TimecodeRate::fps2997Drop,
                                   TimecodeRate::fps30};

} // namespace

class TimecodeTest : public QObject {
    Q_OBJECT
private slots:
    void dropFrameAtPlacesThatTheStandardNames()
    {
        constexpr auto drop = TimecodeRate::fps2997Drop;
        const std::pair<std::int64_t, const char*> places[] = {
            {0, "00:00:00;00"},      {1799, "00:00:59;29"},    {1800, "00:01:00;02"},   {3597, "00:01:59;29"},
            {3598, "00:02:00;02"},   {17981, "00:09:59;29"},   {17982, "00:10:00;00"},  {17983, "00:10:00;01"},
            {107892, "01:00:00;00"}, {2589407, "23:59:59;29"}, {2589408, "24:00:00;00"}};
        for (const auto& [picture, text] : places)
            QCOMPARE(music::timecodeText(music::timecodeOf(picture, drop), drop), text);
        QVERIFY(!music::pictureOf({0, 1, 0, 0}, drop));
        QVERIFY(!music::pictureOf({3, 59, 0, 1}, drop));
        QVERIFY(music::pictureOf({0, 20, 0, 1}, drop));
    }

    void everyPictureOfADayHasANumberOfItsOwn()
    {
        for (const auto rate : kRates) {
            Timecode before{-1, 59, 59, 99};
            for (std::int64_t picture = 0; picture < 2600000; ++picture) {
                const auto now = music::timecodeOf(picture, rate);
                const auto back = music::pictureOf(now, rate);
                if (back != picture || now == before)
                    QFAIL(qPrintable(QString::number(picture)));
                before = now;
            }
        }
    }

    /// SMPTE: the drop-frame count gains on the clock by 3.6 ms an hour, and never is two pictures off within ten
    /// minutes.
    void dropFrameKeepsToTheClock()
    {
        constexpr auto drop = TimecodeRate::fps2997Drop;
        for (std::int64_t picture = 0; picture < 107892; ++picture) {
            const auto code = music::timecodeOf(picture, drop);
            const double said = static_cast<double>(code.minutes * 60 + code.seconds) +
                                static_cast<double>(code.hours * 3600) + code.frames / 30.0;
            const double clock = static_cast<double>(picture) * 1001.0 / 30000.0;
            if (std::abs(said - clock) > 2.1 / 29.97)
                QFAIL(qPrintable(QString::number(picture)));
        }
        QCOMPARE(music::startOfPicture(107892, 48000, drop).count, std::llround(std::ceil(107892 * 1001.0 * 1.6)));
    }

    void aPictureIsSeenFromItsFirstFrameToTheNext()
    {
        for (const auto rate : kRates)
            for (const int sampleRate : {44100, 48000, 96000})
                for (std::int64_t picture = 0; picture < 400000; picture += 97) {
                    const auto start = music::startOfPicture(picture, sampleRate, rate);
                    QCOMPARE(music::pictureAt(start, sampleRate, rate), picture);
                    QCOMPARE(music::pictureAt(start - base::Frames{1}, sampleRate, rate),
                             std::max<std::int64_t>(picture - 1, 0));
                }
        QCOMPARE(music::pictureAt({-5}, 48000, TimecodeRate::fps25), 0);
        QCOMPARE(music::pictureAt({3600 * 48000ll}, 48000, TimecodeRate::fps24), 86400);
    }
};

QTEST_APPLESS_MAIN(TimecodeTest)
#include "timecode_test.moc"
