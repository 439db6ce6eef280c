// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/safetensors.h"

#include "tests/support/check.h"
#include "tests/support/scratch_dir.h"

#include <array>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <limits>
#include <random>
#include <string>

namespace fs = std::filesystem;
using namespace melisma;
using namespace melisma::ml;

namespace
{

std::vector<std::byte> fileOf(std::string_view header, std::size_t dataBytes)
{
    std::vector<std::byte> file(8 + header.size() + dataBytes, std::byte{0x11});
    const std::uint64_t length = header.size();
    std::memcpy(file.data(), &length, 8);
    std::memcpy(file.data() + 8, header.data(), header.size());
    return file;
}

/// A header whose only entry "a" has these members.
std::string entry(std::string_view members)
{
    return "{\"a\":{" + std::string(members) + "}}";
}

std::vector<TensorToWrite> twoTensors()
{
    const std::array<float, 6> numbers{0.0F, -1.5F, 2.25F, 1e-30F, std::numeric_limits<float>::infinity(), 3.0F};
    return {floatTensor("layer.weight", {2, 3}, numbers),
            TensorToWrite{"mask", DType::boolean, {3}, {std::byte{1}, std::byte{0}, std::byte{1}}},
            TensorToWrite{"none", DType::f32, {0, 7}, {}}};
}

struct BadHeader {
    const char* what;
    std::string header;
    std::size_t dataBytes;
    const char* reason; ///< must appear in the message
};

std::vector<BadHeader> badHeaders()
{
    const std::string good = R"("dtype":"F32","shape":[2],"data_offsets":[0,8])";
    const std::string both = R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],)";
    return {
        {"tensor longer than the file", entry(good), 4, "past the end"},
        {"bytes that belong to no tensor", entry(good), 12, "belong to no tensor"},
        {"begin after end", entry(R"("dtype":"U8","shape":[0],"data_offsets":[8,0])"), 8, "gap"},
        {"overlap", both + R"("data_offsets":[3,7]}})", 7, "overlaps"},
        {"same span twice", both + R"("data_offsets":[0,4]}})", 4, "overlaps"},
        {"gap", both + R"("data_offsets":[5,9]}})", 9, "gap"},
        {"shape product overflows to the right length",
         entry(R"("dtype":"F32","shape":[4611686018427387904,4,2],"data_offsets":[0,0])"), 0, "another length"},
        {"shape product overflows by the type's size",
         entry(R"("dtype":"F64","shape":[2305843009213693953],"data_offsets":[0,8])"), 8, "another length"},
        {"dimension above 2^63", entry(R"("dtype":"U8","shape":[18446744073709551615],"data_offsets":[0,1])"), 1,
         "2^63"},
        {"type says fewer bytes", entry(R"("dtype":"F16","shape":[2],"data_offsets":[0,8])"), 8, "another length"},
        {"type says more bytes", entry(R"("dtype":"F64","shape":[2],"data_offsets":[0,8])"), 8, "another length"},
        {"unknown type", entry(R"("dtype":"F31","shape":[2],"data_offsets":[0,8])"), 8, "not known"},
        {"negative dimension", entry(R"("dtype":"F32","shape":[-2],"data_offsets":[0,8])"), 8, "negative"},
        {"fraction", entry(R"("dtype":"F32","shape":[2.0],"data_offsets":[0,8])"), 8, "fraction"},
        {"three offsets", entry(R"("dtype":"F32","shape":[2],"data_offsets":[0,8,8])"), 8, "two numbers"},
        {"one offset", entry(R"("dtype":"F32","shape":[2],"data_offsets":[8])"), 8, "two numbers"},
        {"17 dimensions", entry(R"("dtype":"U8","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],"data_offsets":[0,1])"), 1,
         "16"},
        {"tensor named twice", "{\"a\":{" + good + "},\"a\":{" + good + "}}", 8, "twice"},
        {"member named twice", entry(R"("dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8])"), 8, "twice"},
        {"metadata named twice", R"({"__metadata__":{"k":"1","k":"2"}})", 0, "twice"},
        {"second metadata", R"({"__metadata__":{},"__metadata__":{}})", 0, "twice"},
        {"metadata that is not text", R"({"__metadata__":{"k":1}})", 0, "number"},
        {"metadata with depth", R"({"__metadata__":{"k":{}}})", 0, "deep"},
        {"member missing", entry(R"("dtype":"F32","shape":[2])"), 0, "exactly"},
        {"member too many", entry(good + R"(,"extra":"x")"), 8, "text"},
        {"list of lists", entry(R"("dtype":"F32","shape":[[2]],"data_offsets":[0,8])"), 8, "list"},
        {"shape as text", entry(R"("dtype":"F32","shape":"2","data_offsets":[0,8])"), 8, "text"},
        {"null", R"({"a":null})", 0, "null"},
        {"true", R"({"a":true})", 0, "true"},
        {"a list at the top", "[]", 0, "'{'"},
        {"a blank before", " {}", 0, "'{'"},
        {"byte order mark", "\xEF\xBB\xBF{}", 0, "'{'"},
        {"text after the end", "{}x", 0, "JSON"},
        {"cut off", R"({"a":)", 0, "JSON"},
        {"text that is not UTF-8", "{\"\xC3\x28\":{" + good + "}}", 8, "UTF-8"},
        {"overlong UTF-8", "{\"\xC0\xAF\":{" + good + "}}", 8, "UTF-8"},
        {"lone surrogate", "{\"\\uD800\":{" + good + "}}", 8, "UTF-8"},
        {"NUL and more behind", std::string("{}\0{\"a\":1}", 10), 0, "NUL"},
        {"empty", "", 0, "'{'"},
    };
}

} // namespace

