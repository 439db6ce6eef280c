// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/reference_piece.h"

#include "ml/conversion/source_curves.h"

#include <algorithm>
#include <numeric>

namespace melisma::ml::conversion {

namespace {

constexpr std::size_t kFrame = 600; ///< samples
constexpr std::size_t kPiece = kPieceFrames * kFrame;
constexpr std::size_t kHeard = 1600; ///< frames that are heard at a time: 40 s
constexpr double kLeastVoiced = 0.25;

/// A piece and how much of it is voice.
struct Found {
    ReferencePiece piece;
    double voiced = 0.0;
};

base::Result<void> addPieces(std::span<const float> samples, const content::ContentEncoder& encoder,
                             std::vector<Found>& found, const std::stop_token& stop)
{
    const auto frames = samples.size() / kFrame;
    const auto whole = samples.first(frames * kFrame);
    const auto heard = encoder.hear(whole, content::hearingGain(whole), stop);
    if (!heard)
        return heard.error();
    const auto pitch = heardPitch(whole, 2 * frames, stop);
    if (!pitch)
        return pitch.error();
    const auto voiced = voicedPitch(*pitch, heard->voicing, 0.0);
    const auto energy = voicedEnergy(*heard, voiced);
    const auto width = heard->features.size() / frames;
    for (std::size_t begin = 0; begin + kPieceFrames <= frames; begin += kPieceFrames) {
        const auto curve = [begin](const std::vector<float>& values) {
            const auto from = values.begin() + static_cast<std::ptrdiff_t>(2 * begin);
            return std::vector<float>(from, from + 2 * kPieceFrames);
        };
        const auto rows = heard->features.begin() + static_cast<std::ptrdiff_t>(begin * width);
        const auto sound = whole.subspan(begin * kFrame, kPiece);
        Found next{{{sound.begin(), sound.end()},
                    {kPieceFrames, width, {rows, rows + static_cast<std::ptrdiff_t>(kPieceFrames * width)}},
                    {curve(voiced), curve(energy)}}};
        next.voiced = static_cast<double>(std::count_if(next.piece.curves.f0.begin(), next.piece.curves.f0.end(),
                                                        [](float hertz) { return hertz > 0.0F; })) /
                      static_cast<double>(2 * kPieceFrames);
        if (next.voiced >= kLeastVoiced)
            found.push_back(std::move(next));
    }
    return {};
}

} // namespace

base::Result<std::vector<ReferencePiece>> referencePieces(std::span<const std::vector<float>> recordings,
                                                          const content::ContentEncoder& encoder, std::size_t most,
                                                          const std::stop_token& stop)
{
    std::vector<Found> found;
    for (const auto& recording : recordings)
        for (std::size_t begin = 0; begin + kPiece <= recording.size(); begin += kHeard * kFrame) {
            const auto count = std::min(kHeard * kFrame, recording.size() - begin);
            if (auto added = addPieces(std::span(recording).subspan(begin, count), encoder, found, stop); !added)
                return added.error();
        }
    if (found.empty())
        return base::Error{base::ErrorKind::input,
                           "There is too little voice in the references to make a voice of",
                           "Give recordings of at least 2 s in which one person speaks or sings",
                           {}};
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.voiced > b.voiced; });
    std::vector<ReferencePiece> pieces;
    for (std::size_t place = 0; place < std::min(most, found.size()); ++place)
        pieces.push_back(std::move(found[place].piece));
    return pieces;
}

} // namespace melisma::ml::conversion
