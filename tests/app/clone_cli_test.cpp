// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/reference_check.h"
#include "tests/app/golden_models.h"
#include "tests/support/program.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <fstream>

using melisma::base::Json;
using melisma::tests::runMelisma;
using Path = std::filesystem::path;

/// `melisma clone` with a narrow voice of RVC, against the real programs.
class CloneCliTest : public QObject {
    Q_OBJECT

    static constexpr int kRate = 22050;
    static constexpr std::size_t kSamples = 40001;

    std::unique_ptr<QTemporaryDir> m_place;

    std::string path(const char* name) const { return (Path(m_place->path().toStdString()) / name).string(); }

    void install(const char* id, const char* golden, const char* name) const
    {
        melisma::tests::installGolden(path("models"), id, golden, name);
    }

    std::string recording() const
    {
        std::vector<float> mono(kSamples);
        for (std::size_t i = 0; i < mono.size(); ++i)
            for (int overtone = 1; overtone <= 6; ++overtone)
                mono[i] += 0.1F / static_cast<float>(overtone) *
                           static_cast<float>(std::sin(0.0627 * overtone * static_cast<double>(i)));
        std::ofstream(path("take.wav"), std::ios::binary) << melisma::voices::wavBytes(mono, kRate);
        return path("take.wav");
    }

    static Json run(const std::vector<std::string>& arguments, int status = 0)
    {
        QStringList words;
        for (const auto& argument : arguments)
            words << QString::fromStdString(argument);
        const auto result = runMelisma(words << "--json");
        return result.status == status ? result.json() : Json(std::string(result.err.constData()));
    }

    Json clone(const char* to, int status = 0, const std::vector<std::string>& more = {}) const
    {
        std::vector<std::string> words{"clone", recording(), "--voice", "anna", "-o", path(to), "--seed", "5"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words, status);
    }

    /// A voice of recordings whose owner agreed; answers its recording: twelve seconds with pauses.
    std::string makeSinger(const std::string& name, double turn) const
    {
        constexpr int kSungRate = 16000;
        std::vector<float> mono(kSungRate * 12UL);
        for (std::size_t i = 0; i < mono.size(); ++i)
            for (int overtone = 1; overtone <= 6 && i % 24000 < 16000; ++overtone)
                mono[i] += 0.1F / static_cast<float>(overtone) *
                           static_cast<float>(std::sin(turn * overtone * static_cast<double>(i)));
        const auto file = path((name + ".wav").c_str());
        std::ofstream(file, std::ios::binary) << melisma::voices::wavBytes(mono, kSungRate);
        const auto made = run({"voices", "create", name, "--from", file});
        const auto id = made.value("id", made.dump());
        const auto stated = run({"voices", "consent", id, "--licence", "CC-BY-4.0", "--source", "voices.example"});
        if (stated.value("consent", "") != "stated")
            qWarning("%s", stated.dump().c_str());
        return file;
    }

    Json cloneLike(const std::string& audio, const char* to, int status = 0) const
    {
        return run({"clone", recording(), "--like", audio, "-o", path(to), "--seed", "5"}, status);
    }

    void agree() const
    {
        const auto stated = run({"voices", "consent", "anna", "--licence", "CC-BY-4.0", "--source", "voices.example"});
        QCOMPARE(stated["consent"].get<std::string>(), std::string("stated"));
    }

    static std::string messageOf(const Json& failure)
    {
        return failure.contains("error") ? failure["error"]["message"].get<std::string>() : failure.dump();
    }

