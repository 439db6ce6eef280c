// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/content_encoder/speech_item.h"
#include "ml/nn/runtime.h"

#include <memory>
#include <span>
#include <string>

namespace melisma::ml::content {

/// How sure somebody has to be of what was said.
struct LabelOptions {
    double change = 1.5;     ///< what a change of symbol costs, in units of log likelihood
    double succession = 0.5; ///< share of what the corpus knows about which symbol follows which
    double voicing = 1.0;    ///< share of what it knows about which symbols are voiced
};

/// Recordings of people as utterances to learn from, labelled by the net that will learn (a noisy student, Xie et al.
/// 2020): the net hears a clean recording as that of several throats and answers in the mean; it then learns to answer
/// the same to the recording harmed. What the recording itself tells, it is taken from there: energy from its spectra,
/// pitch from its periods. One thread at a time.
class SelfLabeller {
public:
    /// `weights` of train(); `corpus`, a folder of make_speech, tells which symbols follow each other and which are
    /// voiced. Errors name the file.
    static base::Result<SelfLabeller> load(const std::filesystem::path& weights, const std::filesystem::path& corpus,
                                           const LabelOptions& options, const Runtime& runtime);
    ~SelfLabeller();
    SelfLabeller(SelfLabeller&&) noexcept;
    SelfLabeller& operator=(SelfLabeller&&) noexcept;

    struct Labelled {
        SpeechItem item;         ///< with spectra, without a style
        double confidence = 0.0; ///< mean likelihood of the symbols chosen, silence left out
    };
    /// `samples` mono at 24 kHz, at most 60 s; `f0` Hz at 80 values a second, 0 where unvoiced.
    base::Result<Labelled> label(std::span<const float> samples, std::span<const float> f0) const;

private:
    struct Knowledge;
    explicit SelfLabeller(std::unique_ptr<Knowledge> knowledge);
    std::unique_ptr<Knowledge> m_knowledge;
};

} // namespace melisma::ml::content
