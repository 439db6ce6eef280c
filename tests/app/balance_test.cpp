// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/worker/rendered_song_meter.h"
#include "audio/graph/live_engine.h"
#include "ml/compose/balance.h"
#include "ml/models/drum_net/net_drummer.h"
#include "tests/ml/compose_support.h"

#include <chrono>
#include <cmath>
#include <ctime>

using namespace melisma;
using namespace melisma::tests;

namespace {

constexpr int kSeconds = 32;
constexpr double kNothing = -200.0;

int number(const char* variable, int usual)
{
    const char* asked = std::getenv(variable);
    return asked ? std::atoi(asked) : usual;
}

/// Songs that were good, for each promise.
struct Tally {
    int songs = 0, loudness = 0, peak = 0, lead = 0;
    void print() const
    {
        std::printf("of %d songs: %d at -14 +- 1 LUFS, %d below -1 dBTP, %d with the lead as free as asked\n", songs,
                    loudness, peak, lead);
    }
};

/// Every style when MELISMA_BALANCE_ALL is set (the test balance_all), MELISMA_BALANCE_STYLE alone, else every sixth.
std::vector<ml::Genre> styles()
{
    std::vector<ml::Genre> chosen;
    if (const char* id = std::getenv("MELISMA_BALANCE_STYLE")) {
        std::ranges::copy_if(library().genres, std::back_inserter(chosen), [&](const auto& g) { return g.id == id; });
        return chosen;
    }
    for (std::size_t i = 0; i < library().genres.size(); ++i)
        if (std::getenv("MELISMA_BALANCE_ALL") || i % 6 == 5)
            chosen.push_back(library().genres[i]);
    return chosen;
}

music::Score songOf(const ml::Genre& genre, std::uint64_t seed)
{
    auto values = params(genre.id);
    values.set("seconds", std::int64_t{kSeconds});
    auto plan = planOf(values, seed);
    CHECK(plan.ok());
    CHECK(plan->genre->id == genre.id);
    static const auto drummer =
        ml::drums::NetDrummer::load(resources() / "models" / "drum_net" / "drum_net.safetensors");
    CHECK(drummer.ok());
    auto score = ml::composeScore(*plan, 0, {}, &*drummer);
    CHECK(score.ok());
    return *score;
}

/// The lead's energy between 1 and 4 kHz against all others' while it sounds, from a full measurement.
double leadOverBand(const music::Score& score, const music::SongLevels& levels)
{
    double loudest = 0.0;
    const auto windows = levels.parts.front().presence.size();
    const auto sum = [&](std::size_t window, bool lead) {
        double total = 0.0;
        for (std::size_t i = 0; i < score.parts.size(); ++i)
            if ((score.parts[i].role == "lead") == lead)
                total += levels.parts[i].presence[window];
        return total;
    };
    for (std::size_t w = 0; w < windows; ++w)
        loudest = std::max(loudest, sum(w, true));
    double lead = 0.0;
    double band = 0.0;
    for (std::size_t w = 0; w < windows; ++w)
        if (sum(w, true) > 0.05 * loudest && loudest > 0.0) {
            lead += sum(w, true);
            band += sum(w, false);
        }
    return lead > 0.0 && band > 0.0 ? 10.0 * std::log10(lead / band) : kNothing;
}

std::filesystem::path soundfont()
{
    const auto found = audio::findSoundfont();
    return found ? *found : std::filesystem::path();
}

} // namespace

