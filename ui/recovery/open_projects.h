// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QDateTime>
#include <QTimer>

#include <vector>

namespace melisma::ui {

/// A project that an earlier studio had open when it ended of itself.
struct LeftProject {
    std::filesystem::path path;
    QString name;
    QDateTime changed;    ///< when something was last written
    int unsavedEdits = 0; ///< records of the journal; edits in quick succession share one
    bool neverSaved = false;
    bool endedOpening = false; ///< the studio ended while it was being opened: it is not opened as it is again
    QString problem;           ///< why it cannot be read; empty: it can
};

/// Writes down which project this studio has open, and which one it is just opening, so that the next one knows when
/// this one ended of itself. Of each running studio there is one entry, by process; leaving properly takes it out.
class OpenProjects : public QObject {
    Q_OBJECT
public:
    static constexpr int kOpenedAfterMs = 3000; ///< by then a project that would end the studio has done so

    explicit OpenProjects(Session& session, QObject* parent = nullptr);
    ~OpenProjects() override;

    /// What studios that are gone had open; where there was one, the projects that were never saved as well. Reads the
    /// disk, changes nothing.
    static std::vector<LeftProject> leftBehind(const std::filesystem::path& projectsFolder);
    /// They need not be offered again.
    static void forgetLeft();

private:
    void note();

    Session& m_session;
    QString m_noted;
    QTimer m_opened;
};

} // namespace melisma::ui
