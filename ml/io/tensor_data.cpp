// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/tensor_data.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace melisma::ml {

namespace {

template <class T, class Convert>
std::vector<float> converted(std::span<const std::byte> bytes, Convert convert)
{
    std::vector<float> values(bytes.size() / sizeof(T));
    for (std::size_t i = 0; i < values.size(); ++i) {
        T element{};
        std::memcpy(&element, bytes.data() + i * sizeof(T), sizeof(T));
        values[i] = convert(element);
    }
    return values;
}

template <class T>
std::vector<float> plain(std::span<const std::byte> bytes)
{
    return converted<T>(bytes, [](T element) { return static_cast<float>(element); });
}

float fromBrain(std::uint16_t bits)
{
    return std::bit_cast<float>(std::uint32_t{bits} << 16U);
}

} // namespace

std::optional<std::uint64_t> elementsOf(std::span<const std::int64_t> shape)
{
    std::int64_t elements = 1;
    for (const std::int64_t dimension : shape)
        if (dimension < 0 || __builtin_mul_overflow(elements, dimension, &elements))
            return std::nullopt;
    return static_cast<std::uint64_t>(elements);
}

float fromHalf(std::uint16_t bits)
{
    const std::uint32_t exponent = (bits >> 10U) & 0x1FU;
    const std::uint32_t fraction = bits & 0x3FFU;
    const float sign = (bits & 0x8000U) != 0 ? -1.0F : 1.0F;
    if (exponent == 0)
        return sign * std::ldexp(static_cast<float>(fraction), -24);
    if (exponent == 31)
        return fraction == 0 ? sign * std::numeric_limits<float>::infinity() : std::numeric_limits<float>::quiet_NaN();
    return sign * std::ldexp(static_cast<float>(fraction | 0x400U), static_cast<int>(exponent) - 25);
}

std::vector<float> floatsOf(DType dtype, std::span<const std::byte> bytes)
{
    switch (dtype) {
    case DType::boolean:
    case DType::u8:
        return plain<std::uint8_t>(bytes);
    case DType::i8:
        return plain<std::int8_t>(bytes);
    case DType::u16:
        return plain<std::uint16_t>(bytes);
    case DType::i16:
        return plain<std::int16_t>(bytes);
    case DType::f16:
        return converted<std::uint16_t>(bytes, fromHalf);
    case DType::bf16:
        return converted<std::uint16_t>(bytes, fromBrain);
    case DType::u32:
        return plain<std::uint32_t>(bytes);
    case DType::i32:
        return plain<std::int32_t>(bytes);
    case DType::f32:
        return plain<float>(bytes);
    case DType::u64:
        return plain<std::uint64_t>(bytes);
    case DType::i64:
        return plain<std::int64_t>(bytes);
    case DType::f64:
        return plain<double>(bytes);
    }
    return {};
}

} // namespace melisma::ml
