// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_kind.h"
#include "ui/common/session.h"

#include <QDialog>

namespace melisma::ui {

class EffectBar;
class EffectFollower;
class EffectScope;
class EffectView;
class ParamForm;

/// The editor of one effect, built from its ParamSpecs, under a graph where the effect has one. Does not hold up the
/// window; goes when its effect goes.
class EffectDialog : public QDialog {
    Q_OBJECT
public:
    /// `effect` is in the project and known to this Melisma.
    EffectDialog(Session& session, project::EffectId effect, QWidget* parent = nullptr);

    project::EffectId effect() const { return m_effect; }

    /// Shows the effect's editor, the one that is open already if there is one. Unknown effects have none.
    static void show(Session& session, project::EffectId effect, QWidget* parent);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void addView(const audio::EffectKind& kind);
    void sync();
    void applyForm();
    void applyView(const base::ParamValues& params);

    Session& m_session;
    project::EffectId m_effect;
    EffectBar* m_bar = nullptr;
    ParamForm* m_form = nullptr;
    base::ParamValues m_viewKnown;  ///< what the view shows
    EffectScope* m_scope = nullptr; ///< with a view alone
    EffectView* m_view = nullptr;   ///< null for an effect without one
    EffectFollower* m_follower = nullptr;
    bool m_syncing = false;
};

} // namespace melisma::ui
