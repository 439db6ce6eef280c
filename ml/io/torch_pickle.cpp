// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/torch_pickle.h"

#include "ml/io/file_bytes.h"
#include "ml/io/legacy_torch.h"
#include "ml/io/pickle_machine.h"
#include "ml/io/tensor_data.h"
#include "ml/io/zip_container.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

namespace melisma::ml {

namespace {

using Bytes = std::span<const std::byte>;
using Entries = std::map<std::string, Bytes, std::less<>>;

base::Error unusable(std::string message, std::string hint = "Get the file again from where it was published")
{
    return {base::ErrorKind::input, std::move(message), std::move(hint), {}};
}

/// What a file says, whichever form it has: its values, and the bytes of each storage by "data/" and its key.
struct Said {
    PickleTree tree;
    Entries entries;
};

/// The entries by their name below the one folder that all lie in.
base::Result<Entries> entriesOf(Bytes file)
{
    auto stored = readStoredZip(file);
    if (!stored)
        return stored.error();
    const auto pickle = std::ranges::find_if(*stored, [](const StoredEntry& entry) {
        return entry.name.ends_with("/data.pkl") && std::ranges::count(entry.name, '/') == 1;
    });
    if (pickle == stored->end())
        return unusable("The zip file holds no PyTorch weights: data.pkl is missing",
                        "Choose a .pth or .pt file of a PyTorch model");
    const std::string folder = pickle->name.substr(0, pickle->name.find('/') + 1);
    Entries entries;
    for (const StoredEntry& entry : *stored) {
        if (!entry.name.starts_with(folder))
            return unusable("The zip file holds " + quotedForMessage(entry.name) + " beside the weights");
        entries.emplace(entry.name.substr(folder.size()), entry.bytes);
    }
    if (entries.contains("constants.pkl"))
        return unusable("The file is a TorchScript program and not only weights",
                        "Choose the file of weights (state_dict) of the same model");
    return entries;
}

base::Result<void> checkByteOrder(const Entries& entries)
{
    const auto found = entries.find("byteorder");
    if (found == entries.end())
        return {};
    const std::string_view order(reinterpret_cast<const char*>(found->second.data()), found->second.size());
    if (order != "little")
        return unusable("The file was written on a big-endian machine", "Save it again on a little-endian one");
    return {};
}

base::Result<Said> saidInZip(Bytes file)
{
    auto entries = entriesOf(file);
    if (!entries)
        return entries.error();
    if (const auto order = checkByteOrder(*entries); !order)
        return order.error();
    auto tree = readPickle(entries->at("data.pkl"));
    if (!tree)
        return tree.error();
    return Said{std::move(*tree), std::move(*entries)};
}

base::Result<Said> saidIn(Bytes file)
{
    constexpr std::string_view kZip = "PK\x03\x04";
    if (file.size() >= kZip.size() && std::memcmp(file.data(), kZip.data(), kZip.size()) == 0)
        return saidInZip(file);
    if (!isLegacyTorch(file))
        return unusable("The file is not one of torch.save: it is no zip file",
                        "Choose a .pth or .pt file of a PyTorch model");
    auto legacy = readLegacyTorch(file);
    if (!legacy)
        return legacy.error();
    Said said{std::move(legacy->tree), {}};
    for (const auto& [key, bytes] : legacy->storages)
        said.entries.emplace("data/" + key, bytes);
    return said;
}

/// True when every element lies within `elements` and no two are counted for one.
bool fits(const PickledTensor& tensor, std::uint64_t elements)
{
    const auto count = elementsOf(tensor.shape);
    if (!count || *count > elements || tensor.offset > elements)
        return false;
    if (*count == 0)
        return true;
    std::uint64_t last = tensor.offset;
    for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
        std::uint64_t reach = 0;
        if (__builtin_mul_overflow(static_cast<std::uint64_t>(tensor.shape[i] - 1),
                                   static_cast<std::uint64_t>(tensor.strides[i]), &reach) ||
            __builtin_add_overflow(last, reach, &last))
            return false;
    }
    return last < elements;
}

base::Result<TorchTensor> tensorIn(const Entries& entries, const PickledStorage& storage, const PickledTensor& tensor)
{
    const std::string name = "data/" + std::string(storage.key);
    const auto dtype = storageType(storage.className);
    const auto entry = entries.find(name);
    if (!dtype || entry == entries.end())
        return unusable("The storage " + quotedForMessage(name) + " of a tensor is missing");
    std::uint64_t bytes = 0;
    if (__builtin_mul_overflow(storage.elements, bytesPerElement(*dtype), &bytes) || bytes != entry->second.size())
        return unusable("The storage " + quotedForMessage(name) + " has another length than the pickle says");
    if (!fits(tensor, storage.elements))
        return unusable("A tensor reaches past the end of its storage " + quotedForMessage(name));
    return TorchTensor{*dtype, tensor.shape, tensor.strides, entry->second, tensor.offset};
}

/// Copies the block below dimension `axis` whose first element is `source` (in elements).
void copyDense(const TorchTensor& tensor, std::size_t axis, std::uint64_t source, std::byte*& to)
{
    const std::size_t size = bytesPerElement(tensor.dtype);
    if (axis == tensor.shape.size()) {
        std::memcpy(to, tensor.storage.data() + source * size, size);
        to += size;
        return;
    }
    const auto length = static_cast<std::uint64_t>(tensor.shape[axis]);
    const auto stride = static_cast<std::uint64_t>(tensor.strides[axis]);
    if (axis + 1 == tensor.shape.size() && stride == 1) {
        std::memcpy(to, tensor.storage.data() + source * size, length * size);
        to += length * size;
        return;
    }
    for (std::uint64_t i = 0; i < length; ++i)
        copyDense(tensor, axis + 1, source + i * stride, to);
}

class Naming {
public:
    explicit Naming(const TorchFile& file) : m_file(file) {}

