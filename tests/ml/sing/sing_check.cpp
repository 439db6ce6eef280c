// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Timing and pitch of sung lines: closed forms for single notes, properties for songs of three minutes.
#include "ml/sing/energy_curve.h"
#include "ml/sing/pitch_curve.h"
#include "ml/sing/stretch_map.h"
#include "ml/sing/token_timing.h"

#include "tests/support/check.h"

#include <algorithm>
#include <numbers>
#include <numeric>
#include <random>

using namespace melisma;
using namespace melisma::ml::sing;

namespace {

SungToken token(const char* symbol, TokenKind kind, int frames = 3, bool voiced = true)
{
    return {symbol, kind, frames, voiced};
}

/// "star": two onset consonants, a stress mark, a vowel and its rhotic tail.
std::vector<SungToken> star()
{
    return {token("s", TokenKind::onset, 4, false), token("t", TokenKind::onset, 3, false),
            token("'", TokenKind::stress, 1), token("a", TokenKind::vowel, 5), token("r", TokenKind::rhotic, 9)};
}

/// "la": the simplest.
std::vector<SungToken> la()
{
    return {token("l", TokenKind::onset), token("a", TokenKind::vowel, 5)};
}

SungNote note(double start, double length, double midi, std::vector<SungToken> tokens)
{
    return {start, length, midi, std::move(tokens), true, {}};
}

PitchOptions plain()
{
    return {0.06, 0.0, 0};
}

double cents(float hertz, double midi)
{
    return 1200.0 * std::log2(hertz / 440.0) - 100.0 * (midi - 69.0);
}

/// Three minutes of chance: lengths of 0.25 to 1.4 s that no frame divides, rests, held notes, all kinds of syllables.
std::vector<SungNote> longSong(unsigned seed)
{
    std::minstd_rand chance(seed);
    const auto below = [&](int count) { return static_cast<int>(chance() >> 8) % count; };
    std::vector<SungNote> song;
    double at = 0.0;
    while (at < 180.0) {
        const double length = 0.25 + 0.01237 * below(94);
        const bool held = !song.empty() && song.back().endSeconds() == at && below(5) == 0;
        auto next = note(at, length, 52.0 + below(20), held ? std::vector<SungToken>{} : below(2) == 0 ? star() : la());
        next.endsWord = below(3) != 0;
        song.push_back(next);
        at = next.endSeconds();
        if (below(6) == 0)
            at += 0.03 + 0.0171 * below(60);
    }
    return song;
}

/// Start frame of each token.
std::vector<int> startsOf(const TokenTiming& timing)
{
    std::vector<int> starts;
    int at = 0;
    for (const auto& each : timing.tokens) {
        starts.push_back(at);
        at += each.frames;
    }
    return starts;
}

} // namespace

CHECK_CASE(aSyllableIsLaidAroundItsBeat)
{
    const auto timing = timeTokens(std::vector<SungNote>{note(1.0, 1.0, 60, star()), note(2.0, 0.5, 62, la())});
    CHECK(timing.ok());
    // silence, s, t, mark, vowel, r, space, l, vowel, silence
    std::vector<int> frames;
    for (const auto& each : timing->tokens)
        frames.push_back(each.frames);
    const std::vector<int> expected{35, 4, 3, 1, 29, 6, 1, 3, 20, 4};
    CHECK(frames == expected);
    CHECK_EQUAL(timing->leadFrames, 0);
    CHECK_EQUAL(timing->totalFrames, 106);
    // The vowels start two frames after the beats at frames 40 and 80, the first with its mark.
    CHECK_EQUAL(startsOf(*timing)[3], 42);
    CHECK_EQUAL(startsOf(*timing)[8], 82);
}

CHECK_CASE(aSongThatStartsAtOnceGetsALead)
{
    const auto timing = timeTokens(std::vector<SungNote>{note(0.0, 1.0, 60, star())});
    CHECK(timing.ok());
    CHECK_EQUAL(timing->leadFrames, 9); // 4 + 3 and 4 of silence, of which 2 are the acoustic lead
    CHECK_EQUAL(startsOf(*timing)[3], timing->leadFrames + kAcousticLead);
    CHECK_EQUAL(timing->tokens.front().frames, 4);
}

