// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/drum_net/drum_player.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace melisma::ml::drums {

namespace {

constexpr std::size_t kGates = 3;

float dot(const float* row, std::span<const float> values)
{
    return std::inner_product(values.begin(), values.end(), row, 0.0F);
}

float sigmoid(float value)
{
    return 1.0F / (1.0F + std::exp(-value));
}

} // namespace

base::Result<DrumPlayer> DrumPlayer::load(const Safetensors& weights)
{
    struct Wanted {
        const char* name;
        std::vector<float> DrumPlayer::*to;
        std::size_t size;
    };
    const Wanted wanted[] = {{"genre.weight", &DrumPlayer::m_genre, groove::kGenres.size() * kGenreWidth},
                             {"gru.weight_ih_l0", &DrumPlayer::m_inputs, kGates * kHidden * kInputs},
                             {"gru.weight_hh_l0", &DrumPlayer::m_hidden, kGates * kHidden * kHidden},
                             {"gru.bias_ih_l0", &DrumPlayer::m_inputBias, kGates * kHidden},
                             {"gru.bias_hh_l0", &DrumPlayer::m_hiddenBias, kGates * kHidden},
                             {"deep.weight", &DrumPlayer::m_deep, kDeep * kHidden},
                             {"deep.bias", &DrumPlayer::m_deepBias, kDeep},
                             {"heard", &DrumPlayer::m_heard, kVoices * 3 * kDeep},
                             {"tell", &DrumPlayer::m_tell, kVoices * kOutputs * kDeep},
                             {"default", &DrumPlayer::m_default, kVoices * kOutputs}};
    DrumPlayer player;
    for (const Wanted& each : wanted) {
        auto numbers = weights.floats(each.name);
        if (!numbers)
            return numbers.error();
        if (numbers->size() != each.size)
            return base::Error{base::ErrorKind::input,
                               std::string("The drum net's tensor ") + each.name + " has the wrong size",
                               "Install Melisma again",
                               {}};
        player.*each.to = std::move(*numbers);
    }
    return player;
}

DrumPlayer::Deep DrumPlayer::advance(const Played& played, int place, const Piece& piece, const Asked& asked,
                                     Hidden& hidden) const
{
    std::array<float, kInputs> input{};
    auto next = std::copy(played.begin(), played.end(), input.begin());
    next[place] = 1.0F;
    const float* genre = m_genre.data() + static_cast<std::size_t>(piece.genre) * kGenreWidth;
    next = std::copy(genre, genre + kGenreWidth, next + kStepsPerBar);
    next[0] = piece.tempo;
    next[1] = asked.energy;
    next[2] = asked.fill;
    Hidden moved{};
    for (std::size_t unit = 0; unit < kHidden; ++unit) {
        const auto fromInput = [&](std::size_t gate) {
            const std::size_t row = gate * kHidden + unit;
            return dot(m_inputs.data() + row * kInputs, input) + m_inputBias[row];
        };
        const auto fromHidden = [&](std::size_t gate) {
            const std::size_t row = gate * kHidden + unit;
            return dot(m_hidden.data() + row * kHidden, hidden) + m_hiddenBias[row];
        };
        const float reset = sigmoid(fromInput(0) + fromHidden(0));
        const float keep = sigmoid(fromInput(1) + fromHidden(1));
        const float fresh = std::tanh(fromInput(2) + reset * fromHidden(2));
        moved[unit] = (1.0F - keep) * fresh + keep * hidden[unit];
    }
    hidden = moved;
    Deep deep{};
    for (std::size_t unit = 0; unit < kDeep; ++unit)
        deep[unit] = dot(m_deep.data() + unit * kHidden, hidden) + m_deepBias[unit];
    return deep;
}

Told DrumPlayer::tell(const Deep& deep, int voice) const
{
    Deep known{};
    std::transform(deep.begin(), deep.end(), known.begin(), [](float value) { return std::tanh(value); });
    std::array<float, kOutputs> out{};
    for (std::size_t index = 0; index < kOutputs; ++index) {
        const std::size_t row = static_cast<std::size_t>(voice) * kOutputs + index;
        out[index] = dot(m_tell.data() + row * kDeep, known) + m_default[row];
    }
    const auto deviation = [](float log) { return std::exp(std::clamp(log, kLeastLogDeviation, kMostLogDeviation)); };
    return {out[0], out[1], deviation(out[2]), out[3], deviation(out[4])};
}

void DrumPlayer::hear(Deep& deep, int voice, float velocity, float offset) const
{
    const float* row = m_heard.data() + static_cast<std::size_t>(voice) * 3 * kDeep;
    for (std::size_t unit = 0; unit < kDeep; ++unit)
        deep[unit] += row[unit] + velocity * row[kDeep + unit] + offset * row[2 * kDeep + unit];
}

} // namespace melisma::ml::drums
