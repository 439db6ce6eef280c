// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/golden_models.h"
#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace melisma::tests;
using melisma::base::Json;

/// `melisma bench clone` with a narrow voice of RVC and programs that stand for Python.
class CloneBenchTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_place;
    QProcessEnvironment m_environment;

    QString path(const char* name) const { return m_place->filePath(name); }

    ProgramResult bench() const
    {
        return runProgram(qEnvironmentVariable("MELISMA_BUILD_DIR") + "/melisma",
                          {"bench", "clone", "--small", "--runs", "1", "--threads", "1", "--json"}, 120, m_environment);
    }

    /// A program that is called as Python is: SCRIPT RVC OPTIONS.
    void standIn(const QString& lines)
    {
        QFile program(path("python"));
        QVERIFY(program.open(QIODevice::WriteOnly | QIODevice::Truncate));
        program.write("#!/bin/sh\n" + lines.toUtf8() + "\n");
        program.close();
        program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        m_environment.insert("MELISMA_PYTHON", program.fileName());
        m_environment.insert("MELISMA_RVC", path("rvc"));
    }

    void giveWeights()
    {
        for (const auto& [id, golden, name] :
             {std::tuple("contentvec", "hubert.bin", "pytorch_model.bin"), {"rmvpe", "rmvpe.pt", "rmvpe.pt"}})
            installGolden(path("models").toStdString(), id, golden, name);
        m_environment.insert("MELISMA_RVC_VOICE", QString::fromStdString(conversionGolden("voice_40k.pth").string()));
    }

    /// Both figures of RVC; null where something else came.
    static Json figuresOf(const ProgramResult& answer)
    {
        const Json benches = melisma::base::memberOr<Json>(answer.json(), "benches", Json::array());
        const bool asExpected = answer.status == 0 && benches.size() >= 2 &&
                                benches[0]["name"] == "clone: a second, RVC" &&
                                benches[1]["name"] == "clone: CPU of a second, RVC";
        if (!asExpected)
            qWarning("%s%s", answer.out.constData(), answer.err.constData());
        return asExpected ? benches : Json();
    }

    /// The figures without a peer, because of something that the note tells.
    void isAlone(const char* reason) const
    {
        const Json figures = figuresOf(bench());
        QVERIFY(figures.is_array());
        for (std::size_t i = 0; i < 2; ++i) {
            QVERIFY(figures[i]["ours"]["value"].get<double>() > 0.0);
            QVERIFY(figures[i]["peer"].is_null() && figures[i]["ratio"].is_null());
            const auto note = figures[i]["note"].get<std::string>();
            QVERIFY2(note.find(reason) != std::string::npos, note.c_str());
        }
    }

private slots:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.insert("MELISMA_MODELS", path("models"));
        m_environment.insert("MELISMA_VOICES", path("voices"));
        m_environment.insert("MELISMA_RVC_REFERENCE",
                             qEnvironmentVariable("MELISMA_SOURCE_DIR") + "/tests/bench/rvc_reference.py");
        for (const char* name : {"MELISMA_RVC", "MELISMA_RVC_VOICE", "MELISMA_PYTHON"})
            m_environment.remove(name);
    }

    void withoutRvcItIsMeasuredAlone()
    {
        giveWeights();
        isAlone("set MELISMA_RVC");
        QVERIFY(!QFile::exists(path("voices"))); // the user's own
    }

    void whatCannotBeMeasuredIsToldWithItsReason()
    {
        giveWeights();
        const auto answer = bench().json();
        const auto told = answer["benches"].size() + answer["skipped"].size();
        QVERIFY2(told >= 4, answer.dump().c_str()); // two figures, two ways that need more weights
        for (const auto& one : answer["skipped"])
            QVERIFY(!one["reason"].get<std::string>().empty());
    }

    void thePeerIsGivenTheSameAndItsTimeIsForASecond()
    {
        giveWeights();
        standIn("echo \"$@\" > " + path("asked") + R"(
echo '{"seconds": 8.0, "userSeconds": 5.0, "cpuSeconds": 6.0}')");
        const Json figures = figuresOf(bench());
        QVERIFY(figures.is_array());
        QCOMPARE(figures[0]["peer"]["value"].get<double>(), 4.0); // of two seconds of sound
        QCOMPARE(figures[1]["peer"]["value"].get<double>(), 3.0);
        QVERIFY(qAbs(figures[0]["ratio"].get<double>() * figures[0]["ours"]["value"].get<double>() - 4.0) < 1e-9);
        QFile file(path("asked"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto asked = file.readAll();
        for (const auto& part :
             {QString("rvc_reference.py " + path("rvc") + " --voice"), QString("voice_40k.pth"),
              path("models/contentvec/pytorch_model.bin"), path("models/rmvpe/rmvpe.pt"), QString("--threads 1")})
            QVERIFY2(asked.contains(part.toUtf8()), asked);
    }

    void aPeerThatCannotRunIsLeftOut()
    {
        giveWeights();
        standIn(R"(echo '{"error": "python lacks torch: pip install torch"}'; exit 1)");
        isAlone("python lacks torch");
        standIn("echo 'Traceback' >&2; echo 'ImportError: no tools' >&2; exit 1");
        isAlone("ImportError: no tools");
    }

    void weightsAreDrawnWhereNoneAreGiven()
    {
        const auto from = QString::fromStdString(conversionGolden("").string());
        standIn(QString(R"(if [ "$3" = --make ]; then
  mkdir -p "$4" && cp "%1voice_40k.pth" "$4/voice.pth" && cp "%1hubert.bin" "$4/pytorch_model.bin" &&
    cp "%1rmvpe.pt" "$4/rmvpe.pt" && echo '{"made": []}'
else
  echo '{"seconds": 2.0, "cpuSeconds": 4.0}'
fi)")
                    .arg(from));
        const Json figures = figuresOf(bench());
        QVERIFY(figures.is_array());
        QCOMPARE(figures[1]["peer"]["value"].get<double>(), 2.0);
        const auto note = figures[0]["note"].get<std::string>();
        QVERIFY2(note.find("by chance") != std::string::npos && note.find("threads: 1") != std::string::npos,
                 note.c_str());
        QVERIFY(!QFile::exists(path("models"))); // the user's own
    }

    void theReferenceSaysWhatPythonLacks()
    {
        const auto python = QStandardPaths::findExecutable("python3");
        if (python.isEmpty())
            QSKIP("there is no python3");
        giveWeights();
        standIn("exec " + python + " -I -S \"$@\""); // without any package
        isAlone("is not the folder of RVC's program");
        QVERIFY(QDir().mkpath(path("rvc/infer/vc")));
        QVERIFY(QFile(path("rvc/infer/vc/pipeline.py")).open(QIODevice::WriteOnly));
        isAlone("lacks numpy, torch, transformers");
    }
};

QTEST_GUILESS_MAIN(CloneBenchTest)
#include "clone_bench_test.moc"
