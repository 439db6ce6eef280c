// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <set>

namespace melisma::ui {

struct FrameSpan {
    base::Frames from, to;

    bool isEmpty() const { return from >= to; }
    base::Frames length() const { return to - from; }
};

/// From the first start to the last end of some clips; empty without any. Ids that the project lacks are left aside.
FrameSpan spanOf(const project::Project& project, const std::set<project::ClipId>& clips);

} // namespace melisma::ui
