// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>

namespace melisma::ui {

/// A gain as a number that can be typed: "−4.0", "−∞" for silence; a plain minus is taken too.
class GainBox : public QDoubleSpinBox {
    Q_OBJECT
public:
    explicit GainBox(QWidget* parent = nullptr);

    void setGainDb(double decibels); ///< silent: emits nothing
    QString textFromValue(double value) const override;
    double valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
};

} // namespace melisma::ui
