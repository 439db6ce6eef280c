// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/legacy_torch.h"

#include "ml/io/file_bytes.h"
#include "ml/io/pickle_machine.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace melisma::ml {

namespace {

using Bytes = std::span<const std::byte>;

/// PROTO 2, LONG1 of the ten bytes of the magic number, STOP; then PROTO 2, BININT2 1001, STOP.
constexpr std::array<unsigned char, 21> kStart{0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a,
                                               0xa8, 0x50, 0x19, 0x2e, 0x80, 0x02, 0x4d, 0xe9, 0x03, 0x2e};
constexpr std::size_t kMagicBytes = 14;

base::Error unusable(std::string message)
{
    return {base::ErrorKind::input, std::move(message), "Get the file again from where it was published", {}};
}

bool beginsWith(Bytes file, std::size_t bytes)
{
    return file.size() >= bytes && std::memcmp(file.data(), kStart.data(), bytes) == 0;
}

/// Takes the pickle at the front of `rest` off it.
base::Result<PickleTree> takePickle(Bytes& rest)
{
    std::size_t length = 0;
    auto tree = readPickle(rest, &length);
    if (tree)
        rest = rest.subspan(length);
    return tree;
}

base::Result<void> checkMachine(const PickleTree& facts)
{
    const PickleNode* little = facts.member(facts.at(facts.root), "little_endian");
    if (!little || little->kind != PickleKind::boolean || little->integer != 1)
        return unusable("The file was written on a big-endian machine");
    return {};
}

/// The bytes of an element of the storage `key`; nothing when no tensor names it.
std::optional<std::uint64_t> elementBytes(const PickleTree& tree, std::string_view key)
{
    const auto found = std::ranges::find(tree.storages, key, &PickledStorage::key);
    const auto type = found == tree.storages.end() ? std::nullopt : storageType(found->className);
    return type ? std::optional<std::uint64_t>(bytesPerElement(*type)) : std::nullopt;
}

/// Takes a storage with its count off the front of `rest`.
base::Result<Bytes> takeStorage(Bytes& rest, std::uint64_t size)
{
    std::int64_t count = 0;
    if (rest.size() < sizeof(count))
        return unusable("The file ends before its last storage");
    std::memcpy(&count, rest.data(), sizeof(count));
    rest = rest.subspan(sizeof(count));
    if (count < 0 || static_cast<std::uint64_t>(count) > rest.size() / size)
        return unusable("A storage claims to be longer than the file");
    const auto bytes = static_cast<std::uint64_t>(count) * size;
    const Bytes storage = rest.first(bytes);
    rest = rest.subspan(bytes);
    return storage;
}

base::Result<void> takeStorages(const PickleTree& keys, Bytes rest, LegacyTorch& into)
{
    const PickleNode& list = keys.at(keys.root);
    if (list.kind != PickleKind::list)
        return unusable("The list of storages is missing");
    for (const PickleNodeId id : list.children) {
        const std::string key(keys.at(id).text);
        const auto size = elementBytes(into.tree, key);
        if (!size)
            return unusable("The file has the storage " + quotedForMessage(key) + ", which nothing names");
        auto storage = takeStorage(rest, *size);
        if (!storage)
            return storage.error();
        if (!into.storages.emplace(key, *storage).second)
            return unusable("The storage " + quotedForMessage(key) + " appears twice");
    }
    if (!rest.empty())
        return unusable("The file goes on after its last storage");
    return {};
}

} // namespace

std::optional<DType> storageType(std::string_view className)
{
    constexpr std::array<std::pair<std::string_view, DType>, 10> kTypes{{{"FloatStorage", DType::f32},
                                                                         {"HalfStorage", DType::f16},
                                                                         {"BFloat16Storage", DType::bf16},
                                                                         {"DoubleStorage", DType::f64},
                                                                         {"LongStorage", DType::i64},
                                                                         {"IntStorage", DType::i32},
                                                                         {"ShortStorage", DType::i16},
                                                                         {"CharStorage", DType::i8},
                                                                         {"ByteStorage", DType::u8},
                                                                         {"BoolStorage", DType::boolean}}};
    const auto* const found = std::ranges::find(kTypes, className, &std::pair<std::string_view, DType>::first);
    return found == kTypes.end() ? std::nullopt : std::optional(found->second);
}

bool isLegacyTorch(Bytes file)
{
    return beginsWith(file, kMagicBytes);
}

base::Result<LegacyTorch> readLegacyTorch(Bytes file)
{
    if (!beginsWith(file, kStart.size()))
        return unusable("The file is of a version of torch.save that is not known");
    Bytes rest = file.subspan(kStart.size());
    const auto machine = takePickle(rest);
    if (!machine)
        return machine.error();
    if (const auto fits = checkMachine(*machine); !fits)
        return fits.error();
    auto tree = takePickle(rest);
    if (!tree)
        return tree.error();
    const auto keys = takePickle(rest);
    if (!keys)
        return keys.error();
    LegacyTorch read{std::move(*tree), {}};
    if (const auto taken = takeStorages(*keys, rest, read); !taken)
        return taken.error();
    return read;
}

} // namespace melisma::ml
