// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/system_appearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>

namespace melisma::ui {
namespace {

constexpr int kPatience = 300; ///< ms
constexpr uint kPrefersLight = 2;

QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

bool systemPrefersLight()
{
    const auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return false;
    auto question = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.portal.Desktop"), QStringLiteral("/org/freedesktop/portal/desktop"),
        QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("Read"));
    question << QStringLiteral("org.freedesktop.appearance") << QStringLiteral("color-scheme");
    const auto answer = bus.call(question, QDBus::Block, kPatience);
    return answer.type() == QDBusMessage::ReplyMessage && !answer.arguments().isEmpty() &&
           unwrapped(answer.arguments().front()).toUInt() == kPrefersLight;
}

} // namespace melisma::ui
