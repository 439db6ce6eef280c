// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/set_track_mix.h"
#include "core/provenance/release_check.h"
#include "core/provenance/usage_record.h"
#include "tests/core/edits/example_song.h"
#include "tests/core/voices/sound_voice_fixture.h"

#include <QTest>

using namespace melisma;
using namespace melisma::tests;
using base::Json;
using voices::Consent;
using voices::IntendedUse;

/// Whose voices are heard, and whether a release or an import may have them.
class ReleaseCheckTest : public QObject {
    Q_OBJECT

    const SoundVoiceFixture m_f;

    /// A song in which the voice sings, with the terms that it has right now.
    project::Project song() const
    {
        auto story = madeBy(project::Origin::aiTransformed, {project::Contribution::vocals});
        story.task = "clone";
        const auto permit = m_f.permit();
        if (permit)
            story.voice = *permit;
        auto request = m_f.request();
        (void)voices::prepareRequest(m_f.vault, m_f.sounds, request);
        story.params = request.params;
        auto project = done(edits::addTrack({}, project::TrackKind::audio, "Lead"));
        return done(edits::addAudioClip(project, project.tracks[0]->id, asset("verse.wav", kSecond), {}, story));
    }

    static IntendedUse sale()
    {
        IntendedUse use;
        use.commercial = true;
        use.territories = {"DE"};
        return use;
    }

    base::Result<IntendedUse> profile(const std::string& text) const
    {
        const auto file = m_f.root.parent_path() / "profile.json";
        std::ofstream(file) << text;
        return provenance::readReleaseProfile(file);
    }

private slots:
    void initTestCase()
    {
        m_f.verify();
        auto rules = m_f.details().rules;
        rules.credit = "Voice: Hildegard";
        rules.sharePercent = 20.0;
        rules.payee = "Hildegard B.";
        QVERIFY(voices::setRules(m_f.folder(), rules).ok());
    }

    void theTakeRemembersWhatWasAllowed()
    {
        const auto made = song();
        const auto terms = voices::termsOf(made.tracks[0]->clips[0]->takes[0]->provenance);
        QVERIFY(terms.has_value());
        QVERIFY(terms->consent == Consent::verified);
        QVERIFY(terms->rules == m_f.details().rules);
        QCOMPARE(terms->record, voices::sha256Of(*m_f.details().consent));
    }

    void aBlockedReleaseNamesClipAndRule()
    {
        const auto made = song();
        QVERIFY(provenance::checkRelease(made, {}, {}).ok());
        const auto refused = provenance::checkRelease(made, {}, sale()).error();
        QVERIFY(refused.kind == base::ErrorKind::unsupported);
        for (const char* named : {"verse", "Lead", "Hildegard", "rule: commercial"})
            QVERIFY2(refused.message.find(named) != std::string::npos, refused.message.c_str());
        const auto findings = provenance::findBrokenRules(made, {}, sale());
        QCOMPARE(findings.size(), std::size_t{1});
        QCOMPARE(findings[0].voiceId, std::string("hildegard"));
    }

    void whatIsNotHeardDoesNotCount()
    {
        auto made = song();
        made = done(edits::setTrackMute(made, made.tracks[0]->id, true));
        QVERIFY(provenance::checkRelease(made, {}, sale()).ok());
        QVERIFY(!provenance::checkRelease(made, {made.tracks[0]->id, {}, {}}, sale())); // as its own file it is heard
    }

    void whatIsTrueNowCountsToo()
    {
        const auto made = song();
        voices::VoiceTerms now{Consent::revoked, {}, {}};
        const auto current = [&now](const std::string& id) {
            return id == "hildegard" ? std::optional(now) : std::nullopt;
        };
        QVERIFY(provenance::checkRelease(made, {}, {}, current).error().message.find("rule: revoked") !=
                std::string::npos);
        QVERIFY(provenance::checkImported(made, current).error().message.find("rule: revoked") != std::string::npos);
        now.consent = Consent::verified;
        QVERIFY(provenance::checkImported(made, current).ok());
        now.rules.until = "2020-01-01";
        QVERIFY(provenance::checkImported(made, current).error().message.find("rule: term") != std::string::npos);
    }

