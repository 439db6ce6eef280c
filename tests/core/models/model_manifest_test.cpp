// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/model_manifest.h"
#include "core/models/web_address.h"

#include <QTest>

using namespace melisma;
using namespace melisma::models;
using base::Json;

namespace {

std::filesystem::path tableOfTheRepository()
{
    return std::filesystem::path(qEnvironmentVariable("MELISMA_SOURCE_DIR").toStdString()) / "resources/models.json";
}

Json goodTable()
{
    const std::string hash(64, 'a');
    const Json file{{"name", "a.bin"}, {"sha256", hash}, {"bytes", 4}};
    const Json piece{
        {"package", "a-package"}, {"version", "1.0"}, {"member", "in/a.bin"}, {"sha256", hash}, {"bytes", 9}};
    const Json variant{{"role", "net"},
                       {"files", Json::array({file})},
                       {"sources", Json::array({Json{{"kind", "pip"}, {"pieces", Json::array({piece})}}})}};
    const Json entry{{"id", "one"},
                     {"task", "speech"},
                     {"title", "One"},
                     {"licence", "MIT"},
                     {"licenceText", "Keep the notice"},
                     {"licenceUrl", "https://example.org/mit"},
                     {"commercialUse", true},
                     {"installs", Json::array({"a.bin"})},
                     {"parts", Json::array({Json{{"name", "net"}, {"variants", Json::array({variant})}}})}};
    return Json{{"schema", 1}, {"models", Json::array({entry})}};
}

} // namespace

class ModelManifestTest : public QObject {
    Q_OBJECT

private slots:
    void ourTableIsRight()
    {
        const auto table = loadManifest(tableOfTheRepository());
        QVERIFY2(table.ok(), table ? "" : table.error().sentence().c_str());
        const auto* kokoro = table->find("kokoro");
        QVERIFY(kokoro && kokoro->commercialUse && kokoro->converts);
        QCOMPARE(kokoro->licence, std::string("Apache-2.0"));
        const auto& network = kokoro->parts[0].variants[0];
        QCOMPARE(network.files[0].sha256,
                 std::string("6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"));
        QCOMPARE(network.sources[0].pieces.size(), std::size_t{4});
        // 510 lengths of 256 floats each.
        const auto& voices = kokoro->parts[1].variants[0].files;
        QCOMPARE(voices.size(), std::size_t{54});
        for (const auto& voice : voices)
            QCOMPARE(voice.bytes, std::uint64_t{510 * 256 * 4});
        QVERIFY(kokoro->downloadBytes() > 80'000'000 && kokoro->downloadBytes() < 100'000'000);
    }