CHECK_CASE(everyCraftedHeaderIsRefusedForItsReason)
{
    for (const BadHeader& bad : badHeaders()) {
        const auto result = Safetensors::parse(fileOf(bad.header, bad.dataBytes));
        if (result.ok() || result.error().message.find(bad.reason) == std::string::npos)
            tests::reportFailure(__FILE__, __LINE__,
                                 std::string(bad.what) + ": " + (result.ok() ? "read" : result.error().message));
    }
}

CHECK_CASE(deepNestingIsRefusedAtOnce)
{
    const std::string deep = "{\"a\":" + std::string(1'000'000, '[');
    const auto result = Safetensors::parse(fileOf(deep, 0));
    CHECK(!result.ok());
    const std::string objects = [] {
        std::string text;
        for (int i = 0; i < 100'000; ++i)
            text += "{\"a\":";
        return text;
    }();
    CHECK(!Safetensors::parse(fileOf(objects, 0)).ok());
}

CHECK_CASE(statedHeaderLengthIsNotBelieved)
{
    for (const std::uint64_t length :
         {std::uint64_t{3}, kMaxHeaderBytes, kMaxHeaderBytes + 1, std::numeric_limits<std::uint64_t>::max(),
          std::numeric_limits<std::uint64_t>::max() - 7}) {
        auto file = fileOf("{}", 0);
        std::memcpy(file.data(), &length, 8);
        CHECK(!Safetensors::parse(file).ok());
    }
    for (std::size_t size = 0; size < 10; ++size) {
        auto file = fileOf("{}", 0);
        file.resize(size);
        CHECK(!Safetensors::parse(file).ok());
    }
}

/// Nothing of the size that a header claims is allocated: a file of a few bytes claims 8 EiB.
CHECK_CASE(claimedSizesCostNoMemory)
{
    const auto huge = entry(R"("dtype":"U8","shape":[9223372036854775807],"data_offsets":[0,9223372036854775807])");
    const auto result = Safetensors::parse(fileOf(huge, 16));
    CHECK(!result.ok());
}

CHECK_CASE(writtenTensorsComeBack)
{
    const std::map<std::string, std::string> metadata{{"licence", "CC-BY 4.0 \xC3\xA9"}, {"step", "12"}};
    const auto bytes = safetensorsBytes(twoTensors(), metadata);
    CHECK(bytes.ok());
    const auto read = Safetensors::parse(*bytes);
    CHECK(read.ok());
    CHECK(read->metadata() == metadata);
    CHECK_EQUAL(read->entries().size(), 3U);
    for (const TensorToWrite& tensor : twoTensors()) {
        const auto view = read->find(tensor.name);
        CHECK(view.has_value());
        CHECK(view->entry.dtype == tensor.dtype && view->entry.shape == tensor.shape);
        CHECK(std::equal(view->bytes.begin(), view->bytes.end(), tensor.bytes.begin(), tensor.bytes.end()));
    }
    const auto floats = read->floats("layer.weight");
    CHECK(floats.ok() && floats->at(2) == 2.25F && floats->size() == 6);
    CHECK(!read->floats("mask").ok());
    CHECK(!read->floats("absent").ok());
}

/// The layout of the format's own documentation, byte by byte.
CHECK_CASE(bytesAreAsTheFormatSays)
{
    const std::array<float, 1> one{1.0F};
    const auto bytes = safetensorsBytes({floatTensor("w", {1}, one)});
    CHECK(bytes.ok());
    std::string header = R"({"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})";
    header.append((8 - header.size() % 8) % 8, ' ');
    auto expected = fileOf(header, 4);
    const std::array<unsigned char, 4> ieeeOne{0x00, 0x00, 0x80, 0x3F};
    std::memcpy(expected.data() + expected.size() - 4, ieeeOne.data(), 4);
    CHECK(*bytes == expected);
}

