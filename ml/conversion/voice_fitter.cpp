// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/voice_fitter.h"

#include "ml/models/content_encoder/front_end.h"
#include "ml/models/kokoro/open_vocoder.h"
#include "ml/models/speaker_encoder/speaker_net.h"
#include "ml/nn/adam.h"
#include "ml/nn/plain_data.h"

#include <cmath>

namespace melisma::ml::conversion {

namespace {

using torch::Tensor;

constexpr std::int64_t kAxes = 40;
constexpr std::size_t kNearest = 3;    ///< published voices that the search begins between
constexpr double kResidualStep = 0.02; ///< what one of the fitted numbers beside the axes moves a style by
constexpr double kAdaptedStep = 0.1;
constexpr double kStyleRate = 0.12;
constexpr double kAdaptRate = 0.1;
constexpr double kNaturalStyle = 0.002; ///< weight of what keeps the style among those of published voices
constexpr double kNaturalAdapted = 0.02;
constexpr double kMaxGradientNorm = 1.0;

/// Two thirds of the rate by a windowed sinc.
Tensor toSpeakerRate(const Tensor& samples)
{
    constexpr std::int64_t kReach = 48;
    static const Tensor kernel = [] {
        const auto time = torch::arange(-kReach, kReach + 1, torch::kFloat64) / 48000.0;
        const auto sinc = torch::sinc(2.0 * 7600.0 * time) * (2.0 * 7600.0 / 48000.0);
        return (2.0 * sinc * torch::hann_window(2 * kReach + 3, false, torch::kFloat64).narrow(0, 1, 2 * kReach + 1))
            .to(torch::kFloat32)
            .view({1, 1, -1});
    }();
    const auto twice = torch::conv_transpose1d(samples.view({1, 1, -1}), kernel, {}, 2, kReach);
    return twice.view({-1}).slice(0, 0, c10::nullopt, 3);
}

/// The directions in which published voices differ.
struct Axes {
    Tensor mean; ///< [128]
    Tensor rows; ///< [axes, 128], each as long as the voices spread along it
};

Axes axesOf(const Tensor& styles)
{
    const auto mean = styles.mean(0);
    const auto [left, lengths, right] = torch::linalg_svd(styles - mean, false);
    const auto count = std::min<std::int64_t>(kAxes, lengths.size(0) - 1);
    const auto spread = lengths.narrow(0, 0, count) / std::sqrt(static_cast<double>(styles.size(0)));
    return {mean, right.narrow(0, 0, count) * spread.unsqueeze(1)};
}

/// A piece as tensors, with what it is compared to.
struct Goal {
    kokoro::OpenInput input;
    Tensor mels; ///< of the reference at the usual level
};

Tensor levelled(const Tensor& sound)
{
    constexpr double kUsualRms = 0.06;
    return sound * (kUsualRms / (sound.square().mean() + 1e-12).sqrt());
}

kokoro::OpenInput inputOf(const ReferencePiece& piece)
{
    const auto rows = static_cast<std::int64_t>(piece.content.rows);
    return {tensorOf(piece.content.values, torch::kCPU).view({rows, -1}),
            tensorOf(piece.curves.f0, torch::kCPU),
            tensorOf(piece.curves.energy, torch::kCPU),
            {},
            {}};
}

/// The style being fitted.
struct StyleNumbersImpl : torch::nn::Module {
    StyleNumbersImpl(const Tensor& start, const Axes& axes)
        : along(register_parameter("along", start.clone()))
        , beside(register_parameter("beside", torch::zeros_like(axes.mean)))
    {}
    Tensor style(const Axes& axes) const
    {
        return axes.mean + torch::matmul(along, axes.rows) + kResidualStep * beside;
    }
    Tensor along;  ///< the axes, in spreads of the published voices
    Tensor beside; ///< the rest
};
TORCH_MODULE(StyleNumbers);

/// What is added to all that the style asks of the normalisations.
struct AdaptedNumbersImpl : torch::nn::Module {
    explicit AdaptedNumbersImpl(std::int64_t width) : numbers(register_parameter("numbers", torch::zeros({width}))) {}
    Tensor adapted() const { return kAdaptedStep * numbers; }
    Tensor numbers;
};
TORCH_MODULE(AdaptedNumbers);

} // namespace

struct VoiceFitter::Nets {
    std::unique_ptr<kokoro::OpenVocoder> vocoder;
    std::unique_ptr<speaker_encoder::SpeakerNet> speaker;
    Tensor styles;   ///< [voices, 256]
    Tensor speakers; ///< [voices, 256]
    content::FrontEnd ear;

