// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/clip_task_dialog.h"

#include "ui/common/model_fetch.h"
#include "ui/common/param_form.h"
#include "ui/common/text.h"
#include "ui/common/whole_height.h"
#include "ui/common/widgets.h"
#include "ui/voices/voice_offer.h"

#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

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
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel))
{}

void ClipTaskDialog::build(const Texts& texts, const base::ParamValues& begin)
{
    setWindowTitle(texts.title);
    m_action = accentButton(texts.action);
    m_action->setObjectName(texts.actionName);
    m_action->setDefault(true);
    m_buttons->addButton(m_action, QDialogButtonBox::AcceptRole);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ClipTaskDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &ClipTaskDialog::reject);
    m_layout = new QVBoxLayout(this);
    setGrid(m_layout, 5, 3);
    m_layout->addWidget(smallLabel(texts.hint));
    m_layout->addWidget(m_form, 1);
    m_layout->addWidget(m_problem);
    m_layout->addWidget(m_buttons);
    setRole(m_problem, "failure");
    m_problem->hide();
    setMinimumWidth(kWidth);
    keepWholeHeight(*this);
    m_form->setValues(begin);
    if (auto* lyrics = qobject_cast<QPlainTextEdit*>(m_form->editor(kLyrics))) {
        lyrics->setFixedHeight(kLyricsHeight);
        lyrics->setFocus();
    }
    if (auto* fetch = m_session.modelFetch())
        connect(fetch, &ModelFetch::arrived, this, &ClipTaskDialog::showOffer);
    showOffer();
}

/// What is written in the form stays.
void ClipTaskDialog::showOffer()
{
    delete std::exchange(m_offer, nullptr);
    if (auto* fetch = m_session.modelFetch())
        m_offer = makeVoiceOffer(*fetch, m_task.model.id);
    m_action->setEnabled(!m_offer);
    if (m_offer)
        m_layout->insertWidget(1, m_offer);
}

QString ClipTaskDialog::words() const
{
    return toQString(m_form->values().text(kLyrics).value_or(""));
}

void ClipTaskDialog::addButton(QPushButton* button)
{
    m_buttons->addButton(button, QDialogButtonBox::ResetRole);
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
