// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QColor>

namespace melisma::ui {

/// A small letter button of a track header (M, S), filled with `lit` while it is on.
class MixButton : public QAbstractButton {
    Q_OBJECT
public:
    MixButton(const QString& letter, const QString& name, const QColor& lit, const QColor& litText,
              QWidget* parent = nullptr);
    void setColours(const QColor& lit, const QColor& litText);
    QSize sizeHint() const override { return {24, 22}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QColor m_lit;
    QColor m_litText;
};

} // namespace melisma::ui
