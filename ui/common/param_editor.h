// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/param_spec.h"

#include <functional>
#include <optional>

class QWidget;

namespace melisma::ui {

/// The widget for one ParamSpec with its reading and writing ends. "Nothing" means the task decides.
struct ParamEditor {
    base::ParamSpec spec;
    QWidget* widget = nullptr;
    bool wide = false; ///< takes the form's whole width
    std::function<std::optional<base::ParamValue>()> read;
    std::function<void(const std::optional<base::ParamValue>&)> write;
};

/// Builds the editor for `spec`; `changed` is called after every change by a person.
ParamEditor makeParamEditor(const base::ParamSpec& spec, QWidget* parent, const std::function<void()>& changed);

} // namespace melisma::ui
