// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/provenance/heard_voices.h"
#include "core/provenance/release_check.h"
#include "core/provenance/usage_record.h"
#include "tests/core/edits/example_song.h"

#include <QTest>

#include <random>

using namespace melisma;
using namespace melisma::tests;
using base::Json;
using voices::Consent;

/// Voices of a file that comes back: what was asked of them before is asked again.
class HeardVoicesTest : public QObject {
    Q_OBJECT

    static voices::VoiceRules rules(const char* payee, double share)
    {
        voices::VoiceRules rules;
        rules.commercial = true;
        rules.territories = {"DE", "US"};
        rules.credit = std::string("Voice: ") + payee;
        rules.sharePercent = share;
        rules.payee = payee;
        return rules;
    }

    static project::Provenance sungBy(const char* id, Consent consent, const voices::VoiceRules& rules)
    {
        auto story = madeBy(project::Origin::aiTransformed, {project::Contribution::vocals});
        story.voice = {id, std::string("Voice ") + id, {}, std::string(toString(consent)), "LicenseRef-voice-rules"};
        voices::setTerms(story.params, voices::VoiceTerms{consent, std::string(64, 'a'), rules});
        return story;
    }

    static Json recordOf(const std::vector<project::Provenance>& stories)
    {
        auto project = done(edits::addTrack({}, project::TrackKind::audio, "Lead"));
        base::Frames at;
        for (const auto& story : stories) {
            const auto name = story.voice.id + ".wav";
            project = done(edits::addAudioClip(project, project.tracks[0]->id, asset(name, kSecond), at, story));
            at.count += kSecond;
        }
        return provenance::usageRecord(project, {});
    }

    static project::Provenance back(const Json& record)
    {
        project::Provenance story;
        provenance::takeVoices(story, base::memberOr<Json>(record, "voices", Json::array()));
        return story;
    }

private slots:
    void oneVoiceComesBackAsItWas()
    {
        const auto sung = sungBy("hildegard", Consent::verified, rules("Hildegard B.", 20.0));
        const auto story = back(recordOf({sung}));
        QVERIFY(story.voice == sung.voice);
        QVERIFY(*voices::termsOf(story) == *voices::termsOf(sung));
    }

    void ofSeveralTheStrictestHolds()
    {
        auto others = rules("Anna M.", 10.0);
        others.commercial = false;
        others.territories = {"US"};
        others.until = "2036-01-01";
        const auto story = back(recordOf({sungBy("hildegard", Consent::verified, rules("Hildegard B.", 20.0)),
                                          sungBy("anna", Consent::stated, others)}));
        QCOMPARE(story.voice.parents, (std::vector<std::string>{"hildegard", "anna"}));
        const auto terms = *voices::termsOf(story);
        QVERIFY(terms.consent == Consent::stated);
        QVERIFY(!terms.rules.commercial);
        QCOMPARE(terms.rules.territories, std::vector<std::string>{"US"});
        QCOMPARE(terms.rules.until, std::string("2036-01-01"));
        QCOMPARE(terms.rules.sharePercent, 30.0);
        for (const char* due : {"Hildegard B.", "Anna M."})
            QVERIFY(terms.rules.payee.find(due) != std::string::npos &&
                    terms.rules.credit.find(due) != std::string::npos);
    }

    void theRulesAreAskedAgain()
    {
        auto over = rules("Hildegard B.", 20.0);
        QVERIFY(provenance::checkMaterial(back(recordOf({sungBy("hildegard", Consent::verified, over)})), "x").ok());
        over.until = "2020-01-01";
        const auto late = back(recordOf({sungBy("hildegard", Consent::verified, over)}));
        const auto refused = provenance::checkMaterial(late, "old.wav").error();
        for (const char* named : {"old.wav", "Voice hildegard", "rule: term"})
            QVERIFY2(refused.message.find(named) != std::string::npos, refused.message.c_str());
        QVERIFY(!provenance::checkMaterial(back(recordOf({sungBy("a", Consent::revoked, rules("A", 1.0))})), "x"));
        QVERIFY(provenance::checkMaterial({}, "recorded.wav").ok());
    }

    void theLibraryIsAskedForEachOfThem()
    {
        const auto story = back(recordOf({sungBy("hildegard", Consent::verified, rules("Hildegard B.", 20.0)),
                                          sungBy("anna", Consent::verified, rules("Anna M.", 10.0))}));
        const auto current = [](const std::string& id) {
            return id == "anna" ? std::optional(voices::VoiceTerms{Consent::revoked, {}, {}}) : std::nullopt;
        };
        QVERIFY(provenance::checkMaterial(story, "x").ok());
        QVERIFY(provenance::checkMaterial(story, "x", current).error().message.find("rule: revoked") !=
                std::string::npos);
    }

    void whatARequestListensToIsAsked()
    {
        auto over = rules("Hildegard B.", 20.0);
        over.until = "2020-01-01";
        auto project = done(edits::addTrack({}, project::TrackKind::audio, "Lead"));
        const auto sound = asset("verse.wav", kSecond);
        project = done(edits::addAudioClip(project, project.tracks[0]->id, sound, {},
                                           sungBy("hildegard", Consent::verified, over)));
        base::TaskRequest request;
        QVERIFY(provenance::checkInputs(project, request).ok());
        request.inputs = {{"recording", "x.wav", sound.sha256}};
        QVERIFY(provenance::checkInputs(project, request).error().message.find("verse") != std::string::npos);
    }

    void theTagAloneNamesThem()
    {
        project::Provenance story;
        provenance::takeVoiceTag(story, "af_heart;Apache-2.0;builtin | hildegard;LicenseRef-voice-rules;stated");
        QCOMPARE(story.voice.parents, (std::vector<std::string>{"af_heart", "hildegard"}));
        QCOMPARE(story.voice.consent, std::string("stated"));
        QVERIFY(!voices::termsOf(story)->rules.commercial);
        project::Provenance none;
        provenance::takeVoiceTag(none, "");
        QVERIFY(none == project::Provenance());
        provenance::takeVoiceTag(none, "hildegard");
        QCOMPARE(none.voice.consent, std::string("none")); // cut short: nobody knows of any
    }

    void hostileRecordsAllowNothingOrSaySo()
    {
        const auto text =
            recordOf({sungBy("hildegard", Consent::stated, rules("Hildegard B.", 20.0))})["voices"].dump();
        std::mt19937 rng(7);
        for (int run = 0; run < 3000; ++run) {
            auto changed = text;
            for (auto edits = rng() % 4 + 1; edits > 0; --edits)
                changed[rng() % changed.size()] = "{}[]\",:0a"[rng() % 9];
            const auto json = base::parseJson(changed, "x");
            if (!json || !json->is_array() || json->empty())
                continue;
            project::Provenance story;
            provenance::takeVoices(story, *json);
            QVERIFY(!story.voice.id.empty());
            QVERIFY(voices::termsOf(story).has_value());
        }
    }
};

QTEST_GUILESS_MAIN(HeardVoicesTest)
#include "heard_voices_test.moc"
