// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <functional>

class QMenu;

namespace melisma::ui {

/// One entry for each effect of the registry, which adds it to the end of the track's chain (track 0: the master's).
void fillEffectMenu(QMenu* menu, Session& session, project::TrackId track,
                    const std::function<void(project::EffectId)>& added = {});

} // namespace melisma::ui
