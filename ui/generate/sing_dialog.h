// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QDialog>

class QLabel;

namespace melisma::ui {

class ParamForm;

/// What a clip is to say and who sings it; Sing hands in the job. Made from the task's parameters. It begins with the
/// notes' own syllables, else the words it was sung with last, and with the voice of that time.
class SingDialog : public QDialog {
    Q_OBJECT
public:
    SingDialog(Session& session, const base::TaskDescriptor& task, project::ClipId clip, QWidget* parent = nullptr);

    ParamForm& form() { return *m_form; }
    void accept() override;

private:
    base::ParamValues startingValues() const;
    QString notesLine() const;
    QString text() const;

    Session& m_session;
    base::TaskDescriptor m_task;
    project::ClipId m_clip;
    QString m_own; ///< the notes' syllables, as they were filled in
    ParamForm* m_form;
    QLabel* m_problem;
};

} // namespace melisma::ui
