// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the program says of itself, its models and the machine.
#include "tests/support/program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using melisma::tests::runMelisma;

class CliAboutTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString& name) const { return m_folder.filePath(name); }

private slots:
    void helpNamesOnlyWhatExists()
    {
        const auto help = runMelisma({"--help"});
        QCOMPARE(help.status, 0);
        for (const char* verb : {"sketch", "speak", "align", "clone", "voices", "add", "export", "info", "soundfont",
                                 "bundle", "inspect", "models", "doctor", "bench"})
            QVERIFY2(help.out.contains(QByteArray("\n  ") + verb + ' '), verb);
        for (const char* verb : {"separate", "master", "verify"})
            QVERIFY2(!help.out.contains(QByteArray("\n  ") + verb + ' '), verb);
    }

    /// Not a byte is fetched here: each call ends before that.
    void modelsAreNamedAndTheirLicenceShown()
    {
        qputenv("MELISMA_MODELS", path("models").toUtf8());
        const auto folder = runMelisma({"models", "path"});
        QCOMPARE(folder.out.trimmed(), path("models").toUtf8());
        const auto list = runMelisma({"models", "list", "--json"}).json();
        const auto kokoro = list["models"][0];
        QCOMPARE(kokoro["id"].get<std::string>(), std::string("kokoro"));
        QVERIFY(!kokoro["installed"].get<bool>() && kokoro["commercialUse"].get<bool>());
        QVERIFY(kokoro["bytes"].get<double>() > 8e7 && kokoro["sha256"].get<std::string>().size() == 64);
        const auto refused = runMelisma({"models", "pull", "kokoro", "--json"});
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains("Apache-2.0") && refused.err.contains("--accept-licence"), refused.err);
        const auto offline = runMelisma({"models", "pull", "kokoro", "--accept-licence", "--offline", "--json"});
        QCOMPARE(offline.status, 1);
        QVERIFY2(offline.err.contains("Apache-2.0") && offline.err.contains("--offline"), offline.err);
        QCOMPARE(QDir(path("models")).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden),
                 QStringList{".downloads"});
        const auto doctor = runMelisma({"doctor", "--json"}).json();
        QVERIFY(doctor["missing"].dump().find("melisma models pull kokoro --accept-licence") != std::string::npos);
        qunsetenv("MELISMA_MODELS");
    }

    /// File systems hold any bytes, JSON does not.
    void namesThatAreNoTextAreNoCrash()
    {
        const auto command =
            QString("cd %1 && f=$(printf 'a\\377b.wav') && echo no > \"$f\" && %2/melisma info \"$f\" --json")
                .arg(m_folder.path(), qEnvironmentVariable("MELISMA_BUILD_DIR"));
        const auto result = melisma::tests::runProgram("sh", {"-c", command});
        QCOMPARE(result.status, 1);
        QVERIFY2(result.json().contains("error"), result.out);
        const auto bundle =
            QString("cd %1 && f=$(printf 'c\\377.melisma') && mkdir -p \"$f\" && %2/melisma bundle \"$f\" -o "
                    "\"$f.zip\" --json")
                .arg(m_folder.path(), qEnvironmentVariable("MELISMA_BUILD_DIR"));
        QVERIFY(melisma::tests::runProgram("sh", {"-c", bundle}).json().contains("error"));
    }

    void doctorKnowsTheMachine()
    {
        const auto json = runMelisma({"doctor", "--json"}).json();
        QVERIFY(json["devices"].is_object());
        QVERIFY(json["selfTest"]["ok"].get<bool>());
        QVERIFY(json["missing"].is_array());
    }
};

QTEST_GUILESS_MAIN(CliAboutTest)
#include "cli_about_test.moc"
