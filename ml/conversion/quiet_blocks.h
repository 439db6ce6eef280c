// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/conversion/sound_source.h"

namespace melisma::ml::conversion {

/// How a recording is taken through memory, in samples.
struct BlockPlan {
    std::size_t longest = 0; ///< of a block; the last may be longer by `search`
    std::size_t search = 0;  ///< how far from its longest end a quiet place is looked for
    std::size_t around = 0;  ///< of sound that goes with a block before and behind, where there is any
    std::size_t row = 1;     ///< blocks begin at multiples of this; it divides the others
};

/// A stretch of a recording with what is around it.
struct Block {
    std::vector<float> sound;
    std::size_t before = 0; ///< samples of `sound` that belong to what came before
    std::size_t length = 0; ///< samples that are the block's own
    bool last = false;
};

/// Calls `each` for blocks that follow each other without gaps and end where it is quiet.
base::Result<void> inQuietBlocks(const SoundSource& source, const BlockPlan& plan,
                                 const std::function<base::Result<void>(const Block& block, std::size_t begin)>& each);

} // namespace melisma::ml::conversion
