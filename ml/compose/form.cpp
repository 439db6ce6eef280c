// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/form.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <numeric>

namespace melisma::ml {

namespace {

constexpr int kUsualSectionBars = 8;
constexpr int kUsualEdgeBars = 4;

int usualBarsOf(const Genre& genre, const std::string& kind)
{
    for (const auto& form : genre.forms)
        for (const auto& entry : form)
            if (entry.kind == kind)
                return entry.bars;
    return kind == "intro" || kind == "outro" ? kUsualEdgeBars : kUsualSectionBars;
}

/// The usual bars, in whole rounds of the kind's asked chords.
int roundedBars(const Genre& genre, const std::string& kind, const std::map<std::string, int>& loops)
{
    const int usual = usualBarsOf(genre, kind);
    const auto loop = loops.find(kind);
    if (loop == loops.end() || loop->second == 0)
        return usual;
    return std::max(1, (usual + loop->second / 2) / loop->second) * loop->second;
}

/// A form much shorter than the song repeats its inner sections.
std::vector<FormEntry> lengthened(std::vector<FormEntry> form, int bars)
{
    const auto inner = form;
    while (inner.size() > 2 && totalBars(form) * 4 < bars * 3) {
        const int before = totalBars(form);
        form.insert(form.end() - 1, inner.begin() + 1, inner.end() - 1);
        if (totalBars(form) == before)
            break;
    }
    return form;
}

/// A form with more sections than the length can hold loses those in the middle, at last its edges.
std::vector<FormEntry> shortened(std::vector<FormEntry> form, int bars)
{
    while (form.size() > 1 && (static_cast<int>(form.size()) > bars || totalBars(form) > 3 * bars)) {
        const std::size_t victim = form.size() > 3 ? form.size() / 2 : form.size() == 3 ? 0 : 1;
        form.erase(form.begin() + static_cast<std::ptrdiff_t>(victim));
    }
    return form;
}

std::vector<FormEntry> chooseForm(const Genre& genre, int bars, Rng& rng)
{
    std::vector<double> weights;
    for (const auto& form : genre.forms) {
        const double ratio = static_cast<double>(totalBars(form)) / bars;
        weights.push_back(std::exp(-10.0 * std::abs(std::log(ratio))) + 1e-9);
    }
    return shortened(lengthened(genre.forms[rng.weighted(weights)], bars), bars);
}

std::string sectionTitle(const std::string& kind)
{
    std::string title = kind;
    title.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(title.front())));
    return title;
}

/// "Verse 1", "Verse 2"; a kind that comes once goes without a number.
std::vector<PlanSection> named(const std::vector<FormEntry>& form, const std::vector<int>& bars)
{
    std::map<std::string, int> total;
    std::map<std::string, int> count;
    for (const auto& entry : form)
        ++total[entry.kind];
    std::vector<PlanSection> sections;
    int bar = 0;
    for (std::size_t i = 0; i < form.size(); ++i) {
        const auto& kind = form[i].kind;
        const int number = ++count[kind];
        const std::string name =
            total[kind] > 1 ? fmt::format("{} {}", sectionTitle(kind), number) : sectionTitle(kind);
        sections.push_back({kind, kind, name, bar, bars[i]});
        bar += bars[i];
    }
    return sections;
}

} // namespace

int totalBars(const std::vector<FormEntry>& form)
{
    return std::accumulate(form.begin(), form.end(), 0,
                           [](int sum, const FormEntry& entry) { return sum + entry.bars; });
}

std::vector<int> allocateBars(const std::vector<int>& shares, int total, int unit)
{
    const int count = static_cast<int>(shares.size());
    while (unit > 1 && total / unit < count)
        unit = unit % 2 == 0 ? unit / 2 : 1;
    const int units = total / unit;
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    std::vector<int> result(shares.size(), 1);
    // One unit each, then always to the section that lags furthest behind its share.
    for (int given = count; given < units; ++given) {
        std::size_t neediest = 0;
        double need = -1e9;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const double lag = shares[i] / sum * units - result[i];
            if (lag > need + 1e-9) {
                need = lag;
                neediest = i;
            }
        }
        ++result[neediest];
    }
    for (int& bars : result)
        bars *= unit;
    result.back() += total - units * unit;
    return result;
}

int usualBars(const Genre& genre, const std::vector<std::string>& asked, const std::map<std::string, int>& loops)
{
    int bars = 0;
    for (const auto& kind : asked)
        bars += roundedBars(genre, kind, loops);
    return bars;
}

base::Result<std::vector<PlanSection>> layOutForm(const std::vector<FormEntry>& form, int bars, int unit)
{
    if (static_cast<int>(form.size()) > bars)
        return base::Error{base::ErrorKind::usage,
                           fmt::format("A form of {} sections does not fit into {} bars", form.size(), bars),
                           "Ask for fewer sections or a longer song",
                           {}};
    std::vector<int> shares;
    for (const auto& entry : form)
        shares.push_back(entry.bars);
    return named(form, allocateBars(shares, bars, unit));
}

base::Result<std::vector<PlanSection>> makeForm(const Genre& genre, const std::vector<std::string>& asked, int bars,
                                                int unit, Rng rng, const std::map<std::string, int>& loops)
{
    std::vector<FormEntry> form;
    for (const auto& kind : asked)
        form.push_back({kind, roundedBars(genre, kind, loops)});
    if (form.empty())
        form = chooseForm(genre, bars, rng);
    return layOutForm(form, bars, unit);
}

} // namespace melisma::ml
