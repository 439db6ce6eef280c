// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/kokoro/kokoro.h"
#include "ml/vocoder/harvest.h"
#include "ml/voice_measures/brightness.h"
#include "ml/voice_measures/harmonicity.h"
#include "ml/voices/voice_pack.h"
#include "tests/support/check.h"
#include "tests/support/voice_pack.h"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>

// What designing does to real voices. Skips itself where they are not installed.

using namespace melisma;
using Path = std::filesystem::path;

namespace {

/// "the river ran past the mill." in the model's symbols, padded.
const std::vector<int> kIds{0,  81,  83, 16, 123, 156, 102, 64, 83, 123, 16,  123, 156, 72, 56, 16,
                            58, 156, 72, 61, 62,  16,  81,  83, 16, 55,  156, 102, 54,  4,  0};

struct Heard {
    double semitones = 0.0;   ///< mean pitch
    double brightness = 0.0;  ///< semitones
    double harmonicity = 0.0; ///< dB
};

class Studio {
public:
    explicit Studio(const Path& pack)
        : m_axes(*ml::VoiceAxes::read(Path(std::getenv("MELISMA_SOURCE_DIR")) / "resources/voices/axes.safetensors"))
        , m_pack(*ml::VoicePack::read(pack / "voices.safetensors", m_axes))
        , m_net(*ml::kokoro::Kokoro::load(pack / "kokoro.safetensors", *ml::prepareRuntime("cpu", 0)))
    {}

    const ml::VoicePack& pack() const { return m_pack; }

    Heard hear(const std::string& recipe) const
    {
        const auto style = m_pack.style(*ml::VoiceRecipe::parse(recipe), kIds.size() - 2);
        const auto speech = m_net.synthesise(kIds, *style, 1.0);
        constexpr int kRate = 24000;
        const auto f0 = ml::vocoder::harvest(speech->samples, kRate);
        double sum = 0.0;
        int voiced = 0;
        for (const float hertz : f0->hertz)
            if (hertz > 0.0F) {
                sum += 12.0 * std::log2(hertz / 100.0);
                ++voiced;
            }
        return {sum / voiced, 12.0 * std::log2(ml::measures::spectralCentroid(speech->samples, kRate) / 1000.0),
                ml::measures::meanHarmonicity(speech->samples, kRate, *f0)};
    }

private:
    ml::VoiceAxes m_axes;
    ml::VoicePack m_pack;
    ml::kokoro::Kokoro m_net;
};

const Studio& studio()
{
    static const Studio one(*tests::voicePack());
    return one;
}

} // namespace

/// The file of directions was made from these very voices: its edges are theirs.
CHECK_CASE(theEdgesAreThoseOfTheVoices)
{
    const auto axes =
        *ml::Safetensors::read(Path(std::getenv("MELISMA_SOURCE_DIR")) / "resources/voices/axes.safetensors");
    const auto rows = *axes.floats("axes"), low = *axes.floats("low"), high = *axes.floats("high"),
               mean = *axes.floats("mean");
    std::vector<double> least(low.size(), 1e9), most(low.size(), -1e9);
    for (const auto& id : studio().pack().ids()) {
        std::vector<double> own(mean.size(), 0.0);
        for (std::size_t row = 1; row <= ml::VoicePack::kRows; ++row) {
            const auto style = *studio().pack().style(*ml::VoiceRecipe::parse(id), row);
            for (std::size_t i = 0; i < own.size(); ++i)
                own[i] += style[i] / static_cast<double>(ml::VoicePack::kRows);
        }
        for (std::size_t axis = 0; axis < low.size(); ++axis) {
            double along = 0.0, length = 0.0;
            for (std::size_t i = 0; i < own.size(); ++i) {
                along += (own[i] - mean[i]) * rows[axis * own.size() + i];
                length += rows[axis * own.size() + i] * rows[axis * own.size() + i];
            }
            least[axis] = std::min(least[axis], along / length);
            most[axis] = std::max(most[axis], along / length);
        }
    }
    for (std::size_t axis = 0; axis < low.size(); ++axis) {
        CHECK_NEAR(least[axis], low[axis], 1e-3);
        CHECK_NEAR(most[axis], high[axis], 1e-3);
    }
}

/// Docs/VOICES.md has the figures of six voices and three sentences; here one sentence must show most of it.
CHECK_CASE(eachMoveMovesItsQuality)
{
    const auto both = [](const std::string& voice, const std::string& axis) {
        const auto least = studio().hear(voice + "; " + axis + "=-1"), most = studio().hear(voice + "; " + axis + "=1");
        std::printf("%s %s: %+.2f semitones, brightness %+.2f, harmonicity %+.2f\n", voice.c_str(), axis.c_str(),
                    most.semitones - least.semitones, most.brightness - least.brightness,
                    most.harmonicity - least.harmonicity);
        return Heard{most.semitones - least.semitones, most.brightness - least.brightness,
                     most.harmonicity - least.harmonicity};
    };
    for (const std::string voice : {"bf_emma", "am_michael"}) {
        CHECK(both(voice, "pitch").semitones > 3.0);
        const auto brighter = both(voice, "brightness"), breathier = both(voice, "breath");
        CHECK(brighter.brightness > 2.0);
        CHECK(std::abs(brighter.semitones) < 2.0);
        CHECK(breathier.harmonicity < -0.5);
        CHECK(std::abs(breathier.semitones) < 2.0);
    }
}

int main(int argc, char** argv)
{
    return tests::voicePack() ? tests::runChecks(argc, argv) : tests::kNoVoicePack;
}
