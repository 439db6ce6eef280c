// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/content_encoder/speech_item.h"

#include "ml/models/content_encoder/config.h"
#include "ml/nn/weights.h"

#include <algorithm>

namespace melisma::ml::content {

namespace {

torch::Tensor tensorOf(const std::vector<int>& numbers)
{
    return torch::tensor(numbers, torch::kInt32);
}

torch::Tensor tensorOf(const std::vector<float>& numbers)
{
    return torch::tensor(numbers, torch::kFloat32);
}

base::Error noUtterance(const std::filesystem::path& path, const char* what)
{
    return {base::ErrorKind::input, path.string() + " is not an utterance of make_speech", "Make it anew", what};
}

base::Result<torch::Tensor> find(const Safetensors& file, const std::filesystem::path& path, const char* name,
                                 torch::Dtype as)
{
    const auto view = file.find(name);
    if (!view)
        return noUtterance(path, name);
    return toTorch(*view).to(as).contiguous();
}

template <class Number>
std::vector<Number> numbersOf(const torch::Tensor& tensor)
{
    return {tensor.data_ptr<Number>(), tensor.data_ptr<Number>() + tensor.numel()};
}

constexpr std::uint64_t kHeldOut = 40; ///< one text in so many

} // namespace

bool isHeldOut(const SpeechItem& item)
{
    std::uint64_t hash = 1469598103934665603ULL;
    for (const int id : item.ids)
        hash = (hash ^ static_cast<std::uint64_t>(id)) * 1099511628211ULL;
    return hash % kHeldOut == 0;
}

base::Result<void> writeSpeechItem(const std::filesystem::path& file, const SpeechItem& item)
{
    std::vector<TensorToWrite> tensors;
    tensors.push_back(toFile("ids", tensorOf(item.ids)));
    tensors.push_back(toFile("durations", tensorOf(item.durations)));
    tensors.push_back(toFile("f0", tensorOf(item.f0)));
    tensors.push_back(toFile("energy", tensorOf(item.energy)));
    tensors.push_back(toFile("style", tensorOf(item.style)));
    for (auto [name, numbers] : {std::pair("samples", &item.samples), std::pair("mels", &item.mels)})
        if (!numbers->empty())
            tensors.push_back(toFile(name, tensorOf(*numbers).to(torch::kFloat16)));
    return writeSafetensors(file, std::move(tensors));
}

base::Result<SpeechItem> readSpeechItem(const std::filesystem::path& path)
{
    const auto file = Safetensors::read(path);
    if (!file)
        return file.error();
    SpeechItem item;
    for (auto [name, numbers] : {std::pair("ids", &item.ids), std::pair("durations", &item.durations)}) {
        const auto found = find(*file, path, name, torch::kInt32);
        if (!found)
            return found.error();
        *numbers = numbersOf<int>(*found);
    }
    if (item.ids.size() != item.durations.size() ||
        !std::ranges::all_of(item.ids, [](int id) { return id >= 0 && id < kTokens; }) ||
        !std::ranges::all_of(item.durations, [](int frames) { return frames >= 0; }))
        return noUtterance(path, "ids and durations");
    const bool isSound = file->find("samples").has_value();
    for (auto [name, numbers] :
         {std::pair("f0", &item.f0), std::pair("energy", &item.energy), std::pair("style", &item.style),
          isSound ? std::pair("samples", &item.samples) : std::pair("mels", &item.mels)}) {
        const auto found = find(*file, path, name, torch::kFloat32);
        if (!found)
            return found.error();
        *numbers = numbersOf<float>(*found);
    }
    return item;
}

std::vector<std::filesystem::path> speechItems(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator(folder, problem))
        if (entry.path().extension() == ".safetensors")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace melisma::ml::content
