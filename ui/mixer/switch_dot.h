// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QPainter>

namespace melisma::ui {

/// A dot that is filled while what stands beside it works: an effect, a send.
class SwitchDot : public QAbstractButton {
public:
    static constexpr int kSize = 22;

    explicit SwitchDot(QWidget* parent) : QAbstractButton(parent)
    {
        setCheckable(true);
        setFixedSize(kSize, kSize);
        setFocusPolicy(Qt::TabFocus);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(hasFocus() ? theme().accent : isChecked() ? theme().accentDeep : theme().faint, 1.5));
        painter.setBrush(isChecked() ? theme().accent : Qt::transparent);
        painter.drawEllipse(QPointF(width() / 2.0, height() / 2.0), 4, 4);
    }
};

} // namespace melisma::ui
