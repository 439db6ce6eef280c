// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/torch.h"

#include "ml/nn/blas.h"
#include "ml/nn/machine.h"

#include <charconv>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

namespace melisma::ml {

namespace {

/// Debian gives the pthread build the higher priority, so installing the right one is not enough.
constexpr const char* kBlasCommand =
    "sudo apt-get install -y libopenblas0-openmp && for l in libblas.so.3 liblapack.so.3 libopenblas.so.0; do "
    "sudo update-alternatives --set $l-$(gcc -print-multiarch) /usr/lib/$(gcc -print-multiarch)/openblas-openmp/$l; "
    "done";

/// The text behind the first line of `path` that begins with `key`, without colon and blanks.
std::string lineOf(const std::filesystem::path& path, std::string_view key)
{
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with(key))
            continue;
        const auto start = line.find_first_not_of(" \t:", key.size());
        return start == std::string::npos ? "" : line.substr(start);
    }
    return {};
}

/// Instruction sets that decide how fast nets run here.
base::Json cpuFeatures()
{
    std::string words = lineOf("/proc/cpuinfo", "flags");
    if (words.empty())
        words = lineOf("/proc/cpuinfo", "Features"); // ARM
    std::istringstream in(words);
    const std::set<std::string> present{std::istream_iterator<std::string>(in), {}};
    base::Json features = base::Json::array();
    for (const char* name : {"avx2", "fma", "avx512f", "avx512_vnni", "avx512_bf16", "amx_bf16", "asimd", "bf16"})
        if (present.contains(name))
            features.push_back(name);
    return features;
}

/// Model names come from the driver: asking CUDA would need its headers.
base::Json gpus()
{
    std::vector<std::string> models;
    std::error_code absent;
    for (const auto& card : std::filesystem::directory_iterator("/proc/driver/nvidia/gpus", absent))
        models.push_back(lineOf(card.path() / "information", "Model"));
    base::Json list = base::Json::array();
    const auto count = static_cast<std::size_t>(torch::cuda::device_count());
    for (std::size_t index = 0; index < count; ++index)
        list.push_back({{"device", "cuda:" + base::Json(index).dump()},
                        {"model", index < models.size() ? models[index] : "CUDA device"}});
    return list;
}

std::int64_t memoryBytes(std::string_view key)
{
    const std::string text = lineOf("/proc/meminfo", key);
    std::int64_t kibibytes = 0;
    std::from_chars(text.data(), text.data() + text.size(), kibibytes);
    return kibibytes * 1024;
}

/// What it costs to have `blas`, or nothing when it is a good one.
std::string costOf(const Blas& blas)
{
    if (blas.name == "openblas-openmp" || blas.name == "mkl")
        return {};
    if (blas.name == "openblas-pthread")
        return "it takes every core whatever --threads says and its threads fight those of libtorch";
    return "it uses one core and no wide instructions: products take up to 30 times as long";
}

base::Json missing(const Blas& blas)
{
    base::Json list = base::Json::array();
    if (const std::string cost = costOf(blas); !cost.empty())
        list.push_back({{"what", "OpenBLAS with OpenMP for nets: " + blas.name + " is active, and " + cost},
                        {"command", kBlasCommand}});
    return list;
}

} // namespace

std::string blasName()
{
    return loadedBlas().name;
}

base::Json describeMachine()
{
    const Blas blas = loadedBlas();
    base::Json json = base::Json::object();
    json["torch"] = TORCH_VERSION;
    json["threads"] = at::get_num_threads();
    json["cores"] = std::thread::hardware_concurrency();
    json["blas"] = {{"name", blas.name}, {"library", blas.library}, {"detail", blas.detail}};
    json["cpu"] = {{"model", lineOf("/proc/cpuinfo", "model name")}, {"features", cpuFeatures()}};
    json["gpus"] = gpus();
    json["memory"] = {{"totalBytes", memoryBytes("MemTotal")}, {"availableBytes", memoryBytes("MemAvailable")}};
    json["missing"] = missing(blas);
    return json;
}

} // namespace melisma::ml
