// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/weight_reader.h"

#include "ml/nn/weights.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace melisma::ml {

namespace {

/// Numbers in stand-ins for faulty tensors: sizes come from files, and a net of nothing but faults need not be built.
constexpr std::int64_t kMostZeros = 64'000'000;

} // namespace

struct WeightReader::State {
    const Safetensors& file;
    torch::Device device;
    std::set<std::string, std::less<>> taken;
    std::optional<base::Error> fault;
    std::int64_t zeros = 0;

    torch::Tensor standIn(torch::IntArrayRef shape)
    {
        zeros += c10::multiply_integers(shape);
        if (zeros > kMostZeros)
            throw std::length_error("too many faulty tensors");
        return torch::zeros(shape, torch::TensorOptions(device));
    }

    void fail(std::string message)
    {
        if (!fault)
            fault = base::Error{
                base::ErrorKind::input, std::move(message), "These weights belong to another version of the net", {}};
    }
};

WeightReader::WeightReader(const Safetensors& file, torch::Device device)
    : m_state(std::make_shared<State>(State{file, device, {}, {}, 0}))
{}

WeightReader WeightReader::at(std::string_view name) const
{
    WeightReader longer = *this;
    longer.m_prefix += std::string(name) + ".";
    return longer;
}

bool WeightReader::has(std::string_view name) const
{
    return m_state->file.find(m_prefix + std::string(name)).has_value();
}

std::vector<std::int64_t> WeightReader::shape(std::string_view name) const
{
    const auto view = m_state->file.find(m_prefix + std::string(name));
    return view ? view->entry.shape : std::vector<std::int64_t>();
}

int WeightReader::count() const
{
    const auto& entries = m_state->file.entries();
    const auto present = [&](int index) {
        const std::string start = m_prefix + std::to_string(index);
        return std::any_of(entries.begin(), entries.end(), [&start](const TensorEntry& entry) {
            return entry.name == start || entry.name.starts_with(start + ".");
        });
    };
    int number = 0;
    while (present(number))
        ++number;
    return number;
}

torch::Tensor WeightReader::take(std::string_view name, torch::IntArrayRef shape) const
{
    const std::string full = m_prefix + std::string(name);
    const auto view = m_state->file.find(full);
    if (!view)
        m_state->fail("The weights lack the tensor '" + full + "'");
    else if (view->entry.dtype != DType::f32 || torch::IntArrayRef(view->entry.shape) != shape)
        m_state->fail("The tensor '" + full + "' has another shape or type than the net");
    else {
        m_state->taken.insert(full);
        return toTorch(*view).to(m_state->device);
    }
    return m_state->standIn(shape);
}

base::Result<void> WeightReader::finish() const
{
    for (const TensorEntry& entry : m_state->file.entries())
        if (entry.name.starts_with(m_prefix) && !m_state->taken.contains(entry.name))
            m_state->fail("The weights hold the tensor '" + entry.name + "', which the net does not have");
    if (m_state->fault)
        return *m_state->fault;
    return {};
}

} // namespace melisma::ml
