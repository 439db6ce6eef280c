// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/analysis/spectrogram.h"
#include "core/project/spectrogram_style.h"

#include <QList>
#include <QRgb>

namespace melisma::ui {

/// 256 colours along a path through CIELAB on which lightness changes evenly, so that equal steps of level look
/// equal: ember from black over violet and orange to pale yellow, lagoon from deep blue over green to yellow, grey,
/// and inverse from white to deep blue, for light grounds.
const QList<QRgb>& spectrogramColours(project::ColourMap map);

/// A colour for each byte of a tile, by the style's range and gain.
QList<QRgb> colourTable(const project::SpectrogramStyle& style, const audio::SpectrogramSettings& settings);

} // namespace melisma::ui