    void refuses(const char* rule, const std::vector<std::string>& more = {}) const
    {
        const auto message = messageOf(clone("refused.wav", 1, more));
        QVERIFY2(message.find(std::string("rule: ") + rule) != std::string::npos, message.c_str());
        QVERIFY(!std::filesystem::exists(path("refused.wav")));
    }

private slots:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        qputenv("MELISMA_MODELS", m_place->filePath("models").toUtf8());
        qputenv("MELISMA_VOICES", m_place->filePath("voices").toUtf8());
        qputenv("MELISMA_KEYCHAIN", "off");
        qputenv("MELISMA_PASSPHRASE", "a good passphrase");
        install("contentvec", "hubert.bin", "pytorch_model.bin");
        install("rmvpe", "rmvpe.pt", "rmvpe.pt");
        const auto made =
            run({"voices", "import", melisma::tests::conversionGolden("voice_40k.pth").string(), "-o", "Anna"});
        QVERIFY2(made.contains("id"), made.dump().c_str());
        QCOMPARE(made["id"].get<std::string>(), std::string("anna"));
    }

    void aTakeIsSungByAnother()
    {
        agree();
        const auto made = clone("anna.wav");
        QVERIFY2(made.contains("path"), made.dump().c_str());
        QCOMPARE(made["method"].get<std::string>(), std::string("rvc"));
        QCOMPARE(made["pitchSource"].get<std::string>(), std::string("rmvpe"));
        QCOMPARE(made["voice"].get<std::string>(), std::string("anna"));
        QVERIFY(std::abs(made["seconds"].get<double>() - static_cast<double>(kSamples) / kRate) < 1e-4);
        QVERIFY(made["realTimeFactor"].get<double>() > 0.0 && made["cpuTimeFactor"].get<double>() > 0.0);
        QVERIFY(made["speakerCosine"]["target"].is_null());
        const auto info = run({"info", path("anna.wav")});
        QVERIFY2(info["integratedLufs"].is_number(), info.dump().c_str()); // something sounds
    }

    void theRecordTellsWhoseVoiceAndThatItWasConverted()
    {
        agree();
        clone("anna.wav");
        const auto record = run({"inspect", path("anna.wav")});
        const auto text = record.dump();
        for (const char* told : {"\"anna\"", "stated", "CC-BY-4.0", "convert"})
            QVERIFY2(text.find(told) != std::string::npos, (std::string(told) + " is not in " + text).c_str());
        QVERIFY2(text.find(m_place->path().toStdString()) == std::string::npos,
                 text.c_str()); // no path of this machine
        QVERIFY2(record.dump().find("\"altered\":true") != std::string::npos, text.c_str());
    }

    void nobodyIsClonedWithoutConsent()
    {
        refuses("consent");
        agree();
        QVERIFY(clone("ok.wav").contains("path"));
        run({"voices", "consent", "anna", "--revoke", "no more"});
        refuses("revoked");
    }

    void rulesOfTheVoiceBind()
    {
        agree();
        run({"voices", "licence", "anna", "--from", "2020-01-01", "--until", "2020-12-31"});
        refuses("term");
        run({"voices", "licence", "anna", "--until", "", "--languages", "de"});
        refuses("language", {"--language", "fr"});
        refuses("language");
        QVERIFY(clone("ok.wav", 0, {"--language", "de"}).contains("path"));
    }

    void aReleaseByAProfileAsksTheRulesAgain()
    {
        agree();
        const auto project = path("Song.melisma");
        QVERIFY(run({"sketch", "slow lo-fi", "--bars", "4", "--seed", "1", "-o", project}).contains("project"));
        const auto landed =
            run({"clone", recording(), "--voice", "anna", "--into", project, "--track", "Anna", "--at", "1"});
        QVERIFY2(landed.contains("project"), landed.dump().c_str());
        std::ofstream(path("sold.json")) << R"({"commercial": true})";
        std::ofstream(path("kept.json")) << "{}";
        const auto refused =
            messageOf(run({"export", project, "--mix", path("mix.wav"), "--profile", path("sold.json")}, 1));
        QVERIFY2(refused.find("Anna") != std::string::npos, refused.c_str());
        QVERIFY(!std::filesystem::exists(path("mix.wav")));
        QVERIFY(run({"export", project, "--mix", path("mix.wav"), "--profile", path("kept.json")}).contains("files"));
    }

    void theVoiceMostLikeARecordingIsFoundAmongThoseThatMayBeUsed()
    {
        install("resemblyzer", "speaker_encoder.pt", "pretrained.pt");
        install("openvoice-v2", "openvoice.pth", "checkpoint.pth");
        const auto low = makeSinger("Low", 0.043), high = makeSinger("High", 0.13);
        const auto found = cloneLike(low, "low.wav");
        QVERIFY2(found.contains("path"), found.dump().c_str());
        QCOMPARE(found["voice"].get<std::string>(), std::string("low"));
        QCOMPARE(found["method"].get<std::string>(), std::string("openvoice"));
        QVERIFY(found["speakerCosine"]["like"].get<double>() > 0.999);
        const auto other = cloneLike(high, "high.wav");
        QCOMPARE(other["voice"].get<std::string>(), std::string("high"));
        run({"voices", "consent", "high", "--revoke", "no more"});
        const auto next = cloneLike(high, "next.wav");
        QVERIFY2(next.contains("path"), next.dump().c_str());
        QCOMPARE(next["voice"].get<std::string>(), std::string("low"));
        QVERIFY(next["speakerCosine"]["like"].get<double>() < other["speakerCosine"]["like"].get<double>());
        run({"voices", "consent", "low", "--revoke", "no more"});
        const auto nobody = messageOf(cloneLike(high, "nobody.wav", 1));
        QVERIFY2(nobody.find("There is no voice that may be used") == 0, nobody.c_str());
        QVERIFY(!std::filesystem::exists(path("nobody.wav")));
        QCOMPARE(run({"voices", "list"})["voices"].size(), std::size_t{3}); // none was made of what was heard
    }

    void aVoiceIsNamedOnceAndTheEncoderIsNeeded()
    {
        agree();
        QVERIFY(run({"clone", recording(), "-o", path("none.wav")}, 2).contains("error"));
        QVERIFY(clone("none.wav", 2, {"--like", recording()}).contains("error"));
        const auto missing = cloneLike(recording(), "none.wav", 1);
        QVERIFY2(missing.dump().find("melisma models pull resemblyzer") != std::string::npos, missing.dump().c_str());
        qunsetenv("MELISMA_PASSPHRASE");
        const auto locked = messageOf(cloneLike(recording(), "none.wav", 1));
        QVERIFY2(locked.find("locked") != std::string::npos, locked.c_str());
    }

    void theThroatIsChangedWithoutTheLength()
    {
        agree();
        const auto made = clone("small.wav", 0, {"--formant", "4"});
        QVERIFY2(made.contains("path"), made.dump().c_str());
        QVERIFY(std::abs(made["seconds"].get<double>() - static_cast<double>(kSamples) / kRate) < 1e-4);
        QVERIFY(clone("refused.wav", 2, {"--formant", "7"}).contains("error"));
    }

    void whatIsMissingIsToldWithTheCommandThatGetsIt()
    {
        agree();
        std::filesystem::remove_all(Path(path("models")) / "contentvec");
        const auto failure = clone("none.wav", 1);
        QVERIFY2(failure.dump().find("melisma models pull contentvec") != std::string::npos, failure.dump().c_str());
        const auto nobody = run({"clone", recording(), "--voice", "nobody", "-o", path("none.wav")}, 1);
        QVERIFY2(nobody.contains("error"), nobody.dump().c_str());
    }
};

QTEST_MAIN(CloneCliTest)
#include "clone_cli_test.moc"
