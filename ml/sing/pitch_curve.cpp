// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/sing/pitch_curve.h"

#include "core/music/pitch.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace melisma::ml::sing {

namespace {

constexpr double kVibratoGrowth = 0.15; // seconds until it is whole
constexpr double kTurn = 2.0 * std::numbers::pi;

/// From 0 to 1 as x goes from 0 to 1, flat at both ends.
double eased(double x)
{
    return 0.5 - 0.5 * std::cos(std::numbers::pi * std::clamp(x, 0.0, 1.0));
}

double cycleOf(std::uint64_t bits)
{
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9ULL;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebULL;
    return double((bits ^ (bits >> 31)) >> 11) / 9007199254740992.0;
}

bool isVoiced(const TimedToken& each)
{
    const bool silent = each.token.kind == TokenKind::rest || each.token.kind == TokenKind::space;
    return !silent && each.token.voiced;
}

/// Per value; a stress mark has no sound of its own and takes the voicing of what follows it.
std::vector<bool> voicingOf(const TokenTiming& timing)
{
    std::vector<bool> voiced;
    const auto& tokens = timing.tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        std::size_t heard = i;
        while (tokens[heard].token.kind == TokenKind::stress && heard + 1 < tokens.size())
            ++heard;
        voiced.insert(voiced.end(), 2 * static_cast<std::size_t>(tokens[i].frames), isVoiced(tokens[heard]));
    }
    return voiced;
}

} // namespace

PitchLine::PitchLine(std::span<const SungNote> notes, const PitchOptions& options)
    : m_options(options)
    , m_phases{kTurn * cycleOf(options.seed + 1), kTurn * cycleOf(~options.seed)}
{
    for (const auto& note : notes) {
        const bool legato = !m_notes.empty() && note.startSeconds - m_notes.back().end < kLegatoGap;
        if (legato)
            m_notes.back().end = note.startSeconds;
        m_notes.push_back({note.startSeconds, note.endSeconds(), note.midi, note.shape, legato});
    }
}

/// The written pitch with scoop and vibrato of one note.
double PitchLine::ownPitch(std::size_t index, double seconds) const
{
    const Note& note = m_notes[index];
    const PitchShape& shape = note.shape;
    const double since = std::max(0.0, seconds - note.start);
    double cents = 0.0;
    if (shape.scoopSeconds > 0.0)
        cents += shape.scoopCents * (1.0 - eased(since / shape.scoopSeconds));
    const double wavering = since - shape.vibratoAfter;
    if (wavering > 0.0)
        cents += shape.vibratoCents * eased(wavering / kVibratoGrowth) * std::sin(kTurn * shape.vibratoHz * wavering);
    return note.midi + cents / 100.0;
}

double PitchLine::midiAt(double seconds) const
{
    if (m_notes.empty())
        return 0.0;
    // The first note that has not ended; in a rest that is the one to come.
    const auto found = std::ranges::upper_bound(m_notes, seconds, {}, &Note::end);
    const auto index = std::min(static_cast<std::size_t>(found - m_notes.begin()), m_notes.size() - 1);
    double midi = ownPitch(index, seconds);
    if (index + 1 < m_notes.size() && m_notes[index + 1].legato) {
        const Note& note = m_notes[index];
        const double glide = std::min(m_options.glideSeconds, (note.end - note.start) / 2.0);
        if (glide > 0.0 && seconds > note.end - glide) {
            const double part = eased((seconds - note.end + glide) / glide);
            midi += part * (ownPitch(index + 1, note.end) - midi);
        }
    }
    const double drift =
        0.6 * std::sin(kTurn * 0.37 * seconds + m_phases[0]) + 0.4 * std::sin(kTurn * 0.83 * seconds + m_phases[1]);
    return midi + m_options.driftCents / 100.0 * drift;
}

bool PitchLine::sounds(double seconds) const
{
    const auto found = std::ranges::upper_bound(m_notes, seconds, {}, &Note::end);
    return found != m_notes.end() && seconds >= found->start;
}

std::vector<float> pitchCurve(std::span<const SungNote> notes, std::size_t count, const PitchOptions& options)
{
    const PitchLine line(notes, options);
    std::vector<float> hertz(count, 0.0F);
    for (std::size_t i = 0; i < count; ++i)
        if (const double seconds = double(i) / kPitchRate; line.sounds(seconds))
            hertz[i] = static_cast<float>(music::frequencyOf(line.midiAt(seconds)));
    return hertz;
}

std::vector<float> pitchCurve(std::span<const SungNote> notes, const TokenTiming& timing, const PitchOptions& options)
{
    constexpr std::size_t kLead = 2 * static_cast<std::size_t>(kAcousticLead);
    const PitchLine line(notes, options);
    const auto voiced = voicingOf(timing);
    std::vector<float> hertz(voiced.size(), 0.0F);
    for (std::size_t i = 0; i + kLead < voiced.size(); ++i)
        if (voiced[i + kLead])
            hertz[i] =
                static_cast<float>(music::frequencyOf(line.midiAt(double(i) / kPitchRate - timing.leadSeconds())));
    return hertz;
}

} // namespace melisma::ml::sing
