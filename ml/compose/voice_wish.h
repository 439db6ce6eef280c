// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/param_spec.h"

#include <string>

namespace melisma::ml {

enum class VoiceSex { any, female, male };
enum class VoicePitch { any, deep, high };

/// What is asked of the one who sings.
struct VoiceWish {
    bool wanted = false; ///< somebody shall sing
    bool none = false;   ///< nobody shall
    VoiceSex sex = VoiceSex::any;
    VoicePitch pitch = VoicePitch::any;
    bool soft = false;
    std::string recipe; ///< the voice itself, as `--voice` names it; goes before the rest
    std::string name;   ///< what the record calls that voice; empty: by its recipe
    bool operator==(const VoiceWish&) const = default;
};

/// `wish` with what `more` says besides; `more` goes first where both say something.
VoiceWish joined(VoiceWish wish, const VoiceWish& more);

/// "female, soft"; "any" when nothing is said of it, "none" when nobody shall sing.
std::string textOf(const VoiceWish& wish);

/// The name that the user gave the voice of the parameter "voice", for the record. Programs add it;
/// it has no label, so that no form asks for it.
base::ParamSpec voiceNameParam();

/// What begins the meaning of words about voices.
inline constexpr const char* kVoiceNote = "voice: ";

} // namespace melisma::ml
