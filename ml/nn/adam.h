// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/io/safetensors.h"
#include "ml/nn/torch.h"

namespace melisma::ml
{

/// Adam (Kingma & Ba, 2015) whose state is saved as safetensors. libtorch's own keeps its state under keys that changed
/// between versions and saves it as a pickle, which Melisma never reads.
class Adam
{
public:
    explicit Adam(const torch::nn::Module& net);

    /// One update with the gradients that stand in the net's parameters, which are then cleared; their common norm is
    /// first cut to `maxNorm`.
    void step(double learningRate, double maxNorm);

    std::vector<TensorToWrite> state() const;
    base::Result<void> setState(const Safetensors& file, std::int64_t steps);
    std::int64_t steps() const { return m_steps; }

private:
    struct Slot {
        std::string name;
        torch::Tensor parameter;
        torch::Tensor mean;
        torch::Tensor square;
    };
    std::vector<Slot> m_slots;
    std::int64_t m_steps = 0;
};

} // namespace melisma::ml
