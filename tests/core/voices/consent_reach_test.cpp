// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/voices/sound_voice_fixture.h"

#include <QTest>

using namespace melisma;
using namespace melisma::voices;
using tests::SoundVoiceFixture;

/// How far a consent reaches: what may be changed afterwards, and what an open licence leaves to the rules.
class ConsentReachTest : public QObject {
    Q_OBJECT

private slots:
    void aSpokenConsentIsNotWidenedAfterwards()
    {
        const SoundVoiceFixture f;
        f.verify();
        auto rules = f.details().rules;
        rules.credit = "Voice: Hildegard";
        QVERIFY(setRules(f.folder(), rules)->consent.has_value());
        rules.commercial = true;
        QVERIFY(!setRules(f.folder(), rules)->consent.has_value());
        QVERIFY(!f.permit());
    }

    void norIsItsTermOrItsReach_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<bool>("more");
        for (const char* more :
             {"longer", "endless", "sooner", "place", "everywhere", "language", "any language", "training"})
            QTest::newRow(more) << more << true;
        for (const char* less : {"shorter", "one place", "dialect", "same"})
            QTest::newRow(less) << less << false;
    }
    void norIsItsTermOrItsReach()
    {
        QFETCH(const QString, what);
        QFETCH(const bool, more);
        const SoundVoiceFixture f;
        VoiceRules rules;
        rules.from = "2026-01-01";
        rules.until = "2096-01-01";
        rules.territories = {"DE", "US"};
        rules.languages = {"en"};
        QVERIFY(setRules(f.folder(), rules).ok());
        f.verify();
        if (what == "longer")
            rules.until = "2097-01-01";
        else if (what == "endless")
            rules.until.clear();
        else if (what == "sooner")
            rules.from = "2025-01-01";
        else if (what == "place")
            rules.territories = {"FR"};
        else if (what == "everywhere")
            rules.territories.clear();
        else if (what == "language")
            rules.languages = {"en", "de"};
        else if (what == "any language")
            rules.languages.clear();
        else if (what == "training")
            rules.training = true;
        else if (what == "shorter")
            rules.until = "2095-01-01";
        else if (what == "one place")
            rules.territories = {"US"};
        else if (what == "dialect")
            rules.languages = {"en-us"};
        QCOMPARE(setRules(f.folder(), rules)->consent.has_value(), !more);
    }

    void aLicenceTakesNothingFromTheOwner()
    {
        const SoundVoiceFixture f;
        VoiceRules rules;
        rules.until = "2096-01-01";
        rules.territories = {"DE"};
        rules.adult = true;
        rules.sharePercent = 20.0;
        rules.payee = "Hildegard B.";
        QVERIFY(setRules(f.folder(), rules).ok());
        const auto after = acceptLicence(f.vault, f.folder(), "CC-BY-4.0", "opensource.example/voices")->rules;
        QCOMPARE(after.until, rules.until);
        QCOMPARE(after.territories, rules.territories);
        QVERIFY(after.adult && !after.political);
        QCOMPARE(after.sharePercent, 20.0);
        QCOMPARE(after.payee, rules.payee);
        QVERIFY(!acceptLicence(f.vault, f.folder(), "CC-BY-NC-4.0", "elsewhere")->rules.adult);
    }

    void whatALicenceForbidsIsNotAllowedAfterwards()
    {
        const SoundVoiceFixture f;
        QVERIFY(acceptLicence(f.vault, f.folder(), "CC-BY-NC-4.0", "opensource.example/voices").ok());
        auto rules = f.details().rules;
        rules.credit = "Voice: Hildegard";
        rules.territories = {"DE"};
        QVERIFY(setRules(f.folder(), rules).ok());
        for (bool VoiceRules::*use : {&VoiceRules::commercial, &VoiceRules::political, &VoiceRules::adult,
                                      &VoiceRules::endorsement, &VoiceRules::training}) {
            auto more = rules;
            more.*use = true;
            const auto refused = setRules(f.folder(), more);
            QVERIFY(!refused && refused.error().kind == base::ErrorKind::usage);
            QVERIFY(f.details().rules == rules);
        }
        rules.commercial = true;
        f.state(); // its owner agrees otherwise
        QVERIFY(setRules(f.folder(), rules).ok());
        QVERIFY(acceptLicence(f.vault, f.folder(), "CC-BY-4.0", "opensource.example/voices").ok());
    }

    void aFreeLicenceLeavesItToTheRules()
    {
        const SoundVoiceFixture f;
        auto rules = acceptLicence(f.vault, f.folder(), "CC-BY-4.0", "opensource.example/voices")->rules;
        QVERIFY(!rules.commercial);
        rules.commercial = true;
        QVERIFY(setRules(f.folder(), rules)->consent.has_value());
    }
};

QTEST_GUILESS_MAIN(ConsentReachTest)
#include "consent_reach_test.moc"
