// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/understood_view.h"

#include "ui/common/flow_layout.h"
#include "ui/common/widgets.h"
#include "ui/generate/prompt_chip.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextCursor>
#include <QVBoxLayout>

#include <algorithm>

namespace melisma::ui {
namespace {

QString reasonsIn(const std::vector<ReadStretch>& reading)
{
    QStringList reasons;
    for (const auto& stretch : reading)
        if (stretch.topic.isEmpty() && !stretch.why.isEmpty())
            reasons << stretch.why;
    reasons.removeDuplicates();
    return reasons.join(QStringLiteral("; "));
}

} // namespace

UnderstoodView::UnderstoodView(QPlainTextEdit& prompt, QWidget* parent) : QWidget(parent), m_prompt(prompt)
{
    setObjectName(QStringLiteral("understood"));
    setGrid(new QVBoxLayout(this), 0, 1);
    m_understood = addGroup(tr("Understood"));
    m_unused = addGroup({});
    m_unknown = addGroup(tr("Not understood"));
}

UnderstoodView::Group UnderstoodView::addGroup(const QString& title)
{
    Group group{smallLabel(title), new FlowLayout(6)};
    group.label->setContentsMargins(0, 4, 0, 0);
    group.label->hide();
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->addWidget(group.label);
    column->addLayout(group.chips);
    return group;
}

bool UnderstoodView::chipIsEdited() const
{
    return std::ranges::any_of(m_chips, [](const PromptChip* chip) { return chip->editing(); });
}

void UnderstoodView::showReading(const std::vector<ReadStretch>& reading, const QString& text)
{
    if (chipIsEdited())
        return;
    m_text = text;
    if (reading != m_reading) {
        m_reading = reading;
        m_chips.clear();
        for (const Group& group : {m_understood, m_unused, m_unknown})
            clearLayout(group.chips);
        for (std::size_t i = 0; i < m_reading.size(); ++i)
            addChip(m_reading[i], static_cast<int>(i));
        for (const Group& group : {m_understood, m_unused, m_unknown})
            group.label->setVisible(group.chips->count() > 0);
        m_unused.label->setText(tr("Understood, but not used: %1").arg(reasonsIn(m_reading)));
        updateGeometry();
    }
    if (m_focusNext >= 0 && m_chips.empty())
        m_prompt.setFocus();
    else if (m_focusNext >= 0)
        m_chips[std::min(static_cast<std::size_t>(m_focusNext), m_chips.size() - 1)]
            ->findChild<QPushButton*>()
            ->setFocus();
    m_focusNext = -1;
}

void UnderstoodView::addChip(const ReadStretch& stretch, int index)
{
    auto* chip = new PromptChip(stretch);
    const Group& group = !stretch.topic.isEmpty() ? m_understood : !stretch.why.isEmpty() ? m_unused : m_unknown;
    group.chips->addWidget(chip);
    m_chips.push_back(chip);
    connect(chip, &PromptChip::removed, this,
            [this, chip, index] { write(tidyCut(m_text, chip->stretch().cut), {}, index); });
    connect(chip, &PromptChip::changed, this,
            [this, chip, index](const QString& words) { write(chip->stretch().words, words, index); });
}

/// As one step of the box's own undo. A prompt that has changed since it was read is left alone: places may be wrong.
void UnderstoodView::write(TextSpan place, const QString& words, int focusNext)
{
    if (m_prompt.toPlainText() != m_text || place.end > m_text.size())
        return;
    m_focusNext = focusNext;
    QTextCursor cursor(m_prompt.document());
    cursor.setPosition(place.begin);
    cursor.setPosition(place.end, QTextCursor::KeepAnchor);
    cursor.insertText(words);
}

} // namespace melisma::ui
