// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The prompt's helpers: earlier prompts, and the chips that say how it is read and change it.
#include "tests/gui/session_fixture.h"
#include "ui/common/theme.h"
#include "ui/generate/generate_panel.h"
#include "ui/generate/prompt_browser.h"
#include "ui/generate/prompt_chip.h"
#include "ui/generate/prompt_history.h"
#include "ui/generate/prompt_popup.h"
#include "ui/generate/prompt_reading.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>
#include <random>

using namespace melisma;
using tests::SessionFixture;
using ui::PromptHistory;

namespace {

struct Panel : SessionFixture {
    Panel() : panel(*session)
    {
        panel.setTasks(backend.describe());
        panel.resize(300, 900);
        panel.show();
        prompt = panel.findChild<QPlainTextEdit*>("prompt");
    }

    QList<ui::PromptChip*> chips() const
    {
        QCoreApplication::processEvents(); // widgets new in a layout show themselves from the event loop
        auto all = panel.findChildren<ui::PromptChip*>();
        all.removeIf([](const ui::PromptChip* chip) { return chip->isHidden(); });
        return all;
    }
    ui::PromptChip* chip(const QString& text) const
    {
        for (auto* one : chips())
            if (one->stretch().text == text)
                return one;
        return nullptr;
    }
    bool waitForChip(const QString& text) const
    {
        return QTest::qWaitFor([&] { return chip(text) != nullptr; });
    }
    std::vector<ui::ReadStretch> read(const QString& text)
    {
        base::TaskRequest request;
        request.task = "compose";
        request.params.set("prompt", text.toStdString());
        const auto facts = queue.preview(request);
        return facts ? ui::readingFrom(*facts, text) : std::vector<ui::ReadStretch>{};
    }

    ui::GeneratePanel panel;
    QPlainTextEdit* prompt = nullptr;
};

QStringList meanings(const std::vector<ui::ReadStretch>& reading)
{
    QStringList all;
    for (const auto& stretch : reading)
        all << stretch.topic + u'/' + stretch.text.toLower();
    return all;
}

void altKey(QWidget* widget, Qt::Key key)
{
    QTest::keyClick(widget, key, Qt::AltModifier);
}

} // namespace

class TestPrompt : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }
    void historyKeepsTheLastFifty();
    void browsingLosesNothing();
    void anyWalkKeepsEveryDraft();
    void popupSearches();
    void chipsFollowTyping();
    void chipsChangeThePrompt();
    void fieldsGoBeforeThePrompt();
    void cuttingAStretchRemovesThatWishOnly();
    void answersThatMakeNoSense();
    void offersNoTaskOfTheProgram();
};

void TestPrompt::historyKeepsTheLastFifty()
{
    const SessionFixture f; // its own settings
    for (int i = 0; i < 70; ++i)
        PromptHistory::add(QStringLiteral("  song %1\n").arg(i));
    QCOMPARE(PromptHistory::entries().size(), 50);
    QCOMPARE(PromptHistory::entries().front(), QStringLiteral("song 69"));
    PromptHistory::add(QStringLiteral("song 42"));
    PromptHistory::add(QStringLiteral("   "));
    QCOMPARE(PromptHistory::entries().size(), 50);
    QCOMPARE(PromptHistory::entries().front(), QStringLiteral("song 42"));
    QCOMPARE(PromptHistory::entries().count(QStringLiteral("song 42")), 1);
    QCOMPARE(PromptHistory::matching({"Warm Rhodes, slow", "slow drums"}, " SLOW  rhodes "),
             QStringList{"Warm Rhodes, slow"});
    PromptHistory::clear();
    QVERIFY(PromptHistory::entries().isEmpty());
}

void TestPrompt::browsingLosesNothing()
{
    Panel p;
    for (const char* text : {"first", "second", "third"})
        PromptHistory::add(QLatin1String(text));
    QTest::keyClicks(p.prompt, "my draft");
    altKey(p.prompt, Qt::Key_Up);
    altKey(p.prompt, Qt::Key_Up);
    QCOMPARE(p.prompt->toPlainText(), QStringLiteral("second"));
    for (int i = 0; i < 5; ++i)
        altKey(p.prompt, Qt::Key_Up);
    QCOMPARE(p.prompt->toPlainText(), QStringLiteral("first")); // the oldest is the end
    for (int i = 0; i < 5; ++i)
        altKey(p.prompt, Qt::Key_Down);
    QCOMPARE(p.prompt->toPlainText(), QStringLiteral("my draft"));
    altKey(p.prompt, Qt::Key_Up);
    QTest::keyClicks(p.prompt, "!"); // now that is the draft
    QCOMPARE(p.prompt->toPlainText(), QStringLiteral("third!"));
    altKey(p.prompt, Qt::Key_Up);
    QCOMPARE(p.prompt->toPlainText(), QStringLiteral("my draft"));
    altKey(p.prompt, Qt::Key_Down);
    QCOMPARE(p.prompt->toPlainText(), QStringLiteral("third!"));
    PromptHistory::clear();
}

