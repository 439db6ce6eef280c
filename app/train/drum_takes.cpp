// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/train/drum_takes.h"

#include "ml/compose/performance.h"
#include "ml/compose/writers.h"
#include "ml/models/drum_net/asked.h"

#include <algorithm>
#include <functional>

namespace melisma::app {

namespace {

using ml::groove::Groove;
using ml::groove::kStepsPerBar;
using ml::groove::kVoices;

constexpr std::size_t kFewestBars = 4;
constexpr std::size_t kMostBars = 32;
constexpr int kSectionBars = 8;
constexpr double kEnergy = 0.7;                                                  ///< between a verse and a chorus
constexpr std::array<int, kVoices> kPitches{36, 38, 42, 46, 41, 45, 48, 49, 51}; ///< General MIDI, by voice

std::vector<const ml::Genre*> stylesOf(const ml::Library& library, int genre)
{
    std::vector<const ml::Genre*> styles;
    for (const auto& style : library.genres)
        if (genre > 0 && ml::groove::genreIndex(style.drummer) == genre)
            styles.push_back(&style);
    return styles;
}

const ml::BandPart& drumsOf(const ml::Genre& genre)
{
    return *std::ranges::find(genre.band, ml::Role::drums, &ml::BandPart::role);
}

using Writer = std::function<std::vector<ml::DraftNote>(const ml::PartSection&)>;

/// A song of nothing but one drum part, as long and as fast as a performance.
class DrumSong {
public:
    /// `energies`: of each section of kSectionBars.
    DrumSong(const Groove& like, const ml::Genre& genre, const std::vector<double>& energies, ml::Rng rng)
        : m_bars(static_cast<int>(like.steps.size() / kStepsPerBar))
        , m_grid(*ml::MeterGrid::of({4, 4}))
        , m_genre(genre)
        , m_rng(rng)
    {
        m_plan.genre = &genre;
        m_plan.bpm = like.bpm;
        m_plan.bars = m_bars + 1; // the ending is left out
        m_plan.length = m_grid.barLength() * m_plan.bars;
        for (const double energy : energies) {
            const int bar = kSectionBars * static_cast<int>(m_plan.sections.size());
            m_plan.sections.push_back({"verse", "verse", "Verse", bar, std::min(kSectionBars, m_bars - bar), energy});
        }
    }

    std::vector<ml::groove::DrumHit> play(const Writer& write, const ml::Drummer* drummer)
    {
        std::vector<std::string> names;
        for (const auto& [name, grooves] : m_genre.grooves)
            names.push_back(name);
        const std::string pattern = m_rng.pick(names);
        std::vector<ml::groove::DrumHit> hits;
        for (const ml::PlanSection& section : m_plan.sections)
            addSection(section, pattern, write, drummer, hits);
        return hits;
    }

private:
    void addSection(const ml::PlanSection& section, const std::string& pattern, const Writer& write,
                    const ml::Drummer* drummer, std::vector<ml::groove::DrumHit>& hits)
    {
        const ml::ChordTrack chords({});
        const ml::Stage stage{m_plan, m_grid, chords};
        const ml::PartSection context{stage,
                                      drumsOf(m_genre),
                                      section,
                                      nullptr,
                                      pattern,
                                      section.firstBar / kSectionBars,
                                      m_rng.fork("section", section.firstBar),
                                      m_rng.fork("kind")};
        auto written = write(context);
        const auto played = drummer ? drummer->play(context, std::move(written)) : perform(context, std::move(written));
        for (const auto& note : played.notes)
            hits.push_back({(stage.barStart(section.firstBar) + note.start).value(), note.pitch, note.velocity});
    }

