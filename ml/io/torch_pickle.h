// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/io/pickle_tree.h"
#include "ml/io/safetensors_header.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace melisma::ml {

/// A tensor of a PyTorch file where it lies. Every element is inside the storage, and there are no more elements than
/// the storage has.
struct TorchTensor {
    DType dtype = DType::f32;
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides; ///< in elements
    std::span<const std::byte> storage;
    std::uint64_t offset = 0; ///< of the first element in the storage, in elements

    /// The elements row by row, without gaps.
    std::vector<std::byte> denseBytes() const;
    /// The same as floats (floatsOf).
    std::vector<float> floats() const;
};

struct NamedTorchTensor {
    std::string name;
    const TorchTensor* tensor = nullptr;
};

/// The weights in a file of torch.save (.pth, .pt; the zip form of PyTorch 1.6 and later, or the form before it), read
/// without PyTorch and without running anything of it: a pickle of a few allowed names, raw storages. Owns its memory;
/// immutable; may be moved.
class TorchFile {
public:
    TorchFile(TorchFile&&) = default;
    TorchFile& operator=(TorchFile&&) = default;
    TorchFile(const TorchFile&) = delete; // what points into the file would point into the other's
    TorchFile& operator=(const TorchFile&) = delete;
    ~TorchFile() = default;

    /// Reads and checks a whole file of up to 2 GB; errors name it.
    static base::Result<TorchFile> read(const std::filesystem::path& path);
    static base::Result<TorchFile> parse(std::vector<std::byte> file);

    /// The length of the file.
    std::uint64_t bytes() const { return m_file.size(); }
    /// Everything the file holds as plain values: metadata is found by tree().member().
    const PickleTree& tree() const { return m_tree; }
    const PickleNode& root() const { return m_tree.at(m_tree.root); }
    /// The tensor that a node of kind `tensor` stands for.
    const TorchTensor& tensor(const PickleNode& node) const
    {
        return m_tensors[static_cast<std::size_t>(node.integer)];
    }

    /// All tensors below `from`, named by the keys on the way joined with dots ("bert.encoder.weight"; places in lists
    /// are numbers); a tensor that is the root has the name "".
    std::vector<NamedTorchTensor> namedTensors(const PickleNode& from) const;
    std::vector<NamedTorchTensor> namedTensors() const { return namedTensors(root()); }

private:
    TorchFile() = default;

    std::vector<std::byte> m_file; ///< texts of the tree and storages of the tensors point into it
    PickleTree m_tree;
    std::vector<TorchTensor> m_tensors; ///< as in m_tree.tensors
};

} // namespace melisma::ml
