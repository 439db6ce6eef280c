// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/effects/effect_support.h"
#include "tests/support/scratch_dir.h"

#include "audio/effects/effect_presets.h"

#include <fstream>
#include <random>
#include <set>

using namespace melisma;
using namespace melisma::tests;
using audio::EffectPreset;

namespace {

const base::ParamSpec* specOf(const audio::EffectKind& kind, const std::string& key)
{
    const auto found = std::ranges::find(kind.params, key, &base::ParamSpec::key);
    return found == kind.params.end() ? nullptr : &*found;
}

bool isWithin(const base::ParamSpec& spec, const base::ParamValue& value)
{
    if (spec.kind == base::ParamKind::toggle)
        return std::holds_alternative<bool>(value);
    if (spec.kind == base::ParamKind::choice)
        return std::ranges::find(spec.choices, std::get<std::string>(value), &base::ParamChoice::id) !=
               spec.choices.end();
    const double number = std::get<double>(value);
    return number >= *spec.minimum && number <= *spec.maximum;
}

void write(const std::filesystem::path& path, const std::string& text)
{
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text;
}

} // namespace

class EffectPresetsTest : public QObject {
    Q_OBJECT
private slots:
    void factoryPresetsAreWhatTheirEffectHas()
    {
        for (const auto& kind : audio::effectKinds()) {
            const auto presets = audio::factoryPresets(kind.id);
            QVERIFY2(!presets.empty(), kind.id.c_str());
            std::set<std::string> names;
            for (const auto& preset : presets) {
                QVERIFY2(names.insert(preset.name).second, preset.name.c_str());
                QVERIFY(preset.setting.mix > 0.0 && preset.setting.mix <= 1.0);
                for (const auto& [key, value] : preset.setting.params.all()) {
                    const auto* spec = specOf(kind, key);
                    QVERIFY2(spec && isWithin(*spec, value), (preset.name + ": " + key).c_str());
                }
            }
        }
        QVERIFY(audio::factoryPresets("nothing").empty());
    }

    /// Noise at -20 dBFS RMS goes through each for three seconds: nothing blows up, none is silent, and each but for a
    /// limiter at rest does something.
    void factoryPresetsSound()
    {
        for (const auto& kind : audio::effectKinds())
            for (const auto& preset : audio::factoryPresets(kind.id)) {
                const auto effect = kind.make(48000);
                effect->setParams(audio::effectParams(kind, preset.setting.params));
                std::minstd_rand random(3);
                std::normal_distribution<float> noise(0.0f, 0.1f);
                double energy = 0.0;
                float highest = 0.0f;
                for (int block = 0; block < 3 * 48000 / 128; ++block) {
                    std::array<float, 128> left{}, right{};
                    for (std::size_t i = 0; i < left.size(); ++i) {
                        left[i] = noise(random);
                        right[i] = noise(random);
                    }
                    effect->process(left.data(), right.data(), 128);
                    for (const float sample : left) {
                        energy += static_cast<double>(sample) * static_cast<double>(sample);
                        highest = std::max(highest, std::abs(sample));
                    }
                }
                const double rms = std::sqrt(energy / (3 * 48000));
                QVERIFY2(std::isfinite(rms) && rms > 0.002 && highest < 2.0f,
                         qPrintable(QString("%1: rms %2, peak %3").arg(preset.name.c_str()).arg(rms).arg(highest)));
            }
    }

    void whatIsSavedIsThere()
    {
        const ScratchDir folder;
        const audio::UserPresets presets(folder.path() / "presets");
        QVERIFY(presets.list("reverb")->empty());
        const EffectPreset wide{"Wide \"hall\" ü", {"reverb", values({{"decay", 4.5}}), 0.35}};
        const EffectPreset early{"Early", {"reverb", values({{"decay", 0.3}}), 1.0}};
        QVERIFY(presets.save(wide) && presets.save(early));
        QVERIFY(*presets.list("reverb") == (std::vector{early, wide})); // by name
        QVERIFY(presets.list("delay")->empty());
        const EffectPreset later{"Early", {"reverb", values({{"decay", 0.4}}), 0.5}};
        QVERIFY(presets.save(later));
        QVERIFY(*presets.list("reverb") == (std::vector{later, wide}));
        QVERIFY(presets.remove("reverb", "Early"));
        QVERIFY(!presets.remove("reverb", "Early"));
        QVERIFY(*presets.list("reverb") == std::vector{wide});
    }

    void whatIsNotAPresetSaysSoAndStays()
    {
        const ScratchDir folder;
        const audio::UserPresets presets(folder.path());
        const auto file = folder.path() / "gate.json";
        for (const char* bad :
             {"", "{", "[]x", "{\"presets\":[{\"name\":\"\",\"effect\":\"gate\"}]}",
              "{\"presets\":[{\"name\":\"a\",\"effect\":\"delay\"}]}", "{\"presets\":[7]}",
              "{\"presets\":[{\"name\":\"a\",\"effect\":\"gate\",\"params\":{\"threshold\":[1]}}]}"}) {
            write(file, bad);
            const auto listed = presets.list("gate");
            QVERIFY2(!listed && !listed.error().sentence().empty(), bad);
            QVERIFY(!presets.save({"b", {"gate", {}, 1.0}}));
            QCOMPARE(std::filesystem::file_size(file), std::string(bad).size());
        }
        write(file,
              "{\"presets\":[{\"name\":\"a\",\"effect\":\"gate\",\"mix\":7,\"params\":{\"hold\":90.0,\"colour\":1}}]}");
        const auto listed = presets.list("gate");
        QVERIFY(listed && listed->size() == 1);
        QVERIFY(listed->front() == (EffectPreset{"a", {"gate", values({{"hold", 90.0}}), 1.0}}));
        QVERIFY(!presets.save({"", {"gate", {}, 1.0}}));
        QVERIFY(!presets.save({std::string(81, 'x'), {"gate", {}, 1.0}}));
        QVERIFY(!presets.save({"two\nlines", {"gate", {}, 1.0}}));
        QVERIFY(!presets.save({"a", {"nothing", {}, 1.0}}));
    }
};

QTEST_GUILESS_MAIN(EffectPresetsTest)
#include "effect_presets_test.moc"
