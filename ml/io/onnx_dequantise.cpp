// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/onnx_dequantise.h"

#include "ml/io/file_bytes.h"
#include "ml/io/tensor_data.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace melisma::ml {

namespace {

/// The bias, the cast to float, the product: what stands between an integer operation and its scale.
constexpr int kLongestWay = 4;

std::size_t product(const std::vector<std::int64_t>& shape, std::size_t from)
{
    return std::accumulate(shape.begin() + static_cast<std::ptrdiff_t>(from), shape.end(), std::size_t{1},
                           std::multiplies<>());
}

bool fitTogether(const QuantisedWeight& weight, const std::vector<float>& scales, const std::vector<float>& zeros)
{
    const OnnxTensor& quantised = *weight.quantised;
    const bool integer = quantised.dtype == DType::u8 || quantised.dtype == DType::i8;
    if (!integer || weight.zeroPoint->dtype != quantised.dtype || weight.scale->dtype != DType::f32)
        return false;
    const bool single = scales.size() == 1;
    const bool along =
        weight.axis < quantised.shape.size() && std::cmp_equal(scales.size(), quantised.shape[weight.axis]);
    return (single || along) && (zeros.size() == 1 || zeros.size() == scales.size());
}

} // namespace

base::Result<std::vector<float>> dequantised(const QuantisedWeight& weight)
{
    if (!weight.quantised || !weight.scale || !weight.zeroPoint)
        return base::Error{base::ErrorKind::input,
                           "A quantised weight of the ONNX file lacks its scale or zero point",
                           "Choose the file that Melisma names",
                           {}};
    const auto scales = floatsOf(weight.scale->dtype, weight.scale->bytes);
    const auto zeros = floatsOf(weight.zeroPoint->dtype, weight.zeroPoint->bytes);
    if (!fitTogether(weight, scales, zeros))
        return base::Error{base::ErrorKind::input,
                           "Scale and zero point of " + quotedForMessage(weight.quantised->name) +
                               " do not fit the quantised weight",
                           "Choose the file that Melisma names",
                           {}};
    auto values = floatsOf(weight.quantised->dtype, weight.quantised->bytes);
    const std::size_t inner = scales.size() == 1 ? 1 : product(weight.quantised->shape, weight.axis + 1);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t channel = i / inner % scales.size();
        values[i] = (values[i] - zeros[zeros.size() == 1 ? 0 : channel]) * scales[channel];
    }
    return values;
}

const OnnxTensor* weightScale(const OnnxIndex& index, const OnnxNode& node)
{
    if (node.outputs.empty())
        return nullptr;
    const OnnxNode* at = &node;
    for (int i = 0; i < kLongestWay; ++i) {
        const std::string& value = at->outputs.front();
        const auto& takers = index.takers(value);
        if (takers.size() != 1 || takers.front()->outputs.empty())
            return nullptr;
        at = takers.front();
        if (at->op != "Mul" || at->inputs.size() != 2)
            continue;
        const OnnxNode* scales = index.maker(at->inputs[at->inputs[0] == value ? 1 : 0]);
        if (!scales || scales->op != "Mul" || scales->inputs.size() != 2)
            return nullptr;
        const OnnxTensor* first = index.initialiser(scales->inputs[0]);
        const OnnxTensor* second = index.initialiser(scales->inputs[1]);
        return first && second ? nullptr : first ? first : second;
    }
    return nullptr;
}

} // namespace melisma::ml
