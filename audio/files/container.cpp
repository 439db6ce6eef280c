// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/container.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace melisma::audio {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

struct Facts {
    std::string_view name;
    std::string_view extension;
    int usualKbps; ///< 0: lossless
    int leastKbps;
    int mostKbps;
    int mostChannels;
};

constexpr std::array<Facts, 5> kFacts{{{"WAV", ".wav", 0, 0, 0, 64},
                                       {"FLAC", ".flac", 0, 0, 0, 8},
                                       {"OGG", ".ogg", 256, 64, 500, 2},
                                       {"MP3", ".mp3", 320, 32, 320, 2},
                                       {"M4A", ".m4a", 256, 32, 512, 2}}};

/// MPEG-1, 2 and 2.5 layer III.
constexpr std::array kMp3Rates{8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000};
/// ISO/IEC 14496-3, table 1.18.
constexpr std::array kAacRates{7350, 8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000, 64000, 88200, 96000};
constexpr int kHighestFlacRate = 655350;
constexpr int kLowestVorbisRate = 8000, kHighestVorbisRate = 192000;

const Facts& factsOf(Container container)
{
    return kFacts[static_cast<std::size_t>(container)];
}

Error usage(std::string message, std::string hint)
{
    return {ErrorKind::usage, std::move(message), std::move(hint), ""};
}

Result<void> checkKbps(const WriteSpec& spec)
{
    const Facts& facts = factsOf(spec.container);
    if (spec.kbps == 0)
        return {};
    if (!isLossy(spec.container))
        return usage(fmt::format("{} keeps every sample and has no bit rate to choose", facts.name),
                     "Leave the bit rate out, or choose MP3, OGG or M4A");
    if (spec.kbps < facts.leastKbps || spec.kbps > facts.mostKbps)
        return usage(fmt::format("{} is not written at {} kbit/s", facts.name, spec.kbps),
                     fmt::format("Choose {} to {} kbit/s", facts.leastKbps, facts.mostKbps));
    return {};
}

} // namespace

std::string_view nameOf(Container container)
{
    return factsOf(container).name;
}

std::string_view extensionOf(Container container)
{
    return factsOf(container).extension;
}

std::optional<Container> containerOf(const std::filesystem::path& path)
{
    std::string extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const auto found = std::ranges::find(kFacts, extension, &Facts::extension);
    return found == kFacts.end() ? std::nullopt : std::optional(kContainers[found - kFacts.begin()]);
}

bool isLossy(Container container)
{
    return factsOf(container).usualKbps > 0;
}

int usualKbps(Container container)
{
    return factsOf(container).usualKbps;
}

bool holdsRate(Container container, int sampleRate)
{
    switch (container) {
    case Container::wav:
        return sampleRate > 0;
    case Container::flac:
        return sampleRate > 0 && sampleRate <= kHighestFlacRate;
    case Container::ogg:
        return sampleRate >= kLowestVorbisRate && sampleRate <= kHighestVorbisRate;
    case Container::mp3:
        return std::ranges::find(kMp3Rates, sampleRate) != kMp3Rates.end();
    case Container::m4a:
        return std::ranges::find(kAacRates, sampleRate) != kAacRates.end();
    }
    return false;
}

int fittingRate(Container container, int wanted)
{
    return holdsRate(container, wanted) ? wanted : 48000;
}

Result<void> checkWriteSpec(const WriteSpec& spec)
{
    const Facts& facts = factsOf(spec.container);
    if (spec.channels < 1 || spec.sampleRate < 1)
        return usage("A sound file needs at least one channel and a sample rate", "");
    if (spec.container == Container::flac && spec.format == SampleFormat::float32)
        return usage("FLAC holds 16 or 24 bit samples, not 32 bit floats", "Choose 16 or 24 bits, or a WAV file");
    if (spec.channels > facts.mostChannels)
        return usage(fmt::format("{} holds at most {} channels", facts.name, facts.mostChannels), "Choose a WAV file");
    if (!holdsRate(spec.container, spec.sampleRate))
        return usage(fmt::format("{} cannot hold {} Hz", facts.name, spec.sampleRate), "Choose 44100 or 48000 Hz");
    return checkKbps(spec);
}

} // namespace melisma::audio
