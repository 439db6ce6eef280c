// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/param_form.h"

#include "ui/common/spec_text.h"
#include "ui/common/widgets.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr int kRowsPerField = 3; ///< grid rows: label, control, what is added below it

/// The editors in their order, but a short field that would stand alone is joined by the next short one.
std::vector<const ParamEditor*> inPairs(const std::vector<ParamEditor>& editors)
{
    std::vector<const ParamEditor*> order;
    std::vector<const ParamEditor*> waiting;
    for (const ParamEditor& editor : editors)
        waiting.push_back(&editor);
    while (!waiting.empty()) {
        const ParamEditor* first = waiting.front();
        order.push_back(first);
        waiting.erase(waiting.begin());
        const auto partner =
            std::find_if(waiting.begin(), waiting.end(), [](const auto* other) { return !other->wide; });
        if (!first->wide && partner != waiting.end()) {
            order.push_back(*partner);
            waiting.erase(partner);
        }
    }
    return order;
}

} // namespace

ParamForm::ParamForm(const std::vector<base::ParamSpec>& specs, QWidget* parent, int columns)
    : QWidget(parent)
    , m_columns(columns)
{
    m_editors.reserve(specs.size());
    for (const auto& spec : specs)
        if (spec.isAsked())
            m_editors.push_back(makeParamEditor(spec, this, [this] { emit changed(); }));
    layOut();
}

bool ParamForm::isWide(const ParamEditor& editor) const
{
    return editor.wide && (m_columns == 2 || editor.spec.kind != base::ParamKind::toggle);
}

std::vector<const ParamEditor*> ParamForm::inRows() const
{
    if (m_columns == 2)
        return inPairs(m_editors);
    std::vector<const ParamEditor*> order;
    for (const ParamEditor& editor : m_editors)
        order.push_back(&editor);
    return order;
}

void ParamForm::addField(const ParamEditor& editor, int row, int column)
{
    const int span = isWide(editor) ? m_columns : 1;
    if (editor.spec.kind != base::ParamKind::toggle) { // a check box carries its own label
        auto* label = smallLabel(specText(editor.spec.label));
        label->setBuddy(editor.widget);
        label->setContentsMargins(0, row == 0 ? 0 : 8, 0, 0);
        m_grid->addWidget(label, row, column, 1, span);
    }
    m_grid->addWidget(editor.widget, row + 1, column, 1, span);
}

void ParamForm::layOut()
{
    m_grid = new QGridLayout(this);
    setGrid(m_grid, 0, 1);
    m_grid->setHorizontalSpacing(8);
    for (int column = 0; column < m_columns; ++column)
        m_grid->setColumnStretch(column, 1);
    int row = 0;
    int column = 0;
    QWidget* previous = nullptr;
    for (const ParamEditor* editor : inRows()) {
        if (isWide(*editor) && column > 0)
            row += kRowsPerField;
        if (isWide(*editor))
            column = 0;
        addField(*editor, row, column);
        if (previous)
            setTabOrder(previous, editor->widget);
        previous = editor->widget;
        column = isWide(*editor) ? 0 : (column + 1) % m_columns;
        row += column == 0 ? kRowsPerField : 0;
    }
}

void ParamForm::addBelow(const std::string& key, QWidget* widget)
{
    const int place = m_grid->indexOf(editor(key));
    if (place < 0)
        return;
    int row = 0, column = 0, rows = 0, columns = 0;
    m_grid->getItemPosition(place, &row, &column, &rows, &columns);
    m_grid->addWidget(widget, row + 1, 0, 1, m_columns);
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
