// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#define MELISMA_LANES 8
#define MELISMA_TILE_ROWS 6
#define MELISMA_TILES 10
#include "ml/nn/kernels/row_kernels_impl.h"

namespace melisma::ml::kernels {

const RowKernels kAvx2Kernels{"avx2", kBlock, convolve, kTiles, convolveTiles, apply, moments};

} // namespace melisma::ml::kernels
