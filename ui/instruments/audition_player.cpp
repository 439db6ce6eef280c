// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instruments/audition_player.h"

#include "audio/instruments/audition.h"
#include "audio/instruments/checked_fonts.h"
#include "ui/common/text.h"

#include <QThreadPool>

#include <utility>

namespace melisma::ui {

AuditionPlayer::AuditionPlayer(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_poster(std::make_shared<Poster>(this))
{}

AuditionPlayer::~AuditionPlayer()
{
    m_poster->close();
    stop();
}

namespace {

using Sound = base::Result<std::vector<float>>;

Sound audition(const std::filesystem::path& font, const music::Instrument& instrument, int rate)
{
    if (!instrument.soundfont.empty())
        if (const auto safe = audio::loadableFont(font, instrument.soundfont, font.filename().string()); !safe)
            return safe.error();
    return audio::auditionInstrument(font, instrument, rate);
}

} // namespace

void AuditionPlayer::play(const music::Instrument& instrument, const std::filesystem::path& font)
{
    const auto wish = ++m_wish;
    QThreadPool::globalInstance()->start([this, poster = m_poster, wish, instrument,
                                          font = font.empty() ? m_session.soundfont() : font,
                                          rate = m_session.project().sampleRate] {
        auto sound = std::make_shared<Sound>(audition(font, instrument, rate));
        poster->post([this, wish, sound] { land(wish, *sound); });
    });
}

void AuditionPlayer::land(std::uint64_t wish, const base::Result<std::vector<float>>& sound)
{
    if (wish != m_wish)
        return;
    if (!sound) {
        emit failed(toQString(sound.error().sentence()));
        return;
    }
    if (m_session.engine().playSound(std::make_shared<const std::vector<float>>(*sound)))
        emit begun();
}

void AuditionPlayer::stop()
{
    ++m_wish;
    m_session.engine().playSound(nullptr);
}

} // namespace melisma::ui
