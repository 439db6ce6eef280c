// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/param_spec.h"
#include "ui/common/param_editor.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace melisma::ui {

/// A form made from ParamSpecs alone, so that a new task needs no code here. Short fields stand side by side.
class ParamForm : public QWidget {
    Q_OBJECT
public:
    /// With other than two columns check boxes stand in line with the rest.
    explicit ParamForm(const std::vector<base::ParamSpec>& specs, QWidget* parent = nullptr, int columns = 2);

    /// What was asked for; keys left to the task are absent.
    base::ParamValues values() const;
    /// Fields whose key is absent go back to their default.
    void setValues(const base::ParamValues& values);
    const std::vector<ParamEditor>& editors() const { return m_editors; }
    QWidget* editor(const std::string& key) const; ///< nullptr when there is none

    /// Puts `widget` across the form right below a field; the form owns it from then on.
    void addBelow(const std::string& key, QWidget* widget);

signals:
    void changed();

private:
    void layOut();
    std::vector<const ParamEditor*> inRows() const;
    bool isWide(const ParamEditor& editor) const;
    void addField(const ParamEditor& editor, int row, int column);

    std::vector<ParamEditor> m_editors;
    int m_columns;
    QGridLayout* m_grid = nullptr;
};

} // namespace melisma::ui
