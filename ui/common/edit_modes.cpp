// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/edit_modes.h"

#include <QSettings>

#include <array>

namespace melisma::ui {
namespace {

constexpr std::array kRipples = {"off", "clip", "track", "all"};
constexpr std::array kSnaps = {"grid", "events", "off"};
constexpr std::array kRulerRows = {"bars", "both", "time"};
constexpr std::array kTimeForms = {"clock", "24", "25", "29.97-drop", "30"};

template <class Mode, std::size_t n>
Mode stored(const char* key, const std::array<const char*, n>& words, Mode usual)
{
    const QString word = QSettings().value(QLatin1String(key)).toString();
    for (std::size_t i = 0; i < n; ++i)
        if (word == QLatin1String(words[i]))
            return static_cast<Mode>(i);
    return usual;
}

} // namespace

EditModes::EditModes(QObject* parent)
    : QObject(parent)
    , m_ripple(stored("editing/ripple", kRipples, edits::Ripple::off))
    , m_snap(stored("editing/snap", kSnaps, Snap::grid))
    , m_gridLines(QSettings().value(QStringLiteral("editing/gridLines"), true).toBool())
    , m_rulerRows(stored("view/ruler", kRulerRows, RulerRows::bars))
    , m_timeForm(stored("view/timeForm", kTimeForms, TimeForm::clock))
{}

void EditModes::setRipple(edits::Ripple ripple)
{
    m_ripple = ripple;
    QSettings().setValue(QStringLiteral("editing/ripple"), QLatin1String(kRipples[static_cast<std::size_t>(ripple)]));
    emit changed();
}

void EditModes::setSnap(Snap snap)
{
    m_snap = snap;
    QSettings().setValue(QStringLiteral("editing/snap"), QLatin1String(kSnaps[static_cast<std::size_t>(snap)]));
    emit changed();
}

void EditModes::setGridLines(bool shown)
{
    m_gridLines = shown;
    QSettings().setValue(QStringLiteral("editing/gridLines"), shown);
    emit changed();
}

void EditModes::setRulerRows(RulerRows rows)
{
    m_rulerRows = rows;
    QSettings().setValue(QStringLiteral("view/ruler"), QLatin1String(kRulerRows[static_cast<std::size_t>(rows)]));
    emit changed();
}

void EditModes::setTimeForm(TimeForm form)
{
    m_timeForm = form;
    QSettings().setValue(QStringLiteral("view/timeForm"), QLatin1String(kTimeForms[static_cast<std::size_t>(form)]));
    emit changed();
}

void EditModes::setBoard(edits::ClipBoard board)
{
    m_board = std::move(board);
    emit changed();
}

} // namespace melisma::ui