/// Whole songs at the full rate: loudness, headroom, and the lead before the band.
CHECK_CASE(sketchesAreBalanced)
{
    if (soundfont().empty())
        return;
    app::RenderedSongMeter quick(soundfont());
    app::RenderedSongMeter full(soundfont(), 0, 48000);
    std::printf("%-10s %4s %7s %7s %7s %6s %6s %5s %s\n", "genre", "seed", "LUFS", "dBTP", "lead", "ms", "cpu ms",
                "fader", "master");
    Tally tally;
    const int first = number("MELISMA_BALANCE_FIRST", 1);
    const int last = first + number("MELISMA_BALANCE_SEEDS", 1) - 1;
    for (const auto& genre : styles())
        for (int seed = first; seed <= last; ++seed) {
            auto score = songOf(genre, static_cast<std::uint64_t>(seed));
            const auto begun = std::chrono::steady_clock::now();
            const auto cpu = std::clock();
            const auto facts = ml::balance(score, genre.mix, &quick, {});
            const auto spent = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
            const double cpuSpent = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
            CHECK(facts.ok() && facts->measured);
            const auto levels = full.measure(score, {});
            CHECK(levels.ok());
            const double lead = leadOverBand(score, *levels);
            std::printf("%-10s %4d %7.1f %7.1f %7.1f %6.0f %6.0f %+5.1f %s\n", genre.id.c_str(), seed,
                        levels->loudnessLufs, levels->truePeakDb, lead, spent * 1000.0, cpuSpent * 1000.0,
                        score.masterGainDb, score.masterEffects.empty() ? "-" : score.masterEffects[0].effect.c_str());
            ++tally.songs;
            CHECK(lead == kNothing || lead >= genre.mix.leadOverDb - 3.0);
            tally.loudness += std::abs(levels->loudnessLufs - ml::kSongLufs) <= 1.0;
            tally.peak += levels->truePeakDb <= ml::kSongPeakDb;
            tally.lead += lead == kNothing || lead >= genre.mix.leadOverDb;
            for (const auto& part : score.parts)
                CHECK(part.gainDb > -40.0 && part.gainDb <= 12.0);
        }
    tally.print();
    CHECK(tally.loudness == tally.songs);
    CHECK(tally.peak == tally.songs);
    CHECK(10 * tally.lead >= 9 * tally.songs);
}

/// Without a meter the table brings songs near: no sketch is far too loud or too soft.
CHECK_CASE(tableComesNear)
{
    if (soundfont().empty())
        return;
    app::RenderedSongMeter meter(soundfont());
    for (const auto& genre : styles()) {
        auto score = songOf(genre, 1);
        const auto facts = ml::balance(score, genre.mix, nullptr, {});
        CHECK(facts.ok() && !facts->measured);
        const auto levels = meter.measure(score, {});
        CHECK(levels.ok());
        std::printf("%-10s %7.1f LUFS by table\n", genre.id.c_str(), levels->loudnessLufs);
        CHECK(std::abs(levels->loudnessLufs - ml::kSongLufs) < 8.0);
    }
}

/// A sound that is cut off at the song's end is tamed up to its last frame.
CHECK_CASE(theMastersEffectsReachTheEnd)
{
    if (soundfont().empty())
        return;
    auto score = songOf(library().genres.front(), 1);
    auto part = *std::ranges::find_if(score.parts, [](const auto& each) { return each.role != "drums"; });
    const base::Beats length{2 * base::Beats::kTicksPerBeat + 77};
    part.clips = {{"held", {}, {}}};
    part.clips[0].notes.length = length;
    for (std::int64_t at = 0; at < length.ticks; at += 60) // struck anew up to the end
        part.clips[0].notes.notes.push_back({{at}, {std::min<std::int64_t>(60, length.ticks - at)}, 72, 120});
    part.gainDb = 0.0;
    part.effects.clear();
    score.parts = {part};
    score.sections.clear();
    score.chords.clear();
    score.length = length;
    score.masterGainDb = 0.0;
    score.masterEffects.clear();
    app::RenderedSongMeter meter(soundfont());
    const auto bare = meter.measure(score, {});
    score.masterEffects = {{"compressor", {}, 1.0}};
    score.masterEffects[0].params.set("threshold", bare->truePeakDb - 30.0);
    score.masterEffects[0].params.set("ratio", 20.0);
    score.masterEffects[0].params.set("attack", 0.1);
    const auto tamed = meter.measure(score, {});
    CHECK(bare.ok() && tamed.ok());
    CHECK(tamed->truePeakDb < bare->truePeakDb - 12.0);
}

CHECK_CASE(sameAgain)
{
    if (soundfont().empty())
        return;
    const auto& genre = library().genres.front();
    app::RenderedSongMeter one(soundfont(), 1);
    app::RenderedSongMeter many(soundfont(), 3);
    auto a = songOf(genre, 5);
    auto b = songOf(genre, 5);
    CHECK(ml::balance(a, genre.mix, &one, {}).ok());
    CHECK(ml::balance(b, genre.mix, &many, {}).ok());
    CHECK(a == b);
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
