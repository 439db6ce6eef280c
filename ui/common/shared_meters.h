// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/live_engine.h"

#include <array>
#include <map>

namespace melisma::ui {

enum class MeterReader { timeline, mixer };

/// Lets several views read the same meters: the engine's peaks start anew with every reading, so each view gets the
/// highest since it last looked itself, whoever else has looked. UI thread.
class SharedMeters {
public:
    explicit SharedMeters(audio::LiveEngine& engine) : m_engine(engine) {}

    audio::MeterReading track(project::TrackId track, MeterReader reader);
    audio::MeterReading master(MeterReader reader);

private:
    using Peaks = std::array<std::array<float, 2>, 2>; ///< by reader and side
    static audio::MeterReading share(audio::MeterReading now, Peaks& kept, MeterReader reader);

    audio::LiveEngine& m_engine;
    std::map<project::TrackId, Peaks> m_tracks;
    Peaks m_master{};
};

} // namespace melisma::ui
