// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Can the styles be told apart from their notes alone? A plain nearest-centroid classifier over features of the score
// (tempo, swing, drum, bass and comping patterns, chord qualities, families of instruments) learns from half of the
// seeds and names the style of the other half. It never sees the style's name or a program number.
#include "tests/ml/compose_support.h"

#include <array>
#include <cmath>
#include <limits>
#include <map>

using namespace melisma;

namespace {

constexpr int kSeeds = 12; ///< of each half
constexpr int kSteps = 16;
constexpr std::int64_t kBeat = base::Beats::kTicksPerBeat;

using Features = std::vector<double>;

struct Sample {
    std::size_t style = 0;
    Features features;    ///< of the notes
    Features instruments; ///< families alone
};

int drumClass(int key)
{
    switch (key) {
    case 36:
        return 0;
    case 38:
    case 39:
    case 40:
        return 1;
    case 37:
        return 2;
    case 42:
    case 44:
        return 3;
    case 46:
        return 4;
    case 51:
    case 53:
    case 59:
    case 49:
    case 52:
        return 5;
    case 41:
    case 43:
    case 47:
    case 50:
        return 6;
    default:
        return key >= 60 && key <= 68 ? 7 : 8;
    }
}

/// Onsets per bar at each sixteenth of the bar's length.
struct StepHistogram {
    std::array<double, kSteps> counts{};
    void add(const music::Score& score, const music::Note& note)
    {
        const auto bar = score.tempoMap.meterAtBar(0).barLength().ticks;
        const auto step = ((note.start.ticks % bar) * kSteps + bar / 2) / bar % kSteps;
        counts[static_cast<std::size_t>(step)] += 1.0;
    }
    void append(double bars, Features& features) const
    {
        for (const double count : counts)
            features.push_back(std::min(1.5, count / bars));
    }
};

double barsOf(const music::Score& score)
{
    return score.length.value() / score.tempoMap.meterAtBar(0).barLength().value();
}

void addDrums(const music::Score& score, Features& features)
{
    std::array<StepHistogram, 9> histograms;
    double total = 0.0;
    for (const auto& part : score.parts)
        if (part.instrument.isDrums())
            for (const auto& note : tests::notesOf(part)) {
                histograms[static_cast<std::size_t>(drumClass(note.pitch))].add(score, note);
                ++total;
            }
    for (const auto& histogram : histograms)
        histogram.append(barsOf(score), features);
    features.push_back(total / barsOf(score));
    features.push_back(total > 0.0 ? 0.0 : 1.0);
}

/// Where off-beats fall: mean place of what lies between the straight eighths (and sixteenths).
void addSwing(const music::Score& score, Features& features)
{
    for (const std::int64_t unit : {kBeat, kBeat / 2}) {
        double sum = 0.0;
        double count = 0.0;
        for (const auto& part : score.parts)
            for (const auto& note : tests::notesOf(part)) {
                const double place = static_cast<double>(note.start.ticks % unit) / static_cast<double>(unit);
                if (place > 0.42 && place < 0.72) {
                    sum += place;
                    ++count;
                }
            }
        features.push_back(count > 0.0 ? 10.0 * sum / count : 5.0);
    }
}

double meanPitch(const music::Part& part)
{
    double sum = 0.0;
    const auto notes = tests::notesOf(part);
    for (const auto& note : notes)
        sum += note.pitch;
    return notes.empty() ? 200.0 : sum / static_cast<double>(notes.size());
}

void addPitched(const music::Score& score, Features& features)
{
    const music::Part* lowest = nullptr;
    for (const auto& part : score.parts)
        if (!part.instrument.isDrums() && (!lowest || meanPitch(part) < meanPitch(*lowest)))
            lowest = &part;
    StepHistogram bass;
    StepHistogram others;
    double length = 0.0;
    double count = 0.0;
    for (const auto& part : score.parts)
        for (const auto& note : tests::notesOf(part)) {
            if (part.instrument.isDrums())
                continue;
            (&part == lowest ? bass : others).add(score, note);
            length += note.length.value();
            ++count;
        }
    bass.append(barsOf(score), features);
    for (auto& value : others.counts)
        value /= 8.0; // several parts with chords
    others.append(barsOf(score), features);
    features.push_back(length / count);
    features.push_back(count / barsOf(score) / 10.0);
    std::array<double, 4> motion{}; // repeated, step, fourth or fifth, octave
    const auto notes = tests::notesOf(*lowest);
    for (std::size_t i = 1; i < notes.size(); ++i) {
        const int interval = std::abs(notes[i].pitch - notes[i - 1].pitch);
        const int kind = interval == 0 ? 0 : interval <= 2 ? 1 : interval == 5 || interval == 7 ? 2 : 3;
        if (kind < 3 || interval == 12)
            motion[static_cast<std::size_t>(kind)] += 1.0 / static_cast<double>(notes.size());
    }
    features.insert(features.end(), motion.begin(), motion.end());
}

void addHarmony(const music::Score& score, Features& features)
{
    std::array<double, 8> shares{}; // power, major, minor, dominant, major 7, minor 7, diminished, extended
    double slashes = 0.0;
    for (const auto& event : score.chords) {
        const auto tones = event.chord.intervals();
        const auto has = [&](int tone) { return std::ranges::find(tones, tone) != tones.end(); };
        const bool minor = event.chord.isMinor();
        const std::size_t kind = tones.size() == 2  ? 0
                                 : has(6) && minor  ? 6
                                 : tones.size() > 4 ? 7
                                 : has(11)          ? 4
                                 : has(10)          ? (minor ? 5 : 3)
                                                    : (minor ? 2 : 1);
        shares[kind] += event.length.value() / score.length.value();
        slashes += event.chord.bass ? event.length.value() / score.length.value() : 0.0;
    }
    features.insert(features.end(), shares.begin(), shares.end());
    features.push_back(slashes);
    features.push_back(static_cast<double>(score.chords.size()) / barsOf(score));
}

/// `alike`: all songs in one key and at one tempo.
Sample sampleOf(std::size_t style, std::uint64_t seed, bool alike)
{
    auto values = tests::params(tests::library().genres[style].name);
    values.set("bars", std::int64_t{32});
    if (alike) {
        values.set("bpm", 112.0);
        values.set("key", "A minor");
        values.set("meter", "4/4");
    }
    const auto score = *tests::scoreOf(values, seed);
    Sample sample{style, {}, Features(16, 0.0)};
    sample.features.push_back(4.0 * std::log2(score.tempoMap.bpmAt({})));
    addDrums(score, sample.features);
    addSwing(score, sample.features);
    addPitched(score, sample.features);
    addHarmony(score, sample.features);
    for (const auto& part : score.parts)
        if (!part.instrument.isDrums())
            sample.instruments[static_cast<std::size_t>(part.instrument.program / 8)] = 1.0;
    return sample;
}

Features joined(const Sample& sample, bool withInstruments)
{
    Features all = sample.features;
    if (withInstruments)
        all.insert(all.end(), sample.instruments.begin(), sample.instruments.end());
    return all;
}

/// Centroids, and distances weighted by the spread that the styles have within themselves.
class NearestCentroid {
public:
    NearestCentroid(const std::vector<Sample>& samples, std::size_t styles, bool withInstruments)
        : m_withInstruments(withInstruments)
    {
        const std::size_t width = joined(samples.front(), withInstruments).size();
        m_centroids.assign(styles, Features(width, 0.0));
        m_weights.assign(width, 0.0);
        std::vector<double> counts(styles, 0.0);
        for (const auto& sample : samples)
            ++counts[sample.style];
        for (const auto& sample : samples) {
            const auto features = joined(sample, withInstruments);
            for (std::size_t i = 0; i < width; ++i)
                m_centroids[sample.style][i] += features[i] / counts[sample.style];
        }
        for (const auto& sample : samples) {
            const auto features = joined(sample, withInstruments);
            for (std::size_t i = 0; i < width; ++i)
                m_weights[i] +=
                    std::pow(features[i] - m_centroids[sample.style][i], 2) / static_cast<double>(samples.size());
        }
        for (double& weight : m_weights)
            weight = 1.0 / (weight + 0.01);
    }