CHECK_CASE(vowelsNeverDrift)
{
    for (const unsigned seed : {1U, 2U, 3U}) {
        const auto song = longSong(seed);
        const auto timing = timeTokens(song);
        CHECK(timing.ok());
        const auto starts = startsOf(*timing);
        std::vector<double> errors;
        for (std::size_t i = 0; i < starts.size(); ++i) {
            const auto& each = timing->tokens[i];
            if (each.token.kind != TokenKind::vowel)
                continue;
            const bool marked = timing->tokens[i - 1].token.kind == TokenKind::stress;
            errors.push_back((starts[marked ? i - 1 : i] - kAcousticLead) * kFrameSeconds - timing->leadSeconds() -
                             song[std::size_t(each.note)].startSeconds);
        }
        CHECK(errors.size() > 100);
        for (const double error : errors)
            CHECK(std::abs(error) <= kFrameSeconds / 2.0 + 1e-9);
        const double late = std::accumulate(errors.end() - 50, errors.end(), 0.0) / 50.0;
        const double early = std::accumulate(errors.begin(), errors.begin() + 50, 0.0) / 50.0;
        CHECK(std::abs(late) < 0.005 && std::abs(early) < 0.005); // the rounding of 25 ms, and nothing that grows
        const double total = timing->totalFrames * kFrameSeconds - timing->leadSeconds();
        CHECK_NEAR(total, song.back().endSeconds() + 0.1 + 0.05, kFrameSeconds);
    }
}

CHECK_CASE(durationsKeepTheirRanges)
{
    const auto song = longSong(4);
    const auto timing = timeTokens(song);
    CHECK(timing.ok());
    int sum = 0;
    int shortVowels = 0;
    int mark = 0;
    for (const auto& each : timing->tokens) {
        sum += each.frames;
        CHECK(each.frames >= 1);
        const auto kind = each.token.kind;
        if (kind == TokenKind::space || kind == TokenKind::stress)
            CHECK_EQUAL(each.frames, 1);
        if (kind == TokenKind::onset || kind == TokenKind::coda)
            CHECK(each.frames <= 5);
        if (kind == TokenKind::rhotic)
            CHECK(each.frames <= 6);
        shortVowels += kind == TokenKind::vowel && mark + each.frames < 4 ? 1 : 0;
        mark = kind == TokenKind::stress ? each.frames : 0;
    }
    CHECK_EQUAL(sum, timing->totalFrames);
    CHECK_EQUAL(shortVowels, 0);
}

CHECK_CASE(consonantsShrinkBeforeVowels)
{
    // 12 frames from vowel to vowel; the r, the space, s and t would take 6 + 1 + 4 + 3, the vowel with its mark 4.
    const auto timing = timeTokens(std::vector<SungNote>{note(1.0, 0.3, 60, star()), note(1.3, 1.0, 60, star())});
    CHECK(timing.ok());
    std::vector<int> frames;
    for (std::size_t i = 4; i < 10; ++i)
        frames.push_back(timing->tokens[i].frames);
    const std::vector<int> expected{3, 2, 1, 2, 3, 1};
    CHECK(frames == expected);
    const auto tight = timeTokens(std::vector<SungNote>{note(1.0, 0.15, 60, star()), note(1.15, 1.0, 60, star())});
    CHECK(tight.ok());
    CHECK_EQUAL(tight->tokens[4].frames, 1); // all of the six sounds have one frame
    const auto none = timeTokens(std::vector<SungNote>{note(1.0, 0.12, 60, star()), note(1.12, 1.0, 60, star())});
    CHECK(!none.ok());
    CHECK(none.error().message.find("1.00") != std::string::npos);
}

CHECK_CASE(syllablesThatCannotBeSungAreRefused)
{
    const auto refused = [](std::vector<SungNote> notes) {
        const auto timing = timeTokens(notes);
        return !timing && timing.error().kind == base::ErrorKind::input;
    };
    CHECK(refused({note(0.0, 1.0, 60, {})}));
    CHECK(refused({note(0.0, 1.0, 60, la()), note(2.0, 1.0, 60, {})}));
    CHECK(refused({note(0.0, 1.0, 60, {token("s", TokenKind::onset)})}));
    CHECK(refused({note(1.0, 1.0, 60, la()), note(0.0, 1.0, 60, la())}));
    CHECK(refused({note(1.0, 0.0, 60, la())}));
    CHECK_EQUAL(timeTokens({})->totalFrames, 0);
}

