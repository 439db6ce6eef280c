// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <set>
#include <string>

namespace melisma::ui {

/// Which sounds of the open project have no file: looked for when it is opened, and again on demand. One for each
/// session, a child of it; lives on the UI thread.
class MissingSounds : public QObject {
    Q_OBJECT
public:
    static MissingSounds& of(Session& session);

    const std::set<std::string>& hashes() const { return m_hashes; }
    /// Looks again, and has what came back played and shown.
    void look();

signals:
    void opened(); ///< another project is open; hashes() are its
    void found();  ///< some are there again: read them anew

private:
    explicit MissingSounds(Session& session);
    std::set<std::string> missingNow() const;

    Session& m_session;
    std::set<std::string> m_hashes;
};

} // namespace melisma::ui
