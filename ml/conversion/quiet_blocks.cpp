// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/quiet_blocks.h"

#include <algorithm>

namespace melisma::ml::conversion {

namespace {

/// The beginning of the quietest row among the last `search` of these samples.
std::size_t quietEnd(std::span<const float> samples, const BlockPlan& plan)
{
    std::size_t best = samples.size();
    double least = -1.0;
    for (std::size_t at = samples.size() - plan.search; at + plan.row <= samples.size(); at += plan.row) {
        double energy = 0.0;
        for (const float sample : samples.subspan(at, plan.row))
            energy += static_cast<double>(sample) * sample;
        if (least < 0.0 || energy < least) {
            least = energy;
            best = at;
        }
    }
    return best;
}

} // namespace

base::Result<void> inQuietBlocks(const SoundSource& source, const BlockPlan& plan,
                                 const std::function<base::Result<void>(const Block& block, std::size_t begin)>& each)
{
    for (std::size_t begin = 0; begin < source.samples;) {
        const std::size_t left = source.samples - begin;
        Block block;
        block.last = left <= plan.longest + plan.search;
        block.before = std::min(begin, plan.around);
        auto sound = source.read(static_cast<std::int64_t>(begin - block.before),
                                 block.before + (block.last ? left : plan.longest + plan.around));
        if (!sound)
            return sound.error();
        block.sound = std::move(*sound);
        block.length = block.last
                           ? left
                           : quietEnd(std::span(block.sound).first(block.before + plan.longest), plan) - block.before;
        if (auto done = each(block, begin); !done)
            return done;
        begin += block.length;
    }
    return {};
}

} // namespace melisma::ml::conversion
