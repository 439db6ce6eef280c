// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/quiet_blocks.h"

#include "tests/support/check.h"

#include <random>

using namespace melisma;
using namespace melisma::ml::conversion;

namespace {

constexpr BlockPlan kPlan{1000, 200, 50, 10};

/// Noise with a silence now and then.
std::vector<float> breathing(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<float> samples(count);
    for (std::size_t i = 0; i < count; ++i)
        samples[i] = i % 870 < 30 ? 0.0F : 0.1F + static_cast<float>(random() % 1000) / 1000.0F;
    return samples;
}

std::vector<Block> blocksOf(const std::vector<float>& samples, const BlockPlan& plan)
{
    std::vector<Block> blocks;
    std::size_t next = 0;
    const SoundSource source{samples.size(), [&samples](std::int64_t begin, std::size_t count) {
                                 std::vector<float> some(count);
                                 for (std::size_t i = 0; i < count; ++i)
                                     if (const auto at = static_cast<std::size_t>(begin) + i; at < samples.size())
                                         some[i] = samples[at];
                                 return base::Result<std::vector<float>>(std::move(some));
                             }};
    CHECK(inQuietBlocks(source, plan, [&](const Block& block, std::size_t begin) {
              CHECK_EQUAL(begin, next);
              next = begin + block.length;
              blocks.push_back(block);
              return base::Result<void>();
          }).ok());
    CHECK_EQUAL(next, samples.size());
    return blocks;
}

} // namespace

CHECK_CASE(blocksTogetherAreTheSound)
{
    for (const std::size_t count : {1U, 999U, 1200U, 1201U, 5000U, 12345U}) {
        const auto samples = breathing(count, 5);
        std::vector<float> again;
        for (const auto& block : blocksOf(samples, kPlan))
            again.insert(again.end(), block.sound.begin() + static_cast<std::ptrdiff_t>(block.before),
                         block.sound.begin() + static_cast<std::ptrdiff_t>(block.before + block.length));
        CHECK(again == samples);
    }
}

CHECK_CASE(blocksEndWhereItIsQuiet)
{
    const auto samples = breathing(20000, 9);
    std::size_t end = 0;
    const auto blocks = blocksOf(samples, kPlan);
    CHECK(blocks.size() > 10);
    for (const auto& block : blocks) {
        end += block.length;
        CHECK_EQUAL(block.last, end == samples.size());
        if (block.last)
            continue;
        CHECK_EQUAL(end % kPlan.row, std::size_t(0));
        CHECK(block.length >= kPlan.longest - kPlan.search && block.length <= kPlan.longest);
        const auto energyAt = [&samples](std::size_t at) {
            double sum = 0.0;
            for (std::size_t i = at; i < at + kPlan.row; ++i)
                sum += static_cast<double>(samples[i]) * samples[i];
            return sum;
        };
        const std::size_t from = end - block.length + kPlan.longest - kPlan.search;
        for (std::size_t at = from; at + kPlan.row <= from + kPlan.search; at += kPlan.row)
            CHECK(energyAt(end) <= energyAt(at));
    }
}

CHECK_CASE(aQuietPlaceIsFoundWhereverItLies)
{
    for (const std::size_t place : {800U, 850U, 990U}) {
        std::vector<float> samples(3000, 0.5F);
        std::fill_n(samples.begin() + static_cast<std::ptrdiff_t>(place), 10, 0.0F);
        CHECK_EQUAL(blocksOf(samples, kPlan).front().length, place);
    }
}

CHECK_CASE(whatLiesAroundGoesWithABlock)
{
    const auto samples = breathing(4000, 2);
    std::size_t begin = 0;
    for (const auto& block : blocksOf(samples, kPlan)) {
        CHECK_EQUAL(block.before, std::min<std::size_t>(begin, kPlan.around));
        CHECK(block.last || block.sound.size() >= block.before + block.length + kPlan.around);
        CHECK(block.sound.front() == samples[begin - block.before]);
        begin += block.length;
    }
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
