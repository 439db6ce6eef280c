// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/content_encoder/content_encoder.h"

#include "ml/models/content_encoder/content_net.h"
#include "ml/models/content_encoder/front_end.h"
#include "ml/nn/half_weights.h"
#include "ml/nn/plain_data.h"
#include "ml/nn/weights.h"

#include <array>
#include <cmath>
#include <optional>

namespace melisma::ml::content {

namespace {

/// How long the throats are as whose speech a recording is heard: the mean of several is right more often than one.
constexpr std::array kThroats{0.94, 1.0, 1.06};
constexpr std::size_t kOwnThroat = 1; ///< place of the one as it is
constexpr std::size_t kMostSamples = 60UL * kSampleRate;

std::optional<base::Error> unheardOf(std::span<const float> samples)
{
    if (!samples.empty() && samples.size() % kFrameSamples == 0 && samples.size() <= kMostSamples)
        return {};
    return base::Error{base::ErrorKind::input,
                       "Speech is heard in whole frames, at least one and at most 60 s",
                       "Give it piece by piece",
                       {}};
}

} // namespace

struct ContentEncoder::Net {
    ContentNet net;
    torch::Device device;
    std::vector<FrontEnd> ears;

    /// The mean of what all ears hear.
    Heard hear(const torch::Tensor& spectrum)
    {
        Heard sum;
        for (const auto& ear : ears) {
            const auto heard = net->forward(ear.heard(spectrum).to(device).unsqueeze(0));
            for (auto part : {&Heard::features, &Heard::tokens, &Heard::energy, &Heard::voicing})
                sum.*part = (sum.*part).defined() ? sum.*part + heard.*part : heard.*part;
        }
        for (auto part : {&Heard::features, &Heard::tokens, &Heard::energy, &Heard::voicing})
            sum.*part = sum.*part / static_cast<double>(ears.size());
        return sum;
    }

    torch::Tensor loudness(const torch::Tensor& spectrum) const
    {
        return torch::logsumexp(2.0 * ears[kOwnThroat].heard(spectrum), 1) / 2.0;
    }
};

ContentEncoder::ContentEncoder(std::unique_ptr<Net> net) : m_net(std::move(net)) {}
ContentEncoder::~ContentEncoder() = default;
ContentEncoder::ContentEncoder(ContentEncoder&&) noexcept = default;
ContentEncoder& ContentEncoder::operator=(ContentEncoder&&) noexcept = default;

double hearingGain(std::span<const float> samples)
{
    return levelGain(tensorOf(samples, torch::kCPU));
}

std::vector<float> bandsOf(std::span<const float> samples, double warp)
{
    return plainFloats(FrontEnd(warp).forward(tensorOf(samples, torch::kCPU)));
}

base::Result<ContentEncoder> ContentEncoder::load(const std::filesystem::path& path, const Runtime& runtime)
{
    const auto file = Safetensors::read(path);
    if (!file)
        return file.error();
    try {
        const auto weights = widened(*file);
        if (!weights)
            return weights.error();
        auto net = std::make_unique<Net>(Net{ContentNet(), torch::Device(runtime.device), {}});
        for (const double throat : kThroats)
            net->ears.emplace_back(throat);
        if (auto loaded = loadWeights(*net->net, *weights); !loaded) {
            auto error = loaded.error();
            error.message = path.string() + ": " + error.message;
            return error;
        }
        net->net->eval();
        net->net->to(net->device);
        return ContentEncoder(std::move(net));
    } catch (const std::exception& problem) {
        return base::Error{base::ErrorKind::input, path.string() + " does not hold the weights of the content encoder",
                           "Get Melisma's folder resources again", problem.what()};
    }
}

base::Result<HeardSpeech> ContentEncoder::hear(std::span<const float> samples, double gain,
                                               const std::stop_token& stop) const
{
    if (auto wrong = unheardOf(samples); wrong)
        return *wrong;
    if (stop.stop_requested())
        return base::Error{base::ErrorKind::cancelled, "Stopped", {}, {}};
    return guardedRun("The content encoder", [&]() -> base::Result<HeardSpeech> {
        const auto spectrum = FrontEnd::spectrum(tensorOf(samples, torch::kCPU) * gain);
        const auto heard = m_net->hear(spectrum);
        return HeardSpeech{samples.size() / kFrameSamples,
                           plainFloats(heard.features),
                           plainFloats(heard.energy),
                           plainFloats(torch::sigmoid(heard.voicing)),
                           plainFloats(torch::log_softmax(heard.tokens, 2)),
                           plainFloats(m_net->loudness(spectrum))};
    });
}

base::Result<std::vector<float>> ContentEncoder::symbolLikelihoods(std::span<const float> samples, double gain) const
{
    if (auto wrong = unheardOf(samples); wrong)
        return *wrong;
    return guardedRun("The content encoder", [&]() -> base::Result<std::vector<float>> {
        const auto heard = m_net->hear(FrontEnd::spectrum(tensorOf(samples, torch::kCPU) * gain));
        return plainFloats(torch::log_softmax(heard.tokens, 2));
    });
}

std::size_t ContentEncoder::reach() const
{
    return static_cast<std::size_t>(reachOf(m_net->net->shape()));
}

} // namespace melisma::ml::content
