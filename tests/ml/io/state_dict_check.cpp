// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/state_dict.h"

#include "tests/ml/io/zip_maker.h"

using namespace melisma;
using namespace melisma::ml;
using namespace melisma::tests;

namespace {

Bytes legacyFile()
{
    return goldenBytes("../conversion/speaker_encoder.pt");
}

const std::string kStart("\x80\x02", 2);

std::string text(const std::string& value)
{
    std::string code = "X";
    put(code, static_cast<std::uint32_t>(value.size()));
    return code + value;
}

/// A tensor [rows, columns] over the storage `key` of as many floats, as PyTorch states it.
std::string tensor(const std::string& key, std::int32_t rows, std::int32_t columns)
{
    const auto number = [](std::int32_t value) {
        std::string code = "J";
        put(code, value);
        return code;
    };
    return "ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") + "ctorch\nFloatStorage\n" + text(key) +
           text("cpu") + number(rows * columns) + "tQJ" + std::string(4, '\0') + "(" + number(rows) + number(columns) +
           "t(" + number(columns) + number(1) + "t\x89" + "ccollections\nOrderedDict\n)RtR";
}

std::string floats(const std::vector<float>& values)
{
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)};
}

/// A dict of tensors [rows, columns] by name, each with a storage of its own.
struct Part {
    std::string name;
    std::int32_t rows, columns;
    std::vector<float> values;
};

base::Result<Safetensors> dictOf(const std::vector<Part>& parts, const WantsTensor& wants = {})
{
    std::string pickle = kStart + "}(";
    std::vector<std::pair<std::string, std::string>> files;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        pickle += text(parts[i].name) + tensor(std::to_string(i), parts[i].rows, parts[i].columns);
        files.emplace_back("a/data/" + std::to_string(i), floats(parts[i].values));
    }
    files.insert(files.begin(), {"a/data.pkl", pickle + "u."});
    std::vector<ZipPart> zip;
    for (const auto& [name, content] : files)
        zip.push_back({name, content});
    const auto file = TorchFile::parse(zipOf(zip));
    CHECK(file.ok());
    return stateDict(*file, file->root(), wants);
}

} // namespace

CHECK_CASE(foldsWeightsOfBothWays)
{
    // Rows (3, 4) and (0, 2) of lengths 5 and 2, stretched to 10 and 1.
    for (const auto& [g, v] :
         {std::pair("a.weight_g", "a.weight_v"),
          std::pair("a.parametrizations.weight.original0", "a.parametrizations.weight.original1")}) {
        const auto dict = dictOf({{g, 2, 1, {10.0F, 1.0F}}, {v, 2, 2, {3.0F, 4.0F, 0.0F, 2.0F}}});
        CHECK(dict.ok() && dict->entries().size() == 1);
        const auto folded = dict->floats("a.weight");
        CHECK(folded.ok() && *folded == std::vector<float>({6.0F, 8.0F, 0.0F, 1.0F}));
    }
    // The lengths of columns: (3, 4) and (0, 2) stand upright.
    const auto dict = dictOf({{"weight_g", 1, 2, {10.0F, 1.0F}}, {"weight_v", 2, 2, {3.0F, 0.0F, 4.0F, 2.0F}}});
    CHECK(dict.ok() && *dict->floats("weight") == std::vector<float>({6.0F, 0.0F, 8.0F, 1.0F}));
}

CHECK_CASE(takesWhatIsWanted)
{
    const auto dict = dictOf({{"in.weight", 1, 1, {1.0F}}, {"out.weight", 1, 1, {2.0F}}},
                             [](std::string_view name) { return name.starts_with("out"); });
    CHECK(dict.ok() && dict->entries().size() == 1 && *dict->floats("out.weight") == std::vector<float>({2.0F}));
}

