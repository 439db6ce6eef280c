// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/sealed_box.h"
#include "core/voices/voice_vault.h"
#include "tests/core/voices/sound_voice_fixture.h"

#include <QTest>

#include <random>

using namespace melisma;
using namespace melisma::voices;

/// What is sealed opens again with its key and purpose, and with nothing else.
class SealedBoxTest : public QObject {
    Q_OBJECT

    const SecretKey m_key = SecretKey::random();

    static std::string noise(std::size_t size)
    {
        std::mt19937 rng(7);
        std::string bytes(size, '\0');
        for (auto& byte : bytes)
            byte = static_cast<char>(rng());
        return bytes;
    }

private slots:
    void opensWhatWasSealed_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 65535, 65536, 65537, 200000})
            QTest::addRow("%d", size) << size;
    }
    void opensWhatWasSealed()
    {
        QFETCH(const int, size);
        const auto plain = noise(static_cast<std::size_t>(size));
        const auto sealed = seal(plain, m_key, "purpose");
        QVERIFY(*unseal(sealed, m_key, "purpose", "it") == plain);
        QVERIFY(sealed != seal(plain, m_key, "purpose")); // fresh randomness each time
        QVERIFY(size < 16 || sealed.find(plain.substr(0, 16)) == std::string::npos);
        QVERIFY(!unseal(sealed, SecretKey::random(), "purpose", "it"));
        QVERIFY(!unseal(sealed, m_key, "another", "it"));
    }

    void piecesCannotBeCutSwappedOrAdded()
    {
        constexpr std::size_t kHead = 8 + 24;
        constexpr std::size_t kPiece = 65536 + 17;
        const auto sealed = seal(noise(3 * 65536), m_key, "p");
        const auto head = sealed.substr(0, kHead);
        const auto piece = [&](std::size_t n) { return sealed.substr(kHead + n * kPiece, kPiece); };
        QVERIFY(unseal(head + piece(0) + piece(1) + piece(2), m_key, "p", "it").ok());
        QVERIFY(!unseal(head + piece(0) + piece(1), m_key, "p", "it"));
        QVERIFY(!unseal(head + piece(1) + piece(0) + piece(2), m_key, "p", "it"));
        QVERIFY(!unseal(sealed + "x", m_key, "p", "it"));
        QVERIFY(!unseal(sealed + piece(2), m_key, "p", "it"));
    }

    void everyChangeIsNoticed()
    {
        const auto sealed = seal(noise(300), m_key, "p");
        std::mt19937 rng(11);
        for (int run = 0; run < 3000; ++run) {
            auto changed = sealed;
            const auto at = rng() % changed.size();
            switch (rng() % 3) {
            case 0:
                changed[at] = static_cast<char>(changed[at] ^ (1 << (rng() % 8)));
                break;
            case 1:
                changed.resize(at);
                break;
            default:
                changed.insert(at, 1, static_cast<char>(rng()));
            }
            QVERIFY2(!unseal(changed, m_key, "p", "it"), qPrintable(QString::number(run)));
        }
    }

    void aPassphraseGuardsTheKey()
    {
        const QTemporaryDir place;
        const auto file = std::filesystem::path(place.path().toStdString()) / "master";
        std::string said = "correct horse";
        const auto ask = [&said]() -> base::Result<std::string> { return said; };
        PassphraseKeyStore store(file, ask, PassphraseKeyStore::kLeast);
        QVERIFY(!store.find()->has_value());
        QVERIFY(store.keep(m_key).ok());
        QVERIFY((*store.find())->bytes() == m_key.bytes());
        said = "correct horsf";
        QVERIFY(store.find().error().kind == base::ErrorKind::input);
        said = "short";
        QVERIFY(store.keep(m_key).error().kind == base::ErrorKind::usage);
        QVERIFY(tests::filesWith(file.parent_path(), "correct").empty());
        auto json = *base::readJsonFile(file);
        json["lock"]["memory"] = std::uint64_t{1} << 50; // a file that asks for a petabyte
        std::ofstream(file) << json.dump();
        QVERIFY(store.find().error().kind == base::ErrorKind::input);
    }

    void aVaultIsNeverMadeAnewOverAnother()
    {
        const QTemporaryDir place;
        const std::filesystem::path root = place.path().toStdString();
        tests::MemoryKeyStore store;
        const auto first = VoiceVault::open(root, store);
        QVERIFY(first.ok());
        QCOMPARE(VoiceVault::storeOf(root), std::string("keychain"));
        QCOMPARE(VoiceVault::open(root, store)->publicKey(), first->publicKey());
        const auto wrapped = first->wrap(m_key, "anna");
        QVERIFY(first->unwrap(wrapped, "anna")->bytes() == m_key.bytes());
        QVERIFY(!first->unwrap(wrapped, "bert"));
        store.key = SecretKey::random();
        QVERIFY(VoiceVault::open(root, store).error().kind == base::ErrorKind::input);
        store.key.reset();
        QVERIFY(VoiceVault::open(root, store).error().kind == base::ErrorKind::missing);
        QVERIFY(!store.key);
    }
};

QTEST_GUILESS_MAIN(SealedBoxTest)
#include "sealed_box_test.moc"
