// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/io/safetensors_header.h"

#include <filesystem>
#include <span>

namespace melisma::ml
{

/// One tensor's description and its bytes (little endian, row-major). The bytes may be unaligned for the type.
struct TensorView {
    const TensorEntry& entry;
    std::span<const std::byte> bytes;
};

/// Weights read from a safetensors file (huggingface.co/docs/safetensors). Owns its memory; immutable.
class Safetensors
{
public:
    /// Reads and checks a whole file; errors name it.
    static base::Result<Safetensors> read(const std::filesystem::path& path);
    /// The same for a file held in memory.
    static base::Result<Safetensors> parse(std::span<const std::byte> file);

    const std::vector<TensorEntry>& entries() const { return m_header.tensors; }
    const std::map<std::string, std::string>& metadata() const { return m_header.metadata; }
    std::optional<TensorView> find(std::string_view name) const;

    /// A copy of the F32 tensor `name`; ErrorKind::input when it is absent or of another type.
    base::Result<std::vector<float>> floats(std::string_view name) const;

private:
    SafetensorsHeader m_header;
    std::vector<std::byte> m_data;
};

/// A tensor to write; `bytes` is copied.
struct TensorToWrite {
    std::string name;
    DType dtype = DType::f32;
    std::vector<std::int64_t> shape;
    std::vector<std::byte> bytes;
};

TensorToWrite floatTensor(std::string name, std::vector<std::int64_t> shape, std::span<const float> values);

/// The bytes of a safetensors file: larger element types first so that all stay aligned, then by name.
/// The same tensors always give the same bytes.
base::Result<std::vector<std::byte>> safetensorsBytes(std::vector<TensorToWrite> tensors,
                                                      const std::map<std::string, std::string>& metadata = {});

/// Writes them to `path` by way of a temporary file next to it, so that a reader never sees half a file.
base::Result<void> writeSafetensors(const std::filesystem::path& path, std::vector<TensorToWrite> tensors,
                                    const std::map<std::string, std::string>& metadata = {});

} // namespace melisma::ml
