// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/io/safetensors.h"
#include "ml/nn/torch.h"

#include <memory>

namespace melisma::ml {

/// Takes a net's tensors out of a file by name while the net is built. The first fault is kept and told by finish();
/// until then a faulty tensor is answered by zeros, so that constructors need no error paths. Cheap to copy: at()
/// answers a reader of the same file with a longer prefix. One thread; the file must outlive it.
class WeightReader {
public:
    WeightReader(const Safetensors& file, torch::Device device);

    WeightReader at(std::string_view name) const;
    bool has(std::string_view name) const;
    /// The stored shape; empty when there is no such tensor.
    std::vector<std::int64_t> shape(std::string_view name) const;
    /// How many of "0", "1", ... start the name of a tensor below this prefix.
    int count() const;

    /// A float tensor of exactly this shape, on the device.
    torch::Tensor take(std::string_view name, torch::IntArrayRef shape) const;

    /// The first fault; or that the file holds float tensors nobody took: a net half understood would sound plausible.
    base::Result<void> finish() const;

private:
    struct State;
    std::shared_ptr<State> m_state;
    std::string m_prefix;
};

} // namespace melisma::ml
