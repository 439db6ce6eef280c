// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/ensemble.h"

#include "ml/compose/genre_names.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace melisma::ml {

namespace {

bool canDo(const InstrumentEntry& entry, Role role)
{
    return std::ranges::find(entry.roles, role) != entry.roles.end();
}

/// Would the genre's own instrument of `part` be recognised as the asked one?
bool matches(const InstrumentEntry& entry, const BandPart& part)
{
    const int program = part.instrument.program;
    if (part.instrument.isDrums())
        return canDo(entry, Role::drums) && (!entry.program || *entry.program == program);
    if (canDo(entry, Role::drums))
        return false;
    if (entry.family)
        return program >= entry.family->first && program <= entry.family->second;
    return entry.program ? *entry.program == program : canDo(entry, part.role);
}

/// Is the genre's `part` one of what a ban of `entry` means? A family keeps away with its relatives.
bool isBanned(const InstrumentEntry& entry, const BandPart& part)
{
    const bool drumsBanned = canDo(entry, Role::drums);
    if (part.instrument.isDrums() || drumsBanned)
        return part.instrument.isDrums() && drumsBanned && matches(entry, part);
    if (part.role == Role::bass && entry.roles.front() == Role::bass && entry.family)
        return true;
    const int program = part.instrument.program;
    return entry.group ? program >= entry.group->first && program <= entry.group->second : matches(entry, part);
}

/// The wished register where the two overlap by an octave or more, else the instrument's own.
Register fitted(const Register& part, const Register& instrument)
{
    const Register both{std::max(part.low, instrument.low), std::min(part.high, instrument.high)};
    return both.high - both.low >= 12 ? both : instrument;
}

/// The part played on another instrument.
BandPart onInstrument(BandPart part, const InstrumentEntry& entry)
{
    if (part.role != Role::drums)
        part.range = fitted(part.range, entry.range);
    if (entry.mono)
        part.voices = 1;
    return part;
}

Player playerOf(const BandPart& part)
{
    return {part.name, part.instrument, part.gainDb, part.pan, {part}};
}

/// A part for a role that the genre's band lacks.
BandPart extraPart(Role role)
{
    BandPart part;
    part.id = std::string("extra-") + std::string(toString(role));
    part.role = role;
    part.name = part.id;
    part.instrument.bank = role == Role::drums ? 128 : 0;
    part.range = role == Role::bass ? Register{28, 52} : role == Role::lead ? Register{60, 84} : Register{50, 76};
    part.gainDb = role == Role::lead ? -5.0 : -8.0;
    return part;
}

/// Gives the asked instruments their parts.
class Casting {
public:
    Casting(const Genre& genre, const Wishes& wishes) : m_genre(genre), m_wishes(wishes) {}

    /// One player an asked instrument, in their order.
    std::vector<Player> castAsked()
    {
        std::vector<std::optional<Player>> asked(m_wishes.instruments.size());
        // First those that the band has anyway, then the others by what is still open.
        for (std::size_t i = 0; i < asked.size(); ++i)
            if (const auto* own = ownPart(m_wishes.instruments[i].instrument))
                asked[i] = take(*own, m_wishes.instruments[i].instrument);
        for (std::size_t i = 0; i < asked.size(); ++i)
            if (!asked[i])
                asked[i] = take(openPart(m_wishes.instruments[i].instrument), m_wishes.instruments[i].instrument);
        std::vector<Player> players;
        for (auto& player : asked)
            players.push_back(std::move(*player));
        return players;
    }

    std::vector<Player> cast()
    {
        auto players = castAsked();
        if (m_wishes.onlyThese) {
            giveBass(players);
            giveMelody(players);
        } else
            addRest(players);
        nameApart(players);
        return players;
    }

private:
    const BandPart* ownPart(const InstrumentEntry& entry) const
    {
        for (const auto& part : m_genre.band)
            if (!m_taken.contains(part.id) && matches(entry, part))
                return &part;
        return nullptr;
    }

    BandPart openPart(const InstrumentEntry& entry)
    {
        for (const Role role : entry.roles)
            for (const auto& part : m_genre.band)
                if (part.role == role && !m_taken.contains(part.id))
                    return part;
        for (const Role role : entry.roles)
            for (const auto& part : m_genre.band)
                if (part.role == role)
                    return part; // a second player of the same part, with its own figures
        return extraPart(entry.roles.front());
    }

    Player take(const BandPart& part, const InstrumentEntry& entry)
    {
        m_taken.insert(part.id);
        const bool own = matches(entry, part);
        Player player = playerOf(onInstrument(part, entry));
        if (own)
            return player;
        player.name = entry.name;
        player.instrument = {entry.name, part.role == Role::drums ? 128 : 0,
                             entry.program.value_or(part.instrument.program)};
        return player;
    }

    /// Someone must have the tune when only the asked instruments play: the first that can, beside its own part.
    void giveMelody(std::vector<Player>& players) const
    {
        const auto isMelody = [](const Player& player) { return player.parts.front().role == Role::lead; };
        if (std::ranges::any_of(players, isMelody))
            return;
        for (std::size_t i = 0; i < players.size(); ++i) {
            const auto& entry = m_wishes.instruments[i].instrument;
            if (!canDo(entry, Role::lead) || players[i].parts.front().role == Role::drums)
                continue;
            if (entry.mono)
                players[i].parts.clear();
            players[i].parts.push_back(onInstrument(partOf(Role::lead), entry));
            separateHands(players[i].parts, entry);
            return;
        }
    }

