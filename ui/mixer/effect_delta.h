// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QObject>

#include <set>

namespace melisma::ui {

/// Of which effects only what they change is heard. A way of listening: it is neither saved nor undone, no export knows
/// of it, and it ends with the effect or when another project is opened. One for each session, a child of it.
class EffectDelta : public QObject {
    Q_OBJECT
public:
    static EffectDelta& of(Session& session);

    bool on(project::EffectId effect) const { return m_on.contains(effect); }
    void set(project::EffectId effect, bool on);

signals:
    void changed();

private:
    explicit EffectDelta(Session& session);
    void forgetGone();

    Session& m_session;
    std::set<project::EffectId> m_on;
};

} // namespace melisma::ui
