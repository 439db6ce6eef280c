// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/rvc/config_reader.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace melisma::ml::rvc {

namespace {

constexpr std::size_t kValues = 18;
constexpr std::int64_t kWidest = 4096;

base::Error refused(const std::string& why)
{
    return {base::ErrorKind::input,
            "The config of this voice is not that of an RVC voice: " + why,
            "Get the file again from where it was published",
            {}};
}

/// Takes values out of the list; the first that is not as it should be is kept as the fault.
class Values {
public:
    Values(const PickleTree& tree, const PickleNode& list) : m_tree(tree), m_list(list) {}

    std::int64_t number(std::size_t place, std::int64_t most, const char* what)
    {
        return number(at(place), most, what);
    }

    std::vector<std::int64_t> numbers(std::size_t place, std::size_t least, std::size_t most, std::int64_t largest,
                                      const char* what)
    {
        return numbers(at(place), least, most, largest, what);
    }

    std::vector<std::vector<std::int64_t>> lists(std::size_t place, std::size_t count, const char* what)
    {
        std::vector<std::vector<std::int64_t>> all;
        const PickleNode& node = at(place);
        if (node.kind != PickleKind::list || node.children.size() != count)
            fail(what);
        else
            for (const PickleNodeId child : node.children)
                all.push_back(numbers(m_tree.at(child), 1, 4, 64, what));
        return all;
    }

    /// 40000 or "40k"
    int sampleRate(std::size_t place)
    {
        const PickleNode& node = at(place);
        for (const auto& [text, rate] : {std::pair("32k", 32000), std::pair("40k", 40000), std::pair("48k", 48000)})
            if (node.kind == PickleKind::text && node.text == text)
                return rate;
        const auto rate = number(node, 192000, "sample rate");
        if (rate < 8000 || rate % kFramesPerSecond != 0)
            fail("sample rate");
        return static_cast<int>(rate);
    }

    bool isText(std::size_t place, std::string_view text) const
    {
        return at(place).kind == PickleKind::text && at(place).text == text;
    }

    void require(bool held, const char* what)
    {
        if (!held)
            fail(what);
    }
    const std::string& fault() const { return m_fault; }

private:
    const PickleNode& at(std::size_t place) const { return m_tree.at(m_list.children[place]); }

    void fail(const char* what)
    {
        if (m_fault.empty())
            m_fault = what;
    }

    std::int64_t number(const PickleNode& node, std::int64_t most, const char* what)
    {
        if (node.kind == PickleKind::integer && node.integer > 0 && node.integer <= most)
            return node.integer;
        fail(what);
        return 1;
    }

    std::vector<std::int64_t> numbers(const PickleNode& node, std::size_t least, std::size_t most, std::int64_t largest,
                                      const char* what)
    {
        std::vector<std::int64_t> all;
        if (node.kind != PickleKind::list || node.children.size() < least || node.children.size() > most) {
            fail(what);
            return all;
        }
        for (const PickleNodeId child : node.children)
            all.push_back(number(m_tree.at(child), largest, what));
        return all;
    }

    const PickleTree& m_tree;
    const PickleNode& m_list;
    std::string m_fault;
};

bool allOdd(const std::vector<std::int64_t>& numbers)
{
    return std::ranges::all_of(numbers, [](std::int64_t number) { return number % 2 == 1; });
}

/// The upsampling makes a hundredth of a second of each row, by taps that ml/nn's UpsampleRows can do.
bool fitTogether(const Config& config)
{
    if (config.rates.size() != config.upTaps.size())
        return false;
    std::int64_t hop = 1;
    for (std::size_t i = 0; i < config.rates.size(); ++i) {
        const auto rate = config.rates[i];
        const auto taps = config.upTaps[i];
        if (taps < rate || taps > 3 * rate || (taps - rate) % 2 != 0)
            return false;
        hop *= rate;
    }
    return hop * kFramesPerSecond == config.sampleRate &&
           config.initial % (std::int64_t{1} << config.rates.size()) == 0;
}

/// Each stage's excitation is thinned to its rate by halves around each sample.
bool sourceFits(const Config& config)
{
    std::int64_t stride = 1;
    for (auto rate = config.rates.rbegin(); rate + 1 < config.rates.rend(); ++rate) {
        stride *= *rate;
        if (stride % 2 != 0)
            return false;
    }
    return true;
}

std::optional<std::vector<std::int64_t>> shapeOf(const Safetensors& weights, std::string_view name, std::size_t size)
{
    const auto view = weights.find(name);
    return view && view->entry.shape.size() == size ? std::optional(view->entry.shape) : std::nullopt;
}

} // namespace

base::Result<Config> readConfig(const TorchFile& file, const PickleNode& node)
{
    if (node.kind != PickleKind::list || node.children.size() != kValues)
        return refused("it is no list of 18 values");
    Values values(file.tree(), node);
    Config config;
    config.channels = values.number(2, kWidest, "channels");
    config.hidden = values.number(3, kWidest, "hidden channels");
    config.inner = values.number(4, 4 * kWidest, "inner channels");
    config.heads = values.number(5, 64, "heads");
    config.layers = values.number(6, 64, "layers");
    config.taps = values.number(7, 31, "taps");
    config.longBlocks = values.isText(9, "1");
    values.require(config.longBlocks || values.isText(9, "2"), "kind of blocks");
    config.blockTaps = values.numbers(10, 1, 8, 63, "taps of blocks");
    config.dilations = values.lists(11, config.blockTaps.size(), "dilations");
    config.rates = values.numbers(12, 1, 8, 64, "rates");
    config.initial = values.number(13, kWidest, "initial channels");
    config.upTaps = values.numbers(14, 1, 8, 192, "taps of the upsampling");
    config.conditions = values.number(16, kWidest, "conditions");
    config.sampleRate = values.sampleRate(17);
    values.require(config.channels % 2 == 0 && config.hidden % config.heads == 0, "channels and heads");
    values.require(config.taps % 2 == 1 && allOdd(config.blockTaps), "even taps");
    values.require(fitTogether(config), "rates that do not make the sample rate");
    if (!values.fault().empty())
        return refused(values.fault());
    return config;
}

base::Result<void> takeSizes(const Safetensors& weights, Config& config)
{
    const auto speakers = shapeOf(weights, "emb_g.weight", 2);
    const auto features = shapeOf(weights, "enc_p.emb_phone.weight", 2);
    const auto offsets = shapeOf(weights, "enc_p.encoder.attn_layers.0.emb_rel_k", 3);
    if (!speakers || !features || !offsets)
        return refused("speakers, features or attention are missing among the weights");
    config.speakers = (*speakers)[0];
    config.features = (*features)[1];
    config.window = ((*offsets)[1] - 1) / 2;
    config.pitched = weights.find("enc_p.emb_pitch.weight").has_value();
    if (config.speakers < 1 || config.features < 1 || config.features > kWidest || config.window < 0 ||
        config.window > 64 || (config.pitched && !sourceFits(config)))
        return refused("sizes of the weights that no voice has");
    return {};
}

} // namespace melisma::ml::rvc
