// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/vocoder/analysis.h"

namespace melisma::ml::vocoder {

namespace {

/// `watch` for a part of the work, from `begin` to `end` of its progress.
Watch partOf(const Watch& watch, double begin, double end)
{
    Watch part{watch.stop, {}};
    if (watch.progress)
        part.progress = [&watch, begin, end](double fraction) { watch.progress(begin + (end - begin) * fraction); };
    return part;
}

} // namespace

base::Result<VoiceFrames> analyse(std::span<const float> samples, int sampleRate, const AnalysisOptions& options,
                                  const Watch& watch)
{
    auto f0 = harvest(samples, sampleRate, options.f0, partOf(watch, 0.0, 0.5));
    if (!f0)
        return f0.error();
    return analyse(samples, sampleRate, std::move(*f0), options, partOf(watch, 0.5, 1.0));
}

base::Result<VoiceFrames> analyse(std::span<const float> samples, int sampleRate, F0Track f0,
                                  const AnalysisOptions& options, const Watch& watch)
{
    auto envelope = cheapTrick(samples, sampleRate, f0, options.envelope, partOf(watch, 0.0, 0.4));
    if (!envelope)
        return envelope.error();
    auto aperiodicity = d4c(samples, sampleRate, f0, options.aperiodicity, partOf(watch, 0.4, 1.0));
    if (!aperiodicity)
        return aperiodicity.error();
    return VoiceFrames{sampleRate, std::move(f0), std::move(*envelope), std::move(*aperiodicity)};
}

} // namespace melisma::ml::vocoder
