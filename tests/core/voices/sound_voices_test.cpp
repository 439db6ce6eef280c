// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/voice_library.h"
#include "core/voices/voice_package.h"
#include "tests/core/voices/sound_voice_fixture.h"

#include <QTest>

#include <random>

using namespace melisma;
using namespace melisma::voices;
using tests::contentOf;
using tests::filesWith;
using tests::SoundVoiceFixture;

/// Voices of sound on the disk, and the door that a worker opens them by.
class SoundVoicesTest : public QObject {
    Q_OBJECT

private slots:
    void nothingOfItLiesOpen()
    {
        const SoundVoiceFixture f;
        f.verify();
        for (const char* secret : {"first recording", "second recording", "hildegard-one", "she reads", "Hildegard B.",
                                   "reference", "similar", "commercial"})
            QVERIFY2(filesWith(f.root, secret).empty(), secret);
        QCOMPARE(filesWith(f.root, std::string(f.store.key->bytes())).size(), std::size_t{0});
        QCOMPARE(filesWith(f.root, toHex(f.store.key->bytes())).size(), std::size_t{0});
        QCOMPARE(filesWith(f.root, std::string(f.folder().key().bytes())).size(), std::size_t{0});
        QCOMPARE(filesWith(f.root, "Hildegard").size(), std::size_t{1}); // its name, for the list
    }

    void deletedIsGone()
    {
        SoundVoiceFixture f;
        f.verify();
        const auto wrapped = contentOf(f.pathOf("key"));
        const auto handle = std::filesystem::path(f.place.path().toStdString()) / "handle";
        std::filesystem::create_hard_link(f.pathOf("key"), handle); // what a disk might keep of it
        QVERIFY(f.sounds.remove(f.voice.id).ok());
        for (const char* gone : {"Hildegard", "hildegard", ".sealed", "recording"})
            QVERIFY2(filesWith(f.root, gone).empty(), gone);
        QVERIFY(contentOf(handle).find(wrapped.substr(0, 64)) == std::string::npos); // overwritten before it went
        QVERIFY(f.sounds.remove(f.voice.id).error().kind == base::ErrorKind::notFound);
        QVERIFY(!f.sounds.open(f.vault, f.voice.id));
    }

    void oneThatCannotBeOpenedCanBeDeleted()
    {
        const SoundVoiceFixture f;
        std::ofstream(f.pathOf("key")) << "no key";
        std::ofstream(f.pathOf("voice.json")) << "{";
        QVERIFY(!f.sounds.open(f.vault, f.voice.id));
        QCOMPARE(f.sounds.list().skipped.size(), std::size_t{1});
        QVERIFY(f.sounds.remove(f.voice.id).ok());
    }

    void renamesAndLists()
    {
        const SoundVoiceFixture f;
        QCOMPARE(f.voice.id, std::string("hildegard"));
        QCOMPARE(f.sounds.create(f.vault, SoundVoiceFixture::newVoice())->id, std::string("hildegard-2"));
        QCOMPARE(f.sounds.rename("hildegard", "声")->name, std::string("声"));
        QVERIFY(f.sounds.rename("hildegard", "a\nb").error().kind == base::ErrorKind::usage);
        const auto listing = f.sounds.list();
        QCOMPARE(listing.voices.size(), std::size_t{2});
        QCOMPARE(listing.voices.front().name, std::string("声"));
        QVERIFY(listing.voices.front().ofSound && listing.voices.front().consent == Consent::none);
        QVERIFY(f.folder().details().ok()); // the id stays, and with it what is sealed
    }

