// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/shape_notes.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace melisma::music {

using base::Beats;

namespace {

constexpr char kHoldsSyllable = '_';

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers with every library.
class Deviations {
public:
    explicit Deviations(std::uint64_t seed) : m_state(seed) {}

    /// A whole number within +-most, distributed as a triangle.
    std::int64_t next(std::int64_t most)
    {
        return std::llround((uniform() + uniform() - 1.0) * static_cast<double>(most));
    }

private:
    double uniform()
    {
        std::uint64_t mixed = m_state += 0x9e3779b97f4a7c15U;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
        return static_cast<double>((mixed ^ (mixed >> 31)) >> 11) * 0x1.0p-53;
    }

    std::uint64_t m_state;
};

Beats endOf(const Note& note)
{
    return note.start + note.length;
}

} // namespace

std::vector<Note> humanised(std::vector<Note> notes, const Humanise& settings)
{
    Deviations deviations(settings.seed);
    for (auto& note : notes) {
        note.start = std::max(note.start + Beats{deviations.next(settings.timing.ticks)}, Beats{});
        note.velocity = std::clamp(note.velocity + static_cast<int>(deviations.next(settings.velocity)), 1, 127);
    }
    return notes;
}

std::vector<Note> legato(std::vector<Note> notes)
{
    std::set<Beats> starts;
    for (const auto& note : notes)
        starts.insert(note.start);
    for (auto& note : notes)
        if (const auto next = starts.upper_bound(note.start); next != starts.end())
            note.length = *next - note.start;
    return notes;
}

std::vector<Note> scaledLengths(std::vector<Note> notes, int factor, int divisor)
{
    for (auto& note : notes)
        note.length = std::max(Beats{note.length.ticks * factor / divisor}, Beats{1});
    return notes;
}

std::vector<Note> reversed(std::vector<Note> notes)
{
    if (notes.empty())
        return notes;
    const Beats first = std::ranges::min_element(notes, {}, &Note::start)->start;
    const Beats last = endOf(*std::ranges::max_element(notes, {}, endOf));
    for (auto& note : notes)
        note.start = first + last - endOf(note);
    return notes;
}

std::vector<Note> inverted(std::vector<Note> notes)
{
    if (notes.empty())
        return notes;
    const auto [lowest, highest] = std::ranges::minmax_element(notes, {}, &Note::pitch);
    const int sum = lowest->pitch + highest->pitch;
    for (auto& note : notes)
        note.pitch = sum - note.pitch;
    return notes;
}

std::optional<std::pair<Note, Note>> splitNote(const Note& note, Beats at)
{
    if (at <= note.start || at >= endOf(note))
        return std::nullopt;
    Note first = note;
    Note second = note;
    first.length = at - note.start;
    second.start = at;
    second.length = endOf(note) - at;
    if (!note.lyric.empty())
        second.lyric.assign(1, kHoldsSyllable);
    return std::pair(first, second);
}

std::vector<Note> joined(std::vector<Note> notes)
{
    const auto byPitch = [](const Note& note) { return std::tuple(note.pitch, note.start); };
    std::ranges::stable_sort(notes, {}, byPitch);
    std::vector<Note> whole;
    for (const auto& note : notes) {
        if (whole.empty() || whole.back().pitch != note.pitch)
            whole.push_back(note);
        else
            whole.back().length = std::max(endOf(whole.back()), endOf(note)) - whole.back().start;
    }
    std::ranges::stable_sort(whole, {}, [](const Note& note) { return std::tuple(note.start, note.pitch); });
    return whole;
}

} // namespace melisma::music
