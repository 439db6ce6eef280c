// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/effects/effect_support.h"

#include "audio/effects/biquad.h"

using namespace melisma;
using namespace melisma::tests;

namespace {

const Stereo kInput{noise(9600, 1), noise(9600, 2)};

Stereo through(const base::ParamValues& params)
{
    Device device("stereo", params);
    return device.run(kInput);
}

base::ParamValues on(std::initializer_list<const char*> toggles)
{
    base::ParamValues params;
    for (const char* key : toggles)
        params.set(key, true);
    return params;
}

/// Greatest difference from left = a l + b r, right = c l + d r.
double differs(const Stereo& out, double a, double b, double c, double d)
{
    double most = 0.0;
    for (std::size_t i = 0; i < out.left.size(); ++i) {
        const double l = static_cast<double>(kInput.left[i]);
        const double r = static_cast<double>(kInput.right[i]);
        most = std::max({most, std::abs(a * l + b * r - static_cast<double>(out.left[i])),
                         std::abs(c * l + d * r - static_cast<double>(out.right[i]))});
    }
    return most;
}

} // namespace

class StereoToolTest : public QObject {
    Q_OBJECT

private slots:
    void neutralNoBitChanges() { QVERIFY(through({}) == kInput); }

    /// Each control is a two by two matrix.
    void matrices()
    {
        constexpr double kSame = 1e-7;
        QVERIFY(differs(through(values({{"width", 0.0}})), 0.5, 0.5, 0.5, 0.5) < kSame);
        QVERIFY(differs(through(values({{"width", 50.0}})), 0.75, 0.25, 0.25, 0.75) < kSame);
        QVERIFY(differs(through(values({{"width", 200.0}})), 1.5, -0.5, -0.5, 1.5) < 2 * kSame);
        QVERIFY(differs(through(values({{"balance", 25.0}})), 0.75, 0.0, 0.0, 1.0) < kSame);
        QVERIFY(differs(through(values({{"balance", -100.0}})), 1.0, 0.0, 0.0, 0.0) < kSame);
        QVERIFY(differs(through(on({"invertLeft"})), -1.0, 0.0, 0.0, 1.0) < kSame);
        QVERIFY(differs(through(on({"invertRight"})), 1.0, 0.0, 0.0, -1.0) < kSame);
        QVERIFY(differs(through(on({"swap"})), 0.0, 1.0, 1.0, 0.0) < kSame);
        QVERIFY(differs(through(on({"swap", "invertLeft"})), 0.0, -1.0, 1.0, 0.0) < kSame);
    }

    /// The side signal goes by the high pass' formula, the middle as it is.
    void lowsAreMono()
    {
        auto params = values({{"monoHertz", 200.0}});
        params.set("monoLows", true);
        const auto filter = audio::BiquadCoefficients::highPass(200.0, std::numbers::sqrt2 / 2.0, kRate);
        for (const double hertz : {50.0, 200.0, 1000.0}) {
            const auto wave = tone(hertz, 0.3, 2 * kRate);
            auto turned = wave;
            for (float& sample : turned)
                sample = -sample;
            Device side("stereo", params);
            const double got = amplitudeAt(side.run({wave, turned}).left, hertz, kRate, 2 * kRate) / 0.3;
            QVERIFY2(std::abs(toDb(got / filter.magnitude(hertz, kRate))) < 0.01, qPrintable(QString::number(got)));
            Device middle("stereo", params);
            QVERIFY(middle.run(both(wave)) == both(wave));
        }
    }
};

QTEST_GUILESS_MAIN(StereoToolTest)
#include "stereo_tool_test.moc"