    void recipesAndSoundsShareTheirNames()
    {
        const SoundVoiceFixture f;
        Voice recipe;
        recipe.name = "Hildegard";
        recipe.recipe = *base::VoiceRecipe::parse("af_heart*0.5 + af_sky");
        recipe.language = "en-us";
        recipe.sex = "f";
        recipe.parents = {"af_heart"};
        recipe.licence = "Apache-2.0";
        recipe.created = "2026-01-31T12:00:00Z";
        const OwnVoices own(f.root);
        QCOMPARE(own.add(recipe)->id, std::string("hildegard-2"));
        QCOMPARE(own.list().voices.size(), std::size_t{1});
        QVERIFY(own.list().skipped.empty());
        QCOMPARE(f.sounds.create(f.vault, SoundVoiceFixture::newVoice())->id, std::string("hildegard-3"));
        const VoiceLibrary library(
            *VoiceCatalogue::read(std::filesystem::path(qgetenv("MELISMA_SOURCE_DIR").toStdString()) /
                                  "resources/voices/kokoro.json"),
            own);
        QVERIFY(library.find("hildegard")->ofSound);
        for (const char* written : {"hildegard", "hildegard*0.5 + af_sky", "hildegard; pitch=0.5"})
            QVERIFY2(library.resolve(written).error().kind == base::ErrorKind::unsupported, written);
        QVERIFY(!library.keepBlend("hildegard", "af_sky", 0.5, "Both"));
    }

    void changedFilesAreNoticed()
    {
        const SoundVoiceFixture f;
        f.state();
        const auto record = contentOf(f.pathOf("record.sealed"));
        std::mt19937 rng(3);
        for (int run = 0; run < 200; ++run) {
            auto changed = record;
            changed[rng() % changed.size()] ^= static_cast<char>(1 << (rng() % 8));
            std::ofstream(f.pathOf("record.sealed"), std::ios::binary) << changed;
            QVERIFY(changed == record || !f.folder().details());
        }
        std::ofstream(f.pathOf("record.sealed"), std::ios::binary) << record;
        const auto files = f.details().files;
        std::filesystem::copy_file(f.pathOf(files[1].file), f.pathOf(files[0].file),
                                   std::filesystem::copy_options::overwrite_existing);
        QVERIFY(!f.folder().read(files[0]));
        QVERIFY(f.folder().read(files[1]).ok());
    }

    void detailsOfAnyKindAreReadOrRefused()
    {
        const SoundVoiceFixture f;
        f.verify();
        QVERIFY(askForConsent(f.folder(), f.words, "Hildegard", 1).ok());
        const auto text = encodeDetails(f.details());
        QVERIFY(*decodeDetails(text, "x") == f.details());
        std::mt19937 rng(5);
        for (int run = 0; run < 3000; ++run) { // sealed by somebody with the key, and hostile
            auto changed = text;
            for (auto edits = rng() % 4 + 1; edits > 0; --edits)
                changed[rng() % changed.size()] = "{}[]\",:0a"[rng() % 9];
            const auto read = decodeDetails(changed, "x");
            QVERIFY(!read || decodeDetails(encodeDetails(*read), "x").ok());
        }
    }

    void failedMakingLeavesNothing()
    {
        const SoundVoiceFixture f;
        auto made = SoundVoiceFixture::newVoice();
        made.files.push_back({"reference", "empty.wav", ""});
        QVERIFY(f.sounds.create(f.vault, made).error().kind == base::ErrorKind::input);
        QCOMPARE(f.sounds.list().voices.size(), std::size_t{1});
        QVERIFY(filesWith(f.root, ".new-").empty());
    }

    void coreRefusesBeforeAnythingIsQueued()
    {
        const SoundVoiceFixture f;
        QVERIFY(unlockFor(f.vault, f.sounds, f.request()).error().kind == base::ErrorKind::unsupported);
        QVERIFY(unlockFor(f.vault, f.sounds, f.request(kCheckTask)).ok()); // how it gets a consent
        QVERIFY(unlockFor(f.vault, f.sounds, f.request("compare-voice")).error().kind == base::ErrorKind::unsupported);
        f.state();
        QVERIFY((*unlockFor(f.vault, f.sounds, f.request())).has_value());
        auto other = f.request("speak");
        other.params.set("voice", "af_heart");
        QVERIFY(!(*unlockFor(f.vault, f.sounds, other)).has_value());
        auto rules = f.details().rules;
        rules.languages = {"de"};
        QVERIFY(setRules(f.folder(), rules).ok());
        auto english = f.request();
        english.params.set("language", "en-us");
        QVERIFY(unlockFor(f.vault, f.sounds, english).error().message.find("rule: language") != std::string::npos);
    }