    int m_bars;
    ml::MeterGrid m_grid;
    const ml::Genre& m_genre;
    ml::Rng m_rng;
    ml::Plan m_plan;
};

std::size_t sectionsOf(const Groove& take)
{
    constexpr std::size_t kSteps = kSectionBars * kStepsPerBar;
    return (take.steps.size() + kSteps - 1) / kSteps;
}

/// What a performance asks of those who play like it.
std::vector<double> energiesOf(const std::vector<ml::drums::Asked>& asked, const Groove& take)
{
    std::vector<double> energies;
    for (std::size_t section = 0; section < sectionsOf(take); ++section)
        energies.push_back(
            std::clamp(kEnergy + asked[section * kSectionBars].energy / ml::drums::kOctavesOfEnergy, 0.0, 1.0));
    return energies;
}

std::vector<ml::DraftNote> writtenAs(const ml::drums::Skeleton& skeleton, const std::vector<ml::drums::Asked>& asked,
                                     const WrittenVelocities& velocities, const ml::PartSection& context)
{
    std::vector<ml::DraftNote> notes;
    const auto first = static_cast<std::size_t>(context.section.firstBar) * kStepsPerBar;
    const auto end = static_cast<std::size_t>(context.endBar()) * kStepsPerBar;
    for (std::size_t at = first; at < end; ++at)
        for (std::size_t voice = 0; voice < kVoices; ++voice)
            if (skeleton[at][voice] > 0.5F)
                notes.push_back({static_cast<std::int64_t>(at) * ml::kStepTicks, ml::kStepTicks / 2, kPitches[voice],
                                 velocities.at(voice, at % kStepsPerBar), asked[at / kStepsPerBar].fill > 0.5F});
    return notes;
}

Groove takeLike(const Groove& like, const std::vector<ml::groove::DrumHit>& hits)
{
    Groove take{like.genre, like.bpm, ml::groove::toGrid(hits), false};
    take.steps.resize(like.steps.size());
    return take;
}

} // namespace

DrumTakes beatsOf(const DrumTakes& takes, const ml::Library& library)
{
    DrumTakes beats;
    for (Groove take : takes) {
        const std::size_t bars = std::min(take.steps.size() / kStepsPerBar, kMostBars);
        if (take.isFill || bars < kFewestBars || stylesOf(library, take.genre).empty())
            continue;
        take.steps.resize(bars * kStepsPerBar);
        beats.push_back(std::move(take));
    }
    return beats;
}

WrittenVelocities::WrittenVelocities(const DrumTakes& training)
{
    constexpr double kUsual = 80.0; // where nobody plays
    std::array<std::array<double, kStepsPerBar>, kVoices> counts{};
    for (const Groove& take : training) {
        const auto skeleton = ml::drums::skeletonOf(take.steps);
        for (std::size_t at = 0; at < take.steps.size(); ++at)
            for (std::size_t voice = 0; voice < kVoices; ++voice) {
                if (skeleton[at][voice] < 0.5F || take.steps[at][voice] < 0.5F)
                    continue;
                m_means[voice][at % kStepsPerBar] += 127.0 * take.steps[at][kVoices + voice];
                counts[voice][at % kStepsPerBar] += 1.0;
            }
    }
    for (std::size_t voice = 0; voice < kVoices; ++voice)
        for (std::size_t place = 0; place < kStepsPerBar; ++place)
            m_means[voice][place] = counts[voice][place] > 0.0 ? m_means[voice][place] / counts[voice][place] : kUsual;
}

DrumTakes TakeMaker::composed(const DrumTakes& people, const ml::Drummer* drummer) const
{
    DrumTakes takes;
    for (std::size_t i = 0; i < people.size(); ++i) {
        ml::Rng rng = ml::Rng(m_seed).fork("composed", static_cast<int>(i));
        const auto* style = rng.pick(stylesOf(m_library, people[i].genre));
        const std::vector<double> energies(sectionsOf(people[i]), kEnergy);
        takes.push_back(takeLike(people[i], DrumSong(people[i], *style, energies, rng).play(ml::writeDrums, drummer)));
    }
    return takes;
}

DrumTakes TakeMaker::copied(const DrumTakes& people, const ml::Drummer* drummer) const
{
    DrumTakes takes;
    for (std::size_t i = 0; i < people.size(); ++i) {
        ml::Rng rng = ml::Rng(m_seed).fork("copied", static_cast<int>(i));
        const auto* style = rng.pick(stylesOf(m_library, people[i].genre));
        const auto skeleton = ml::drums::skeletonOf(people[i].steps);
        const auto asked = ml::drums::askedOf(people[i]);
        const Writer write = [&](const ml::PartSection& context) {
            return writtenAs(skeleton, asked, m_velocities, context);
        };
        DrumSong song(people[i], *style, energiesOf(asked, people[i]), rng);
        takes.push_back(takeLike(people[i], song.play(write, drummer)));
    }
    return takes;
}

} // namespace melisma::app
