// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/pickle_ops.h"

#include "ml/io/byte_cursor.h"
#include "ml/io/file_bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>

namespace melisma::ml {

namespace {

base::Error damaged(std::string why)
{
    return {base::ErrorKind::input,
            "The pickle inside the file is damaged: " + std::move(why),
            "Get the file again from where it was published",
            {}};
}

struct AllowedGlobal {
    std::string_view module;
    std::string_view name;
    PickleGlobal global;
};

constexpr std::array<AllowedGlobal, 13> kAllowed{
    {{"collections", "OrderedDict", PickleGlobal::orderedDict},
     {"torch._utils", "_rebuild_tensor_v2", PickleGlobal::rebuildTensor},
     {"torch._utils", "_rebuild_parameter", PickleGlobal::rebuildParameter},
     {"torch", "FloatStorage", PickleGlobal::storage},
     {"torch", "HalfStorage", PickleGlobal::storage},
     {"torch", "BFloat16Storage", PickleGlobal::storage},
     {"torch", "DoubleStorage", PickleGlobal::storage},
     {"torch", "LongStorage", PickleGlobal::storage},
     {"torch", "IntStorage", PickleGlobal::storage},
     {"torch", "ShortStorage", PickleGlobal::storage},
     {"torch", "CharStorage", PickleGlobal::storage},
     {"torch", "ByteStorage", PickleGlobal::storage},
     {"torch", "BoolStorage", PickleGlobal::storage}}};

/// Names for the refusal, so that a person can look them up; those that can run code come first.
constexpr std::array<std::pair<std::uint8_t, std::string_view>, 12> kRefused{{{0x81, "NEWOBJ"},
                                                                              {0x92, "NEWOBJ_EX"},
                                                                              {0x93, "STACK_GLOBAL"},
                                                                              {'i', "INST"},
                                                                              {'o', "OBJ"},
                                                                              {0x82, "EXT1"},
                                                                              {0x83, "EXT2"},
                                                                              {0x84, "EXT4"},
                                                                              {'P', "PERSID"},
                                                                              {0x8b, "LONG4"},
                                                                              {0x94, "MEMOIZE"},
                                                                              {0x95, "FRAME"}}};

base::Error refusedOp(std::uint8_t code)
{
    const auto* const known = std::ranges::find(kRefused, code, &std::pair<std::uint8_t, std::string_view>::first);
    const std::string name = known == kRefused.end() ? "" : std::string(known->second) + " ";
    return {base::ErrorKind::input,
            fmt::format("The file uses the pickle instruction {}0x{:02x}, which weights do not need", name, code),
            "Do not open this file with other programs; get the weights from where they were published",
            {}};
}

base::Error refusedGlobal(std::string_view module, std::string_view name)
{
    const std::string whole = std::string(module) + "." + std::string(name);
    return {base::ErrorKind::input,
            "The file asks for " + quotedForMessage(whole) + ", which could run code and is no part of weights",
            "Do not open this file with other programs; get the weights from where they were published",
            {}};
}

double bigEndianDouble(std::uint64_t bits)
{
    return std::bit_cast<double>(__builtin_bswap64(bits));
}

/// The two's complement number of LONG1; nothing above 64 bits.
std::optional<std::int64_t> longNumber(std::string_view bytes)
{
    if (bytes.size() > sizeof(std::int64_t))
        return std::nullopt;
    const bool negative = !bytes.empty() && (static_cast<unsigned char>(bytes.back()) & 0x80U) != 0;
    std::int64_t value = negative ? -1 : 0;
    std::memcpy(&value, bytes.data(), bytes.size());
    return value;
}

base::Result<void> readGlobal(ByteCursor& cursor, PickleInstruction& instruction)
{
    const auto module = cursor.line();
    const auto name = cursor.line();
    if (cursor.cut())
        return damaged("it ends inside a name");
    const auto* const found = std::ranges::find_if(
        kAllowed, [&](const AllowedGlobal& allowed) { return allowed.module == module && allowed.name == name; });
    if (found == kAllowed.end())
        return refusedGlobal(module, name);
    instruction.global = found->global;
    instruction.text = name;
    return {};
}

/// Reads what follows the instruction's byte.
base::Result<void> readArguments(ByteCursor& cursor, PickleInstruction& instruction)
{
    switch (instruction.op) {
    case PickleOp::global:
        return readGlobal(cursor, instruction);
    case PickleOp::proto:
    case PickleOp::binPut:
    case PickleOp::binGet:
    case PickleOp::binInt1:
        instruction.integer = cursor.number<std::uint8_t>();
        break;
    case PickleOp::binInt2:
        instruction.integer = cursor.number<std::uint16_t>();
        break;
    case PickleOp::binInt:
        instruction.integer = cursor.number<std::int32_t>();
        break;
    case PickleOp::longBinPut:
    case PickleOp::longBinGet:
        instruction.integer = cursor.number<std::uint32_t>();
        break;
    case PickleOp::binFloat:
        instruction.real = bigEndianDouble(cursor.number<std::uint64_t>());
        break;
    case PickleOp::binUnicode:
        instruction.text = cursor.text(cursor.number<std::uint32_t>());
        break;
    case PickleOp::shortBinUnicode:
        instruction.text = cursor.text(cursor.number<std::uint8_t>());
        break;
    case PickleOp::long1:
        if (const auto number = longNumber(cursor.text(cursor.number<std::uint8_t>()))) {
            instruction.integer = *number;
            break;
        }
        return damaged("a whole number of more than 64 bits");
    default:
        break; // the others have none
    }
    return {};
}

bool isAllowed(std::uint8_t code)
{
    constexpr std::string_view kCodes("().GJKMNQRX]abcehjqrstu}\x80\x85\x86\x87\x88\x89\x8a\x8c", 32);
    return kCodes.find(static_cast<char>(code)) != std::string_view::npos;
}

} // namespace

base::Result<std::vector<PickleInstruction>> decodePickle(std::span<const std::byte> pickle, std::size_t* length)
{
    ByteCursor cursor(pickle);
    std::vector<PickleInstruction> instructions;
    while (instructions.size() < kMostPickleInstructions) {
        const auto code = cursor.number<std::uint8_t>();
        if (cursor.cut())
            return damaged("it ends without its STOP");
        if (!isAllowed(code))
            return refusedOp(code);
        PickleInstruction instruction{static_cast<PickleOp>(code)};
        if (const auto read = readArguments(cursor, instruction); !read)
            return read.error();
        if (cursor.cut())
            return damaged("it ends inside an instruction");
        instructions.push_back(instruction);
        if (instruction.op != PickleOp::stop)
            continue;
        if (length)
            *length = pickle.size() - cursor.left();
        return instructions;
    }
    return damaged("it has more than a million instructions");
}

} // namespace melisma::ml
