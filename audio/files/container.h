// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/audio_file.h"

#include <array>
#include <optional>
#include <string_view>

namespace melisma::audio {

inline constexpr std::array kContainers{Container::wav, Container::flac, Container::ogg, Container::mp3,
                                        Container::m4a};

/// "WAV", "FLAC", "OGG", "MP3", "M4A".
std::string_view nameOf(Container container);
/// ".wav" and so on.
std::string_view extensionOf(Container container);
/// By the end of the name, in any case; nothing for other names.
std::optional<Container> containerOf(const std::filesystem::path& path);

/// True when what is decoded is not what was encoded.
bool isLossy(Container container);
/// The bit rate of a lossy container when none is asked for, in kbit/s.
int usualKbps(Container container);
/// Whether the container can hold that sample rate in Hz.
bool holdsRate(Container container, int sampleRate);
/// `wanted`, or 48000 when the container cannot hold it.
int fittingRate(Container container, int wanted);

} // namespace melisma::audio
