// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/content_converter.h"

#include "ml/conversion/level_follower.h"
#include "ml/conversion/pitch_postfilter.h"
#include "ml/conversion/source_curves.h"
#include "ml/conversion/spelled_content.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace melisma::ml::conversion {

namespace {

constexpr std::size_t kFrame = 600; ///< samples
constexpr std::size_t kValuesPerFrame = 2;
constexpr std::size_t kRowSamples = kFrame / kValuesPerFrame;
constexpr std::size_t kAround = 80;  ///< frames heard and decoded on either side of a piece, more than any net reaches
constexpr std::size_t kTraced = 800; ///< frames whose pitch and symbols are sought at a time
constexpr std::size_t kMeasured = 960; ///< frames that the statistics are taken from

std::size_t framesOf(std::size_t samples)
{
    return (samples + kFrame - 1) / kFrame;
}

/// Everything the decoder needs of some frames.
struct Piece {
    kokoro::Features content;
    kokoro::Curves curves;
    std::vector<float> samples; ///< of the source
};

/// One recording on its way into another voice.
class Conversion {
public:
    Conversion(const kokoro::Kokoro& voices, const content::ContentEncoder& encoder, const SoundSource& source,
               std::span<const float> style, const ContentOptions& options, const std::stop_token& stop)
        : m_voices(voices)
        , m_encoder(encoder)
        , m_source(source)
        , m_style(style)
        , m_options(options)
        , m_stop(stop)
    {}

    /// The pitch of all of it, in the range of its voice.
    base::Result<void> trace()
    {
        if (auto anywhere = traceIn(VoiceRange()); !anywhere)
            return anywhere;
        return traceIn(voiceRangeOf(m_traced));
    }

    /// Level and statistics from the loudest part, and under that level what is said in all of it.
    base::Result<void> measure()
    {
        const auto begin = loudest();
        if (!begin)
            return begin.error();
        const auto frames = std::min(kMeasured, framesOf(m_source.samples));
        const auto samples = m_source.read(static_cast<std::int64_t>(*begin * kFrame), frames * kFrame);
        if (!samples)
            return samples.error();
        m_gain = content::hearingGain(*samples);
        if (auto spelt = spell(); !spelt)
            return spelt;
        const auto piece = hear(static_cast<std::int64_t>(*begin), frames);
        if (!piece)
            return piece.error();
        auto decode = features();
        decode.captured = &m_decoder;
        const auto rows = m_voices.features(piece->content, piece->curves, m_style, decode, m_stop);
        if (!rows)
            return rows.error();
        decode = chance();
        decode.captured = &m_generator;
        auto sound = m_voices.generate(*rows, piece->curves.f0, m_style, decode, m_stop);
        if (!sound)
            return sound.error();
        followSource(*sound, *piece);
        m_level = levelOf(*samples) / std::max(1e-6, levelOf(*sound));
        return {};
    }

    /// The frames from `begin` on, `count` of them.
    base::Result<std::vector<float>> piece(std::size_t begin, std::size_t count)
    {
        const auto before = std::min(begin, kAround);
        auto heard =
            hear(static_cast<std::int64_t>(begin) - static_cast<std::int64_t>(before), before + count + kAround);
        if (!heard)
            return heard.error();
        std::copy(m_before.begin(), m_before.end(), heard->curves.f0.begin());
        auto decode = features();
        decode.frozen = &m_decoder;
        const auto rows = m_voices.features(heard->content, heard->curves, m_style, decode, m_stop);
        if (!rows)
            return rows.error();
        decode = chance();
        decode.frozen = &m_generator;
        decode.place = m_place;
        auto sound = m_voices.generate(*rows, heard->curves.f0, m_style, decode, m_stop);
        if (!sound)
            return sound.error();
        followSource(*sound, *heard);
        turnOn(heard->curves.f0, before, count);
        for (float& sample : *sound)
            sample *= static_cast<float>(m_level);
        followLevel(*sound, heard->samples, heard->curves.f0);
        return std::vector<float>(sound->begin() + static_cast<std::ptrdiff_t>(before * kFrame),
                                  sound->begin() + static_cast<std::ptrdiff_t>((before + count) * kFrame));
    }

private:
    /// Does something with `count` frames from `begin` on, and with those around them that are in `samples`.
    using Stretch = std::function<base::Result<void>(const std::vector<float>& samples, std::size_t count)>;

