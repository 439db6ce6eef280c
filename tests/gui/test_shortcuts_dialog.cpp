// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog of the shortcuts, by keys and mouse: search, press, clash, reset, export and import.
#include "tests/gui/studio_fixture.h"
#include "ui/common/shortcut_keys.h"
#include "ui/common/shortcut_map.h"
#include "ui/main_window/key_field.h"
#include "ui/main_window/shortcut_list.h"
#include "ui/main_window/shortcuts_dialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QTimer>

using namespace melisma;
using tests::Studio;

namespace {

using Keys = QList<QKeySequence>;

ui::ShortcutMap& map()
{
    return ui::shortcutMap();
}

/// Answers the next message box with the button of that name, or of that standard role.
void answerBox(const QString& name, QMessageBox::StandardButton standard, QString* asked = nullptr)
{
    QTimer::singleShot(0, qApp, [=] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box)
            return;
        if (asked)
            *asked = box->text();
        auto* named = name.isEmpty() ? nullptr : box->findChild<QPushButton*>(name);
        (named ? named : box->button(standard))->click();
    });
}

} // namespace

class TestShortcutsDialog : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_studio = std::make_unique<Studio>();
        map().load();
        m_dialog = std::make_unique<ui::ShortcutsDialog>();
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
        m_dialog->activateWindow();
    }
    void cleanup()
    {
        m_dialog.reset();
        map().resetAll();
        m_studio.reset();
    }

    void listShowsEveryKeyByArea()
    {
        int rows = 0;
        QStringList areas;
        for (int i = 0; i < list().topLevelItemCount(); ++i) {
            areas << list().topLevelItem(i)->text(0);
            rows += list().topLevelItem(i)->childCount();
        }
        QCOMPARE(rows, static_cast<int>(map().entries().size()));
        for (const char* area : {"File", "Edit", "Track", "Play", "View", "Piano roll", "Timeline", "Generate"})
            QVERIFY2(areas.contains(area), area);
        QCOMPARE(areas.front(), "File");
        for (const auto& entry : map().entries())
            QVERIFY2(!list().findItems(entry.text, Qt::MatchExactly | Qt::MatchRecursive).isEmpty(),
                     qPrintable(entry.name));
    }

    void searchFindsTextAreaAndKeys()
    {
        QTest::keyClicks(m_dialog->findChild<QLineEdit*>("shortcutSearch"), "split");
        QCOMPARE(shown(), (QStringList{"Split at the playhead", "Split at the playhead"})); // clips, and notes
        QTest::keyClick(m_dialog->findChild<QLineEdit*>("shortcutSearch"), Qt::Key_Return);
        QVERIFY(list().hasFocus());
        QCOMPARE(list().chosen(), "edit.split");
        search("ctrl+i");
        QVERIFY(shown().contains("Split at the playhead"));
        search("piano roll octave");
        QCOMPARE(shown(), QStringList({"Octave up", "Octave down"}));
        search("nothing is called so");
        QVERIFY(shown().isEmpty());
        search({});
        QCOMPARE(shown().size(), static_cast<int>(map().entries().size()));
    }

    /// From the list by Enter to the field, a key, and back to the list.
    void aKeyIsPressedAndActsAtOnce()
    {
        list().choose("edit.join");
        list().setFocus();
        QTest::keyClick(&list(), Qt::Key_Return);
        QTRY_VERIFY(field().hasFocus());
        QTest::keyClick(&field(), Qt::Key_J, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(keysOf("edit.join"), Keys{QKeySequence("Ctrl+Alt+J")});
        QCOMPARE(action("edit.join")->shortcuts(), Keys{QKeySequence("Ctrl+Alt+J")});
        QCOMPARE(said(), "“Join” has Ctrl+Alt+J now.");
        QVERIFY(list().hasFocus());
        QCOMPARE(list().currentItem()->text(1), "Ctrl+Alt+J");
        QVERIFY(list().currentItem()->font(1).bold());
        m_dialog->findChild<QCheckBox*>("besides")->click();
        QTest::keyClick(&field(), Qt::Key_J);
        QCOMPARE(keysOf("edit.join"), Keys({QKeySequence("Ctrl+Alt+J"), QKeySequence("J")}));
        QTest::mouseClick(button("resetKeys"), Qt::LeftButton);
        QCOMPARE(keysOf("edit.join"), Keys{QKeySequence("Ctrl+J")});
        QVERIFY(!button("resetKeys")->isEnabled());
        QTest::mouseClick(button("noKeys"), Qt::LeftButton);
        QVERIFY(keysOf("edit.join").isEmpty());
    }

    void aClashIsNamedAndMayBeTakenOver()
    {
        list().choose("play.loop");
        QTest::keyClick(&field(), Qt::Key_I, Qt::ControlModifier);
        QCOMPARE(said(), "Ctrl+I is taken by “Split at the playhead” (Edit).");
        QCOMPARE(keysOf("play.loop"), Keys{QKeySequence("L")});
        QVERIFY(button("takeOver")->isVisible() && button("takeOver")->hasFocus());
        QTest::mouseClick(button("leaveIt"), Qt::LeftButton);
        QVERIFY(!button("takeOver")->isVisible());
        QCOMPARE(keysOf("edit.split"), Keys({QKeySequence("S"), QKeySequence("Ctrl+I")}));
        QTest::keyClick(&field(), Qt::Key_I, Qt::ControlModifier);
        QTest::keyClick(button("takeOver"), Qt::Key_Space);
        QCOMPARE(keysOf("play.loop"), Keys{QKeySequence("Ctrl+I")});
        QCOMPARE(keysOf("edit.split"), Keys{QKeySequence("S")});
        QCOMPARE(action("edit.split")->shortcuts(), Keys{QKeySequence("S")});
        // Its first keys are back with the other as soon as this one is reset.
        QTest::mouseClick(button("resetKeys"), Qt::LeftButton);
        QCOMPARE(keysOf("edit.split"), Keys({QKeySequence("S"), QKeySequence("Ctrl+I")}));
    }

    void fixedKeysAreNobodys()
    {
        list().choose("play.loop");
        QTest::keyClick(&field(), Qt::Key_Left);
        QCOMPARE(said(), "Left is fixed for “The clip beside” (Timeline). Press other keys.");
        QVERIFY(!button("takeOver")->isVisible());
        QTest::keyClick(&field(), Qt::Key_F, Qt::AltModifier);
        QVERIFY(said().startsWith("Alt+F is fixed for “Open the menu File”"));
        QTest::keyClick(&field(), Qt::Key_Return);
        QVERIFY(said().contains("keeps its meaning everywhere"));
        QCOMPARE(keysOf("play.loop"), Keys{QKeySequence("L")});
        list().choose("timeline.take");
        QVERIFY(!field().isEnabled());
        QCOMPARE(said(), "These keys are fixed.");
    }

    void anotherScopeIsSaid()
    {
        list().choose("pianoroll.quantise");
        QTest::keyClick(&field(), Qt::Key_K);
        QCOMPARE(said(), "“Quantise” has K now. Elsewhere it stays “Metronome” (Play).");
        list().choose("play.loop");
        QTest::keyClick(&field(), Qt::Key_D);
        QCOMPARE(said(), "“Loop” has D now. In “Piano roll” it stays “Draw, or choose”.");
        QVERIFY(keysOf("pianoroll.draw").contains(QKeySequence("D")));
    }

    void escGivesUpAndTabGoesOn()
    {
        list().choose("play.loop");
        field().setFocus();
        QTest::keyClick(&field(), Qt::Key_Tab);
        QVERIFY(!field().hasFocus());
        field().setFocus();
        QTest::keyClick(&field(), Qt::Key_Escape);
        QVERIFY(m_dialog->isVisible());
        QVERIFY(list().hasFocus());
        QCOMPARE(keysOf("play.loop"), Keys{QKeySequence("L")});
        QTest::keyClick(&list(), Qt::Key_Escape);
        QVERIFY(!m_dialog->isVisible());
    }

    void aFileComesBack()
    {
        const QString path = file("keys.json");
        map().set({{"play.loop", {QKeySequence("F9")}}});
        m_dialog->exportTo(path);
        QVERIFY(said().startsWith("All shortcuts are in"));
        answerBox({}, QMessageBox::Yes);
        button("resetAll")->click();
        QCOMPARE(keysOf("play.loop"), Keys{QKeySequence("L")});
        m_dialog->importFrom(path);
        QCOMPARE(said(), "One shortcut changed.");
        QCOMPARE(keysOf("play.loop"), Keys{QKeySequence("F9")});
        m_dialog->exportTo(file("no/such/folder.json"));
        QVERIFY(said().contains("cannot be written"));
        m_dialog->importFrom(file("none.json"));
        QVERIFY(said().contains("cannot be read"));
    }

    void problemsAreAskedAboutFirst()
    {
        const QString path = file("odd.json");
        QFile odd(path);
        QVERIFY(odd.open(QIODevice::WriteOnly));
        odd.write(R"({"format": "melisma-shortcuts", "version": 1, "shortcuts": [
            {"action": "edit.no-such", "keys": ["F9"]}, {"action": "play.loop", "keys": ["F10"]}]})");
        odd.close();
        QString asked;
        answerBox({}, QMessageBox::Cancel, &asked);
        m_dialog->importFrom(path);
        QVERIFY(asked.contains("“edit.no-such” is left out"));
        QCOMPARE(keysOf("play.loop"), Keys{QKeySequence("L")});
        answerBox("importAnyway", QMessageBox::Cancel);
        m_dialog->importFrom(path);
        QCOMPARE(keysOf("play.loop"), Keys{QKeySequence("F10")});
    }

    /// F1 opens it over the window.
    void f1OpensIt()
    {
        m_dialog->close();
        action("help.shortcuts")->trigger();
        QTRY_VERIFY(m_studio->window.findChild<ui::ShortcutsDialog*>());
        QCOMPARE(action("help.shortcuts")->shortcuts(), Keys{QKeySequence("F1")});
    }

