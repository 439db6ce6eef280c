// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/value_box.h"

#include "ui/common/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace melisma::ui {
namespace {

constexpr double kPixels = 240.0; ///< of a drag from end to end
constexpr double kFine = 0.1;     ///< of a movement with Shift
constexpr int kInset = 8;         ///< px from the sides to the line
constexpr double kLine = 2.0;

} // namespace

ValueBox::ValueBox(double lowest, double highest, double usual, bool byRatio, QWidget* parent)
    : NumberBox(parent)
    , m_usual(usual)
    , m_byRatio(byRatio && lowest > 0.0)
{
    setRange(lowest, highest);
    lineEdit()->installEventFilter(this);
    lineEdit()->setCursor(Qt::SizeVerCursor);
}

double ValueBox::shareOf(double value) const
{
    return m_byRatio ? std::log(value / minimum()) / std::log(maximum() / minimum())
                     : (value - minimum()) / (maximum() - minimum());
}

double ValueBox::valueAt(double share) const
{
    const double held = std::clamp(share, 0.0, 1.0);
    return m_byRatio ? minimum() * std::pow(maximum() / minimum(), held) : std::lerp(minimum(), maximum(), held);
}

bool ValueBox::dragTo(QPointF at, bool fine)
{
    const QPointF way = at - m_drag->from;
    if (!m_drag->moved && way.manhattanLength() < QApplication::startDragDistance())
        return true;
    if (!std::exchange(m_drag->moved, true))
        emit dragBegan();
    m_drag->share = std::clamp(m_drag->share + (way.x() - way.y()) / kPixels * (fine ? kFine : 1.0), 0.0, 1.0);
    m_drag->from = at;
    setValue(valueAt(m_drag->share));
    return true;
}

bool ValueBox::endDrag()
{
    const bool moved = isDragged();
    m_drag.reset();
    if (moved)
        emit dragEnded();
    return moved;
}

void ValueBox::reset()
{
    emit dragBegan();
    setValue(m_usual);
    emit dragEnded();
}

bool ValueBox::eventFilter(QObject* watched, QEvent* event)
{
    const auto& mouse = static_cast<const QMouseEvent&>(*event);
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        if (mouse.button() != Qt::LeftButton)
            break;
        if (mouse.modifiers().testFlag(Qt::ControlModifier)) {
            reset();
            return true;
        }
        m_drag = Drag{mouse.globalPosition(), shareOf(value()), false};
        break;
    case QEvent::MouseMove:
        if (m_drag && mouse.buttons().testFlag(Qt::LeftButton))
            return dragTo(mouse.globalPosition(), mouse.modifiers().testFlag(Qt::ShiftModifier));
        break;
    case QEvent::MouseButtonRelease:
        endDrag();
        break;
    case QEvent::MouseButtonDblClick:
        endDrag();
        selectAll();
        return true;
    default:
        break;
    }
    return NumberBox::eventFilter(watched, event);
}

void ValueBox::paintEvent(QPaintEvent* event)
{
    NumberBox::paintEvent(event);
    QPainter painter(this);
    const double left = kInset;
    const double right = width() - kInset;
    const double y = height() - kLine - 2.0;
    painter.fillRect(QRectF(left, y, right - left, kLine), theme().bg3);
    // From the middle where the range has one at nothing: a gain of 0 dB is no share.
    const double from = minimum() < 0.0 && maximum() > 0.0 ? shareOf(0.0) : 0.0;
    const double to = shareOf(value());
    painter.fillRect(QRectF(left + (right - left) * std::min(from, to), y, (right - left) * std::abs(to - from), kLine),
                     isEnabled() ? theme().accent : theme().faint);
}

} // namespace melisma::ui
