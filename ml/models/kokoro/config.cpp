// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/kokoro/config.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace melisma::ml::kokoro {

namespace {

constexpr std::int64_t kHeadWidth = 64;
constexpr std::int64_t kRepeats = 12;
constexpr std::int64_t kLargest = 65536; ///< a size beyond this is a damaged file

/// Asks for sizes of tensors and keeps the name of the first that is not there.
class Sizes {
public:
    explicit Sizes(const WeightReader& weights) : m_weights(weights) {}

    std::int64_t of(const std::string& name, std::size_t axis)
    {
        const auto shape = m_weights.shape(name);
        if (axis < shape.size() && shape[axis] > 0 && shape[axis] <= kLargest)
            return shape[axis];
        if (m_missing.empty())
            m_missing = name;
        return 1;
    }

    std::int64_t countOf(const std::string& list)
    {
        const int count = m_weights.at(list).count();
        if (count == 0 && m_missing.empty())
            m_missing = list + ".0";
        return count;
    }

    const std::string& missing() const { return m_missing; }

private:
    const WeightReader& m_weights;
    std::string m_missing;
};

Albert::Shape albertOf(Sizes& sizes)
{
    const std::string embeddings = "bert.embeddings.";
    const std::string layer = "bert.encoder.albert_layer_groups.0.albert_layers.0.";
    Albert::Shape shape;
    shape.symbols = sizes.of(embeddings + "word_embeddings.weight", 0);
    shape.embedding = sizes.of(embeddings + "word_embeddings.weight", 1);
    shape.positions = sizes.of(embeddings + "position_embeddings.weight", 0);
    shape.hidden = sizes.of(layer + "attention.query.weight", 0);
    shape.inner = sizes.of(layer + "ffn.weight", 0);
    shape.heads = std::max<std::int64_t>(1, shape.hidden / kHeadWidth);
    shape.repeats = kRepeats;
    return shape;
}

void readGenerator(Config& config, Sizes& sizes)
{
    const std::string generator = "decoder.generator.";
    const auto stages = sizes.countOf(generator + "ups");
    for (std::int64_t stage = 0; stage < stages; ++stage) {
        const std::string number = std::to_string(stage);
        config.upsampleRates.push_back(sizes.of(generator + "ups." + number + ".weight", 2) / 2);
        config.noiseTaps.push_back(sizes.of(generator + "noise_res." + number + ".convs1.0.weight", 2));
    }
    const auto blocks = stages == 0 ? 0 : sizes.countOf(generator + "resblocks") / stages;
    for (std::int64_t block = 0; block < blocks; ++block)
        config.blockTaps.push_back(sizes.of(generator + "resblocks." + std::to_string(block) + ".convs1.0.weight", 2));
    config.points = sizes.of(generator + "conv_post.weight", 0) - 2;
}

bool isSound(const Config& config)
{
    const auto odd = [](std::int64_t taps) { return taps % 2 == 1; };
    const auto even = [](std::int64_t rate) { return rate > 0 && rate % 2 == 0; };
    const auto& rates = config.upsampleRates;
    const auto product = std::accumulate(rates.begin(), rates.end(), std::int64_t{1}, std::multiplies<>());
    return config.albert.hidden % config.albert.heads == 0 && config.width % 2 == 0 && odd(config.encoderTaps) &&
           !config.blockTaps.empty() && std::all_of(config.blockTaps.begin(), config.blockTaps.end(), odd) &&
           std::all_of(config.noiseTaps.begin(), config.noiseTaps.end(), odd) &&
           std::all_of(rates.begin(), rates.end(), even) && config.points > 0 && config.points % 4 == 0 &&
           product * config.points / 4 * kValuesPerFrame == kSamplesPerFrame &&
           config.decoderOutput % (std::int64_t{1} << rates.size()) == 0;
}

} // namespace

base::Result<Config> configOf(const WeightReader& weights)
{
    Sizes sizes(weights);
    Config config;
    config.albert = albertOf(sizes);
    config.width = sizes.of("bert_encoder.weight", 0);
    config.style = sizes.of("predictor.text_encoder.lstms.1.fc.weight", 1);
    config.longest = sizes.of("predictor.duration_proj.linear_layer.weight", 0);
    config.encoderTaps = sizes.of("text_encoder.cnn.0.0.weight", 2);
    config.encoderLayers = sizes.countOf("text_encoder.cnn");
    config.durationLayers = sizes.countOf("predictor.text_encoder.lstms") / 2;
    config.decoderBlocks = sizes.countOf("decoder.decode");
    config.decoderWidth = sizes.of("decoder.encode.conv1.weight", 0);
    config.decoderOutput = sizes.of("decoder.decode." + std::to_string(config.decoderBlocks - 1) + ".conv1.weight", 0);
    config.reminder = sizes.of("decoder.asr_res.0.weight", 0);
    readGenerator(config, sizes);
    const auto refused = [](std::string message) {
        return base::Error{base::ErrorKind::input,
                           std::move(message),
                           "Convert the Kokoro-82M weights again, or run installer/setup to fetch them",
                           {}};
    };
    if (!sizes.missing().empty())
        return refused("These are not Kokoro weights: the tensor '" + sizes.missing() + "' is missing or has no size");
    if (!isSound(config))
        return refused("The sizes in these Kokoro weights do not fit together");
    return config;
}

} // namespace melisma::ml::kokoro
