// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/state_dict.h"

#include "ml/io/file_bytes.h"
#include "ml/io/tensor_data.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace melisma::ml {

namespace {

/// A tensor as floats, wherever it came from.
struct Source {
    DType dtype = DType::f32;
    std::vector<std::int64_t> shape;
    std::function<std::vector<float>()> floats;
};

using Sources = std::map<std::string, Source, std::less<>>;

/// The two halves of a weight that is kept as length and direction, by the names of both of PyTorch's ways.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kHalves{
    {{"weight_g", "weight_v"}, {"parametrizations.weight.original0", "parametrizations.weight.original1"}}};

constexpr std::size_t kMostTensors = 20'000;

base::Error unusable(std::string message)
{
    return {base::ErrorKind::input, std::move(message), "Get the file again from where it was published", {}};
}

bool isFloating(DType dtype)
{
    return dtype == DType::f16 || dtype == DType::bf16 || dtype == DType::f32 || dtype == DType::f64;
}

/// The dimension along which the lengths lie; nothing when the shapes do not belong together.
std::optional<std::size_t> keptDimension(const Source& lengths, const Source& directions)
{
    if (lengths.shape.size() != directions.shape.size() || lengths.shape.empty())
        return std::nullopt;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < lengths.shape.size(); ++i)
        if (lengths.shape[i] != 1)
            kept = i;
    for (std::size_t i = 0; i < lengths.shape.size(); ++i)
        if (lengths.shape[i] != (i == kept ? directions.shape[i] : 1))
            return std::nullopt;
    return kept;
}

/// g * v / |v|
std::vector<float> folded(const std::vector<float>& lengths, std::vector<float> directions, std::size_t inner)
{
    const std::size_t count = lengths.size();
    const auto placeOf = [&](std::size_t i) { return (i / inner) % count; };
    std::vector<double> factors(count, 0.0);
    for (std::size_t i = 0; i < directions.size(); ++i)
        factors[placeOf(i)] += static_cast<double>(directions[i]) * directions[i];
    for (std::size_t i = 0; i < count; ++i)
        factors[i] = lengths[i] / std::sqrt(factors[i]);
    for (std::size_t i = 0; i < directions.size(); ++i)
        directions[i] = static_cast<float>(directions[i] * factors[placeOf(i)]);
    return directions;
}

class Taking {
public:
    explicit Taking(Sources sources) : m_sources(std::move(sources)) {}

    base::Result<std::vector<TensorToWrite>> run()
    {
        for (const auto& [name, source] : m_sources)
            if (const auto taken = take(name, source); !taken)
                return taken.error();
        return std::move(m_tensors);
    }

private:
    base::Result<void> take(const std::string& name, const Source& source)
    {
        for (const auto& [length, direction] : kHalves) {
            if (endsWithPart(name, direction) && !m_sources.contains(beside(name, direction, length)))
                return unusable("The weights lack " + quotedForMessage(beside(name, direction, length)));
            if (endsWithPart(name, direction))
                return {};
            if (endsWithPart(name, length))
                return takeHalves(name, source, length, direction);
        }
        return keep(name, source.shape, source.floats());
    }

    base::Result<void> takeHalves(const std::string& name, const Source& lengths, std::string_view length,
                                  std::string_view direction)
    {
        const auto found = m_sources.find(beside(name, length, direction));
        if (found == m_sources.end())
            return unusable("The weights lack " + quotedForMessage(beside(name, length, direction)));
        const Source& directions = found->second;
        const auto kept = keptDimension(lengths, directions);
        if (!kept)
            return unusable("The tensor " + quotedForMessage(name) + " does not fit its weight");
        std::size_t inner = 1;
        for (std::size_t i = *kept + 1; i < directions.shape.size(); ++i)
            inner *= static_cast<std::size_t>(directions.shape[i]);
        const std::string whole = beside(name, length, "weight");
        if (m_sources.contains(whole))
            return unusable("The tensor " + quotedForMessage(whole) + " appears twice");
        return keep(whole, directions.shape, folded(lengths.floats(), directions.floats(), inner));
    }

