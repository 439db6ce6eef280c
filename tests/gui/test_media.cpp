// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/timeline_fixture.h"

#include "ui/media/import_bar.h"
#include "ui/media/media_list.h"
#include "ui/media/media_panel.h"
#include "ui/media/skipped_files_dialog.h"
#include "ui/preferences/spectrogram_page.h"
#include "ui/spectrogram/spectrogram_defaults.h"
#include "ui/spectrogram/style_popover.h"
#include "ui/timeline/lanes.h"

#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTreeWidget>

#include <fstream>

using namespace melisma;
using tests::kRate;
using tests::TimelineFixture;

namespace {

QAction* action(QMenu* menu, const QString& text)
{
    for (QAction* each : menu->actions())
        if (each->text() == text)
            return each;
    return nullptr;
}

} // namespace

class TestMedia : public QObject {
    Q_OBJECT
private slots:
    void listFiltersSortsAndMarksWhatIsMissing()
    {
        TimelineFixture f;
        QVERIFY(f.importSound("zebra.wav", 1.0, tests::rain) && f.importSound("ant.wav", 3.0, tests::sine(440, kRate)));
        const auto entries = ui::mediaEntries(f.session->project());
        QCOMPARE(entries.size(), std::size_t{2});
        QVERIFY(entries[0].name == "ant.wav" && entries[0].used == 1 && std::abs(entries[0].seconds - 3.0) < 0.01);
        std::filesystem::remove(f.session->mediaPath(*f.session->project().findAsset(entries[1].sha256)));
        ui::MediaPanel panel(*f.session);
        auto* list = panel.findChild<QTreeWidget*>();
        QCOMPARE(list->topLevelItemCount(), 2);
        QCOMPARE(list->topLevelItem(0)->text(0), QString("ant.wav"));
        QCOMPARE(list->topLevelItem(1)->text(2), QString("missing"));
        list->sortByColumn(1, Qt::AscendingOrder); // by length, not by its text
        QCOMPARE(list->topLevelItem(0)->text(0), QString("zebra.wav"));
        panel.findChild<QLineEdit*>()->setText("ANT");
        QVERIFY(list->topLevelItem(0)->isHidden() && !list->topLevelItem(1)->isHidden());
    }

    void menuAddsShowsAndRenames()
    {
        TimelineFixture f;
        QVERIFY(f.importSound("drop.wav", 1.0, tests::rain));
        const std::string hash = f.session->project().assets.begin()->first;
        ui::MediaPanel panel(*f.session);
        f.session->seek({2 * kRate});
        action(panel.makeMenu(hash), "Add to track at playhead")->trigger();
        QCOMPARE(f.session->project().tracks.size(), std::size_t{2});
        const auto& clip = *f.session->project().tracks.back()->clips.at(0);
        QCOMPARE(f.session->project().startOf(clip).count, std::int64_t{2 * kRate});
        QCOMPARE(ui::mediaEntries(f.session->project()).at(0).used, 2);
        QSignalSpy shown(&panel, &ui::MediaPanel::shown);
        action(panel.makeMenu(hash), "Show in timeline")->trigger();
        QCOMPARE(shown.count(), 1);
        QCOMPARE(f.session->selectedClips().size(), std::size_t{1});
        auto* list = panel.findChild<QTreeWidget*>();
        list->topLevelItem(0)->setText(0, "Rain on tin");
        QTRY_COMPARE(f.session->project().findAsset(hash)->name, std::string("Rain on tin"));
        list->topLevelItem(0)->setText(0, " "); // refused, and shown as it was
        QTRY_COMPARE(list->topLevelItem(0)->text(0), QString("Rain on tin"));
        QCOMPARE(f.session->project().assets.size(), std::size_t{1});
    }

