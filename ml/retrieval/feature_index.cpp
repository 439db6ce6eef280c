// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/retrieval/feature_index.h"

#include "ml/nn/attention.h"
#include "ml/nn/plain_data.h"

namespace melisma::ml {

namespace {

constexpr const char* kName = "The index";
/// Distances that are held at once: 64 MB.
constexpr std::int64_t kDistancesAtOnce = 1 << 24;

base::Error refused(std::string message, std::string hint)
{
    return {base::ErrorKind::input, std::move(message), std::move(hint), {}};
}

/// [rows, neighbours] squared distances -> weights with the sum 1 in each row. Only their ratios to the least matter,
/// so none overflows; where the least is 0, those at 0 share alike.
torch::Tensor weightsOf(const torch::Tensor& distances)
{
    const auto least = distances.amin(1, true);
    const auto ratio = torch::where(distances > 0, least / distances.clamp_min(1e-300), torch::ones_like(distances));
    const auto weights = ratio.square();
    return weights / weights.sum(1, true);
}

} // namespace

struct FeatureIndex::Table {
    torch::Device device;
    torch::Tensor vectors; ///< [count, width]
    torch::Tensor squares; ///< [count]

    torch::Tensor mix(const torch::Tensor& rows) const
    {
        const auto near =
            torch::addmm(squares.unsqueeze(0), rows, vectors.t(), 1.0, -2.0); // lacks the row's own square
        const auto count = std::min(kNeighbours, vectors.size(0));
        const auto places = std::get<1>(torch::topk(near, count, 1, /*largest=*/false, /*sorted=*/false));
        const auto found = vectors.index_select(0, places.view({-1})).view({rows.size(0), count, -1});
        // Taken anew, for the short way above loses digits of small distances.
        const auto apart = (found - rows.unsqueeze(1)).to(torch::kFloat64).square().sum(2);
        return torch::matmul(weightsOf(apart).to(torch::kFloat32).unsqueeze(1), found).squeeze(1);
    }
};

FeatureIndex::FeatureIndex(std::unique_ptr<Table> table) : m_table(std::move(table)) {}
FeatureIndex::~FeatureIndex() = default;
FeatureIndex::FeatureIndex(FeatureIndex&&) noexcept = default;
FeatureIndex& FeatureIndex::operator=(FeatureIndex&&) noexcept = default;

std::size_t FeatureIndex::width() const
{
    return static_cast<std::size_t>(m_table->vectors.size(1));
}

std::size_t FeatureIndex::count() const
{
    return static_cast<std::size_t>(m_table->vectors.size(0));
}

base::Result<FeatureIndex> FeatureIndex::load(const std::filesystem::path& path, const Runtime& runtime)
{
    const auto vectors = readFaissIndex(path);
    if (!vectors)
        return vectors.error();
    auto index = of(*vectors, runtime);
    if (index)
        return index;
    auto error = index.error();
    error.message = path.string() + ": " + error.message;
    return error;
}

base::Result<FeatureIndex> FeatureIndex::of(const IndexVectors& vectors, const Runtime& runtime)
{
    if (vectors.count == 0 || vectors.width == 0 || vectors.values.size() != vectors.count * vectors.width)
        return refused("The index holds no vectors", "Choose another index, or convert without one");
    return guardedRun(kName, [&]() -> base::Result<FeatureIndex> {
        const torch::Device device(runtime.device);
        auto table = tensorOf(vectors.values, device).view({static_cast<std::int64_t>(vectors.count), -1});
        auto squares = table.square().sum(1);
        return FeatureIndex(std::make_unique<Table>(Table{device, std::move(table), std::move(squares)}));
    });
}

base::Result<FeatureRows> FeatureIndex::mixed(const FeatureRows& features, double rate,
                                              const std::stop_token& stop) const
{
    if (!(rate >= 0.0 && rate <= 1.0))
        return refused("The share of the index must lie between 0 and 1", "0.75 is usual");
    if (features.width != width() || features.values.size() != features.rows * features.width)
        return refused("The index holds vectors of " + std::to_string(width()) + " numbers, the voice takes " +
                           std::to_string(features.width),
                       "Choose the index that belongs to the voice, or convert without one");
    if (rate == 0.0 || features.rows == 0)
        return features;
    return guardedRun(kName, [&]() -> base::Result<FeatureRows> {
        const auto rows =
            tensorOf(features.values, m_table->device).view({static_cast<std::int64_t>(features.rows), -1});
        auto answer = torch::empty_like(rows);
        const auto block = std::max<std::int64_t>(1, kDistancesAtOnce / m_table->vectors.size(0));
        inBlocks(rows.size(0), block, [&](std::int64_t first, std::int64_t count) {
            if (!stop.stop_requested())
                answer.narrow(0, first, count)
                    .copy_(m_table->mix(rows.narrow(0, first, count)) * rate +
                           rows.narrow(0, first, count) * (1.0 - rate));
        });
        if (stop.stop_requested())
            return base::Error{base::ErrorKind::cancelled, "The conversion was stopped", {}, {}};
        return FeatureRows{features.rows, features.width, plainFloats(answer)};
    });
}

} // namespace melisma::ml