    std::int64_t half() const { return styles.size(1) / 2; } ///< of a style that is sound

    Tensor speakerOf(const Tensor& sound) const
    {
        const auto mels = speaker->mels(levelled(toSpeakerRate(sound)));
        return speaker->forward(mels.narrow(0, 0, 160).unsqueeze(0))[0];
    }
};

namespace {

/// One voice on its way.
class Fit {
public:
    Fit(const VoiceFitter::Nets& nets, std::span<const ReferencePiece> pieces, std::span<const float> speaker,
        const FitOptions& options)
        : m_nets(nets)
        , m_speaker(tensorOf(speaker, torch::kCPU))
        , m_axes(axesOf(nets.styles.narrow(1, 0, nets.half())))
        , m_options(options)
    {
        for (const auto& piece : pieces) {
            const auto sound = tensorOf(piece.samples, torch::kCPU);
            m_goals.push_back({inputOf(piece), nets.ear.forward(levelled(sound))});
        }
    }

    /// Where published voices lie that sound most like it.
    void begin()
    {
        const torch::NoGradGuard still;
        const auto [best, places] = torch::matmul(m_nets.speakers, m_speaker).topk(static_cast<std::int64_t>(kNearest));
        m_nearest = m_nets.styles[places[0].item<std::int64_t>()];
        const auto shares = torch::softmax(best * 12.0, 0);
        const auto start = torch::matmul(shares, m_nets.styles.index_select(0, places).narrow(1, 0, m_nets.half()));
        const auto lengths = m_axes.rows.square().sum(1);
        m_style = StyleNumbers(torch::matmul(m_axes.rows, start - m_axes.mean) / lengths, m_axes);
        m_adapted = AdaptedNumbers(m_nets.vocoder->adaptedWidth());
    }

    void stepStyle(Adam& adam, int step)
    {
        const auto style = m_style->style(m_axes);
        const auto natural = m_style->along.square().mean() + m_style->beside.square().mean();
        loss(style, {}, step).add(natural, kNaturalStyle).backward();
        adam.step(rateAt(kStyleRate, step, m_options.styleSteps), kMaxGradientNorm);
    }

    void stepAdapted(Adam& adam, int step)
    {
        const auto adapted = m_adapted->adapted();
        const auto natural = m_adapted->numbers.square().mean();
        loss(m_style->style(m_axes).detach(), adapted, step).add(natural, kNaturalAdapted).backward();
        adam.step(rateAt(kAdaptRate, step, m_options.adaptSteps), kMaxGradientNorm);
    }

    Adam styleAdam() { return Adam(*m_style); }
    Adam adaptedAdam() { return Adam(*m_adapted); }

    FittedVoice voice() const
    {
        const torch::NoGradGuard still;
        FittedVoice voice;
        const auto style = m_style->style(m_axes);
        voice.style = plainFloats(torch::cat({style, m_nearest.narrow(0, m_nets.half(), m_nets.half())}));
        if (m_options.adaptSteps > 0)
            voice.adapted = plainFloats(m_adapted->adapted());
        for (std::size_t piece = 0; piece < std::min<std::size_t>(4, m_goals.size()); ++piece)
            voice.likeness += likeness(said(piece, style, adaptedOrNone(), 7)).item<double>() /
                              static_cast<double>(std::min<std::size_t>(4, m_goals.size()));
        return voice;
    }

private:
    static double rateAt(double rate, int step, int steps)
    {
        return rate * (1.0 - 0.9 * static_cast<double>(step) / std::max(1, steps));
    }

    Tensor adaptedOrNone() const { return m_options.adaptSteps > 0 ? m_adapted->adapted() : Tensor(); }

    Tensor said(std::size_t piece, const Tensor& style, const Tensor& adapted, int step) const
    {
        auto input = m_goals[piece].input;
        input.style = style;
        input.adapted = adapted;
        return m_nets.vocoder->forward(input, m_options.seed + static_cast<std::uint64_t>(step));
    }

    Tensor likeness(const Tensor& sound) const { return m_nets.speakerOf(sound).dot(m_speaker); }

