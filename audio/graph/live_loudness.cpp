// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/live_loudness.h"

#include <ebur128.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace melisma::audio {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kPoll{100};
constexpr std::chrono::milliseconds kAtRest{400}; ///< without samples for so long, nothing plays
constexpr std::size_t kBlock = 8192;

/// Histogram mode keeps the memory constant however long somebody listens.
constexpr int kModes =
    EBUR128_MODE_M | EBUR128_MODE_S | EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK | EBUR128_MODE_HISTOGRAM;

class Meter {
public:
    explicit Meter(int sampleRate) : m_state(ebur128_init(2, static_cast<unsigned long>(sampleRate), kModes)) {}
    ~Meter()
    {
        if (m_state)
            ebur128_destroy(&m_state);
    }
    Meter(const Meter&) = delete;
    Meter& operator=(const Meter&) = delete;

    void add(const float* samples, std::size_t frames)
    {
        if (m_state)
            ebur128_add_frames_float(m_state, samples, frames);
    }

    LoudnessReading reading() const
    {
        LoudnessReading reading;
        if (!m_state)
            return reading;
        ebur128_loudness_momentary(m_state, &reading.momentaryLufs);
        ebur128_loudness_shortterm(m_state, &reading.shortTermLufs);
        ebur128_loudness_global(m_state, &reading.integratedLufs);
        double highest = 0.0;
        for (unsigned side = 0; side < 2; ++side) {
            double peak = 0.0;
            ebur128_true_peak(m_state, side, &peak);
            highest = std::max(highest, peak);
        }
        reading.truePeakDb = highest > 0.0 ? 20.0 * std::log10(highest) : LoudnessReading::kNone;
        return reading;
    }

private:
    ebur128_state* m_state; ///< null for a rate that the standard cannot measure
};

} // namespace

struct LiveLoudness::State {
    explicit State(SampleRing& samples, int rate) : ring(samples), sampleRate(rate) {}

    SampleRing& ring;
    mutable std::mutex mutex; ///< guards what follows
    std::condition_variable_any changed;
    LoudnessReading reading;
    int sampleRate;
    bool stale = true; ///< the meter is to begin anew
    std::jthread thread;

    void run(const std::stop_token& stop);
    bool drain(Meter& meter);
};

/// Feeds the meter what waits; answers whether there was anything.
bool LiveLoudness::State::drain(Meter& meter)
{
    std::array<float, kBlock> block;
    bool any = false;
    while (const auto count = ring.read(block.data(), block.size())) {
        meter.add(block.data(), count / 2);
        any = true;
    }
    return any;
}

void LiveLoudness::State::run(const std::stop_token& stop)
{
    std::unique_ptr<Meter> meter;
    auto heard = Clock::now() - kAtRest;
    std::unique_lock lock(mutex);
    while (!stop.stop_requested()) {
        if (stale) {
            stale = false;
            reading = {};
            const int rate = sampleRate;
            lock.unlock();
            meter = std::make_unique<Meter>(rate);
        } else {
            lock.unlock();
        }
        const bool any = drain(*meter);
        heard = any ? Clock::now() : heard;
        LoudnessReading now = meter->reading();
        if (Clock::now() - heard >= kAtRest)
            now.momentaryLufs = now.shortTermLufs = LoudnessReading::kNone;
        lock.lock();
        if (!stale)
            reading = now;
        changed.wait_for(lock, stop, kPoll, [this] { return stale; });
    }
}

LiveLoudness::LiveLoudness(SampleRing& ring, int sampleRate) : m_state(std::make_unique<State>(ring, sampleRate))
{
    m_state->thread = std::jthread([state = m_state.get()](const std::stop_token& stop) { state->run(stop); });
}

LiveLoudness::~LiveLoudness() = default;

LoudnessReading LiveLoudness::reading() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->reading;
}

void LiveLoudness::reset()
{
    const std::lock_guard lock(m_state->mutex);
    m_state->stale = true;
    m_state->reading = {};
    m_state->changed.notify_all();
}

void LiveLoudness::setSampleRate(int sampleRate)
{
    {
        const std::lock_guard lock(m_state->mutex);
        if (m_state->sampleRate == sampleRate)
            return;
        m_state->sampleRate = sampleRate;
    }
    reset();
}

} // namespace melisma::audio
