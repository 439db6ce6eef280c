// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Panels that need no project: job cards, understood words, tables.
#include "ui/common/empty_state.h"
#include "ui/common/facts_table.h"
#include "ui/generate/understood_view.h"
#include "ui/jobs/job_card.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace melisma;

namespace {

jobs::JobStatus running()
{
    jobs::JobStatus status;
    status.id = jobs::JobId{7};
    status.title = "Song: slow rain";
    status.state = jobs::JobState::running;
    status.stage = "melody";
    status.fraction = 0.42;
    status.secondsLeft = 6.0;
    return status;
}

QStringList texts(const QWidget& widget)
{
    QStringList all;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        if (!label->isHidden())
            all << label->text();
    return all;
}

} // namespace

class TestPanels : public QObject {
    Q_OBJECT
private slots:
    void runningJobShowsStageAndTimeLeft();
    void failureSaysWhatToDoInPlace();
    void closeCancelsOrDismisses();
    void understoodAndIgnoredWords();
    void tablesNameTheirValues();
    void emptyStateOffersOneAction();
};

void TestPanels::runningJobShowsStageAndTimeLeft()
{
    ui::JobCard card;
    card.setStatus(running());
    QVERIFY(texts(card).contains(QStringLiteral("Song: slow rain")));
    QVERIFY(texts(card).contains(QStringLiteral("melody \u00b7 6 s left")));
    QCOMPARE(card.findChild<QProgressBar*>()->value(), 420);
    QVERIFY(card.findChild<QPushButton*>("retry")->isHidden());
}

void TestPanels::failureSaysWhatToDoInPlace()
{
    ui::JobCard card;
    auto status = running();
    card.setStatus(status);
    status.state = jobs::JobState::failed;
    status.error = base::Error{base::ErrorKind::crashed, "The worker died", "Try again", "signal 9"};
    card.setStatus(status);
    const QString all = texts(card).join(u'|');
    QVERIFY(all.contains("The worker died") && all.contains("Try again"));
    QVERIFY2(!all.contains("signal 9"), "details are for the log");
    QVERIFY(card.findChild<QProgressBar*>()->isHidden());
    QSignalSpy retry(&card, &ui::JobCard::retryRequested);
    card.findChild<QPushButton*>("retry")->click();
    QCOMPARE(retry.count(), 1);
}

void TestPanels::closeCancelsOrDismisses()
{
    ui::JobCard card;
    QSignalSpy cancel(&card, &ui::JobCard::cancelRequested);
    QSignalSpy dismiss(&card, &ui::JobCard::dismissRequested);
    auto* close = card.findChild<QToolButton*>("close");
    auto status = running();
    card.setStatus(status);
    close->click();
    QCOMPARE(cancel.count(), 1);
    QCOMPARE(dismiss.count(), 0);
    status.state = jobs::JobState::done;
    card.setStatus(status);
    close->click();
    QCOMPARE(dismiss.count(), 1);
    QVERIFY(!close->accessibleName().isEmpty());
}

void TestPanels::understoodAndIgnoredWords()
{
    ui::UnderstoodView view;
    view.showFacts(base::Json::parse(
        R"({"understood": [{"text": "rainy", "as": "mood: wistful"}, {"text": "Rhodes", "as": "instrument: rhodes"}], "ignored": ["blue"]})"));
    const auto shown = texts(view);
    QVERIFY(shown.contains(QStringLiteral("rainy \u2192 wistful")));
    QVERIFY(shown.contains(QStringLiteral("Rhodes")));
    QVERIFY(shown.contains(QStringLiteral("blue")));
    view.showFacts(base::Json("not an object")); // a worker of another version
    QVERIFY(texts(view).isEmpty());
}

void TestPanels::tablesNameTheirValues()
{
    ui::FactsTable table;
    table.setRows({{"Seed", "4711", false}});
    table.setRows({{"Seed", "4712", false}, {"Origin", "generated", true}});
    QVERIFY(texts(table).contains(QStringLiteral("4712")));
    QVERIFY(!texts(table).contains(QStringLiteral("4711")));
}

void TestPanels::emptyStateOffersOneAction()
{
    ui::EmptyState empty(QStringLiteral("Nothing here yet."), QStringLiteral("Do it"));
    QSignalSpy triggered(&empty, &ui::EmptyState::triggered);
    QCOMPARE(empty.findChildren<QPushButton*>().size(), 1);
    empty.findChild<QPushButton*>()->click();
    QCOMPARE(triggered.count(), 1);
}

QTEST_MAIN(TestPanels)
#include "test_panels.moc"
