// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/param_spec.h"
#include "core/base/task.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace melisma::jobs {
class JobQueue;
}

namespace melisma::ui {

class PromptPreview;

/// Below a field for lyrics: a button that has the task draft some, and a line that says whose the words are. The
/// worker drafts; what stood in the field comes back by its own undo. The field and the queue must outlive it.
class LyricDraft : public QWidget {
    Q_OBJECT
public:
    LyricDraft(jobs::JobQueue& queue, QPlainTextEdit& lyrics, QWidget* parent = nullptr);

    /// Whether the task can draft words.
    static bool isOffered(const base::TaskDescriptor& task);
    /// Has words drafted for these parameters and this seed.
    void draft(const std::string& task, base::ParamValues params, std::uint64_t seed);

signals:
    void wanted(); ///< the button was pressed: draft() is to follow
    void refused(const QString& why);

private:
    void fill(const QString& words);
    void end();
    void showWhose();

    QPlainTextEdit& m_lyrics;
    PromptPreview* m_preview;
    QPushButton* m_button;
    QLabel* m_whose;
    QString m_drafted; ///< the last words that came; empty before
};

} // namespace melisma::ui
