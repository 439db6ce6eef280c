// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the keyboard does among the bands, and what assistive programs are told of them.
#include "ui/common/text.h"
#include "ui/mixer/band_graph.h"

#include <QFocusEvent>
#include <QKeyEvent>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr double kHertzStep = 1.0 / 12.0; ///< octaves a key
constexpr double kGainStep = 0.5;         ///< dB a key
constexpr double kWidthStep = 1.1;        ///< times a key

QString hertzText(double hertz)
{
    return hertz < 1000.0 ? BandGraph::tr("%1 Hz").arg(numberText(hertz, hertz < 100.0 ? 1 : 0))
                          : BandGraph::tr("%1 kHz").arg(numberText(hertz / 1000.0, 2));
}

QString signedText(double db)
{
    return (db > 0.0 ? QStringLiteral("+") : QString()) + numberText(db, 1);
}

} // namespace

bool BandGraph::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && m_chosen) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        for (const int own : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_PageUp, Qt::Key_PageDown,
                              Qt::Key_Space, Qt::Key_Return, Qt::Key_Delete})
            if (key == own) {
                event->accept();
                return true;
            }
    }
    return QWidget::event(event);
}

bool BandGraph::focusNextPrevChild(bool next)
{
    const auto count = m_model->handles().size();
    const bool stays = m_chosen ? (next ? *m_chosen + 1 < count : *m_chosen > 0) : false;
    if (!stays)
        return QWidget::focusNextPrevChild(next);
    choose(next ? *m_chosen + 1 : *m_chosen - 1);
    return true;
}

void BandGraph::focusInEvent(QFocusEvent* event)
{
    const auto last = m_model->handles().size() - 1;
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason || !m_chosen)
        if (event->reason() != Qt::MouseFocusReason)
            choose(event->reason() == Qt::BacktabFocusReason ? last : 0);
    tellFocus(*this);
    update();
}

void BandGraph::focusOutEvent(QFocusEvent* event)
{
    EffectView::focusOutEvent(event);
    endDrag(true);
    update();
}

void BandGraph::keyPressEvent(QKeyEvent* event)
{
    if (!pressKey(*event))
        QWidget::keyPressEvent(event);
}

bool BandGraph::pressKey(const QKeyEvent& event)
{
    if (event.key() == Qt::Key_Escape && m_drag) {
        endDrag(false);
        return true;
    }
    if (!m_chosen || m_drag || !isEnabled())
        return false;
    const double size = event.modifiers().testFlag(Qt::ShiftModifier) ? kFine : 1.0;
    const auto step = [this](auto change) {
        change();
        set(m_params); // steps of one key go together
        tellFocus(*this);
        return true;
    };
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        return step([&] { stepHertz(event.key() == Qt::Key_Right ? kHertzStep * size : -kHertzStep * size); });
    case Qt::Key_Up:
    case Qt::Key_Down:
        return step([&] { stepGain((event.key() == Qt::Key_Up ? kGainStep : -kGainStep) * std::max(size, 0.2)); });
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return step([&] { stepWidth(event.key() == Qt::Key_PageUp ? kWidthStep : 1.0 / kWidthStep); });
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Delete:
        toggleOrReset(*m_chosen);
        tellFocus(*this);
        return true;
    default:
        return false;
    }
}

QString BandGraph::valueText(std::size_t index) const
{
    const auto& own = handle(index);
    QStringList parts;
    if (!own.on.empty())
        parts << (isOn(index) ? tr("on", "a filter") : tr("off", "a filter"));
    if (!own.hertz.empty())
        parts << hertzText(valueOf(own.hertz));
    if (!own.gain.empty())
        parts << tr("%1 dB").arg(signedText(valueOf(own.gain)));
    if (!own.width.empty())
        parts << tr("Q %1").arg(numberText(valueOf(own.width), 2));
    return parts.join(QStringLiteral(", "));
}

std::vector<PaintedPart> BandGraph::paintedParts() const
{
    std::vector<PaintedPart> parts;
    for (std::size_t i = 0; i < m_model->handles().size(); ++i) {
        const QRectF place(placeOf(i) - QPointF(kReach, kReach), QSizeF(2 * kReach, 2 * kReach));
        parts.push_back(
            {i + 1, 0, QAccessible::ListItem, handle(i).name, valueText(i), place.toAlignedRect(), m_chosen == i});
    }
    return parts;
}

void BandGraph::pressPart(std::uint64_t key)
{
    if (key >= 1 && key <= m_model->handles().size())
        choose(static_cast<std::size_t>(key - 1));
}

} // namespace melisma::ui
