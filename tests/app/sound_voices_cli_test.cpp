// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/model_folder.h"
#include "core/voices/reference_check.h"
#include "tests/core/voices/sound_voice_fixture.h"
#include "tests/support/program.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using melisma::base::Json;
using melisma::tests::filesWith;
using melisma::tests::runMelisma;
using Path = std::filesystem::path;

/// `melisma voices` with voices of sound, against the real program.
class SoundVoicesCliTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_place;

    std::string path(const char* name) const { return (Path(m_place->path().toStdString()) / name).string(); }

    /// Twelve seconds in which something sounds most of the time.
    std::string recording(const char* name) const
    {
        constexpr int kRate = 16000;
        std::vector<float> mono(kRate * 12);
        for (std::size_t i = 0; i < mono.size(); ++i)
            mono[i] = i % 24000 < 16000 ? 0.4F * static_cast<float>(std::sin(0.09 * static_cast<double>(i))) : 0.0F;
        std::ofstream(path(name), std::ios::binary) << melisma::voices::wavBytes(mono, kRate);
        return path(name);
    }

    /// The same time of hiss, in which the narrow encoder hears somebody else (a cosine of 0.27, worked out without our
    /// code).
    std::string hiss(const char* name) const
    {
        constexpr int kRate = 16000;
        std::vector<float> mono(kRate * 12);
        std::uint32_t state = 1;
        for (std::size_t i = 0; i < mono.size(); ++i) {
            if (i % 24000 >= 16000)
                continue;
            state = state * 1664525U + 1013904223U;
            mono[i] = 0.4F * (static_cast<float>(state >> 8) / 8388608.0F - 1.0F);
        }
        std::ofstream(path(name), std::ios::binary) << melisma::voices::wavBytes(mono, kRate);
        return path(name);
    }

    /// The narrow speaker encoder of tests/golden/conversion.
    void installEncoder() const
    {
        namespace models = melisma::models;
        const Path golden = Path(qEnvironmentVariable("MELISMA_SOURCE_DIR").toStdString()) / "tests" / "golden" /
                            "conversion" / "speaker_encoder.pt";
        const Path work = Path(path("models")) / ".work-test";
        std::filesystem::create_directories(work);
        std::filesystem::copy_file(golden, work / "pretrained.pt");
        models::InstalledModel model;
        model.id = "resemblyzer";
        model.licence = "Apache-2.0";
        model.files = {{"pretrained.pt", {}, 0, 0}};
        const auto adopted = models::ModelFolder(path("models")).adopt(work, model);
        QVERIFY2(adopted.ok(), adopted ? "" : adopted.error().sentence().c_str());
    }

    static Json voices(const std::vector<std::string>& arguments, int status = 0)
    {
        QStringList words{"voices"};
        for (const auto& argument : arguments)
            words << QString::fromStdString(argument);
        const auto result = runMelisma(words << "--json");
        return result.status == status ? result.json() : Json(std::string(result.err.constData()));
    }

    Json create() const { return voices({"create", "Anna", "--from", recording("anna.wav"), recording("anna2.wav")}); }

    static std::string messageOf(const Json& failure)
    {
        return failure.contains("error") ? failure["error"]["message"].get<std::string>() : failure.dump();
    }