    void aWorkerThatIsCalledDirectlyDecidesForItself()
    {
        const SoundVoiceFixture f;
        const VoiceDoor door(f.sounds);
        auto claiming = f.request();
        claiming.params.set("consent", "verified"); // a request may say what it likes
        const VoiceUnlock unlock{f.voice.id, f.folder().key(), f.vault.publicKey()};
        QVERIFY(door.check(claiming, std::nullopt).error().message.find("locked") != std::string::npos);
        QVERIFY(door.check(claiming, unlock).error().message.find("rule: consent") != std::string::npos);
        QVERIFY(!door.opener(claiming, unlock)(f.voice.id));
        f.state();
        QVERIFY(door.check(claiming, unlock).ok());
        QVERIFY(!door.check(claiming, VoiceUnlock{f.voice.id, SecretKey::random(), f.vault.publicKey()}));
        QVERIFY(!door.check(claiming, VoiceUnlock{"another", unlock.key, unlock.ownKey}));
        QVERIFY(revokeConsent(f.folder(), "over").ok());
        QVERIFY(!door.check(claiming, unlock)); // even with the key of before
        QVERIFY(!door.opener(claiming, unlock)(f.voice.id));
    }

    void aVoiceMovesToAnotherMachine()
    {
        const SoundVoiceFixture here;
        here.verify();
        const auto packed = packVoice(here.voice, here.folder(), "correct horse", PassphraseKeyStore::kLeast);
        QVERIFY2(packed.ok(), packed ? "" : packed.error().message.c_str());
        for (const char* secret : {"first recording", "second recording", "she reads"})
            QVERIFY2(packed->find(secret) == std::string::npos, secret);
        SoundVoiceFixture there;
        QVERIFY(unpackVoice(there.vault, there.sounds, *packed, "correct horse").error().kind ==
                base::ErrorKind::usage); // a voice of this id is there
        QVERIFY(there.sounds.remove("hildegard").ok());
        QVERIFY(unpackVoice(there.vault, there.sounds, *packed, "wrong horse").error().kind == base::ErrorKind::input);
        const auto voice = unpackVoice(there.vault, there.sounds, *packed, "correct horse");
        QVERIFY2(voice.ok(), voice ? "" : voice.error().message.c_str());
        QCOMPARE(voice->name, std::string("Hildegard"));
        const auto details = there.details();
        QCOMPARE(details.files.size(), std::size_t{2}); // without what shows the consent
        QVERIFY(details.rules == here.details().rules);
        QVERIFY(isIntact(*details.consent));                                      // it was not edited on the way,
        QVERIFY(consentNow(details, there.vault.publicKey()) == Consent::stated); // but who signed it is not known here
    }

    void aRevocationComesWithTheVoice()
    {
        const SoundVoiceFixture here;
        here.verify();
        QVERIFY(revokeConsent(here.folder(), "I changed my mind").ok());
        const auto packed = *packVoice(here.voice, here.folder(), "correct horse", PassphraseKeyStore::kLeast);
        auto made = SoundVoiceFixture::newVoice();
        made.name = "Other";
        made.consent = here.details().consent;
        made.revoked = here.details().revoked;
        const auto other = here.sounds.create(here.vault, made); // written with the rest, not after it
        const auto details = *here.sounds.open(here.vault, other->id)->details();
        QVERIFY(details.consent == made.consent && details.revoked == made.revoked);
        SoundVoiceFixture there;
        QVERIFY(there.sounds.remove("hildegard").ok());
        QVERIFY(unpackVoice(there.vault, there.sounds, packed, "correct horse").ok());
        QVERIFY(consentNow(there.details(), there.vault.publicKey()) == Consent::revoked);
    }

