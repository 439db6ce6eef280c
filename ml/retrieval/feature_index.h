// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/features/feature_rows.h"
#include "ml/nn/runtime.h"
#include "ml/retrieval/faiss_file.h"

#include <filesystem>
#include <memory>
#include <stop_token>

namespace melisma::ml {

/// What a voice said when it was trained, to be looked up for what is said now. Owns its vectors; immutable; any
/// thread.
class FeatureIndex {
public:
    static constexpr std::int64_t kNeighbours = 8;

    /// `path`: an index of faiss (readFaissIndex).
    static base::Result<FeatureIndex> load(const std::filesystem::path& path, const Runtime& runtime);
    /// Of vectors that are there. ErrorKind::input when there is none.
    static base::Result<FeatureIndex> of(const IndexVectors& vectors, const Runtime& runtime);

    ~FeatureIndex();
    FeatureIndex(FeatureIndex&&) noexcept;
    FeatureIndex& operator=(FeatureIndex&&) noexcept;

    std::size_t width() const;
    std::size_t count() const;

    /// rate * mix + (1 - rate) * features, for each row. The mix is of the eight nearest vectors, found exactly,
    /// weighted by the squares of the inverse of their squared distances as RVC does it; a vector that is met exactly
    /// stands alone, and an index of fewer than eight gives what it has (the original answers not-a-number to both).
    /// `rate`: 0 to 1.
    base::Result<FeatureRows> mixed(const FeatureRows& features, double rate, const std::stop_token& stop = {}) const;

private:
    struct Table;
    explicit FeatureIndex(std::unique_ptr<Table> table);
    std::unique_ptr<Table> m_table;
};

} // namespace melisma::ml
