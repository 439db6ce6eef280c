// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/nn/mel_spectrogram.h"
#include "ml/nn/runtime.h"
#include "ml/nn/weight_reader.h"

#include <filesystem>

namespace melisma::ml::speaker_encoder {

/// The net of speaker_encoder.h for those who need gradients through it. Immutable; the weights stand still.
class SpeakerNet {
public:
    SpeakerNet(const WeightReader& weights, torch::Device device);
    static base::Result<std::unique_ptr<SpeakerNet>> load(const std::filesystem::path& weights, const Runtime& runtime);

    /// Power mels of [samples] at 16 kHz, a frame each 10 ms: [samples / 160 + 1, bands].
    torch::Tensor mels(const torch::Tensor& samples) const { return m_mel.forward(samples); }
    /// [windows, 160 frames, bands] -> [windows, 256], rows of length 1.
    torch::Tensor forward(const torch::Tensor& windows) const;

    std::int64_t layers() const { return m_layers; }
    torch::Device device() const { return m_device; }

private:
    torch::Device m_device;
    std::int64_t m_hidden = 0, m_layers = 0;
    std::vector<torch::Tensor> m_parameters;
    torch::Tensor m_weight, m_bias;
    MelSpectrogram m_mel;
};

} // namespace melisma::ml::speaker_encoder