CHECK_CASE(glidesEndAtTheOnset)
{
    std::vector<SungNote> notes{note(0.5, 0.5, 60, la()), note(1.0, 0.3, 64, la())};
    notes[0].shape.vibratoCents = notes[1].shape.vibratoCents = 0.0;
    const PitchLine line(notes, plain());
    CHECK_NEAR(line.midiAt(0.93), 60.0, 1e-9);
    CHECK_NEAR(line.midiAt(0.97), 62.0, 1e-9); // half-way through 60 ms
    CHECK_NEAR(line.midiAt(0.955), 60.0 + 4.0 * 0.5 * (1.0 - std::cos(std::numbers::pi * 0.25)), 1e-9);
    CHECK_NEAR(line.midiAt(0.999999), 64.0, 1e-6);
    CHECK_NEAR(line.midiAt(1.0), 64.0, 1e-9);
    // After a rest there is no glide, and the rest already has the pitch to come.
    notes[1].startSeconds = 1.2;
    const PitchLine apart(notes, plain());
    CHECK_NEAR(apart.midiAt(0.99), 60.0, 1e-9);
    CHECK_NEAR(apart.midiAt(1.1), 64.0, 1e-9);
    CHECK(apart.sounds(0.99) && !apart.sounds(1.1) && apart.sounds(1.2) && !apart.sounds(1.51));
}

CHECK_CASE(vibratoAndScoopHaveTheirFigures)
{
    std::vector<SungNote> notes{note(0.0, 3.0, 69, la())};
    notes[0].shape.scoopCents = -100.0;
    const PitchLine line(notes, plain());
    CHECK_NEAR(line.midiAt(0.0), 68.0, 1e-9);
    CHECK_NEAR(line.midiAt(0.06), 68.5, 1e-9);
    CHECK_NEAR(line.midiAt(0.2), 69.0, 1e-9);
    CHECK_NEAR(line.midiAt(0.35), 69.0, 1e-9);
    double highest = 0.0;
    int rises = 0;
    for (int i = 1000; i < 3000; ++i) { // milliseconds
        const double now = line.midiAt(i / 1000.0) - 69.0;
        const double next = line.midiAt((i + 1) / 1000.0) - 69.0;
        highest = std::max(highest, now);
        rises += now < 0.0 && next >= 0.0 ? 1 : 0;
    }
    CHECK_NEAR(highest, 0.25, 1e-3);
    CHECK_EQUAL(rises, 11); // 5.6 a second for two seconds
}

CHECK_CASE(driftIsSmallAndRepeats)
{
    std::vector<SungNote> notes{note(0.0, 30.0, 69, la())};
    notes[0].shape.vibratoCents = 0.0;
    const auto first = pitchCurve(notes, 2400, {0.06, 4.0, 7});
    CHECK(first == pitchCurve(notes, 2400, {0.06, 4.0, 7}));
    CHECK(first != pitchCurve(notes, 2400, {0.06, 4.0, 8}));
    double widest = 0.0;
    for (const float hertz : first)
        widest = std::max(widest, std::abs(cents(hertz, 69)));
    CHECK(widest <= 4.001 && widest > 2.0);
}

CHECK_CASE(f0FollowsTheVoicingOfTheSound)
{
    const std::vector<SungNote> notes{note(1.0, 1.0, 60, star()), note(2.5, 0.5, 62, la())};
    const auto timing = timeTokens(notes);
    CHECK(timing.ok());
    const auto f0 = pitchCurve(notes, *timing, plain());
    CHECK_EQUAL(f0.size(), 2 * std::size_t(timing->totalFrames));
    const auto at = [&](double seconds) { return f0[std::size_t(std::lround(seconds * kPitchRate))]; };
    CHECK_EQUAL(at(0.95), 0.0F); // "t", unvoiced
    CHECK(at(1.0) > 0.0F);       // the vowel sounds at the beat
    CHECK(at(1.95) > 0.0F);
    CHECK_EQUAL(at(2.1), 0.0F); // a rest
    CHECK(at(2.45) > 0.0F);     // "l" before its beat, on the pitch of its note
    CHECK_NEAR(cents(at(2.45), 62), 0.0, 1e-3);
    CHECK_EQUAL(f0.back(), 0.0F);
}

CHECK_CASE(longSongsStayInTheirRange)
{
    const auto song = longSong(9);
    const auto timing = timeTokens(song);
    CHECK(timing.ok());
    const auto f0 = pitchCurve(song, *timing);
    CHECK_EQUAL(f0.size(), 2 * std::size_t(timing->totalFrames));
    double within = 0.0;
    double voiced = 0.0;
    const PitchLine line(song);
    for (std::size_t i = 0; i < f0.size(); ++i) {
        if (f0[i] == 0.0F)
            continue;
        CHECK(cents(f0[i], 52) > -50.0 && cents(f0[i], 71) < 50.0);
        const double seconds = double(i) / kPitchRate - timing->leadSeconds();
        for (const auto& each : song)
            if (seconds >= each.startSeconds && seconds < each.endSeconds()) {
                ++voiced;
                within += std::abs(cents(f0[i], each.midi)) <= 50.0 ? 1.0 : 0.0;
            }
    }
    CHECK(within > 0.93 * voiced); // the rest are glides
}

