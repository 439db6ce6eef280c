// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/band_model.h"

#include "audio/effects/equaliser.h"
#include "audio/effects/multiband.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::BandModel)
};

class EqualiserModel : public BandModel {
public:
    EqualiserModel(const audio::EffectKind& kind, int sampleRate) : BandModel(kind, sampleRate)
    {
        m_handles = {{Words::tr("Low cut"), "lowCut", "", "", "lowCutOn"},
                     {Words::tr("Low shelf"), "lowShelf", "lowShelfGain", "", ""}};
        for (const char* peak : {"peak1", "peak2", "peak3"})
            m_handles.push_back({Words::tr("Peak %1").arg(QLatin1Char(peak[4])), peak, std::string(peak) + "Gain",
                                 std::string(peak) + "Q", ""});
        m_handles.push_back({Words::tr("High shelf"), "highShelf", "highShelfGain", "", ""});
        m_handles.push_back({Words::tr("High cut"), "highCut", "", "", "highCutOn"});
    }

    double hertzOf(std::size_t, std::span<const float>) const override { return 1000.0; }

    std::vector<Response> bands(std::span<const float> values, double hertz) const override
    {
        std::vector<Response> responses;
        for (const auto& band : audio::equaliserBands(values, m_rate))
            responses.push_back(band.response(hertz, m_rate));
        return responses;
    }

    Response whole(std::span<const Response> bands, const audio::Reductions&) const override
    {
        return std::accumulate(bands.begin(), bands.end(), Response(1.0), std::multiplies<>());
    }
};

/// Three bands, lifted and lowered by their handles, and the two frequencies that part them.
class MultibandModel : public BandModel {
public:
    MultibandModel(const audio::EffectKind& kind, int sampleRate) : BandModel(kind, sampleRate)
    {
        m_handles = {{Words::tr("Low band"), "", "lowGain", "", ""},
                     {Words::tr("Middle band"), "", "middleGain", "", ""},
                     {Words::tr("High band"), "", "highGain", "", ""},
                     {Words::tr("Between low and middle"), "lowHertz", "", "", ""},
                     {Words::tr("Between middle and high"), "highHertz", "", "", ""}};
    }

    /// The middle of the band, by octaves.
    double hertzOf(std::size_t handle, std::span<const float> values) const override
    {
        const double lower = static_cast<double>(values[0]);
        const double upper = static_cast<double>(values[1]);
        constexpr double kLowest = 20.0;
        constexpr double kHighest = 20000.0;
        return handle == 0   ? std::sqrt(kLowest * lower)
               : handle == 1 ? std::sqrt(lower * upper)
                             : std::sqrt(upper * kHighest);
    }

    std::vector<Response> bands(std::span<const float> values, double hertz) const override
    {
        const auto each = audio::multibandResponse(values, hertz, m_rate);
        return {each.begin(), each.end()};
    }

    Response whole(std::span<const Response> bands, const audio::Reductions& lowered) const override
    {
        Response sum = 0.0;
        for (std::size_t band = 0; band < bands.size(); ++band)
            sum += bands[band] * std::pow(10.0, static_cast<double>(lowered[band]) / -20.0);
        return sum;
    }
};

} // namespace

const base::ParamSpec* BandModel::spec(const std::string& key) const
{
    const auto found = std::ranges::find(m_kind.params, key, &base::ParamSpec::key);
    return key.empty() || found == m_kind.params.end() ? nullptr : &*found;
}

std::unique_ptr<BandModel> makeBandModel(const audio::EffectKind& kind, int sampleRate)
{
    if (kind.id == "eq")
        return std::make_unique<EqualiserModel>(kind, sampleRate);
    if (kind.id == "multiband")
        return std::make_unique<MultibandModel>(kind, sampleRate);
    return nullptr;
}

} // namespace melisma::ui
