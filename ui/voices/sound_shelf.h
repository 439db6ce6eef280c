// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"
#include "ui/common/voice_gate.h"
#include "ui/voices/sound_state.h"

#include <QPointer>

#include <functional>
#include <optional>

namespace melisma::ui {

class Poster;

/// Whether it went well, without what it holds.
template <class T>
base::Result<void> emptied(const base::Result<T>& result)
{
    return result ? base::Result<void>() : result.error();
}

/// A voice of sound as far as it is known here.
struct SoundVoice {
    voices::Voice header;
    std::optional<voices::VoiceDetails> details; ///< none: locked or broken
    voices::Consent consent = voices::Consent::none;
    SoundState state = SoundState::locked;
    QString problem; ///< of one that is broken

    bool operator==(const SoundVoice&) const = default;
};

/// The user's voices of sound, read off the UI thread, and the work on them. What only a passphrase opens is locked
/// until somebody unlocks it. One for each session, a child of it; lives on the UI thread.
class SoundShelf : public QObject {
    Q_OBJECT
public:
    /// Off the UI thread, with the vault open; reads and writes what it is given and nothing of the window.
    using Work = std::function<base::Result<void>(const voices::VoiceVault&, const voices::SoundVoices&)>;
    using Done = std::function<void(const base::Result<void>&)>;

    static SoundShelf& of(Session& session);
    ~SoundShelf() override;

    /// Somebody holds keys, so voices can be made and opened.
    bool canOpen() const { return m_gate.keyring() != nullptr; }
    const std::vector<SoundVoice>& voices() const { return m_voices; }
    const SoundVoice* find(const std::string& id) const; ///< null: not one of them
    bool has(const QString& id) const { return find(id.toStdString()); }
    const std::vector<std::string>& skipped() const { return m_skipped; } ///< folders that are no voice, with reasons

    /// Reads them again: what lies open at once, what is sealed a moment later. Asks nobody for anything.
    void refresh();
    /// Asks for the passphrase where one is needed. ErrorKind::cancelled when the person gave none.
    base::Result<void> unlock(QWidget* asker);
    /// Unlocks and runs `work`, then `done` on the UI thread, unless `asker` is gone by then; then reads the voices
    /// again.
    void run(QWidget* asker, Work work, Done done);
    /// Needs no key.
    base::Result<void> remove(const std::string& id);
    base::Result<void> rename(const std::string& id, const std::string& name);

    static voices::SoundVoices sounds() { return voices::SoundVoices(voices::OwnVoices::usualRoot()); }

signals:
    void changed();

private:
    explicit SoundShelf(Session& session);
    base::Result<const voices::VoiceVault*> vault(QWidget* asker);
    void readSealed();
    void land(std::uint64_t turn, std::vector<SoundVoice> read);

    VoiceGate& m_gate;
    std::vector<SoundVoice> m_voices;
    std::vector<std::string> m_skipped;
    std::uint64_t m_turn = 0; ///< of the reading that counts
    bool m_opening = false;   ///< a keychain is being asked
    std::shared_ptr<Poster> m_poster;
};

} // namespace melisma::ui
