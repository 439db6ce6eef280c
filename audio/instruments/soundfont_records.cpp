// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/instruments/soundfont_records.h"

#include <algorithm>
#include <array>

namespace melisma::audio {

namespace {

using base::Result;

constexpr std::size_t kMostBytesOfList = std::size_t{64} << 20;
constexpr std::size_t kMostZones = 1'000'000;
constexpr std::size_t kNameBytes = 20;

/// The nine lists in their order, with the size of a record. Lists of modulators may lack even the terminal record.
struct Shape {
    const char* id;
    std::size_t width;
    bool mayBeEmpty = false;
};
constexpr std::array<Shape, 9> kShapes = {{{"phdr", 38},
                                           {"pbag", 4},
                                           {"pmod", 10, true},
                                           {"pgen", 4},
                                           {"inst", 22},
                                           {"ibag", 4},
                                           {"imod", 10, true},
                                           {"igen", 4},
                                           {"shdr", 46}}};

/// The records of one list.
struct Table {
    std::string bytes;
    std::size_t width = 1;

    std::size_t count() const { return bytes.size() / width; }
    int word(std::size_t record, std::size_t offset) const { return littleEndian16(bytes, record * width + offset); }
    std::uint32_t number(std::size_t record, std::size_t offset) const
    {
        return littleEndian32(bytes, record * width + offset);
    }
    std::string name(std::size_t record) const
    {
        return soundfontText(std::string_view(bytes).substr(record * width, kNameBytes));
    }
};

Result<std::array<Table, 9>> readTables(SoundfontBytes& bytes, const SoundfontChunk& list)
{
    const auto chunks = bytes.chunksIn(list);
    if (!chunks)
        return chunks.error();
    if (chunks->size() < kShapes.size())
        return bytes.wrong("lists of its presets are missing");
    std::array<Table, 9> tables;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const auto& shape = kShapes[i];
        const auto& chunk = (*chunks)[i];
        if (chunk.id != shape.id)
            return bytes.wrong("the lists of its presets are not in their order");
        if (chunk.size % shape.width != 0 || (chunk.size == 0 && !shape.mayBeEmpty))
            return bytes.wrong(std::string("its list '") + shape.id + "' has a wrong size");
        auto raw = bytes.read(chunk, kMostBytesOfList);
        if (!raw)
            return raw.error();
        tables[i] = {std::move(*raw), shape.width};
    }
    return tables;
}

/// A stretch of records: of bags, or of generators.
struct Run {
    std::size_t first = 0;
    std::size_t end = 0;
};

/// One side of the font: presets over instruments, or instruments over samples.
class Layer {
public:
    Layer(const Table& heads, std::size_t bagField, const Table& bags, const Table& modulators, const Table& generators,
          int target)
        : m_heads(heads)
        , m_bagField(bagField)
        , m_bags(bags)
        , m_modulators(modulators)
        , m_generators(generators)
        , m_target(target)
    {}

    /// The terminal record aside.
    std::size_t count() const { return m_heads.count() - 1; }

    /// That the terminal record stands at the end, that all indices ascend and stay inside, and that what generators
    /// point to is below `targets`.
    bool isSound(std::size_t targets) const
    {
        const auto lastBag = static_cast<std::size_t>(m_heads.word(m_heads.count() - 1, m_bagField));
        return lastBag == m_bags.count() - 1 && ascends(m_heads, m_bagField, lastBag) &&
               ascends(m_bags, 0, m_generators.count() - 1) && ascends(m_bags, 2, m_modulators.count()) &&
               pointsBelow(targets);
    }
    Run bagsOf(std::size_t head) const
    {
        return {static_cast<std::size_t>(m_heads.word(head, m_bagField)),
                static_cast<std::size_t>(m_heads.word(head + 1, m_bagField))};
    }
    /// What a zone plays; -1: nothing, as the zone of defaults.
    int targetOf(std::size_t bag) const
    {
        const auto end = static_cast<std::size_t>(m_bags.word(bag + 1, 0));
        for (auto at = static_cast<std::size_t>(m_bags.word(bag, 0)); at < end; ++at)
            if (m_generators.word(at, 0) == m_target)
                return m_generators.word(at, 2);
        return -1;
    }

private:
    static bool ascends(const Table& table, std::size_t offset, std::size_t most)
    {
        int last = 0;
        for (std::size_t i = 0; i < table.count(); ++i) {
            const int index = table.word(i, offset);
            if (index < last || static_cast<std::size_t>(index) > most)
                return false;
            last = index;
        }
        return true;
    }
    bool pointsBelow(std::size_t targets) const
    {
        for (std::size_t i = 0; i + 1 < m_generators.count(); ++i)
            if (m_generators.word(i, 0) == m_target && static_cast<std::size_t>(m_generators.word(i, 2)) >= targets)
                return false;
        return true;
    }

