// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/program_loudness.h"

#include <algorithm>
#include <array>

namespace melisma::ml {

namespace {

// clang-format off
constexpr std::array<double, 128> kPrograms = {
    -25.1, -25.6, -21.5, -26.3, -19.2, -23.9, -22.0, -22.7, -23.1, -22.2, -23.4, -27.3, -23.7, -32.4, -20.8, -29.3,
    -24.6, -18.5, -20.0, -20.3, -20.8, -23.9, -22.8, -23.2, -24.0, -24.0, -20.7, -22.7, -29.5, -16.5, -14.1, -15.2,
    -22.3, -20.8, -21.7, -19.3, -25.6, -24.0, -23.6, -16.7, -19.9, -21.7, -22.1, -24.0, -20.7, -23.4, -23.6, -34.5,
    -21.6, -18.7, -19.6, -20.1, -21.6, -19.8, -22.0, -23.6, -21.8, -16.0, -15.9, -21.0, -18.6, -20.7, -22.1, -22.5,
    -18.9, -18.0, -21.3, -21.4, -18.8, -23.3, -20.3, -16.4, -20.6, -20.0, -20.4, -20.1, -18.4, -17.0, -15.7, -18.7,
    -19.0, -22.0, -24.4, -25.1, -20.9, -19.8, -27.4, -22.8, -23.7, -25.2, -21.1, -21.1, -20.0, -17.5, -21.7, -20.2,
    -21.5, -24.3, -26.3, -19.1, -22.1, -25.9, -23.9, -20.4, -24.7, -24.8, -29.9, -25.9, -27.8, -18.4, -20.0, -20.7,
    -25.9, -29.5, -24.6, -32.6, -24.9, -25.2, -20.8, -30.4, -23.0, -22.8, -23.0, -18.4, -18.3, -38.2, -20.6, -20.7};
// clang-format on

struct Kit {
    int program;
    double lufs;
};
constexpr std::array<Kit, 8> kKits = {
    {{0, -28.1}, {8, -26.8}, {16, -24.5}, {24, -24.9}, {25, -19.5}, {32, -27.1}, {40, -28.3}, {48, -25.5}}};

} // namespace

double programLoudness(const music::Instrument& instrument)
{
    if (!instrument.isDrums())
        return kPrograms[static_cast<std::size_t>(std::clamp(instrument.program, 0, 127))];
    const auto kit = std::ranges::find(kKits, instrument.program, &Kit::program);
    return kit == kKits.end() ? kKits[0].lufs : kit->lufs;
}

} // namespace melisma::ml
