// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/generate/clip_task_dialog.h"

namespace melisma::ui {

/// What is said or sung in a clip with sound, to be found there. It begins with the words that are known.
class WordsDialog : public ClipTaskDialog {
    Q_OBJECT
public:
    WordsDialog(Session& session, const base::TaskDescriptor& task, project::ClipId clip, QWidget* parent = nullptr);

protected:
    std::optional<base::ParamValues> wish() override;
};

} // namespace melisma::ui
