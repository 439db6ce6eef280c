// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/keyring.h"
#include "core/voices/reference_check.h"
#include "tests/core/voices/sound_voice_fixture.h"
#include "tests/gui/voice_fixture.h"
#include "ui/common/voice_gate.h"
#include "ui/voices/sound_shelf.h"
#include "ui/voices/sound_voice_page.h"

#include <QApplication>
#include <QMessageBox>
#include <QThreadPool>
#include <QTimer>

namespace melisma::tests {

/// A vault whose key lies in memory, or that a passphrase opens.
class TestKeyring final : public voices::Keyring {
public:
    TestKeyring(std::filesystem::path root, bool byPassphrase) : m_root(std::move(root))
    {
        if (!byPassphrase)
            m_vault.emplace(*voices::VoiceVault::open(m_root, m_store));
    }

    Need need() const override
    {
        if (m_vault)
            return Need::nothing;
        return std::filesystem::exists(m_root / "vault") ? Need::passphrase : Need::freshPassphrase;
    }
    base::Result<const voices::VoiceVault*> vault() override
    {
        if (!m_vault)
            return base::Error{base::ErrorKind::missing, "It is locked", {}, {}};
        return &*m_vault;
    }
    base::Result<void> open(std::string passphrase) override
    {
        voices::PassphraseKeyStore store(
            m_root / "passphrase.key", [&]() -> base::Result<std::string> { return passphrase; },
            voices::PassphraseKeyStore::kLeast);
        auto opened = voices::VoiceVault::open(m_root, store);
        if (!opened)
            return opened.error();
        m_vault.emplace(std::move(*opened));
        return {};
    }
    void lock() { m_vault.reset(); }

private:
    std::filesystem::path m_root;
    MemoryKeyStore m_store;
    std::optional<voices::VoiceVault> m_vault;
};

/// Somebody is heard two thirds of the time; `noise` between the words.
inline std::vector<float> readingSound(int rate, int seconds, double noise = 0.0)
{
    std::vector<float> mono(static_cast<std::size_t>(rate * seconds));
    for (std::size_t i = 0; i < mono.size(); ++i) {
        const bool speaks = i % static_cast<std::size_t>(rate * 3 / 2) < static_cast<std::size_t>(rate);
        const double level = speaks ? 0.4 : noise;
        mono[i] = static_cast<float>(level * std::sin(0.09 * static_cast<double>(i)));
    }
    return mono;
}

/// The window's voices with keys, and voices of sound in every state.
class SoundVoicesFixture : public VoiceFixture {
public:
    explicit SoundVoicesFixture(bool byPassphrase = false)
        : keyring(std::make_shared<TestKeyring>(path() / "voices", byPassphrase))
    {
        useKeyring();
    }
    ~SoundVoicesFixture() { QThreadPool::globalInstance()->waitForDone(); }

    void useKeyring() { ui::VoiceGate::of(*session).setKeyring(keyring); }
    ui::SoundShelf& shelf() { return ui::SoundShelf::of(*session); }
    voices::SoundVoices sounds() const { return voices::SoundVoices(path() / "voices"); }
    const voices::VoiceVault& vault() { return **keyring->vault(); }
    voices::VoiceFolder folder(const std::string& id) { return *sounds().open(vault(), id); }
    voices::VoiceDetails details(const std::string& id) { return *folder(id).details(); }

    /// A voice of two recordings.
    std::string make(const std::string& name, const voices::VoiceRules& rules = {})
    {
        auto made = SoundVoiceFixture::newVoice();
        made.name = name;
        made.rules = rules;
        return sounds().create(vault(), made)->id;
    }
    void state(const std::string& id)
    {
        (void)voices::acceptEvidence(vault(), folder(id), voices::ConsentMethod::document, "Anna Meier",
                                     {"document", "contract.pdf", "signed"});
    }
    void verify(const std::string& id)
    {
        const auto asked = voices::askForConsent(folder(id), SoundVoiceFixture::manyWords(), "Anna Meier", 1000);
        (void)voices::acceptReading(vault(), folder(id), SoundVoiceFixture::rightReading(*asked),
                                    {"consent", "read.wav", "she reads"}, voices::Capture::live, 1060);
    }
    std::filesystem::path writeWav(const char* name, const std::vector<float>& mono) const
    {
        std::ofstream(path() / name, std::ios::binary) << voices::wavBytes(mono, 16000);
        return path() / name;
    }
    /// Until what is sealed was read.
    bool opened(const std::string& id)
    {
        return QTest::qWaitFor(
            [&] {
                const auto* voice = shelf().find(id);
                return voice && voice->details;
            },
            5000);
    }
    bool becomes(const std::string& id, ui::SoundState state)
    {
        shelf().refresh();
        return QTest::qWaitFor(
            [&] {
                const auto* voice = shelf().find(id);
                return voice && voice->state == state;
            },
            5000);
    }

    std::shared_ptr<TestKeyring> keyring;
};

/// Presses a button of the next dialog that opens and is of this kind, once it is up.
template <class Dialog>
void inNext(const std::function<void(Dialog&)>& act)
{
    auto* timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, act] {
        if (auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget())) {
            const auto now = act; // the timer may go while it runs
            timer->stop();
            timer->deleteLater();
            now(*dialog);
        }
    });
    timer->start(5);
}

inline void shoot(QWidget& widget, const char* name)
{
    if (const QString folder = qEnvironmentVariable("MELISMA_SHOTS"); !folder.isEmpty()) {
        QCoreApplication::processEvents();
        widget.grab().save(folder + u'/' + QLatin1String(name));
    }
}

} // namespace melisma::tests
