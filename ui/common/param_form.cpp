// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/param_form.h"

#include "ui/common/text.h"
#include "ui/common/widgets.h"

#include <QGridLayout>
#include <QLabel>

namespace melisma::ui {

ParamForm::ParamForm(const std::vector<base::ParamSpec>& specs, QWidget* parent) : QWidget(parent)
{
    m_editors.reserve(specs.size());
    for (const auto& spec : specs)
        m_editors.push_back(makeParamEditor(spec, this, [this] { emit changed(); }));
    layOut();
}

void ParamForm::layOut()
{
    auto* grid = new QGridLayout(this);
    setGrid(grid, 0, 1);
    grid->setHorizontalSpacing(8);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    int row = 0;
    int column = 0;
    QWidget* previous = nullptr;
    for (const ParamEditor& editor : m_editors) {
        if (editor.wide && column == 1) {
            row += 2;
            column = 0;
        }
        const int span = editor.wide ? 2 : 1;
        if (editor.spec.kind != base::ParamKind::toggle) { // a check box carries its own label
            auto* label = smallLabel(toQString(editor.spec.label));
            label->setBuddy(editor.widget);
            label->setContentsMargins(0, row == 0 ? 0 : 8, 0, 0);
            grid->addWidget(label, row, column, 1, span);
        }
        grid->addWidget(editor.widget, row + 1, column, 1, span);
        if (previous)
            setTabOrder(previous, editor.widget);
        previous = editor.widget;
        column = editor.wide ? 0 : 1 - column;
        row += column == 0 ? 2 : 0;
    }
}

base::ParamValues ParamForm::values() const
{
    base::ParamValues values;
    for (const ParamEditor& editor : m_editors)
        if (const auto value = editor.read())
            values.set(editor.spec.key, *value);
    return values;
}

void ParamForm::setValues(const base::ParamValues& values)
{
    for (const ParamEditor& editor : m_editors) {
        const auto found = values.all().find(editor.spec.key);
        editor.write(found != values.all().end() ? std::optional(found->second) : editor.spec.defaultValue);
    }
}

QWidget* ParamForm::editor(const std::string& key) const
{
    for (const ParamEditor& editor : m_editors)
        if (editor.spec.key == key)
            return editor.widget;
    return nullptr;
}

} // namespace melisma::ui
