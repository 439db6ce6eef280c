// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/kokoro/weight_names.h"

#include "ml/io/file_bytes.h"
#include "ml/io/tensor_data.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace melisma::ml {

namespace {

constexpr std::int64_t kTokens = 178;
constexpr std::int64_t kHidden = 512;
constexpr std::int64_t kStyle = 128;
constexpr std::int64_t kLongestDuration = 50;
constexpr std::int64_t kBertEmbedding = 128;
constexpr std::int64_t kBertHidden = 768;
constexpr std::int64_t kBertInner = 2048;
constexpr std::int64_t kBertPositions = 512;
constexpr std::int64_t kSpectrum = 22; ///< magnitude and phase of 11 bins

/// Writes the list, block by block as the network has them.
class Names {
public:
    std::vector<KokoroTensor> tensors;

    void add(const std::string& name, std::vector<std::int64_t> shape) { tensors.push_back({name, std::move(shape)}); }

    void linear(const std::string& name, std::int64_t out, std::int64_t in)
    {
        add(name + ".weight", {out, in});
        add(name + ".bias", {out});
    }

    void norm(const std::string& name, std::int64_t size)
    {
        add(name + ".weight", {size});
        add(name + ".bias", {size});
    }

    void conv(const std::string& name, std::int64_t out, std::int64_t in, std::int64_t taps)
    {
        add(name + ".weight", {out, in, taps});
        add(name + ".bias", {out});
    }

    void transposedConv(const std::string& name, std::int64_t in, std::int64_t out, std::int64_t taps)
    {
        add(name + ".weight", {in, out, taps});
        add(name + ".bias", {out});
    }

    /// Both directions, 256 units each.
    void lstm(const std::string& name, std::int64_t in)
    {
        constexpr std::int64_t kGates = 4 * 256;
        for (const std::string direction : {"", "_reverse"}) {
            add(name + ".weight_ih_l0" + direction, {kGates, in});
            add(name + ".weight_hh_l0" + direction, {kGates, 256});
            add(name + ".bias_ih_l0" + direction, {kGates});
            add(name + ".bias_hh_l0" + direction, {kGates});
        }
    }

    /// Scale and shift of `channels` from the style.
    void adain(const std::string& name, std::int64_t channels) { linear(name + ".fc", 2 * channels, kStyle); }

    void adainResidual(const std::string& name, std::int64_t in, std::int64_t out, bool upsample)
    {
        conv(name + ".conv1", out, in, 3);
        conv(name + ".conv2", out, out, 3);
        adain(name + ".norm1", in);
        adain(name + ".norm2", out);
        if (in != out)
            add(name + ".conv1x1.weight", {out, in, 1});
        if (!upsample)
            return;
        add(name + ".pool.weight", {in, 1, 3}); // a filter for each channel
        add(name + ".pool.bias", {in});
    }

