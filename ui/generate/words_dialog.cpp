// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/words_dialog.h"

#include "ui/common/param_form.h"
#include "ui/common/text.h"
#include "ui/generate/word_actions.h"

namespace melisma::ui {

WordsDialog::WordsDialog(Session& session, const base::TaskDescriptor& task, project::ClipId clip, QWidget* parent)
    : ClipTaskDialog(session, task, clip, parent)
{
    base::ParamValues begin;
    begin.set(kLyrics, knownWords(session.project(), this->clip()));
    build({tr("Find the words in \u201c%1\u201d").arg(toQString(this->clip().name)),
           tr("Works on one voice in English. The words then stand under the clip."), tr("Find the words"),
           QStringLiteral("findWordsButton")},
          begin);
}

std::optional<base::ParamValues> WordsDialog::wish()
{
    return form().values();
}

} // namespace melisma::ui
