// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <smf.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace melisma::audio {

/// A Standard MIDI File in libsmf's hands. Any thread, one at a time.
class SmfFile {
public:
    /// Formats 0 and 1 with ticks of a beat, up to 16 MiB; errors name the file and what is wrong with it.
    static base::Result<SmfFile> load(const std::filesystem::path& path);

    int trackCount() const { return m_smf->number_of_tracks; }
    /// Every event of a track (1-based) in its order.
    void forEach(int track, const std::function<void(const smf_event_t&, base::Beats at)>& take) const;

private:
    using Handle = std::unique_ptr<smf_t, void (*)(smf_t*)>;
    explicit SmfFile(Handle smf) : m_smf(std::move(smf)) {}
    base::Beats beatsOf(int pulses) const;

    Handle m_smf;
};

/// The text of a meta event as UTF-8: files older than that have Latin-1.
std::string smfText(const smf_event_t& event);

/// Tempo of a meta event of that kind (type 0x51) in quarter notes a minute, held to what a tempo map takes. Where a
/// number with few decimals gives the same microseconds, that one.
double smfTempo(const smf_event_t& event);

inline constexpr int kSmfLyric = 0x05;
inline constexpr int kSmfTempo = 0x51;

/// The type of a meta event that holds at least `bytes` of data; -1 for every other event.
int smfMetaType(const smf_event_t& event, std::size_t bytes = 0);

} // namespace melisma::audio
