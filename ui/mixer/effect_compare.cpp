// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/effect_compare.h"

#include "core/edits/edit_effects.h"
#include "ui/mixer/effect_follower.h"
#include "ui/mixer/effect_form.h"

#include <QCoreApplication>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::EffectCompare)
};

} // namespace

void applySlot(Session& session, const QString& label, const project::EffectSlot& asked)
{
    const auto wanted = recordChanges(session, asked);
    session.engine().setEffect(wanted);
    session.apply(
        label, [wanted](const project::Project& project) { return setSlot(project, wanted); },
        "effect " + QByteArray::number(qulonglong(wanted.id.value)).toStdString());
}

void swapSettings(Session& session, project::EffectId effect)
{
    session.endMerge();
    const bool done = session.apply(Words::tr("Compare settings"), [effect](const project::Project& project) {
        return edits::swapEffectSettings(project, effect);
    });
    if (const auto* slot = session.project().findEffect(effect); slot && done)
        session.engine().setEffect(*slot);
}

void copySettings(Session& session, project::EffectId effect)
{
    session.endMerge();
    session.apply(Words::tr("Copy settings"),
                  [effect](const project::Project& project) { return edits::copyEffectSettings(project, effect); });
}

} // namespace melisma::ui
