// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/voice_draft.h"

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr double kWhole = 100.0;

/// The voices that have any weight; one named twice counts once, with both weights.
std::vector<base::VoiceShare> sharesOf(const std::vector<VoiceDraft::Part>& parts)
{
    std::vector<base::VoiceShare> shares;
    for (const auto& part : parts) {
        const auto known = std::ranges::find(shares, part.id, &base::VoiceShare::id);
        if (known != shares.end())
            known->weight += part.weight / kWhole;
        else if (part.weight > 0)
            shares.push_back({part.id, part.weight / kWhole});
    }
    return shares;
}

} // namespace

std::string VoiceDraft::written() const
{
    base::VoiceRecipe recipe{sharesOf(parts)};
    for (std::size_t i = 0; i < moves.size(); ++i)
        recipe.setMove(base::VoiceRecipe::kAxes[i], moves[i] / kWhole);
    return recipe.shares.empty() ? std::string() : recipe.text();
}

bool VoiceDraft::isNew() const
{
    const auto shares = sharesOf(parts).size();
    return shares > 1 || (shares == 1 && std::ranges::any_of(moves, [](int move) { return move != 0; }));
}

int VoiceDraft::percent(std::size_t index) const
{
    int sum = 0;
    for (const auto& part : parts)
        sum += part.weight;
    return sum == 0 ? 0 : static_cast<int>(std::lround(kWhole * parts[index].weight / sum));
}

} // namespace melisma::ui
