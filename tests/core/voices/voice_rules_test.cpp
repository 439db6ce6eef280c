// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/make_voice.h"

#include <QTest>

#include <ctime>
#include <set>

using namespace melisma;
using namespace melisma::voices;

/// What the owner of a voice allows, and what stands against a use.
class VoiceRulesTest : public QObject {
    Q_OBJECT

    static VoiceRules all()
    {
        VoiceRules rules;
        rules.licence = "CC-BY-4.0";
        rules.commercial = rules.political = rules.adult = rules.endorsement = rules.training = true;
        rules.languages = {"en", "de"};
        rules.territories = {"DE", "US"};
        rules.from = "2026-01-01";
        rules.until = "2036-01-01";
        rules.credit = "Voice: Hildegard";
        rules.sharePercent = 12.5;
        rules.payee = "Hildegard B.";
        return rules;
    }

    static std::vector<std::string> broken(const VoiceRules& rules, Consent consent, const IntendedUse& use)
    {
        std::vector<std::string> names;
        for (const auto& rule : brokenRules(rules, consent, use))
            names.push_back(rule.rule);
        return names;
    }
    using Names = std::vector<std::string>;

private slots:
    void aFreshVoiceAllowsPrivateUseOnly()
    {
        const VoiceRules fresh;
        QCOMPARE(broken(fresh, Consent::verified, {}), Names());
        IntendedUse any;
        any.commercial = any.political = any.adult = any.endorsement = any.training = true;
        QCOMPARE(broken(fresh, Consent::verified, any),
                 (Names{"commercial", "political", "endorsement", "adult", "training"}));
        QCOMPARE(broken(all(), Consent::verified, any), Names());
    }

    void statedConsentBarsWhatNeedsProof()
    {
        IntendedUse any;
        any.commercial = any.political = any.adult = any.endorsement = any.training = true;
        QCOMPARE(broken(all(), Consent::stated, any), (Names{"commercial", "political", "endorsement"}));
        QCOMPARE(broken(all(), Consent::stated, {}), Names());
        QCOMPARE(broken(all(), Consent::none, {}), Names{"consent"});
        QCOMPARE(broken(all(), Consent::revoked, {}), Names{"revoked"});
    }

    void theTermIncludesItsFirstAndLastDay()
    {
        auto rules = all();
        rules.from = rules.until = today();
        const auto on = [&rules](const std::string& day) {
            IntendedUse use;
            use.day = day;
            return broken(rules, Consent::verified, use);
        };
        QCOMPARE(on(today()), Names());
        QCOMPARE(on(yearsLater(today(), 1)), Names{"term"});
        rules.until = yearsLater(today(), 1);
        QCOMPARE(on(rules.until), Names());
    }

    /// What is made or released is made today, whatever day it names.
    void aNamedDayDoesNotReplaceToday()
    {
        IntendedUse use;
        auto rules = all();
        rules.until = "2026-02-01";
        use.day = "2026-01-15"; // while it lasted
        QCOMPARE(broken(rules, Consent::verified, use), Names{"term"});
        rules.from = yearsLater(today(), 1);
        rules.until.clear();
        use.day = yearsLater(today(), 2); // when it will have begun
        QCOMPARE(broken(rules, Consent::verified, use), Names{"term"});
    }

    /// A term of today holds around the world: it goes by the clock on the wall.
    void todayIsWhereTheUserIs()
    {
        std::set<std::string> days;
        for (const char* zone : {"UTC+12", "UTC-14"}) { // 26 hours apart
            qputenv("TZ", zone);
            ::tzset();
            days.insert(today());
        }
        qunsetenv("TZ");
        ::tzset();
        QCOMPARE(days.size(), std::size_t{2});
    }

    void placesAndLanguages()
    {
        IntendedUse use;
        use.territories = {"DE"};
        use.languages = {"en-gb"};
        QCOMPARE(broken(all(), Consent::verified, use), Names());
        use.territories = {"DE", "FR"};
        use.languages = {"fr"};
        QCOMPARE(broken(all(), Consent::verified, use), (Names{"territory", "language"}));
        use = {};
        use.territories = {"*"};
        QCOMPARE(broken(all(), Consent::verified, use), Names{"territory"});
        QCOMPARE(broken(VoiceRules(), Consent::verified, use), Names());
    }