    double distance(const Features& a, const Features& b) const
    {
        double sum = 0.0;
        for (std::size_t i = 0; i < a.size(); ++i)
            sum += m_weights[i] * (a[i] - b[i]) * (a[i] - b[i]);
        return std::sqrt(sum / static_cast<double>(a.size()));
    }

    double between(std::size_t a, std::size_t b) const { return distance(m_centroids[a], m_centroids[b]); }

    std::size_t guess(const Sample& sample) const
    {
        const auto features = joined(sample, m_withInstruments);
        std::size_t best = 0;
        for (std::size_t style = 1; style < m_centroids.size(); ++style)
            if (distance(features, m_centroids[style]) < distance(features, m_centroids[best]))
                best = style;
        return best;
    }

private:
    std::vector<Features> m_centroids;
    Features m_weights;
    bool m_withInstruments;
};

std::vector<Sample> songs(std::uint64_t firstSeed, bool alike)
{
    std::vector<Sample> samples;
    for (std::size_t style = 0; style < tests::library().genres.size(); ++style)
        for (std::uint64_t seed = firstSeed; seed < firstSeed + 2 * kSeeds; seed += 2)
            samples.push_back(sampleOf(style, seed, alike));
    return samples;
}

/// Share of songs recognised, by style; prints what else they were taken for.
std::vector<double> recognised(const NearestCentroid& classifier, const std::vector<Sample>& heard)
{
    const auto& genres = tests::library().genres;
    std::vector<std::map<std::string, int>> taken(genres.size());
    for (const auto& sample : heard)
        ++taken[sample.style][genres[classifier.guess(sample)].id];
    std::vector<double> shares;
    for (std::size_t style = 0; style < genres.size(); ++style) {
        shares.push_back(taken[style][genres[style].id] / static_cast<double>(kSeeds));
        std::string mistakes;
        for (const auto& [id, count] : taken[style])
            if (id != genres[style].id)
                mistakes += ' ' + id + ' ' + std::to_string(count);
        std::size_t nearest = style == 0 ? 1 : 0;
        for (std::size_t other = 0; other < genres.size(); ++other)
            if (other != style && classifier.between(style, other) < classifier.between(style, nearest))
                nearest = other;
        std::printf("  %-10s %5.1f %%   nearest %-10s %.2f %s\n", genres[style].id.c_str(), 100.0 * shares.back(),
                    genres[nearest].id.c_str(), classifier.between(style, nearest), mistakes.c_str());
    }
    return shares;
}

} // namespace

CHECK_CASE(thereAreTwentyFourStyles)
{
    CHECK_EQUAL(tests::library().genres.size(), 24u);
}

CHECK_CASE(stylesAreToldApart)
{
    struct View {
        const char* name;
        bool withInstruments;
        bool alike;
    };
    for (const auto& view : {View{"all features", true, false}, View{"without instruments", false, false},
                             View{"without instruments, all at 112 bpm in A minor and 4/4", false, true}}) {
        const NearestCentroid classifier(songs(1, view.alike), tests::library().genres.size(), view.withInstruments);
        std::printf("%s\n", view.name);
        double mean = 0.0;
        for (const double share : recognised(classifier, songs(2, view.alike))) {
            CHECK(share >= 0.9);
            mean += share / static_cast<double>(tests::library().genres.size());
        }
        std::printf("  mean %.1f %%\n", 100.0 * mean);
    }
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
