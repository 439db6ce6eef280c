// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/number_box.h"

#include <QLocale>

namespace melisma::ui {
namespace {

constexpr QChar kMinus(0x2212);

QString plainly(QString text)
{
    return text.replace(kMinus, QLatin1Char('-')).replace(QLatin1Char(','), QLatin1Char('.'));
}

} // namespace

NumberBox::NumberBox(QWidget* parent) : QDoubleSpinBox(parent)
{
    setLocale(QLocale::c());
}

QString NumberBox::textFromValue(double value) const
{
    return QDoubleSpinBox::textFromValue(value).replace(QLatin1Char('-'), kMinus);
}

double NumberBox::valueFromText(const QString& text) const
{
    return QDoubleSpinBox::valueFromText(plainly(text));
}

QValidator::State NumberBox::validate(QString& text, int& position) const
{
    QString plain = plainly(text); // as long as the text, so that the position holds
    return QDoubleSpinBox::validate(plain, position);
}

} // namespace melisma::ui
