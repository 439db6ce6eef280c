// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/kokoro/voice_files.h"

#include "ml/io/file_bytes.h"
#include "ml/io/tensor_data.h"
#include "ml/io/torch_pickle.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml {

namespace {

constexpr std::size_t kFloats = kKokoroVoiceRows * kKokoroVoiceStyle;

base::Error notVoice(const std::filesystem::path& path, std::string why)
{
    return inFile({base::ErrorKind::input,
                   "The file is no voice of Kokoro: " + std::move(why),
                   "Get the voice again from where it was published",
                   {}},
                  path);
}

base::Result<std::vector<float>> bareFloats(const std::filesystem::path& path)
{
    const auto bytes = readFileBytes(path, 16 * kFloats);
    if (!bytes)
        return bytes.error();
    return floatsOf(DType::f32, *bytes);
}

base::Result<std::vector<float>> torchFloats(const std::filesystem::path& path)
{
    const auto file = TorchFile::read(path);
    if (!file)
        return file.error();
    if (file->root().kind != PickleKind::tensor)
        return notVoice(path, "it holds something else than one tensor");
    return file->tensor(file->root()).floats();
}

bool isVoiceName(const std::string& name)
{
    return !name.empty() && name.size() <= 64 && std::ranges::all_of(name, [](char character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') || character == '_';
    });
}

} // namespace

base::Result<TensorToWrite> readKokoroVoice(const std::filesystem::path& path)
{
    const std::string name = path.stem().string();
    if (!isVoiceName(name))
        return notVoice(path, "its name is not like 'af_heart'");
    const auto values = path.extension() == ".pt" ? torchFloats(path) : bareFloats(path);
    if (!values)
        return values.error();
    if (values->size() != kFloats)
        return notVoice(path, "it does not hold 510 styles of 256 numbers");
    if (!std::ranges::all_of(*values, [](float value) { return std::isfinite(value); }))
        return notVoice(path, "it holds something that is no number");
    return floatTensor(name, {kKokoroVoiceRows, kKokoroVoiceStyle}, *values);
}

} // namespace melisma::ml
