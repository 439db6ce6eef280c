// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/kokoro/checks.h"

#include "ml/models/kokoro/config.h"
#include "ml/nn/plain_data.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace melisma::ml::kokoro {

namespace {

constexpr float kMostHertz = 10000.0F;
constexpr float kMostEnergy = 1000.0F;

base::Error refused(std::string message, std::string hint)
{
    return {base::ErrorKind::input, std::move(message), std::move(hint), {}};
}

std::string counted(std::size_t number, const std::string& what)
{
    return std::to_string(number) + " " + what;
}

} // namespace

base::Result<void> checkIds(std::span<const int> ids, const Limits& limits)
{
    if (ids.size() < 3)
        return refused("There is no symbol to speak", "Give at least one between the two silent ends");
    if (ids.size() - 2 > limits.maxSymbols)
        return refused("The text has " + counted(ids.size() - 2, "symbols; the voice model takes ") +
                           std::to_string(limits.maxSymbols) + " at once",
                       "Speak it sentence by sentence");
    if (ids.front() != 0 || ids.back() != 0)
        return refused("The symbols of a text must begin and end with 0, the silence", "Put a 0 at both ends");
    for (const int id : ids)
        if (id < 0 || id >= limits.symbols)
            return refused("The voice model has no symbol " + std::to_string(id),
                           "Use the vocabulary that belongs to these weights");
    return {};
}

base::Result<void> checkStyle(std::span<const float> style, const Limits& limits)
{
    if (style.size() != limits.styleWidth)
        return refused("The style has " + counted(style.size(), "numbers instead of ") +
                           std::to_string(limits.styleWidth),
                       "Take a row of a voice file of this model");
    if (!allWithin(style, 1e4F))
        return refused("The style holds numbers that are not finite or far too large", "Fetch the voice again");
    return {};
}

base::Result<void> checkSpeed(double speed)
{
    if (!(speed >= 0.25 && speed <= 4.0))
        return refused("The speed must lie between 0.25 and 4", "1 is the speed of the voice");
    return {};
}

base::Result<void> checkDurations(std::span<const int> durations, std::size_t ids, const Limits& limits)
{
    if (durations.size() != ids)
        return refused("There are " + counted(durations.size(), "durations for ") + counted(ids, "symbols"),
                       "Give one duration for each symbol, the silent ends included");
    if (std::any_of(durations.begin(), durations.end(), [](int frames) { return frames < 1; }))
        return refused("A symbol must last one frame of 25 ms at least", "Raise the durations below 1");
    const auto frames = std::accumulate(durations.begin(), durations.end(), std::int64_t{0});
    if (frames > static_cast<std::int64_t>(limits.maxFrames))
        return refused("The text would last " + std::to_string(frames / 40) + " s; the voice model speaks " +
                           std::to_string(limits.maxFrames / 40) + " s at once",
                       "Speak it sentence by sentence");
    return {};
}

base::Result<void> checkCurves(const Curves& curves, std::size_t values)
{
    if (curves.f0.size() != values || curves.energy.size() != values)
        return refused("The pitch and energy curves have " + counted(curves.f0.size(), "and ") +
                           counted(curves.energy.size(), "values instead of ") + std::to_string(values),
                       "Give two values for each frame of the durations");
    if (!allWithin(curves.f0, kMostHertz))
        return refused("The pitch curve holds values that are not finite or above 10 kHz", "Correct the pitch");
    if (!allWithin(curves.energy, kMostEnergy))
        return refused("The energy curve holds values that are not finite or far too large", "Correct the energy");
    return {};
}

base::Result<void> checkContent(const Features& content, const Curves& curves, const Limits& limits)
{
    if (content.rows < 1 || content.rows > limits.maxFrames || content.width != limits.contentWidth ||
        content.values.size() != content.rows * content.width)
        return refused("The content has another size than this model's", "Give a row for each of at most 1600 frames");
    if (!allWithin(content.values, 1e4F))
        return refused("The content holds numbers that are not finite or far too large", "Hear the speech again");
    return checkCurves(curves, content.rows * kValuesPerFrame);
}

base::Result<void> checkFeatures(const Features& features, std::span<const float> f0, const Limits& limits)
{
    if (features.rows < 2 || features.rows > 2 * limits.maxFrames || features.width != limits.featureWidth ||
        features.values.size() != features.rows * features.width)
        return refused("The features have another size than this model's", "Use what features() answered");
    if (f0.size() != features.rows)
        return refused("There are " + counted(f0.size(), "pitch values for ") +
                           counted(features.rows, "rows of features"),
                       "Give one for each row");
    if (!allWithin(f0, kMostHertz) || !allWithin(features.values, 1e6F))
        return refused("Features or pitch hold values that are not finite or far too large", "Correct them");
    return {};
}

base::Result<void> checkOptions(const DecodeOptions& options, std::size_t numbers)
{
    if (!(options.noise >= 0.0 && options.noise <= 10.0) || !(options.phase >= 0.0 && options.phase <= 1.0))
        return refused("The shares of noise and phase must lie in 0 .. 10 and 0 .. 1", "1 and 0 are usual");
    if (!options.adapted.empty() && (options.adapted.size() != numbers || !allWithin(options.adapted, 100.0F)))
        return refused("What the voice was fitted with is not of this model and kind of pass", "Create the voice anew");
    if (!options.frozen)
        return {};
    if (options.frozen->values.size() != numbers || !allWithin(options.frozen->values, 1e12F))
        return refused("The frozen statistics are not of this model and kind of pass",
                       "Capture them by the same function and weights");
    return {};
}

base::Error cancelled()
{
    return {base::ErrorKind::cancelled, "Speaking was stopped", {}, {}};
}

} // namespace melisma::ml::kokoro
