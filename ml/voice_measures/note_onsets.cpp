// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/voice_measures/note_onsets.h"

#include "ml/voice_measures/median.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml::measures {

namespace {

/// Level and pitch per frame of the F0 track.
class Contours {
public:
    Contours(std::span<const float> samples, int rate, const vocoder::F0Track& f0) : m_f0(f0)
    {
        const auto half = static_cast<std::ptrdiff_t>(0.01 * rate);
        for (std::size_t i = 0; i < f0.hertz.size(); ++i) {
            const auto middle = static_cast<std::ptrdiff_t>(std::lround(double(i) * f0.framePeriod * rate));
            const auto first = std::clamp<std::ptrdiff_t>(middle - half, 0, std::ssize(samples));
            const auto last = std::clamp<std::ptrdiff_t>(middle + half, 0, std::ssize(samples));
            double energy = 1e-10;
            for (auto at = first; at < last; ++at)
                energy += double(samples[std::size_t(at)]) * samples[std::size_t(at)] / double(2 * half);
            m_decibels.push_back(10.0 * std::log10(energy));
        }
    }

    std::size_t size() const { return m_f0.hertz.size(); }
    std::size_t framesOf(double seconds) const
    {
        return std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(seconds / m_f0.framePeriod)));
    }
    bool voiced(std::size_t i) const { return m_f0.hertz[i] > 0.0F; }
    double level(std::size_t i) const { return m_decibels[i]; }

    /// Median MIDI pitch of the voiced frames in [first, last), or NaN without one.
    double pitch(std::size_t first, std::size_t last) const
    {
        std::vector<double> values;
        for (auto i = first; i < std::min(last, size()); ++i)
            if (voiced(i))
                values.push_back(69.0 + 12.0 * std::log2(m_f0.hertz[i] / 440.0));
        return values.empty() ? std::nan("") : medianOf(std::move(values));
    }

private:
    const vocoder::F0Track& m_f0;
    std::vector<double> m_decibels;
};

bool afterRest(const Contours& voice, std::size_t i, std::size_t rest)
{
    if (!voice.voiced(i))
        return false;
    for (std::size_t back = 1; back <= rest && back <= i; ++back)
        if (voice.voiced(i - back))
            return false;
    return true;
}

/// The steepest rise out of a dip: the level fell by `dip` within 100 ms before and rises by it within 100 ms after.
bool afterDip(const Contours& voice, std::size_t i, double dip)
{
    const auto reach = voice.framesOf(0.1);
    if (i < reach || i + reach >= voice.size() || !voice.voiced(i))
        return false;
    std::size_t lowest = i;
    for (auto k = i - reach; k <= i; ++k)
        lowest = voice.level(k) < voice.level(lowest) ? k : lowest;
    double before = voice.level(lowest);
    double after = voice.level(lowest);
    for (auto k = i - reach; k < lowest; ++k)
        before = std::max(before, voice.level(k));
    for (auto k = i; k < i + reach; ++k)
        after = std::max(after, voice.level(k));
    if (before - voice.level(lowest) < dip || after - voice.level(lowest) < dip)
        return false;
    const double rise = voice.level(i) - voice.level(i - 1);
    for (auto k = i - reach; k < i + reach; ++k)
        if (voice.level(k + 1) - voice.level(k) > rise)
            return false;
    return rise > 0.0;
}

/// Half-way through a step: 60 ms before and after differ by the step, and this frame is the first past the middle.
bool afterStep(const Contours& voice, std::size_t i, double step)
{
    const auto gap = voice.framesOf(0.04);
    const auto span = voice.framesOf(0.06);
    if (i < gap + span || i + gap + span >= voice.size() || !voice.voiced(i) || !voice.voiced(i - 1))
        return false;
    const double before = voice.pitch(i - gap - span, i - gap);
    const double after = voice.pitch(i + gap, i + gap + span);
    if (!(std::abs(after - before) >= step))
        return false;
    const double middle = (before + after) / 2.0;
    return (voice.pitch(i - 1, i) < middle) != (voice.pitch(i, i + 1) < middle);
}

} // namespace

std::vector<NoteOnset> noteOnsets(std::span<const float> samples, int sampleRate, const vocoder::F0Track& f0,
                                  const OnsetOptions& options)
{
    const Contours voice(samples, sampleRate, f0);
    const auto rest = voice.framesOf(options.restSeconds);
    std::vector<NoteOnset> found;
    for (std::size_t i = 0; i < voice.size(); ++i) {
        const double seconds = double(i) * f0.framePeriod;
        if (!found.empty() && seconds < found.back().seconds + options.apartSeconds)
            continue;
        if (afterRest(voice, i, rest) || afterDip(voice, i, options.dipDb) ||
            afterStep(voice, i, options.stepSemitones))
            found.push_back({seconds, voice.pitch(i, i + voice.framesOf(0.15))});
    }
    return found;
}

std::vector<double> onsetErrors(std::span<const NoteOnset> found, std::span<const double> expected, double reach)
{
    std::vector<double> errors;
    for (const double wanted : expected) {
        double best = reach + 1.0;
        for (const auto& each : found)
            if (std::abs(each.seconds - wanted) < std::abs(best))
                best = each.seconds - wanted;
        if (std::abs(best) <= reach)
            errors.push_back(best);
    }
    return errors;
}

} // namespace melisma::ml::measures
