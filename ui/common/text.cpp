// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/text.h"

#include "core/project/project.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::Text)
};

} // namespace

QString toQString(const std::string& text)
{
    return QString::fromStdString(text);
}
QString toQString(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}
std::filesystem::path toPath(const QString& text)
{
    return {text.toStdString()};
}

QString numberText(double value, int decimals)
{
    QString text = QString::number(value, 'f', decimals);
    const bool isZero = std::none_of(text.begin(), text.end(), [](QChar c) { return c >= u'1' && c <= u'9'; });
    if (text.startsWith(u'-'))
        text = isZero ? text.mid(1) : QChar(0x2212) + text.mid(1);
    return text;
}

QString gainText(double decibels)
{
    return decibels <= project::kSilentDb ? QStringLiteral("\u2212\u221e") : numberText(decibels, 1);
}

QString clockText(base::Seconds time)
{
    const auto milliseconds = std::llround(std::max(time.value, 0.0) * 1000.0);
    return QStringLiteral("%1:%2.%3")
        .arg(milliseconds / 60000)
        .arg(milliseconds / 1000 % 60, 2, 10, QLatin1Char('0'))
        .arg(milliseconds % 1000, 3, 10, QLatin1Char('0'));
}

QString durationText(double seconds)
{
    const auto whole = std::max<long long>(std::llround(seconds), 1);
    if (whole < 60)
        return Words::tr("%1 s").arg(whole);
    return whole % 60 == 0 ? Words::tr("%1 min").arg(whole / 60)
                           : Words::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
}

QString shortened(const QString& text, int length)
{
    const QString plain = text.simplified();
    if (plain.size() <= length)
        return plain;
    const auto space = plain.lastIndexOf(u' ', length - 1);
    QString cut = plain.left(space > length / 2 ? space : length - 1);
    while (!cut.isEmpty() && cut.back().isPunct())
        cut.chop(1);
    return cut + QChar(0x2026);
}

} // namespace melisma::ui
