// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/param_spec.h"
#include "ui/common/param_editor.h"

#include <QWidget>

#include <vector>

namespace melisma::ui {

/// A form made from ParamSpecs alone, so that a new task needs no code here. Short fields stand two in a row.
class ParamForm : public QWidget {
    Q_OBJECT
public:
    explicit ParamForm(const std::vector<base::ParamSpec>& specs, QWidget* parent = nullptr);

    /// What was asked for; keys left to the task are absent.
    base::ParamValues values() const;
    /// Fields whose key is absent go back to their default.
    void setValues(const base::ParamValues& values);
    const std::vector<ParamEditor>& editors() const { return m_editors; }
    QWidget* editor(const std::string& key) const; ///< nullptr when there is none

signals:
    void changed();

private:
    void layOut();

    std::vector<ParamEditor> m_editors;
};

} // namespace melisma::ui
