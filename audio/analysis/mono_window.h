// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/audio_file.h"
#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace melisma::audio {

/// A file as mono, with silence before its start and after its end, read front to back in windows that may overlap.
/// One thread.
class MonoWindow {
public:
    MonoWindow(AudioReader& reader, int size) : m_reader(reader), m_samples(static_cast<std::size_t>(size)) {}

    /// The `size` samples from `start` on; `start` must not go back. The view holds until the next call.
    base::Result<std::span<const float>> at(std::int64_t start);
    /// True once the file has turned out to hold nothing from `frame` on.
    bool endsBefore(std::int64_t frame) const { return frame >= m_end; }

private:
    base::Result<void> fill(std::int64_t position, std::span<float> out);
    void mix(std::span<float> out) const;

    AudioReader& m_reader;
    std::vector<float> m_samples;
    std::vector<float> m_block;
    std::int64_t m_start = 0;
    std::int64_t m_position = 0;             ///< of the reader
    std::int64_t m_end = lengthOf(m_reader); ///< as the header says, then as it turned out
    bool m_filled = false;

    static std::int64_t lengthOf(const AudioReader& reader);
};

} // namespace melisma::audio
