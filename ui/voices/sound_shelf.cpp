// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/sound_shelf.h"

#include "core/voices/clone_permit.h"
#include "ui/common/poster.h"
#include "ui/common/text.h"

#include <QThreadPool>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace melisma::ui {
namespace {

using base::Result;

SoundVoice openedVoice(const voices::VoiceVault& vault, const voices::SoundVoices& sounds, voices::Voice header)
{
    SoundVoice voice;
    voice.header = std::move(header);
    const auto folder = sounds.open(vault, voice.header.id);
    auto details = folder ? folder->details() : Result<voices::VoiceDetails>(folder.error());
    if (!details) {
        voice.state = SoundState::broken;
        voice.problem = toQString(details.error().sentence());
        return voice;
    }
    voice.consent = voices::consentNow(*details, vault.publicKey());
    voice.state = stateOf(*details, vault.publicKey());
    voice.details = std::move(*details);
    return voice;
}

} // namespace

SoundShelf& SoundShelf::of(Session& session)
{
    if (auto* known = session.findChild<SoundShelf*>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new SoundShelf(session);
}

SoundShelf::SoundShelf(Session& session)
    : QObject(&session)
    , m_gate(VoiceGate::of(session))
    , m_poster(std::make_shared<Poster>(this))
{
    connect(&m_gate, &VoiceGate::keyringChanged, this, &SoundShelf::refresh);
    connect(&m_gate, &VoiceGate::unlocked, this, &SoundShelf::refresh);
}

SoundShelf::~SoundShelf()
{
    m_poster->close();
}

const SoundVoice* SoundShelf::find(const std::string& id) const
{
    const auto found = std::ranges::find_if(m_voices, [&id](const SoundVoice& voice) { return voice.header.id == id; });
    return found == m_voices.end() ? nullptr : &*found;
}

/// What is known of a voice stays until it was read again, so that the list does not flicker.
void SoundShelf::refresh()
{
    auto listing = sounds().list();
    std::vector<SoundVoice> fresh;
    for (auto& header : listing.voices) {
        const auto* known = find(header.id);
        SoundVoice voice = known ? *known : SoundVoice{};
        voice.header = std::move(header);
        fresh.push_back(std::move(voice));
    }
    ++m_turn;
    if (fresh != m_voices || listing.skipped != m_skipped) {
        m_voices = std::move(fresh);
        m_skipped = std::move(listing.skipped);
        emit changed();
    }
    if (!m_voices.empty())
        QMetaObject::invokeMethod(this, &SoundShelf::readSealed, Qt::QueuedConnection); // a keychain runs an event loop
}

void SoundShelf::readSealed()
{
    const auto keyring = m_gate.keyring();
    if (!keyring || m_opening || keyring->need() != voices::Keyring::Need::nothing)
        return;
    m_opening = true;
    const auto vault = keyring->vault();
    m_opening = false;
    if (!vault)
        return; // they stay locked; who wants one is told why
    std::vector<voices::Voice> headers;
    for (const auto& voice : m_voices)
        headers.push_back(voice.header);
    QThreadPool::globalInstance()->start(
        [this, poster = m_poster, keyring, vault = *vault, turn = m_turn, headers = std::move(headers)] {
            std::vector<SoundVoice> read;
            for (const auto& header : headers)
                read.push_back(openedVoice(*vault, sounds(), header));
            poster->post([this, turn, read = std::move(read)] { land(turn, read); });
        });
}

void SoundShelf::land(std::uint64_t turn, std::vector<SoundVoice> read)
{
    if (turn != m_turn || read == m_voices)
        return;
    m_voices = std::move(read);
    emit changed();
}

Result<const voices::VoiceVault*> SoundShelf::vault(QWidget* asker)
{
    if (canOpen())
        return m_gate.unlock(asker);
    return base::Error{base::ErrorKind::unsupported, tr("Nothing here can open your voices").toStdString(), {}, {}};
}

Result<void> SoundShelf::unlock(QWidget* asker)
{
    const auto opened = vault(asker);
    if (!opened)
        return opened.error();
    refresh();
    return {};
}

void SoundShelf::run(QWidget* asker, Work work, Done done)
{
    const QPointer<QWidget> guard(asker);
    const auto opened = vault(asker); // runs dialogs
    if (!guard)
        return;
    if (!opened)
        return done(opened.error());
    const auto end = [this, guard, done = std::move(done)](const Result<void>& result) {
        if (guard)
            done(result);
        refresh();
    };
    QThreadPool::globalInstance()->start(
        [poster = m_poster, keyring = m_gate.keyring(), vault = *opened, work = std::move(work), end] {
            poster->post([end, result = work(*vault, sounds())] { end(result); });
        });
}

Result<void> SoundShelf::remove(const std::string& id)
{
    auto removed = sounds().remove(id);
    refresh();
    return removed;
}

Result<void> SoundShelf::rename(const std::string& id, const std::string& name)
{
    const auto renamed = sounds().rename(id, name);
    refresh();
    return emptied(renamed);
}

} // namespace melisma::ui