    void walk(const PickleNode& node, const std::string& name, std::vector<NamedTorchTensor>& into) const
    {
        if (node.kind == PickleKind::tensor)
            into.push_back({name, &m_file.tensor(node)});
        const bool isDict = node.kind == PickleKind::dict;
        for (std::size_t i = 0; i < node.children.size(); i += isDict ? 2 : 1) {
            const auto& child = m_file.tree().at(node.children[isDict ? i + 1 : i]);
            if (child.kind != PickleKind::tensor && child.children.empty())
                continue;
            const std::string part = isDict ? keyText(m_file.tree().at(node.children[i])) : std::to_string(i);
            walk(child, name.empty() ? part : name + "." + part, into);
        }
    }

private:
    static std::string keyText(const PickleNode& key)
    {
        return key.kind == PickleKind::text ? std::string(key.text) : std::to_string(key.integer);
    }

    const TorchFile& m_file;
};

} // namespace

std::vector<std::byte> TorchTensor::denseBytes() const
{
    const std::uint64_t elements = elementsOf(shape).value_or(0);
    std::vector<std::byte> dense(elements * bytesPerElement(dtype));
    std::byte* to = dense.data();
    if (elements > 0)
        copyDense(*this, 0, offset, to);
    return dense;
}

std::vector<float> TorchTensor::floats() const
{
    return floatsOf(dtype, denseBytes());
}

base::Result<TorchFile> TorchFile::read(const std::filesystem::path& path)
{
    auto bytes = readFileBytes(path);
    if (!bytes)
        return bytes.error();
    auto file = parse(std::move(*bytes));
    return file ? std::move(file) : base::Result<TorchFile>(inFile(file.error(), path));
}

base::Result<TorchFile> TorchFile::parse(std::vector<std::byte> bytes)
{
    TorchFile file;
    file.m_file = std::move(bytes);
    auto said = saidIn(file.m_file);
    if (!said)
        return said.error();
    file.m_tree = std::move(said->tree);
    for (const PickledTensor& each : file.m_tree.tensors) {
        auto tensor = tensorIn(said->entries, file.m_tree.storages[each.storage], each);
        if (!tensor)
            return tensor.error();
        file.m_tensors.push_back(std::move(*tensor));
    }
    return file;
}

std::vector<NamedTorchTensor> TorchFile::namedTensors(const PickleNode& from) const
{
    std::vector<NamedTorchTensor> named;
    Naming(*this).walk(from, {}, named);
    return named;
}

} // namespace melisma::ml
