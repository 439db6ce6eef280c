// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"
#include "ui/common/param_editor.h"

#include <QObject>

#include <set>
#include <string>

namespace melisma::ui {

class ParamForm;
class Session;

/// What of `wanted` differs from the slot and is recorded as automation is given to the recorder; the rest is answered.
project::EffectSlot recordChanges(Session& session, project::EffectSlot wanted);

/// Shows in an effect's form where automation has its parameters, and tells what a hand changes there from that. UI
/// thread; a child of the form's window.
class EffectFollower : public QObject {
    Q_OBJECT
public:
    EffectFollower(Session& session, project::EffectId effect, ParamForm& form, QObject* parent);

    /// The form at the present place; those that no hand can move are out of reach.
    void follow();
    bool following() const { return m_following; } ///< the form changes by itself just now
    /// The slot as the form has it, without what automation shows there.
    project::EffectSlot ownSlot(const project::EffectSlot& slot) const;
    /// The same, when a hand has changed the form; what of that is recorded as automation is given to the recorder.
    project::EffectSlot changedSlot(const project::EffectSlot& slot);

private:
    void followDrags();
    void lock(QWidget& editor, bool locked);
    void show(const ParamEditor& editor, const base::ParamValues& values);

    Session& m_session;
    project::EffectId m_effect;
    ParamForm& m_form;
    base::ParamValues m_known;        ///< as the form was left
    std::set<std::string> m_followed; ///< keys of what automation shows
    bool m_following = false;
};

} // namespace melisma::ui
