// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resource_folder.h"
#include "tests/core/voices/sound_voice_fixture.h"

#include <QTest>

#include <set>

using namespace melisma;
using namespace melisma::voices;
using tests::SoundVoiceFixture;

/// From the words that are asked for to the record, and all that must not become one.
class ConsentTest : public QObject {
    Q_OBJECT

    static ConsentRecord recordOf(const SoundVoiceFixture& f) { return *f.details().consent; }

    static std::string textOf(const base::Error& error) { return error.sentence(); }

private slots:
    void theListHasWordsToDrawFrom()
    {
        const auto words =
            readConsentWords(std::filesystem::path(qgetenv("MELISMA_SOURCE_DIR").toStdString()) / "resources");
        QVERIFY2(words.ok(), words ? "" : words.error().message.c_str());
        QCOMPARE(words->size(), std::size_t{2000});
        QVERIFY(!readConsentWords("/nowhere"));
    }

    void theWordsAreFreshAndTheirDecoysOthers()
    {
        std::set<std::string> texts;
        for (int run = 0; run < 50; ++run) {
            const auto challenge = makeChallenge(SoundVoiceFixture::manyWords(), "Hildegard", {}, 0);
            QVERIFY(challenge->words.size() >= 4 && challenge->words.size() <= 6);
            std::set<std::string> all;
            std::size_t count = 0;
            for (const auto& word : challenge->words) {
                QCOMPARE(word.decoys.size(), std::size_t{7});
                all.insert(word.word);
                all.insert(word.decoys.begin(), word.decoys.end());
                count += 1 + word.decoys.size();
            }
            QCOMPARE(all.size(), count);
            texts.insert(challenge->text());
            QVERIFY(*challengeFromJson(toJson(*challenge), "x") == *challenge);
        }
        QCOMPARE(texts.size(), std::size_t{50});
        QVERIFY(makeChallenge(SoundVoiceFixture::manyWords(), "", {}, 0).error().kind == base::ErrorKind::usage);
    }

    void theStatementNamesOwnerAndUses()
    {
        VoiceRules rules;
        const auto statement = [&rules] {
            return makeChallenge(SoundVoiceFixture::manyWords(), "Hildegard B.", rules, 0)->statement;
        };
        QVERIFY(statement().find("Hildegard B.") != std::string::npos);
        QVERIFY(statement().find("commercial") == std::string::npos);
        rules.commercial = true;
        QVERIFY(statement().find("commercial") != std::string::npos);
        QVERIFY(statement().find("training") == std::string::npos);
        rules.training = true;
        QVERIFY(statement().find("training") != std::string::npos);
    }

    void aChallengeHoldsForFiveMinutesAndThreeTries()
    {
        const SoundVoiceFixture f;
        QVERIFY(checkRequest(f.folder(), "x.wav", 1000).error().kind == base::ErrorKind::input); // none was asked
        QVERIFY(askForConsent(f.folder(), f.words, "Hildegard", 1000).ok());
        QVERIFY(!checkRequest(f.folder(), "x.wav", 1301));
        QVERIFY(!checkRequest(f.folder(), "x.wav", 999)); // the clock was turned back
        for (int i = 0; i < 3; ++i)
            QVERIFY(checkRequest(f.folder(), "x.wav", 1300).ok());
        QVERIFY(textOf(checkRequest(f.folder(), "x.wav", 1001).error()).find("three times") != std::string::npos);
    }

    void readLiveItIsVerified()
    {
        const SoundVoiceFixture f;
        f.verify();
        QVERIFY(consentNow(f.details(), f.vault.publicKey()) == Consent::verified);
        const auto record = recordOf(f);
        QCOMPARE(record.owner, std::string("Hildegard B."));
        QCOMPARE(record.evidenceSha256, base::sha256Of("she reads"));
        QCOMPARE(record.referenceSha256.size(), std::size_t{2});
        QCOMPARE(record.scores->leastSimilarity, 0.86);
        QVERIFY(!f.details().challenge); // the words are used up
        QVERIFY(f.permit().ok());
        QCOMPARE(f.permit()->consent, std::string("verified"));
    }

