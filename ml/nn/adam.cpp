// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/adam.h"

#include "ml/nn/weights.h"

#include <cmath>

namespace melisma::ml
{

namespace
{

constexpr double kBeta1 = 0.9;
constexpr double kBeta2 = 0.999;
constexpr double kEpsilon = 1e-8;

base::Result<void> copyState(const Safetensors& file, const std::string& name, torch::Tensor& target)
{
    const auto view = file.find(name);
    if (!view || target.sizes() != torch::IntArrayRef(view->entry.shape) || view->entry.dtype != DType::f32)
        return base::Error{base::ErrorKind::input,
                           "The checkpoint lacks '" + name + "' in the shape of the net",
                           "Delete the checkpoint to begin anew",
                           {}};
    target.copy_(toTorch(*view));
    return {};
}

} // namespace

Adam::Adam(const torch::nn::Module& net)
{
    for (const auto& item : net.named_parameters())
        m_slots.push_back({item.key(), item.value(), torch::zeros_like(item.value()), torch::zeros_like(item.value())});
}

void Adam::step(double learningRate, double maxNorm)
{
    const torch::NoGradGuard noGrad;
    ++m_steps;
    auto total = torch::zeros({}, m_slots.front().parameter.options());
    for (const Slot& slot : m_slots)
        total += slot.parameter.grad().square().sum();
    const double norm = std::sqrt(total.item<double>());
    const double scale = norm > maxNorm ? maxNorm / norm : 1.0;
    const double correction1 = 1.0 - std::pow(kBeta1, static_cast<double>(m_steps));
    const double correction2 = 1.0 - std::pow(kBeta2, static_cast<double>(m_steps));
    for (Slot& slot : m_slots) {
        const auto gradient = slot.parameter.grad() * scale;
        slot.mean.mul_(kBeta1).add_(gradient, 1.0 - kBeta1);
        slot.square.mul_(kBeta2).addcmul_(gradient, gradient, 1.0 - kBeta2);
        const auto spread = (slot.square / correction2).sqrt().add_(kEpsilon);
        slot.parameter.addcdiv_(slot.mean, spread, -learningRate / correction1);
        slot.parameter.mutable_grad().zero_();
    }
}

std::vector<TensorToWrite> Adam::state() const
{
    std::vector<TensorToWrite> all;
    for (const Slot& slot : m_slots) {
        all.push_back(toFile("adam.mean." + slot.name, slot.mean));
        all.push_back(toFile("adam.square." + slot.name, slot.square));
    }
    return all;
}

base::Result<void> Adam::setState(const Safetensors& file, std::int64_t steps)
{
    const torch::NoGradGuard noGrad;
    for (Slot& slot : m_slots) {
        if (auto mean = copyState(file, "adam.mean." + slot.name, slot.mean); !mean)
            return mean;
        if (auto square = copyState(file, "adam.square." + slot.name, slot.square); !square)
            return square;
    }
    m_steps = steps;
    return {};
}

} // namespace melisma::ml
