// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/safetensors.h"

#include "core/base/json.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <fstream>

namespace melisma::ml {

static_assert(std::endian::native == std::endian::little, "tensor bytes are used as they lie in the file");

namespace {

constexpr std::size_t kLengthBytes = 8;

base::Error unusable(std::string message)
{
    return {base::ErrorKind::input, std::move(message), "Get the file again from where it was published", {}};
}

base::Error named(base::Error error, const std::filesystem::path& path)
{
    error.message = path.string() + ": " + error.message;
    return error;
}

std::uint64_t headerLength(std::span<const std::byte> firstBytes)
{
    std::uint64_t length = 0;
    std::memcpy(&length, firstBytes.data(), kLengthBytes);
    return length;
}

/// The header's length as the file's first bytes state it, if a file of `fileBytes` can hold such a header.
base::Result<std::uint64_t> checkedHeaderLength(std::span<const std::byte> firstBytes, std::uint64_t fileBytes)
{
    if (fileBytes < kLengthBytes || firstBytes.size() < kLengthBytes)
        return unusable("The file is too short to be a safetensors file");
    const std::uint64_t length = headerLength(firstBytes);
    if (length > kMaxHeaderBytes)
        return unusable("The safetensors header claims to be longer than 100 MB");
    if (length > fileBytes - kLengthBytes)
        return unusable("The safetensors header claims to be longer than the file");
    return length;
}

template <class Container>
bool readInto(std::istream& in, Container& target)
{
    in.read(reinterpret_cast<char*>(target.data()), static_cast<std::streamsize>(target.size()));
    return static_cast<std::size_t>(in.gcount()) == target.size();
}

base::Json toJson(const TensorToWrite& tensor, std::uint64_t begin)
{
    base::Json json = base::Json::object();
    json["dtype"] = toString(tensor.dtype);
    json["shape"] = tensor.shape;
    json["data_offsets"] = {begin, begin + tensor.bytes.size()};
    return json;
}

void append(std::vector<std::byte>& out, const void* data, std::size_t size)
{
    const auto* bytes = static_cast<const std::byte*>(data);
    out.insert(out.end(), bytes, bytes + size);
}

/// Sorts the tensors as they go into the file and answers what stands before their data: length and header.
base::Result<std::string> arranged(std::vector<TensorToWrite>& tensors,
                                   const std::map<std::string, std::string>& metadata)
{
    std::sort(tensors.begin(), tensors.end(), [](const TensorToWrite& a, const TensorToWrite& b) {
        return std::pair(bytesPerElement(b.dtype), a.name) < std::pair(bytesPerElement(a.dtype), b.name);
    });
    base::Json json = base::Json::object();
    if (!metadata.empty())
        json["__metadata__"] = metadata;
    std::uint64_t position = 0;
    for (const TensorToWrite& tensor : tensors) {
        json[tensor.name] = toJson(tensor, position);
        position += tensor.bytes.size();
    }
    std::string header;
    try {
        header = json.dump();
    } catch (const nlohmann::json::exception& problem) {
        return base::Error{base::ErrorKind::input, "A tensor name is not UTF-8", "Rename the tensor", problem.what()};
    }
    header.append((kLengthBytes - header.size() % kLengthBytes) % kLengthBytes, ' ');
    if (const auto checked = parseSafetensorsHeader(header, position); !checked)
        return checked.error();
    const std::uint64_t length = header.size();
    std::string start(kLengthBytes, '\0');
    std::memcpy(start.data(), &length, kLengthBytes);
    return start + header;
}

} // namespace

base::Result<Safetensors> Safetensors::read(const std::filesystem::path& path)
{
    std::error_code failed;
    const std::uint64_t fileBytes = std::filesystem::file_size(path, failed);
    std::ifstream in(path, std::ios::binary);
    if (failed || !in)
        return base::Error{base::ErrorKind::notFound, "The weights " + path.string() + " cannot be read",
                           "Check that the file exists and may be read", failed.message()};

    std::array<std::byte, kLengthBytes> first{};
    const bool whole = fileBytes >= kLengthBytes && readInto(in, first);
    const auto length = checkedHeaderLength(std::span(first).first(whole ? kLengthBytes : 0), fileBytes);
    if (!length)
        return named(length.error(), path);
    std::string json(*length, '\0');
    if (!readInto(in, json))
        return named(unusable("The file ends inside its header"), path);

    auto header = parseSafetensorsHeader(json, fileBytes - kLengthBytes - *length);
    if (!header)
        return named(header.error(), path);
    Safetensors result;
    result.m_header = std::move(*header);
    result.m_data.resize(fileBytes - kLengthBytes - *length);
    if (!readInto(in, result.m_data))
        return named(unusable("The file became shorter while it was read"), path);
    return result;
}

base::Result<Safetensors> Safetensors::parse(std::span<const std::byte> file)
{
    const auto length = checkedHeaderLength(file, file.size());
    if (!length)
        return length.error();
    const auto* text = reinterpret_cast<const char*>(file.data()) + kLengthBytes;
    const auto data = file.subspan(kLengthBytes + *length);
    auto header = parseSafetensorsHeader({text, *length}, data.size());
    if (!header)
        return header.error();
    Safetensors result;
    result.m_header = std::move(*header);
    result.m_data.assign(data.begin(), data.end());
    return result;
}

std::optional<TensorView> Safetensors::find(std::string_view name) const
{
    for (const TensorEntry& entry : m_header.tensors)
        if (entry.name == name)
            return TensorView{entry, std::span(m_data).subspan(entry.begin, entry.end - entry.begin)};
    return std::nullopt;
}

base::Result<std::vector<float>> Safetensors::floats(std::string_view name) const
{
    const auto view = find(name);
    if (!view || view->entry.dtype != DType::f32)
        return unusable("The weights hold no F32 tensor '" + std::string(name) + "'");
    std::vector<float> values(view->bytes.size() / sizeof(float));
    if (!values.empty())
        std::memcpy(values.data(), view->bytes.data(), view->bytes.size());
    return values;
}

TensorToWrite floatTensor(std::string name, std::vector<std::int64_t> shape, std::span<const float> values)
{
    const auto bytes = std::as_bytes(values);
    return {std::move(name), DType::f32, std::move(shape), {bytes.begin(), bytes.end()}};
}

base::Result<std::vector<std::byte>> safetensorsBytes(std::vector<TensorToWrite> tensors,
                                                      const std::map<std::string, std::string>& metadata)
{
    const auto header = arranged(tensors, metadata);
    if (!header)
        return header.error();
    std::vector<std::byte> file;
    append(file, header->data(), header->size());
    for (const TensorToWrite& tensor : tensors)
        append(file, tensor.bytes.data(), tensor.bytes.size());
    return file;
}

base::Result<void> writeSafetensors(const std::filesystem::path& path, std::vector<TensorToWrite> tensors,
                                    const std::map<std::string, std::string>& metadata)
{
    const auto header = arranged(tensors, metadata);
    if (!header)
        return header.error();
    std::filesystem::path partial = path;
    partial += ".part";
    std::ofstream out(partial, std::ios::binary | std::ios::trunc);
    out.write(header->data(), static_cast<std::streamsize>(header->size()));
    for (const TensorToWrite& tensor : tensors)
        out.write(reinterpret_cast<const char*>(tensor.bytes.data()),
                  static_cast<std::streamsize>(tensor.bytes.size()));
    out.close();
    std::error_code failed;
    if (out)
        std::filesystem::rename(partial, path, failed);
    if (!out || failed)
        return base::Error{base::ErrorKind::io, "The weights could not be written to " + path.string(),
                           "Check that the folder exists, may be written and has space left", failed.message()};
    return {};
}

} // namespace melisma::ml
