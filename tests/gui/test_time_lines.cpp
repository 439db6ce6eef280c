// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of seconds and of film pictures on the ruler: where they stand and what is written at them.
#include <QTest>

#include "ui/timeline/time_lines.h"
#include "ui/timeline/time_scale.h"

using namespace melisma;
using ui::TimeScale;

namespace {

constexpr std::int64_t kSecond = 48000;

} // namespace

class TestTimeLines : public QObject {
    Q_OBJECT
private slots:
    void timeIsCountedAtRoundNumbers()
    {
        const auto numbers = [](ui::TimeForm form, double framesPerPixel, std::int64_t from, std::int64_t to) {
            QStringList texts;
            base::Frames before{-1};
            for (const auto& line : ui::timeLines(form, {framesPerPixel, 0.0}, 48000, {from}, {to})) {
                if (line.at <= before ||
                    (!line.text.isEmpty() && ui::timeText(form, line.at, 48000).indexOf(line.text) != 0))
                    return QStringList{"out of order or not where it says"};
                before = line.at;
                if (!line.text.isEmpty())
                    texts << line.text;
            }
            return texts.size() > 4 ? texts.mid(0, 4) : texts;
        };
        using enum ui::TimeForm;
        QCOMPARE(numbers(clock, 480.0, 0, 4 * kSecond), QStringList({"0:00", "0:01", "0:02", "0:03"}));
        QCOMPARE(numbers(clock, 48.0, 0, kSecond), QStringList({"0:00.000", "0:00.100", "0:00.200", "0:00.300"}));
        QCOMPARE(numbers(clock, 2.0e6, 0, 3600 * 20 * kSecond).mid(0, 2), QStringList({"0:00", "120:00"}));
        QCOMPARE(numbers(film25, 480.0, 0, 4 * kSecond),
                 QStringList({"00:00:00:00", "00:00:01:00", "00:00:02:00", "00:00:03:00"}));
        QCOMPARE(numbers(film24, 20.0, 0, kSecond),
                 QStringList({"00:00:00:00", "00:00:00:01", "00:00:00:02", "00:00:00:03"}));
        // Drop-frame has no 00:01:00;00; the minute begins with ;02, at picture 1800.
        const std::int64_t minute = 60 * kSecond + 2880;
        QCOMPARE(numbers(film2997, 4800.0, 0, minute + 1),
                 QStringList({"00:00:00;00", "00:00:10;00", "00:00:20;00", "00:00:30;00"}));
        QCOMPARE(numbers(film2997, 15.0, minute - 1700, minute + 1700),
                 QStringList({"00:00:59;28", "00:00:59;29", "00:01:00;02", "00:01:00;03"}));
        for (const auto form : {clock, film24, film25, film2997, film30})
            for (double zoom = TimeScale::kClosest; zoom < TimeScale::kFarthest; zoom *= 1.3) {
                const auto lines =
                    ui::timeLines(form, {zoom, 0.0}, 44100, {}, {static_cast<std::int64_t>(zoom * 1000)});
                double lastNumber = -1e9;
                for (const auto& line : lines) {
                    const double x = static_cast<double>(line.at.count) / zoom;
                    if (line.text.isEmpty())
                        continue;
                    QVERIFY2(x - lastNumber > 80.0, qPrintable(QString("%1 at %2").arg(line.text).arg(zoom)));
                    lastNumber = x;
                }
            }
    }
};

QTEST_GUILESS_MAIN(TestTimeLines)
#include "test_time_lines.moc"
