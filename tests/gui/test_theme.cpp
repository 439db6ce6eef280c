// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens of every theme are legible by the WCAG formula; preferences survive nonsense; switching acts at once.
#include "tests/support/scratch_dir.h"
#include "ui/common/icon.h"
#include "ui/common/preferences.h"
#include "ui/main_window/start_guard.h"
#include "ui/preferences/paths_page.h"

#include <QApplication>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace melisma;
using ui::Theme;
using ui::ThemeChoice;

class TestTheme : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                           QString::fromStdString(m_scratch.path().string()));
        QSettings().clear();
    }
    void formulaKnowsBlackAndWhite();
    void textIsLegible_data();
    void textIsLegible();
    void switchingIsSeenAtOnce();
    void nonsenseInSettingsIsTheDefault();
    void thirdStartAfterTwoDeathsIsSafe();
    void pathsAreChecked();

private:
    tests::ScratchDir m_scratch;
};

void TestTheme::formulaKnowsBlackAndWhite()
{
    QCOMPARE(ui::contrast(Qt::black, Qt::white), 21.0);
    QVERIFY(std::abs(ui::contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.005); // the published edge case
}

void TestTheme::textIsLegible_data()
{
    QTest::addColumn<QString>("word");
    for (const char* word : {"dark", "light", "contrast"})
        QTest::newRow(word) << word;
}

void TestTheme::textIsLegible()
{
    QFETCH(QString, word);
    const Theme theme = ui::themeFor(ui::themeFromWord(word));
    const auto check = [](const QColor& text, const QColor& ground, const QString& what) {
        const double found = ui::contrast(text, ground);
        QVERIFY2(found >= 4.5, qPrintable(QStringLiteral("%1: %2").arg(what).arg(found)));
    };
    const std::vector<std::pair<QString, QColor>> texts = {
        {"text", theme.text}, {"dim", theme.dim}, {"accent", theme.accent}, {"warn", theme.warn}, {"bad", theme.bad}};
    for (const auto& [name, colour] : texts)
        for (const QColor& ground : {theme.bg0, theme.bg1, theme.bg2, theme.bg3})
            check(colour, ground, name + " on " + ground.name());
    check(theme.onAccent, theme.accent, "onAccent on accent");
    check(theme.text, theme.accentDeep, "text on accentDeep");
    check(theme.warn, theme.warnDeep, "warn on warnDeep");
    for (int track = 0; track < 40; ++track)
        check(theme.track(track), theme.bg1, QStringLiteral("track %1").arg(track));
}

void TestTheme::switchingIsSeenAtOnce()
{
    ui::applyTheme(*qApp, ThemeChoice::dark);
    const QIcon icon = ui::icon("stop", &Theme::text);
    const auto middle = [&icon] { return icon.pixmap(16, 16).toImage().pixelColor(8, 8); };
    QCOMPARE(middle(), ui::themeFor(ThemeChoice::dark).text);
    QSignalSpy changed(&ui::themeWatcher(), &ui::ThemeWatcher::changed);
    ui::applyTheme(*qApp, ThemeChoice::light);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(qApp->palette().color(QPalette::Window), ui::themeFor(ThemeChoice::light).bg1);
    QCOMPARE(middle(), ui::themeFor(ThemeChoice::light).text);
}

void TestTheme::nonsenseInSettingsIsTheDefault()
{
    QSettings stored;
    stored.setValue("appearance/theme", "plaid");
    stored.setValue("appearance/scale", "huge");
    stored.setValue("appearance/language", "xx");
    stored.setValue("play/secondsBefore", "soon");
    stored.setValue("play/secondsBehind", 900);
    stored.setValue("import/tempo", "never");
    QVERIFY(ui::Preferences::load() == ui::Preferences());
    stored.setValue("appearance/scale", 9000);
    QCOMPARE(ui::Preferences::load().scalePercent, ui::Preferences::kMostScale);
    ui::Preferences mine;
    mine.theme = ThemeChoice::highContrast;
    mine.scalePercent = 125;
    mine.language = "de";
    mine.soundfont = "/there.sf2";
    mine.goOnAtStart = false;
    mine.secondsBefore = 2.5;
    mine.secondsBehind = 0.3;
    mine.fileTempo = ui::Preferences::FileTempo::take;
    mine.save();
    QVERIFY(ui::Preferences::load() == mine);
}

void TestTheme::thirdStartAfterTwoDeathsIsSafe()
{
    for (const bool safe : {false, false, true, true})
        QCOMPARE(ui::StartGuard().safe(), safe); // each dies before its window is up
    ui::StartGuard last;
    QVERIFY(last.safe());
    last.windowIsUp();
    QVERIFY(!ui::StartGuard().safe());
}

void TestTheme::pathsAreChecked()
{
    const QString here = QString::fromStdString(m_scratch.path().string());
    QVERIFY(ui::folderProblem({}).isEmpty());
    QVERIFY(ui::folderProblem(here).isEmpty());
    QVERIFY(!ui::folderProblem(here + "/not there").isEmpty());
    QVERIFY(!ui::folderProblem("relative").isEmpty());
    QFile file(here + "/font.sf2");
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("RIFF\0\0\0\0sfbk", 12));
    file.close();
    QVERIFY(ui::soundfontProblem(file.fileName()).isEmpty());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("RIFF0000WAVE");
    file.close();
    QVERIFY(!ui::soundfontProblem(file.fileName()).isEmpty());
    QVERIFY(!ui::soundfontProblem(here + "/none.sf2").isEmpty());
}

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
