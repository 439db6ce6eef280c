// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/voice_keys.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace melisma;
using app::VoiceKeys;
using Need = voices::Keyring::Need;

/// What the window asks the person for before it opens the vault, on a machine without a keychain.
class VoiceKeysTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_place;

    std::filesystem::path file(const char* name) const
    {
        return std::filesystem::path(m_place->path().toStdString()) / name;
    }

    /// A vault under a passphrase, as an earlier start left it.
    static bool makeVault()
    {
        VoiceKeys first(app::givenPassphrase);
        return first.need() == Need::freshPassphrase && first.open("a good passphrase").ok() &&
               first.need() == Need::nothing && first.vault().ok();
    }

private slots:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        qputenv("MELISMA_VOICES", m_place->path().toUtf8());
        qputenv("MELISMA_KEYCHAIN", "off");
        qunsetenv("MELISMA_PASSPHRASE");
    }

    void aFirstPassphraseIsAskedForTwiceAndALaterOneOnce()
    {
        QVERIFY(makeVault());
        VoiceKeys next(app::givenPassphrase);
        QVERIFY(next.need() == Need::passphrase);
        QVERIFY(next.open("another passphrase").error().kind == base::ErrorKind::input);
        QVERIFY(next.need() == Need::passphrase);
        QVERIFY(next.open("a good passphrase").ok());
        QVERIFY(next.need() == Need::nothing);
    }

    void nobodyIsAskedForWhatIsGiven()
    {
        qputenv("MELISMA_PASSPHRASE", "a good passphrase");
        QVERIFY(VoiceKeys(app::givenPassphrase).need() == Need::nothing);
    }

    /// The keychain is not even tried where a key under a passphrase lies.
    void aKeyWithoutItsVaultGoesOn()
    {
        QVERIFY(makeVault());
        QVERIFY(std::filesystem::remove(file("vault")));
        qunsetenv("MELISMA_KEYCHAIN");
        VoiceKeys next(app::givenPassphrase);
        QVERIFY(next.need() == Need::passphrase);
        QVERIFY(next.open("another passphrase").error().kind == base::ErrorKind::input);
        QVERIFY(next.open("a good passphrase").ok());
    }

    /// A fresh passphrase would open nothing of what lies there.
    void aVaultWithoutItsKeyWantsNoFreshPassphrase()
    {
        QVERIFY(makeVault());
        QVERIFY(std::filesystem::remove(file("passphrase.key")));
        VoiceKeys next(app::givenPassphrase);
        QVERIFY(next.need() == Need::passphrase);
        QVERIFY(next.open("a good passphrase").error().kind == base::ErrorKind::missing);
        QVERIFY(!std::filesystem::exists(file("passphrase.key")));
    }
};

QTEST_GUILESS_MAIN(VoiceKeysTest)
#include "voice_keys_test.moc"
