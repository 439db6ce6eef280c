// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files of shortcuts: round trips, one sentence for each thing that cannot be used, and no harm by any bytes.
#include "tests/gui/studio_fixture.h"
#include "ui/common/shortcut_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <random>

using namespace melisma;
using tests::Studio;

namespace {

using Keys = QList<QKeySequence>;
using Rows = std::vector<std::pair<QString, QStringList>>;

ui::ShortcutMap& map()
{
    return ui::shortcutMap();
}

QByteArray fileOf(const Rows& rows)
{
    QJsonArray list;
    for (const auto& [action, keys] : rows)
        list << QJsonObject{{"action", action}, {"keys", QJsonArray::fromStringList(keys)}};
    return QJsonDocument(QJsonObject{{"format", "melisma-shortcuts"}, {"version", 1}, {"shortcuts", list}}).toJson();
}

ui::ShortcutImport read(const Rows& rows)
{
    return ui::importShortcuts(fileOf(rows), map());
}

QHash<QString, Keys> allKeys()
{
    QHash<QString, Keys> keys;
    for (const auto& entry : map().entries())
        keys[entry.name] = entry.keys;
    return keys;
}

} // namespace

class TestShortcutFile : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_studio = std::make_unique<Studio>();
        map().load();
    }
    void cleanup() { map().resetAll(); }
    void cleanupTestCase() { m_studio.reset(); }

    void whatIsExportedComesBack()
    {
        map().set({{"play.loop", {QKeySequence("R"), QKeySequence("Ctrl+Alt+Shift+F12")}},
                   {"edit.undo", {}},
                   {"pianoroll.draw", {QKeySequence("#")}}});
        const auto wanted = allKeys();
        const auto file = ui::exportShortcuts(map());
        map().resetAll();
        QVERIFY(allKeys() != wanted);
        const auto plan = ui::importShortcuts(file, map());
        QVERIFY2(plan.problems.isEmpty(), qPrintable(plan.problems.join('\n')));
        QCOMPARE(plan.changes, 4); // the one that lost R, too
        map().set(plan.keys);
        QVERIFY(allKeys() == wanted);
        QCOMPARE(ui::importShortcuts(file, map()).changes, 0);
        QCOMPARE(ui::exportShortcuts(map()), file);
    }

    void eachProblemIsOneSentence_data()
    {
        QTest::addColumn<QStringList>("rows");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const QStringList& rows, const char* sentence) {
            QTest::newRow(name) << rows << QString::fromUtf8(sentence);
        };
        row("unknown action", {"edit.no-such:F9"}, "“edit.no-such” is left out: this version knows no such action.");
        row("no key", {"play.loop:Ctrl+Banana"}, "“Ctrl+Banana” for “Loop” is left out: it is no key.");
        row("empty key", {"play.loop:"}, "“” for “Loop” is left out: it is no key.");
        row("a modifier", {"play.loop:Ctrl"}, "“Ctrl” for “Loop” is left out: it is no key.");
        row("two strokes", {"play.loop:Ctrl+K, Ctrl+L"}, "“Ctrl+K, Ctrl+L” for “Loop” is left out: it is no key.");
        row("Esc", {"play.loop:Esc"}, "“Esc” for “Loop” is left out: it keeps its meaning everywhere.");
        row("fixed key", {"play.loop:Left"}, "“Left” for “Loop” is left out: it is fixed for “The clip beside”.");
        row("fixed action", {"timeline.take:F9"}, "“That take of the chosen clips” is left out: its keys are fixed.");
        row("doubled action", {"play.loop:F9", "play.loop:F8"}, "“Loop” is in the file twice; the first counts.");
        row("doubled key", {"play.loop:F9", "edit.join:F9"},
            "“F9” is in the file for “Loop” and for “Join”; the first keeps it.");
        row("changes hands", {"play.loop:R"}, "“R” goes from “Record” to “Loop”.");
    }

    void eachProblemIsOneSentence()
    {
        QFETCH(QStringList, rows);
        QFETCH(QString, sentence);
        Rows file;
        for (const QString& row : rows)
            file.push_back({row.section(':', 0, 0), {row.section(':', 1)}});
        file.push_back({"play.metronome", {"F12"}}); // the rest of the file counts
        const auto before = allKeys();
        const auto plan = read(file);
        QCOMPARE(plan.problems, QStringList{sentence});
        QVERIFY(allKeys() == before); // reading changes nothing
        map().set(plan.keys);
        QCOMPARE(map().find("play.metronome")->keys, Keys{QKeySequence("F12")});
    }

    /// An action none of whose keys can be used keeps those it has.
    void nothingIsLostByNonsense()
    {
        const auto plan = read({{"play.loop", {"Ctrl+Banana"}}, {"edit.join", {}}});
        map().set(plan.keys);
        QCOMPARE(map().find("play.loop")->keys, Keys{QKeySequence("L")});
        QVERIFY(map().find("edit.join")->keys.isEmpty()); // none are wanted: that is said by an empty list
    }

    void foreignFilesAreRefused()
    {
        const auto refusal = [](const QByteArray& data) { return ui::importShortcuts(data, map()).refusal; };
        QVERIFY(refusal("{\"a\": ").startsWith("The file is damaged or no list of shortcuts"));
        QVERIFY(refusal({}).startsWith("The file is damaged"));
        QCOMPARE(refusal("{}"), "The file is not a list of Melisma's shortcuts.");
        QCOMPARE(refusal("[1, 2]"), "The file is not a list of Melisma's shortcuts.");
        QVERIFY(
            refusal(R"({"format": "melisma-shortcuts", "version": 2, "shortcuts": []})").contains("another version"));
        QVERIFY(refusal(QByteArray(2 << 20, ' ')).contains("too large"));
        const QByteArray deep = QByteArray(200'000, '[');
        QVERIFY(refusal(deep).startsWith("The file is damaged"));
        Rows many(3000, {"play.loop", {"L"}});
        QVERIFY(refusal(fileOf(many)).contains("too large"));
    }

    void foreignTextsAreShortInSentences()
    {
        const auto plan = read({{QString(5000, 'x') + "\n\u202e<b>", {"L"}}, {"play.loop", {QString(5000, 'y')}}});
        QCOMPARE(plan.problems.size(), 2);
        for (const QString& sentence : plan.problems)
            QVERIFY(sentence.size() < 140 && !sentence.contains('\n'));
        const auto types = ui::importShortcuts(
            R"({"format": "melisma-shortcuts", "version": 1, "shortcuts": [7, {"action": 3}, {"action": "play.loop", "keys": [1, null]}, {"action": "play.loop", "keys": "L"}]})",
            map());
        QCOMPARE(types.problems.size(), 5);
        QVERIFY(types.keys.isEmpty());
    }

    /// Bytes turned at random in a true file: it is read or refused, and every key has one holder afterwards.
    void damagedFilesLeaveOneHolderAKey()
    {
        const auto whole = ui::exportShortcuts(map());
        std::mt19937 random(4711);
        const auto upTo = [&random](qsizetype n) {
            return static_cast<qsizetype>(random() % static_cast<unsigned>(n));
        };
        for (int round = 0; round < 400; ++round) {
            QByteArray file = whole;
            for (int hit = 0; hit < 1 + round % 20; ++hit)
                file[upTo(file.size())] = static_cast<char>(round % 2 ? random() : 'A' + random() % 26);
            if (round % 5 == 0)
                file.truncate(upTo(file.size()));
            map().set(ui::importShortcuts(file, map()).keys);
            QSet<std::pair<QString, QKeySequence>> taken;
            for (const auto& entry : map().entries())
                for (const auto& key : entry.keys) {
                    QVERIFY(!taken.contains({entry.scope, key}));
                    taken.insert({entry.scope, key});
                }
        }
        map().set(ui::importShortcuts(whole, map()).keys);
        QCOMPARE(ui::exportShortcuts(map()), whole);
    }

private:
    std::unique_ptr<Studio> m_studio;
};

QTEST_MAIN(TestShortcutFile)
#include "test_shortcut_file.moc"
