// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/speaker_encoder/speaker_encoder.h"

#include "ml/models/speaker_encoder/speaker_net.h"
#include "ml/models/speaker_encoder/windows.h"
#include "ml/nn/plain_data.h"

#include <numeric>

namespace melisma::ml {

using namespace speaker_encoder;

namespace {

constexpr const char* kName = "The speaker encoder";
constexpr std::size_t kLeastSamples = 400; ///< a window of its transform
constexpr std::int64_t kBatch = 32;        ///< windows at once

base::Error refused(std::string message, std::string hint)
{
    return {base::ErrorKind::input, std::move(message), std::move(hint), {}};
}

base::Result<void> checkSamples(std::span<const float> samples)
{
    if (samples.size() < kLeastSamples)
        return refused("The sound is too short to tell whose voice it is",
                       "Give at least 25 ms; a few seconds are better");
    if (!allWithin(samples, 1e4F))
        return refused("The sound holds numbers that are not finite or far too large", "Decode the file again");
    return {};
}

} // namespace

struct SpeakerEncoder::Net {
    torch::Tensor windows(std::span<const float> samples, const std::vector<std::size_t>& starts) const
    {
        auto heard = raised(samples);
        heard.resize(std::max(heard.size(), (starts.back() + kWindowFrames) * kHop));
        const auto frames = net->mels(tensorOf(heard, net->device()));
        std::vector<torch::Tensor> each;
        for (const std::size_t start : starts)
            each.push_back(frames.narrow(0, static_cast<std::int64_t>(start), kWindowFrames));
        return torch::stack(each);
    }

    std::unique_ptr<SpeakerNet> net;
};

SpeakerEncoder::SpeakerEncoder(std::unique_ptr<Net> net) : m_net(std::move(net)) {}
SpeakerEncoder::~SpeakerEncoder() = default;
SpeakerEncoder::SpeakerEncoder(SpeakerEncoder&&) noexcept = default;
SpeakerEncoder& SpeakerEncoder::operator=(SpeakerEncoder&&) noexcept = default;

base::Result<SpeakerEncoder> SpeakerEncoder::load(const std::filesystem::path& path, const Runtime& runtime)
{
    auto net = SpeakerNet::load(path, runtime);
    if (!net)
        return net.error();
    return SpeakerEncoder(std::make_unique<Net>(Net{std::move(*net)}));
}

base::Result<std::vector<std::vector<float>>> SpeakerEncoder::embedWindows(std::span<const float> samples,
                                                                           const std::stop_token& stop) const
{
    if (const auto checked = checkSamples(samples); !checked)
        return checked.error();
    return guardedRun(kName, [&]() -> base::Result<std::vector<std::vector<float>>> {
        const auto windows = m_net->windows(samples, windowStarts(samples.size()));
        std::vector<std::vector<float>> embedded;
        for (std::int64_t first = 0; first < windows.size(0); first += kBatch) {
            if (stop.stop_requested())
                return base::Error{base::ErrorKind::cancelled, "Listening to the voice was stopped", {}, {}};
            const auto rows = m_net->net->forward(windows.narrow(0, first, std::min(kBatch, windows.size(0) - first)));
            for (std::int64_t row = 0; row < rows.size(0); ++row)
                embedded.push_back(plainFloats(rows[row]));
        }
        return embedded;
    });
}

base::Result<std::vector<float>> SpeakerEncoder::embed(std::span<const float> samples,
                                                       const std::stop_token& stop) const
{
    const auto windows = embedWindows(samples, stop);
    if (!windows)
        return windows.error();
    std::vector<double> sum(windows->front().size(), 0.0);
    for (const auto& window : *windows)
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] += window[i];
    const double length = std::sqrt(std::inner_product(sum.begin(), sum.end(), sum.begin(), 0.0));
    if (!(length > 0.0) || !allWithin(windows->front(), 1.0F + 1e-3F))
        return refused("No voice is heard in the sound", "Choose a recording in which the voice is alone");
    std::vector<float> mean(sum.size());
    for (std::size_t i = 0; i < sum.size(); ++i)
        mean[i] = static_cast<float>(sum[i] / length);
    return mean;
}

double cosine(std::span<const float> one, std::span<const float> other)
{
    if (one.size() != other.size())
        return 0.0;
    const auto product = [](std::span<const float> a, std::span<const float> b) {
        double sum = 0.0;
        for (std::size_t i = 0; i < a.size(); ++i)
            sum += static_cast<double>(a[i]) * b[i];
        return sum;
    };
    const double lengths = std::sqrt(product(one, one) * product(other, other));
    return lengths > 0.0 ? product(one, other) / lengths : 0.0;
}

} // namespace melisma::ml
