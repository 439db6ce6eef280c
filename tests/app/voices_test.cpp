// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"
#include "core/models/model_folder.h"
#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <set>

using melisma::base::Json;
using melisma::tests::runMelisma;
using Path = std::filesystem::path;

/// The verb `voices` and the option --voice, against the real program. No voice sounds here: the weights are toys.
class VoicesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_place;

    /// A model that is installed as far as the studio can tell.
    void installToy() const
    {
        namespace models = melisma::models;
        const models::ModelFolder folder(Path(m_place->path().toStdString()) / "models");
        const auto space = models::InstallSpace::open(folder);
        QVERIFY(space.ok());
        const auto work = (*space)->path() / "made";
        std::filesystem::create_directory(work);
        for (const char* name : {"kokoro.safetensors", "voices.safetensors"})
            std::ofstream(work / name) << "no weights";
        models::InstalledModel model{"kokoro", "Apache-2.0", "2026-01-01T00:00:00Z", true, "toy", "0.1.0", {}};
        model.files = {{"kokoro.safetensors"}, {"voices.safetensors"}};
        QVERIFY(folder.adopt(work, model).ok());
    }

    static Json voices(const QStringList& arguments)
    {
        const auto result = runMelisma(QStringList{"voices"} + arguments + QStringList{"--json"});
        return result.status == 0 ? result.json() : Json(std::string(result.err.constData()));
    }

    static int status(const QStringList& arguments) { return runMelisma(QStringList{"voices"} + arguments).status; }