    /// In stretches that do not depend on the pieces.
    base::Result<void> throughStretches(const Stretch& work) const
    {
        const auto frames = framesOf(m_source.samples);
        for (std::size_t begin = 0; begin < frames; begin += kTraced) {
            const auto samples = m_source.read((static_cast<std::int64_t>(begin) - static_cast<std::int64_t>(kAround)) *
                                                   static_cast<std::int64_t>(kFrame),
                                               (kTraced + 2 * kAround) * kFrame);
            if (!samples)
                return samples.error();
            if (auto done = work(*samples, std::min(kTraced, frames - begin)); !done)
                return done;
        }
        return {};
    }

    /// The last digits of a pitch decide how far the excitation has turned minutes later.
    base::Result<void> traceIn(const VoiceRange& range)
    {
        m_traced.clear();
        return throughStretches([&](const std::vector<float>& samples, std::size_t count) -> base::Result<void> {
            const auto pitch = heardPitch(samples, (kTraced + 2 * kAround) * kValuesPerFrame, range, m_stop);
            if (!pitch)
                return pitch.error();
            const auto first = pitch->begin() + static_cast<std::ptrdiff_t>(kAround * kValuesPerFrame);
            m_traced.insert(m_traced.end(), first, first + static_cast<std::ptrdiff_t>(count * kValuesPerFrame));
            return {};
        });
    }

    base::Result<void> spell()
    {
        return throughStretches([&](const std::vector<float>& samples, std::size_t count) -> base::Result<void> {
            const auto heard = m_encoder.hear(samples, m_gain, m_stop);
            if (!heard)
                return heard.error();
            m_spelling.append(*heard, kAround, count);
            return {};
        });
    }

    void followSource(std::span<float> sound, const Piece& piece) const
    {
        followPeriods(sound, piece.samples, piece.curves.f0, std::exp2(m_options.transpose / 12.0));
    }

    static double levelOf(std::span<const float> samples)
    {
        return std::sqrt(std::inner_product(samples.begin(), samples.end(), samples.begin(), 0.0) /
                         static_cast<double>(std::max<std::size_t>(1, samples.size())));
    }

    kokoro::DecodeOptions features() const
    {
        kokoro::DecodeOptions decode;
        if (!m_options.adapted.empty())
            decode.adapted = std::span(m_options.adapted).first(m_voices.decoderStatistics());
        return decode;
    }

    kokoro::DecodeOptions chance() const
    {
        kokoro::DecodeOptions decode;
        if (!m_options.adapted.empty())
            decode.adapted = std::span(m_options.adapted).subspan(m_voices.decoderStatistics());
        decode.seed = m_options.seed;
        decode.noise = m_options.noise;
        return decode;
    }

    /// First frame of the loudest stretch of kMeasured frames, in steps of half of that.
    base::Result<std::size_t> loudest() const
    {
        const auto frames = framesOf(m_source.samples);
        std::size_t best = 0;
        double most = 0.0;
        for (std::size_t begin = 0; begin == 0 || begin + kMeasured <= frames; begin += kMeasured / 2) {
            const auto samples = m_source.read(static_cast<std::int64_t>(begin * kFrame), kMeasured * kFrame);
            if (!samples)
                return samples.error();
            if (const double level = levelOf(*samples); level > most) {
                most = level;
                best = begin;
            }
        }
        if (most < 1e-4)
            return base::Error{base::ErrorKind::input,
                               "There is nothing to hear in this recording",
                               "Choose a clip in which somebody speaks or sings",
                               {}};
        return best;
    }

