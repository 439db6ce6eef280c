// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/rhythm.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace melisma::ml {

namespace {

constexpr int kSourceSteps = 16; ///< patterns are written in 4/4
constexpr int kGhostLevel = 4;

base::Error badRhythm(const std::string& why)
{
    return {base::ErrorKind::input, why, "Write 1-9, '?', '-' and '.', one for each 16th", {}};
}

/// Which 4/4 pulse each of `count` pulses borrows from: whole bars of four, then a closing two or three that keeps
/// the order strong, weak.
std::vector<int> sourcePulses(int count)
{
    static constexpr std::array<int, 3> kThree = {0, 1, 3};
    std::vector<int> sources;
    while (count - static_cast<int>(sources.size()) > 0) {
        const int left = count - static_cast<int>(sources.size());
        if (left == 3 || left == 5 || left == 6)
            sources.insert(sources.end(), kThree.begin(), kThree.end());
        else if (left == 2)
            sources.insert(sources.end(), {sources.empty() ? 0 : 2, sources.empty() ? 1 : 3});
        else if (left == 1)
            sources.push_back(0);
        else
            sources.insert(sources.end(), {0, 1, 2, 3});
    }
    return sources;
}

/// Where step 0..4 of a quarter lands in a pulse of `length` steps; a compound pulse takes the off-beat on its
/// third eighth.
int scaledStep(int step, int length)
{
    static constexpr std::array<int, 5> kCompound = {0, 2, 4, 5, 6};
    if (length == 6 && step <= 4)
        return kCompound[static_cast<std::size_t>(step)];
    return step * length / 4;
}

/// Straight eighths become three to a compound pulse.
void fillCompound(BarRhythm& bar, const Pulse& pulse)
{
    const auto at = [&](int step) {
        return std::ranges::find_if(bar, [&](const Hit& hit) { return hit.step == pulse.start + step; });
    };
    const auto first = at(0);
    const auto third = at(4);
    if (first == bar.end() || third == bar.end() || at(2) != bar.end() || first->length > 2)
        return;
    bar.push_back({pulse.start + 2, 2, std::max(1, std::min(first->level, third->level) - 1), third->optional});
}

void shortenToNext(BarRhythm& bar)
{
    std::ranges::sort(bar, {}, &Hit::step);
    bar.erase(std::ranges::unique(bar, {}, &Hit::step).begin(), bar.end());
    for (std::size_t i = 0; i + 1 < bar.size(); ++i)
        bar[i].length = std::min(bar[i].length, bar[i + 1].step - bar[i].step);
}

void fitPulse(BarRhythm& target, const BarRhythm& source, int sourcePulse, const Pulse& pulse, const MeterGrid& grid)
{
    for (const auto& hit : source) {
        const int within = hit.step - 4 * sourcePulse;
        if (within < 0 || within >= 4)
            continue;
        const int step = pulse.start + std::min(scaledStep(within, pulse.length), pulse.length - 1);
        const bool heldToEnd = hit.step + hit.length >= kSourceSteps;
        const int length = heldToEnd ? grid.steps - step : std::max(1, hit.length * pulse.length / 4);
        target.push_back({step, std::min(length, grid.steps - step), hit.level, hit.optional});
    }
    if (pulse.length == 6)
        fillCompound(target, pulse);
}

} // namespace

base::Result<std::vector<BarRhythm>> parseRhythm(std::string_view text, int stepsPerBar)
{
    std::vector<Hit> hits;
    int step = 0;
    bool open = false;
    for (const char c : text) {
        if (c == ' ' || c == '|')
            continue;
        if (c == '-') {
            if (!open)
                return badRhythm("A pattern holds a stroke that was not struck");
            ++hits.back().length;
        } else if ((c >= '1' && c <= '9') || c == '?') {
            hits.push_back({step, 1, c == '?' ? kGhostLevel : c - '0', c == '?'});
        } else if (c != '.') {
            return badRhythm(fmt::format("A pattern holds '{}'", c));
        }
        open = c != '.';
        ++step;
    }
    if (step == 0 || step % stepsPerBar != 0)
        return badRhythm("A pattern has " + std::to_string(step) + " steps, not a whole number of bars of " +
                         std::to_string(stepsPerBar));
    std::vector<BarRhythm> bars(static_cast<std::size_t>(step / stepsPerBar));
    for (auto hit : hits) {
        auto& bar = bars[static_cast<std::size_t>(hit.step / stepsPerBar)];
        hit.step %= stepsPerBar;
        bar.push_back(hit);
    }
    return bars;
}

BarRhythm fitted(const BarRhythm& source, const MeterGrid& grid)
{
    BarRhythm target;
    const auto sources = sourcePulses(static_cast<int>(grid.pulses.size()));
    for (std::size_t i = 0; i < grid.pulses.size(); ++i)
        fitPulse(target, source, sources[i], grid.pulses[i], grid);
    shortenToNext(target);
    return target;
}

BarRhythm Rhythm::bar(int bar, const MeterGrid& grid) const
{
    const auto wrapped = [&](const std::vector<BarRhythm>& bars) {
        return bars[static_cast<std::size_t>(bar) % bars.size()];
    };
    if (const auto own = m_byMeter.find(grid.meter.text()); own != m_byMeter.end())
        return wrapped(own->second);
    const auto common = m_byMeter.find("4/4");
    return common == m_byMeter.end() ? BarRhythm{} : fitted(wrapped(common->second), grid);
}

} // namespace melisma::ml
