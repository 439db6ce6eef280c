// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resource_folder.h"
#include "ml/io/safetensors.h"
#include "ml/nn/blas.h"
#include "ml/nn/machine.h"
#include "ml/nn/runtime.h"
#include "ml/nn/self_test.h"

#include "tests/support/check.h"
#include "tests/support/scratch_dir.h"

#include <cstring>

namespace fs = std::filesystem;
using namespace melisma;

namespace {

fs::path modelFolder()
{
    const auto resources = base::resourceFolder();
    CHECK(resources.ok());
    return resources.ok() ? *resources / "models" / "groove_net" : fs::path();
}

/// A copy of the self-test's files whose weights `change` has altered.
fs::path alteredModel(const tests::ScratchDir& scratch,
                      const std::function<void(std::vector<ml::TensorToWrite>&)>& change)
{
    const fs::path source = modelFolder();
    const auto weights = ml::Safetensors::read(source / "groove_net.safetensors");
    CHECK(weights.ok());
    std::vector<ml::TensorToWrite> tensors;
    for (const ml::TensorEntry& entry : weights->entries()) {
        const auto bytes = weights->find(entry.name)->bytes;
        tensors.push_back({entry.name, entry.dtype, entry.shape, {bytes.begin(), bytes.end()}});
    }
    change(tensors);
    CHECK(ml::writeSafetensors(scratch.path() / "groove_net.safetensors", std::move(tensors)).ok());
    fs::copy_file(source / "self_test.safetensors", scratch.path() / "self_test.safetensors");
    return scratch.path();
}

} // namespace

/// The numbers were computed by PyTorch from the same weights: tests/golden/make_groove_net.py.
CHECK_CASE(netAnswersAsPyTorchDoes)
{
    for (const int threads : {1, 2}) {
        const auto report = ml::runSelfTest("cpu", threads);
        CHECK(report.ok());
        if (!report)
            return;
        std::puts(report->dump().c_str());
        CHECK(report->at("ok").get<bool>());
        CHECK(report->at("maxAbsError").get<double>() < 1e-5);
        CHECK_EQUAL(report->at("threads").get<int>(), threads);
        CHECK_EQUAL(report->at("device").get<std::string>(), "cpu");
        CHECK(report->at("gemmGflops").get<double>() > 0.1);
        CHECK_EQUAL(report->at("weightsSha256").get<std::string>().size(), 64U);
    }
}

/// The comparison is worth something only if it can fail: swapping two gates of the GRU keeps every shape.
CHECK_CASE(wrongGateOrderIsFound)
{
    const tests::ScratchDir scratch;
    const fs::path folder = alteredModel(scratch, [](std::vector<ml::TensorToWrite>& tensors) {
        for (ml::TensorToWrite& tensor : tensors)
            if (tensor.name.starts_with("gru."))
                std::rotate(tensor.bytes.begin(),
                            tensor.bytes.begin() + static_cast<std::ptrdiff_t>(tensor.bytes.size() / 3),
                            tensor.bytes.end());
    });
    const auto report = ml::runSelfTest("cpu", 1, folder);
    CHECK(report.ok() && !report->at("ok").get<bool>());
    CHECK(report.ok() && report->at("maxAbsError").get<double>() > 0.1);
}

CHECK_CASE(notANumberIsFound)
{
    const tests::ScratchDir scratch;
    const fs::path folder = alteredModel(
        scratch, [](std::vector<ml::TensorToWrite>& tensors) { std::memset(tensors.front().bytes.data(), 0xFF, 4); });
    const auto report = ml::runSelfTest("cpu", 1, folder);
    CHECK(report.ok() && !report->at("ok").get<bool>());
}

CHECK_CASE(weightsOfAnotherNetAreRefused)
{
    using Change = std::function<void(std::vector<ml::TensorToWrite>&)>;
    const Change lacks = [](auto& tensors) { tensors.pop_back(); };
    const Change extra = [](auto& tensors) { tensors.push_back({"more", ml::DType::f32, {0}, {}}); };
    const Change renamed = [](auto& tensors) { tensors.front().name = "another"; };
    const Change reshaped = [](auto& tensors) { tensors.front().shape.insert(tensors.front().shape.begin(), 1); };
    const Change retyped = [](auto& tensors) { tensors.front().dtype = ml::DType::i32; };
    for (const Change& change : {lacks, extra, renamed, reshaped, retyped}) {
        const tests::ScratchDir scratch;
        const auto report = ml::runSelfTest("cpu", 1, alteredModel(scratch, change));
        CHECK(!report.ok() && report.error().kind == base::ErrorKind::input);
    }
    const tests::ScratchDir empty;
    const auto absent = ml::runSelfTest("cpu", 1, empty.path());
    CHECK(!absent.ok() && absent.error().kind == base::ErrorKind::notFound);
}

CHECK_CASE(devicesAndThreadsAreChosenOrRefusedClearly)
{
    const auto automatic = ml::prepareRuntime("auto", 0);
    CHECK(automatic.ok() && automatic->device != "auto" && automatic->threads >= 1);
    const auto two = ml::prepareRuntime("cpu", 2);
    CHECK(two.ok() && two->threads == 2 && two->device == "cpu");
    for (const char* device : {"tpu", "cuda:", "cuda:x", "cuda:-1", "cuda:1x", "CPU"}) {
        const auto refused = ml::prepareRuntime(device, 1);
        CHECK(!refused.ok() && refused.error().kind == base::ErrorKind::usage);
    }
    const auto absent = ml::prepareRuntime("cuda:999", 1);
    CHECK(!absent.ok() && absent.error().kind == base::ErrorKind::missing);
    CHECK(!ml::prepareRuntime("cpu", -1).ok());
    CHECK(!ml::prepareRuntime("cpu", 100'000).ok());
}

CHECK_CASE(machineIsDescribedAndTheWrongBlasIsNamed)
{
    const base::Json json = ml::describeMachine();
    std::puts(json.dump(1).c_str());
    CHECK(!json.at("torch").get<std::string>().empty());
    CHECK(json.at("cores").get<int>() >= 1);
    CHECK(json.at("memory").at("totalBytes").get<std::int64_t>() > (std::int64_t{1} << 28));
    const auto blas = json.at("blas").at("name").get<std::string>();
    CHECK_EQUAL(json.at("missing").empty(), blas == "openblas-openmp" || blas == "mkl");
    CHECK_EQUAL(ml::describeBlas("").name, "unknown");
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
