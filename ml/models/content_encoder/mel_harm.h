// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/content_encoder/harm.h"
#include "ml/nn/torch.h"

namespace melisma::ml::content {

/// harmed() done to spectra of FrontEnd, [rows, 80], as nearly as spectra allow: rooms without their echoes' chance, no
/// clipping. The level stays the usual one. `others`: rows of other voices, repeated where they are fewer.
torch::Tensor harmedMels(const torch::Tensor& mels, const torch::Tensor& others, const Harm& harm,
                         std::mt19937_64& random);

/// The same spectra from a throat longer by `warp`: what FrontEnd's own argument does to sound.
torch::Tensor warpedMels(const torch::Tensor& mels, double warp);

} // namespace melisma::ml::content
