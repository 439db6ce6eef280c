// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QObject>

#include <map>

namespace melisma::ui {

/// Makes an effect's slot so, heard at once; steps of one go are one undo step. What automation records of it goes into
/// the lanes instead.
void applySlot(Session& session, const QString& label, const project::EffectSlot& asked);

/// The other of two settings of each effect, for as long as the project is open. One for each session, a child of it.
class EffectCompare : public QObject {
    Q_OBJECT
public:
    static EffectCompare& of(Session& session);

    bool onB(project::EffectId effect) const;
    /// Takes the other setting in place of the slot's; at first they are alike.
    void swap(const project::EffectSlot& slot);
    /// The other one becomes as the slot is.
    void copy(const project::EffectSlot& slot);

signals:
    void changed();

private:
    explicit EffectCompare(Session& session);

    struct Other {
        base::ParamValues params;
        double mix = 1.0;
        bool onB = false;
    };
    Session& m_session;
    std::map<project::EffectId, Other> m_others;
};

} // namespace melisma::ui