    void theErrorNamesVoiceAndRule()
    {
        IntendedUse use;
        use.commercial = true;
        const auto refused = checkUse("Hildegard", {}, Consent::verified, use);
        QVERIFY(refused.error().kind == base::ErrorKind::unsupported);
        QVERIFY(refused.error().message.find("Hildegard") != std::string::npos);
        QVERIFY(refused.error().message.find("rule: commercial") != std::string::npos);
    }

    void survivesItsText()
    {
        QVERIFY(*rulesFromJson(toJson(all()), "x") == all());
        QVERIFY(*rulesFromJson(toJson(VoiceRules()), "x") == VoiceRules());
        auto json = toJson(all());
        json["onlyOnSundays"] = true; // of a later Melisma: it may forbid
        QVERIFY(!rulesFromJson(json, "x"));
        json = toJson(all());
        json["commercial"] = true;
        QVERIFY(!rulesFromJson(json, "x"));
        json = toJson(all());
        json.erase("political");
        QVERIFY(!rulesFromJson(json, "x"));
    }

    void nonsenseIsRefused_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what : {"day", "order", "country", "share", "payee", "language"})
            QTest::newRow(what) << what;
    }
    void nonsenseIsRefused()
    {
        QFETCH(const QString, what);
        auto rules = all();
        if (what == "day")
            rules.until = "2026-02-30";
        else if (what == "order")
            rules.until = "2025-01-01";
        else if (what == "country")
            rules.territories = {"Germany"};
        else if (what == "share")
            rules.sharePercent = 101;
        else if (what == "payee")
            rules.payee.clear();
        else
            rules.languages = {""};
        QVERIFY(checkRules(rules).error().kind == base::ErrorKind::usage);
    }

    void severalVoicesAllowWhatAllAllow()
    {
        VoiceRules other = all();
        other.political = false;
        other.territories = {"US", "FR"};
        other.until = "2030-01-01";
        other.from = "2026-03-01";
        const auto folded = strictest({all(), other});
        QVERIFY(folded.commercial && !folded.political);
        QCOMPARE(folded.territories, std::vector<std::string>{"US"});
        QCOMPARE(folded.until, std::string("2030-01-01"));
        QCOMPARE(folded.from, std::string("2026-03-01"));
        other.territories = {"JP"}; // nowhere is allowed by both
        IntendedUse use;
        for (const char* place : {"DE", "JP", "*"}) {
            use.territories = {place};
            QCOMPARE(broken(strictest({all(), other}), Consent::verified, use), Names{"territory"});
        }
        QVERIFY(strictest({}).commercial);
    }

    void calendar()
    {
        QCOMPARE(yearsLater("2024-02-29", 10), std::string("2034-02-28"));
        QCOMPARE(yearsLater("2026-11-28", 10), std::string("2036-11-28"));
        QVERIFY(isDay("2024-02-29"));
        for (const char* none : {"2023-02-29", "2026-1-01", "2026-13-01", "20260101", "", "2026-01-0x"})
            QVERIFY2(!isDay(none), none);
    }

    /// A term begins on the day that the person's calendar shows, which is another than that of UTC in one of these two
    /// zones at any hour.
    void aFreshTermBeginsTodayWhereverThatIs()
    {
        const QByteArray before = qgetenv("TZ");
        for (const char* zone : {"<+14>-14", "<-12>12"}) {
            qputenv("TZ", zone);
            ::tzset();
            const auto day = today();
            const auto rules = freshRules();
            QVERIFY(rules.from == day || rules.from == today()); // midnight may pass
            QCOMPARE(rules.until, yearsLater(rules.from, 10));
        }
        before.isNull() ? qunsetenv("TZ") : qputenv("TZ", before);
        ::tzset();
    }

    void licencesOfPublishedVoices()
    {
        QVERIFY(rulesOfLicence("Apache-2.0").commercial);
        QVERIFY(!rulesOfLicence("CC-BY-NC-4.0").commercial);
        QVERIFY(!rulesOfLicence("Apache-2.0 AND my own").commercial);
    }
};

QTEST_GUILESS_MAIN(VoiceRulesTest)
#include "voice_rules_test.moc"
