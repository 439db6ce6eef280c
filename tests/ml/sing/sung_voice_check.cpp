// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The road from a spoken vowel to sung notes: apart, stretched, on another pitch, together again; then measured.
#include "ml/sing/pitch_curve.h"
#include "ml/vocoder/analysis.h"
#include "ml/vocoder/synthesis.h"
#include "ml/vocoder/time_map.h"
#include "ml/vocoder/voice_edits.h"
#include "ml/voice_measures/mel_cepstrum.h"
#include "ml/voice_measures/note_onsets.h"
#include "ml/voice_measures/pitch_agreement.h"

#include "tests/ml/vocoder/test_voices.h"
#include "tests/support/check.h"

using namespace melisma;
using namespace melisma::ml;

namespace {

/// Three joined notes and one after a rest, from second 0.2 on.
std::vector<sing::SungNote> melody()
{
    std::vector<sing::SungNote> notes;
    double at = 0.2;
    for (const double midi : {57.0, 60.0, 64.0}) {
        notes.push_back({at, 0.8, midi, {}, false, {}});
        at += 0.8;
    }
    notes.push_back({at + 0.2, 0.8, 55.0, {}, false, {}});
    return notes;
}

vocoder::F0Track writtenPitch(const std::vector<sing::SungNote>& notes, std::size_t frames)
{
    vocoder::F0Track track{0.005, std::vector<float>(frames, 0.0F)};
    const sing::PitchLine line(notes);
    for (std::size_t i = 0; i < frames; ++i)
        if (const double seconds = 0.005 * double(i); line.sounds(seconds))
            track.hertz[i] = float(440.0 * std::exp2((line.midiAt(seconds) - 69.0) / 12.0));
    return track;
}

} // namespace

CHECK_CASE(aSpokenVowelSingsAMelody)
{
    const auto voice = tests::goldenVoices()[1];
    const auto spoken = vocoder::analyse(tests::makeVoice(voice), voice.rate);
    CHECK(spoken.ok());
    // The steady middle of the vowel, 0.2 to 0.8 s, becomes 3.8 s.
    constexpr std::size_t kFrames = 760;
    const auto map = vocoder::mapThrough(std::vector<double>{0.0, 40.0, 720.0, 760.0},
                                         std::vector<double>{40.0, 70.0, 130.0, 160.0}, kFrames);
    CHECK(map.ok());
    auto sung = vocoder::remapped(*spoken, *map);
    CHECK(sung.ok());
    const auto notes = melody();
    const auto target = writtenPitch(notes, kFrames);
    sung->f0 = vocoder::pitchWhereVoiced(sung->f0, target);
    for (std::size_t i = 0; i < kFrames; ++i)
        if (target.hertz[i] == 0.0F)
            std::ranges::fill(sung->envelope.power.row(i), 1e-12F);
    const auto wave = vocoder::synthesise(*sung);
    CHECK(wave.ok());

    const auto heard = vocoder::harvest(*wave, voice.rate);
    CHECK(heard.ok());
    const auto pitch = measures::pitchAgreement(*heard, target);
    std::printf("  within 50 cents %.4f, voiced of the target %.4f\n", pitch.within, pitch.voicedOfTarget);
    CHECK(pitch.within > 0.97);
    CHECK(pitch.voicedOfTarget > 0.98);
    CHECK(std::abs(pitch.medianCents) < 3.0);

    const auto onsets = measures::noteOnsets(*wave, voice.rate, *heard);
    std::vector<double> expected;
    for (const auto& note : notes)
        expected.push_back(note.startSeconds);
    // Half-way through a glide lies 30 ms before the beat.
    const auto errors = measures::onsetErrors(onsets, expected);
    CHECK_EQUAL(errors.size(), notes.size());
    for (const double error : errors)
        CHECK(error > -0.05 && error < 0.03);

    const auto again = vocoder::analyse(*wave, voice.rate, sung->f0);
    CHECK(again.ok());
    const double distance = measures::melCepstralDistance(*sung, *again);
    std::printf("  colour changed by %.2f dB\n", distance);
    CHECK(distance < 2.0);
}

int main(int argc, char** argv)
{
    return melisma::tests::runChecks(argc, argv);
}
