// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/kokoro/torch_weights.h"

#include "ml/io/file_bytes.h"
#include "ml/io/tensor_data.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <utility>

namespace melisma::ml {

namespace {

using Found = std::map<std::string, const TorchTensor*>;

base::Error notKokoro(std::string why)
{
    return {base::ErrorKind::input,
            "The weights are not those of Kokoro-82M: " + std::move(why),
            "Choose the file that Melisma names",
            {}};
}

/// The two halves of a weight that is kept as length and direction, by the names of both of PyTorch's ways.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kHalves{
    {{".weight_g", ".weight_v"}, {".parametrizations.weight.original0", ".parametrizations.weight.original1"}}};

base::Result<Found> tensorsByName(const TorchFile& file)
{
    Found found;
    for (const NamedTorchTensor& named : file.namedTensors()) {
        std::string name = named.name;
        constexpr std::string_view kWrapper = ".module.";
        if (const auto at = name.find(kWrapper); at != std::string::npos)
            name.replace(at, kWrapper.size(), ".");
        if (!found.emplace(name, named.tensor).second)
            return notKokoro(quotedForMessage(name) + " appears twice");
    }
    return found;
}

/// g * v / |v|, where |v| is over all but the first dimension.
std::vector<float> folded(std::span<const float> lengths, std::vector<float> directions)
{
    const std::size_t row = lengths.empty() ? 0 : directions.size() / lengths.size();
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        const auto part = std::span(directions).subspan(i * row, row);
        double squares = 0.0;
        for (const float value : part)
            squares += static_cast<double>(value) * value;
        const double factor = lengths[i] / std::sqrt(squares);
        for (float& value : part)
            value = static_cast<float>(value * factor);
    }
    return directions;
}

/// Takes wanted tensors out of what the file has.
class Taking {
public:
    explicit Taking(Found found) : m_found(std::move(found)) {}

    base::Result<KokoroFromTorch> run(const std::vector<KokoroTensor>& wanted)
    {
        KokoroFromTorch result;
        for (const KokoroTensor& each : wanted) {
            auto tensor = take(each);
            if (!tensor)
                return tensor.error();
            result.tensors.push_back(std::move(*tensor));
        }
        for (const auto& [name, tensor] : m_found) {
            if (!isNeutral(name, *tensor))
                return notKokoro(quotedForMessage(name) + " is no longer 1 or 0");
            result.ignored.push_back(name);
        }
        return result;
    }

private:
    const TorchTensor* take(const std::string& name)
    {
        const auto found = m_found.find(name);
        if (found == m_found.end())
            return nullptr;
        const TorchTensor* tensor = found->second;
        m_found.erase(found);
        return tensor;
    }

    base::Result<TensorToWrite> take(const KokoroTensor& wanted)
    {
        if (const TorchTensor* whole = take(wanted.name)) {
            if (whole->shape != wanted.shape)
                return notKokoro(quotedForMessage(wanted.name) + " has another shape");
            return floatTensor(wanted.name, wanted.shape, whole->floats());
        }
        constexpr std::string_view kWeight = ".weight";
        const std::string module = wanted.name.substr(0, wanted.name.size() - kWeight.size());
        for (const auto& [lengthName, directionName] : kHalves) {
            const TorchTensor* length = take(module + std::string(lengthName));
            const TorchTensor* direction = take(module + std::string(directionName));
            if (!length || !direction)
                continue;
            if (direction->shape != wanted.shape ||
                elementsOf(length->shape) != static_cast<std::uint64_t>(wanted.shape[0]))
                return notKokoro(quotedForMessage(wanted.name) + " has another shape");
            return floatTensor(wanted.name, wanted.shape, folded(length->floats(), direction->floats()));
        }
        return notKokoro(quotedForMessage(wanted.name) + " is missing");
    }

    /// What is left over changes nothing: the norm in front of a style's scale and shift has none of its own.
    static bool isNeutral(const std::string& name, const TorchTensor& tensor)
    {
        const bool scale = name.ends_with(".norm.weight");
        if (!scale && !name.ends_with(".norm.bias"))
            return true;
        const float neutral = scale ? 1.0F : 0.0F;
        return std::ranges::all_of(tensor.floats(), [&](float value) { return value == neutral; });
    }

    Found m_found;
};

} // namespace

base::Result<KokoroFromTorch> kokoroFromTorch(const TorchFile& file, const std::vector<KokoroTensor>& wanted)
{
    auto found = tensorsByName(file);
    if (!found)
        return found.error();
    auto taken = Taking(std::move(*found)).run(wanted);
    if (!taken)
        return taken;
    if (const auto checked = checkKokoroTensors(taken->tensors, wanted); !checked)
        return checked.error();
    return taken;
}

} // namespace melisma::ml
