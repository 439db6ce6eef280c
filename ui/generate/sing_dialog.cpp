// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/sing_dialog.h"

#include "core/project/score_of.h"
#include "ui/common/param_form.h"
#include "ui/common/text.h"
#include "ui/generate/clip_lyrics.h"
#include "ui/generate/sing_actions.h"

#include <QRandomGenerator>

#include <limits>

namespace melisma::ui {

SingDialog::SingDialog(Session& session, const base::TaskDescriptor& task, project::ClipId clip, QWidget* parent)
    : ClipTaskDialog(session, task, clip, parent)
    , m_own(toQString(lyricsOf(project::soundingNotes(this->clip()))))
{
    build({tr("Sing \u201c%1\u201d").arg(toQString(this->clip().name)), notesLine(),
           wasSung(session.project(), clip) ? tr("Sing again") : tr("Sing"), QStringLiteral("singButton")},
          startingValues());
}

/// How many notes wait for syllables, and where the sound will be.
QString SingDialog::notesLine() const
{
    const auto count = static_cast<int>(project::soundingNotes(clip()).notes.size());
    return wasSung(session().project(), clip().id)
               ? tr("%n notes. The melody becomes another take on the track Lead vocal, a second voice goes onto "
                    "Harmony "
                    "vocal.",
                    nullptr, count)
               : tr("%n notes. The melody goes onto the track Lead vocal, a second voice onto Harmony vocal.", nullptr,
                    count);
}

base::ParamValues SingDialog::startingValues() const
{
    const auto* last = lastSung(session().project(), clip());
    base::ParamValues values = last ? last->provenance.params : base::ParamValues();
    if (!m_own.isEmpty())
        values.set(kLyrics, m_own.toStdString());
    return values;
}

std::uint64_t SingDialog::seed() const
{
    return static_cast<std::uint64_t>(QRandomGenerator::global()->bounded(1, std::numeric_limits<int>::max()));
}

std::optional<base::ParamValues> SingDialog::wish()
{
    auto values = form().values();
    if (m_own.isEmpty() && words().trimmed().isEmpty()) {
        refuse(tr("Write some words to sing first."));
        return std::nullopt;
    }
    if (words().simplified() == m_own.simplified())
        values.erase(kLyrics); // the notes say it, each its own
    return values;
}

} // namespace melisma::ui
