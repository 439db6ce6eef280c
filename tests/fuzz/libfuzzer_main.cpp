// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a libFuzzer program of the reader that FUZZ_READER names. The good inputs come as a corpus:
// fuzz_NAME --seeds FOLDER writes them.
#include "tests/fuzz/reader.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>

using namespace melisma::tests;

namespace {

const FuzzReader& reader()
{
    static const auto readers = allReaders();
    return *std::ranges::find(readers, std::string(FUZZ_READER), &FuzzReader::name);
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv)
{
    if (*argc < 3 || std::strcmp((*argv)[1], "--seeds") != 0)
        return 0;
    const std::filesystem::path folder((*argv)[2]);
    std::filesystem::create_directories(folder);
    for (std::size_t i = 0; i < reader().seeds.size(); ++i)
        std::ofstream(folder / (reader().name + "-" + std::to_string(i)), std::ios::binary) << reader().seeds[i];
    std::exit(0);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    reader().read({reinterpret_cast<const char*>(data), size});
    return 0;
}
