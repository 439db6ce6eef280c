// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Panels that need no project: job cards, tables.
#include "ui/common/empty_state.h"
#include "ui/common/facts_table.h"
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
    void cancelIsAskedOnce();
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
}

void TestPanels::cancelIsAskedOnce()
{
    ui::JobCard card;
    QSignalSpy cancel(&card, &ui::JobCard::cancelRequested);
    auto* button = card.findChild<QToolButton*>("cancel");
    card.setStatus(running());
    button->click();
    button->click();
    QCOMPARE(cancel.count(), 1);
    card.setStatus(running()); // reports go on until the worker has noticed
    QVERIFY(texts(card).contains(QStringLiteral("stopping")));
    QVERIFY(button->accessibleName().contains("slow rain"));
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
