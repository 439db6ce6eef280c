// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/score.h"
#include "ml/compose/composer.h"
#include "ml/compose/library.h"
#include "ml/compose/options_reader.h"
#include "ml/compose/planner.h"
#include "tests/support/check.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace melisma::tests {

inline std::filesystem::path resources()
{
    const char* source = std::getenv("MELISMA_SOURCE_DIR");
    return std::filesystem::path(source ? source : ".") / "resources";
}

inline const ml::Library& library()
{
    static const auto loaded = ml::Library::load(resources());
    if (!loaded) {
        std::fprintf(stderr, "%s\n", loaded.error().sentence().c_str());
        std::abort();
    }
    return *loaded;
}

inline base::ParamValues params(const std::string& prompt)
{
    base::ParamValues values;
    values.set("prompt", prompt);
    return values;
}

inline base::Result<ml::Plan> planOf(const base::ParamValues& values, std::uint64_t seed)
{
    const auto wishes = ml::readWishes(values, library().lexicon);
    if (!wishes)
        return wishes.error();
    return ml::makePlan(library(), *wishes, seed);
}

inline base::Result<music::Score> scoreOf(const base::ParamValues& values, std::uint64_t seed)
{
    const auto plan = planOf(values, seed);
    if (!plan)
        return plan.error();
    return ml::composeScore(*plan, 0);
}

/// The notes of a part in song time.
inline std::vector<music::Note> notesOf(const music::Part& part)
{
    std::vector<music::Note> notes;
    for (const auto& clip : part.clips)
        for (auto note : clip.notes.notes) {
            note.start += clip.start;
            notes.push_back(note);
        }
    return notes;
}

inline const music::Part* partWithRole(const music::Score& score, const std::string& role)
{
    const auto found = std::ranges::find(score.parts, role, &music::Part::role);
    return found == score.parts.end() ? nullptr : &*found;
}

inline const music::ChordEvent& chordAt(const music::Score& score, base::Beats time)
{
    auto next = std::ranges::upper_bound(score.chords, time, {}, &music::ChordEvent::start);
    return next == score.chords.begin() ? *next : *std::prev(next);
}

/// Share of equal notes (part, 16th, pitch) of two songs: |A and B| / |A or B|.
inline double jaccard(const music::Score& a, const music::Score& b)
{
    const auto notes = [](const music::Score& score) {
        std::set<std::tuple<std::string, std::int64_t, int>> result;
        for (const auto& part : score.parts)
            for (const auto& note : notesOf(part))
                result.emplace(part.role, (note.start.ticks + 120) / 240, note.pitch);
        return result;
    };
    const auto left = notes(a);
    const auto right = notes(b);
    std::vector<std::tuple<std::string, std::int64_t, int>> both;
    std::ranges::set_intersection(left, right, std::back_inserter(both));
    return static_cast<double>(both.size()) / static_cast<double>(left.size() + right.size() - both.size());
}

inline constexpr const char* kWords =
    "[Verse]\none two three four\nfive six seven eight\n\n[Chorus]\nla la la\nlu lu lu\n";

/// A prompt with words to sing.
inline base::ParamValues sung(const std::string& prompt, const std::string& lyrics = kWords)
{
    auto values = params(prompt);
    values.set("lyrics", lyrics);
    return values;
}

} // namespace melisma::tests
