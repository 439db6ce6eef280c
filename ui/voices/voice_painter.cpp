// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/voice_painter.h"

#include "ui/common/icon.h"
#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QPainter>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::VoicesPanel)
};

using State = VoiceListener::State;

constexpr int kButton = 28;
constexpr int kIcon = 12;
constexpr int kBadgeHeight = 18;
constexpr int kMargin = 8; ///< at both ends of a row

void paintGround(QPainter& painter, const QRect& row, const VoiceLook& look)
{
    const QRectF ground = QRectF(row).adjusted(0.5, 1.5, -0.5, -1.5);
    painter.setPen(look.focused ? QPen(theme().accent, 1.0) : QPen(Qt::NoPen));
    painter.setBrush(look.chosen ? theme().bg3 : look.hovered ? theme().bg2 : QColor(Qt::transparent));
    painter.drawRoundedRect(ground, theme().radius, theme().radius);
}

void paintButton(QPainter& painter, const QRect& button, const VoiceLook& look)
{
    const bool active = look.state != State::idle;
    painter.setPen(QPen(active ? theme().accent : theme().line, 1.0));
    painter.setBrush(active ? theme().accentDeep : theme().bg2);
    painter.drawEllipse(QRectF(button).adjusted(0.5, 0.5, -0.5, -0.5));
    QRect picture(0, 0, kIcon, kIcon);
    picture.moveCenter(button.center());
    if (!active)
        picture.translate(1, 0); // a triangle's weight is left of its middle
    icon(active ? QStringLiteral("stop") : QStringLiteral("play"), &Theme::text).paint(&painter, picture);
}

/// In the place of the button of a voice that has nothing to say: the first letter of its name.
void paintInitial(QPainter& painter, const QRect& place, const VoiceRow& voice)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().bg3);
    painter.drawEllipse(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5));
    QFont bold = theme().body();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(theme().text);
    painter.drawText(place, Qt::AlignCenter, voice.name.left(1).toUpper());
}

/// Right-aligned at `right`; answers where the next one may end.
int paintBadge(QPainter& painter, int right, int middle, const QString& text, const QColor& ink, bool filled)
{
    painter.setFont(theme().small());
    const int width = std::max(painter.fontMetrics().horizontalAdvance(text) + 12, 24);
    const QRect badge(right - width, middle - kBadgeHeight / 2, width, kBadgeHeight);
    painter.setPen(filled ? QPen(Qt::NoPen) : QPen(ink, 1.0));
    painter.setBrush(filled ? theme().bg3 : QColor(Qt::transparent));
    painter.drawRoundedRect(QRectF(badge).adjusted(0.5, 0.5, -0.5, -0.5), theme().radius, theme().radius);
    painter.setPen(ink);
    painter.drawText(badge, Qt::AlignCenter, text);
    return badge.left() - theme().spacing;
}

int paintBadges(QPainter& painter, const QRect& row, const VoiceRow& voice, const VoiceLook& look)
{
    int right = row.right() - kMargin;
    const int middle = row.top() + kVoiceRowHeight / 4 + 2; // beside the name: the second line needs all the room
    if (!voice.grade.isEmpty())
        right = paintBadge(painter, right, middle, voice.grade, theme().dim, !look.chosen);
    if (voice.sound)
        return paintBadge(painter, right, middle, stateBadge(*voice.sound), stateColour(*voice.sound), false);
    if (voice.isOwn())
        right = paintBadge(painter, right, middle, Words::tr("yours"), theme().text, !look.chosen);
    if (voice.rough)
        right = paintBadge(painter, right, middle, Words::tr("rough"), theme().warn, false);
    return right;
}

QString secondLine(const VoiceRow& voice, const VoiceLook& look)
{
    switch (look.state) {
    case State::waiting:
        return Words::tr("Waiting for its turn \u2026");
    case State::speaking:
        return Words::tr("Preparing its sentence \u2026");
    case State::playing:
        return Words::tr("Speaking");
    case State::idle:
        break;
    }
    return voice.facts();
}

/// The name ends at `badges`.
void paintTexts(QPainter& painter, const QRect& place, int badges, const VoiceRow& voice, const VoiceLook& look)
{
    QFont bold = theme().body();
    bold.setWeight(QFont::DemiBold);
    const auto line = [&](const QFont& font, const QColor& ink, const QRect& rect, const QString& text) {
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
    };
    const int half = kVoiceRowHeight / 2;
    line(bold, theme().text, QRect(place.left(), place.top() + 5, badges - place.left(), half - 5), voice.name);
    line(theme().small(), look.state == State::idle ? theme().dim : theme().accent,
         QRect(place.left(), place.top() + half - 1, place.width(), half - 6), secondLine(voice, look));
}

} // namespace

QRect voiceButtonRect(const QRect& row)
{
    return {row.left() + kMargin, row.center().y() - kButton / 2 + 1, kButton, kButton};
}

void paintVoice(QPainter& painter, const QRect& row, const VoiceRow& voice, const VoiceLook& look)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter, row, look);
    const QRect button = voiceButtonRect(row);
    if (voice.sound)
        paintInitial(painter, button, voice);
    else
        paintButton(painter, button, look);
    const int badges = paintBadges(painter, row, voice, look);
    const int left = button.right() + 3 * theme().spacing;
    paintTexts(painter, QRect(left, row.top(), row.right() - kMargin - left, row.height()), badges, voice, look);
    painter.restore();
}

} // namespace melisma::ui