    void withoutASpeakerEncoderNothingIsVerified()
    {
        const SoundVoiceFixture f;
        const auto challenge = askForConsent(f.folder(), f.words, "Hildegard", 1000);
        auto check = SoundVoiceFixture::rightReading(*challenge);
        check.similarities.clear();
        const base::VoiceFile recording{"consent", "r.wav", "she reads"};
        QVERIFY(acceptReading(f.vault, f.folder(), check, recording, Capture::live, 1001).error().kind ==
                base::ErrorKind::missing);
        QVERIFY(consentNow(f.details(), f.vault.publicKey()) == Consent::none);
        QVERIFY(acceptReading(f.vault, f.folder(), check, recording, Capture::file, 1001).ok());
        QVERIFY(consentNow(f.details(), f.vault.publicKey()) == Consent::stated);
    }

    void aReadingThatWasHandedInIsOnlyStated()
    {
        const SoundVoiceFixture f;
        const auto challenge = askForConsent(f.folder(), f.words, "Hildegard", 1000);
        QVERIFY(acceptReading(f.vault, f.folder(), SoundVoiceFixture::rightReading(*challenge),
                              {"consent", "r.wav", "she reads"}, Capture::file, 1001)
                    .ok());
        QVERIFY(consentNow(f.details(), f.vault.publicKey()) == Consent::stated);
    }