CHECK_CASE(refusesHalvesAndWhatIsNoNumber)
{
    const std::vector<std::pair<std::vector<Part>, std::string>> hostile = {
        {{{"a.weight_g", 2, 1, {1.0F, 1.0F}}}, "lack 'a.weight_v'"},
        {{{"a.weight_v", 2, 1, {1.0F, 1.0F}}}, "lack 'a.weight_g'"},
        {{{"a.weight_g", 2, 1, {1.0F, 1.0F}}, {"a.weight_v", 3, 1, {1.0F, 1.0F, 1.0F}}}, "does not fit"},
        {{{"a.weight_g", 2, 2, {1.0F, 1.0F, 1.0F, 1.0F}}, {"a.weight_v", 2, 2, {1.0F, 1.0F, 1.0F, 1.0F}}},
         "does not fit"},
        {{{"a.weight_g", 1, 1, {1.0F}}, {"a.weight_v", 1, 1, {1.0F}}, {"a.weight", 1, 1, {1.0F}}}, "twice"},
        {{{"a.weight_g", 1, 1, {1.0F}}, {"a.weight_v", 1, 1, {0.0F}}}, "no number"},
        {{{"a", 1, 1, {std::nanf("")}}}, "no number"}};
    for (const auto& [parts, reason] : hostile) {
        const auto dict = dictOf(parts);
        CHECK(!dict.ok());
        if (!dict)
            checkRefusal(dict.error(), parts.front().name, reason);
    }
}

CHECK_CASE(refusesOneStorageUnderManyNames)
{
    std::string pickle = kStart + "}(";
    for (int i = 0; i < 1000; ++i)
        pickle += text(std::to_string(i)) + tensor("0", 100, 100);
    const auto file =
        TorchFile::parse(zipOf({{"a/data.pkl", pickle + "u."}, {"a/data/0", floats(std::vector<float>(10000))}}));
    CHECK(file.ok());
    const auto dict = stateDict(*file, file->root());
    CHECK(!dict.ok());
    checkRefusal(dict.error(), "names", "more numbers");
}

CHECK_CASE(refusesMoreTensorsThanNetsHave)
{
    std::string pickle = kStart + "}(";
    for (int i = 0; i < 20001; ++i)
        pickle += text(std::to_string(i)) + (i == 0 ? tensor("0", 0, 1) + "q\x01" : "h\x01");
    const auto file = TorchFile::parse(zipOf({{"a/data.pkl", pickle + "u."}, {"a/data/0", ""}}));
    CHECK(file.ok());
    const auto dict = stateDict(*file, file->root());
    CHECK(!dict.ok());
    checkRefusal(dict.error(), "tensors", "more tensors");
}

CHECK_CASE(readsTheOldFormWithItsMembers)
{
    const auto path = readerGolden("../conversion/speaker_encoder.pt");
    const auto dict = readStateDict(path, "model_state");
    CHECK(dict.ok() && dict->floats("linear.weight").ok() && dict->floats("similarity_weight").ok());
    const auto absent = readStateDict(path, "model");
    CHECK(!absent.ok());
    checkRefusal(absent.error(), "member", "has no 'model'");
}

CHECK_CASE(refusesOldFilesThatLie)
{
    const Bytes good = legacyFile();
    CHECK(TorchFile::parse(good).ok());
    const auto refused = [](Bytes bytes, const std::string& reason) {
        const auto file = TorchFile::parse(std::move(bytes));
        CHECK(!file.ok());
        if (!file)
            checkRefusal(file.error(), "legacy", reason);
    };
    refused({good.begin(), good.begin() + 18}, "version of torch.save");
    refused({good.begin(), good.end() - 4}, "longer than the file");
    Bytes longer = good;
    longer.push_back({});
    refused(longer, "goes on after");
    const std::string all(reinterpret_cast<const char*>(good.data()), good.size());
    Bytes bigEndian = good;
    bigEndian[all.find("little_endian") + 15] = std::byte{0x89}; // behind the memo's two bytes: NEWFALSE
    refused(bigEndian, "big-endian");
    Bytes code = good;
    const auto global = all.find("ctorch\nFloatStorage");
    std::memcpy(code.data() + global, "cposix\nsystemStorag", 19);
    refused(code, "posix.systemStorag");
}

CHECK_CASE(oldFilesSurviveFlippedBits)
{
    const int taken = takenAfterFlips(legacyFile(), [](const Bytes& bytes) {
        const auto file = TorchFile::parse(bytes);
        return file.ok() && stateDict(*file, file->root()).ok();
    });
    CHECK(taken > 0 && taken < 200);
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