    void namesNoHost()
    {
        QFile file(QString::fromStdString(tableOfTheRepository().string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto text = file.readAll();
        for (const char* licences : {"https://www.apache.org/licenses/", "https://opensource.org/license/"})
            text.replace(licences, "");
        QVERIFY2(!text.contains("://"), "sources are packages and repositories, not addresses");
    }

    void refusesWhatTheSchemaDoesNotKnow_data()
    {
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("says");
        const QString entry = "/models/0";
        const QString file = entry + "/parts/0/variants/0/files/0";
        const QString source = entry + "/parts/0/variants/0/sources/0";
        QTest::newRow("schema") << "/schema"
                                << "2"
                                << "schema";
        QTest::newRow("unknown member") << entry + "/licens"
                                        << R"("MIT")"
                                        << "licens is not known";
        QTest::newRow("id") << entry + "/id"
                            << R"("../x")"
                            << "id must be";
        QTest::newRow("flag") << entry + "/commercialUse"
                              << R"("yes")"
                              << "commercialUse must be";
        QTest::newRow("needs nothing") << entry + "/needs"
                                       << R"(["two"])"
                                       << "'two'";
        QTest::newRow("needs itself") << entry + "/needs"
                                      << R"(["one"])"
                                      << "'one'";
        QTest::newRow("installs a path") << entry + "/installs"
                                         << R"(["../../a"])"
                                         << "installs";
        QTest::newRow("no licence") << entry + "/licenceText"
                                    << R"("")"
                                    << "licenceText";
        QTest::newRow("no parts") << entry + "/parts"
                                  << "[]"
                                  << "parts";
        QTest::newRow("file with a folder") << file + "/name"
                                            << R"("x/a.bin")"
                                            << "files[0].name";
        QTest::newRow("hidden file") << file + "/name"
                                     << R"(".a")"
                                     << "files[0].name";
        QTest::newRow("short hash") << file + "/sha256"
                                    << R"("abc")"
                                    << "files[0].sha256";
        QTest::newRow("negative size") << file + "/bytes"
                                       << "-4"
                                       << "files[0].bytes";
        QTest::newRow("huge size") << file + "/bytes"
                                   << "99999999999999"
                                   << "files[0].bytes";
        QTest::newRow("kind") << source + "/kind"
                              << R"("ftp")"
                              << "kind must be";
        QTest::newRow("package as option") << source + "/pieces/0/package"
                                           << R"("--index-url=x")"
                                           << "package";
        QTest::newRow("member above") << source + "/pieces/0/member"
                                      << R"("../../x")"
                                      << "member";
        QTest::newRow("package without hash") << source + "/pieces/0/sha256"
                                              << "null"
                                              << "sha256";
        QTest::newRow("plain http") << source
                                    << R"({"kind":"https","pieces":[{"address":"http://example.org/x","bytes":1}]})"
                                    << "https://";
        QTest::newRow("hub path") << source
                                  << R"({"kind":"hub","pieces":[{"package":"a/b","address":"../x","bytes":1}]})"
                                  << "address";
    }

    void refusesWhatTheSchemaDoesNotKnow()
    {
        QFETCH(QString, where);
        QFETCH(QString, value);
        QFETCH(QString, says);
        Json table = goodTable();
        const auto good = parseManifest(table, "models.json");
        QVERIFY2(good.ok(), good ? "" : good.error().message.c_str());
        table[Json::json_pointer(where.toStdString())] = Json::parse(value.toStdString());
        const auto read = parseManifest(table, "models.json");
        QVERIFY(!read.ok());
        const auto message = QString::fromStdString(read.error().message);
        QVERIFY2(message.contains(says) && message.startsWith("models.json"), qPrintable(message));
    }

    void refusesTheSameIdTwice()
    {
        Json table = goodTable();
        table["models"].push_back(table["models"][0]);
        const auto read = parseManifest(table, "models.json");
        QVERIFY(!read.ok() && read.error().message.find("twice") != std::string::npos);
        table["models"][1]["id"] = "two";
        table["models"][1]["needs"] = Json::array({"one"});
        QVERIFY(parseManifest(table, "models.json").ok());
    }

    void onlyHttpsAndThisMachine()
    {
        for (const auto* good :
             {"https://example.org/x", "http://127.0.0.1:80/x", "http://localhost/", "http://[::1]:9/"})
            QVERIFY2(mayFetchFrom(good), good);
        for (const auto* bad :
             {"http://example.org", "ftp://127.0.0.1", "file:///etc/passwd", "http://localhost.example/",
              "http://127.0.0.1@example.org/", "http://127.0.0.1:x@example.org/", "httpsx", ""})
            QVERIFY2(!mayFetchFrom(bad), bad);
    }

    void fillsNamesIn()
    {
        const auto made = pieceFor({"p", "1", "voices/{stem}.pt", "{name}/{name}", {}, 0}, {"af_a.bin", {}, 0});
        QCOMPARE(made.address, std::string("voices/af_a.pt"));
        QCOMPARE(made.member, std::string("af_a.bin/af_a.bin"));
    }
};

QTEST_GUILESS_MAIN(ModelManifestTest)
#include "model_manifest_test.moc"
