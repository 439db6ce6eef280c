// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/text_list.h"

namespace melisma::ui {

/// What the kinds of effects and their parameters are called; specText() looks here too.
const TextList& effectTexts();

} // namespace melisma::ui
