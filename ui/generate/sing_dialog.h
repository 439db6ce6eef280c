// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/generate/clip_task_dialog.h"

namespace melisma::ui {

/// What a clip is to say and who sings it. It begins with the notes' own syllables, else the words it was sung with
/// last, and with the voice of that time.
class SingDialog : public ClipTaskDialog {
    Q_OBJECT
public:
    SingDialog(Session& session, const base::TaskDescriptor& task, project::ClipId clip, QWidget* parent = nullptr);

protected:
    std::optional<base::ParamValues> wish() override;
    std::uint64_t seed() const override;

private:
    base::ParamValues startingValues() const;
    QString notesLine() const;

    QString m_own; ///< the notes' syllables, as they were filled in
};

} // namespace melisma::ui
