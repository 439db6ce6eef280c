// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/clip_task_dialog.h"

#include "ui/common/param_form.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"

#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

constexpr int kLyricsHeight = 148;
constexpr int kWidth = 420;

} // namespace

ClipTaskDialog::ClipTaskDialog(Session& session, const base::TaskDescriptor& task, project::ClipId clip,
                               QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_task(task)
    , m_clip(clip)
    , m_form(new ParamForm(task.params))
    , m_problem(smallLabel({}))
{}

void ClipTaskDialog::build(const Texts& texts, const base::ParamValues& begin)
{
    setWindowTitle(texts.title);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto* action = accentButton(texts.action);
    action->setObjectName(texts.actionName);
    action->setDefault(true);
    buttons->addButton(action, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &ClipTaskDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ClipTaskDialog::reject);
    auto* layout = new QVBoxLayout(this);
    setGrid(layout, 5, 3);
    layout->addWidget(smallLabel(texts.hint));
    layout->addWidget(m_form, 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    setRole(m_problem, "failure");
    m_problem->hide();
    setMinimumWidth(kWidth);
    m_form->setValues(begin);
    if (auto* lyrics = qobject_cast<QPlainTextEdit*>(m_form->editor(kLyrics))) {
        lyrics->setFixedHeight(kLyricsHeight);
        lyrics->setFocus();
    }
}

QString ClipTaskDialog::words() const
{
    return toQString(m_form->values().text(kLyrics).value_or(""));
}

void ClipTaskDialog::refuse(const QString& why)
{
    m_problem->setText(why);
    m_problem->show();
}

void ClipTaskDialog::accept()
{
    const auto values = wish();
    if (!values)
        return;
    if (const auto good = base::validate(m_task.params, *values); !good)
        return refuse(toQString(good.error().sentence()));
    if (!m_session.generate(m_task, *values, seed(), m_clip))
        return refuse(tr("The clip is no longer there."));
    QDialog::accept();
}

} // namespace melisma::ui
