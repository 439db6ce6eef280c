// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The German texts are whole and reach the menus; no two actions share a key; history and take keys act on the project.
#include "core/edits/add_track.h"
#include "tests/gui/session_fixture.h"
#include "ui/history/history_panel.h"
#include "ui/main_window/main_window.h"
#include "ui/timeline/clip_actions.h"

#include <QAction>
#include <QFile>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QProcess>
#include <QTemporaryDir>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace melisma;
using tests::SessionFixture;

class TestLanguage : public QObject {
    Q_OBJECT
private slots:
    void noTextIsUnfinished();
    void noTextIsNew();
    void placeholdersSurvive();
    void menusAreGerman();
    void noTwoActionsShareAKey();
    void historyGoesWhereItIsClicked();
    void numberKeysChooseTakes();

private:
    static QString sourceFile() { return qEnvironmentVariable("MELISMA_SOURCE_DIR") + "/translations/melisma_de.ts"; }
};

void TestLanguage::noTextIsUnfinished()
{
    QFile file(sourceFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    int texts = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != QLatin1String("translation"))
            continue;
        ++texts;
        QVERIFY2(!xml.attributes().hasAttribute("type"), qPrintable(QString::number(xml.lineNumber())));
    }
    QVERIFY(!xml.hasError());
    QVERIFY(texts > 300);
}

/// lupdate, on a copy of the file, finds no text in the sources that the file lacks.
void TestLanguage::noTextIsNew()
{
    const QString tool = QStringLiteral(MELISMA_LUPDATE);
    const QString source = qEnvironmentVariable("MELISMA_SOURCE_DIR");
    QTemporaryDir folder;
    const QString copy = folder.filePath("copy_de.ts");
    QVERIFY(QFile::copy(sourceFile(), copy));
    QProcess lupdate;
    lupdate.start(tool, {"-I", source, "-locations", "none", source + "/ui", source + "/app/studio", "-ts", copy});
    QVERIFY(lupdate.waitForFinished(120'000));
    QCOMPARE(lupdate.exitCode(), 0);
    QFile updated(copy);
    QVERIFY(updated.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(updated.readAll());
    const auto place = text.indexOf("type=\"unfinished\"");
    QVERIFY2(place < 0, qPrintable(text.mid(std::max<qsizetype>(place - 200, 0), 230)));
}

/// A text that loses its %1 loses what it was to say.
void TestLanguage::placeholdersSurvive()
{
    QFile file(sourceFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("source"))
            source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            for (const char* mark : {"%1", "%2", "%3", "%4", "%n"})
                QVERIFY2(source.contains(mark) == text.contains(mark), qPrintable(source));
        }
    }
}

void TestLanguage::menusAreGerman()
{
    QTranslator german;
    QVERIFY(german.load(QLocale("de_AT"), "melisma", "_", ":/i18n"));
    QCoreApplication::installTranslator(&german);
    {
        SessionFixture fixture;
        const ui::MainWindow window(*fixture.session);
        QStringList titles;
        for (const QAction* menu : window.menuBar()->actions())
            titles << QString(menu->text()).remove(u'&');
        QCOMPARE(titles, QStringList({"Datei", "Bearbeiten", "Spur", "Erzeugen", "Wiedergabe", "Ansicht", "Hilfe"}));
        QCOMPARE(QCoreApplication::translate("melisma::ui::Lanes", "%n clips chosen", nullptr, 1), "1 Clip gewählt");
        QCOMPARE(QCoreApplication::translate("melisma::ui::Lanes", "%n clips chosen", nullptr, 3), "3 Clips gewählt");
    }
    QCoreApplication::removeTranslator(&german);
}

void TestLanguage::noTwoActionsShareAKey()
{
    SessionFixture fixture;
    const ui::MainWindow window(*fixture.session);
    QMap<QString, QString> taken;
    for (const QAction* action : window.findChildren<QAction*>()) {
        // Keys of a panel act only inside it.
        if (action->shortcutContext() != Qt::WindowShortcut && action->shortcutContext() != Qt::ApplicationShortcut)
            continue;
        for (const auto& key : action->shortcuts()) {
            const QString name = key.toString();
            QVERIFY2(!taken.contains(name), qPrintable(name + ": " + taken.value(name) + ", " + action->text()));
            taken[name] = action->text();
        }
    }
    for (const char* key : {"S", "Ctrl+I", "Ctrl+,", "F6", "Home", "End", "Ctrl+B", "M", "Shift+U", "Shift+S"})
        QVERIFY2(taken.contains(key), key);
}

void TestLanguage::historyGoesWhereItIsClicked()
{
    SessionFixture fixture;
    ui::HistoryPanel panel(*fixture.session);
    auto* list = panel.findChild<QListWidget*>("historyList");
    for (const char* name : {"One", "Two", "Three"})
        QVERIFY(fixture.session->apply(name, [name](const project::Project& project) {
            return edits::addTrack(project, project::TrackKind::audio, name);
        }));
    QCOMPARE(list->count(), 4);
    QCOMPARE(list->currentRow(), 3);
    list->setCurrentRow(1);
    emit list->itemClicked(list->item(1));
    QCOMPARE(fixture.session->project().tracks.size(), std::size_t{1});
    QCOMPARE(list->count(), 4);
    QCOMPARE(list->currentRow(), 1);
    emit list->itemClicked((list->setCurrentRow(3), list->item(3)));
    QCOMPARE(fixture.session->project().tracks.size(), std::size_t{3});
}

void TestLanguage::numberKeysChooseTakes()
{
    SessionFixture fixture;
    QVERIFY(fixture.generate("slow rainy lo-fi", 7, 2));
    std::set<project::ClipId> clips;
    for (const auto& track : fixture.session->project().tracks)
        for (const auto& clip : track->clips)
            if (clip->takes.size() == 2)
                clips.insert(clip->id);
    QVERIFY(!clips.empty());
    fixture.session->selectClips(clips);
    const auto steps = fixture.session->history().position();
    ui::chooseTakeNumber(*fixture.session, 2);
    QCOMPARE(fixture.session->history().position(), steps + 1);
    for (const auto id : clips) {
        const auto* clip = fixture.session->project().findClip(id);
        QVERIFY(clip->chosenTake == clip->takes[1]->id);
    }
    ui::chooseTakeNumber(*fixture.session, 9); // no clip has nine
    QCOMPARE(fixture.session->history().position(), steps + 1);
}

QTEST_MAIN(TestLanguage)
#include "test_language.moc"
