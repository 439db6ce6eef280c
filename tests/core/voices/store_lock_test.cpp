// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/voices/sound_voice_fixture.h"

#include <QTest>

#include <set>
#include <thread>

using namespace melisma;
using namespace melisma::voices;
using tests::SoundVoiceFixture;

/// Several programs, or threads, at the same voices at once; and files that are there but cannot be read.
class StoreLockTest : public QObject {
    Q_OBJECT

    static std::filesystem::path placeOf(const QTemporaryDir& place) { return place.path().toStdString(); }

    static PassphraseKeyStore storeIn(const std::filesystem::path& root)
    {
        return {root / "passphrase.key", [] { return base::Result<std::string>("a good passphrase"); },
                PassphraseKeyStore::kLeast};
    }

private slots:
    void onlyOneHoldsIt()
    {
        const QTemporaryDir place;
        {
            const auto held = StoreLock::take(placeOf(place));
            QVERIFY(held.ok());
            QVERIFY(StoreLock::take(placeOf(place)).error().kind == base::ErrorKind::io); // would wait for itself
            std::jthread([&] { QVERIFY(!StoreLock::take(placeOf(place), std::chrono::milliseconds(0))); });
        }
        QVERIFY(StoreLock::take(placeOf(place)).ok());
    }

    void atFirstUseAllGetTheSameKeys()
    {
        for (int run = 0; run < 10; ++run) {
            const QTemporaryDir place;
            const auto root = placeOf(place) / "voices";
            std::vector<std::string> keys(6);
            {
                std::vector<std::jthread> threads;
                for (auto& key : keys)
                    threads.emplace_back([&root, &key] {
                        auto store = storeIn(root);
                        const auto vault = VoiceVault::open(root, store);
                        key = vault ? vault->publicKey() : vault.error().message;
                    });
            }
            auto store = storeIn(root);
            keys.push_back(VoiceVault::open(root, store)->publicKey()); // what stayed
            QCOMPARE(std::set<std::string>(keys.begin(), keys.end()).size(), std::size_t{1});
        }
    }

    void whatCannotBeReadIsNotWrittenOver()
    {
        for (const char* name : {"vault", "passphrase.key"}) {
            const QTemporaryDir place;
            const auto root = placeOf(place);
            std::filesystem::create_symlink(name, root / name); // to itself: it is there, and nobody can read it
            auto store = storeIn(root);
            QVERIFY2(!VoiceVault::open(root, store), name);
            QVERIFY2(std::filesystem::is_symlink(root / name), name);
        }
    }

    void aKeyWhoseVaultIsLostGoesOn()
    {
        const QTemporaryDir place;
        auto store = storeIn(placeOf(place));
        const auto before = VoiceVault::open(placeOf(place), store);
        const auto key = SecretKey::random();
        const auto wrapped = before->wrap(key, "hildegard");
        std::filesystem::remove(placeOf(place) / "vault");
        const auto after = VoiceVault::open(placeOf(place), store);
        QVERIFY(after->publicKey() != before->publicKey());
        QVERIFY(after->unwrap(wrapped, "hildegard")->bytes() == key.bytes());
    }

    void noChangeIsLost()
    {
        const SoundVoiceFixture f;
        constexpr int kTimes = 40;
        const auto addOne = [](VoiceRules rules) -> base::Result<VoiceRules> {
            rules.payee = "Hildegard B.";
            rules.sharePercent += 1.0;
            return rules;
        };
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 2; ++i)
                threads.emplace_back([&] {
                    for (int time = 0; time < kTimes; ++time)
                        (void)changeRules(f.folder(), addOne);
                });
        }
        QCOMPARE(f.details().rules.sharePercent, 2.0 * kTimes);
    }
};

QTEST_GUILESS_MAIN(StoreLockTest)
#include "store_lock_test.moc"