/// Typing, walking and generating at random: whatever was once in the box when a walk began can be reached again.
void TestPrompt::anyWalkKeepsEveryDraft()
{
    const SessionFixture f;
    PromptHistory::clear();
    std::mt19937 random(11);
    QPlainTextEdit box;
    ui::PromptBrowser browser(&box);
    QStringList written;
    for (int step = 0; step < 300; ++step) {
        const auto choice = random() % 6;
        if (choice == 0 || written.isEmpty()) {
            const QString text = QStringLiteral("draft %1").arg(step);
            box.setPlainText(text); // as typed over what stood there
            if (!written.isEmpty() && choice != 0)
                continue;
            written.prepend(text);
            PromptHistory::add(text);
            browser.used();
        } else if (choice == 1) {
            box.moveCursor(QTextCursor::End);
            box.insertPlainText(QStringLiteral("+%1").arg(step));
            const QString draft = box.toPlainText();
            browser.older();
            browser.newer();
            QCOMPARE(box.toPlainText(), draft);
        } else if (choice < 5) {
            browser.older();
        } else {
            browser.newer();
        }
    }
    for (int i = 0; i < 400; ++i)
        browser.newer();
    QSet<QString> reached{box.toPlainText()};
    for (int i = 0; i < 400; ++i) {
        browser.older();
        reached << box.toPlainText();
    }
    for (const QString& text : written.mid(0, PromptHistory::kMost))
        QVERIFY2(reached.contains(text), qPrintable(text));
}

void TestPrompt::popupSearches()
{
    Panel p;
    PromptHistory::add(QStringLiteral("slow rainy lo-fi"));
    PromptHistory::add(QStringLiteral("fast techno in A minor"));
    QTest::keyClicks(p.prompt, "draft");
    p.panel.findChild<QToolButton*>("earlierPrompts")->click();
    auto* popup = p.panel.findChild<ui::PromptPopup*>();
    QVERIFY(popup && popup->isVisible());
    auto* list = popup->findChild<QListWidget*>("promptList");
    auto* search = popup->findChild<QLineEdit*>("promptSearch");
    QCOMPARE(list->count(), 2);
    QTest::keyClicks(search, "RAIN");
    QCOMPARE(list->count(), 1);
    search->clear();
    QTest::keyClick(search, Qt::Key_Down);
    QCOMPARE(list->currentRow(), 1);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(p.prompt->toPlainText(), QStringLiteral("slow rainy lo-fi"));
    altKey(p.prompt, Qt::Key_Down);
    altKey(p.prompt, Qt::Key_Down);
    QCOMPARE(p.prompt->toPlainText(), QStringLiteral("draft"));
    p.panel.findChild<QToolButton*>("earlierPrompts")->click();
    for (auto* one : p.panel.findChildren<ui::PromptPopup*>())
        if (one->isVisible())
            one->findChild<QPushButton*>("clearPrompts")->click();
    QVERIFY(PromptHistory::entries().isEmpty());
}

void TestPrompt::chipsFollowTyping()
{
    Panel p;
    QTest::keyClicks(p.prompt, "rainy jazz, 92 bpm, A minor, no drums, zork");
    QVERIFY(p.waitForChip("zork"));
    QCOMPARE(p.chip("rainy")->stretch().topic, QStringLiteral("mood"));
    QCOMPARE(p.chip("jazz")->stretch().topic, QStringLiteral("genre"));
    QCOMPARE(p.chip("92 bpm")->stretch().topic, QStringLiteral("tempo"));
    QCOMPARE(p.chip("A minor")->stretch().topic, QStringLiteral("key"));
    QCOMPARE(ui::chipText(p.chip("drums")->stretch()), QStringLiteral("no drums"));
    QVERIFY(p.chip("zork")->stretch().topic.isEmpty());
    QCOMPARE(p.chip("zork")->property("chip").toString(), QStringLiteral("ignored"));
    for (const auto* chip : p.chips()) {
        QVERIFY(chip->height() >= 22 && chip->geometry().right() < p.panel.width());
        QVERIFY(!chip->findChild<QPushButton*>("chipText")->accessibleName().isEmpty());
    }
    p.prompt->clear();
    QVERIFY(p.chips().isEmpty());
}

