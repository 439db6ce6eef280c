// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/param_spec.h"

#include <QTest>

#include <limits>

using namespace melisma::base;

namespace {

std::vector<ParamSpec> specs()
{
    ParamSpec prompt{.key = "prompt", .label = "Prompt", .help = {}, .kind = ParamKind::longText};
    prompt.minimum = 1;
    prompt.maximum = 10;
    ParamSpec bpm{.key = "bpm", .label = "Tempo", .help = {}, .kind = ParamKind::number};
    bpm.minimum = 20;
    bpm.maximum = 400;
    ParamSpec takes{.key = "takes", .label = "Takes", .help = {}, .kind = ParamKind::integer};
    takes.defaultValue = std::int64_t{1};
    takes.minimum = 1;
    takes.maximum = 8;
    ParamSpec style{.key = "style", .label = "Style", .help = {}, .kind = ParamKind::choice};
    style.choices = {{"a", "A"}, {"b", "B"}};
    return {prompt, bpm, takes, style};
}

ParamValues with(const std::string& key, ParamValue value)
{
    ParamValues values;
    values.set(key, std::move(value));
    return values;
}

} // namespace

class ParamSpecTest : public QObject {
    Q_OBJECT
private slots:
    void fillsDefaultsAndLeavesTheRestUnasked()
    {
        const auto values = validate(specs(), with("bpm", 92.5));
        QVERIFY(values.ok());
        QCOMPARE(values->integer("takes"), std::optional<std::int64_t>(1));
        QCOMPARE(values->number("bpm"), std::optional<double>(92.5));
        QVERIFY(!values->has("prompt"));
    }

    void wholeNumbersServeAsNumbersButNotTheReverse()
    {
        QVERIFY(validate(specs(), with("bpm", std::int64_t{90})).ok());
        QVERIFY(!validate(specs(), with("takes", 1.5)).ok());
    }

    void refusalsNameTheParameter_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("which");
        QTest::newRow("negative tempo") << "Tempo" << 0;
        QTest::newRow("not a number") << "Tempo" << 1;
        QTest::newRow("text as number") << "Tempo" << 2;
        QTest::newRow("too many takes") << "Takes" << 3;
        QTest::newRow("unknown choice") << "Style" << 4;
        QTest::newRow("empty prompt") << "Prompt" << 5;
        QTest::newRow("long prompt") << "Prompt" << 6;
        QTest::newRow("unknown key") << "wrong" << 7;
    }

    void refusalsNameTheParameter()
    {
        QFETCH(QString, key);
        QFETCH(int, which);
        const std::array<ParamValues, 8> bad = {
            with("bpm", -4.0),
            with("bpm", std::numeric_limits<double>::quiet_NaN()),
            with("bpm", std::string("fast")),
            with("takes", std::int64_t{9}),
            with("style", std::string("c")),
            with("prompt", std::string()),
            with("prompt", std::string("elevenchars")),
            with("wrong", true),
        };
        const auto result = validate(specs(), bad[static_cast<std::size_t>(which)]);
        QVERIFY(!result.ok());
        QVERIFY(result.error().kind == ErrorKind::usage);
        QVERIFY2(result.error().message.find(key.toStdString()) != std::string::npos, result.error().message.c_str());
    }

    void lengthIsCountedInCharacters()
    {
        QVERIFY(validate(specs(), with("prompt", std::string("ääääääääää"))).ok());
    }

    void specsSurviveJson()
    {
        for (const auto& spec : specs()) {
            const auto back = paramSpecFromJson(toJson(spec));
            QVERIFY(back.ok());
            QVERIFY(*back == spec);
        }
        QVERIFY(!paramSpecFromJson(Json{{"key", "x"}}).ok());
        QVERIFY(!paramValuesFromJson(Json{{"x", Json::array()}}).ok());
    }
};

QTEST_APPLESS_MAIN(ParamSpecTest)
#include "param_spec_test.moc"
