// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/said_label.h"

#include "ui/common/widgets.h"

#include <QLabel>

namespace melisma::ui {

void say(QLabel& label, const QString& sentence, bool failed)
{
    setRole(&label, failed ? "failure" : "said");
    label.setText(sentence);
    label.setVisible(!sentence.isEmpty());
}

} // namespace melisma::ui
