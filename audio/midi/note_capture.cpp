// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/midi/note_capture.h"

#include <algorithm>
#include <cmath>

namespace melisma::audio {

using base::Beats;

namespace {

constexpr std::array kKept = {music::kModulation, music::kExpression, music::kPedal, music::kPitchBend};
/// More than a person plays between two looks at the clock; a file that says otherwise is no performance.
constexpr int kMostRounds = 10'000;

bool isKept(int controller)
{
    return std::ranges::find(kKept, controller) != kKept.end();
}

/// The beat line at or before, or at or behind a place.
Beats beatLine(const music::TempoMap& map, Beats at, bool behind)
{
    const int bar = map.barAt(at);
    const Beats start = map.barStart(bar);
    const auto pulse = map.meterAtBar(bar).pulse().ticks;
    const auto count = ((at - start).ticks + (behind ? pulse - 1 : 0)) / pulse;
    return std::min(start + Beats{count * pulse}, map.barStart(bar + 1));
}

} // namespace

NoteCapture::NoteCapture(NoteRange range, int sampleRate) : m_range(range), m_sampleRate(sampleRate)
{
    for (const int controller : kKept)
        m_values[static_cast<std::size_t>(controller)] = music::restingValue(controller);
}

void NoteCapture::stands(int controller, int value)
{
    if (isKept(controller))
        take({{EventKind::controller, static_cast<std::uint8_t>(controller), static_cast<std::uint16_t>(value)},
              m_range.from - 1,
              0,
              value != music::restingValue(controller)});
    m_rounds.back().played = false;
}

/// Without a loop all is one round, however often one returned since the start.
int NoteCapture::roundOf(int round) const
{
    return m_range.loop.empty() ? 0 : round;
}

std::int64_t NoteCapture::roundEnd() const
{
    return m_range.loop.empty() ? m_range.until : m_range.loop.end;
}

/// The round that is under way from then on: those before are closed, and its controllers stand as they did.
NoteCapture::Round& NoteCapture::roundAt(int number)
{
    closeRounds(std::clamp(number, 0, kMostRounds));
    return m_rounds.back();
}

void NoteCapture::closeRounds(int before)
{
    while (m_rounds.size() <= static_cast<std::size_t>(before)) {
        const auto carried = m_values;
        closeRound(m_rounds.back(), roundEnd());
        m_values = carried;
        Round next;
        for (const int controller : kKept)
            if (const int value = m_values[static_cast<std::size_t>(controller)];
                value != music::restingValue(controller))
                next.moved.push_back(
                    {m_range.loop.start, static_cast<std::uint8_t>(controller), static_cast<std::uint16_t>(value)});
        m_rounds.push_back(std::move(next));
    }
}

/// Ends what is held; a pedal stays down nowhere, nor a bend.
void NoteCapture::closeRound(Round& round, std::int64_t end)
{
    for (auto& note : round.struck)
        if (note.off < 0)
            note.off = std::max(end, note.on + 1);
    for (const int controller : {music::kPedal, music::kPitchBend}) {
        auto& value = m_values[static_cast<std::size_t>(controller)];
        const int rest = music::restingValue(controller);
        if (value != rest && !round.moved.empty())
            round.moved.push_back({end - 1, static_cast<std::uint8_t>(controller), static_cast<std::uint16_t>(rest)});
        value = rest;
    }
}

void NoteCapture::letGo(std::uint8_t pitch, std::int64_t frame)
{
    for (auto& note : m_rounds.back().struck)
        if (note.pitch == pitch && note.off < 0)
            note.off = std::max(frame, note.on + 1);
}

void NoteCapture::strike(const LiveEvent& event, std::int64_t frame)
{
    letGo(event.number, frame);
    m_rounds.back().struck.push_back({frame, -1, event.number, static_cast<std::uint8_t>(event.value)});
    ++m_notes;
}

void NoteCapture::take(const HeardEvent& heard)
{
    const auto early = std::llround(kEarlySeconds * m_sampleRate);
    const auto& event = heard.event;
    const int round = roundOf(heard.round);
    const bool within = heard.moving && heard.frame >= m_range.from - early && heard.frame < m_range.until;
    const auto frame = std::max(heard.frame, m_range.from);
    if (event.kind == EventKind::controller && isKept(event.number)) {
        m_values[event.number] = event.value;
        auto& moved = m_rounds.back().moved;
        if (heard.moving && heard.frame < m_range.until && static_cast<std::size_t>(round) < m_rounds.size()) {
            std::erase_if(moved, [&](const Moved& one) { return one.controller == event.number && one.at >= frame; });
            moved.push_back({frame, event.number, event.value});
            m_rounds.back().played = true;
        } else if (heard.moving && heard.frame < m_range.until) {
            roundAt(round).moved.push_back({frame, event.number, event.value});
            m_rounds.back().played = true;
        }
    } else if (event.kind == EventKind::noteOn && within) {
        roundAt(round).played = true;
        strike(event, frame);
    } else if (event.kind == EventKind::noteOff && heard.moving) {
        roundAt(round);
        letGo(event.number, std::min(frame, m_range.until));
    }
}

void NoteCapture::end(std::int64_t frame, int round)
{
    roundAt(roundOf(round));
    m_end = std::clamp(frame, m_range.from, m_range.until);
    closeRound(m_rounds.back(), std::min(m_end, roundEnd()));
}

Beats NoteCapture::beatsAt(const music::TempoMap& map, std::int64_t frame) const
{
    return map.beatsAt(base::Frames{frame}, m_sampleRate);
}

NoteCapture::Sequences NoteCapture::sequences(const music::TempoMap& map, Beats start) const
{
    Sequences rounds;
    for (const auto& round : m_rounds) {
        music::NoteSequence sequence;
        for (const auto& note : round.struck) {
            const Beats on = beatsAt(map, note.on);
            sequence.notes.push_back(
                {on - start, std::max(beatsAt(map, note.off) - on, Beats{1}), note.pitch, note.velocity});
        }
        for (const auto& moved : round.moved)
            sequence.controllers.push_back(
                {std::max(beatsAt(map, moved.at) - start, Beats{}), moved.controller, moved.value});
        rounds.push_back(std::move(sequence));
    }
    return rounds;
}

void NoteCapture::quantise(Sequences& rounds, const music::TempoMap& map, const Clip& clip, Beats grid) const
{
    music::Quantise settings;
    settings.grid = grid;
    for (std::size_t i = 0; i < rounds.size(); ++i) {
        std::vector<music::Note> kept;
        for (const auto& played : rounds[i].notes) {
            auto note = music::quantised(map, played, clip.start, settings);
            auto* home = &kept;
            if (!m_range.loop.empty() && note.start >= clip.length) {
                note.start = {};
                home = i + 1 < rounds.size() ? &rounds[i + 1].notes : &kept;
            }
            home->push_back(note);
        }
        rounds[i].notes = std::move(kept);
    }
}

NoteCapture::Clip NoteCapture::clip(const music::TempoMap& map, std::optional<Beats> grid) const
{
    Clip clip;
    const bool window = m_range.until != INT64_MAX || !m_range.loop.empty();
    const Beats from = beatsAt(map, m_range.from);
    clip.start = window ? from : beatLine(map, from, false);
    const Beats end = beatsAt(map, window ? roundEnd() : m_end);
    clip.length = (window ? end : beatLine(map, end, true)) - clip.start;
    auto rounds = sequences(map, clip.start);
    if (grid)
        quantise(rounds, map, clip, *grid);
    for (std::size_t i = 0; i < rounds.size(); ++i) {
        auto& round = rounds[i];
        if (round.notes.empty() && !m_rounds[i].played)
            continue;
        for (auto& note : round.notes)
            if (window)
                note.length = std::max(std::min(note.length, clip.length - note.start), Beats{1});
            else
                clip.length =
                    std::max(clip.length, beatLine(map, clip.start + note.start + note.length, true) - clip.start);
        music::sortEvents(round);
        clip.rounds.push_back(std::move(round));
    }
    for (auto& round : clip.rounds)
        round.length = clip.length;
    return clip;
}

} // namespace melisma::audio
