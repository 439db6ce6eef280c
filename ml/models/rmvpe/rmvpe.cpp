// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/rmvpe/rmvpe.h"

#include "ml/features/pitch_bins.h"
#include "ml/io/state_dict.h"
#include "ml/models/rmvpe/unet.h"
#include "ml/nn/mel_spectrogram.h"
#include "ml/nn/plain_data.h"

namespace melisma::ml {

using namespace rmvpe;

namespace {

constexpr const char* kName = "The pitch tracker RMVPE";
constexpr std::int64_t kBands = 128;
constexpr std::int64_t kSides = 3; ///< channels behind the U-Net
constexpr std::int64_t kFrameStep = 32;
constexpr double kSoftest = 1e-5;

base::Error refused(std::string message, std::string hint)
{
    return {base::ErrorKind::input, std::move(message), std::move(hint), {}};
}

MelSpectrogram::Shape melShape()
{
    MelSpectrogram::Shape shape;
    shape.filters = {16000.0, 1024, static_cast<int>(kBands), 30.0, 8000.0, MelScale::htk};
    return shape;
}

} // namespace

struct Rmvpe::Net {
    Net(const WeightReader& weights, torch::Device on)
        : device(on)
        , mel(melShape(), on)
        , net(weights.at("unet"))
        , hidden(hiddenOf(weights))
    {
        sides = {weights.take("cnn.weight", {kSides, net.channels(), 3, 3}), weights.take("cnn.bias", {kSides})};
        const auto gru = weights.at("fc.0.gru");
        for (const char* direction : {"", "_reverse"}) {
            const std::string end = std::string("_l0") + direction;
            recurrent.push_back(gru.take("weight_ih" + end, {3 * hidden, kSides * kBands}));
            recurrent.push_back(gru.take("weight_hh" + end, {3 * hidden, hidden}));
            recurrent.push_back(gru.take("bias_ih" + end, {3 * hidden}));
            recurrent.push_back(gru.take("bias_hh" + end, {3 * hidden}));
        }
        const auto bins = static_cast<std::int64_t>(kPitchBins);
        weight = weights.take("fc.1.weight", {bins, 2 * hidden});
        bias = weights.take("fc.1.bias", {bins});
    }

    static std::int64_t hiddenOf(const WeightReader& weights)
    {
        const auto shape = weights.shape("fc.0.gru.weight_hh_l0");
        return shape.size() == 2 && shape[1] > 0 && shape[1] <= 4096 ? shape[1] : 256;
    }

    /// [samples] -> [frames, 360]; undefined when stopped
    torch::Tensor forward(const torch::Tensor& samples, const std::stop_token& stop) const
    {
        auto bands = torch::log(mel.forward(samples).clamp_min(kSoftest));
        const auto frames = bands.size(0);
        const auto whole = (frames + kFrameStep - 1) / kFrameStep * kFrameStep;
        bands = torch::constant_pad_nd(bands, {0, 0, 0, whole - frames});
        const auto image = net.forward(bands.view({1, 1, whole, kBands}), stop);
        if (!image.defined())
            return image;
        const auto rows = sides.forward(image).transpose(1, 2).reshape({1, whole, kSides * kBands});
        const auto zero = torch::zeros({2, 1, hidden}, rows.options());
        const auto said = std::get<0>(at::gru(rows, zero, recurrent, /*has_biases=*/true, /*num_layers=*/1,
                                              /*dropout=*/0.0, /*train=*/false, /*bidirectional=*/true,
                                              /*batch_first=*/true));
        return torch::sigmoid(torch::linear(said[0].narrow(0, 0, frames), weight, bias));
    }

    torch::Device device;
    MelSpectrogram mel;
    UNet net;
    std::int64_t hidden;
    Conv sides;
    std::vector<torch::Tensor> recurrent;
    torch::Tensor weight, bias;
};

Rmvpe::Rmvpe(std::unique_ptr<Net> net) : m_net(std::move(net)) {}
Rmvpe::~Rmvpe() = default;
Rmvpe::Rmvpe(Rmvpe&&) noexcept = default;
Rmvpe& Rmvpe::operator=(Rmvpe&&) noexcept = default;

base::Result<Rmvpe> Rmvpe::load(const std::filesystem::path& path, const Runtime& runtime)
{
    const auto file = readStateDict(path);
    if (!file)
        return file.error();
    auto net =
        builtNet<Net>(kName, path, *file, runtime,
                      [](const WeightReader& weights, torch::Device device) -> base::Result<std::unique_ptr<Net>> {
                          auto made = std::make_unique<Net>(weights, device);
                          if (made->net.levels() == 0 || made->net.levels() > 5)
                              return refused("These are not the weights of RMVPE", "Choose rmvpe.pt");
                          return made;
                      });
    if (!net)
        return net.error();
    return Rmvpe(std::move(*net));
}

base::Result<FeatureRows> Rmvpe::salience(std::span<const float> samples, const std::stop_token& stop) const
{
    if (samples.size() < kShortest || samples.size() > kLongest)
        return refused("The pitch tracker takes 33 ms to 90 s at once, not " + std::to_string(samples.size()) +
                           " samples",
                       "Track the recording in pieces");
    if (!allWithin(samples, 1e4F))
        return refused("The sound holds numbers that are not finite or far too large", "Decode the file again");
    return guardedRun(kName, [&]() -> base::Result<FeatureRows> {
        const auto rows = m_net->forward(tensorOf(samples, m_net->device), stop);
        if (!rows.defined())
            return base::Error{base::ErrorKind::cancelled, "Tracking the pitch was stopped", {}, {}};
        return FeatureRows{static_cast<std::size_t>(rows.size(0)), kPitchBins, plainFloats(rows)};
    });
}

base::Result<std::vector<float>> Rmvpe::track(std::span<const float> samples, const std::stop_token& stop) const
{
    const auto heard = salience(samples, stop);
    if (!heard)
        return heard.error();
    return pitchOfSalience(*heard);
}

std::vector<float> pitchOfSalience(const FeatureRows& salience, double threshold)
{
    std::vector<float> pitch;
    for (std::size_t row = 0; row < salience.rows; ++row) {
        const auto bins = std::span(salience.values).subspan(row * salience.width, salience.width);
        const auto strongest = std::max_element(bins.begin(), bins.end());
        const bool heard = *strongest > threshold;
        const auto place = static_cast<std::size_t>(strongest - bins.begin());
        pitch.push_back(heard ? static_cast<float>(hertzOfCents(centsAround(bins, place))) : 0.0F);
    }
    return pitch;
}

} // namespace melisma::ml
