// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/fitted_voice.h"

#include "ml/io/safetensors.h"

#include <span>

namespace melisma::ml::conversion {

base::Result<std::string> bytesOf(const FittedVoice& voice, const std::string& of)
{
    const auto tensor = [](const char* name, const std::vector<float>& numbers) {
        return floatTensor(name, {static_cast<std::int64_t>(numbers.size())}, numbers);
    };
    const auto bytes = safetensorsBytes({tensor("style", voice.style), tensor("adapted", voice.adapted),
                                         tensor("likeness", {static_cast<float>(voice.likeness)})},
                                        {{"of", of}});
    if (!bytes)
        return bytes.error();
    return std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size());
}

std::optional<FittedVoice> fittedVoiceFrom(const std::string& bytes, const std::string& of)
{
    const auto file = Safetensors::parse(std::as_bytes(std::span(bytes)));
    if (!file || !file->metadata().contains("of") || file->metadata().at("of") != of)
        return std::nullopt;
    auto style = file->floats("style");
    auto adapted = file->floats("adapted");
    const auto likeness = file->floats("likeness");
    if (!style || !adapted || !likeness || likeness->size() != 1)
        return std::nullopt;
    return FittedVoice{std::move(*style), std::move(*adapted), likeness->front()};
}

} // namespace melisma::ml::conversion
