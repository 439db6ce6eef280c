// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/sha256.h"
#include "core/base/shared.h"
#include "core/base/task.h"
#include "core/base/time.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace melisma::base;

class BaseTest : public QObject {
    Q_OBJECT
private slots:
    void resultCarriesValueOrError()
    {
        const Result<int> good = 7;
        const Result<int> bad = Error{ErrorKind::input, "No sound in a.wav", "Choose another file"};
        QVERIFY(good.ok() && *good == 7);
        QVERIFY(!bad.ok());
        QCOMPARE(bad.error().sentence(), std::string("No sound in a.wav. Choose another file."));
        QVERIFY(Result<void>().ok());
    }

    void errorKindsSurviveText()
    {
        for (const auto kind : {ErrorKind::usage, ErrorKind::input, ErrorKind::notFound, ErrorKind::io,
                                ErrorKind::missing, ErrorKind::unsupported, ErrorKind::cancelled, ErrorKind::crashed})
            QVERIFY(errorKindFromString(toString(kind)) == kind);
        const Error error{ErrorKind::io, "what", "do", ""};
        QCOMPARE(errorFromJson(toJson(error)), error);
    }

    void beatsAreExactForTupletsAndRoundToTheNearestTick()
    {
        QCOMPARE((Beats{Beats::kTicksPerBeat / 3} * 3).ticks, Beats::kTicksPerBeat);
        QCOMPARE(Beats::of(0.5).ticks, std::int64_t{480});
        QCOMPARE(Beats::of(-0.5).ticks, std::int64_t{-480});
        QCOMPARE(toFrames(Seconds{1.5}, 48000).count, std::int64_t{72000});
    }

    void sha256MatchesPublishedVectors()
    {
        // FIPS 180-4 example vectors.
        QCOMPARE(sha256Of(""),
                 std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(sha256Of("abc"),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("million").toStdString();
        std::ofstream(file) << std::string(1000000, 'a');
        QCOMPARE(*sha256OfFile(file),
                 std::string("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
        QVERIFY(sha256OfFile(file.string() + "x").error().kind == ErrorKind::notFound);
    }

    void sharedValuesCompareDeeplyAndChangeByCopy()
    {
        const Shared<std::string> a(std::string("lane"));
        const auto b = a.with([](std::string& text) { text += "s"; });
        QCOMPARE(*a, std::string("lane"));
        QCOMPARE(*b, std::string("lanes"));
        QVERIFY(a == Shared<std::string>(std::string("lane")));
        QVERIFY(!(a == b));
    }

    void taskRequestsSurviveJson()
    {
        TaskRequest request{"compose", {}, {{"source", "/a b.wav", "ff"}}, 0xFFFFFFFFFFFFFFFFULL, "cuda:1", 3};
        request.params.set("prompt", "slow rain");
        request.params.set("bpm", 92.5);
        request.params.set("bars", std::int64_t{24});
        request.params.set("loop", true);
        const auto back = taskRequestFromJson(*parseJson(toJson(request).dump(), "request"));
        QVERIFY(back.ok());
        QCOMPARE(back->seed, request.seed);
        QVERIFY(back->params == request.params);
        QCOMPARE(back->inputs.front().path, request.inputs.front().path);
    }

    void jsonErrorsNameTheirSource()
    {
        const auto parsed = parseJson("{", "project.json");
        QVERIFY(!parsed.ok());
        QVERIFY(parsed.error().message.starts_with("project.json"));
        QVERIFY(!member<int>(Json{{"a", "text"}}, "a"));
        QCOMPARE(memberOr(Json{{"a", 4}}, "a", 1), 4);
    }
};

QTEST_APPLESS_MAIN(BaseTest)
#include "base_test.moc"
