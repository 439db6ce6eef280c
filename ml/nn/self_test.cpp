// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/self_test.h"

#include "core/base/resource_folder.h"
#include "core/base/sha256.h"
#include "ml/models/groove_net/groove_net.h"
#include "ml/nn/machine.h"
#include "ml/nn/runtime.h"
#include "ml/nn/weights.h"

#include <algorithm>
#include <chrono>

namespace melisma::ml {

namespace {

using Clock = std::chrono::steady_clock;

/// float32 through 32 recurrent steps: libtorch and PyTorch of other versions differ by about 1e-6 here, a wrong
/// layout or gate order by more than 0.1.
constexpr double kTolerance = 2e-5;
constexpr double kGpuTolerance = 2e-4; ///< cuDNN sums in another order; 5e-5 seen on an H100

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// The reference tensors come from a file that is checked by Safetensors but might lack one of them.
class Golden {
public:
    explicit Golden(Safetensors file) : m_file(std::move(file)) {}

    torch::Tensor tensor(const std::string& name) const
    {
        const auto view = m_file.find(name);
        TORCH_CHECK(view, "self_test.safetensors lacks '", name, "'");
        return toTorch(*view);
    }

private:
    Safetensors m_file;
};

double maxAbsDifference(const torch::Tensor& actual, const torch::Tensor& expected)
{
    TORCH_CHECK(actual.sizes() == expected.sizes(), "the net answers another shape than the reference");
    const double difference = (actual.to(torch::kCPU) - expected).abs().max().item<double>();
    return std::isfinite(difference) ? difference : std::numeric_limits<double>::max();
}

double compareNet(groove::GrooveNet& net, const Golden& golden, const torch::Device& device)
{
    const torch::NoGradGuard noGrad;
    net->to(device);
    net->eval();
    const auto input = [&](const char* name) { return golden.tensor(name).to(device); };
    const auto out = net(input("played"), input("places"), input("genre"), input("tempo"));
    return std::max({maxAbsDifference(out.hits, golden.tensor("hits")),
                     maxAbsDifference(out.velocities, golden.tensor("velocities")),
                     maxAbsDifference(out.offsets, golden.tensor("offsets")),
                     maxAbsDifference(out.state, golden.tensor("state"))});
}

/// Best of five products of 1024 x 1024 float matrices, in 1e9 operations a second.
double gemmGflops(const torch::Device& device)
{
    constexpr int kSize = 1024;
    const torch::NoGradGuard noGrad;
    const auto a = torch::full({kSize, kSize}, 0.5, device);
    double best = std::numeric_limits<double>::max();
    for (int round = 0; round < 6; ++round) {
        const auto start = Clock::now();
        const float corner = torch::mm(a, a)[0][0].item<float>(); // also waits for a GPU to finish
        TORCH_CHECK(corner == 0.25F * kSize, "a matrix product of 1024 halves gives ", corner);
        if (round > 0)
            best = std::min(best, secondsSince(start));
    }
    return 2.0 * kSize * kSize * kSize / best / 1e9;
}

base::Json report(const Runtime& runtime, double maxAbsError, const std::string& weightsSha256)
{
    base::Json json = base::Json::object();
    const double tolerance = runtime.device == "cpu" ? kTolerance : kGpuTolerance;
    json["ok"] = maxAbsError <= tolerance;
    json["maxAbsError"] = maxAbsError;
    json["tolerance"] = tolerance;
    json["device"] = runtime.device;
    json["threads"] = runtime.threads;
    json["blas"] = blasName();
    json["net"] = "groove_net";
    json["weightsSha256"] = weightsSha256;
    return json;
}

} // namespace

base::Result<base::Json> runSelfTest(const std::string& device, int threads, const std::filesystem::path& modelFolder)
{
    const auto start = Clock::now();
    const auto weightsPath = modelFolder / "groove_net.safetensors";
    auto weights = Safetensors::read(weightsPath);
    if (!weights)
        return weights.error();
    auto numbers = Safetensors::read(modelFolder / "self_test.safetensors");
    if (!numbers)
        return numbers.error();
    const auto sha = base::sha256OfFile(weightsPath);
    if (!sha)
        return sha.error();
    const auto runtime = prepareRuntime(device, threads);
    if (!runtime)
        return runtime.error();
    try {
        groove::GrooveNet net;
        if (const auto loaded = loadWeights(*net, *weights); !loaded)
            return loaded.error();
        // TF32 keeps ten bits of a product; the comparison is about float32.
        at::globalContext().setAllowTF32CuDNN(false);
        const torch::Device where(runtime->device);
        base::Json json = report(*runtime, compareNet(net, Golden(std::move(*numbers)), where), *sha);
        json["gemmGflops"] = gemmGflops(where);
        json["seconds"] = secondsSince(start);
        return json;
    } catch (const std::exception& problem) {
        return base::Error{base::ErrorKind::internal, "The self-test net could not be run on " + runtime->device,
                           "Try --device cpu and run melisma doctor", problem.what()};
    }
}

base::Result<base::Json> runSelfTest(const std::string& device, int threads)
{
    const auto folder = base::resourceFolder();
    if (!folder)
        return folder.error();
    return runSelfTest(device, threads, *folder / "models" / "groove_net");
}

} // namespace melisma::ml
