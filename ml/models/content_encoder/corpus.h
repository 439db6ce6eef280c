// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/content_encoder/harm.h"
#include "ml/models/content_encoder/speech_item.h"
#include "ml/models/kokoro/text_encoder.h"

#include <map>

namespace melisma::ml::content {

/// Windows of utterances with what the encoder should say of them.
struct Batch {
    torch::Tensor mels;     ///< [batch, 2 frames, 80]
    torch::Tensor features; ///< [batch, frames, 512]
    torch::Tensor tokens;   ///< int64 [batch, frames]; -1 past the end
    torch::Tensor energy;   ///< [batch, 2 frames]
    torch::Tensor voicing;  ///< [batch, 2 frames], 0 or 1
    torch::Tensor weight;   ///< [batch, frames], 0 past the end
};

/// The utterances of a folder, held in memory (48 kB a second of sound, 13 kB of spectra), with what the speech model's
/// text encoder says of their tokens. Those of one text in forty are held out. One thread.
class Corpus {
public:
    Corpus(std::filesystem::path folder, kokoro::TextEncoder encoder);

    /// Reads what has come to the folder. Errors name the file.
    base::Result<void> refresh();

    double seconds() const { return m_seconds; }
    std::size_t trainingCount() const { return m_training.size(); }
    std::size_t heldOutCount() const { return m_heldOut.size(); }

    /// Random windows, harmed, by throats of other lengths, faster or slower. Needs trainingCount() > 0.
    Batch windows(std::size_t count, std::int64_t frames, const Harm& harm, std::mt19937_64& random) const;
    /// A whole held-out utterance as a batch of one, as it was made or harmed.
    Batch heldOut(std::size_t place, const Harm& harm, std::mt19937_64& random) const;
    /// The same of one that is learned from.
    Batch learned(std::size_t place, const Harm& harm, std::mt19937_64& random) const;

private:
    struct Utterance {
        torch::Tensor samples;  ///< float16; empty where mels stand for it
        torch::Tensor mels;     ///< float16 [2 frames, 80]
        torch::Tensor features; ///< float16 [symbols, 512]
        torch::Tensor symbol;   ///< int64 [frames]: place of the token of each frame
        torch::Tensor tokens;   ///< int64 [symbols]
        torch::Tensor energy;
        torch::Tensor f0;
    };
    torch::Tensor featuresOf(const std::vector<int>& ids, const torch::Tensor& tokens);
    Utterance kept(const SpeechItem& item);
    torch::Tensor heardSound(const Utterance& from, std::int64_t begin, std::int64_t frames, const Harm& harm,
                             std::mt19937_64& random) const;
    torch::Tensor heardMels(const Utterance& from, std::int64_t begin, std::int64_t frames, const Harm& harm,
                            std::mt19937_64& random) const;
    /// Frames of an utterance.
    struct Stretch {
        std::int64_t begin;
        std::int64_t count;
    };
    /// `stretch`, spoken in `frames`.
    Batch window(const Utterance& from, Stretch stretch, std::int64_t frames, const Harm& harm,
                 std::mt19937_64& random) const;
    Batch whole(const Utterance& from, const Harm& harm, std::mt19937_64& random) const;

    std::filesystem::path m_folder;
    kokoro::TextEncoder m_encoder;
    std::vector<std::filesystem::path> m_read;
    std::map<std::vector<int>, torch::Tensor> m_features; ///< by tokens
    std::vector<Utterance> m_training;
    std::vector<Utterance> m_heldOut;
    double m_seconds = 0.0;
};

} // namespace melisma::ml::content