    Tensor loss(const Tensor& style, const Tensor& adapted, int step) const
    {
        const auto piece = static_cast<std::size_t>(step) % m_goals.size();
        const auto sound = said(piece, style, adapted, step);
        const auto apart = (m_nets.ear.forward(levelled(sound)) - m_goals[piece].mels).abs().mean();
        return 1.0 - likeness(sound) + m_options.melShare * apart;
    }

    const VoiceFitter::Nets& m_nets;
    Tensor m_speaker;
    Axes m_axes;
    const FitOptions& m_options;
    std::vector<Goal> m_goals;
    Tensor m_nearest;
    StyleNumbers m_style{nullptr};
    AdaptedNumbers m_adapted{nullptr};
};

/// What libtorch throws becomes an Error. Gradients are kept, unlike by guardedRun().
template <class Work>
auto guarded(const Work& work) -> decltype(work())
{
    try {
        return work();
    } catch (const std::exception& problem) {
        return base::Error{base::ErrorKind::internal, "The voice could not be made",
                           "Close other programs if memory is short, or give fewer recordings", problem.what()};
    }
}

base::Error stopped()
{
    return {base::ErrorKind::cancelled, "Making the voice was stopped", {}, {}};
}

} // namespace

VoiceFitter::VoiceFitter(std::unique_ptr<Nets> nets) : m_nets(std::move(nets)) {}
VoiceFitter::~VoiceFitter() = default;
VoiceFitter::VoiceFitter(VoiceFitter&&) noexcept = default;
VoiceFitter& VoiceFitter::operator=(VoiceFitter&&) noexcept = default;

base::Result<VoiceFitter> VoiceFitter::load(const Files& files, const std::vector<Published>& voices)
{
    const auto file = Safetensors::read(files.kokoro);
    if (!file)
        return file.error();
    auto speaker = speaker_encoder::SpeakerNet::load(files.speaker, {"cpu", 1});
    if (!speaker)
        return speaker.error();
    return guarded([&]() -> base::Result<VoiceFitter> {
        const WeightReader weights(*file, torch::kCPU);
        const auto config = kokoro::configOf(weights);
        if (!config)
            return config.error();
        auto nets = std::make_unique<Nets>();
        nets->vocoder = std::make_unique<kokoro::OpenVocoder>(weights.at("decoder"), *config);
        nets->speaker = std::move(*speaker);
        std::vector<Tensor> styles, speakers;
        for (const auto& voice : voices) {
            styles.push_back(tensorOf(voice.style, torch::kCPU));
            speakers.push_back(tensorOf(voice.speaker, torch::kCPU));
        }
        nets->styles = torch::stack(styles);
        nets->speakers = torch::stack(speakers);
        return VoiceFitter(std::move(nets));
    });
}

base::Result<FittedVoice> VoiceFitter::fit(std::span<const ReferencePiece> pieces, std::span<const float> speaker,
                                           const FitOptions& options, const ShareDone& progress,
                                           const std::stop_token& stop) const
{
    if (pieces.empty())
        return base::Error{base::ErrorKind::input, "There is nothing to make a voice of", "Give recordings of it", {}};
    return guarded([&]() -> base::Result<FittedVoice> {
        Fit fit(*m_nets, pieces, speaker, options);
        fit.begin();
        const auto told = [&](int step) {
            if (progress)
                progress(0.2 + 0.8 * step / std::max(1, options.styleSteps + options.adaptSteps));
            return !stop.stop_requested();
        };
        auto adam = fit.styleAdam();
        for (int step = 0; step < options.styleSteps; ++step) {
            if (!told(step))
                return stopped();
            fit.stepStyle(adam, step);
        }
        auto adaptedAdam = fit.adaptedAdam();
        for (int step = 0; step < options.adaptSteps; ++step) {
            if (!told(options.styleSteps + step))
                return stopped();
            fit.stepAdapted(adaptedAdam, step);
        }
        return fit.voice();
    });
}

std::vector<float> VoiceFitter::say(const ReferencePiece& piece, std::span<const float> style,
                                    std::span<const float> adapted, std::uint64_t seed) const
{
    const torch::NoGradGuard still;
    auto input = inputOf(piece);
    input.style = tensorOf(style, torch::kCPU).narrow(0, 0, m_nets->half());
    if (!adapted.empty())
        input.adapted = tensorOf(adapted, torch::kCPU);
    return plainFloats(m_nets->vocoder->forward(input, seed));
}

} // namespace melisma::ml::conversion
