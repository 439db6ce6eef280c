// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/history.h"
#include "ui/timeline/clip_geometry.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace melisma::ui {

/// A drag over the rows of a clip's takes: a swipe, which makes a take sound where it went, or a joint on its way.
/// Knows nothing of widgets.
class TakeDrag {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::TakeDrag)
public:
    /// `joint` is the index into Clip::comp of what is moved; none: a swipe.
    TakeDrag(TakeRef take, std::optional<std::size_t> joint) : m_take(take), m_joint(joint) {}

    QString label() const;
    /// From the press to where the pointer is, both snapped. A swipe of no length changes nothing.
    project::Edit edit(base::Frames from, base::Frames to) const;

private:
    TakeRef m_take;
    std::optional<std::size_t> m_joint;
};

} // namespace melisma::ui
