// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instruments/font_checks.h"

#include "ui/clip_work/sound_work.h"
#include "ui/common/text.h"
#include "ui/files/missing_sounds.h"

namespace melisma::ui {

base::Result<audio::CheckedFont> checkFontInWorker(jobs::JobQueue& queue, const std::filesystem::path& file,
                                                   const std::string& name, std::stop_token stop)
{
    return audio::checkFont(file, name, [&](const base::TaskRequest& request) { return queue.preview(request, stop); });
}

FontChecks& FontChecks::of(Session& session)
{
    if (auto* known = session.findChild<FontChecks*>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new FontChecks(session);
}

FontChecks::FontChecks(Session& session)
    : QObject(&session)
    , m_session(session)
    , m_poster(std::make_shared<Poster>(this))
{
    connect(&session, &Session::projectReplaced, this, [this] {
        m_stop.request_stop();
        m_stop = {};
        m_fonts.clear();
        follow();
    });
    connect(&session, &Session::projectChanged, this, &FontChecks::follow);
    connect(&MissingSounds::of(session), &MissingSounds::found, this, &FontChecks::look);
    follow();
}

FontChecks::~FontChecks()
{
    m_stop.request_stop();
    m_poster->close();
}

/// Takes up the fonts that the project lists and that are not known yet.
void FontChecks::follow()
{
    bool any = false;
    for (const auto& [hash, asset] : m_session.project().assets) {
        if (asset->kind != project::AssetKind::soundfont || m_fonts.contains(hash))
            continue;
        any = true;
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(m_session.mediaPath(*asset), ignored))
            m_fonts[hash] = {State::missing, {}};
        else if (audio::CheckedFonts().find(hash))
            m_fonts[hash] = {State::ready, {}};
        else
            check(*asset);
    }
    if (any)
        emit changed();
}

void FontChecks::check(const project::Asset& asset)
{
    m_fonts[asset.sha256] = {State::checking, {}};
    m_checks.emplace_back([this, poster = m_poster, asset, file = m_session.mediaPath(asset),
                           queue = &m_session.queue(), stop = m_stop.get_token()] {
        auto checked = checkFontInWorker(*queue, file, asset.name, stop);
        if (!stop.stop_requested())
            poster->post([this, hash = asset.sha256, checked = std::move(checked)] { land(hash, checked); });
    });
}

void FontChecks::land(const std::string& sha256, const base::Result<audio::CheckedFont>& checked)
{
    const auto known = m_fonts.find(sha256);
    if (known == m_fonts.end())
        return;
    if (checked && checked->sha256 == sha256)
        known->second = {State::ready, {}};
    else
        known->second = {State::refused, checked
                                             ? base::Error{base::ErrorKind::input,
                                                           tr("The file of the SoundFont has changed").toStdString(),
                                                           tr("Choose the SoundFont's file again").toStdString(),
                                                           {}}
                                             : checked.error()};
    if (known->second.state == State::ready)
        replay();
    else
        emit m_session.message(toQString(known->second.why.sentence()), true);
    emit changed();
}

void FontChecks::replay()
{
    m_session.engine().setProject(m_session.snapshot(), SoundWork::mediaPath(m_session));
}

void FontChecks::look()
{
    std::erase_if(m_fonts, [](const auto& entry) { return entry.second.state != State::checking; });
    follow();
    replay();
    emit changed();
}

FontChecks::State FontChecks::stateOf(const std::string& sha256) const
{
    const auto known = m_fonts.find(sha256);
    return known == m_fonts.end() ? State::ready : known->second.state;
}

const FontChecks::Known* FontChecks::problem(const project::Track& track) const
{
    const auto known = m_fonts.find(track.instrument.soundfont);
    const bool plays = track.kind == project::TrackKind::instrument;
    return plays && known != m_fonts.end() && known->second.state != State::ready ? &known->second : nullptr;
}

QString FontChecks::problemOf(const project::Track& track) const
{
    const auto* known = problem(track);
    if (!known)
        return {};
    switch (known->state) {
    case State::checking:
        return tr("checking the SoundFont\u2026");
    case State::missing:
        return tr("SoundFont missing");
    case State::refused:
    case State::ready:
        break;
    }
    return tr("SoundFont cannot be played");
}

QString FontChecks::explanationOf(const project::Track& track) const
{
    const auto* known = problem(track);
    const auto* asset = known ? m_session.project().findAsset(track.instrument.soundfont) : nullptr;
    if (!asset)
        return {};
    const QString name = toQString(asset->name);
    if (known->state == State::missing)
        return tr("The SoundFont %1 is missing, so this track is silent. Find it by File, Find missing sounds, or "
                  "choose another instrument.")
            .arg(name);
    if (known->state == State::checking)
        return tr("The SoundFont %1 is being checked; the track plays when that is done.").arg(name);
    return toQString(known->why.sentence());
}

} // namespace melisma::ui
