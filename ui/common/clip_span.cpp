// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/clip_span.h"

#include <algorithm>

namespace melisma::ui {

FrameSpan spanOf(const project::Project& project, const std::set<project::ClipId>& clips)
{
    FrameSpan span{{project::kLastCount}, {}};
    for (const auto id : clips)
        if (const auto* clip = project.findClip(id)) {
            span.from = std::min(span.from, project.startOf(*clip));
            span.to = std::max(span.to, project.endOf(*clip));
        }
    return span.isEmpty() ? FrameSpan{} : span;
}

} // namespace melisma::ui