    /// One instrument with tune and chords keeps the tune on top.
    static void separateHands(std::vector<BandPart>& parts, const InstrumentEntry& entry)
    {
        constexpr int kMiddle = 66; // F sharp above middle C
        for (auto& part : parts) {
            if (part.role == Role::lead)
                part.range = fitted({kMiddle + 1, 91}, entry.range);
            else if (part.role != Role::bass)
                part.range = fitted({45, kMiddle}, entry.range);
        }
    }

    /// Without a bass, a chord instrument has a left hand.
    void giveBass(std::vector<Player>& players) const
    {
        const auto isBass = [](const Player& player) { return player.parts.front().role == Role::bass; };
        if (std::ranges::any_of(players, isBass))
            return;
        for (std::size_t i = 0; i < players.size(); ++i) {
            const auto& entry = m_wishes.instruments[i].instrument;
            if (entry.mono || !canDo(entry, Role::comp))
                continue;
            auto part = partOf(Role::bass);
            part.range = fitted(part.range, {entry.range.low, entry.range.low + 24});
            players[i].parts.push_back(part);
            return;
        }
    }

    BandPart partOf(Role role) const
    {
        const auto found = std::ranges::find(m_genre.band, role, &BandPart::role);
        return found == m_genre.band.end() ? extraPart(role) : *found;
    }

    bool unwanted(const BandPart& part) const
    {
        return std::ranges::any_of(m_wishes.without,
                                   [&](const InstrumentWish& wish) { return isBanned(wish.instrument, part); });
    }

    void addRest(std::vector<Player>& players)
    {
        for (const auto& part : m_genre.band)
            if (!m_taken.contains(part.id) && !unwanted(part))
                players.push_back(playerOf(part));
        const auto place = [&](const Player& player) {
            const auto found = std::ranges::find(m_genre.band, player.parts.front().id, &BandPart::id);
            return found - m_genre.band.begin();
        };
        std::ranges::stable_sort(players, {}, place);
    }

    /// Two players of one instrument get numbered names, and names stay unique for the tracks.
    static void nameApart(std::vector<Player>& players)
    {
        std::map<std::string, int> seen;
        for (auto& player : players)
            if (const int count = ++seen[player.name]; count > 1)
                player.name += ' ' + std::to_string(count);
    }

    const Genre& m_genre;
    const Wishes& m_wishes;
    std::set<std::string> m_taken;
};

/// Most of its notes sound alone.
bool isOneVoice(const music::Part& part)
{
    std::size_t notes = 0;
    std::size_t together = 0;
    for (const auto& clip : part.clips)
        for (std::size_t i = 0; i < clip.notes.notes.size(); ++i, ++notes)
            if (i > 0 && clip.notes.notes[i].start <
                             clip.notes.notes[i - 1].start + base::Beats{clip.notes.notes[i - 1].length.ticks / 2})
                ++together;
    return notes > 0 && together * 5 < notes;
}

Role roleOf(const music::Part& part)
{
    constexpr int kFirstBass = 32; // General MIDI programs
    constexpr int kLastBass = 39;
    if (part.instrument.isDrums())
        return Role::drums;
    if (part.role == "vocals")
        return Role::lead;
    if (const auto named = roleNamed(part.role))
        return *named;
    if (part.instrument.program >= kFirstBass && part.instrument.program <= kLastBass)
        return Role::bass;
    return isOneVoice(part) ? Role::lead : Role::comp;
}

/// What a part's instrument is to the composer; its own role comes first of what it can do.
InstrumentEntry entryOf(const Lexicon& lexicon, const music::Part& part)
{
    const auto role = roleOf(part);
    InstrumentEntry entry;
    entry.name = part.instrument.name;
    entry.roles = {role};
    entry.range = role == Role::bass ? Register{28, 52} : Register{48, 84};
    for (const auto& known : lexicon.instruments)
        if (known.program == part.instrument.program && canDo(known, Role::drums) == part.instrument.isDrums()) {
            entry = known;
            break;
        }
    entry.program = part.instrument.program;
    entry.family.reset();
    std::erase(entry.roles, role);
    entry.roles.insert(entry.roles.begin(), role);
    return entry;
}

} // namespace

std::vector<Player> askedPlayers(const Genre& genre, const std::vector<InstrumentWish>& asked)
{
    Wishes wishes;
    wishes.instruments = asked;
    return Casting(genre, wishes).castAsked();
}

std::vector<Player> playersOf(const Genre& genre, const Lexicon& lexicon, const std::vector<music::Part>& parts)
{
    Wishes wishes;
    for (const auto& part : parts)
        wishes.instruments.push_back({entryOf(lexicon, part), part.name});
    wishes.onlyThese = true;
    auto players = Casting(genre, wishes).cast();
    for (std::size_t i = 0; i < players.size(); ++i) {
        players[i].name = parts[i].name;
        players[i].instrument = parts[i].instrument;
        players[i].gainDb = parts[i].gainDb;
        players[i].pan = parts[i].pan;
    }
    return players;
}

base::Result<std::vector<Player>> makeEnsemble(const Genre& genre, const Wishes& wishes)
{
    auto players = Casting(genre, wishes).cast();
    if (players.empty())
        return base::Error{base::ErrorKind::usage, "No instrument is left to play", "Leave at least one in", {}};
    return players;
}

} // namespace melisma::ml
