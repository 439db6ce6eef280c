// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/openvoice_method.h"

#include "ml/conversion/loudest_stretch.h"
#include "ml/conversion/quiet_blocks.h"
#include "ml/io/resampler.h"
#include "ml/io/sound_reader.h"

#include <algorithm>

namespace melisma::ml::conversion {

using base::Error;
using base::ErrorKind;
using base::Result;
using openvoice::kHop;
using openvoice::OpenVoice;

namespace {

constexpr const char* kModel = "openvoice-v2";
constexpr const char* kWeights = "checkpoint.pth";
constexpr double kMostReferenceSeconds = 1200.0;
constexpr std::size_t kRow = kHop;
constexpr BlockPlan kBlocks{1720UL * kRow, 340UL * kRow, 86UL * kRow, kRow}; ///< 20 s, 4 s and 1 s
constexpr double kNoise = 0.3; ///< share of chance in the latent that its authors chose

Result<std::vector<float>> colourOf(const OpenVoice& net, const base::VoiceFile& file, const std::stop_token& stop)
{
    const auto sound = readMono(file.bytes, "A recording of the voice", kMostReferenceSeconds);
    if (!sound)
        return sound.error();
    const auto samples = Resampler::whole(sound->samples, sound->sampleRate, openvoice::kSampleRate);
    if (!samples)
        return samples.error();
    const auto heard = loudestStretch(heldSound(*samples), OpenVoice::kLongest, stop);
    return heard ? net.toneColour(*heard, stop) : heard.error();
}

/// The mean over all recordings of the voice.
Result<std::vector<float>> colourOf(const OpenVoice& net, const base::VoiceMaterial& voice, const std::stop_token& stop)
{
    std::vector<float> sum;
    float count = 0.0F;
    for (const auto& file : voice.files) {
        if (file.role != "reference")
            continue;
        const auto colour = colourOf(net, file, stop);
        if (!colour)
            return colour;
        sum.resize(colour->size(), 0.0F);
        std::ranges::transform(sum, *colour, sum.begin(), std::plus<>());
        ++count;
    }
    std::ranges::for_each(sum, [count](float& value) { value /= count; });
    return sum;
}

} // namespace

OpenedMethod OpenVoiceMethod::open(const CloneTarget& target, const CloneOptions& options, CloneTools& tools)
{
    if (options.transpose != 0.0)
        return Error{
            ErrorKind::usage, "OpenVoice keeps the pitch: it cannot transpose", "Leave the transposition out", {}};
    const auto files = tools.findModel(kModel);
    if (!files)
        return files.error();
    if (tools.context.progress)
        tools.context.progress({"Loading the voice", 0.0});
    auto net = OpenVoice::load(files->folder / kWeights, tools.runtime);
    if (!net)
        return net.error();
    auto colour = colourOf(*net, target.material, tools.context.stop);
    if (!colour)
        return colour.error();
    std::unique_ptr<OpenVoiceMethod> method(
        new OpenVoiceMethod(std::move(*net), std::move(*colour), {options.seed, kNoise * options.breath}));
    const auto hash = files->sha256.find(kWeights);
    method->m_model = {kModel, "2", hash == files->sha256.end() ? "" : hash->second, files->licence, true};
    return OpenedMethod(std::move(method));
}

Result<void> OpenVoiceMethod::convert(const SoundSource& source, const WriteSound& write, const ShareDone& progress,
                                      const std::stop_token& stop) const
{
    const auto heard = loudestStretch(source, OpenVoice::kLongest, stop);
    if (!heard)
        return heard.error();
    const auto colour = m_net.toneColour(*heard, stop);
    if (!colour)
        return colour.error();
    auto options = m_options;
    return inQuietBlocks(source, kBlocks, [&](const Block& block, std::size_t begin) -> Result<void> {
        auto sound = block.sound;
        sound.resize((sound.size() + kRow - 1) / kRow * kRow, 0.0F);
        auto made = m_net.convert(sound, *colour, m_target, options, stop);
        if (!made)
            return made.error();
        made->resize(std::max(made->size(), block.before + block.length), 0.0F);
        ++options.seed;
        progress(static_cast<double>(begin + block.length) / static_cast<double>(source.samples));
        return write(std::span(*made).subspan(block.before, block.length));
    });
}

} // namespace melisma::ml::conversion
