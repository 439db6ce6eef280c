// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace melisma::audio {

/// What an export says on its way; the window translates it (ui/common/spec_text.cpp).
namespace export_stage {

inline constexpr std::string_view kStretching = "Stretching sounds";
inline constexpr std::string_view kRendering = "Rendering";
inline constexpr std::string_view kMeasuring = "Measuring";
inline constexpr std::string_view kFiles = "Writing files";
inline constexpr std::string_view kNotes = "Writing notes";
inline constexpr std::string_view kDone = "Done";

inline constexpr std::array kAll = {kStretching, kRendering, kMeasuring, kFiles, kNotes, kDone};

} // namespace export_stage

/// What a person should know of a finished export, as formats of one number at most.
namespace export_note {

inline constexpr std::string_view kQuieterStems =
    "The stems are {:.1f} dB quieter than in the mix, because whole numbers could not hold them; 32 bit floats can.";
inline constexpr std::string_view kLimiterAlone =
    "The limiter works on the mix alone, so the stems add up to the mix before it.";
inline constexpr std::string_view kSilent = "The mix is silent, so it has no loudness to reach.";
inline constexpr std::string_view kReached = "The mix reached {:.1f} LUFS: more would take its dynamics away.";

inline constexpr std::array kAll = {kQuieterStems, kLimiterAlone, kSilent, kReached};

} // namespace export_note
} // namespace melisma::audio
