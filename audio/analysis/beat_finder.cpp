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

constexpr unsigned kWindow = 1024, kHop = 512;
constexpr double kLeastSure = 0.5;
constexpr float kFaint = 1e-4F; ///< -80 dB, ten above what aubio takes for silence

struct DeleteTempo {
    void operator()(aubio_tempo_t* tempo) const { del_aubio_tempo(tempo); }
};
struct DeleteVector {
    void operator()(fvec_t* vector) const { del_fvec(vector); }
};

/// Feeds aubio and gathers its beats.
class Tracker {
public:
    explicit Tracker(int sampleRate)
        : m_tempo(new_aubio_tempo("default", kWindow, kHop, static_cast<uint_t>(sampleRate)))
        , m_in(new_fvec(kHop))
        , m_out(new_fvec(1))
    {}

    bool isGood() const { return m_tempo && m_in && m_out; }
    float* block() { return m_in->data; }
    void run(base::Seconds from)
    {
        m_heard = m_heard || !isSilent();
        // aubio keeps back beats that fall into silence, as between dry strokes.
        if (m_heard)
            for (unsigned i = 0; i < kHop; ++i)
                block()[i] += i % 2 == 0 ? kFaint : -kFaint;
        aubio_tempo_do(m_tempo.get(), m_in.get(), m_out.get());
        if (m_out->data[0] > 0.0F)
            beats.push_back(from + base::Seconds{static_cast<double>(aubio_tempo_get_last_s(m_tempo.get()))});
    }

    std::vector<base::Seconds> beats;

private:
    bool isSilent() const
    {
        return std::all_of(m_in->data, m_in->data + kHop, [](float sample) { return std::abs(sample) < kFaint; });
    }

    bool m_heard = false;
    std::unique_ptr<aubio_tempo_t, DeleteTempo> m_tempo;
    std::unique_ptr<fvec_t, DeleteVector> m_in, m_out;
};

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
    Tracker tracker(info.sampleRate);
    if (!tracker.isGood())
        return base::Error{base::ErrorKind::unsupported,
                           fmt::format("The beat cannot be looked for at {} Hz", info.sampleRate),
                           "Tap the tempo instead"};
    const auto channels = static_cast<std::size_t>(info.channels);
    std::vector<float> block(kHop * channels);
    for (std::int64_t left = base::toFrames(length, info.sampleRate).count; left > 0; left -= kHop) {
        if (stop.stop_requested())
            return base::Error{base::ErrorKind::cancelled, "Looking for the beat was cancelled", {}, {}};
        const auto frames = (*reader)->read(block.data(), static_cast<int>(std::min<std::int64_t>(left, kHop)));
        if (!frames)
            return frames.error();
        if (*frames == 0)
            break;
        std::fill_n(tracker.block(), kHop, 0.0F);
        for (std::size_t i = 0; i < static_cast<std::size_t>(*frames); ++i)
            for (std::size_t c = 0; c < channels; ++c)
                tracker.block()[i] += block[i * channels + c] / static_cast<float>(channels);
        tracker.run(start);
    }
    const auto line = music::fitBeats(tracker.beats);
    if (!line || line->sureness < kLeastSure)
        return noBeat();
    return *line;
}

} // namespace melisma::audio
