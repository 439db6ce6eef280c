// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/bench/clone_peer.h"

namespace melisma::app {

/// What both sides sing with, and where ours finds its models.
struct MeasuredWeights {
    RvcWeights files;
    std::filesystem::path models; ///< empty: the user's folder
};

/// The voice that MELISMA_RVC_VOICE names with the user's contentvec and rmvpe; without one, weights that `peer` draws
/// by chance. ErrorKind::missing with what to do when there is neither; `note` says why there is no peer.
base::Result<MeasuredWeights> findRvcWeights(const BenchContext& context, const std::optional<ClonePeer>& peer,
                                             const std::string& note);

} // namespace melisma::app
