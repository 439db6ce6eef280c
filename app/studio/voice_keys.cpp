// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/voice_keys.h"

#include "app/studio/keychain_store.h"
#include "core/base/secret_variables.h"
#include "core/voices/store_lock.h"
#include "core/voices/voice_terms.h"

#include <QCoreApplication>
#include <QThread>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <iostream>

#include <termios.h>
#include <unistd.h>

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;
using voices::VoiceVault;

constexpr std::chrono::milliseconds kBetweenLooks{20};

/// Of a vault that a passphrase opens.
std::filesystem::path keyFile(const std::filesystem::path& root)
{
    return root / "passphrase.key";
}

/// How the vault opens, or will; empty: nobody has chosen yet.
std::string kindOf(const std::filesystem::path& root)
{
    const auto kind = VoiceVault::storeOf(root);
    std::error_code unseen;
    if (kind.empty() && std::filesystem::exists(keyFile(root), unseen))
        return "passphrase"; // its vault is lost, or a first use was broken off: the key goes on
    return kind;
}

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

bool hasTerminal()
{
    return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0;
}

std::string asked(const char* prompt)
{
    std::fputs(prompt, stderr);
    std::fflush(stderr);
    return unseenLine();
}

/// A slip of the fingers in a first passphrase would lock what it seals for ever.
template <class Ask>
Result<std::string> twice(const Ask& ask)
{
    Result<std::string> first = ask();
    Result<std::string> second = first ? Result<std::string>(ask()) : first;
    const bool differ = first && second && *first != *second;
    if (second)
        voices::wipe(*second);
    if (differ)
        return Error{ErrorKind::usage, "The two passphrases differ", "Try again", {}};
    return second ? first : second;
}

/// What `work` answers on the application's own thread; nothing when the application ends first, whose thread may then
/// wait for this one.
template <class Work>
auto onMainThread(Work work, const std::atomic<bool>& ending) -> std::optional<std::invoke_result_t<Work>>
{
    auto* application = QCoreApplication::instance();
    if (!application || QThread::currentThread() == application->thread())
        return work();
    const auto task = std::make_shared<std::packaged_task<std::invoke_result_t<Work>()>>(std::move(work));
    auto answer = task->get_future();
    QMetaObject::invokeMethod(
        application, [task] { (*task)(); }, Qt::QueuedConnection);
    while (answer.wait_for(kBetweenLooks) != std::future_status::ready)
        if (ending)
            return std::nullopt;
    return answer.get();
}

} // namespace

Result<std::string> givenPassphrase()
{
    if (const char* given = std::getenv(base::kPassphraseVariable))
        return std::string(given);
    return Error{ErrorKind::missing,
                 "Your voices are locked, and there is no keychain to open them by",
                 "Set MELISMA_PASSPHRASE, or run this in a terminal",
                 {}};
}

Result<std::string> askForPassphrase()
{
    auto given = givenPassphrase();
    return given || !hasTerminal() ? given : asked("Passphrase of your voices: ");
}

Result<std::string> askForPackagePassphrase(bool isNew)
{
    if (const char* given = std::getenv(base::kPackagePassphraseVariable))
        return std::string(given);
    if (!hasTerminal())
        return Error{ErrorKind::missing,
                     "A voice in a file is sealed under a passphrase, and none was given",
                     "Set MELISMA_PACKAGE_PASSPHRASE, or run this in a terminal",
                     {}};
    return isNew ? twice([] { return asked("Passphrase of the file, twice: "); }) : asked("Passphrase of the file: ");
}

VoiceKeys::VoiceKeys(voices::PassphraseKeyStore::Ask ask) : m_ask(std::move(ask))
{
    if (auto* application = QCoreApplication::instance())
        QObject::connect(application, &QCoreApplication::aboutToQuit, [ending = m_ending] { *ending = true; });
}

Result<VoiceVault> VoiceKeys::openByPassphrase(const std::filesystem::path& root) const
{
    const auto file = keyFile(root);
    const auto known = voices::isThere(file);
    if (!known)
        return known.error();
    const voices::PassphraseKeyStore::Ask askTwice = [this] { return twice(m_ask); };
    voices::PassphraseKeyStore store(file, *known ? m_ask : askTwice);
    return VoiceVault::open(root, store);
}

Result<VoiceVault> VoiceKeys::open()
{
    const auto root = voices::OwnVoices::usualRoot();
    const auto kind = kindOf(root);
    if (kind == "passphrase" || (kind.empty() && !keychainIsWanted()))
        return openByPassphrase(root);
    auto vault = onMainThread(
        [root] {
            KeychainStore store;
            return VoiceVault::open(root, store);
        },
        *m_ending);
    if (!vault)
        return Error{ErrorKind::cancelled, "Melisma ends", {}, {}};
    m_keychainMissing = kind.empty() && !*vault && vault->error().kind == ErrorKind::missing;
    return m_keychainMissing ? openByPassphrase(root) : std::move(*vault);
}

const VoiceVault* VoiceKeys::keep(VoiceVault opened)
{
    const std::lock_guard lock(m_mutex);
    if (!m_vault)
        m_vault = std::make_unique<VoiceVault>(std::move(opened));
    return m_vault.get();
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
    return keep(std::move(*opened));
}

VoiceKeys::Need VoiceKeys::need() const
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_vault)
            return Need::nothing;
    }
    const auto kind = kindOf(voices::OwnVoices::usualRoot());
    if (kind == "keychain" || givenPassphrase())
        return Need::nothing;
    if (kind == "passphrase") // even where its key is gone: a fresh one would open nothing
        return Need::passphrase;
    return keychainIsWanted() && !m_keychainMissing ? Need::nothing : Need::freshPassphrase; // it is tried first
}

Result<void> VoiceKeys::open(std::string passphrase)
{
    const auto root = voices::OwnVoices::usualRoot();
    voices::PassphraseKeyStore store(keyFile(root), [&passphrase]() -> Result<std::string> { return passphrase; });
    auto opened = VoiceVault::open(root, store);
    voices::wipe(passphrase);
    if (!opened)
        return opened.error();
    keep(std::move(*opened));
    return {};
}

bool opensUnasked(const std::filesystem::path& root)
{
    const auto kind = VoiceVault::storeOf(root);
    return kind == "keychain" || (!kind.empty() && std::getenv(base::kPassphraseVariable) != nullptr);
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

audio::Admit admitUnasked()
{
    const auto keys = std::make_shared<VoiceKeys>(givenPassphrase);
    const voices::SoundVoices sounds(voices::OwnVoices::usualRoot());
    // Here, and not on a thread of the import that this one waits for.
    const bool opens = !sounds.list().voices.empty() && keys->vault().ok();
    const auto locked = [sounds](const std::string& id) {
        return sounds.has(id) ? std::optional(voices::VoiceTerms{}) : std::nullopt;
    };
    return [terms = opens ? currentTermsBy(keys) : provenance::CurrentTerms(locked)](const project::Provenance& story,
                                                                                     const std::string& name) {
        return provenance::checkMaterial(story, name, terms);
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
