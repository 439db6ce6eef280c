// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

namespace melisma::ml {

/// Task `convert_weights`: published weights become the safetensors files that networks here read. For the program's
/// own use when a model is installed, so panels do not offer it. Parameter `model`, as in the manifest of models;
/// inputs by role: for kokoro "onnx" (parts of one file in their order) or "pth", and "voices" (files, or a folder of
/// them). Leaves kokoro.safetensors (role "weights") and voices.safetensors ("voices"); the facts say what they hold
/// and were made from.
class ConvertWeightsTask : public base::Task {
public:
    base::TaskDescriptor descriptor() const override;
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext& context) override;
};

} // namespace melisma::ml
