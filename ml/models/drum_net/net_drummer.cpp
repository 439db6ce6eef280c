// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/drum_net/net_drummer.h"

#include "core/base/sha256.h"
#include "ml/compose/performance.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml::drums {

namespace {

constexpr double kAccent = 55.0;         ///< velocity from which a written stroke always sounds
constexpr double kUsualLooseTicks = 4.0; ///< a band this loose gets the net's timing undiminished
constexpr float kMostOffset = 0.45F;     ///< of a step
constexpr double kRepeats = 0.15;        ///< chance that a bar is drawn with the luck of the bar before
constexpr double kOwnVelocity = 0.65;    ///< the net's share of a written stroke's velocity

/// The written pattern on the net's grid.
struct Written {
    std::vector<std::array<const DraftNote*, kVoices>> steps;
    std::array<int, kVoices> pitches{}; ///< 0: the section does not use the voice
    std::vector<DraftNote> others;      ///< what the net does not play
};

Written onGrid(const PartSection& context, const std::vector<DraftNote>& notes)
{
    Written written;
    written.steps.resize(static_cast<std::size_t>(context.section.bars) * kStepsPerBar);
    const std::int64_t begin = context.stage.barStart(context.section.firstBar).ticks;
    for (const DraftNote& note : notes) {
        const auto voice = groove::voiceOf(note.pitch);
        const auto step = static_cast<std::size_t>((note.start - begin) / kStepTicks);
        if (!voice || step >= written.steps.size() || written.steps[step][static_cast<std::size_t>(*voice)]) {
            written.others.push_back(note);
            continue;
        }
        const auto index = static_cast<std::size_t>(*voice);
        written.steps[step][index] = &note;
        if (written.pitches[index] == 0)
            written.pitches[index] = note.pitch;
    }
    return written;
}

/// The section's energy against that of the song, bar by bar the same, and the bars where the grammar wrote a fill.
std::vector<Asked> askedIn(const PartSection& context, const std::vector<DraftNote>& notes)
{
    double energy = 0.0, bars = 0.0;
    for (const PlanSection& section : context.stage.plan.sections) {
        energy += section.energy * section.bars;
        bars += section.bars;
    }
    const double above = bars > 0.0 ? kOctavesOfEnergy * (context.section.energy - energy / bars) : 0.0;
    const float octaves = std::clamp(static_cast<float>(above), -kMostEnergy, kMostEnergy);
    std::vector<Asked> asked(static_cast<std::size_t>(context.section.bars), Asked{octaves, 0.0F});
    const std::int64_t begin = context.stage.barStart(context.section.firstBar).ticks;
    for (const DraftNote& note : notes) {
        const auto bar = static_cast<std::size_t>((note.start - begin) / (kStepsPerBar * kStepTicks));
        if (note.isFill && bar < asked.size())
            asked[bar].fill = 1.0F;
    }
    return asked;
}

bool isTom(groove::Voice kind)
{
    return kind == groove::Voice::lowTom || kind == groove::Voice::midTom || kind == groove::Voice::highTom;
}

bool isInBar(const Written& written, std::size_t at, std::size_t voice)
{
    const auto first = written.steps.begin() + static_cast<std::ptrdiff_t>(at / kStepsPerBar * kStepsPerBar);
    return std::any_of(first, first + kStepsPerBar, [&](const auto& step) { return step[voice] != nullptr; });
}

/// Toms only where the bar has them: elsewhere they would be a fill that nobody asked for.
bool mayAdd(const Written& written, std::size_t at, std::size_t voice)
{
    const auto kind = static_cast<groove::Voice>(voice);
    if (written.pitches[voice] == 0 || kind == groove::Voice::openHat || kind == groove::Voice::crash)
        return false;
    return !isTom(kind) || isInBar(written, at, voice);
}

/// One section being played.
class Performance {
public:
    Performance(const DrumPlayer& player, const PartSection& context, const Written& written, std::vector<Asked> asked)
        : m_player(player)
        , m_context(context)
        , m_written(written)
        , m_asked(std::move(asked))
        , m_rng(context.rng.fork("net drummer"))
        , m_human(std::min(1.0, context.part.looseTicks / kUsualLooseTicks))
        , m_steps(written.steps.size())
    {
        m_piece.genre = groove::genreIndex(context.stage.plan.genre->drummer);
        m_piece.tempo = groove::tempoFeature(context.stage.plan.bpm);
    }

    std::vector<music::Note> notes()
    {
        std::vector<music::Note> result;
        DrumPlayer::Hidden hidden{};
        for (std::size_t at = 0; at < m_steps.size(); ++at) {
            const Asked& asked = m_asked[at / kStepsPerBar];
            const auto place = static_cast<int>(at % kStepsPerBar);
            if (place == 0)
                m_repeats = at > 0 && m_rng.chance(kRepeats);
            auto deep = m_player.advance(played(at), place, m_piece, asked, hidden);
            for (std::size_t voice = 0; voice < kVoices; ++voice)
                strike(at, voice, deep, result);
        }
        return result;
    }

private:
    DrumPlayer::Played played(std::size_t at) const
    {
        DrumPlayer::Played row{};
        if (at > 0)
            std::copy(m_steps[at - 1].begin(), m_steps[at - 1].end(), row.begin());
        for (std::size_t voice = 0; voice < kVoices; ++voice) {
            row[kFeatures + voice] = at >= kStepsPerBar ? m_steps[at - kStepsPerBar][voice] : 0.0F;
            row[kFeatures + kVoices + voice] = isWritten(at, voice) ? 1.0F : 0.0F;
            row[kFeatures + 2 * kVoices + voice] = isWritten(at + 1, voice) ? 1.0F : 0.0F;
        }
        return row;
    }

