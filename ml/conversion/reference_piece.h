// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/content_encoder/content_encoder.h"
#include "ml/models/kokoro/kokoro.h"

namespace melisma::ml::conversion {

/// A stretch of a reference with everything that the decoder needs to say it again.
struct ReferencePiece {
    std::vector<float> samples; ///< mono, 24 kHz, 600 a frame
    kokoro::Features content;
    kokoro::Curves curves;
};

inline constexpr std::size_t kPieceFrames = 72; ///< 1.8 s: a window of the speaker encoder and a little

/// The `most` pieces with the most voice in them, of recordings in mono at 24 kHz. ErrorKind::input where there is no
/// voice in any.
base::Result<std::vector<ReferencePiece>> referencePieces(std::span<const std::vector<float>> recordings,
                                                          const content::ContentEncoder& encoder, std::size_t most,
                                                          const std::stop_token& stop = {});

} // namespace melisma::ml::conversion
