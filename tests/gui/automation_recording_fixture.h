// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/automation_fixture.h"
#include "ui/automation/automation_recorder.h"
#include "ui/common/fader.h"

#include <cmath>

namespace melisma::tests {

/// A flat volume lane at -10 dB on the first track, playing at the device's own pace, which is the test's.
struct RecordingSong : AutomationSong {
    explicit RecordingSong(ui::AutomationMode mode, bool drawn = true)
    {
        if (drawn)
            add(0, -10.0);
        modes().setTrack(id(), mode);
        framesPerBeat = session->project().tempoMap.framesAt(base::Beats::whole(1), tests::kRate).count;
    }
    ui::AutomationModes& modes() { return ui::AutomationModes::of(*session); }
    ui::AutomationRecorder& recorder() { return ui::AutomationRecorder::of(*session); }
    ui::Fader* fader() { return headerOf(0)->findChild<ui::Fader*>(); }
    void play(double beat = 0.0)
    {
        session->seek({std::llround(beat * static_cast<double>(framesPerBeat))});
        session->play();
        engine.waitForPlan();
        engine.waitForTransport();
        pull(64); // so that the start has been obeyed
    }
    /// Until `beat` is heard, with the window's ticks on the way.
    void run(double beat)
    {
        const auto until = std::llround(beat * static_cast<double>(framesPerBeat));
        while (session->playhead().count < until) {
            pull(static_cast<int>(std::min<std::int64_t>(512, until - session->playhead().count)));
            emit session->playheadMoved(session->playhead().count);
        }
    }
    void pull(int frames) { static_cast<audio::NullDevice&>(engine.device()).pull(frames); }
    /// What is heard now, in dB of its peak, with the window's tick.
    double level()
    {
        pull(4800);
        float peak = 0.0f;
        const auto& heard = static_cast<audio::NullDevice&>(engine.device()).pulled();
        for (std::size_t i = heard.size() / 2; i < heard.size(); ++i)
            peak = std::max(peak, std::abs(heard[i]));
        emit session->playheadMoved(session->playhead().count);
        return 20.0 * std::log10(static_cast<double>(peak) + 1e-9);
    }
    double at(double beat) { return project::valueAt(points(), base::Beats::of(beat)); }
    bool near(double found, double wanted) { return std::abs(found - wanted) < 0.3; }

    std::int64_t framesPerBeat = 0;
};

} // namespace melisma::tests
