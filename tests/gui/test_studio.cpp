// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way through the widgets: prompt, job, clips, play, undo, export; then the record is read from the file.
#include "audio/export/export_project.h"
#include "tests/gui/studio_fixture.h"
#include "ui/common/tabular_text.h"
#include "ui/common/theme.h"
#include "ui/export/export_dialog.h"
#include "ui/generate/prompt_chip.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace melisma;
using tests::Studio;

class TestStudio : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }
    void fromPromptToExportedSong();
    void emptyPromptIsRefusedInPlace();
    void unreachableWorkerIsSaidInThePanel();
    void docksHideAndComeBack();
    void everyControlHasAName();
    void nothingIsCutOff();
};

void TestStudio::fromPromptToExportedSong()
{
    Studio studio;
    QVERIFY(studio.started());
    QVERIFY(studio.composeByHand());
    const auto song = studio.session->project();
    QVERIFY(song.tracks.size() >= 3);
    QCOMPARE(song.tracks.front()->clips.front()->chosen().provenance.seed, std::uint64_t{4711});
    const auto chips = [&studio] { return studio.find<QWidget>("generatePanel")->findChildren<ui::PromptChip*>(); };
    QVERIFY2(QTest::qWaitFor([&chips] { return chips().size() >= 4; }), "the panel says what was understood");

    studio.pull(256);
    studio.find<QAbstractButton>("playButton")->click();
    QVERIFY(studio.engine->playing());
    studio.pull(24000);
    QCOMPARE(studio.session->playhead().count, std::int64_t{24000});
    studio.find<QAbstractButton>("stopButton")->click();
    QVERIFY(!studio.find<QAbstractButton>("playButton")->isChecked());

    QAction* undo = studio.action("Undo");
    QVERIFY(undo->isEnabled() && undo->text().contains("slow rainy"));
    undo->trigger();
    QVERIFY(studio.session->project().tracks.empty());
    QVERIFY(!studio.action("Export")->isEnabled());
    studio.action("Redo")->trigger();
    QVERIFY(studio.session->project() == song);

    studio.find<QPushButton>("exportButton")->click();
    auto* dialog = studio.window.findChild<ui::ExportDialog*>();
    QVERIFY(dialog);
    const auto folder = studio.path() / "out";
    std::filesystem::create_directories(folder);
    dialog->findChild<QLineEdit*>("exportFolder")->setText(QString::fromStdString(folder.string()));
    dialog->findChild<QLineEdit*>("exportName")->setText("rain");
    dialog->findChild<QCheckBox*>("exportMidi")->setChecked(true);
    auto* start = dialog->findChild<QPushButton*>("exportStart");
    QTest::mouseClick(start, Qt::LeftButton);
    QVERIFY(!start->isEnabled());
    QVERIFY(QTest::qWaitFor([start] { return start->isEnabled(); }, 60000));
    const QString state = dialog->findChild<QLabel*>("exportState")->text();
    QVERIFY2(std::filesystem::exists(folder / "rain.wav"), qPrintable(state));
    QVERIFY(std::filesystem::exists(folder / "rain.mid"));
    const auto record = audio::readUsageRecord(folder / "rain.wav");
    QVERIFY(record.ok());
    QVERIFY(record->dump().find("algorithmic") != std::string::npos);

    QTest::mouseClick(start, Qt::LeftButton); // again: now the files are there
    QVERIFY(QTest::qWaitFor([start] { return start->isEnabled(); }, 60000));
    QVERIFY(dialog->findChild<QLabel*>("exportState")->text() != state);
    QVERIFY(dialog->findChild<QLabel*>("exportState")->text().contains("rain"));
}

void TestStudio::emptyPromptIsRefusedInPlace()
{
    Studio studio;
    studio.find<QPushButton>("generateButton")->click();
    QVERIFY(studio.queue.jobs().empty());
    const auto labels = studio.find<QWidget>("generatePanel")->findChildren<QLabel*>();
    const bool said = std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->isVisible() && label->text().contains("prompt", Qt::CaseInsensitive) && label->text().size() > 10;
    });
    QVERIFY(said);
}

void TestStudio::unreachableWorkerIsSaidInThePanel()
{
    Studio studio;
    ui::MainWindow window(*studio.session);
    auto* button = window.findChild<QPushButton*>("generateButton");
    QVERIFY(!button->isEnabled());
    window.setTasks(base::Error{base::ErrorKind::missing, "melisma-worker is not there", "Build it", {}});
    QVERIFY(!button->isEnabled());
    const auto labels = window.findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel* label) { return label->text().contains("melisma-worker is not there"); }));
}

void TestStudio::docksHideAndComeBack()
{
    Studio studio;
    const auto docks = studio.window.findChildren<QDockWidget*>();
    QSet<QString> first; // what a new user sees
    for (QDockWidget* dock : docks) {
        if (dock->isVisible())
            first << dock->objectName();
        const bool shown = dock->isVisible();
        dock->toggleViewAction()->trigger();
        QCOMPARE(dock->isVisible(), !shown);
        dock->close();
    }
    QVERIFY(first.contains("generate") && first.contains("inspector"));
    studio.window.close();
    ui::MainWindow next(*studio.session); // the layout is remembered
    next.show();
    for (const QDockWidget* dock : next.findChildren<QDockWidget*>())
        QVERIFY(!dock->isVisible());
    next.resetLayout();
    for (const QDockWidget* dock : next.findChildren<QDockWidget*>())
        QCOMPARE(dock->isVisible(), first.contains(dock->objectName()));
}

void TestStudio::everyControlHasAName()
{
    Studio studio;
    for (const QWidget* widget : studio.window.findChildren<QWidget*>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || widget->objectName().startsWith("qt_"))
            continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(named,
                 qPrintable(QString::fromLatin1(widget->metaObject()->className()) + " " + widget->objectName()));
    }
}

/// The texts that do not fit where they stand.
static QStringList cutOff(const QWidget& window)
{
    QStringList texts;
    for (const QLabel* label : window.findChildren<QLabel*>()) {
        if (!label->isVisible() || label->text().isEmpty() ||
            label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
            continue;
        const int wanted = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        if (label->height() < wanted || (!label->wordWrap() && label->width() < label->sizeHint().width()))
            texts << label->text();
    }
    for (const QPushButton* button : window.findChildren<QPushButton*>())
        if (const int least = qobject_cast<ui::PromptChip*>(button->parentWidget()) ? 20 : 22;
            button->isVisible() && (button->width() < button->minimumSizeHint().width() || button->height() < least))
            texts << button->text();
    return texts;
}

void TestStudio::nothingIsCutOff()
{
    Studio studio;
    QVERIFY(studio.composeByHand());
    studio.window.resize(1280, 800);
    QCoreApplication::processEvents();
    const auto* understood = studio.window.findChild<QWidget*>("understood");
    QVERIFY(understood);
    QTRY_VERIFY_WITH_TIMEOUT(understood->findChild<QPushButton*>(), 60'000); // how the prompt was read
    QTRY_COMPARE(cutOff(studio.window), QStringList());
}

QTEST_MAIN(TestStudio)
#include "test_studio.moc"
