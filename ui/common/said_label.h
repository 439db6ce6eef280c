// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;
class QString;

namespace melisma::ui {

/// Shows `sentence` in `label`, as a failure or plainly; an empty one hides it.
void say(QLabel& label, const QString& sentence, bool failed);

} // namespace melisma::ui
