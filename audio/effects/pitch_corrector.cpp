// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/pitch_corrector.h"

#include "audio/effects/gliding_effect.h"
#include "audio/effects/pitch_shifter.h"
#include "audio/effects/pitch_tracker.h"

namespace melisma::audio {

namespace {

// Places of the parameters, as in pitchCorrectorKind().
enum Place : std::size_t { scale, root, speed, amount, range, placeCount };

/// Bit n: the note n semitones above the root belongs to it. In the order of the choices.
constexpr std::array<unsigned, 5> kScales = {0b1111'1111'1111, 0b1010'1011'0101, 0b0101'1010'1101, 0b0010'1001'0101,
                                             0b0100'1010'1001};
/// Another note must be nearer by so many semitones: below 0.2, or a voice 40 cents off stays with the wrong one.
constexpr double kHold = 0.1;

class PitchCorrector : public GlidingEffect<placeCount> {
public:
    explicit PitchCorrector(int sampleRate) : m_rate(sampleRate), m_tracker(sampleRate), m_shifter(sampleRate) {}

    int latencyFrames() const override { return m_shifter.latencyFrames(); }
    std::int64_t tailFrames() const override { return 3 * latencyFrames(); }

private:
    void step(bool, bool) noexcept override {}

    void render(float* left, float* right, int frames) noexcept override
    {
        for (int i = 0; i < frames; ++i) {
            if (m_tracker.push(0.5f * (left[i] + right[i])))
                follow();
            m_shifter.process(left[i], right[i]);
        }
    }

    void clear() noexcept override
    {
        m_tracker.reset();
        m_shifter.reset();
        m_correction = 0.0;
        m_note = kNone;
    }

    /// A new estimate.
    void follow() noexcept
    {
        const double period = m_tracker.period();
        double wanted = 0.0;
        if (period > 0.0) {
            const double sung = 69.0 + 12.0 * std::log2(m_rate / period / 440.0);
            choose(sung);
            wanted = std::clamp(m_note - sung, -now(range), now(range)) * now(amount) / 100.0;
        } else {
            m_note = kNone;
        }
        const double seconds = now(speed) / 1000.0;
        m_correction +=
            (wanted - m_correction) * (seconds > 0.0 ? 1.0 - std::exp(-m_tracker.hopSeconds() / seconds) : 1.0);
        m_shifter.set(period, std::exp2(m_correction / 12.0));
    }

    void choose(double sung) noexcept
    {
        const double nearest = nearestNote(sung);
        const bool stays = m_note != kNone && belongs(static_cast<int>(m_note)) &&
                           std::abs(m_note - sung) < std::abs(nearest - sung) + kHold;
        m_note = stays ? m_note : nearest;
    }

    double nearestNote(double sung) const noexcept
    {
        const int middle = static_cast<int>(std::lround(sung));
        int nearest = middle;
        double least = 100.0;
        for (int note = middle - 6; note <= middle + 6; ++note)
            if (belongs(note) && std::abs(note - sung) < least) {
                nearest = note;
                least = std::abs(note - sung);
            }
        return nearest;
    }

    bool belongs(int note) const noexcept
    {
        const auto mask = kScales[static_cast<std::size_t>(target(scale))];
        return ((mask >> static_cast<unsigned>((note + 120 - static_cast<int>(target(root))) % 12)) & 1U) != 0;
    }

    static constexpr double kNone = -1.0;

    int m_rate;
    PitchTracker m_tracker;
    PitchShifter m_shifter;
    double m_note = kNone;     ///< that it draws to, as MIDI counts
    double m_correction = 0.0; ///< semitones
};

} // namespace

EffectKind pitchCorrectorKind()
{
    return {"pitch",
            "Pitch correction",
            "Draws one voice to the notes of a scale",
            1.0,
            {choiceParam("scale", "Scale", "Which notes there are", "chromatic",
                         {{"chromatic", "Every note"},
                          {"major", "Major"},
                          {"minor", "Minor"},
                          {"majorPentatonic", "Major pentatonic"},
                          {"minorPentatonic", "Minor pentatonic"}}),
             choiceParam("root", "Root", "The note that the scale is built on", "c",
                         {{"c", "C"},
                          {"cSharp", "C sharp"},
                          {"d", "D"},
                          {"dSharp", "D sharp"},
                          {"e", "E"},
                          {"f", "F"},
                          {"fSharp", "F sharp"},
                          {"g", "G"},
                          {"gSharp", "G sharp"},
                          {"a", "A"},
                          {"aSharp", "A sharp"},
                          {"b", "B"}}),
             numberParam("speed", "Speed", "Time constant of the correction: slow keeps vibrato", 60, 0, 600, "ms"),
             numberParam("amount", "Amount", "How much of the way to the note it goes", 100, 0, 100, "%"),
             numberParam("range", "Range", "It moves by so many semitones at most", 2, 0, 6, "semitones")},
            makeEffect<PitchCorrector>};
}

} // namespace melisma::audio
