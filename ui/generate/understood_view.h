// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/generate/prompt_reading.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPlainTextEdit;

namespace melisma::ui {

class FlowLayout;
class PromptChip;

/// Which words of the prompt are understood and as what, which are understood but not used, and which are not
/// understood; each is a chip that changes the prompt.
class UnderstoodView : public QWidget {
    Q_OBJECT
public:
    /// Chips write into `prompt`, which outlives the view.
    explicit UnderstoodView(QPlainTextEdit& prompt, QWidget* parent = nullptr);

    /// `reading` is of `text`; it is passed over where the prompt has changed since (the next is on its way).
    void showReading(const std::vector<ReadStretch>& reading, const QString& text);
    void clear() { showReading({}, m_text); }

private:
    struct Group {
        QLabel* label;
        FlowLayout* chips;
    };
    Group addGroup(const QString& title);
    void addChip(const ReadStretch& stretch, int index);
    bool chipIsEdited() const;
    void write(TextSpan place, const QString& words, int focusNext);

    QPlainTextEdit& m_prompt;
    std::vector<ReadStretch> m_reading;
    QString m_text;
    std::vector<PromptChip*> m_chips; ///< in the order of the prompt
    int m_focusNext = -1;             ///< the chip that gets the focus after the next reading
    Group m_understood;
    Group m_unused;
    Group m_unknown;
};

} // namespace melisma::ui
