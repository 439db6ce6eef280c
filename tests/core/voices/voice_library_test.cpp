// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/voices/voice_params.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <set>

using namespace melisma;
using namespace melisma::voices;
using Path = std::filesystem::path;

class VoiceLibraryTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_place;
    std::optional<VoiceLibrary> m_library;

    static Path resources() { return Path(qgetenv("MELISMA_SOURCE_DIR").toStdString()) / "resources"; }

    /// The catalogue of the resources with one thing changed.
    QString complaint(const std::function<void(base::Json&)>& change) const
    {
        auto json = *base::readJsonFile(resources() / "voices" / "kokoro.json");
        change(json);
        const Path file = Path(m_place->path().toStdString()) / "changed.json";
        std::ofstream(file) << json;
        const auto read = VoiceCatalogue::read(file);
        return read ? QString() : QString::fromStdString(read.error().message);
    }

private slots:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        qputenv("MELISMA_VOICES", m_place->path().toUtf8() + "/voices");
        auto library = VoiceLibrary::open(resources());
        QVERIFY2(library.ok(), library ? "" : library.error().message.c_str());
        m_library.emplace(std::move(*library));
    }

    /// The facts of the published voices: 54, each in the language and of the sex that its id tells.
    void theCatalogueHoldsThePublishedVoices()
    {
        const auto& catalogue = m_library->catalogue();
        QCOMPARE(catalogue.voices().size(), std::size_t{54});
        QCOMPARE(catalogue.languages().size(), std::size_t{9});
        const std::map<char, std::string> codes{{'a', "en-us"}, {'b', "en-gb"}, {'e', "es"},
                                                {'f', "fr"},    {'h', "hi"},    {'i', "it"},
                                                {'j', "ja"},    {'p', "pt-br"}, {'z', "zh"}};
        std::map<std::string, int> counts;
        std::set<std::string> ids;
        for (const auto& voice : catalogue.voices()) {
            QCOMPARE(voice.language, codes.at(voice.id[0]));
            QCOMPARE(voice.sex, voice.id.substr(1, 1));
            QVERIFY(!voice.name.empty() && ids.insert(voice.id).second);
            QVERIFY(voice.grade.empty() || (voice.grade[0] >= 'A' && voice.grade[0] <= 'F'));
            ++counts[voice.language];
        }
        QCOMPARE(counts, (std::map<std::string, int>{{"en-us", 20},
                                                     {"en-gb", 8},
                                                     {"es", 3},
                                                     {"fr", 1},
                                                     {"hi", 4},
                                                     {"it", 2},
                                                     {"ja", 5},
                                                     {"pt-br", 3},
                                                     {"zh", 8}}));
        QCOMPARE(catalogue.language("zh")->reading, std::string("rough"));
        QCOMPARE(catalogue.language("en-gb")->reading, std::string("good"));
    }

    void aWrongCatalogueIsRefusedWithItsPlace()
    {
        QCOMPARE(complaint([](auto&) {}), QString());
        QVERIFY(complaint([](auto& json) { json["voices"][3]["sex"] = "x"; }).contains("voices[3].sex"));
        QVERIFY(complaint([](auto& json) { json["voices"][1]["language"] = "tlh"; }).contains("voices[1].language"));
        QVERIFY(complaint([](auto& json) { json["voices"][1]["id"] = "af_heart"; }).contains("voices[1].id"));
        QVERIFY(complaint([](auto& json) { json["voices"][0]["grdae"] = "A"; }).contains("grdae"));
        QVERIFY(complaint([](auto& json) { json["languages"][0]["reading"] = "fine"; }).contains("reading"));
        QVERIFY(complaint([](auto& json) { json["schema"] = 2; }).contains("schema"));
        QVERIFY(complaint([](auto& json) { json = base::Json::array(); }).contains("object"));
    }

    void languagesAreAskedForByTheirBeginning()
    {
        QVERIFY(speaks("en-us", "en") && speaks("en-gb", "EN") && speaks("pt-br", "pt_BR") && speaks("es", ""));
        QVERIFY(!speaks("es", "e") && !speaks("en-us", "en-gb") && !speaks("es", "es-mx"));
    }

    void aBlendInheritsFromItsParents()
    {
        const auto blend = m_library->keepBlend("af_heart", "am_michael", 0.25, "Evening");
        QVERIFY(blend.ok());
        QCOMPARE(blend->id, std::string("evening"));
        QCOMPARE(blend->recipe.text(), std::string("af_heart*0.75 + am_michael*0.25"));
        QCOMPARE(blend->sex, std::string("mixed"));
        QCOMPARE(blend->language, std::string("en-us"));
        QCOMPARE(blend->licence, std::string("Apache-2.0"));
        QVERIFY(blend->consent == Consent::builtin);
        QCOMPARE(blend->parents, (std::vector<std::string>{"af_heart", "am_michael"}));
        QVERIFY(*m_library->find("evening") == *blend);
    }

    void madeVoicesOutliveTheirParents()
    {
        QVERIFY(m_library->keepBlend("af_heart", "af_sky", 0.5, "First").ok());
        const auto second = m_library->keepDesign("first", {{"pitch", 0.5}}, "Second");
        QVERIFY(second.ok());
        QCOMPARE(second->recipe.text(), std::string("af_heart*0.5 + af_sky*0.5; pitch=0.5"));
        QVERIFY(second->kind == VoiceKind::own);
        QCOMPARE(second->parents, std::vector<std::string>{"first"});
        const auto third = m_library->keepDesign("second", {{"pitch", 0.9}, {"breath", -0.1}}, "Third");
        QCOMPARE(third->recipe.text(), std::string("af_heart*0.5 + af_sky*0.5; pitch=1; breath=-0.1"));
        QVERIFY(m_library->own().remove("first").ok());
        QCOMPARE(m_library->resolve("second")->recipe.text(), second->recipe.text());
        QVERIFY(m_library->resolve("first").error().kind == base::ErrorKind::notFound);
    }

    void recipesMayNameTheUsersVoices()
    {
        QVERIFY(m_library->keepDesign("bf_emma", {{"breath", 0.4}}, "Emma soft").ok());
        const auto voice = m_library->resolve("emma-soft*0.5 + am_puck*0.5; pitch=-0.2");
        QVERIFY(voice.ok());
        QCOMPARE(voice->recipe.text(), std::string("bf_emma*0.5 + am_puck*0.5; pitch=-0.2; breath=0.2"));
        QCOMPARE(voice->id, std::string());
        QCOMPARE(m_library->resolve("af_heart*0.123456 + af_sky")->recipe.text(),
                 std::string("af_heart*0.123456 + af_sky*1")); // as written
        QVERIFY(m_library->resolve("emma_soft").error().kind == base::ErrorKind::notFound);
        QVERIFY(m_library->resolve("af_heart; depth=1").error().kind == base::ErrorKind::usage);
    }

    void aRecipeIsKeptWithItsStory()
    {
        const auto kept = m_library->keep("af_heart*0.5 + bm_george*0.25 + ff_siwis*0.25; breath=0.3", "Choir");
        QVERIFY(kept.ok());
        QCOMPARE(kept->parents, (std::vector<std::string>{"af_heart", "bm_george", "ff_siwis"}));
        QVERIFY(kept->kind == VoiceKind::own && kept->sex == "mixed" && !kept->created.empty());
        QVERIFY(m_library->find("choir").value() == *kept);
        QVERIFY(m_library->keep("af_heart", "Heart again").error().kind == base::ErrorKind::usage);
        QVERIFY(m_library->keep("choir", "Choir again").error().kind == base::ErrorKind::usage);
        QVERIFY(m_library->keep("af_heart; pitch=1", "").error().kind == base::ErrorKind::usage);
    }

    void tasksAreToldRecipes()
    {
        QVERIFY(m_library->keep("bf_emma; pitch=0.5", "Emma high").ok());
        base::ParamValues params;
        params.set("voice", "af_heart*0.3 + emma-high*0.7");
        QVERIFY(resolveOwnVoices(*m_library, params));
        QCOMPARE(*params.text("voice"), std::string("af_heart*0.3 + bf_emma*0.7; pitch=0.35"));
        QVERIFY(!params.has("voiceName"));
        for (const char* left : {"af_heart*0.3", "nobody", "what; is=this"}) { // for the task to judge
            params.set("voice", left);
            QVERIFY(resolveOwnVoices(*m_library, params));
            QCOMPARE(*params.text("voice"), std::string(left));
        }
        const auto sample = sampleRequest(m_library->catalogue(), *m_library->find("emma-high"));
        QCOMPARE(*sample.params.text("voiceName"), std::string("Emma high"));
        QCOMPARE(*sample.params.text("language"), std::string("en-gb"));
        QCOMPARE(*sample.params.text("text"), m_library->catalogue().language("en-gb")->sample);
    }

    void theStrictestRightsBind()
    {
        auto guest = *m_library->find("af_heart");
        guest.kind = VoiceKind::blend;
        guest.name = "Guest";
        guest.created = "2026-01-31T12:00:00Z";
        guest.consent = Consent::stated;
        guest.licence = "CC-BY-NC-4.0";
        QVERIFY(m_library->own().add(guest).ok());
        const auto blend = m_library->keepBlend("af_sky", "guest", 0.5, "Both");
        QVERIFY2(blend.ok(), blend ? "" : blend.error().sentence().c_str());
        QVERIFY(blend->consent == Consent::stated);
        QCOMPARE(blend->licence, std::string("CC-BY-NC-4.0"));
        guest.name = "Gone";
        guest.consent = Consent::revoked;
        QVERIFY(m_library->own().add(guest).ok());
        QVERIFY(m_library->resolve("gone").error().kind == base::ErrorKind::unsupported);
        QVERIFY(m_library->resolve("gone*0.1 + af_sky").error().kind == base::ErrorKind::unsupported);
        QCOMPARE(strictestLicence({"MIT", "my terms", "CC-BY-4.0", "other terms"}),
                 std::string("my terms AND other terms"));
        QCOMPARE(strictestLicence({"MIT", "Apache-2.0", "MIT"}), std::string("Apache-2.0"));
    }
};

QTEST_GUILESS_MAIN(VoiceLibraryTest)
#include "voice_library_test.moc"