    void aVoiceThatNoPackageHoldsIsNotPacked()
    {
        const SoundVoiceFixture f;
        auto details = f.details();
        details.files.front().bytes = kMostPackage;
        QVERIFY(f.folder().write(details).ok());
        const auto packed = packVoice(f.voice, f.folder(), "correct horse", PassphraseKeyStore::kLeast);
        QVERIFY(packed.error().kind == base::ErrorKind::unsupported);
    }

    void aVoiceNeedsALanguage()
    {
        const SoundVoiceFixture f;
        auto made = SoundVoiceFixture::newVoice();
        made.language.clear();
        QVERIFY(f.sounds.create(f.vault, made).error().kind == base::ErrorKind::usage);
        QVERIFY(f.sounds.list().skipped.empty());
    }

    void aPackageThatWasChangedIsRefused()
    {
        const SoundVoiceFixture here;
        here.state();
        const auto packed = *packVoice(here.voice, here.folder(), "correct horse", PassphraseKeyStore::kLeast);
        QVERIFY(here.sounds.remove("hildegard").ok());
        std::mt19937 rng(9);
        for (int run = 0; run < 300; ++run) {
            auto changed = packed;
            changed[rng() % changed.size()] ^= static_cast<char>(1 << (rng() % 7));
            QVERIFY(!unpackVoice(here.vault, here.sounds, changed, "correct horse"));
        }
        for (std::size_t size = 0; size < packed.size(); size += 37)
            QVERIFY(!unpackVoice(here.vault, here.sounds, packed.substr(0, size), "correct horse"));
        QVERIFY(here.sounds.list().voices.empty());
    }

    void whatIsLearnedIsSealedBesideTheVoice()
    {
        const SoundVoiceFixture f;
        f.verify();
        const auto before = *f.folder().details();
        QCOMPARE(f.folder().learned(), std::string());
        QVERIFY(f.folder().keepLearned("how a throat is shaped").ok());
        QCOMPARE(f.folder().learned(), std::string("how a throat is shaped"));
        QVERIFY(filesWith(f.root, "how a throat").empty());
        QVERIFY(*f.folder().details() == before); // no part of what the owner agreed to
        auto sealed = contentOf(f.pathOf("learned.sealed"));
        sealed[sealed.size() / 2] ^= 1;
        std::ofstream(f.pathOf("learned.sealed"), std::ios::binary) << sealed;
        QCOMPARE(f.folder().learned(), std::string());
        QVERIFY(f.sounds.remove(f.voice.id).ok());
        QVERIFY(!std::filesystem::exists(f.pathOf("learned.sealed")));
    }

    void theDoorGivesSoundAndNoEvidence()
    {
        const SoundVoiceFixture f;
        f.verify();
        const VoiceUnlock unlock{f.voice.id, f.folder().key(), f.vault.publicKey()};
        const auto read = voiceUnlockFromJson(toJson(unlock));
        const auto open = VoiceDoor(f.sounds).opener(f.request(), read);
        const auto material = open(f.voice.id);
        QVERIFY2(material.ok(), material ? "" : material.error().message.c_str());
        QCOMPARE(material->files.size(), std::size_t{2});
        QCOMPARE(material->files.front().bytes, std::string(SoundVoiceFixture::kFirst));
        QCOMPARE(material->use.consent, std::string("verified"));
        QVERIFY(!open("another"));
        QVERIFY(!voiceUnlockFromJson(base::Json{{"voice", "x"}, {"key", "00"}}));
    }
};

QTEST_GUILESS_MAIN(SoundVoicesTest)
#include "sound_voices_test.moc"
