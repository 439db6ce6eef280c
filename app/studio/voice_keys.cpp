// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/voice_keys.h"

#include "app/studio/keychain_store.h"

#include "core/voices/voice_terms.h"
#include <QCoreApplication>
#include <QThread>

#include <cstdio>
#include <cstdlib>
#include <iostream>

#include <termios.h>
#include <unistd.h>

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;
using voices::VoiceVault;

bool keychainIsWanted()
{
    const char* value = std::getenv("MELISMA_KEYCHAIN");
    return !value || std::string_view(value) != "off";
}

/// A line from the terminal that does not show.
std::string unseenLine()
{
    termios usual{};
    const bool shows = ::tcgetattr(STDIN_FILENO, &usual) == 0;
    if (shows) {
        auto silent = usual;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    std::string line;
    std::getline(std::cin, line);
    if (shows)
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &usual);
    std::fputs("\n", stderr);
    return line;
}

template <class Work>
void onMainThread(Work work)
{
    auto* application = QCoreApplication::instance();
    if (!application || QThread::currentThread() == application->thread())
        work();
    else
        QMetaObject::invokeMethod(application, work, Qt::BlockingQueuedConnection);
}

} // namespace

Result<std::string> givenPassphrase()
{
    if (const char* given = std::getenv("MELISMA_PASSPHRASE"))
        return std::string(given);
    return Error{ErrorKind::missing,
                 "Your voices are locked, and there is no keychain to open them by",
                 "Set MELISMA_PASSPHRASE, or run this in a terminal",
                 {}};
}

Result<std::string> askForPassphrase()
{
    auto given = givenPassphrase();
    if (given || ::isatty(STDIN_FILENO) == 0 || ::isatty(STDERR_FILENO) == 0)
        return given;
    std::fputs("Passphrase of your voices: ", stderr);
    std::fflush(stderr);
    return unseenLine();
}

Result<VoiceVault> VoiceKeys::openByPassphrase(const std::filesystem::path& root) const
{
    const auto file = root / "passphrase.key";
    std::error_code unseen;
    const bool isNew = !std::filesystem::exists(file, unseen);
    // A slip of the fingers in the first one would lock the voices for ever.
    const auto twice = [this]() -> Result<std::string> {
        auto first = m_ask();
        const auto second = first ? m_ask() : first;
        if (second && *first != *second)
            return Error{ErrorKind::usage, "The two passphrases differ", "Try again", {}};
        return second ? first : second;
    };
    voices::PassphraseKeyStore store(file, isNew ? voices::PassphraseKeyStore::Ask(twice) : m_ask);
    return VoiceVault::open(root, store);
}

Result<VoiceVault> VoiceKeys::open() const
{
    const auto root = voices::OwnVoices::usualRoot();
    const auto kind = VoiceVault::storeOf(root);
    if (kind == "passphrase" || (kind.empty() && !keychainIsWanted()))
        return openByPassphrase(root);
    Result<VoiceVault> vault = Error{};
    onMainThread([&vault, &root] {
        KeychainStore store;
        vault = VoiceVault::open(root, store);
    });
    const bool hasNone = !vault && vault.error().kind == ErrorKind::missing;
    return kind.empty() && hasNone ? openByPassphrase(root) : std::move(vault);
}

Result<const VoiceVault*> VoiceKeys::vault()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_vault)
            return m_vault.get();
    }
    auto opened = open(); // unlocked: the keychain may need the thread that waits for the lock
    if (!opened)
        return opened.error();
    const std::lock_guard lock(m_mutex);
    if (!m_vault)
        m_vault = std::make_unique<VoiceVault>(std::move(*opened));
    return m_vault.get();
}

bool opensUnasked(const std::filesystem::path& root)
{
    const auto kind = VoiceVault::storeOf(root);
    return kind == "keychain" || (!kind.empty() && std::getenv("MELISMA_PASSPHRASE") != nullptr);
}

provenance::CurrentTerms currentTermsBy(std::shared_ptr<VoiceKeys> keys)
{
    return [keys = std::move(keys)](const std::string& id) -> std::optional<voices::VoiceTerms> {
        const voices::SoundVoices sounds(voices::OwnVoices::usualRoot());
        if (!sounds.has(id))
            return std::nullopt;
        const auto vault = keys->vault();
        const auto folder = vault ? sounds.open(**vault, id) : Result<voices::VoiceFolder>(vault.error());
        const auto details = folder ? folder->details() : Result<voices::VoiceDetails>(folder.error());
        if (!details)
            return voices::VoiceTerms{}; // it is here, but nobody can say that it is still allowed
        return voices::VoiceTerms{voices::consentNow(*details, (*vault)->publicKey()),
                                  details->consent ? voices::sha256Of(*details->consent) : "", details->rules};
    };
}

std::function<Result<void>(base::TaskRequest&)> prepareBy(std::shared_ptr<VoiceKeys> keys)
{
    return [keys = std::move(keys)](base::TaskRequest& request) -> Result<void> {
        request.params.erase(base::kVoiceTerms); // of another time, or somebody's own
        const voices::SoundVoices sounds(voices::OwnVoices::usualRoot());
        if (voices::soundVoiceOf(sounds, request).empty())
            return {};
        const auto vault = keys->vault();
        return vault ? voices::prepareRequest(**vault, sounds, request) : vault.error();
    };
}

ProcessBackend::Unlock unlockBy(std::shared_ptr<VoiceKeys> keys)
{
    return [keys = std::move(keys)](const base::TaskRequest& request) -> Result<std::optional<voices::VoiceUnlock>> {
        const voices::SoundVoices sounds(voices::OwnVoices::usualRoot());
        if (voices::soundVoiceOf(sounds, request).empty())
            return std::optional<voices::VoiceUnlock>();
        const auto vault = keys->vault();
        return vault ? voices::unlockFor(**vault, sounds, request) : vault.error();
    };
}

} // namespace melisma::app
