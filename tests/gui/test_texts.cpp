// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as people read them, figures of one width, and colours that can be read.
#include "ui/analysis/spectrum_view.h"
#include "ui/common/tabular_text.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QTest>

#include <cmath>

using namespace melisma;

namespace {

/// WCAG 2 relative luminance.
double luminance(const QColor& colour)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

} // namespace

class TestTexts : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }
    void numbers();
    void clock();
    void durations();
    void shortening();
    void figuresHaveOneWidth();
    void textCanBeRead();
    void trackColoursDiffer();
    void spectrumColumnsKeepPeaks();
};

void TestTexts::numbers()
{
    QCOMPARE(ui::numberText(-4.0, 1), QStringLiteral("\u22124.0"));
    QCOMPARE(ui::numberText(-0.04, 1), QStringLiteral("0.0"));
    QCOMPARE(ui::numberText(12.345, 2), QStringLiteral("12.35"));
    QCOMPARE(ui::gainText(-60.0), QStringLiteral("\u2212\u221e"));
    QCOMPARE(ui::gainText(-59.9), QStringLiteral("\u221259.9"));
}

void TestTexts::clock()
{
    QCOMPARE(ui::clockText({41.276}), QStringLiteral("0:41.276"));
    QCOMPARE(ui::clockText({59.9996}), QStringLiteral("1:00.000"));
    QCOMPARE(ui::clockText({-1.0}), QStringLiteral("0:00.000"));
}

void TestTexts::durations()
{
    QCOMPARE(ui::durationText(0.2), QStringLiteral("1 s"));
    QCOMPARE(ui::durationText(59.4), QStringLiteral("59 s"));
    QCOMPARE(ui::durationText(70.0), QStringLiteral("1 min 10 s"));
    QCOMPARE(ui::durationText(120.0), QStringLiteral("2 min"));
}

void TestTexts::shortening()
{
    QCOMPARE(ui::shortened(QStringLiteral("slow  rain\n"), 20), QStringLiteral("slow rain"));
    const QString cut = ui::shortened(QStringLiteral("slow rainy lo-fi with warm rhodes"), 20);
    QVERIFY(cut.size() <= 20);
    QCOMPARE(cut, QStringLiteral("slow rainy lo-fi\u2026"));
    QVERIFY(ui::shortened(QString(100000, u'x'), 20).size() <= 20);
}

void TestTexts::figuresHaveOneWidth()
{
    const QFont font = ui::theme().display();
    const qreal reference = ui::tabularWidth(font, QStringLiteral("000.0.00"));
    for (const QString& text : {QStringLiteral("111.1.11"), QStringLiteral("748.3.95"), QStringLiteral("017.4.61")})
        QCOMPARE(ui::tabularWidth(font, text), reference);
}

void TestTexts::textCanBeRead()
{
    const auto& theme = ui::theme();
    for (const QColor& ground : {theme.bg0, theme.bg1, theme.bg2, theme.bg3})
        for (const QColor& ink : {theme.text, theme.dim, theme.warn, theme.bad, theme.accent})
            QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(ink.name() + " on " + ground.name()));
    QVERIFY(contrast(theme.onAccent, theme.accent) >= 4.5);
    QVERIFY(contrast(theme.text, theme.accentDeep) >= 4.5);
}

void TestTexts::trackColoursDiffer()
{
    for (int a = 0; a < 24; ++a)
        for (int b = 0; b < a; ++b)
            QVERIFY2(ui::theme().track(a) != ui::theme().track(b), qPrintable(QString::number(a)));
}

void TestTexts::spectrumColumnsKeepPeaks()
{
    // A single loud bin must show in exactly the columns that hold its frequency, however narrow or wide they are.
    const int size = 4096;
    const int rate = 48000;
    const int columns = 240;
    for (const int bin : {9, 100, 1500}) {
        std::vector<double> levels(size / 2 + 1, -90.0);
        levels[static_cast<std::size_t>(bin)] = -6.0;
        const auto shown = ui::logColumns(levels, rate, 30.0, 20000.0, columns);
        const auto peak = std::max_element(shown.begin(), shown.end()) - shown.begin();
        const double hertz = 30.0 * std::pow(20000.0 / 30.0, static_cast<double>(peak) / columns);
        const double wanted = static_cast<double>(bin) * rate / size;
        QVERIFY2(std::abs(hertz - wanted) / wanted < 0.05, qPrintable(QString::number(hertz)));
        QVERIFY(*std::max_element(shown.begin(), shown.end()) > -10.0);
    }
}

QTEST_MAIN(TestTexts)
#include "test_texts.moc"
