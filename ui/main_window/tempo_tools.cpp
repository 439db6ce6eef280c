// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/tempo_tools.h"

#include "audio/analysis/beat_finder.h"
#include "core/music/tempo_map.h"
#include "core/project/time_pitch.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"
#include "ui/timeline/clip_sound.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <optional>

namespace melisma::ui {
namespace {

/// Of the first selected clip that is sound. One take of a comp will do, for all keep one beat.
std::optional<ClipSound> selectedSound(const Session& session)
{
    auto sounds = soundsOf(session.project(), session.selectedClips());
    if (sounds.empty())
        return std::nullopt;
    const auto& clip = *session.project().findClip(sounds.front().clip);
    sounds.front().offset = {clip.offset.count};
    sounds.front().length = {clip.length.count};
    return sounds.front();
}

} // namespace

TempoTools::TempoTools(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_poster(std::make_shared<Poster>(this))
    , m_look(new QPushButton(tr("&Find in the clip")))
    , m_half(new QPushButton(QStringLiteral("\u00f7\u200a2")))
    , m_twice(new QPushButton(QStringLiteral("\u00d7\u200a2")))
    , m_words(smallLabel({}))
{
    auto* tap = new QPushButton(tr("T&ap"));
    tap->setToolTip(tr("Press in time with the music, three times or more"));
    tap->setAutoDefault(false);
    m_look->setAutoDefault(false);
    m_look->setEnabled(selectedSound(session).has_value());
    m_look->setToolTip(m_look->isEnabled() ? tr("Listen for the beat of the selected clip")
                                           : tr("Select a clip of sound first"));
    auto* row = new QHBoxLayout;
    row->addWidget(tap);
    row->addWidget(m_look);
    row->addStretch();
    const auto scales = [&](QPushButton* button, const char* name, const QString& text, double by) {
        button->setObjectName(QLatin1String(name));
        button->setAccessibleName(text);
        button->setToolTip(text);
        button->setAutoDefault(false);
        button->setEnabled(false);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, by] { tell(m_bpm * by); });
    };
    scales(m_half, "halfTempo", tr("Count it half as fast"), 0.5);
    scales(m_twice, "twiceTempo", tr("Count it twice as fast"), 2.0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addLayout(row);
    column->addWidget(m_words);
    m_words->hide();
    m_clock.start();
    // Of the press, not of the click that follows when the button is let go.
    connect(tap, &QPushButton::pressed, this, &TempoTools::tap);
    connect(m_look, &QPushButton::clicked, this, &TempoTools::look);
}

TempoTools::~TempoTools()
{
    m_poster->close();
}

void TempoTools::tap()
{
    const double seconds = static_cast<double>(m_clock.nsecsElapsed()) * 1e-9;
    if (const auto bpm = m_taps.tap({seconds}))
        tell(*bpm);
}

void TempoTools::tell(double bpm)
{
    m_bpm = bpm;
    m_half->setEnabled(bpm / 2.0 >= music::TempoMap::kSlowest);
    m_twice->setEnabled(bpm * 2.0 <= music::TempoMap::kFastest);
    emit found(bpm);
}

void TempoTools::look()
{
    const auto sound = selectedSound(m_session);
    if (!sound)
        return;
    const auto& how = sound->timePitch;
    m_look->setEnabled(false);
    m_words->setText(tr("Listening\u2026"));
    m_words->show();
    m_thread = std::jthread([this, poster = m_poster, file = m_session.mediaPath(sound->asset),
                             start = base::toSeconds(project::fileFrames(sound->offset, how), sound->asset.sampleRate),
                             length = base::toSeconds(project::fileFrames(sound->length, how), sound->asset.sampleRate),
                             ratio = how.ratio](const std::stop_token& stop) {
        auto beat = audio::findBeat(file, start, length, stop);
        if (beat)
            beat->bpm /= ratio; // as it is heard
        poster->post([this, beat] { land(beat); });
    });
}

void TempoTools::land(const base::Result<music::BeatLine>& beat)
{
    m_look->setEnabled(true);
    m_words->setVisible(!beat.ok());
    if (beat)
        tell(beat->bpm);
    else
        m_words->setText(toQString(beat.error().sentence()));
}

} // namespace melisma::ui