    const Table& m_heads;
    std::size_t m_bagField;
    const Table& m_bags;
    const Table& m_modulators;
    const Table& m_generators;
    int m_target; ///< the generator that says what a zone plays
};

/// A synth unfolds every zone of a preset into those of its instrument.
bool staysSmall(const Layer& presets, const Layer& instruments)
{
    std::size_t zones = 0;
    for (std::size_t preset = 0; preset < presets.count(); ++preset) {
        const auto bags = presets.bagsOf(preset);
        for (auto bag = bags.first; bag < bags.end; ++bag) {
            const int instrument = presets.targetOf(bag);
            const auto inner = instrument < 0 ? Run{0, 1} : instruments.bagsOf(static_cast<std::size_t>(instrument));
            zones += 1 + inner.end - inner.first;
            if (zones > kMostZones)
                return false;
        }
    }
    return true;
}

/// Those that MIDI can ask for; of two under one number the first, as synths do.
std::vector<SoundfontPreset> presetsOf(const Table& heads)
{
    constexpr std::size_t kProgram = 20;
    constexpr std::size_t kBank = 22;
    std::vector<SoundfontPreset> presets;
    for (std::size_t i = 0; i + 1 < heads.count(); ++i) {
        SoundfontPreset preset{heads.word(i, kBank), heads.word(i, kProgram), heads.name(i)};
        if (preset.program <= SoundfontPreset::kHighestProgram && preset.bank <= SoundfontPreset::kHighestBank)
            presets.push_back(std::move(preset));
    }
    const auto number = [](const SoundfontPreset& preset) { return std::pair(preset.bank, preset.program); };
    std::ranges::stable_sort(presets, {}, number);
    const auto repeated = std::ranges::unique(presets, {}, number);
    presets.erase(repeated.begin(), repeated.end());
    return presets;
}

std::vector<SoundfontSample> samplesOf(const Table& heads)
{
    std::vector<SoundfontSample> samples;
    for (std::size_t i = 0; i + 1 < heads.count(); ++i)
        samples.push_back(
            {heads.name(i), heads.number(i, 20), heads.number(i, 24), heads.number(i, 36), heads.word(i, 44)});
    return samples;
}

} // namespace

Result<SoundfontRecords> readRecords(SoundfontBytes& bytes, const SoundfontChunk& list)
{
    constexpr int kInstrument = 41; // generators, by the specification
    constexpr int kSample = 53;
    constexpr std::size_t kMostPresets = 20'000;
    const auto tables = readTables(bytes, list);
    if (!tables)
        return tables.error();
    const auto& [phdr, pbag, pmod, pgen, inst, ibag, imod, igen, shdr] = *tables;
    const Layer presets(phdr, 24, pbag, pmod, pgen, kInstrument);
    const Layer instruments(inst, 20, ibag, imod, igen, kSample);
    if (!presets.isSound(instruments.count()))
        return bytes.wrong("its presets point to what is not there");
    if (!instruments.isSound(shdr.count() - 1))
        return bytes.wrong("its instruments point to what is not there");
    if (!staysSmall(presets, instruments))
        return bytes.wrong("its presets unfold to far more zones than a font has");
    SoundfontRecords records{presetsOf(phdr), samplesOf(shdr)};
    if (records.presets.empty())
        return bytes.wrong("it holds no presets");
    if (records.presets.size() > kMostPresets)
        return bytes.wrong("it holds far more presets than a font has");
    return records;
}

} // namespace melisma::audio