    base::Result<void> keep(const std::string& name, const std::vector<std::int64_t>& shape,
                            const std::vector<float>& values)
    {
        if (!std::ranges::all_of(values, [](float value) { return std::isfinite(value); }))
            return unusable("The tensor " + quotedForMessage(name) + " holds something that is no number");
        m_tensors.push_back(floatTensor(name, shape, values));
        return {};
    }

    static bool endsWithPart(std::string_view name, std::string_view part)
    {
        return name == part || (name.ends_with(part) && name[name.size() - part.size() - 1] == '.');
    }
    static std::string beside(std::string_view name, std::string_view part, std::string_view other)
    {
        return std::string(name.substr(0, name.size() - part.size())) + std::string(other);
    }

    Sources m_sources;
    std::vector<TensorToWrite> m_tensors;
};

using Tensors = base::Result<std::vector<TensorToWrite>>;

Tensors tensorsOf(const TorchFile& file, const PickleNode& from, const WantsTensor& wants)
{
    Sources sources;
    std::uint64_t elements = 0;
    for (const NamedTorchTensor& named : file.namedTensors(from)) {
        if (!isFloating(named.tensor->dtype) || (wants && !wants(named.name)))
            continue;
        // A pickle may give one storage a thousand names; weights do not.
        elements += elementsOf(named.tensor->shape).value_or(0);
        if (elements > file.bytes())
            return unusable("The file has more numbers in its tensors than in its storages");
        if (sources.size() == kMostTensors)
            return unusable("The file has more tensors than nets have");
        const TorchTensor* tensor = named.tensor;
        if (!sources.emplace(named.name, Source{tensor->dtype, tensor->shape, [tensor] { return tensor->floats(); }})
                 .second)
            return unusable("The tensor " + quotedForMessage(named.name) + " appears twice");
    }
    return Taking(std::move(sources)).run();
}

Tensors tensorsOf(const Safetensors& file, const WantsTensor& wants)
{
    Sources sources;
    for (const TensorEntry& entry : file.entries()) {
        if (!isFloating(entry.dtype) || (wants && !wants(entry.name)))
            continue;
        sources.emplace(entry.name, Source{entry.dtype, entry.shape, [&file, &entry] {
                                               return floatsOf(entry.dtype, file.find(entry.name)->bytes);
                                           }});
    }
    return Taking(std::move(sources)).run();
}

/// The file that was read is gone when this returns: a large net would not fit a third time.
Tensors readTensors(const std::filesystem::path& path, std::string_view member, const WantsTensor& wants)
{
    if (path.extension() == ".safetensors") {
        const auto file = Safetensors::read(path);
        return file ? tensorsOf(*file, wants) : Tensors(file.error());
    }
    const auto file = TorchFile::read(path);
    if (!file)
        return file.error();
    const PickleNode* from = member.empty() ? &file->root() : file->tree().member(file->root(), member);
    if (!from)
        return inFile(unusable("The file has no " + quotedForMessage(member)), path);
    auto tensors = tensorsOf(*file, *from, wants);
    return tensors ? std::move(tensors) : Tensors(inFile(tensors.error(), path));
}

base::Result<Safetensors> asSafetensors(Tensors tensors)
{
    if (!tensors)
        return tensors.error();
    const auto bytes = safetensorsBytes(std::move(*tensors));
    return bytes ? Safetensors::parse(*bytes) : base::Result<Safetensors>(bytes.error());
}

} // namespace

base::Result<Safetensors> stateDict(const TorchFile& file, const PickleNode& from, const WantsTensor& wants)
{
    return asSafetensors(tensorsOf(file, from, wants));
}

base::Result<Safetensors> readStateDict(const std::filesystem::path& path, std::string_view member,
                                        const WantsTensor& wants)
{
    return asSafetensors(readTensors(path, member, wants));
}

} // namespace melisma::ml
