// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/onnx_scan.h"

#include <cstdint>

namespace melisma::ml {

namespace {

using Bytes = std::span<const std::byte>;

/// The messages of onnx.proto that hold others; `flat` is every one that holds none.
enum class Message {
    flat,
    model,
    training,
    function,
    graph,
    node,
    attribute,
    tensor,
    sparseTensor,
    annotation,
    valueInfo,
    type,
    typeWithElement,
    typeWithShape,
    shape,
    none ///< not a message: text, bytes, packed numbers
};

struct Nesting {
    Message inside;
    std::uint64_t field;
    Message holds;
};

constexpr Nesting kNestings[] = {
    {Message::model, 7, Message::graph},
    {Message::model, 8, Message::flat},
    {Message::model, 14, Message::flat},
    {Message::model, 20, Message::training},
    {Message::model, 25, Message::function},
    {Message::training, 1, Message::graph},
    {Message::training, 2, Message::graph},
    {Message::training, 3, Message::flat},
    {Message::training, 4, Message::flat},
    {Message::function, 7, Message::node},
    {Message::function, 9, Message::flat},
    {Message::function, 11, Message::attribute},
    {Message::function, 12, Message::valueInfo},
    {Message::function, 14, Message::flat},
    {Message::graph, 1, Message::node},
    {Message::graph, 5, Message::tensor},
    {Message::graph, 11, Message::valueInfo},
    {Message::graph, 12, Message::valueInfo},
    {Message::graph, 13, Message::valueInfo},
    {Message::graph, 14, Message::annotation},
    {Message::graph, 15, Message::sparseTensor},
    {Message::graph, 16, Message::flat},
    {Message::node, 5, Message::attribute},
    {Message::node, 9, Message::flat},
    {Message::attribute, 5, Message::tensor},
    {Message::attribute, 6, Message::graph},
    {Message::attribute, 10, Message::tensor},
    {Message::attribute, 11, Message::graph},
    {Message::attribute, 14, Message::type},
    {Message::attribute, 15, Message::type},
    {Message::attribute, 22, Message::sparseTensor},
    {Message::attribute, 23, Message::sparseTensor},
    {Message::tensor, 3, Message::flat},
    {Message::tensor, 13, Message::flat},
    {Message::tensor, 16, Message::flat},
    {Message::sparseTensor, 1, Message::tensor},
    {Message::sparseTensor, 2, Message::tensor},
    {Message::annotation, 2, Message::flat},
    {Message::valueInfo, 2, Message::type},
    {Message::valueInfo, 4, Message::flat},
    {Message::type, 1, Message::typeWithShape},
    {Message::type, 4, Message::typeWithElement},
    {Message::type, 5, Message::typeWithElement},
    {Message::type, 7, Message::flat},
    {Message::type, 8, Message::typeWithShape},
    {Message::type, 9, Message::typeWithElement},
    {Message::typeWithElement, 1, Message::type},
    {Message::typeWithElement, 2, Message::type},
    {Message::typeWithShape, 2, Message::shape},
    {Message::shape, 1, Message::flat},
};

Message heldBy(Message message, std::uint64_t field)
{
    for (const Nesting& nesting : kNestings)
        if (nesting.inside == message && nesting.field == field)
            return nesting.holds;
    return Message::none;
}

/// What the wire says of one field.
struct Field {
    std::uint64_t number = 0;
    Bytes content; ///< of a length-delimited one
    bool valid = false;
};

/// Up to ten bytes of seven bits each, lowest first; answers false at the end of the bytes.
bool takeVarint(Bytes& bytes, std::uint64_t& value)
{
    value = 0;
    for (unsigned shift = 0; shift < 70 && !bytes.empty(); shift += 7) {
        const auto byte = std::to_integer<std::uint64_t>(bytes.front());
        bytes = bytes.subspan(1);
        value |= (byte & 0x7FU) << (shift & 63U);
        if ((byte & 0x80U) == 0)
            return true;
    }
    return false;
}

bool skip(Bytes& bytes, std::uint64_t size)
{
    if (size > bytes.size())
        return false;
    bytes = bytes.subspan(size);
    return true;
}

Field takeField(Bytes& bytes)
{
    Field field;
    std::uint64_t tag = 0;
    std::uint64_t length = 0;
    if (!takeVarint(bytes, tag))
        return field;
    field.number = tag >> 3U;
    switch (tag & 7U) {
    case 0:
        field.valid = takeVarint(bytes, length);
        break;
    case 1:
        field.valid = skip(bytes, 8);
        break;
    case 2:
        if (takeVarint(bytes, length) && length <= bytes.size()) {
            field.content = bytes.first(length);
            field.valid = skip(bytes, length);
        }
        break;
    case 5:
        field.valid = skip(bytes, 4);
        break;
    default:
        break; // groups, which ONNX does not use
    }
    field.valid = field.valid && field.number != 0;
    return field;
}

const char* scan(Bytes bytes, Message message, int depth, std::size_t& fields)
{
    if (depth > kDeepestOnnx)
        return "its parts are nested deeper than those of a network";
    while (!bytes.empty()) {
        const Field field = takeField(bytes);
        if (!field.valid)
            return "it is cut off or not ONNX at all";
        if (++fields > kMostOnnxFields)
            return "it has more parts than a network";
        const Message inner = heldBy(message, field.number);
        if (inner == Message::none)
            continue;
        if (const char* wrong = scan(field.content, inner, depth + 1, fields))
            return wrong;
    }
    return nullptr;
}

} // namespace

base::Result<void> scanOnnx(std::span<const std::byte> file)
{
    std::size_t fields = 0;
    if (const char* wrong = scan(file, Message::model, 0, fields))
        return base::Error{base::ErrorKind::input,
                           std::string("The ONNX file cannot be used: ") + wrong,
                           "Get the file again from where it was published",
                           {}};
    return {};
}

} // namespace melisma::ml