private slots:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        qputenv("MELISMA_MODELS", m_place->filePath("models").toUtf8());
        qputenv("MELISMA_VOICES", m_place->filePath("voices").toUtf8());
    }

    void withoutTheModelTheCommandIsNamed()
    {
        const auto json = voices({"list"});
        QVERIFY(json["voices"].empty());
        QVERIFY(json["missing"]["command"].get<std::string>().find("models pull kokoro") != std::string::npos);
        QVERIFY(runMelisma({"voices", "list"}).out.contains("models pull kokoro"));
    }

    void listsWhatCanBeUsed()
    {
        installToy();
        QCOMPARE(voices({"blend", "af_heart", "am_puck", "-o", "Duo"})["id"].get<std::string>(), std::string("duo"));
        const auto all = voices({"list"})["voices"];
        QCOMPARE(all.size(), std::size_t{55});
        for (const auto& voice : all) {
            for (const char* field : {"id", "name", "language", "sex", "kind", "consent", "licence"})
                QVERIFY2(!voice[field].get<std::string>().empty(), field);
            QCOMPARE(voice["consent"].get<std::string>(), std::string("builtin"));
        }
        QCOMPARE(voices({"list", "--language", "en"})["voices"].size(), std::size_t{29});
        QCOMPARE(voices({"list", "--language", "en-gb", "--sex", "m"})["voices"].size(), std::size_t{4});
        QCOMPARE(status({"list", "--language", "tlh"}), 2);
        QCOMPARE(status({"list", "--sex", "x"}), 2);
        QVERIFY(runMelisma({"voices", "list"}).out.contains("zf_xiaobei"));
    }

    void makesRenamesAndDeletes()
    {
        const auto blend = voices({"blend", "af_heart", "bm_george", "--mix", "0.25", "-o", "Été & Ωmega"});
        QCOMPARE(blend["recipe"].get<std::string>(), std::string("af_heart*0.75 + bm_george*0.25"));
        QCOMPARE(blend["kind"].get<std::string>(), std::string("blend"));
        QCOMPARE(blend["sex"].get<std::string>(), std::string("mixed"));
        const auto id = QString::fromStdString(blend["id"].get<std::string>());
        const auto made = voices({"design", id, "--pitch", "-0.5", "--breath", "0.25", "-o", "Whisper"});
        QCOMPARE(made["recipe"].get<std::string>(),
                 std::string("af_heart*0.75 + bm_george*0.25; pitch=-0.5; breath=0.25"));
        QVERIFY(made["parents"] == Json::array({blend["id"]}));
        QCOMPARE(voices({"rename", "whisper", "Murmur"})["name"].get<std::string>(), std::string("Murmur"));
        QCOMPARE(voices({"show", "whisper"})["name"].get<std::string>(), std::string("Murmur"));
        QVERIFY(runMelisma({"voices", "show", "af_nicole"}).out.contains("Grade by its authors: B-"));
        QCOMPARE(voices({"delete", id})["deleted"].get<std::string>(), id.toStdString());
        QCOMPARE(status({"show", id}), 1);
        QCOMPARE(QDir(m_place->filePath("voices")).entryList(QDir::Files | QDir::Hidden), QStringList{"whisper.json"});
    }

    void refusesWhatCannotBe_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("expected");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const QStringList& arguments, int expected, const char* said) {
            QTest::newRow(qPrintable(arguments.join(' '))) << arguments << expected << QByteArray(said);
        };
        row({}, 2, "");
        row({"blend", "af_heart", "-o", "x"}, 2, "");
        row({"blend", "af_heart", "nobody", "-o", "x"}, 1, "nobody");
        row({"blend", "af_heart", "af_sky"}, 2, "");
        row({"blend", "af_heart", "af_sky", "--mix", "1.5", "-o", "x"}, 2, "");
        row({"blend", "af_heart", "af_sky", "-o", "two\nlines"}, 2, "name");
        row({"design", "af_heart", "-o", "x"}, 2, "--pitch");
        row({"design", "af_heart", "--pitch", "2", "-o", "x"}, 2, "");
        row({"design", "af_heart", "--warmth", "1", "-o", "x"}, 2, "warmth");
        row({"delete", "af_heart"}, 2, "models remove kokoro");
        row({"delete", "../x"}, 1, "../x");
        row({"rename", "nobody", "x"}, 1, "nobody");
        row({"listen", "af_heart"}, 2, "-o");
        row({"listen", "nobody", "-o", "x.wav"}, 1, "nobody");
        row({"create", "x"}, 2, "voices --help");
    }

    void refusesWhatCannotBe()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, expected);
        QFETCH(QByteArray, said);
        const auto result = runMelisma(QStringList{"voices"} + arguments);
        QCOMPARE(result.status, expected);
        QVERIFY2(result.err.contains(said), result.err);
        QVERIFY(!QFile::exists(m_place->filePath("voices")));
    }

    void aFileThatIsNoVoiceIsNamed()
    {
        QDir().mkpath(m_place->filePath("voices"));
        QFile broken(m_place->filePath("voices/broken.json"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("{") > 0);
        broken.close();
        const auto json = voices({"list"});
        QCOMPARE(json["skipped"].size(), std::size_t{1});
        QVERIFY(json["skipped"][0].get<std::string>().find("broken.json") != std::string::npos);
        QCOMPARE(status({"delete", "broken"}), 0);
    }

    /// The user's voice is known before the worker is asked: what is missing then are the weights.
    void speakTakesTheUsersVoices()
    {
        QVERIFY(voices({"design", "af_heart", "--pitch", "0.5", "-o", "High"}).contains("id"));
        const auto out = m_place->filePath("x.wav");
        const auto own = runMelisma({"speak", "Hello", "--voice", "high", "-o", out, "--json"});
        QCOMPARE(own.status, 1);
        QCOMPARE(own.json()["error"]["kind"].get<std::string>(), std::string("missing"));
        const auto nobody = runMelisma({"speak", "Hello", "--voice", "low", "-o", out, "--json"});
        QCOMPARE(nobody.json()["error"]["kind"].get<std::string>(), std::string("notFound"));
        QCOMPARE(runMelisma({"speak", "Hello", "--voice", "af_heart; pitch=7", "-o", out}).status, 2);
        QVERIFY(!QFile::exists(out));
    }

    /// At a terminal the voices are offered. The table is a toy's, whose files lie on this disk.
    void onATerminalTheVoicesAreOffered()
    {
        const auto resources = Path(m_place->filePath("resources").toStdString());
        const auto toy = Path(m_place->filePath("toy").toStdString());
        std::filesystem::create_directories(resources);
        for (const auto& each :
             std::filesystem::directory_iterator(qgetenv("MELISMA_SOURCE_DIR").toStdString() + "/resources"))
            if (each.path().filename() != "models.json")
                std::filesystem::create_symlink(each.path(), resources / each.path().filename());
        std::ofstream(toy) << "no weights";
        const Json piece{{"address", toy.string()}, {"bytes", 10}};
        const Json files = Json::array(
            {{{"name", "kokoro.safetensors"}, {"sha256", *melisma::base::sha256OfFile(toy)}, {"bytes", 10}}});
        const Json variant{
            {"role", "x"}, {"files", files}, {"sources", {{{"kind", "file"}, {"pieces", Json::array({piece})}}}}};
        const Json entry{{"id", "kokoro"},
                         {"task", "speech"},
                         {"title", "Toy voices"},
                         {"licence", "Apache-2.0"},
                         {"licenceText", "keep the notice"},
                         {"licenceUrl", "https://example.org/l"},
                         {"commercialUse", true},
                         {"needs", Json::array()},
                         {"converts", false},
                         {"installs", {"kokoro.safetensors"}},
                         {"parts", {{{"name", "network"}, {"variants", Json::array({variant})}}}}};
        std::ofstream(resources / "models.json") << Json{{"schema", 1}, {"models", Json::array({entry})}}.dump();

        const auto atTerminal = [&](const char* typed, const char* more) {
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert("MELISMA_RESOURCES", QString::fromStdString(resources.string()));
            const auto command =
                QStringLiteral("echo %1 | script -qec '%2/melisma speak Hello -o %3 %4' /dev/null")
                    .arg(typed, qEnvironmentVariable("MELISMA_BUILD_DIR"), m_place->filePath("x.wav"), more);
            return melisma::tests::runProgram("sh", {"-c", command}, 120, environment).out;
        };
        const auto installed = m_place->filePath("models/kokoro/kokoro.safetensors");
        const auto no = atTerminal("n", "");
        QVERIFY2(no.contains("Toy voices") && no.contains("Apache-2.0") && no.contains("[y/N]"), no);
        QVERIFY2(no.contains("models pull kokoro") && !QFile::exists(installed), no);
        QVERIFY(!atTerminal("y", "--offline").contains("[y/N]") && !QFile::exists(installed));
        QVERIFY(!atTerminal("y", "--json").contains("[y/N]") && !QFile::exists(installed));
        const auto yes = atTerminal("yes", "");
        QVERIFY2(QFile::exists(installed), yes);
        QVERIFY2(yes.contains("voices.safetensors"),
                 yes); // and then speaks, for which a toy is too little
        QVERIFY(!atTerminal("y", "").contains("[y/N]"));
    }

    void helpNamesOnlyWhatExists()
    {
        const auto help = runMelisma({"voices", "--help"}).out;
        for (const char* name : {"list", "show", "blend", "design", "listen", "rename", "delete", "create", "import",
                                 "consent", "licence", "export"})
            QVERIFY2(help.contains(QByteArray("\n  ") + name + ' '), name);
    }
};

QTEST_GUILESS_MAIN(VoicesTest)
#include "voices_test.moc"