    void tamperedTermsAllowNothing()
    {
        auto made = song();
        auto story = made.tracks[0]->clips[0]->takes[0]->provenance;
        for (const char* text : {"", "{}", R"({"consent":"verified","rules":{"commercial":"allow"}})", "[[[["}) {
            story.params.set(base::kVoiceTerms, text);
            auto project = done(edits::addTrack({}, project::TrackKind::audio, "Lead"));
            project = done(edits::addAudioClip(project, project.tracks[0]->id, asset("a.wav", kSecond), {}, story));
            QVERIFY2(!provenance::checkRelease(project, {}, {}), text);
            QVERIFY2(!provenance::checkImported(project), text);
        }
    }

    void publishedVoicesGoByTheirLicence()
    {
        auto story = madeBy(project::Origin::aiGenerated, {project::Contribution::vocals});
        const auto with = [&](const char* licence) {
            story.voice = {"af_heart", "Heart", {}, "builtin", licence};
            const auto project = done(edits::addTrack({}, project::TrackKind::audio, "Lead"));
            return done(edits::addAudioClip(project, project.tracks[0]->id, asset("a.wav", kSecond), {}, story));
        };
        QVERIFY(provenance::checkRelease(with("Apache-2.0"), {}, sale()).ok());
        QVERIFY(!provenance::checkRelease(with("CC-BY-NC-4.0"), {}, sale()));
        QVERIFY(provenance::checkImported(with("CC-BY-NC-4.0")).ok());
        QVERIFY(provenance::foldedTerms(with("Apache-2.0"), {}).is_null());
    }

    void theRecordTellsTheTermsAndNothingOfTheSound()
    {
        const auto made = song();
        const auto record = provenance::usageRecord(made, {});
        const auto& voice = record["voices"][0];
        QCOMPARE(voice["consent"]["state"].get<std::string>(), std::string("verified"));
        QCOMPARE(voice["consent"]["recordSha256"].get<std::string>(), voices::sha256Of(*m_f.details().consent));
        QCOMPARE(voice["rules"]["commercial"].get<std::string>(), std::string("deny"));
        const auto& terms = record["summary"]["voiceTerms"];
        QCOMPARE(terms["credits"][0].get<std::string>(), std::string("Voice: Hildegard"));
        QCOMPARE(terms["shares"][0]["percent"].get<double>(), 20.0);
        const auto text = record.dump();
        for (const auto& file : m_f.details().files)
            QVERIFY(text.find(file.sha256) == std::string::npos && text.find(file.name) == std::string::npos);
        QVERIFY(text.find("voiceTerms\":\"") == std::string::npos); // told once, with the voice
    }

    /// What cannot be proven is not promised, and nobody is paid twice for two takes.
    void theFoldedTermsAreWhatMayBeDone()
    {
        auto story = madeBy(project::Origin::aiTransformed, {project::Contribution::vocals});
        story.voice = {"hildegard", "Hildegard", {}, "stated", "LicenseRef-voice-rules"};
        voices::VoiceTerms terms{Consent::verified, {}, m_f.details().rules};
        terms.rules.commercial = true;
        auto project = done(edits::addTrack({}, project::TrackKind::audio, "Lead"));
        const auto add = [&](const char* name, std::int64_t at) {
            voices::setTerms(story.params, terms);
            project = done(edits::addAudioClip(project, project.tracks[0]->id, asset(name, kSecond), {at}, story));
        };
        add("one.wav", 0);
        QCOMPARE(provenance::foldedTerms(project, {})["commercial"].get<std::string>(), std::string("allow"));
        terms.consent = Consent::stated;
        terms.rules.languages = {"en"};
        add("two.wav", kSecond);
        const auto folded = provenance::foldedTerms(project, {});
        QCOMPARE(folded["commercial"].get<std::string>(), std::string("deny"));
        QCOMPARE(folded["credits"].size(), std::size_t{1});
        QCOMPARE(folded["shares"].size(), std::size_t{1});
    }

    void profilesAreReadStrictly()
    {
        const auto use = profile(R"({"commercial": true, "territories": ["DE"], "day": "2027-01-01"})");
        QVERIFY(use->commercial && !use->political);
        QCOMPARE(use->territories, std::vector<std::string>{"DE"});
        QCOMPARE(profile("{}")->territories, std::vector<std::string>{"*"});
        for (const char* bad : {R"({"comercial": true})", R"({"day": "soon"})", R"({"commercial": "yes"})", "[]", ""})
            QVERIFY2(!profile(bad), bad);
    }
};

QTEST_GUILESS_MAIN(ReleaseCheckTest)
#include "release_check_test.moc"
