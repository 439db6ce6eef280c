// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the window, its docks and its dialogs with a song in it, to look at and for the guide:
//   take_pictures FOLDER [dark|light|contrast ...]
// QT_SCALE_FACTOR=2 makes them twice as fine. The target `pictures` runs it.
#include "audio/files/land_import.h"
#include "core/edits/add_take.h"
#include "core/edits/edit_effects.h"
#include "tests/audio/sound_support.h"
#include "tests/gui/studio_fixture.h"
#include "ui/common/import_tempo.h"
#include "ui/common/theme.h"
#include "ui/instruments/instrument_dialog.h"
#include "ui/mixer/band_graph.h"
#include "ui/mixer/effect_dialog.h"
#include "ui/timeline/timeline_state.h"
#include "ui/timeline/timeline_view.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QScrollBar>
#include <QTimer>

#include <cstdio>

using namespace melisma;
using tests::Studio;

namespace {

constexpr QSize kWindow(1600, 1000);
constexpr QSize kPanel(1180, 420);

class Photographer {
public:
    Photographer(Studio& studio, QString folder, QString prefix)
        : m_studio(studio)
        , m_folder(std::move(folder))
        , m_prefix(std::move(prefix))
    {}

    void save(QWidget& widget, const QString& name) const
    {
        QCoreApplication::processEvents();
        const QString file = QStringLiteral("%1/%2-%3.png").arg(m_folder, m_prefix, name);
        if (!widget.grab().save(file))
            std::fprintf(stderr, "take_pictures: cannot write %s\n", qPrintable(file));
    }

    void dock(const char* name) const
    {
        m_studio.window.showDock(QString::fromLatin1(name));
        if (auto* dock = m_studio.window.findChild<QDockWidget*>(QString::fromLatin1(name))) {
            dock->setFloating(true);
            if (dock->width() < kPanel.width() && m_studio.window.dockWidgetArea(dock) == Qt::BottomDockWidgetArea)
                dock->resize(kPanel);
            save(*dock, QString::fromLatin1(name));
            dock->setFloating(false);
        }
    }

