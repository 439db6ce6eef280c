// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace melisma::ml {

/// The pickle instructions that weights files need, by their byte.
enum class PickleOp : std::uint8_t {
    mark = '(',
    emptyTuple = ')',
    stop = '.',
    binFloat = 'G',
    binInt = 'J',
    binInt1 = 'K',
    binInt2 = 'M',
    none = 'N',
    binPersId = 'Q',
    reduce = 'R',
    binUnicode = 'X',
    emptyList = ']',
    append = 'a',
    build = 'b',
    global = 'c',
    appends = 'e',
    binGet = 'h',
    longBinGet = 'j',
    binPut = 'q',
    longBinPut = 'r',
    setItem = 's',
    tuple = 't',
    setItems = 'u',
    emptyDict = '}',
    proto = 0x80,
    tuple1 = 0x85,
    tuple2 = 0x86,
    tuple3 = 0x87,
    newTrue = 0x88,
    newFalse = 0x89,
    long1 = 0x8a,
    shortBinUnicode = 0x8c,
};

/// What a GLOBAL may name. Everything else is refused.
enum class PickleGlobal : std::uint8_t { orderedDict, rebuildTensor, rebuildParameter, storage };

struct PickleInstruction {
    PickleOp op = PickleOp::stop;
    PickleGlobal global = PickleGlobal::storage; ///< of GLOBAL
    std::int64_t integer = 0;                    ///< of numbers, and the place of PUT and GET
    double real = 0.0;                           ///< of BINFLOAT
    std::string_view text;                       ///< of texts and GLOBAL (the name without its module); in the pickle
};

/// Longest list of instructions that is read.
inline constexpr std::size_t kMostPickleInstructions = 1'000'000;

/// Takes a pickle (docs.python.org/3/library/pickletools.html) apart up to its STOP, without building anything. An
/// instruction or a GLOBAL that is not allowed is refused by its name. `length` gets the bytes up to the STOP.
base::Result<std::vector<PickleInstruction>> decodePickle(std::span<const std::byte> pickle,
                                                          std::size_t* length = nullptr);

} // namespace melisma::ml