void TestPrompt::chipsChangeThePrompt()
{
    Panel p;
    const QString text = QStringLiteral("r\u00e4iny \U0001F3B5 jazz, 92 bpm, no drums");
    p.prompt->setPlainText(text);
    QVERIFY(p.waitForChip("92 bpm"));
    p.chip("92 bpm")->findChild<QToolButton*>("chipRemove")->click();
    QCOMPARE(p.prompt->toPlainText(), QStringLiteral("r\u00e4iny \U0001F3B5 jazz, no drums"));
    QVERIFY(QTest::qWaitFor([&p] { return !p.chip("92 bpm"); }));
    QTest::keyClick(p.chip("drums")->findChild<QPushButton*>("chipText"), Qt::Key_Delete);
    QCOMPARE(p.prompt->toPlainText(), QStringLiteral("r\u00e4iny \U0001F3B5 jazz"));
    QVERIFY(QTest::qWaitFor([&p] { return !p.chip("drums"); }));

    QTest::keyClick(p.chip("jazz")->findChild<QPushButton*>("chipText"), Qt::Key_Return);
    auto* field = p.chip("jazz")->findChild<QLineEdit*>("chipField");
    QVERIFY(field);
    QTest::keyClicks(field, "techno");
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(p.prompt->toPlainText(), QStringLiteral("r\u00e4iny \U0001F3B5 jazz"));
    p.chip("jazz")->edit();
    QTest::keyClicks(p.chip("jazz")->findChild<QLineEdit*>("chipField"), "techno");
    QTest::keyClick(p.chip("jazz")->findChild<QLineEdit*>("chipField"), Qt::Key_Return);
    QCOMPARE(p.prompt->toPlainText(), QStringLiteral("r\u00e4iny \U0001F3B5 techno"));
    QVERIFY(p.waitForChip("techno"));
    for (int i = 0; i < 3; ++i)
        p.prompt->undo();
    QCOMPARE(p.prompt->toPlainText(), text);
}

void TestPrompt::fieldsGoBeforeThePrompt()
{
    Panel p;
    p.prompt->setPlainText(QStringLiteral("jazz in A minor"));
    QVERIFY(p.waitForChip("jazz"));
    auto* key = p.panel.findChild<QLineEdit*>("key");
    QTest::keyClicks(key, "C ma"); // half typed
    QVERIFY(QTest::qWaitFor([&p] {
        for (const auto* chip : p.chips())
            if (chip->stretch().why.contains("Key"))
                return true;
        return false;
    }));
}

/// Over prompts put together at random: what is left reads as before, without the one that was taken out.
void TestPrompt::cuttingAStretchRemovesThatWishOnly()
{
    Panel p;
    const QStringList pieces{"rainy",         "92 bpm",    "no drums or bass", "warm rhodes", "in A minor", "zork",
                             "without flute", "2 minutes", "Am F C G",         "soft",        "piano",      "24 bars",
                             "ohne drums",    "in 6/8",    "gl\u00fccklich",   "strings"};
    std::mt19937 random(5);
    int cuts = 0;
    for (int round = 0; round < 120; ++round) {
        QString text;
        for (int i = 0; i < 5; ++i)
            text += (i == 0 ? "" : random() % 3 == 0 ? " " : ", ") + pieces[static_cast<int>(random() % pieces.size())];
        const auto reading = p.read(text);
        for (std::size_t i = 0; i < reading.size(); ++i) {
            QCOMPARE(text.mid(reading[i].words.begin, reading[i].words.end - reading[i].words.begin).simplified(),
                     reading[i].text);
            const auto cut = ui::tidyCut(text, reading[i].cut);
            const QString left = QString(text).remove(cut.begin, cut.end - cut.begin);
            QVERIFY2(!left.contains(",,") && !left.contains("  ") && !left.contains(" ,") && left == left.trimmed() &&
                         !left.startsWith(',') && !left.endsWith(','),
                     qPrintable(text + " > " + left));
            if (left.isEmpty() || text.contains(" A ") != left.contains(" A "))
                continue; // "in" before a key stays and would change how a chord letter is read
            QStringList expected = meanings(reading);
            expected.removeAt(static_cast<int>(i));
            const QStringList got = meanings(p.read(left));
            if (got.size() == expected.size())
                QVERIFY2(got == expected, qPrintable(text + " > " + left + ": " + got.join(u';') + " instead of " +
                                                     expected.join(u';')));
            cuts += got == expected;
        }
    }
    QVERIFY2(cuts > 300, qPrintable(QString::number(cuts)));
}

void TestPrompt::answersThatMakeNoSense()
{
    const QString prompt = QStringLiteral("jazz");
    for (const char* text : {R"("words")", R"({"reading": 3})", R"({"reading": [1, null, {"text": "jazz"}]})",
                             R"({"reading": [{"text": "jazz", "begin": 0, "end": 99, "cutBegin": 0, "cutEnd": 4}]})",
                             R"({"reading": [{"text": "jazz", "begin": 3, "end": 1, "cutBegin": 0, "cutEnd": 4}]})"})
        QVERIFY2(ui::readingFrom(base::Json::parse(text), prompt).empty(), text);
}

void TestPrompt::offersNoTaskOfTheProgram()
{
    Panel p;
    const auto tasks = *p.backend.describe();
    QVERIFY(std::ranges::any_of(tasks, &base::TaskDescriptor::internal));
    QStringList offered;
    for (const auto* button : p.panel.findChildren<QPushButton*>())
        offered << button->text();
    for (const auto& task : tasks)
        QCOMPARE(offered.contains(QString::fromStdString(task.title)), !task.internal);
}

QTEST_MAIN(TestPrompt)
#include "test_prompt.moc"
