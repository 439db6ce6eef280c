// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QDialog>

class QLabel;

namespace melisma::ui {

class ParamForm;

/// What is said or sung in a clip; "Find the words" hands in the job. Made from the task's parameters. It begins with
/// the words that are known.
class WordsDialog : public QDialog {
    Q_OBJECT
public:
    WordsDialog(Session& session, const base::TaskDescriptor& task, project::ClipId clip, QWidget* parent = nullptr);

    ParamForm& form() { return *m_form; }
    void accept() override;

private:
    Session& m_session;
    base::TaskDescriptor m_task;
    project::ClipId m_clip;
    ParamForm* m_form;
    QLabel* m_problem;
};

} // namespace melisma::ui
