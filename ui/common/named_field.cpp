// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/named_field.h"

#include <QLineEdit>

namespace melisma::ui {

QLineEdit* namedField(const QString& label, const char* objectName)
{
    auto* field = new QLineEdit;
    field->setObjectName(QLatin1String(objectName));
    field->setAccessibleName(label);
    field->setPlaceholderText(label);
    return field;
}

} // namespace melisma::ui
