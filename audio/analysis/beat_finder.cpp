// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/beat_finder.h"

#include "audio/files/audio_file.h"

#include <aubio/aubio.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace melisma::audio {

namespace {

constexpr unsigned kWindow = 1024, kHop = 256;
constexpr base::Seconds kMost{600.0}; ///< a tempo shows in ten minutes

struct DeleteOnset {
    void operator()(aubio_onset_t* onset) const { del_aubio_onset(onset); }
};
struct DeleteVector {
    void operator()(fvec_t* vector) const { del_fvec(vector); }
};

/// Feeds aubio and gathers its onsets, weighted by the root of their height.
class Listener {
public:
    explicit Listener(int sampleRate)
        : m_onset(new_aubio_onset("complex", kWindow, kHop, static_cast<uint_t>(sampleRate)))
        , m_in(new_fvec(kHop))
        , m_out(new_fvec(1))
    {}

    bool isGood() const { return m_onset && m_in && m_out; }
    float* block() { return m_in->data; }
    void run(base::Seconds from)
    {
        aubio_onset_do(m_onset.get(), m_in.get(), m_out.get());
        if (m_out->data[0] > 0.0F)
            onsets.push_back({from + base::Seconds{static_cast<double>(aubio_onset_get_last_s(m_onset.get()))},
                              std::sqrt(std::max(0.0, double(aubio_onset_get_descriptor(m_onset.get()))))});
    }

    std::vector<music::Onset> onsets;

private:
    std::unique_ptr<aubio_onset_t, DeleteOnset> m_onset;
    std::unique_ptr<fvec_t, DeleteVector> m_in, m_out;
};

/// No stroke, as the first after a silence, outweighs all others.
void levelOff(std::vector<music::Onset>& onsets)
{
    constexpr double kMostOverMedian = 3.0;
    auto sorted = onsets;
    std::ranges::sort(sorted, {}, &music::Onset::weight);
    for (auto& onset : onsets)
        onset.weight = std::min(onset.weight, kMostOverMedian * sorted[sorted.size() / 2].weight);
}

base::Error cancelled()
{
    return {base::ErrorKind::cancelled, "Looking for the beat was cancelled", {}, {}};
}

base::Error noBeat()
{
    return {base::ErrorKind::input, "No steady beat was heard",
            "Choose a sound with drums or a longer one, or tap the tempo"};
}

} // namespace

base::Result<music::BeatLine> findBeat(const std::filesystem::path& file, base::Seconds start, base::Seconds length,
                                       const std::stop_token& stop)
{
    auto reader = openAudioFile(file);
    if (!reader)
        return reader.error();
    const auto& info = (*reader)->info();
    if (auto moved = (*reader)->seek(base::toFrames(start, info.sampleRate)); !moved)
        return moved.error();
    Listener listener(info.sampleRate);
    if (!listener.isGood())
        return base::Error{base::ErrorKind::unsupported,
                           fmt::format("The beat cannot be looked for at {} Hz", info.sampleRate),
                           "Tap the tempo instead"};
    const auto channels = static_cast<std::size_t>(info.channels);
    std::vector<float> block(kHop * channels);
    for (std::int64_t left = base::toFrames(std::min(length, kMost), info.sampleRate).count; left > 0; left -= kHop) {
        if (stop.stop_requested())
            return cancelled();
        const auto frames = (*reader)->read(block.data(), static_cast<int>(std::min<std::int64_t>(left, kHop)));
        if (!frames)
            return frames.error();
        if (*frames == 0)
            break;
        std::fill_n(listener.block(), kHop, 0.0F);
        for (std::size_t i = 0; i < static_cast<std::size_t>(*frames); ++i)
            for (std::size_t c = 0; c < channels; ++c)
                listener.block()[i] += block[i * channels + c] / static_cast<float>(channels);
        listener.run(start);
    }
    levelOff(listener.onsets);
    const auto beat = music::steadiestBeat(listener.onsets, stop);
    if (stop.stop_requested())
        return cancelled();
    if (!beat)
        return noBeat();
    return *beat;
}

} // namespace melisma::audio