    /// A dialog that `open` runs, or leaves open.
    void dialog(const QString& name, const std::function<void()>& open) const
    {
        QTimer::singleShot(300, qApp, [this, name] {
            auto* shown = QApplication::activeModalWidget();
            for (auto* top : QApplication::topLevelWidgets())
                if (!shown && qobject_cast<QDialog*>(top) && top->isVisible())
                    shown = top;
            if (!shown) {
                std::fprintf(stderr, "take_pictures: %s did not open\n", qPrintable(name));
                return;
            }
            save(*shown, name);
            shown->close();
        });
        open();
        QTest::qWait(400);
    }

private:
    Studio& m_studio;
    QString m_folder;
    QString m_prefix;
};

bool addSong(Studio& studio)
{
    const auto sound = studio.path() / "Guitar.wav";
    return studio.composeByHand() &&
           tests::writeSound(sound, tests::spec(audio::Container::wav, audio::SampleFormat::int16, 48000, 2),
                             48000 * 20,
                             [](int frame, int) {
                                 const double t = frame / 48000.0;
                                 const double beat = std::fmod(t, 0.75);
                                 return 0.5 * std::exp(-4.0 * beat) * std::sin(2764.6 * t + 2.0 * std::sin(691.0 * t));
                             }) &&
           [&] {
               QSignalSpy changed(studio.session.get(), &ui::Session::projectChanged);
               studio.session->importFiles({QString::fromStdString(sound.string())});
               return changed.wait(20000);
           }();
}

/// Editors with the sound of the song in them.
void photographEffects(Studio& studio, const Photographer& photographer)
{
    const std::pair<const char*, std::vector<std::pair<const char*, double>>> effects[] = {
        {"eq",
         {{"lowShelfGain", 3.0}, {"peak1Gain", -6.0}, {"peak2Gain", 4.5}, {"peak2Q", 2.0}, {"highShelfGain", 3.0}}},
        {"compressor", {{"threshold", -34.0}, {"ratio", 4.0}, {"makeUp", 4.0}}},
        {"gate", {{"threshold", -30.0}}},
        {"limiter", {{"gain", 14.0}}},
        {"multiband", {{"lowThreshold", -36.0}, {"middleThreshold", -36.0}, {"middleGain", 4.0}, {"highGain", -3.0}}},
        {"reverb", {}}};
    for (const auto& [effect, values] : effects) {
        base::ParamValues params;
        for (const auto& [key, value] : values)
            params.set(key, value);
        params.set("lowCutOn", true);
        const project::EffectId id{studio.session->project().nextId};
        studio.session->apply("Add", [&, kind = effect](const project::Project& project) {
            return edits::addEffect(project, {}, {kind, params});
        });
        photographer.dialog(QStringLiteral("effect-") + QLatin1String(effect), [&] {
            ui::EffectDialog::show(*studio.session, id, &studio.window);
            if (auto* graph = studio.window.findChild<ui::BandGraph*>())
                graph->pressPart(4);
            studio.session->play();
            studio.engine->waitForPlan();
            for (int i = 0; i < 8; ++i) {
                studio.engine->waitForTransport();
                static_cast<audio::NullDevice&>(studio.engine->device()).pull(6000);
                QTest::qWait(34);
            }
            studio.session->stop();
        });
        studio.session->undo();
    }
}

/// What plays a track.
void photographInstruments(Studio& studio, const Photographer& photographer)
{
    const auto& tracks = studio.session->project().tracks;
    const auto track = std::ranges::find_if(tracks, [](const auto& each) { return !each->clips.front()->isAudio(); });
    if (track != tracks.end())
        photographer.dialog(QStringLiteral("instruments"), [&] {
            auto* dialog = new ui::InstrumentDialog(*studio.session, (*track)->id, &studio.window);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->open();
        });
}

/// Three takes of a clip, a comp of them open.
void photographTakes(Studio& studio, const Photographer& photographer)
{
    const auto clip = studio.session->project().tracks.back()->clips.front();
    for (const char* name : {"Take 2", "Take 3"})
        studio.session->apply("Take", [&](const project::Project& project) {
            return edits::addTake(project, clip->id, name, clip->chosen().content, clip->chosen().provenance);
        });
    auto* view = studio.window.findChild<ui::TimelineView*>();
    auto& state = view->state();
    state.toggleTakes(studio.session->project().tracks.back()->id);
    QTest::qWait(100);
    for (auto* bar : view->findChildren<QScrollBar*>())
        if (bar->orientation() == Qt::Vertical)
            bar->setValue(bar->maximum());
    QTest::qWait(500); // waveforms
    photographer.save(*view, QStringLiteral("takes"));
    state.toggleTakes(studio.session->project().tracks.back()->id);
    studio.session->undo();
    studio.session->undo();
}

/// A MIDI file of another tempo comes in.
void photographTempoQuestion(Studio& studio, const Photographer& photographer)
{
    audio::ImportedScores scores;
    scores.files.push_back({"Fast.mid", {}});
    scores.files.front().midi.score.tempoMap = music::TempoMap(152.0, {});
    photographer.dialog(QStringLiteral("import-tempo"),
                        [&] { static_cast<void>(ui::ImportTempo::of(*studio.session).answerFor(scores, {})); });
}

void photograph(const QString& folder, const QString& theme)
{
    ui::applyTheme(*qApp, ui::themeFromWord(theme));
    Studio studio;
    studio.window.resize(kWindow);
    const Photographer photographer(studio, folder, theme);
    photographer.save(studio.window, QStringLiteral("first-page"));
    if (!addSong(studio)) {
        std::fprintf(stderr, "take_pictures: the song could not be made\n");
        return;
    }
    auto& state = studio.window.findChild<ui::TimelineView*>()->state();
    state.zoomToFit();
    const auto& first = *studio.session->project().tracks.front();
    state.showCurve(first.id, project::AutomationTarget{});
    studio.session->selectClips({studio.session->project().tracks.at(1)->clips.front()->id});
    QTest::qWait(500); // waveforms
    photographer.save(studio.window, QStringLiteral("window"));
    for (const char* name : {"generate", "voices", "media", "inspector", "mixer", "pianoroll", "analysis", "history"})
        photographer.dock(name);
    studio.window.resetLayout();
    photographEffects(studio, photographer);
    photographInstruments(studio, photographer);
    photographTakes(studio, photographer);
    photographTempoQuestion(studio, photographer);
    photographer.dialog(QStringLiteral("preferences"), [&] { studio.window.showPreferences(); });
    photographer.dialog(QStringLiteral("song"), [&] { studio.window.editSong(); });
    photographer.dialog(QStringLiteral("export"), [&] { studio.window.exportAudio(); });
    photographer.dialog(QStringLiteral("shortcuts"), [&] {
        if (auto* action = studio.action(QStringLiteral("Keyboard shortcuts")))
            action->trigger();
    });
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Melisma"));
    QStringList arguments = QApplication::arguments().mid(1);
    if (arguments.isEmpty() || !QDir().mkpath(arguments.front())) {
        std::fprintf(stderr, "usage: take_pictures FOLDER [dark|light|contrast ...]\n");
        return 2;
    }
    const QString folder = arguments.takeFirst();
    if (arguments.isEmpty())
        arguments = QStringList{"dark", "light", "contrast"};
    for (const QString& theme : arguments)
        photograph(folder, theme);
    return 0;
}
