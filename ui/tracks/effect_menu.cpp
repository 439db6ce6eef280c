// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tracks/effect_menu.h"

#include "audio/effects/effect_kind.h"
#include "core/edits/edit_effects.h"
#include "ui/common/spec_text.h"

#include <QCoreApplication>
#include <QMenu>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::EffectMenu)
};

} // namespace

void fillEffectMenu(QMenu* menu, Session& session, project::TrackId track,
                    const std::function<void(project::EffectId)>& added)
{
    menu->setToolTipsVisible(true);
    for (const auto& kind : audio::effectKinds()) {
        const music::EffectSetting setting{kind.id, {}, kind.usualMix};
        QAction* action = menu->addAction(specText(kind.name), menu, [&session, track, setting, added] {
            const project::EffectId next{session.project().nextId};
            const bool done = session.apply(Words::tr("Add effect"), [&](const project::Project& project) {
                return edits::addEffect(project, track, setting);
            });
            if (done && added)
                added(next);
        });
        action->setToolTip(specText(kind.summary));
        action->setEnabled(!session.readOnly());
    }
}

} // namespace melisma::ui
