// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <QTemporaryDir>
#include <QTest>

using melisma::base::Json;
using namespace melisma::tests;

/// The verb `bench` on small inputs: the form of its answers, not their size.
class BenchTest : public QObject {
    Q_OBJECT

    static ProgramResult bench(const QString& name, const QProcessEnvironment& environment)
    {
        return runProgram(qEnvironmentVariable("MELISMA_BUILD_DIR") + "/melisma",
                          {"bench", name, "--small", "--runs", "1", "--json"}, 120, environment);
    }

private slots:
    void everyBenchAnswers_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("figures");
        QTest::newRow("mixdown") << "mixdown" << 3;
        QTest::newRow("callback") << "callback" << 20;
        QTest::newRow("effects") << "effects" << 12;
        QTest::newRow("media") << "media" << 3;
        QTest::newRow("project") << "project" << 6;
        QTest::newRow("start") << "start" << 1;
        QTest::newRow("instruments") << "instruments" << 1;
    }

    void everyBenchAnswers()
    {
        QFETCH(QString, name);
        QFETCH(int, figures);
        const auto answer = bench(name, QProcessEnvironment::systemEnvironment());
        QVERIFY2(answer.status == 0, answer.err);
        const Json benches = answer.json()["benches"];
        QCOMPARE(static_cast<int>(benches.size()), figures);
        for (const auto& one : benches) {
            QVERIFY(one["ours"]["value"].get<double>() > 0.0);
            QVERIFY(!one["ours"]["unit"].get<std::string>().empty());
            QVERIFY(one["peer"].is_object() || !one["note"].get<std::string>().empty());
            if (one["peer"].is_object()) {
                const double ratio = one["peer"]["value"].get<double>() / one["ours"]["value"].get<double>();
                QVERIFY(qAbs(one["ratio"].get<double>() - ratio) < 1e-9);
            }
        }
    }

    void aPeerThatIsNotThereIsNull()
    {
        const QTemporaryDir empty;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("PATH", empty.path());
        const Json benches = bench("mixdown", environment).json()["benches"];
        QCOMPARE(benches.size(), std::size_t(3));
        for (const auto& one : benches) {
            QVERIFY(one["peer"].is_null() && one["ratio"].is_null());
            QVERIFY(one["note"].get<std::string>().find("not installed") != std::string::npos);
        }
    }

    void speechNeedsItsModel()
    {
        const QTemporaryDir empty;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("MELISMA_MODELS", empty.path());
        const auto answer = bench("speak", environment);
        QCOMPARE(answer.status, 1);
        QCOMPARE(answer.json()["error"]["kind"].get<std::string>(), std::string("missing"));
        QVERIFY2(answer.err.contains("models pull kokoro"), answer.err);
    }

    void aCloneNeedsWeights()
    {
        const QTemporaryDir empty;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("MELISMA_MODELS", empty.path());
        environment.remove("MELISMA_RVC");
        environment.remove("MELISMA_RVC_VOICE");
        const auto answer = bench("clone", environment);
        QCOMPARE(answer.status, 1);
        QCOMPARE(answer.json()["error"]["kind"].get<std::string>(), std::string("missing"));
        QVERIFY2(answer.err.contains("MELISMA_RVC_VOICE") && answer.err.contains("MELISMA_RVC to"), answer.err);
        environment.insert("MELISMA_RVC_VOICE", "voice.pth");
        const auto listener = bench("clone", environment);
        QCOMPARE(listener.status, 1);
        QVERIFY2(listener.err.contains("models pull contentvec"), listener.err);
    }

    void anUnknownNameIsWrongUsage()
    {
        const auto answer = bench("speed", QProcessEnvironment::systemEnvironment());
        QCOMPARE(answer.status, 2);
        QVERIFY(answer.err.contains("mixdown"));
    }
};

QTEST_GUILESS_MAIN(BenchTest)
#include "bench_test.moc"
