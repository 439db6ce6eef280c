// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/shared_meters.h"

#include <algorithm>
#include <utility>

namespace melisma::ui {

audio::MeterReading SharedMeters::share(audio::MeterReading now, Peaks& kept, MeterReader reader)
{
    for (auto& peaks : kept)
        for (std::size_t side = 0; side < 2; ++side)
            peaks[side] = std::max(peaks[side], now.peak[side]);
    now.peak = std::exchange(kept[static_cast<std::size_t>(reader)], {});
    return now;
}

audio::MeterReading SharedMeters::track(project::TrackId track, MeterReader reader)
{
    return share(m_engine.trackMeter(track), m_tracks[track], reader);
}

audio::MeterReading SharedMeters::master(MeterReader reader)
{
    return share(m_engine.masterMeter(), m_master, reader);
}

} // namespace melisma::ui
