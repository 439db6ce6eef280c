// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The place of voices in a song: a second one to the lead, and the lead against its band.
#include "ml/compose/master_bus.h"
#include "ml/compose/vocal_balance.h"
#include "ml/compose/vocal_harmony.h"
#include "tests/ml/fake_singer.h"

#include <cmath>

using namespace melisma;
using tests::FlatMeter;

CHECK_CASE(aSecondVoiceIsAThirdOrFourthAway)
{
    ml::Plan plan;
    plan.key = *music::Key::parse("A minor");
    plan.sections = {{"verse", "verse", "Verse"}, {"chorus", "chorus", "Chorus"}};
    const auto bar = base::Beats::of(4.0);
    const ml::ChordTrack chords({{{}, bar, *music::Chord::parse("Am")}, {bar, bar, *music::Chord::parse("E7")}});
    music::Part lead{"vocals", "Lead vocal melody", {"Voice Oohs", 0, 53}};
    const auto clip = [&](const char* name) {
        music::PartClip made{name, {}, {}};
        // A, B and a held C over Am; a passing F and a held E over E7.
        const std::vector<std::pair<int, double>> pitches = {{69, 0.5}, {71, 0.5}, {72, 3.0}, {65, 0.5}, {64, 2.0}};
        double at = 0.0;
        for (const auto& [pitch, length] : pitches) {
            made.notes.notes.push_back({base::Beats::of(at), base::Beats::of(length), pitch, 90, "la"});
            at += length;
        }
        return made;
    };
    lead.clips = {clip("Verse"), clip("Chorus")};
    const auto pitchesOf = [](const music::Part& part) {
        std::vector<int> pitches;
        for (const auto& note : part.clips.front().notes.notes)
            pitches.push_back(note.pitch);
        return pitches;
    };
    const auto below = ml::writeHarmony(lead, plan, chords, {55, 72});
    CHECK(below.clips.size() == 1 && below.clips[0].name == "Chorus" && below.muted == lead.muted);
    // By ear and by the rule: F G A, then D over E7, and for the held E the chord's own B, since C would rub.
    CHECK(pitchesOf(below) == (std::vector<int>{65, 67, 69, 62, 59}));
    CHECK_EQUAL(below.clips[0].notes.notes[1].lyric, "la");
    const auto above = ml::writeHarmony(lead, plan, chords, {64, 76});
    CHECK(pitchesOf(above) == (std::vector<int>{72, 74, 76, 69, 68}));
    CHECK(ml::writeHarmony(lead, plan, chords, {65, 70}).clips.empty());
}

CHECK_CASE(theVoiceIsSetAgainstItsBand)
{
    music::Score score;
    score.tempoMap = music::TempoMap(120.0, {4, 4});
    score.length = base::Beats::of(80.0); // 40 s
    music::Part part;
    part.role = "comp";
    part.gainDb = 3.0;
    score.parts = {part};
    std::vector<base::TaskFile> sung(4);
    for (int i = 0; i < 4; ++i)
        sung[static_cast<std::size_t>(i)].place = base::SoundPlace{"Lead vocal", "vocals", {8.0 + 4.0 * i}};
    tests::FlatSoundMeter sounds;
    sounds.presence = 2e-5;
    sounds.loudnessLufs = -25.0;
    sounds.truePeakDb = -10.0;
    const music::Part melody{"vocals", "Lead vocal melody", {"Voice Oohs", 0, 53}};
    FlatMeter meter;
    for (const double leadOver : {0.0, -6.0}) {
        ml::GenreMix mix;
        mix.leadOverDb = leadOver;
        ml::BalanceFacts facts;
        auto song = score;
        const auto level = *ml::levelVocal(song, melody, sung, mix, facts, {&meter, &sounds}, {});
        const double aim = leadOver == 0.0 ? 2.6 : 2.0;
        CHECK_NEAR(*level.overBandDb, aim, 0.06);
        const double band = 0.02 * std::pow(10.0, (song.parts[0].gainDb - 20.0) / 10.0);
        // What the effects take off is given back.
        CHECK_NEAR(level.liftDb - aim, -10.0 * std::log10(2e-5 / band) - sounds.effectsDb, 0.11);
        CHECK_EQUAL(song.parts.size(), 1u);
        const double voice = std::pow(10.0, (sounds.loudnessLufs + sounds.effectsDb + level.liftDb) / 10.0);
        const double whole = 10.0 * std::log10(voice + std::pow(10.0, (song.parts[0].gainDb - 20.0) / 10.0));
        CHECK_NEAR(whole + ml::liftOf(song), ml::kSongLufs, 0.3); // with the voice as loud as without
        CHECK(facts.measured && std::abs(facts.loudnessLufs - ml::kSongLufs) < 0.3);
        CHECK_NEAR(level.effects.front().params.number("makeUp").value_or(0.0), level.liftDb - level.gainDb, 1e-6);
        CHECK_NEAR(level.effects.front().params.number("threshold").value_or(0.0), sounds.truePeakDb - 7.0, 0.06);
        CHECK(level.gainDb <= 6.0);
        // The very effects that the track gets, but for what the fader has no room for.
        CHECK_EQUAL(sounds.behind.size(), level.effects.size());
        for (std::size_t i = 0; i < sounds.behind.size(); ++i)
            CHECK_EQUAL(sounds.behind[i].effect, level.effects[i].effect);
    }
    ml::BalanceFacts facts;
    auto song = score;
    const auto unmeasured = *ml::levelVocal(song, melody, sung, {}, facts, {nullptr, &sounds}, {});
    CHECK_NEAR(unmeasured.liftDb, -16.0 + 25.0 - sounds.effectsDb, 0.06);
    CHECK(!unmeasured.overBandDb && song.masterGainDb < 0.0 && song.masterGainDb > -2.0);
    auto another = score;
    const auto unheard = *ml::levelVocal(another, melody, sung, {}, facts, {}, {});
    CHECK_NEAR(unheard.liftDb, -16.0 + 23.0, 0.06);
    CHECK(another.masterGainDb < 0.0 && another.masterGainDb > -2.0); // it makes room for a voice nobody has heard
    sounds.failure = base::Error{base::ErrorKind::io, "That is no sound", {}, {}};
    const auto failed = ml::levelVocal(song, melody, sung, {}, facts, {&meter, &sounds}, {});
    CHECK(!failed && failed.error().kind == base::ErrorKind::io);
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
