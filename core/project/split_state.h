// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::project {

/// The text of a saved state in the pieces that can be read apart from each other.
struct SplitState {
    std::string frame;                    ///< the whole state as JSON, with an empty list of tracks
    std::vector<std::string_view> tracks; ///< the JSON of each track, in order; views into the text
};

/// Splits a state that has each track on a line of its own, as encodeState() writes it; nothing for other texts, which
/// have to be read as a whole.
std::optional<SplitState> splitState(std::string_view text);

} // namespace melisma::project
