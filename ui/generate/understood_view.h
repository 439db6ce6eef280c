// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <QWidget>

class QLabel;

namespace melisma::ui {

class FlowLayout;

/// After a job: which words of the prompt were understood, as what, and which were ignored.
class UnderstoodView : public QWidget {
    Q_OBJECT
public:
    explicit UnderstoodView(QWidget* parent = nullptr);

    /// `facts` holds "understood": [{"text", "as"}] and "ignored": [text].
    void showFacts(const base::Json& facts);
    void clear();

private:
    FlowLayout* m_understood;
    FlowLayout* m_ignored;
    QLabel* m_understoodLabel;
    QLabel* m_ignoredLabel;
};

} // namespace melisma::ui