    void dropOnTheTimelineMakesAClip()
    {
        TimelineFixture f;
        f.view->resize(1000, 600);
        QVERIFY(f.importSound("drop.wav", 1.0, tests::rain));
        const std::string hash = f.session->project().assets.begin()->first;
        const std::unique_ptr<QMimeData> data(ui::mimeOfMedia(hash));
        const QPoint below(300, f.view->lanes().height() - 20);
        QDragEnterEvent enter(below, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&f.view->lanes(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(below, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::ShiftModifier);
        QApplication::sendEvent(&f.view->lanes(), &drop);
        QCOMPARE(f.session->project().tracks.size(), std::size_t{2});
        QCOMPARE(f.session->project().assets.size(), std::size_t{1});
    }

    void cancelledImportAddsNothing()
    {
        TimelineFixture f;
        QStringList said;
        QObject::connect(f.session.get(), &ui::Session::message, f.session.get(),
                         [&said](const QString& text, bool) { said << text; });
        ui::ImportBar bar(*f.session);
        const auto path = f.session->folderPath().empty() ? std::filesystem::path() : f.session->folderPath();
        tests::ScratchDir in;
        for (int i = 0; i < 6; ++i)
            tests::writeSound(in.path() / (std::to_string(i) + ".wav"),
                              tests::spec(audio::Container::wav, audio::SampleFormat::int16, 44100, 2), 44100 * 20,
                              tests::sine(100.0 + i, 44100.0, 0.5));
        f.session->importFiles({QString::fromStdString(in.path().string())});
        QVERIFY(f.session->importing() && !bar.isHidden());
        f.session->cancelImports();
        QTRY_VERIFY_WITH_TIMEOUT(!f.session->importing(), 10000);
        QVERIFY(bar.isHidden());
        QVERIFY(f.session->project().tracks.empty() && f.session->history().position() == 0);
        QVERIFY(said.join(u' ').contains("cancelled"));
    }

    /// Five reasons are told in the line, more of them in a list of their own.
    void everySkippedFileIsNamed()
    {
        TimelineFixture f;
        QSignalSpy said(f.session.get(), &ui::Session::message);
        QSignalSpy skipped(f.session.get(), &ui::Session::filesSkipped);
        tests::ScratchDir in;
        for (int i = 0; i < 8; ++i)
            std::ofstream(in.path() / (std::to_string(i) + ".wav")) << "no sound";
        tests::writeSound(in.path() / "good.wav",
                          tests::spec(audio::Container::wav, audio::SampleFormat::int16, 44100, 1), 4410,
                          tests::sine(100.0, 44100.0, 0.5));
        f.session->importFiles({QString::fromStdString(in.path().string())});
        QVERIFY(skipped.wait(10000));
        const auto files = skipped.front().front().toStringList();
        QCOMPARE(files.size(), 8);
        QVERIFY(files.front().startsWith("0.wav (") && files.back().startsWith("7.wav ("));
        QVERIFY(said.back().front().toString().contains("and 3 more"));
        QCOMPARE(f.session->project().tracks.size(), std::size_t{1});
        const ui::SkippedFilesDialog dialog(files);
        QCOMPARE(dialog.findChild<QPlainTextEdit*>()->toPlainText().count('\n'), 7);
    }

    void spectrogramSettingsOfOneTrackAndOfAll()
    {
        TimelineFixture f;
        QVERIFY(f.importSound("drop.wav", 1.0, tests::rain));
        auto& defaults = ui::SpectrogramDefaults::instance();
        defaults.setStyle({});
        ui::SpectrogramPage page;
        page.findChildren<QComboBox*>().at(1)->setCurrentIndex(3); // 4096 samples
        QCOMPARE(defaults.style().windowSize, 4096);
        const auto track = f.session->project().tracks.at(0)->id;
        QCOMPARE(ui::styleOf(*f.session->project().tracks.at(0)).windowSize, 4096);
        const auto steps = f.session->history().position();
        auto* popover = ui::openStylePopover(*f.session, track, {}, f.view.get());
        const auto boxes = popover->findChildren<QComboBox*>();
        boxes.at(0)->setCurrentIndex(2);
        boxes.at(3)->setCurrentIndex(3);
        const auto style = f.session->project().findTrack(track)->spectrogram;
        QVERIFY(style && style->scale == project::FrequencyScale::logarithmic);
        QVERIFY(style->colours == project::ColourMap::inverse && style->windowSize == 4096);
        QCOMPARE(f.session->history().position(), steps + 1); // one undo step
        f.session->undo();
        QVERIFY(!f.session->project().findTrack(track)->spectrogram);
        defaults.setStyle({});
    }
};

QTEST_MAIN(TestMedia)
#include "test_media.moc"
