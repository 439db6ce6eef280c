// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/understood_view.h"

#include "ui/common/flow_layout.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"

#include <QLabel>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

/// "rhodes" as "instrument: Electric Piano" reads "rhodes → Electric Piano"; what was taken at its word stands alone.
QString understoodText(const base::Json& item)
{
    if (item.is_string())
        return toQString(item.get<std::string>());
    const QString text = toQString(base::memberOr<std::string>(item, "text", ""));
    const QString as = toQString(base::memberOr<std::string>(item, "as", "")).section(QStringLiteral(": "), -1);
    const bool literal = as.isEmpty() || as.compare(text, Qt::CaseInsensitive) == 0;
    return literal ? text : text + QStringLiteral(" \u2192 ") + as;
}

QString ignoredText(const base::Json& item)
{
    return toQString(item.is_string() ? item.get<std::string>() : base::memberOr<std::string>(item, "text", ""));
}

template <class ToText>
int addChips(FlowLayout* row, const base::Json& facts, const char* key, bool understood, ToText toText)
{
    const auto list = facts.find(key);
    if (list == facts.end() || !list->is_array())
        return 0;
    for (const auto& item : *list)
        if (const QString text = toText(item); !text.isEmpty())
            row->addWidget(chip(text, understood));
    return row->count();
}

} // namespace

UnderstoodView::UnderstoodView(QWidget* parent)
    : QWidget(parent)
    , m_understood(new FlowLayout(6))
    , m_ignored(new FlowLayout(6))
    , m_understoodLabel(smallLabel(tr("Understood")))
    , m_ignoredLabel(smallLabel(tr("Ignored")))
{
    auto* layout = new QVBoxLayout(this);
    setGrid(layout, 0, 1);
    layout->addWidget(m_understoodLabel);
    layout->addLayout(m_understood);
    layout->addWidget(m_ignoredLabel);
    layout->addLayout(m_ignored);
    clear();
}

void UnderstoodView::showFacts(const base::Json& facts)
{
    clear();
    if (!facts.is_object())
        return;
    m_understoodLabel->setVisible(addChips(m_understood, facts, "understood", true, understoodText) > 0);
    m_ignoredLabel->setVisible(addChips(m_ignored, facts, "ignored", false, ignoredText) > 0);
    updateGeometry();
}

void UnderstoodView::clear()
{
    clearLayout(m_understood);
    clearLayout(m_ignored);
    m_understoodLabel->hide();
    m_ignoredLabel->hide();
}

} // namespace melisma::ui