    void snakeResidual(const std::string& name, std::int64_t channels, std::int64_t taps)
    {
        for (const std::string half : {"1", "2"})
            for (const std::string dilation : {".0", ".1", ".2"}) {
                conv(name + ".convs" + half + dilation, channels, channels, taps);
                adain(name + ".adain" + half + dilation, channels);
                add(name + ".alpha" + half + dilation, {1, channels, 1});
            }
    }
};

/// ALBERT: one layer that is run twelve times.
void addBert(Names& names)
{
    names.add("bert.embeddings.word_embeddings.weight", {kTokens, kBertEmbedding});
    names.add("bert.embeddings.position_embeddings.weight", {kBertPositions, kBertEmbedding});
    names.add("bert.embeddings.token_type_embeddings.weight", {2, kBertEmbedding});
    names.norm("bert.embeddings.LayerNorm", kBertEmbedding);
    names.linear("bert.encoder.embedding_hidden_mapping_in", kBertHidden, kBertEmbedding);
    const std::string layer = "bert.encoder.albert_layer_groups.0.albert_layers.0.";
    for (const std::string part : {"query", "key", "value", "dense"})
        names.linear(layer + "attention." + part, kBertHidden, kBertHidden);
    names.norm(layer + "attention.LayerNorm", kBertHidden);
    names.linear(layer + "ffn", kBertInner, kBertHidden);
    names.linear(layer + "ffn_output", kBertHidden, kBertInner);
    names.norm(layer + "full_layer_layer_norm", kBertHidden);
    names.linear("bert_encoder", kHidden, kBertHidden);
}

void addTextEncoder(Names& names)
{
    names.add("text_encoder.embedding.weight", {kTokens, kHidden});
    for (const std::string number : {"0", "1", "2"}) {
        names.conv("text_encoder.cnn." + number + ".0", kHidden, kHidden, 5);
        names.add("text_encoder.cnn." + number + ".1.gamma", {kHidden});
        names.add("text_encoder.cnn." + number + ".1.beta", {kHidden});
    }
    names.lstm("text_encoder.lstm", kHidden);
}

void addPredictor(Names& names)
{
    for (int i = 0; i < 6; i += 2) {
        names.lstm("predictor.text_encoder.lstms." + std::to_string(i), kHidden + kStyle);
        names.adain("predictor.text_encoder.lstms." + std::to_string(i + 1), kHidden);
    }
    names.lstm("predictor.lstm", kHidden + kStyle);
    names.lstm("predictor.shared", kHidden + kStyle);
    names.linear("predictor.duration_proj.linear_layer", kLongestDuration, kHidden);
    for (const std::string curve : {"F0", "N"}) {
        names.adainResidual("predictor." + curve + ".0", kHidden, kHidden, false);
        names.adainResidual("predictor." + curve + ".1", kHidden, kHidden / 2, true);
        names.adainResidual("predictor." + curve + ".2", kHidden / 2, kHidden / 2, false);
        names.conv("predictor." + curve + "_proj", 1, kHidden / 2, 1);
    }
}

void addDecoder(Names& names)
{
    constexpr std::int64_t kWide = 1024;
    constexpr std::int64_t kWideAndMore = kWide + 2 + 64; ///< with both curves and a short cut from the text
    names.conv("decoder.F0_conv", 1, 1, 3);
    names.conv("decoder.N_conv", 1, 1, 3);
    names.conv("decoder.asr_res.0", 64, kHidden, 1);
    names.adainResidual("decoder.encode", kHidden + 2, kWide, false);
    for (const std::string number : {"0", "1", "2"})
        names.adainResidual("decoder.decode." + number, kWideAndMore, kWide, false);
    names.adainResidual("decoder.decode.3", kWideAndMore, kHidden, true);
}

void addGenerator(Names& names)
{
    const std::string generator = "decoder.generator.";
    names.linear(generator + "m_source.l_linear", 1, 9);
    names.transposedConv(generator + "ups.0", 512, 256, 20);
    names.transposedConv(generator + "ups.1", 256, 128, 12);
    names.conv(generator + "noise_convs.0", 256, kSpectrum, 12);
    names.conv(generator + "noise_convs.1", 128, kSpectrum, 1);
    names.snakeResidual(generator + "noise_res.0", 256, 7);
    names.snakeResidual(generator + "noise_res.1", 128, 11);
    constexpr std::array<std::int64_t, 3> kTaps{3, 7, 11};
    for (std::size_t i = 0; i < 6; ++i)
        names.snakeResidual(generator + "resblocks." + std::to_string(i), i < 3 ? 256 : 128, kTaps[i % 3]);
    names.conv(generator + "conv_post", kSpectrum, 128, 7);
}

base::Error notKokoro(std::string why)
{
    return {base::ErrorKind::input,
            "The weights are not those of Kokoro-82M: " + std::move(why),
            "Choose the file that Melisma names",
            {}};
}

base::Result<void> checkOne(const KokoroTensor& wanted, const TensorToWrite& tensor)
{
    if (tensor.shape != wanted.shape || tensor.dtype != DType::f32)
        return notKokoro(quotedForMessage(wanted.name) + " has another shape");
    if (!std::ranges::all_of(floatsOf(tensor.dtype, tensor.bytes), [](float value) { return std::isfinite(value); }))
        return notKokoro(quotedForMessage(wanted.name) + " holds something that is no number");
    return {};
}

} // namespace

const std::vector<KokoroTensor>& kokoroTensors()
{
    static const std::vector<KokoroTensor> tensors = [] {
        Names names;
        addBert(names);
        addTextEncoder(names);
        addPredictor(names);
        addDecoder(names);
        addGenerator(names);
        return std::move(names.tensors);
    }();
    return tensors;
}

base::Result<void> checkKokoroTensors(const std::vector<TensorToWrite>& tensors,
                                      const std::vector<KokoroTensor>& wanted)
{
    std::map<std::string_view, const TensorToWrite*> byName;
    for (const TensorToWrite& tensor : tensors)
        if (!byName.emplace(tensor.name, &tensor).second)
            return notKokoro(quotedForMessage(tensor.name) + " appears twice");
    for (const KokoroTensor& each : wanted) {
        const auto found = byName.find(each.name);
        if (found == byName.end())
            return notKokoro(quotedForMessage(each.name) + " is missing");
        if (const auto checked = checkOne(each, *found->second); !checked)
            return checked.error();
        byName.erase(found);
    }
    if (!byName.empty())
        return notKokoro("nothing takes " + quotedForMessage(byName.begin()->first));
    return {};
}

} // namespace melisma::ml
