// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/device/output_device.h"
#include "audio/graph/live_engine.h"
#include "core/edits/add_audio_clip.h"
#include "core/edits/add_note_clip.h"
#include "core/edits/add_score.h"
#include "core/edits/add_track.h"
#include "core/edits/set_fades.h"
#include "core/edits/set_lane_view.h"
#include "core/edits/set_track_mix.h"
#include "core/jobs/in_process_backend.h"
#include "core/jobs/job_queue.h"
#include "tests/audio/sound_support.h"
#include "tests/support/scratch_dir.h"
#include "ui/common/session.h"
#include "ui/timeline/lanes.h"
#include "ui/timeline/timeline_state.h"
#include "ui/timeline/timeline_view.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <numbers>

namespace melisma::tests {

inline constexpr int kRate = 48000;

inline project::Provenance machineMade()
{
    project::Provenance provenance;
    provenance.origin = project::Origin::algorithmic;
    provenance.task = "compose";
    return provenance;
}

/// `count` notes, one a half beat, going up and down an octave above `lowest`.
inline music::NoteSequence phrase(int bars, int lowest, int step, std::int64_t length)
{
    music::NoteSequence notes;
    notes.length = base::Beats::whole(4 * bars);
    constexpr int kSteps[] = {0, 3, 7, 10, 12, 8, 5, 2};
    for (int i = 0; i < bars * 8; i += step)
        notes.notes.push_back(
            {base::Beats::of(i * 0.5), base::Beats{length}, lowest + kSteps[(i * 5 + i / 8) % 8], 60 + (i * 37) % 60});
    return notes;
}

inline music::Part part(const char* role, const char* name, music::Instrument instrument, int lowest, int step,
                        double gainDb)
{
    music::Part part{role, name, std::move(instrument), gainDb, 0.0, {}};
    part.clips.push_back({"Intro", {}, phrase(2, lowest, step, 300)});
    part.clips.push_back({"Verse 1", base::Beats::whole(8), phrase(4, lowest, step, 420)});
    part.clips.push_back({"Chorus", base::Beats::whole(24), phrase(4, lowest, step, 360)});
    part.clips.push_back({"Verse 2", base::Beats::whole(40), phrase(4, lowest, step, 420)});
    return part;
}

/// Drums, bass and keys in A minor at 84 bpm, 14 bars.
inline music::Score demoScore()
{
    music::Score score;
    score.title = "Rainy window";
    score.tempoMap = music::TempoMap(84.0, {});
    score.length = base::Beats::whole(56);
    score.sections = {{"Intro", {}, base::Beats::whole(8)},
                      {"Verse 1", base::Beats::whole(8), base::Beats::whole(16)},
                      {"Chorus", base::Beats::whole(24), base::Beats::whole(16)},
                      {"Verse 2", base::Beats::whole(40), base::Beats::whole(16)}};
    const auto chords = music::parseChords("Am7 Dm9 G13 Cmaj7");
    for (int bar = 0; bar < 14; ++bar)
        score.chords.push_back(
            {base::Beats::whole(4 * bar), base::Beats::whole(4), (*chords)[static_cast<std::size_t>(bar % 4)]});
    score.parts = {part("drums", "Drums", {"brush kit", 128, 40}, 36, 1, -4.0),
                   part("bass", "Bass", {"upright", 0, 32}, 33, 2, -6.0),
                   part("keys", "Rhodes", {"electric piano 1", 0, 4}, 55, 1, -8.0)};
    return score;
}

/// A swelling chord with noise, loud enough to look at.
inline double rain(int frame, int)
{
    const double t = static_cast<double>(frame) / kRate;
    const double swell = 0.12 + 0.5 * std::pow(std::sin(t * 1.1), 2.0) * (0.7 + 0.3 * std::sin(t * 7.0));
    double sum = 0;
    for (int partial = 1; partial <= 6; ++partial)
        sum += std::sin(2 * std::numbers::pi * 220 * partial * t + 9 * std::sin(t * 1.7)) / partial;
    const double noise = static_cast<double>((frame * 1103515245u + 12345u) >> 16 & 0x7fff) / 32768.0 - 0.5;
    return swell * (0.45 * sum + 0.05 * noise);
}

/// A session with the real engine on a device that only runs when pulled, and a timeline on it in a window.
class TimelineFixture {
public:
    TimelineFixture()
    {
        static_cast<void>(engine.start(kRate, 256));
        session = std::make_unique<ui::Session>(
            ui::Session::Services{engine, queue, {}, path() / "imports", path() / "projects"});
        view = std::make_unique<ui::TimelineView>(*session);
        view->resize(1100, 640);
        view->show();
        static_cast<void>(QTest::qWaitForWindowExposed(view.get()));
    }

    const std::filesystem::path& path() const { return m_scratch.path(); }
    ui::Lanes& lanes() { return view->lanes(); }
    ui::TimelineState& state() { return view->state(); }

    bool addScore()
    {
        return session->apply("song", [](const project::Project& project) {
            return edits::addScore(project, demoScore(), machineMade());
        });
    }

    /// Imports a sound of `seconds` onto a new track; f(frame, channel).
    bool importSound(const char* name, double seconds, const std::function<double(int, int)>& f, base::Frames at = {})
    {
        const auto file = path() / name;
        if (!writeSound(file, spec(audio::Container::wav, audio::SampleFormat::int16, kRate, 1),
                        static_cast<int>(seconds * kRate), f))
            return false;
        QSignalSpy changed(session.get(), &ui::Session::projectChanged);
        session->importFiles({q(file)}, {}, at);
        return changed.wait(20000);
    }

    const project::Track& track(std::size_t index) { return *session->project().tracks[index]; }
    const project::Clip& clip(std::size_t trackIndex, std::size_t index) { return *track(trackIndex).clips[index]; }

    QRectF rectOf(const project::Clip& clip)
    {
        const auto frame = state().frame();
        return ui::clipRect(frame, *state().layout().find(session->project().trackOf(clip.id)->id), clip);
    }
    QPoint header(const project::Clip& clip) { return (rectOf(clip).topLeft() + QPointF(40, 10)).toPoint(); }

    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {}, bool release = true)
    {
        QTest::mousePress(&lanes(), Qt::LeftButton, keys, from);
        moveTo((from + to) / 2, keys);
        moveTo(to, keys);
        if (release)
            QTest::mouseRelease(&lanes(), Qt::LeftButton, keys, to);
    }
    /// QTest::mouseMove knows neither buttons nor keys.
    void moveTo(QPoint to, Qt::KeyboardModifiers keys, Qt::MouseButtons held = Qt::LeftButton)
    {
        QMouseEvent move(QEvent::MouseMove, to, lanes().mapToGlobal(to), Qt::NoButton, held, keys);
        QCoreApplication::sendEvent(&lanes(), &move);
    }

private:
    ScratchDir m_scratch;

public:
    jobs::InProcessBackend backend{{}};
    jobs::JobQueue queue{backend, path() / "jobs"};
    audio::LiveEngine engine{audio::makeNullDevice(false), {}};
    std::unique_ptr<ui::Session> session;
    std::unique_ptr<ui::TimelineView> view;
};

} // namespace melisma::tests
