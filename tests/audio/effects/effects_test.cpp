// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/effects/effect_support.h"

#include <map>
#include <set>

using namespace melisma;
using namespace melisma::tests;

namespace {

/// Something in every parameter that is not its default.
base::ParamValues lively(const audio::EffectKind& kind, double share)
{
    base::ParamValues params;
    for (const auto& spec : kind.params) {
        if (spec.kind == base::ParamKind::toggle)
            params.set(spec.key, share > 0.3);
        else if (spec.kind == base::ParamKind::choice)
            params.set(spec.key,
                       spec.choices[static_cast<std::size_t>(share * static_cast<double>(spec.choices.size()))].id);
        else if (spec.unit == "Hz")
            params.set(spec.key, *spec.minimum * std::pow(*spec.maximum / *spec.minimum, share));
        else
            params.set(spec.key, *spec.minimum + share * (*spec.maximum - *spec.minimum));
    }
    return params;
}

/// Every effect that can be linear, by the settings that make it so.
std::map<std::string, base::ParamValues> neutralSettings()
{
    return {{"eq", {}},
            {"compressor", values({{"ratio", 1.0}})},
            {"reverb", values({{"modulation", 0.0}, {"decay", 0.4}})},
            {"limiter", {}},
            {"gate", {}},
            {"deesser", {}},
            {"delay", {}},
            {"chorus", values({{"depth", 0.0}})},
            {"multiband", values({{"lowRatio", 1.0}, {"middleRatio", 1.0}, {"highRatio", 1.0}})},
            {"stereo", {}}};
}

} // namespace

/// What every effect of the registry promises.
class EffectsTest : public QObject {
    Q_OBJECT

private slots:
    void registryIsSound()
    {
        std::set<std::string> ids;
        for (const auto& kind : audio::effectKinds()) {
            QVERIFY(ids.insert(kind.id).second);
            QCOMPARE(audio::findEffectKind(kind.id), &kind);
            QVERIFY(!kind.name.empty() && !kind.summary.empty() && kind.usualMix > 0.0 && kind.usualMix <= 1.0);
            QVERIFY(!kind.params.empty() && kind.params.size() <= audio::kMostEffectParams);
            QVERIFY(base::validate(kind.params, {}));
            QVERIFY(base::validate(kind.params, lively(kind, 0.5)));
        }
        QCOMPARE(ids, (std::set<std::string>{"eq", "compressor", "reverb", "limiter", "gate", "deesser", "delay",
                                             "chorus", "saturation", "multiband", "stereo", "pitch"}));
        QVERIFY(!audio::findEffectKind("unheardOf"));
    }

    void unfitValuesAreHeld()
    {
        const auto& kind = *audio::findEffectKind("compressor");
        auto params = values({{"threshold", -300.0}, {"ratio", 99.0}, {"unheardOf", 1.0}});
        params.set("attack", "soon");
        params.set("release", std::numeric_limits<double>::quiet_NaN());
        const auto numbers = audio::effectParams(kind, params);
        QCOMPARE(numbers, (std::vector<float>{-60.0f, 20.0f, 10.0f, 120.0f, 6.0f, 0.0f, 20.0f}));
    }

    void kinds_data()
    {
        QTest::addColumn<QString>("id");
        for (const auto& kind : audio::effectKinds())
            QTest::addRow("%s", kind.id.c_str()) << QString::fromStdString(kind.id);
    }

    void blocksDoNotMatter_data() { kinds_data(); }
    void blocksDoNotMatter()
    {
        QFETCH(QString, id);
        const auto& kind = *audio::findEffectKind(id.toStdString());
        constexpr int kHalf = 48000; // longer than the longest delay
        const Stereo input{noise(2 * kHalf, 1), noise(2 * kHalf, 2)};
        // A change in the middle, which all the block sizes meet.
        const auto play = [&](int block) {
            Device device(kind.id.c_str(), lively(kind, 0.4));
            Stereo first{{input.left.begin(), input.left.begin() + kHalf},
                         {input.right.begin(), input.right.begin() + kHalf}};
            Stereo second{{input.left.begin() + kHalf, input.left.end()},
                          {input.right.begin() + kHalf, input.right.end()}};
            auto out = device.run(first, block);
            device.set(lively(kind, 0.55));
            const auto rest = device.run(second, block);
            out.left.insert(out.left.end(), rest.left.begin(), rest.left.end());
            out.right.insert(out.right.end(), rest.right.begin(), rest.right.end());
            return out;
        };
        const auto whole = play(kHalf);
        QVERIFY(peak(whole.left) > 1e-3);
        for (const int block : {1, 7, 16, 64, 100, 128, 480, 512, 1000, 1024})
            QVERIFY2(play(block) == whole, qPrintable(QString::number(block)));
    }

    void silenceStaysSilence_data() { kinds_data(); }
    void silenceStaysSilence()
    {
        QFETCH(QString, id);
        const auto& kind = *audio::findEffectKind(id.toStdString());
        Device device(kind.id.c_str(), lively(kind, 0.6));
        QCOMPARE(peak(device.run(both(std::vector<float>(kRate))).left), 0.0);
    }