private slots:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        qputenv("MELISMA_MODELS", m_place->filePath("models").toUtf8());
        qputenv("MELISMA_VOICES", m_place->filePath("voices").toUtf8());
        qputenv("MELISMA_KEYCHAIN", "off");
        qputenv("MELISMA_PASSPHRASE", "a good passphrase");
        qputenv("MELISMA_PACKAGE_PASSPHRASE", "a passphrase for the way");
    }

    void aVoiceOfRecordingsFromMakingToDeletion()
    {
        const auto made = create();
        QCOMPARE(made["id"].get<std::string>(), std::string("anna"));
        QCOMPARE(made["kind"].get<std::string>(), std::string("own"));
        QCOMPARE(made["consent"].get<std::string>(), std::string("none"));
        QCOMPARE(made["references"].size(), std::size_t{2});
        QCOMPARE(made["rules"]["until"].get<std::string>(), melisma::voices::yearsLater(melisma::voices::today(), 10));
        const auto rules = voices({"licence", "anna", "--commercial", "allow", "--territories", "DE,US", "--share",
                                   "20", "--payee", "Anna M.", "--credit", "Voice: Anna"})["rules"];
        QCOMPARE(rules["commercial"].get<std::string>(), std::string("allow"));
        QCOMPARE(rules["territories"].size(), std::size_t{2});
        const auto stated = voices({"consent", "anna", "--recording", recording("yes.wav"), "--by", "Anna M."});
        QCOMPARE(stated["consent"].get<std::string>(), std::string("stated"));
        QCOMPARE(stated["record"]["owner"].get<std::string>(), std::string("Anna M."));
        const auto listed = voices({"list"})["voices"];
        QCOMPARE(listed.size(), std::size_t{1});
        QCOMPARE(listed[0]["consent"].get<std::string>(), std::string("stated"));
        QCOMPARE(voices({"consent", "anna", "--revoke", "no more"})["consent"].get<std::string>(),
                 std::string("revoked"));
        QCOMPARE(voices({"rename", "anna", "Anne"})["name"].get<std::string>(), std::string("Anne"));
        QCOMPARE(voices({"delete", "anna"})["deleted"].get<std::string>(), std::string("anna"));
        for (const char* gone : {"anna", "Ann", ".sealed"})
            QVERIFY2(filesWith(path("voices"), gone).empty(), gone);
    }

    void withoutTheEncoderNobodyIsCompared()
    {
        const auto made = voices({"create", "Anna", "--from", recording("anna.wav"), hiss("hiss.wav")});
        QCOMPARE(made["id"].get<std::string>(), std::string("anna"));
        QCOMPARE(made["speakers"]["compared"].get<bool>(), false);
        QVERIFY(made["speakers"]["why"].get<std::string>().find("melisma models pull resemblyzer") !=
                std::string::npos);
        const auto told = runMelisma({"voices", "create", "Berta", "--from", QString::fromStdString(path("anna.wav")),
                                      QString::fromStdString(path("hiss.wav"))});
        QCOMPARE(told.status, 0);
        QVERIFY(told.out.contains("of one person was not checked: The model resemblyzer"));
        const auto alone = voices({"create", "Carla", "--from", path("anna.wav")});
        QVERIFY(alone.contains("id") && !alone.contains("speakers")); // there is nothing to compare
    }

    void aVoiceIsMadeOfOnePerson()
    {
#ifndef MELISMA_COMPARES_SPEAKERS
        QSKIP("This build has no nets");
#endif
        installEncoder();
        const auto made = create();
        QVERIFY2(made.contains("speakers"), made.dump().c_str());
        QCOMPARE(made["speakers"]["compared"].get<bool>(), true);
        QCOMPARE(made["speakers"]["likeness"].size(), std::size_t{2});
        QVERIFY(made["speakers"]["likeness"][0].get<double>() > 0.999);
        QVERIFY(made["speakers"]["needed"].get<double>() > 0.5);
        const auto other = hiss("hiss.wav");
        const auto refused = voices({"create", "Berta", "--from", path("anna.wav"), other, path("anna2.wav")}, 1);
        QCOMPARE(messageOf(refused), other + " does not sound like the same person as the other 2 recordings");
        QVERIFY(refused["error"]["hint"].get<std::string>().find("--several-speakers") != std::string::npos);
        QVERIFY(!std::filesystem::exists(path("voices") + "/berta"));
        const auto pair = messageOf(voices({"create", "Berta", "--from", path("anna.wav"), other}, 1));
        QCOMPARE(pair, path("anna.wav") + " and " + other + " do not sound like the same person");
        const auto mixed = voices({"create", "Berta", "--from", path("anna.wav"), other, "--several-speakers"});
        QVERIFY2(mixed.contains("id"), mixed.dump().c_str());
        QCOMPARE(mixed["id"].get<std::string>(), std::string("berta"));
        QCOMPARE(mixed["references"].size(), std::size_t{2});
        QCOMPARE(mixed["speakers"]["compared"].get<bool>(), false);
    }

    void documentsAndOpenLicencesAreStated()
    {
        create();
        std::ofstream(path("contract.pdf")) << "signed by Anna";
        const auto signedOne = voices({"consent", "anna", "--document", path("contract.pdf"), "--by", "Anna M."});
        QCOMPARE(signedOne["record"]["method"].get<std::string>(), std::string("document"));
        QVERIFY(filesWith(path("voices"), "signed by Anna").empty());
        const auto open = voices({"consent", "anna", "--licence", "CC-BY-4.0", "--source", "voices.example"});
        QCOMPARE(open["licence"].get<std::string>(), std::string("CC-BY-4.0"));
        QCOMPARE(open["consent"].get<std::string>(), std::string("stated"));
        QVERIFY(messageOf(voices({"consent", "anna", "--document", path("contract.pdf")}, 2)).find("name") !=
                std::string::npos);
        QVERIFY(voices({"consent", "anna"}, 2).contains("error"));
        QVERIFY(voices({"consent", "anna", "--challenge", "--revoke", "x"}, 2).contains("error"));
        QVERIFY(voices({"consent", "nobody", "--challenge", "--by", "A"}, 1).contains("error"));
    }

    /// What was asked for is compared by the worker: a tone is no reading, and gives no consent.
    void aRecordingThatDoesNotHoldTheWordsIsRefused()
    {
        create();
        const auto asked = voices({"consent", "anna", "--challenge", "--by", "Anna M."});
        QVERIFY(asked["read"].get<std::string>().find("My name is Anna M.") == 0);
        QCOMPARE(asked["seconds"].get<int>(), 300);
        const auto refused = messageOf(voices({"consent", "anna", "--recording", recording("tone.wav")}, 1));
        QVERIFY2(refused.find("in their place") != std::string::npos, refused.c_str());
        QCOMPARE(voices({"show", "anna"})["consent"].get<std::string>(), std::string("none"));
    }

    void movesInOneFile()
    {
        create();
        const auto file = path("anna.melisma-voice");
        QVERIFY(voices({"export", "anna", "-o", file})["bytes"].get<int>() > 1000);
        QVERIFY(voices({"export", "anna", "-o", file}, 1).contains("error")); // never over another file
        QVERIFY(voices({"import", file}, 2).contains("error"));               // the voice is there
        voices({"delete", "anna"});
        qputenv("MELISMA_PACKAGE_PASSPHRASE", "a good passphrase"); // of the vault: not the file's
        QVERIFY(messageOf(voices({"import", file}, 1)).find("passphrase is wrong") != std::string::npos);
        qunsetenv("MELISMA_PACKAGE_PASSPHRASE");
        QVERIFY(messageOf(voices({"import", file}, 1)).find("none was given") != std::string::npos);
        qputenv("MELISMA_PACKAGE_PASSPHRASE", "a passphrase for the way");
        QCOMPARE(voices({"import", file})["name"].get<std::string>(), std::string("Anna"));
        std::ofstream(path("rvc.pth")) << "weights";
        const auto imported = voices({"import", path("rvc.pth"), "-o", "Bert"});
        QCOMPARE(imported["kind"].get<std::string>(), std::string("imported"));
        QCOMPARE(imported["consent"].get<std::string>(), std::string("none"));
        QVERIFY(voices({"import", path("contract.txt")}, 1).contains("error"));
    }

    void whatIsLockedIsWorthNothing()
    {
        create();
        voices({"consent", "anna", "--recording", recording("yes.wav"), "--by", "Anna M."});
        qunsetenv("MELISMA_PASSPHRASE");
        const auto listed = voices({"list"})["voices"][0];
        QCOMPARE(listed["consent"].get<std::string>(), std::string("none"));
        QVERIFY(listed["locked"].get<bool>());
        QVERIFY(messageOf(voices({"show", "anna"}, 1)).find("locked") != std::string::npos);
        qputenv("MELISMA_PASSPHRASE", "another passphrase");
        QVERIFY(messageOf(voices({"show", "anna"}, 1)).find("passphrase") != std::string::npos);
        QCOMPARE(voices({"delete", "anna"})["deleted"].get<std::string>(), std::string("anna")); // needs no key
    }

    void whatIsShownNamesNoFileOfTheConsent()
    {
        create();
        const auto stated = voices({"consent", "anna", "--recording", recording("yes.wav"), "--by", "Anna M."});
        QVERIFY(!stated["record"].contains("evidenceSha256"));
        QVERIFY(stated.dump().find("yes.wav") == std::string::npos);
    }

    /// The words that nobody read in time do not stand in the way of a recording that somebody hands in.
    void wordsThatHoldNoLongerAreNoObstacle()
    {
        create();
        voices({"consent", "anna", "--challenge", "--by", "Anna M."});
        {
            using namespace melisma;
            const melisma::voices::SoundVoices sounds(path("voices"));
            melisma::voices::PassphraseKeyStore store(Path(path("voices")) / "passphrase.key",
                                                      [] { return base::Result<std::string>("a good passphrase"); });
            const auto vault = melisma::voices::VoiceVault::open(path("voices"), store);
            const auto folder = sounds.open(*vault, "anna");
            auto details = *folder->details();
            details.challenge->issued -= 301;
            QVERIFY(folder->write(details).ok());
        }
        QVERIFY(messageOf(voices({"consent", "anna", "--recording", recording("yes.wav")}, 1)).find("five minutes") !=
                std::string::npos);
        const auto stated = voices({"consent", "anna", "--recording", recording("yes.wav"), "--by", "Anna M."});
        QCOMPARE(stated["consent"].get<std::string>(), std::string("stated"));
    }

    void aVoiceNeedsALanguage()
    {
        QVERIFY(messageOf(voices({"create", "Anna", "--from", recording("anna.wav"), "--language", ""}, 2))
                    .find("language") != std::string::npos);
        QVERIFY(voices({"list"})["voices"].empty());
    }

    void aVoiceOfSoundDoesNotSpeak()
    {
        create();
        const auto result =
            runMelisma({"speak", "Hello", "--voice", "anna", "-o", m_place->filePath("x.wav"), "--json"});
        QCOMPARE(result.status, 1);
        QVERIFY(messageOf(result.json()).find("made of sound") != std::string::npos);
    }

    void tooLittleSoundIsRefused()
    {
        std::ofstream(path("short.wav"), std::ios::binary)
            << melisma::voices::wavBytes(std::vector<float>(16000, 0.2F), 16000);
        QVERIFY(messageOf(voices({"create", "Anna", "--from", path("short.wav")}, 1)).find("too little") !=
                std::string::npos);
        QVERIFY(!std::filesystem::exists(path("voices") + "/anna"));
    }
};

QTEST_GUILESS_MAIN(SoundVoicesCliTest)
#include "sound_voices_cli_test.moc"
