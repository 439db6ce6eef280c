// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/voice_gate.h"

#include "core/voices/voice_door.h"
#include "ui/common/passphrase_dialog.h"
#include "ui/common/session.h"

#include <QApplication>
#include <QPointer>

namespace melisma::ui {
namespace {

using Need = voices::Keyring::Need;

base::Error cancelled()
{
    return {base::ErrorKind::cancelled, VoiceGate::tr("Your voices stay locked").toStdString(), {}, {}};
}

} // namespace

VoiceGate& VoiceGate::of(Session& session)
{
    if (auto* known = session.findChild<VoiceGate*>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new VoiceGate(session);
}

VoiceGate::VoiceGate(Session& session) : QObject(&session) {}

base::Result<void> VoiceGate::prepare(base::TaskRequest& request)
{
    const voices::SoundVoices sounds(voices::OwnVoices::usualRoot());
    if (m_keyring && !voices::soundVoiceOf(sounds, request).empty())
        if (const auto opened = unlock(QApplication::activeWindow()); !opened)
            return opened.error();
    return m_prepare ? m_prepare(request) : base::Result<void>();
}

void VoiceGate::setKeyring(std::shared_ptr<voices::Keyring> keyring)
{
    m_keyring = std::move(keyring);
    emit keyringChanged();
}

/// A keychain that turns out to be missing is only known once it was tried. It runs the event loop as a dialog does, in
/// which the window may go.
base::Result<const voices::VoiceVault*> VoiceGate::unlock(QWidget* asker)
{
    const auto keyring = m_keyring;
    const QPointer<QWidget> over(asker);
    if (keyring->need() == Need::nothing)
        if (const auto vault = keyring->vault(); vault || keyring->need() == Need::nothing)
            return vault;
    if (asker && !over)
        return cancelled();
    const QPointer<PassphraseDialog> dialog(new PassphraseDialog(keyring, over));
    const int answer = dialog->exec();
    if (!dialog) // it went with the window
        return cancelled();
    delete dialog;
    if (answer != QDialog::Accepted)
        return cancelled();
    emit unlocked();
    return keyring->vault();
}

} // namespace melisma::ui