    /// `values` of a pitch of the whole recording from frame `begin` on; beyond the ends the nearest.
    static std::vector<float> from(std::span<const float> whole, std::int64_t begin, std::size_t values)
    {
        std::vector<float> pitch(values);
        const auto last = static_cast<std::int64_t>(whole.size()) - 1;
        for (std::size_t at = 0; at < values; ++at)
            pitch[at] = whole[static_cast<std::size_t>(std::clamp<std::int64_t>(
                begin * static_cast<std::int64_t>(kValuesPerFrame) + static_cast<std::int64_t>(at), 0, last))];
        return pitch;
    }

    base::Result<Piece> hear(std::int64_t begin, std::size_t frames) const
    {
        const auto samples = m_source.read(begin * static_cast<std::int64_t>(kFrame), frames * kFrame);
        if (!samples)
            return samples.error();
        auto heard = m_encoder.hear(*samples, m_gain, m_stop);
        if (!heard)
            return heard.error();
        if (auto spelled = spellContent(*heard, begin, m_spelling, m_voices, m_stop); !spelled)
            return spelled.error();
        auto pitch = voicedPitch(from(m_traced, begin, 2 * frames), heard->voicing, m_options.transpose);
        auto energy = voicedEnergy(*heard, pitch);
        return Piece{{heard->frames, heard->features.size() / heard->frames, std::move(heard->features)},
                     {std::move(pitch), std::move(energy)},
                     std::move(*samples)};
    }

    /// The excitation's place at the first value that the next piece decodes, and the pitch that was given to the
    /// frames which it hears again: at its edge it does not hear well enough where the voice is.
    void turnOn(std::span<const float> pitch, std::size_t before, std::size_t count)
    {
        const auto next = before + count > kAround ? before + count - kAround : 0;
        m_place.pass(pitch.first(next * kValuesPerFrame));
        const auto again = pitch.subspan(next * kValuesPerFrame, (before + count - next) * kValuesPerFrame);
        m_before.assign(again.begin(), again.end());
    }

    const kokoro::Kokoro& m_voices;
    const content::ContentEncoder& m_encoder;
    const SoundSource& m_source;
    std::span<const float> m_style;
    const ContentOptions& m_options;
    const std::stop_token& m_stop;
    double m_gain = 1.0;
    double m_level = 1.0;
    kokoro::AdaInStatistics m_decoder;
    kokoro::AdaInStatistics m_generator;
    SourcePlace m_place;
    Spelling m_spelling;         ///< of the whole recording, 320 bytes a second
    std::vector<float> m_traced; ///< pitch of the whole recording, 320 bytes a second
    std::vector<float> m_before;
};

} // namespace

SoundSource heldSound(std::span<const float> samples)
{
    return {samples.size(), [samples](std::int64_t begin, std::size_t count) -> base::Result<std::vector<float>> {
                std::vector<float> piece(count, 0.0F);
                const auto size = static_cast<std::int64_t>(samples.size());
                const auto from = std::clamp<std::int64_t>(begin, 0, size);
                const auto to = std::clamp<std::int64_t>(begin + static_cast<std::int64_t>(count), from, size);
                std::copy(samples.begin() + from, samples.begin() + to,
                          piece.begin() + std::max<std::int64_t>(0, from - begin));
                return piece;
            }};
}

base::Result<void> ContentConverter::convert(const SoundSource& source, std::span<const float> style,
                                             const ContentOptions& options, const WriteSound& write,
                                             const ShareDone& progress, const std::stop_token& stop) const
{
    Conversion conversion(m_voices, m_encoder, source, style, options, stop);
    if (auto traced = conversion.trace(); !traced)
        return traced;
    if (auto measured = conversion.measure(); !measured)
        return measured;
    const auto frames = framesOf(source.samples);
    std::size_t left = source.samples;
    for (std::size_t begin = 0; begin < frames; begin += options.pieceFrames) {
        const auto piece = conversion.piece(begin, std::min(options.pieceFrames, frames - begin));
        if (!piece)
            return piece.error();
        const auto count = std::min(left, piece->size());
        if (auto written = write(std::span(*piece).first(count)); !written)
            return written;
        left -= count;
        if (progress)
            progress(static_cast<double>(std::min(frames, begin + options.pieceFrames)) / static_cast<double>(frames));
    }
    return {};
}

} // namespace melisma::ml::conversion