private:
    ui::ShortcutList& list() const { return *m_dialog->findChild<ui::ShortcutList*>(); }
    ui::KeyField& field() const { return *m_dialog->findChild<ui::KeyField*>(); }
    QPushButton* button(const char* name) const { return m_dialog->findChild<QPushButton*>(QLatin1String(name)); }
    QString said() const { return m_dialog->findChild<QLabel*>("shortcutSaid")->text(); }
    QAction* action(const char* name) const { return m_studio->window.findChild<QAction*>(QLatin1String(name)); }
    Keys keysOf(const char* name) const { return map().find(QLatin1String(name))->keys; }
    QString file(const char* name) const { return QString::fromStdString((m_studio->path() / name).string()); }
    void search(const QString& words) const { m_dialog->findChild<QLineEdit*>("shortcutSearch")->setText(words); }

    QStringList shown() const
    {
        QStringList texts;
        for (int i = 0; i < list().topLevelItemCount(); ++i)
            for (int k = 0; k < list().topLevelItem(i)->childCount(); ++k)
                if (!list().topLevelItem(i)->child(k)->isHidden())
                    texts << list().topLevelItem(i)->child(k)->text(0);
        return texts;
    }

    std::unique_ptr<Studio> m_studio;
    std::unique_ptr<ui::ShortcutsDialog> m_dialog;
};

QTEST_MAIN(TestShortcutsDialog)
#include "test_shortcuts_dialog.moc"
