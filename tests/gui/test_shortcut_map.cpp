// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one list of shortcuts: whole, without clashes, in both languages, the user's keys in all windows and after a
// restart.
#include "core/edits/add_track.h"
#include "tests/gui/studio_fixture.h"
#include "ui/common/key_tip.h"
#include "ui/common/shortcut_keys.h"
#include "ui/common/shortcut_map.h"
#include "ui/pianoroll/note_canvas.h"
#include "ui/timeline/lanes.h"
#include "ui/timeline/timeline_view.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPointer>
#include <QRegularExpression>
#include <QToolButton>
#include <QTranslator>

using namespace melisma;
using tests::SessionFixture;
using tests::Studio;

namespace {

using Keys = QList<QKeySequence>;

ui::ShortcutMap& map()
{
    return ui::shortcutMap();
}

Keys keysOf(const char* name)
{
    const auto* entry = map().find(QLatin1String(name));
    return entry ? entry->keys : Keys{QKeySequence("Meta+F35")};
}

QAction* actionOf(const ui::MainWindow& window, const char* name)
{
    return window.findChild<QAction*>(QLatin1String(name));
}

} // namespace

class TestShortcutMap : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_studio = std::make_unique<Studio>();
        map().load();
    }
    void cleanup()
    {
        map().resetAll();
        m_studio.reset();
    }

    /// Whoever gives an action a shortcut gives it a name, and its text is German in the German program.
    void everyShortcutIsListed()
    {
        int checked = 0;
        for (const QAction* action : window().findChildren<QAction*>()) {
            if (action->shortcuts().isEmpty() || action->objectName().startsWith("_q_") ||
                qobject_cast<QLineEdit*>(action->parent()))
                continue;
            const auto* entry = map().find(action->objectName());
            QVERIFY2(entry, qPrintable("no stable name, or none in the list: " + action->text()));
            QVERIFY(entry->name.contains(u'.') && !entry->text.isEmpty() && !entry->area.isEmpty());
            QCOMPARE(entry->keys, action->shortcuts());
            ++checked;
        }
        QVERIFY2(checked > 60, qPrintable(QString::number(checked)));
    }

    /// What stands in the menus from the start can be given keys, also where it has none.
    void everyEntryOfTheMenusIsListed()
    {
        std::function<void(const QMenu&)> check = [&check](const QMenu& menu) {
            for (const QAction* action : menu.actions())
                if (action->menu())
                    check(*action->menu());
                else if (!action->isSeparator())
                    QVERIFY2(map().find(action->objectName()), qPrintable(menu.title() + ": " + action->text()));
        };
        for (const QAction* top : window().menuBar()->actions())
            check(*top->menu());
        QVERIFY(map().find("track.add-bus")->keys.isEmpty());
    }

    void textsAreGerman()
    {
        QHash<QString, QString> english;
        for (const auto& entry : map().entries())
            english[entry.name] = entry.area + u'/' + entry.text;
        QTranslator german;
        QVERIFY(german.load(QLocale("de_AT"), "melisma", "_", ":/i18n"));
        QCoreApplication::installTranslator(&german);
        m_studio = std::make_unique<Studio>();
        static const QSet<QString> same = {"panel.mixer", "track.mute", "track.solo"};
        int differ = 0;
        for (const auto& entry : map().entries()) {
            if (entry.name.startsWith("letter.")) // the menus' letters are each language's own
                continue;
            QVERIFY2(english.contains(entry.name), qPrintable(entry.name)); // the name stays
            differ += english[entry.name] != entry.area + u'/' + entry.text ? 1 : 0;
            if (english[entry.name] == entry.area + u'/' + entry.text)
                QVERIFY2(same.contains(entry.name), qPrintable(entry.name + ": " + entry.text));
        }
        QVERIFY(differ > 90);
        QCoreApplication::removeTranslator(&german);
        m_studio = std::make_unique<Studio>();
    }

    void noTwoOfOneScopeClash()
    {
        QMap<std::pair<QString, QString>, QString> taken;
        for (const auto& entry : map().entries()) {
            QVERIFY2(entry.fixed || entry.keys == entry.usual, qPrintable(entry.name));
            for (const auto& key : entry.usual) {
                const std::pair place(entry.scope, key.toString());
                QVERIFY2(!taken.contains(place), qPrintable(key.toString() + ": " + taken[place] + ", " + entry.name));
                taken[place] = entry.name;
                QVERIFY2(entry.fixed || ui::whyNoShortcut(key).isEmpty(), qPrintable(entry.name));
            }
        }
    }

    void aKeyActsInAllWindows()
    {
        Studio other;
        map().set({{"play.loop", {QKeySequence("Ctrl+L")}}});
        for (const auto* at : {&window(), static_cast<const ui::MainWindow*>(&other.window)})
            QCOMPARE(actionOf(*at, "play.loop")->shortcuts(), Keys{QKeySequence("Ctrl+L")});
        QSignalSpy looped(actionOf(other.window, "play.loop"), &QAction::triggered);
        auto& lanes = other.window.findChild<ui::TimelineView*>()->lanes();
        other.window.activateWindow();
        lanes.setFocus();
        QTest::keyClick(&lanes, Qt::Key_L);
        QCOMPARE(looped.size(), 0);
        QTest::keyClick(&lanes, Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(looped.size(), 1);
    }

    /// What a popup shows is the map's, also when the user changed it, and no key becomes ambiguous by it.
    void contextMenusShowTheKeys()
    {
        QTest::failOnWarning(QRegularExpression("mbiguous"));
        QVERIFY(m_studio->composeByHand());
        map().set({{"edit.lock", {QKeySequence("Ctrl+Alt+K")}}});
        auto& session = *m_studio->session;
        auto& lanes = window().findChild<ui::TimelineView*>()->lanes();
        m_studio->window.activateWindow();
        lanes.setFocus();
        session.selectClips({session.project().tracks[0]->clips[0]->id});
        QSignalSpy duplicated(actionOf(window(), "edit.duplicate"), &QAction::triggered);
        const auto press = [&] { QTest::keyClick(&lanes, Qt::Key_D, Qt::ControlModifier); };
        press();
        QCOMPARE(duplicated.size(), 1);
        QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(5, 5), lanes.mapToGlobal(QPoint(5, 5)));
        QCoreApplication::sendEvent(&lanes, &asked);
        QPointer<QMenu> menu = lanes.findChild<QMenu*>();
        QVERIFY(menu && menu->isVisible());
        QHash<QString, QString> shown;
        for (const QAction* action : menu->actions())
            if (!action->shortcut().isEmpty()) {
                QVERIFY(action->isShortcutVisibleInContextMenu());
                shown[action->text()] = action->shortcut().toString();
            }
        QCOMPARE(shown.value("Duplicate"), QString("Ctrl+D"));
        QCOMPARE(shown.value("Lock"), QString("Ctrl+Alt+K"));
        QCOMPARE(shown.value("Split at the playhead"), QString("S"));
        press(); // it goes to the popup or to the window, but is not ambiguous
        menu->close();
        QTRY_VERIFY(!menu);
        const auto before = duplicated.size();
        QApplication::setActiveWindow(&m_studio->window); // without a window manager nobody does
        lanes.setFocus();
        press();
        QCOMPARE(duplicated.size(), before + 1);
    }

    void theUsersKeysSurviveARestart()
    {
        map().set({{"edit.join", {QKeySequence("J"), QKeySequence("Ctrl+Alt+J")}}, {"edit.undo", {}}});
        map().load();
        QCOMPARE(keysOf("edit.join"), Keys({QKeySequence("J"), QKeySequence("Ctrl+Alt+J")}));
        QVERIFY(keysOf("edit.undo").isEmpty());
        // More keys than are read back are not kept in the first place.
        Keys many;
        for (int i = 1; i <= 9; ++i)
            many << QKeySequence(QStringLiteral("Ctrl+Alt+F%1").arg(i));
        map().set({{"edit.group", many}});
        map().load();
        QCOMPARE(keysOf("edit.group"), many.first(8));
        map().reset("edit.group");
        m_studio->window.close();
        ui::MainWindow next(*m_studio->session); // made anew with its usual keys
        QCOMPARE(actionOf(next, "edit.join")->shortcuts(), keysOf("edit.join"));
        QCOMPARE(map().find("edit.join")->usual, Keys{QKeySequence("Ctrl+J")});
        map().reset("edit.join");
        QCOMPARE(actionOf(next, "edit.join")->shortcuts(), Keys{QKeySequence("Ctrl+J")});
    }

    /// The one who had it goes without until the other is reset.
    void takingAKeyOverIsUndoneByReset()
    {
        map().set({{"play.loop", {QKeySequence("R")}}});
        QVERIFY(keysOf("record.toggle").isEmpty());
        map().set({{"play.metronome", {QKeySequence("R")}}});
        QVERIFY(keysOf("play.loop").isEmpty());
        QCOMPARE(keysOf("play.metronome"), Keys{QKeySequence("R")});
        map().reset("play.metronome");
        QCOMPARE(keysOf("record.toggle"), Keys{QKeySequence("R")});
        map().resetAll();
        QCOMPARE(keysOf("play.loop"), Keys{QKeySequence("L")});
    }

    void fixedKeysStay()
    {
        map().set({{"play.loop", {QKeySequence("Left"), QKeySequence("3"), QKeySequence("Alt+F"), QKeySequence("W")}}});
        QCOMPARE(keysOf("play.loop"), Keys{QKeySequence("W")});
        map().set({{"timeline.take", {QKeySequence("X")}}, {"no.such", {QKeySequence("X")}}});
        QCOMPARE(keysOf("timeline.take").size(), 9);
        QVERIFY(!map().find("no.such"));
    }

    /// Settings of a hand or another version: what makes no sense leaves the usual keys, a doubled key goes to one.
    void nonsenseInTheSettingsHarmsNothing()
    {
        QSettings stored;
        stored.beginGroup("shortcuts");
        stored.setValue("play.loop", QStringList{"Ctrl+Nonsense"});
        stored.setValue("play.metronome", QStringList{"F9"});
        stored.setValue("record.arm", QStringList{"F9", "Shift+F9"});
        stored.setValue("edit.cut", QStringList{"Esc"});
        stored.setValue("edit.of-tomorrow", QStringList{"F8"});
        map().load();
        QCOMPARE(keysOf("play.loop"), Keys{QKeySequence("L")});
        QCOMPARE(keysOf("edit.cut"), Keys{QKeySequence("Ctrl+X")});
        const int holders = static_cast<int>(keysOf("play.metronome").contains(QKeySequence("F9"))) +
                            static_cast<int>(keysOf("record.arm").contains(QKeySequence("F9")));
        QCOMPARE(holders, 1);
        map().set({{"play.loop", {QKeySequence("F7")}}});
        QCOMPARE(stored.value("edit.of-tomorrow").toStringList(), QStringList{"F8"});
    }

    /// Keys of a panel go before the window's, and can be others.
    void panelKeysGoFirstAndCanBeChanged()
    {
        QCOMPARE(keysOf("pianoroll.quantise"), keysOf("track.spectrogram"));
        auto* canvas = window().findChild<ui::NoteCanvas*>();
        const auto takes = [canvas](Qt::Key key, Qt::KeyboardModifiers with = {}) {
            QKeyEvent event(QEvent::ShortcutOverride, key, with);
            event.ignore();
            QCoreApplication::sendEvent(canvas, &event);
            return event.isAccepted();
        };
        QVERIFY(takes(Qt::Key_Q) && takes(Qt::Key_A, Qt::ControlModifier) && takes(Qt::Key_Left));
        QVERIFY(!takes(Qt::Key_R));
        map().set({{"pianoroll.quantise", {QKeySequence("Shift+F9")}}});
        QVERIFY(!takes(Qt::Key_Q));
        QVERIFY(takes(Qt::Key_F9, Qt::ShiftModifier));
        QCOMPARE(keysOf("track.spectrogram"), Keys{QKeySequence("Q")});
    }

    void tipsFollowTheKeys()
    {
        QToolButton button;
        ui::setKeyTip(button, "Metronome", "play.metronome");
        QCOMPARE(button.toolTip(), "Metronome (K)");
        map().set({{"play.metronome", {QKeySequence("F9"), QKeySequence("K")}}});
        QCOMPARE(button.toolTip(), "Metronome (F9 or K)");
        map().set({{"play.metronome", {}}});
        QCOMPARE(button.toolTip(), "Metronome");
        ui::setKeyTip(button, "Loop", "play.loop");
        QCOMPARE(button.toolTip(), "Loop (L)");
    }

    /// A button that does what an action does says its keys, and no tip names keys by heart.
    void buttonsShowTheirKeys()
    {
        QVERIFY(m_studio->session->apply("Add", [](const project::Project& project) {
            return edits::addTrack(project, project::TrackKind::audio, "Voice");
        }));
        QSet<QString> actions;
        for (const auto& entry : map().entries())
            actions << entry.text.toLower();
        int shown = 0;
        for (const auto* button : window().findChildren<QAbstractButton*>()) {
            const auto* entry = map().find(button->property("keyAction").toString());
            if (qobject_cast<const QToolButton*>(button) && button->isVisibleTo(&window()))
                QVERIFY2(!button->toolTip().isEmpty() || !button->text().isEmpty(), qPrintable(button->objectName()));
            if (!entry) {
                const QString tip = button->toolTip();
                QVERIFY2(!actions.contains(tip.toLower()), qPrintable("a tip without keys: " + tip));
                continue;
            }
            QVERIFY2(entry->keys.isEmpty() || button->toolTip().endsWith(" (" + ui::shownKeys(entry->keys) + ")"),
                     qPrintable(button->toolTip()));
            ++shown;
        }
        QVERIFY2(shown >= 20, qPrintable(QString::number(shown)));
        map().set({{"record.toggle", {QKeySequence("F9")}}});
        QCOMPARE(m_studio->find<QToolButton>("recordButton")->toolTip(), "Record (F9)");
    }

private:
    const ui::MainWindow& window() const { return m_studio->window; }

    std::unique_ptr<Studio> m_studio;
};

QTEST_MAIN(TestShortcutMap)
#include "test_shortcut_map.moc"
