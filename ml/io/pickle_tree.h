// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace melisma::ml {

enum class PickleKind : std::uint8_t { none, boolean, integer, real, text, list, tuple, dict, tensor, storage, global };

using PickleNodeId = std::uint32_t;

/// One value out of a pickle. Values refer to others by their place in the tree's list, because a pickle may name the
/// same value in several places.
struct PickleNode {
    PickleKind kind = PickleKind::none;
    std::int64_t integer = 0;           ///< integer, boolean; tensor and storage: place in the tree's list of those
    double real = 0.0;                  ///< real
    std::string_view text;              ///< text, global; points into the pickle
    std::vector<PickleNodeId> children; ///< list, tuple: the items; dict: key, value, key, value ...
};

/// A storage as the pickle names it: the bytes lie beside the pickle under `key`.
struct PickledStorage {
    std::string_view className; ///< "FloatStorage"
    std::string_view key;
    std::uint64_t elements = 0;
};

/// A tensor as the pickle states it, not yet compared with the storage.
struct PickledTensor {
    std::size_t storage = 0; ///< place in PickleTree::storages
    std::uint64_t offset = 0;
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides;
};

/// All values of a pickle. Texts point into the pickle, which must outlive this. Contains no cycle, no value nested
/// deeper than kDeepestPickle, no dict with a key twice or with one that is neither text nor whole number.
struct PickleTree {
    std::vector<PickleNode> nodes;
    std::vector<PickledStorage> storages;
    std::vector<PickledTensor> tensors;
    PickleNodeId root = 0;

    const PickleNode& at(PickleNodeId id) const { return nodes[id]; }
    /// The value under the text `key` of a dict; null when there is none or `dict` is no dict.
    const PickleNode* member(const PickleNode& dict, std::string_view key) const;
};

inline constexpr int kDeepestPickle = 32;

} // namespace melisma::ml