CHECK_CASE(writerRefusesWhatTheReaderWould)
{
    auto twice = twoTensors();
    twice.push_back(twice.front());
    CHECK(!safetensorsBytes(twice).ok());
    CHECK(!safetensorsBytes({TensorToWrite{"short", DType::f32, {4}, {}}}).ok());
    CHECK(!safetensorsBytes({TensorToWrite{"\xFF", DType::f32, {0}, {}}}).ok());
    CHECK(!safetensorsBytes({TensorToWrite{"__metadata__", DType::f32, {0}, {}}}).ok());
}

CHECK_CASE(filesAreReadAndErrorsNameThem)
{
    const tests::ScratchDir scratch;
    const fs::path& folder = scratch.path();
    const fs::path path = folder / "net.safetensors";
    CHECK(writeSafetensors(path, twoTensors()).ok());
    CHECK(!fs::exists(folder / "net.safetensors.part"));
    CHECK(Safetensors::read(path).ok());
    fs::resize_file(path, fs::file_size(path) - 1);
    const auto cut = Safetensors::read(path);
    CHECK(!cut.ok() && cut.error().message.find("net.safetensors") != std::string::npos);
    fs::resize_file(path, 0);
    CHECK(!Safetensors::read(path).ok());
    CHECK(!Safetensors::read(folder).ok());
    CHECK(!Safetensors::read(folder / "absent").ok());
    CHECK(!writeSafetensors(folder / "no" / "such" / "net", twoTensors()).ok());
}

/// A seeded mutator: whatever is accepted must be consistent, and writing it again must give the same tensors.
CHECK_CASE(mutatedFilesNeverBreakTheReader)
{
    const char* wish = std::getenv("MELISMA_FUZZ_RUNS");
    const long runs = wish ? std::atol(wish) : 1'000'000;
    const auto seedFile = *safetensorsBytes(twoTensors(), {{"k", "v"}});
    constexpr std::string_view kSpice = "{}[]\",:0123456789-.eE\\u \x7F\xC3";
    std::mt19937_64 random(20260101);
    long accepted = 0;
    for (long run = 0; run < runs; ++run) {
        auto file = seedFile;
        for (int edits = 1 + static_cast<int>(random() % 4); edits > 0; --edits) {
            const std::size_t at = random() % file.size();
            switch (random() % 4) {
            case 0:
                file[at] ^= static_cast<std::byte>(1U << (random() % 8));
                break;
            case 1:
                file[at] = static_cast<std::byte>(kSpice[random() % kSpice.size()]);
                break;
            case 2:
                file.erase(file.begin() + static_cast<std::ptrdiff_t>(at));
                break;
            default:
                file.insert(file.begin() + static_cast<std::ptrdiff_t>(at), file[random() % file.size()]);
            }
        }
        const auto read = Safetensors::parse(file);
        if (!read)
            continue;
        ++accepted;
        std::uint64_t total = 0;
        for (const TensorEntry& tensor : read->entries())
            total += read->find(tensor.name)->bytes.size();
        CHECK(total <= file.size());
    }
    // Changes to the data alone are legitimate; changes to the header almost never are.
    CHECK(accepted > 0 && accepted < runs);
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
