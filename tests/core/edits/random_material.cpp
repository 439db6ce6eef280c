// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What RandomEditor edits with: mostly sensible, now and then absurd.
#include "core/music/controller.h"
#include "tests/core/edits/random_editor.h"

#include <array>
#include <limits>

namespace melisma::tests {

using base::Beats;
using project::Project;

namespace {

constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kSmallest = std::numeric_limits<std::int64_t>::min();

} // namespace

std::int64_t RandomEditor::number(std::int64_t low, std::int64_t high)
{
    return low + static_cast<std::int64_t>(m_random() % static_cast<std::uint64_t>(high - low + 1));
}

std::int64_t RandomEditor::place(std::int64_t scale)
{
    const std::array absurd = {kLargest, kSmallest, std::int64_t{-1}, project::kLastCount, std::int64_t{0}};
    return chance(6) ? absurd[static_cast<std::size_t>(number(0, 4))] : number(0, scale);
}

double RandomEditor::level()
{
    const std::array absurd = {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
                               -std::numeric_limits<double>::infinity(), -1e308};
    return chance(15) ? absurd[static_cast<std::size_t>(number(0, 3))]
                      : static_cast<double>(number(-7000, 2000)) / 97.0;
}

std::string RandomEditor::name()
{
    const std::array names = {"Bass", "Gl\u00f6ckchen", "\"quoted\" \\ \n", "\U0001d11e", "x"};
    const std::array absurd = {std::string(), std::string(201, 'y'), std::string("\xc3\x28"), std::string(" ")};
    return chance(8) ? absurd[static_cast<std::size_t>(number(0, 3))] : names[static_cast<std::size_t>(number(0, 4))];
}

music::Note RandomEditor::note()
{
    const int slip = chance(4) ? 100 : 0;
    return {Beats{number(0, 7680)}, Beats{number(0, 1920)}, static_cast<int>(number(0, 127)) + slip,
            static_cast<int>(number(1, 127))};
}

/// Pedals and pitch wheels mostly, at times beyond anything.
music::ControllerEvent RandomEditor::controller()
{
    const int number = chance(90) ? (chance(50) ? 64 : music::kPitchBend) : static_cast<int>(this->number(-2, 140));
    const auto highest = chance(95) && number >= 0 ? music::highestValue(number) : 20'000;
    return {Beats{this->number(chance(97) ? 0 : -1, 999)}, number, static_cast<int>(this->number(0, highest))};
}

music::NoteSequence RandomEditor::notes()
{
    music::NoteSequence sequence;
    for (auto count = number(0, 12); count > 0; --count)
        sequence.notes.push_back(note());
    if (chance(30))
        sequence.controllers.push_back(controller());
    sequence.length = Beats{place(9600)};
    return sequence;
}

music::Score RandomEditor::score()
{
    music::Score made;
    made.title = name();
    made.tempoMap = music::TempoMap(static_cast<double>(number(60, 180)), {3, 4});
    made.sections = {{"A", {}, Beats::whole(8)}, {"B", Beats::whole(8), Beats::whole(8)}};
    for (const char* role : {"bass", "keys"})
        made.parts.push_back(
            {role, name(), {"Piano", 0, 0}, level(), 0.5, {{"A", {}, notes()}, {"B", Beats::whole(8), notes()}}});
    return made;
}

project::Asset RandomEditor::asset()
{
    project::Asset made;
    const auto which = number(0, 9);
    made.sha256 = std::to_string(which);
    made.name = name();
    made.file.assign("media/").append(made.sha256);
    made.channels = 2;
    made.sampleRate = chance(95) ? Project::kDefaultSampleRate : 44100;
    made.frames = {which * 20000};
    return made;
}

music::Instrument RandomEditor::instrument()
{
    music::Instrument made{name(), static_cast<int>(number(-1, 200)), static_cast<int>(number(-3, 130)), {}};
    if (chance(50))
        made.soundfont = "font" + std::to_string(number(0, 3));
    return made;
}

project::Asset RandomEditor::font(const std::string& sha256)
{
    project::Asset made;
    made.sha256 = chance(95) ? sha256 : "7"; // a sound may have that hash
    made.name = name();
    made.file = chance(95) ? "media/" + sha256 + ".sf2" : "../" + sha256;
    made.kind = chance(95) ? project::AssetKind::soundfont : project::AssetKind::sound;
    return made;
}

project::Provenance RandomEditor::provenance()
{
    project::Provenance made;
    made.origin = static_cast<project::Origin>(number(0, 8));
    made.contributions = {static_cast<project::Contribution>(number(0, 4))};
    made.prompt = chance(95) ? "slow \u00e9" : "\xff";
    made.seed = (static_cast<std::uint64_t>(m_random()) << 32) | m_random();
    made.params.set("amount",
                    chance(97) ? static_cast<double>(m_random()) / 7.0 : std::numeric_limits<double>::infinity());
    made.params.set("count", std::int64_t{-3});
    made.seconds = 0.1 * static_cast<double>(number(0, 99));
    made.inputs = {{"sha", "in.wav", "inputTo"}};
    return made;
}

} // namespace melisma::tests
