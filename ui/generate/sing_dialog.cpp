// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/sing_dialog.h"

#include "core/project/score_of.h"
#include "ui/common/param_form.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"
#include "ui/generate/clip_lyrics.h"
#include "ui/generate/sing_actions.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace melisma::ui {
namespace {

constexpr const char* kLyrics = "lyrics";
constexpr int kLyricsHeight = 148;
constexpr int kWidth = 420;

/// A name for the record is asked for where voices are made.
std::vector<base::ParamSpec> asked(std::vector<base::ParamSpec> params)
{
    std::erase_if(params, [](const base::ParamSpec& spec) { return spec.key == "voiceName"; });
    return params;
}

} // namespace

SingDialog::SingDialog(Session& session, const base::TaskDescriptor& task, project::ClipId clip, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_task(task)
    , m_clip(clip)
    , m_form(new ParamForm(asked(task.params)))
    , m_problem(smallLabel({}))
{
    const auto* sung = session.project().findClip(clip);
    setWindowTitle(tr("Sing \u201c%1\u201d").arg(toQString(sung->name)));
    m_own = toQString(lyricsOf(project::soundingNotes(*sung)));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto* sing = accentButton(wasSung(session.project(), clip) ? tr("Sing again") : tr("Sing"));
    sing->setObjectName(QStringLiteral("singButton"));
    sing->setDefault(true);
    buttons->addButton(sing, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &SingDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &SingDialog::reject);
    auto* layout = new QVBoxLayout(this);
    setGrid(layout, 5, 3);
    layout->addWidget(smallLabel(notesLine()));
    layout->addWidget(m_form, 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    setRole(m_problem, "failure");
    m_problem->hide();
    setMinimumWidth(kWidth);
    m_form->setValues(startingValues());
    if (auto* lyrics = qobject_cast<QPlainTextEdit*>(m_form->editor(kLyrics))) {
        lyrics->setFixedHeight(kLyricsHeight);
        lyrics->setFocus();
    }
}

/// How many notes wait for syllables, and where the sound will be.
QString SingDialog::notesLine() const
{
    const auto count = project::soundingNotes(*m_session.project().findClip(m_clip)).notes.size();
    return wasSung(m_session.project(), m_clip)
               ? tr("%n notes. The result becomes another take on the track Lead vocal.", nullptr,
                    static_cast<int>(count))
               : tr("%n notes. The result goes onto the track Lead vocal.", nullptr, static_cast<int>(count));
}

base::ParamValues SingDialog::startingValues() const
{
    const auto* last = lastSung(m_session.project(), *m_session.project().findClip(m_clip));
    base::ParamValues values = last ? last->provenance.params : base::ParamValues();
    if (!m_own.isEmpty())
        values.set(kLyrics, m_own.toStdString());
    return values;
}

QString SingDialog::text() const
{
    return toQString(m_form->values().text(kLyrics).value_or(""));
}

void SingDialog::accept()
{
    auto values = m_form->values();
    const auto refuse = [this](const QString& why) {
        m_problem->setText(why);
        m_problem->show();
    };
    if (m_own.isEmpty() && text().trimmed().isEmpty())
        return refuse(tr("Write some words to sing first."));
    if (text().simplified() == m_own.simplified())
        values.erase(kLyrics); // the notes say it, each its own
    if (const auto good = base::validate(m_task.params, values); !good)
        return refuse(toQString(good.error().sentence()));
    const auto seed = QRandomGenerator::global()->bounded(1, std::numeric_limits<int>::max());
    if (!m_session.generate(m_task, values, static_cast<std::uint64_t>(seed), m_clip))
        return refuse(tr("The clip is no longer there."));
    QDialog::accept();
}

} // namespace melisma::ui