    void whatIsNotRightIsRefused_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("said");
        QTest::newRow("wrong words") << "words"
                                     << "heard in their place";
        QTest::newRow("wrong statement") << "statement"
                                         << "not heard as it is written";
        QTest::newRow("other speaker") << "speaker"
                                       << "not the one";
        QTest::newRow("late") << "late"
                              << "five minutes";
        QTest::newRow("other challenge") << "count"
                                         << "Nobody was asked";
    }
    void whatIsNotRightIsRefused()
    {
        QFETCH(const QString, what);
        QFETCH(const QString, said);
        const SoundVoiceFixture f;
        const auto challenge = askForConsent(f.folder(), f.words, "Hildegard", 1000);
        auto check = SoundVoiceFixture::rightReading(*challenge);
        if (what == "words")
            --check.wordsFound;
        else if (what == "statement")
            check.wordError = 0.31;
        else if (what == "speaker")
            check.similarities = {0.95, 0.79}; // one of the references is of somebody else
        else if (what == "count")
            check.wordsAsked = check.wordsFound = 1;
        const auto now = what == "late" ? 1301 : 1001;
        const auto refused = acceptReading(f.vault, f.folder(), check, {"consent", "r", "x"}, Capture::live, now);
        QVERIFY(refused.error().kind == base::ErrorKind::input);
        QVERIFY2(refused.error().message.find(said.toStdString()) != std::string::npos,
                 refused.error().message.c_str());
        QVERIFY(!f.details().consent);
        QVERIFY(!f.permit());
    }

    void documentsAndLicencesAreStated()
    {
        const SoundVoiceFixture f;
        const base::VoiceFile paper{"document", "contract.pdf", "signed"};
        QVERIFY(acceptEvidence(f.vault, f.folder(), ConsentMethod::document, "Hildegard", paper).ok());
        QVERIFY(consentNow(f.details(), f.vault.publicKey()) == Consent::stated);
        QVERIFY(acceptLicence(f.vault, f.folder(), "CC-BY-4.0", "opensource.example/voices").ok());
        const auto details = f.details();
        QVERIFY(consentNow(details, f.vault.publicKey()) == Consent::stated);
        QVERIFY(!details.rules.commercial); // its owner never allowed that
        QCOMPARE(details.rules.licence, std::string("CC-BY-4.0"));
        QCOMPARE(details.rules.credit, std::string("opensource.example/voices"));
        QCOMPARE(details.files.size(), std::size_t{2}); // the contract of before has gone
        IntendedUse sale;
        sale.commercial = true;
        QVERIFY(!f.permit(sale));
        QVERIFY(!acceptEvidence(f.vault, f.folder(), ConsentMethod::document, "", paper));
        QVERIFY(!acceptLicence(f.vault, f.folder(), "CC-BY-4.0", ""));
        QVERIFY(!acceptEvidence(f.vault, f.folder(), ConsentMethod::spoken, "Hildegard", paper));
    }

    void everyMemberOfARecordIsSigned()
    {
        const SoundVoiceFixture f;
        f.verify();
        const auto record = recordOf(f);
        QVERIFY(isIntact(record));
        QVERIFY(*consentRecordFromJson(toJson(record), "x") == record);
        const auto json = toJson(record);
        int changed = 0;
        for (const auto& [key, value] : json.items()) {
            auto forged = json;
            if (value.is_string())
                forged[key] = key == "method" ? "document" : value.get<std::string>() + "0";
            else if (value.is_array())
                forged[key].push_back(std::string(64, '0'));
            else
                forged[key]["wordError"] = 0.0;
            const auto read = consentRecordFromJson(forged, "x");
            QVERIFY2(!read || !isIntact(*read), key.c_str());
            ++changed;
        }
        QVERIFY(changed >= 13);
    }

    void aForgedRecordOpensNothing()
    {
        const SoundVoiceFixture f;
        f.state();
        auto details = f.details();
        details.consent->method = ConsentMethod::spoken; // edited by somebody who has the voice's key
        details.consent->scores = scoresOf(SoundVoiceFixture::rightReading({}));
        QVERIFY(f.folder().write(details).ok());
        QVERIFY(textOf(f.permit().error()).find("rule: record") != std::string::npos);
        sign(*details.consent, SecretKey::random()); // signed anew, by another key: worth no more than a claim
        details.consent->scores->wordsFound = 1.0;
        sign(*details.consent, SecretKey::random());
        QVERIFY(f.folder().write(details).ok());
        QVERIFY(consentNow(f.details(), f.vault.publicKey()) == Consent::stated);
        IntendedUse sale;
        sale.commercial = true;
        QVERIFY(!f.permit(sale));
    }

    void aRecordOfAnotherVoiceOpensNothing()
    {
        const SoundVoiceFixture f;
        f.verify();
        auto made = SoundVoiceFixture::newVoice();
        made.name = "Somebody";
        const auto other = f.sounds.create(f.vault, made);
        const auto folder = *f.sounds.open(f.vault, other->id);
        auto details = *folder.details();
        details.consent = recordOf(f);
        QVERIFY(folder.write(details).ok());
        QVERIFY(consentNow(*folder.details(), f.vault.publicKey()) == Consent::none);
        QVERIFY(!clonePermit("Somebody", *folder.details(), f.vault.publicKey(), {}));
    }

    void consentIsForTheseRecordings()
    {
        const SoundVoiceFixture f;
        f.verify();
        auto details = f.details();
        details.files.push_back(*f.folder().add({"reference", "more.wav", "of somebody else"}));
        QVERIFY(f.folder().write(details).ok());
        QVERIFY(textOf(f.permit().error()).find("rule: references") != std::string::npos);
    }

    void revokedIsOver()
    {
        const SoundVoiceFixture f;
        f.verify();
        QVERIFY(revokeConsent(f.folder(), "").error().kind == base::ErrorKind::usage);
        QVERIFY(revokeConsent(f.folder(), "I changed my mind").ok());
        QVERIFY(consentNow(f.details(), f.vault.publicKey()) == Consent::revoked);
        QVERIFY(textOf(f.permit().error()).find("I changed my mind (rule: revoked)") != std::string::npos);
        f.verify(); // and asked again
        QVERIFY(f.permit().ok());
    }

    void theTermHoldsForCloningToo()
    {
        const SoundVoiceFixture f;
        f.state();
        auto rules = f.details().rules;
        rules.until = "2020-01-01";
        QVERIFY(setRules(f.folder(), rules).ok());
        QVERIFY(textOf(f.permit().error()).find("rule: term") != std::string::npos);
    }

    void evidenceThatIsNotKeptIsNotLeft()
    {
        const SoundVoiceFixture f;
        const auto count = [&f] {
            return std::distance(std::filesystem::directory_iterator(f.pathOf("")),
                                 std::filesystem::directory_iterator());
        };
        f.state();
        const auto before = count();
        const base::VoiceFile tooMuch{"consent", std::string(std::size_t{2} << 20, 'x'), "she agrees"};
        QVERIFY(!acceptEvidence(f.vault, f.folder(), ConsentMethod::recording, "Hildegard", tooMuch));
        QCOMPARE(count(), before);
    }

    void nothingLessThanItsFactsIsACheck()
    {
        using base::Json;
        const Json good{{"wordError", 0.1}, {"wordsAsked", 4}, {"wordsFound", 4}};
        QVERIFY(consentCheckFromJson(good).ok());
        for (const char* key : {"wordError", "wordsAsked", "wordsFound"}) {
            auto bad = good;
            bad.erase(key);
            QVERIFY2(!consentCheckFromJson(bad), key);
        }
        auto claimed = good;
        claimed["speaker"] = Json{{"similarities", {0.9}}}; // by no encoder, against no threshold
        QVERIFY(!consentCheckFromJson(claimed));
    }
};

QTEST_GUILESS_MAIN(ConsentTest)
#include "consent_test.moc"
