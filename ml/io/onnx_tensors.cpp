// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/onnx_tensors.h"

#include "ml/io/file_bytes.h"
#include "ml/io/tensor_data.h"

#include <cstring>
#include <memory>

namespace melisma::ml {

namespace {

using Type = onnx::TensorProto;

std::optional<DType> typeOf(int type)
{
    switch (type) {
    case Type::FLOAT:
        return DType::f32;
    case Type::UINT8:
        return DType::u8;
    case Type::INT8:
        return DType::i8;
    case Type::UINT16:
        return DType::u16;
    case Type::INT16:
        return DType::i16;
    case Type::INT32:
        return DType::i32;
    case Type::INT64:
        return DType::i64;
    case Type::BOOL:
        return DType::boolean;
    case Type::FLOAT16:
        return DType::f16;
    case Type::DOUBLE:
        return DType::f64;
    case Type::UINT32:
        return DType::u32;
    case Type::UINT64:
        return DType::u64;
    case Type::BFLOAT16:
        return DType::bf16;
    default:
        return std::nullopt;
    }
}

/// Numbers of the file's list as elements of type T: the format keeps small types in lists of larger ones.
template <class T, class List>
std::vector<std::byte> packed(const List& list)
{
    std::vector<std::byte> bytes(static_cast<std::size_t>(list.size()) * sizeof(T));
    std::byte* to = bytes.data();
    for (const auto number : list) {
        const T element = static_cast<T>(number);
        std::memcpy(to, &element, sizeof(T));
        to += sizeof(T);
    }
    return bytes;
}

int typedCount(const onnx::TensorProto& proto)
{
    return proto.float_data_size() + proto.int32_data_size() + proto.int64_data_size() + proto.double_data_size() +
           proto.uint64_data_size() + proto.string_data_size();
}

/// The elements when they stand as typed numbers and not as raw bytes.
std::vector<std::byte> typedBytes(const onnx::TensorProto& proto, DType dtype)
{
    switch (dtype) {
    case DType::f32:
        return packed<float>(proto.float_data());
    case DType::f64:
        return packed<double>(proto.double_data());
    case DType::i64:
        return packed<std::int64_t>(proto.int64_data());
    case DType::u64:
        return packed<std::uint64_t>(proto.uint64_data());
    case DType::u32:
        return packed<std::uint32_t>(proto.uint64_data());
    case DType::i32:
        return packed<std::int32_t>(proto.int32_data());
    default:
        return bytesPerElement(dtype) == 1 ? packed<std::uint8_t>(proto.int32_data())
                                           : packed<std::uint16_t>(proto.int32_data());
    }
}

std::vector<std::byte> takeRaw(onnx::TensorProto& proto)
{
    const std::unique_ptr<std::string> raw(proto.release_raw_data());
    std::vector<std::byte> bytes(raw ? raw->size() : 0);
    if (!bytes.empty())
        std::memcpy(bytes.data(), raw->data(), bytes.size());
    return bytes;
}

} // namespace

base::Error refusedOnnx(std::string why)
{
    return {base::ErrorKind::input,
            "The ONNX file cannot be used: " + std::move(why),
            "Get the file again from where it was published",
            {}};
}

base::Result<OnnxTensor> takeTensor(onnx::TensorProto& proto)
{
    const std::string name = quotedForMessage(proto.name());
    if (proto.data_location() == onnx::TensorProto::EXTERNAL || proto.external_data_size() > 0)
        return refusedOnnx("the numbers of " + name + " are in another file");
    const auto dtype = typeOf(proto.data_type());
    if (!dtype || proto.has_segment())
        return refusedOnnx(name + " is of a type that is not read");
    OnnxTensor tensor{proto.name(), *dtype, {proto.dims().begin(), proto.dims().end()}, {}};
    const auto elements = elementsOf(tensor.shape);
    std::uint64_t expected = 0;
    if (tensor.shape.size() > 16 || !elements || __builtin_mul_overflow(*elements, bytesPerElement(*dtype), &expected))
        return refusedOnnx(name + " has a shape that cannot be");
    const auto typed = static_cast<std::uint64_t>(typedCount(proto));
    if (proto.raw_data().size() != (typed > 0 ? 0 : expected))
        return refusedOnnx(name + " has another length than its shape asks for");
    tensor.bytes = typed > 0 ? typedBytes(proto, *dtype) : takeRaw(proto);
    if (tensor.bytes.size() != expected || (typed > 0 && typed != *elements))
        return refusedOnnx(name + " has another length than its shape asks for");
    return tensor;
}

} // namespace melisma::ml
