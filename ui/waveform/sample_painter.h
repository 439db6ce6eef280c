// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/waveform/waveform_painter.h"

#include <vector>

namespace melisma::ui {

/// Coarser than this many frames a device pixel, the peaks show all there is to see.
inline constexpr double kSampleZoom = 96.0;

/// Draws interleaved samples: `view.start` is the frame of the first. From one frame a pixel on, their outline;
/// closer, each channel as a line through its samples, which become dots where there is room.
void paintSamples(QPainter& painter, const WaveformView& view, const std::vector<float>& samples, int channels);

} // namespace melisma::ui