CHECK_CASE(stretchingKeepsTheEndsOfVowels)
{
    const std::vector<SungNote> notes{note(1.0, 1.0, 60, star()), note(2.5, 0.5, 62, la())};
    const auto timing = timeTokens(notes);
    CHECK(timing.ok());
    const std::vector<int> spoken{4, 3, 1, 10, 6, 3, 5}; // s t mark a r l a
    const auto map = stretchMap(*timing, spoken);
    CHECK(map.ok());
    CHECK(std::ranges::is_sorted(map->sung, std::less_equal<>()));
    CHECK(std::ranges::is_sorted(map->spoken));
    CHECK_NEAR(map->sung.back(), timing->totalFrames * kFrameSeconds, 1e-9);
    CHECK_NEAR(map->spoken.back(), 32 * kFrameSeconds, 1e-9);
    const auto spokenAt = [&](double sung) {
        const auto above = std::ranges::upper_bound(map->sung, sung) - map->sung.begin();
        const auto i = std::size_t(std::clamp<std::ptrdiff_t>(above, 1, std::ssize(map->sung) - 1));
        const double part = (sung - map->sung[i - 1]) / (map->sung[i] - map->sung[i - 1]);
        return map->spoken[i - 1] + part * (map->spoken[i] - map->spoken[i - 1]);
    };
    const double vowel = 42 * kFrameSeconds; // of the sung mark; that of the spoken one is frame 7
    for (const double inside : {0.0, 0.03, 0.08})
        CHECK_NEAR(spokenAt(vowel + inside), 7 * kFrameSeconds + inside, 1e-9);
    const double end = vowel + (timing->tokens[3].frames + timing->tokens[4].frames) * kFrameSeconds;
    for (const double inside : {0.0, 0.03, 0.07})
        CHECK_NEAR(spokenAt(end - inside), 18 * kFrameSeconds - inside, 1e-9);
    CHECK(!stretchMap(*timing, std::vector<int>{1, 2, 3}).ok());
}

CHECK_CASE(vowelsHoldTheirEnergy)
{
    const std::vector<SungNote> notes{note(1.0, 1.0, 60, la()), note(2.0, 1.0, 62, la())};
    const auto timing = timeTokens(notes);
    CHECK(timing.ok());
    // Spoken: l a, space, l a; the vowels are at 6 and 2, consonants at 1, on the sound's clock.
    const std::vector<int> spoken{3, 5, 1, 3, 7};
    std::vector<float> energy(38, 1.0F);
    for (int i = 6; i < 16; ++i)
        energy[std::size_t(i - 4)] = 6.0F;
    for (int i = 24; i < 38; ++i)
        energy[std::size_t(i - 4)] = 2.0F;
    const auto curve = energyCurve(*timing, spoken, energy, {0.3, 0.9, 6, 8});
    CHECK(curve.ok());
    CHECK_EQUAL(curve->size(), 2 * std::size_t(timing->totalFrames));
    const auto at = [&](double seconds) { return (*curve)[std::size_t(std::lround(seconds * kPitchRate))]; };
    // The median of two is the upper one: 6 and 6 + 0.3 (2 - 6) = 4.8.
    CHECK_NEAR(at(1.5), 6.0F, 1e-5F);
    CHECK_NEAR(at(2.5), 4.8F, 1e-5F);
    CHECK_NEAR(at(0.5), 1.0F, 1e-5F);
    CHECK_NEAR(at(1.95), 1.0F, 1e-5F);              // the second "l"
    for (std::size_t i = 1; i < curve->size(); ++i) // attack and release leave no step
        CHECK(std::abs((*curve)[i] - (*curve)[i - 1]) < 0.8F);
    CHECK(!energyCurve(*timing, spoken, std::vector<float>(37, 1.0F)).ok());
    CHECK(!energyCurve(*timing, std::vector<int>{1, 2}, energy).ok());
}

int main(int argc, char** argv)
{
    return melisma::tests::runChecks(argc, argv);
}
