// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/effect_dialog.h"

#include "ui/common/param_form.h"
#include "ui/common/spec_text.h"
#include "ui/common/text.h"
#include "ui/common/value_box.h"
#include "ui/common/widgets.h"
#include "ui/mixer/effect_bar.h"
#include "ui/mixer/effect_compare.h"
#include "ui/mixer/effect_follower.h"
#include "ui/mixer/effect_form.h"
#include "ui/mixer/effect_view.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

namespace melisma::ui {
namespace {

constexpr int kWidth = 360;
constexpr int kHeight = 520;
// Of an editor with a graph:
constexpr int kWideWidth = 680;
constexpr int kWideHeight = 720;
constexpr int kWideColumns = 4;

} // namespace

EffectDialog::EffectDialog(Session& session, project::EffectId effect, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_effect(effect)
{
    const auto& kind = *audio::findEffectKind(session.project().findEffect(effect)->effect);
    setObjectName(QStringLiteral("effectDialog"));
    const auto* track = trackOf(session.project(), effect);
    setWindowTitle(tr("%1 on %2").arg(specText(kind.name), track ? toQString(track->name) : tr("Master")));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(16, 16, 16, 0);
    head->setSpacing(8);
    outer->addLayout(head);
    head->addWidget(smallLabel(specText(kind.summary)));
    m_bar = new EffectBar(m_session, m_effect);
    head->addWidget(m_bar);
    addView(kind);
    if (m_view)
        head->addWidget(m_view);
    m_form = new ParamForm(effectFormSpecs(kind), nullptr, m_view ? kWideColumns : 2);
    m_follower = new EffectFollower(m_session, m_effect, *m_form, this);
    auto* inner = new QWidget;
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(16, 8, 16, 16);
    column->addWidget(m_form);
    column->addStretch(1);
    outer->addWidget(scrolling(inner), 1);
    const int above = head->sizeHint().height();
    resize(m_view ? kWideWidth : kWidth,
           std::min(m_view ? kWideHeight : kHeight, above + inner->sizeHint().height() + 8));
    for (const auto* box : m_form->findChildren<ValueBox*>()) { // each drag is a step of its own
        connect(box, &ValueBox::dragBegan, &m_session, &Session::endMerge);
        connect(box, &ValueBox::dragEnded, &m_session, &Session::endMerge);
    }
    connect(m_form, &ParamForm::changed, this, &EffectDialog::applyForm);
    connect(&m_session, &Session::projectChanged, this, &EffectDialog::sync);
    connect(&m_session, &Session::projectReplaced, this, &QDialog::close);
    connect(this, &QDialog::finished, &m_session, &Session::endMerge);
    sync();
    m_form->setFocus();
}

void EffectDialog::addView(const audio::EffectKind& kind)
{
    auto scope = std::make_unique<EffectScope>(m_session, m_effect);
    auto view = makeEffectView(kind, *scope, m_session.project().sampleRate);
    if (!view)
        return;
    m_scope = scope.release();
    m_scope->setParent(this);
    m_view = view.release();
    connect(m_view, &EffectView::began, &m_session, &Session::endMerge);
    connect(m_view, &EffectView::ended, &m_session, &Session::endMerge);
    connect(m_view, &EffectView::changed, this, &EffectDialog::applyView);
}

/// What changed in the view since it spoke last: the rest of what it shows may be recorded already.
void EffectDialog::applyView(const base::ParamValues& params)
{
    const auto* slot = m_session.project().findEffect(m_effect);
    if (!slot)
        return;
    auto wanted = *slot;
    bool all = true;
    for (const auto& [key, value] : params.all()) {
        const auto known = m_viewKnown.all().find(key);
        if (known != m_viewKnown.all().end() && known->second == value)
            continue;
        const QWidget* editor = m_form->editor(key);
        if (editor && !editor->isEnabled()) // its lane decides
            all = false;
        else
            wanted.params.set(key, value);
    }
    for (const auto& [key, value] : m_viewKnown.all())
        if (!params.has(key))
            wanted.params.erase(key);
    m_viewKnown = params;
    applySlot(m_session, tr("Set effect"), wanted);
    const auto* now = m_session.project().findEffect(m_effect);
    if (!all && now) {
        m_view->setSlot(*now);
        m_viewKnown = now->params;
    }
}

void EffectDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    if (m_scope)
        m_scope->listen(true);
}

void EffectDialog::hideEvent(QHideEvent* event)
{
    QDialog::hideEvent(event);
    if (m_scope)
        m_scope->listen(false);
}

void EffectDialog::show(Session& session, project::EffectId effect, QWidget* parent)
{
    const auto* slot = session.project().findEffect(effect);
    if (!slot || !audio::findEffectKind(slot->effect))
        return;
    for (auto* open : parent->window()->findChildren<EffectDialog*>())
        if (open->effect() == effect) {
            open->raise();
            open->activateWindow();
            return;
        }
    auto* dialog = new EffectDialog(session, effect, parent->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    static_cast<QDialog*>(dialog)->show();
}

void EffectDialog::sync()
{
    const auto* slot = m_session.project().findEffect(m_effect);
    if (!slot) {
        close();
        return;
    }
    if (m_view) {
        m_view->setSlot(*slot);
        m_viewKnown = slot->params;
        m_view->setEnabled(!m_session.readOnly());
    }
    m_form->setEnabled(!m_session.readOnly());
    if (m_follower->ownSlot(*slot) == *slot)
        return m_follower->follow();
    m_syncing = true;
    m_form->setValues(effectFormValues(*slot));
    m_syncing = false;
    m_follower->follow();
}

/// One undo step for all that is done in one go.
void EffectDialog::applyForm()
{
    const auto* slot = m_session.project().findEffect(m_effect);
    if (m_syncing || m_follower->following() || !slot)
        return;
    const auto wanted = m_follower->changedSlot(*slot);
    m_syncing = true; // what comes back is what the form shows
    applySlot(m_session, tr("Set effect"), wanted);
    m_syncing = false;
    m_follower->follow(); // a refused move goes back
}

} // namespace melisma::ui
