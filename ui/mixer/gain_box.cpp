// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/gain_box.h"

#include "core/project/project.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QLocale>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr QChar kMinus(0x2212);
constexpr QChar kInfinity(0x221e);

/// The number in `text`, whichever minus or decimal sign it has.
std::optional<double> numberIn(QString text)
{
    text = text.trimmed().replace(kMinus, QLatin1Char('-')).replace(QLatin1Char(','), QLatin1Char('.'));
    if (text.contains(kInfinity))
        return project::kSilentDb;
    bool good = false;
    const double value = QLocale::c().toDouble(text, &good);
    return good ? std::optional(value) : std::nullopt;
}

} // namespace

GainBox::GainBox(QWidget* parent) : QDoubleSpinBox(parent)
{
    setRange(project::kSilentDb, project::kLoudestDb);
    setDecimals(1);
    setSingleStep(0.5);
    setButtonSymbols(QAbstractSpinBox::NoButtons);
    setAlignment(Qt::AlignCenter);
    setKeyboardTracking(false);
    setFont(theme().small());
    setFixedHeight(22);
    setFocusPolicy(Qt::StrongFocus);
    setStyleSheet(QStringLiteral("padding: 0 2px; min-height: 0;"));
    setToolTip(tr("Gain in dB"));
}

void GainBox::setGainDb(double decibels)
{
    const QSignalBlocker quiet(this);
    setValue(decibels);
}

QString GainBox::textFromValue(double value) const
{
    return gainText(value);
}

double GainBox::valueFromText(const QString& text) const
{
    return std::clamp(numberIn(text).value_or(value()), minimum(), maximum());
}

QValidator::State GainBox::validate(QString& text, int&) const
{
    if (const auto number = numberIn(text))
        return *number >= minimum() && *number <= maximum() ? QValidator::Acceptable : QValidator::Intermediate;
    const QString allowed = QStringLiteral("0123456789.,-") + kMinus + kInfinity;
    const bool plausible = std::ranges::all_of(text, [&](QChar c) { return allowed.contains(c); });
    return plausible ? QValidator::Intermediate : QValidator::Invalid;
}

} // namespace melisma::ui