    /// After what tailFrames() says the answer is below -80 dB of what went in.
    void tailIsAsPromised_data() { kinds_data(); }
    void tailIsAsPromised()
    {
        QFETCH(QString, id);
        const auto& kind = *audio::findEffectKind(id.toStdString());
        for (const double share : {0.05, 0.3}) {
            Device device(kind.id.c_str(), lively(kind, share));
            auto input = noise(kRate);
            const auto tail = static_cast<std::size_t>(device.effect().tailFrames());
            input.resize(input.size() + tail + 4800);
            const auto out = device.run(both(input));
            const std::vector<float> rest(out.left.end() - 4800, out.left.end());
            const double before = rms(out.left, kRate / 2, kRate);
            QVERIFY2(toDb(rms(rest, 0, 4800) / before + 1e-12) < -78.0,
                     qPrintable(QString::number(toDb(rms(rest, 0, 4800) / before))));
        }
    }

    void resetIsFresh_data() { kinds_data(); }
    void resetIsFresh()
    {
        QFETCH(QString, id);
        const auto& kind = *audio::findEffectKind(id.toStdString());
        Device used(kind.id.c_str(), lively(kind, 0.2));
        used.run(both(noise(kRate)));
        used.set(lively(kind, 0.5));
        used.effect().reset();
        Device fresh(kind.id.c_str(), lively(kind, 0.5));
        QVERIFY(used.run(both(noise(2 * kRate))) == fresh.run(both(noise(2 * kRate))));
    }

    /// A decaying tail costs no more than sound does: no denormal numbers in the loops.
    void tailsAreNotSlow_data() { kinds_data(); }
    void tailsAreNotSlow()
    {
        QFETCH(QString, id);
        Device device(id.toStdString().c_str());
        const auto seconds = [&](const Stereo& sound) {
            QElapsedTimer timer;
            timer.start();
            device.run(sound);
            return static_cast<double>(timer.nsecsElapsed());
        };
        const double loud = seconds(both(noise(20 * kRate)));
        const double fading = seconds(both(std::vector<float>(20 * kRate)));
        QVERIFY2(fading < 4.0 * loud, qPrintable(QString("%1 against %2 ns").arg(fading).arg(loud)));
        qInfo("%s: %.2f %% of one core", qPrintable(id), loud / 20e9 * 100.0);
    }

    void changesDoNotClick_data() { kinds_data(); }
    void changesDoNotClick()
    {
        QFETCH(QString, id);
        const auto& kind = *audio::findEffectKind(id.toStdString());
        Device device(kind.id.c_str());
        const auto input = tone(200.0, 0.25, kRate);
        const auto calm = device.run(both(input));
        for (const auto& spec : kind.params) {
            if (spec.key == "preDelay" || spec.key == "size")
                continue; // these move the room's walls
            base::ParamValues params;
            if (spec.kind == base::ParamKind::toggle)
                params.set(spec.key, true);
            else if (spec.kind == base::ParamKind::choice)
                params.set(spec.key, spec.choices.back().id);
            else
                params.set(spec.key, *spec.minimum + 0.4 * (*spec.maximum - *spec.minimum));
            device.set(params);
            const auto out = device.run(both(input), 64);
            const double loudest = peak(out.left);
            // A tone of 200 Hz moves by 2.6 % of its peak a frame at most; a step would be far more.
            QVERIFY2(
                greatestStep(out.left) < 0.06 * loudest + 1e-4,
                qPrintable(QString("%1: %2 of %3").arg(spec.key.c_str()).arg(greatestStep(out.left)).arg(loudest)));
        }
    }

    /// Set so that it is linear, an effect adds nothing to a tone: THD+N below -100 dB.
    void neutralIsClean()
    {
        const auto settings = neutralSettings();
        for (const auto& kind : audio::effectKinds())
            QVERIFY2(settings.contains(kind.id) || kind.id == "saturation" || kind.id == "pitch", kind.id.c_str());
        for (const auto& [id, params] : settings) {
            Device device(id.c_str(), params);
            const auto out = device.run(both(tone(1000.0, 0.25, 5 * kRate))).left;
            const double impure = toDb(impurity(out, 1000.0, 4 * kRate, 5 * kRate) + 1e-12);
            QVERIFY2(amplitudeAt(out, 1000.0, 4 * kRate, 5 * kRate) > 0.01, id.c_str());
            QVERIFY2(impure < -100.0, qPrintable(QString("%1: %2").arg(id.c_str()).arg(impure)));
        }
    }

    void everyRateWorks()
    {
        for (const auto& kind : audio::effectKinds())
            for (const int rate : {8000, 44100, 96000, 192000}) {
                Device device(kind.id.c_str(), lively(kind, 0.9), rate);
                const double loudest = peak(device.run(both(noise(2 * rate))).left);
                QVERIFY2(loudest > 1e-4 && loudest < 400.0, kind.id.c_str());
            }
    }
};

QTEST_GUILESS_MAIN(EffectsTest)
#include "effects_test.moc"
