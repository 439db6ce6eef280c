// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The keys that people bring along from other editors, pressed in the real window.
#include "tests/gui/answers.h"
#include "tests/gui/studio_fixture.h"
#include "ui/common/theme.h"
#include "ui/generate/prompt_chip.h"
#include "ui/jobs/job_entry.h"
#include "ui/timeline/lanes.h"
#include "ui/timeline/timeline_state.h"
#include "ui/timeline/timeline_view.h"
#include "ui/tracks/pan_slider.h"

#include <QApplication>
#include <QToolButton>

using namespace melisma;
using tests::answerWith;
using tests::Studio;

namespace {

struct SongStudio : Studio {
    SongStudio() : timeline(*window.findChild<ui::TimelineView*>())
    {
        composed = composeByHand();
        timeline.lanes().setFocus();
    }

    void press(Qt::Key key, Qt::KeyboardModifiers with = {}) { QTest::keyClick(&timeline.lanes(), key, with); }
    const project::Project& song() const { return session->project(); }
    project::ClipId firstClip() const { return song().tracks.front()->clips.front()->id; }
    base::Frames startOf(project::ClipId clip) const { return song().startOf(*song().findClip(clip)); }
    base::Frames beat(int number) const
    {
        return song().tempoMap.framesAt(base::Beats::whole(number), song().sampleRate);
    }

    ui::TimelineView& timeline;
    bool composed = false;
};

/// All actions of the menus, those of submenus included.
std::vector<QAction*> actionsOf(const QMenu& menu)
{
    std::vector<QAction*> actions;
    for (QAction* action : menu.actions()) {
        actions.push_back(action);
        if (action->menu())
            std::ranges::copy(actionsOf(*action->menu()), std::back_inserter(actions));
    }
    return actions;
}

std::multimap<QString, QString> keysOf(const ui::MainWindow& window)
{
    std::multimap<QString, QString> keys;
    for (const QAction* entry : window.menuBar()->actions())
        for (const QAction* action : actionsOf(*entry->menu()))
            for (const auto& key : action->shortcuts())
                keys.emplace(key.toString(QKeySequence::PortableText), QString(action->text()).remove(u'&'));
    return keys;
}

} // namespace

