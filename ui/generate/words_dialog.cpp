// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/words_dialog.h"

#include "ui/common/param_form.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"
#include "ui/generate/word_actions.h"

#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

constexpr const char* kLyrics = "lyrics";
constexpr int kLyricsHeight = 148;
constexpr int kWidth = 420;

} // namespace

WordsDialog::WordsDialog(Session& session, const base::TaskDescriptor& task, project::ClipId clip, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_task(task)
    , m_clip(clip)
    , m_form(new ParamForm(task.params))
    , m_problem(smallLabel({}))
{
    const auto* heard = session.project().findClip(clip);
    setWindowTitle(tr("Find the words in \u201c%1\u201d").arg(toQString(heard->name)));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto* find = accentButton(tr("Find the words"));
    find->setObjectName(QStringLiteral("findWordsButton"));
    find->setDefault(true);
    buttons->addButton(find, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &WordsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &WordsDialog::reject);
    auto* layout = new QVBoxLayout(this);
    setGrid(layout, 5, 3);
    layout->addWidget(smallLabel(tr("Works on one voice in English. The words then stand under the clip.")));
    layout->addWidget(m_form, 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    setRole(m_problem, "failure");
    m_problem->hide();
    setMinimumWidth(kWidth);
    base::ParamValues values;
    values.set(kLyrics, knownWords(session.project(), *heard));
    m_form->setValues(values);
    if (auto* lyrics = qobject_cast<QPlainTextEdit*>(m_form->editor(kLyrics))) {
        lyrics->setFixedHeight(kLyricsHeight);
        lyrics->setFocus();
    }
}

void WordsDialog::accept()
{
    const auto values = m_form->values();
    const auto refuse = [this](const QString& why) {
        m_problem->setText(why);
        m_problem->show();
    };
    if (const auto good = base::validate(m_task.params, values); !good)
        return refuse(toQString(good.error().sentence()));
    if (!m_session.generate(m_task, values, 0, m_clip))
        return refuse(tr("The clip is no longer there."));
    QDialog::accept();
}

} // namespace melisma::ui
