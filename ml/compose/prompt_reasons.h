// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace melisma::ml {

/// Why words of a prompt are understood and yet not used; the window translates them (ui/generate/reading_terms.cpp).
/// {} stands for a name. Besides these there are the reasons of the lexicon and the errors of a chord sheet.
namespace reason {

inline constexpr std::string_view kShortForm = "name at least three sections for a form";
inline constexpr std::string_view kTempoRange = "tempo out of range";
inline constexpr std::string_view kLengthRange = "length out of range";
inline constexpr std::string_view kOneGenre = "one genre a song: {} came first";
inline constexpr std::string_view kNobodySings = "the prompt says that nobody sings";
inline constexpr std::string_view kVoiceAsked = "the prompt asks for a voice";
inline constexpr std::string_view kFieldFirst = "the field {} goes first";

inline constexpr std::array kAll = {kShortForm,   kTempoRange, kLengthRange, kOneGenre,
                                    kNobodySings, kVoiceAsked, kFieldFirst};

} // namespace reason
} // namespace melisma::ml