class TestShortcuts : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void conventionsHold_data()
    {
        QTest::addColumn<QString>("action");
        const std::pair<const char*, const char*> table[] = {
            {"Space", "Play or stop"},
            {"P", "Play or stop"},
            {"R", "Record"},
            {"Shift+R", "Arm the track"},
            {"Ctrl+K", "Play notes on the computer's keys"},
            {"L", "Loop"},
            {"Shift+L", "Loop the selection"},
            {"S", "Split at the playhead"},
            {"Ctrl+I", "Split at the playhead"},
            {"Ctrl+D", "Duplicate"},
            {"Ctrl+X", "Cut"},
            {"Ctrl+C", "Copy"},
            {"Ctrl+V", "Paste"},
            {"Shift+V", "Paste and make room"},
            {"Ctrl+Shift+X", "Cut and close the gap"},
            {"Ctrl+A", "Select all clips"},
            {"Ctrl+J", "Join"},
            {"Ctrl+T", "Trim to the selection"},
            {"Ctrl+L", "Silence"},
            {"Ctrl+Shift+N", "Normalise"},
            {"Ctrl+Shift+R", "Reverse"},
            {"Z", "Selection to zero crossings"},
            {"C", "Preview the cut"},
            {"B", "Play up to the selection"},
            {"Shift+B", "Play on from the selection"},
            {"[", "Selection from the playhead"},
            {"]", "Selection up to the playhead"},
            {"Del", "Delete"},
            {"Shift+Del", "Delete and close the gap"},
            {"Ctrl+Del", "Delete and close the gap on all tracks"},
            {"Ctrl+Z", "Undo"},
            {"Ctrl+Shift+Z", "Redo"},
            {"Ctrl+Y", "Redo"},
            {"Shift+U", "Mute"},
            {"Shift+S", "Solo"},
            {"Ctrl+B", "Add marker"},
            {"M", "Add marker"},
            {"Ctrl+.", "Mark the playhead"},
            {"Ctrl+=", "Zoom in"},
            {"=", "Zoom in"},
            {"Ctrl+-", "Zoom out"},
            {"-", "Zoom out"},
            {"Ctrl+2", "Normal zoom"},
            {"Ctrl+E", "Zoom to the selection"},
            {"Ctrl+F", "Zoom to fit"},
            {"Shift+Z", "Zoom to the selection and back"},
            {"Home", "Go to the start"},
            {"End", "Go to the end"},
            {",", "Nudge to the left"},
            {".", "Nudge to the right"},
            {"Q", "Waveform or spectrogram"},
            {"Ctrl+Shift+I", "Import sound or MIDI files"},
            {"Ctrl+Shift+E", "Export"},
            {"Ctrl+,", "Preferences"},
            {"Ctrl+S", "Save"},
            {"Ctrl+Shift+S", "Save as"},
            {"Ctrl+N", "New project"},
            {"Ctrl+O", "Open"},
            {"Ctrl+Q", "Quit"},
            {"F1", "Keyboard shortcuts"},
            {"F6", "Next panel"},
        };
        for (const auto& [key, action] : table)
            QTest::newRow(key) << QString(action);
    }

    /// Each key is there, does what its table says and nothing else.
    void conventionsHold()
    {
        QFETCH(QString, action);
        static const auto keys = keysOf(Studio().window); // one window is enough for all rows
        const QString key(QTest::currentDataTag());
        QCOMPARE(keys.count(key), std::size_t(1));
        const QString text = keys.find(key)->second;
        QVERIFY2(text == action || text.startsWith(action + " ") || text.startsWith(action + QChar(0x2026)),
                 qPrintable(text));
    }

    void nudgeMovesClipsOrThePlayhead()
    {
        SongStudio studio;
        QVERIFY(studio.composed);
        studio.session->seek({100});
        studio.press(Qt::Key_Period);
        QCOMPARE(studio.session->playhead(), studio.beat(1));
        studio.press(Qt::Key_Period);
        QCOMPARE(studio.session->playhead(), studio.beat(2));
        studio.press(Qt::Key_Comma);
        studio.press(Qt::Key_Comma);
        studio.press(Qt::Key_Comma); // stops at the start
        QCOMPARE(studio.session->playhead(), base::Frames{});

        const auto clip = studio.firstClip();
        studio.session->selectClips({clip});
        studio.press(Qt::Key_Period);
        QCOMPARE(studio.startOf(clip), studio.beat(1));
        QCOMPARE(studio.session->playhead(), base::Frames{});
        studio.press(Qt::Key_Comma);
        QCOMPARE(studio.startOf(clip), base::Frames{});
        studio.action("Undo")->trigger();
        QCOMPARE(studio.startOf(clip), studio.beat(1));
    }

    void zoomGoesToTheSelectionAndBack()
    {
        SongStudio studio;
        QVERIFY(studio.composed);
        auto& state = studio.timeline.state();
        const double width = state.viewport().width();
        const auto first = state.scale();
        const auto clip = studio.firstClip();
        studio.session->selectClips({clip});
        studio.press(Qt::Key_Z, Qt::ShiftModifier);
        const auto end = studio.song().endOf(*studio.song().findClip(clip));
        QVERIFY(state.scale().xOf(end) <= width);
        QVERIFY(state.scale().xOf(end) > 0.85 * width);
        studio.press(Qt::Key_Z, Qt::ShiftModifier);
        QVERIFY(state.scale() == first);
        studio.press(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(state.scale().xOf(end) > 0.85 * width);
        studio.press(Qt::Key_2, Qt::ControlModifier);
        const auto normal = state.scale();
        const int bars = std::min(static_cast<int>(width / 72), 10); // ten, or as many as are readable
        const double shown = normal.widthOf(studio.beat(4 * bars));
        QVERIFY(shown <= width && shown > 0.9 * width);
        studio.press(Qt::Key_Equal);
        QVERIFY(state.scale().framesPerPixel < normal.framesPerPixel);
        studio.press(Qt::Key_Minus);
        studio.press(Qt::Key_Minus);
        QVERIFY(state.scale().framesPerPixel > normal.framesPerPixel);
    }

    /// Without clips the loop is what is zoomed to; without either it is said.
    void zoomToTheLoop()
    {
        SongStudio studio;
        QVERIFY(studio.composed);
        QSignalSpy said(studio.session.get(), &ui::Session::message);
        studio.session->selectClips({});
        studio.press(Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(said.size(), 1);
        studio.session->selectClips({studio.firstClip()});
        studio.press(Qt::Key_L, Qt::ShiftModifier);
        studio.session->selectClips({});
        studio.press(Qt::Key_E, Qt::ControlModifier);
        const auto& loop = studio.song().loop;
        const double x =
            studio.timeline.state().scale().xOf(studio.song().tempoMap.framesAt(loop.end(), studio.song().sampleRate));
        QVERIFY(x <= studio.timeline.state().viewport().width());
        QVERIFY(x > 0.85 * studio.timeline.state().viewport().width());
    }

    void markersNeedNoQuestion()
    {
        SongStudio studio;
        QVERIFY(studio.composed);
        const auto before = studio.song().markers.size();
        studio.session->seek(studio.beat(6));
        studio.press(Qt::Key_Period, Qt::ControlModifier);
        studio.session->seek(studio.beat(9));
        studio.press(Qt::Key_Period, Qt::ControlModifier);
        QCOMPARE(studio.song().markers.size(), before + 2);
        std::map<std::string, base::Beats> places;
        for (const auto& marker : studio.song().markers)
            places[marker.name] = marker.start;
        QCOMPARE(places.at("Marker 1"), base::Beats::whole(6));
        QCOMPARE(places.at("Marker 2"), base::Beats::whole(9));
    }

    void spectrogramOfTheChosenTrack()
    {
        Studio studio;
        const auto file = studio.writeSine("tone.wav", 1.0, 48000);
        QSignalSpy changed(studio.session.get(), &ui::Session::projectChanged);
        studio.session->importFiles({QString::fromStdString(file.string())});
        QVERIFY(changed.wait(10000));
        const auto& track = *studio.session->project().tracks.front();
        studio.session->selectTrack(track.id);
        auto& lanes = studio.window.findChild<ui::TimelineView*>()->lanes();
        QTest::keyClick(&lanes, Qt::Key_Q);
        QCOMPARE(studio.session->project().tracks.front()->view, project::LaneView::spectrogram);
        QTest::keyClick(&lanes, Qt::Key_Q);
        QCOMPARE(studio.session->project().tracks.front()->view, project::LaneView::waveform);
    }

    void playIsPausedWhereItIs()
    {
        SongStudio studio;
        QVERIFY(studio.composed);
        studio.pull(256);
        studio.press(Qt::Key_P);
        QVERIFY(studio.engine->playing());
        studio.pull(12000);
        studio.press(Qt::Key_P);
        QVERIFY(!studio.engine->playing());
        QVERIFY(studio.session->playhead().count > 0);
    }

    /// Delete on a chip or an ended job is not the window's, though clips are chosen.
    void deleteInAPanelSparesTheClips()
    {
        SongStudio studio;
        QVERIFY(studio.composed);
        const auto clip = studio.firstClip();
        studio.session->selectClips({clip});
        QTRY_VERIFY(studio.window.findChild<ui::JobEntry*>());
        auto* job = studio.window.findChild<ui::JobEntry*>();
        auto* details = job->findChild<QToolButton*>("details");
        details->setFocus();
        QTest::keyClick(details, Qt::Key_Delete);
        QTRY_VERIFY(studio.window.findChildren<ui::JobEntry*>().isEmpty());
        QTRY_VERIFY(studio.window.findChild<ui::PromptChip*>());
        auto* chips = studio.window.findChild<ui::PromptChip*>();
        auto* text = chips->findChild<QPushButton*>("chipText");
        const auto before = studio.find<QPlainTextEdit>("prompt")->toPlainText();
        text->setFocus();
        QTest::keyClick(text, Qt::Key_Delete);
        QTRY_VERIFY(studio.find<QPlainTextEdit>("prompt")->toPlainText() != before);
        QVERIFY(studio.song().findClip(clip));
        QCOMPARE(studio.session->selectedClips().size(), std::size_t(1));
    }

    void panIsTypedAfterADoubleClick()
    {
        ui::PanSlider pan;
        pan.show();
        QSignalSpy settled(&pan, &ui::ValueSlider::settled);
        answerWith(-30);
        QTest::mouseDClick(&pan, Qt::LeftButton);
        QCOMPARE(pan.pan(), -0.3);
        QVERIFY(!settled.empty());
        QTest::mouseClick(&pan, Qt::RightButton);
        QCOMPARE(pan.pan(), 0.0);
    }
};

QTEST_MAIN(TestShortcuts)
#include "test_shortcuts.moc"
