// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/generate/prompt_reading.h"

#include <QFrame>

class QLineEdit;
class QPushButton;

namespace melisma::ui {

/// One understood (solid) or unused (dashed) stretch of the prompt. Click, Enter or Space edits its words in place,
/// Delete or the cross takes them out of the prompt.
class PromptChip : public QFrame {
    Q_OBJECT
public:
    explicit PromptChip(ReadStretch stretch, QWidget* parent = nullptr);

    const ReadStretch& stretch() const { return m_stretch; }
    bool editing() const { return m_editor != nullptr; }
    void edit();

signals:
    void changed(const QString& words);
    void removed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void finish(bool take);

    ReadStretch m_stretch;
    QPushButton* m_button;
    QLineEdit* m_editor = nullptr; ///< only while it is edited
};

} // namespace melisma::ui
