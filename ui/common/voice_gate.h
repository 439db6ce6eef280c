// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/provenance/release_check.h"
#include "core/voices/keyring.h"

#include <QObject>

#include <functional>
#include <memory>

namespace melisma::ui {

class Session;

/// Whether the voice that a request names may be used, asked before the request is queued, and the keys of the user's
/// voices. One for each session, a child of it; lives on the UI thread.
class VoiceGate : public QObject {
    Q_OBJECT
public:
    /// Lets a request through, with what the take has to remember of the voice's rules, or says what stands against it.
    using Prepare = std::function<base::Result<void>(base::TaskRequest&)>;

    static VoiceGate& of(Session& session);

    /// Without it every request passes: then a worker refuses what it was given no key for.
    void setPrepare(Prepare prepare) { m_prepare = std::move(prepare); }
    /// A request for a voice that is locked first asks the person for the passphrase.
    base::Result<void> prepare(base::TaskRequest& request);

    /// Without one the window has no place for voices of sound.
    void setKeyring(std::shared_ptr<voices::Keyring> keyring);
    const std::shared_ptr<voices::Keyring>& keyring() const { return m_keyring; }
    /// The vault, after the person was asked for its passphrase over `asker` where that is needed. Runs dialogs.
    /// ErrorKind::cancelled when the person gave none.
    base::Result<const voices::VoiceVault*> unlock(QWidget* asker);

    /// What is true now of the user's voices; without it only what a sound remembers of them counts. From any thread.
    void setTerms(provenance::CurrentTerms terms) { m_terms = std::move(terms); }
    const provenance::CurrentTerms& terms() const { return m_terms; }

signals:
    void keyringChanged();
    void unlocked();

private:
    explicit VoiceGate(Session& session);

    Prepare m_prepare;
    provenance::CurrentTerms m_terms;
    std::shared_ptr<voices::Keyring> m_keyring;
};

} // namespace melisma::ui
