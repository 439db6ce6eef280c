// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/history.h"
#include "ui/timeline/clip_geometry.h"
#include "ui/timeline/snapping.h"

#include <QCoreApplication>
#include <QString>

#include <set>

namespace melisma::ui {

/// One drag of a clip's header, edge, fade or gain handle. Knows nothing of widgets: it turns "the pointer is now here"
/// into an edit of the project. The edit is shown while the drag goes on and applied once at its end.
class ClipDrag {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::ClipDrag)
public:
    struct Start {
        ClipZone zone = ClipZone::header; ///< header, an edge, a fade or the gain
        project::ClipId grabbed;
        std::set<project::ClipId> clips; ///< moved together; holds `grabbed`
        base::Frames pointer;
        int lane = 0;
        double y = 0.0;       ///< px
        bool stretch = false; ///< an edge stretches the clip instead of trimming it
    };
    struct Pointer {
        base::Frames at;
        int lane = 0;      ///< -1 keeps the tracks
        bool free = false; ///< no snapping
        bool copy = false; ///< leave the originals and move copies (header only)
        double y = 0.0;    ///< px; only the gain looks at it
    };

    ClipDrag(project::ProjectPtr original, Start start);

    const std::set<project::ClipId>& clips() const { return m_start.clips; }
    QString label(bool copy) const;
    /// `snap` draws places to what is seen.
    project::Edit edit(const Pointer& pointer, const Snapping& snap) const;

private:
    project::Edit moveEdit(const Pointer& pointer, const Snapping& snap) const;
    project::Edit edgeEdit(const Pointer& pointer, const Snapping& snap) const;
    project::Edit fadeEdit(const Pointer& pointer) const;
    project::Edit gainEdit(const Pointer& pointer) const;
    base::Frames shiftOf(const Pointer& pointer, const Snapping& snap) const;
    int laneShift(int lane) const;

    project::ProjectPtr m_original;
    Start m_start;
};

} // namespace melisma::ui