    bool isWritten(std::size_t at, std::size_t voice) const
    {
        return at < m_steps.size() && m_written.steps[at][voice];
    }

    /// What a stroke's chance has to beat. Drawn anew for each step, a steady pattern would change in every bar, as
    /// one of 144 draws always falls out otherwise; people now and then just play the bar again.
    double luck(std::size_t at, std::size_t voice)
    {
        const double fresh = m_rng.uniform();
        if (m_asked[at / kStepsPerBar].fill > 0.5F)
            return fresh;
        double& kept = m_luck[at % kStepsPerBar][voice];
        if (!m_repeats)
            kept = fresh;
        return kept;
    }

    bool sounds(std::size_t at, std::size_t voice, float logit)
    {
        const double chance = 1.0 / (1.0 + std::exp(-static_cast<double>(logit)));
        const bool drawn = luck(at, voice) < chance;
        if (const DraftNote* note = m_written.steps[at][voice])
            return drawn || note->velocity >= kAccent;
        return drawn && m_human > 0.0 && mayAdd(m_written, at, voice);
    }

    void strike(std::size_t at, std::size_t voice, DrumPlayer::Deep& deep, std::vector<music::Note>& result)
    {
        const Told told = m_player.tell(deep, static_cast<int>(voice));
        const bool hit = sounds(at, voice, told.hitLogit);
        const double loud = m_rng.normal();
        const double late = m_rng.normal();
        if (!hit)
            return;
        const float velocity =
            std::clamp(told.velocity + told.velocityDeviation * static_cast<float>(loud), 0.05F, 1.0F);
        const float offset =
            std::clamp(told.offset + told.offsetDeviation * static_cast<float>(late), -kMostOffset, kMostOffset);
        m_player.hear(deep, static_cast<int>(voice), velocity, offset);
        m_steps[at][voice] = 1.0F;
        m_steps[at][kVoices + voice] = velocity;
        m_steps[at][2 * kVoices + voice] = offset;
        result.push_back(note(at, voice, velocity, offset - (isSwung() ? told.offset : 0.0F)));
    }

    bool isSwung() const { return m_context.stage.plan.genre->swing > 0.5; }

    /// A swung style keeps its own swing; the net then gives only what lies around it.
    music::Note note(std::size_t at, std::size_t voice, double velocity, double offset) const
    {
        const Genre& genre = *m_context.stage.plan.genre;
        const std::int64_t straight = static_cast<std::int64_t>(at) * kStepTicks;
        const std::int64_t length = static_cast<std::int64_t>(m_steps.size()) * kStepTicks;
        const double moved = static_cast<double>(swung(straight, genre.swing, genre.swingUnit)) +
                             m_context.part.lateTicks + m_human * offset * static_cast<double>(kStepTicks);
        const std::int64_t start = std::clamp<std::int64_t>(std::llround(moved), 0, length - 1);
        const DraftNote* written = m_written.steps[at][voice];
        const double free = 127.0 * velocity;
        const double energy = m_context.section.energy;
        const double loudness =
            written ? written->velocity + kOwnVelocity * (free - written->velocity) : free * (0.6 + 0.4 * energy);
        return {{start},
                {std::min<std::int64_t>(written ? written->length : kStepTicks / 2, length - start)},
                written ? written->pitch : m_written.pitches[voice],
                static_cast<int>(std::clamp(std::lround(loudness), 1L, 127L))};
    }

    const DrumPlayer& m_player;
    const PartSection& m_context;
    const Written& m_written;
    std::vector<Asked> m_asked;
    Rng m_rng;
    double m_human;
    DrumPlayer::Piece m_piece;
    std::vector<Step> m_steps;
    std::array<std::array<double, kVoices>, kStepsPerBar> m_luck{}; ///< of the last bar that was no fill
    bool m_repeats = false;
};

} // namespace

base::Result<NetDrummer> NetDrummer::load(const std::filesystem::path& weights)
{
    const auto file = Safetensors::read(weights);
    if (!file)
        return file.error();
    const auto hash = base::sha256OfFile(weights);
    if (!hash)
        return hash.error();
    auto player = DrumPlayer::load(*file);
    if (!player)
        return player.error();
    return NetDrummer(std::move(*player), {"drum_net", "2", *hash, "CC-BY-4.0", true});
}

music::NoteSequence NetDrummer::play(const PartSection& context, std::vector<DraftNote> notes) const
{
    if (!plays(context.stage.grid))
        return perform(context, std::move(notes));
    const Written written = onGrid(context, notes);
    auto sequence = perform(context, written.others);
    for (const music::Note& note : Performance(m_player, context, written, askedIn(context, notes)).notes())
        if (note.start < sequence.length)
            sequence.notes.push_back(note);
    cutOverlaps(sequence.notes);
    for (music::Note& note : sequence.notes)
        note.length = std::min(note.length, sequence.length - note.start);
    return sequence;
}

} // namespace melisma::ml::drums
