// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/provenance/folding.h"

#include "core/project/find_take.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::provenance {

namespace {

using project::Contribution;
using project::Origin;
using project::Project;
using project::Take;

constexpr int kDeepestAncestor = 16; // ends a circle of hashes, which only a forged project can hold

const std::string kIptc = "http://cv.iptc.org/newscodes/digitalsourcetype/";

std::string keyOf(const Take& take)
{
    const auto* audio = std::get_if<project::AudioContent>(&take.content);
    return audio ? audio->assetSha256 : fmt::format("take {}", take.id.value);
}

bool isGenerated(Making making)
{
    return making == Making::byRules || making == Making::byNet;
}
bool isAi(Making making)
{
    return isGenerated(making) || making == Making::transformed || making == Making::enhanced;
}

Making judge(const Project& project, const Take& take, UnknownInputs& unknowns, int depth);

std::vector<Making> parentsOf(const Project& project, const Take& take, UnknownInputs& unknowns, int depth)
{
    std::vector<Making> parents;
    for (const auto& input : take.provenance.inputs) {
        if (input.relation != "parentOf" && input.relation != "componentOf")
            continue;
        const Take* parent = depth < kDeepestAncestor ? findTakeOf(project, input.sha256) : nullptr;
        if (!parent)
            unknowns.insert(input.sha256);
        parents.push_back(parent ? judge(project, *parent, unknowns, depth + 1) : Making::unknown);
    }
    if (parents.empty()) {
        unknowns.insert(keyOf(take));
        parents.push_back(Making::unknown);
    }
    return parents;
}

/// `own` is what the step alone would count as: transformed or enhanced.
Making inherited(Making own, const std::vector<Making>& parents)
{
    if (std::ranges::all_of(parents, isGenerated)) {
        const bool net = own == Making::transformed || std::ranges::find(parents, Making::byNet) != parents.end();
        return net ? Making::byNet : Making::byRules;
    }
    const bool synthetic = std::ranges::any_of(
        parents, [](Making parent) { return isGenerated(parent) || parent == Making::transformed; });
    return synthetic ? Making::transformed : own;
}

Making judge(const Project& project, const Take& take, UnknownInputs& unknowns, int depth)
{
    const auto& provenance = take.provenance;
    switch (provenance.origin) {
    case Origin::humanRecorded:
        return Making::recorded;
    case Origin::humanCreated:
        return Making::created;
    case Origin::aiGenerated:
        return Making::byNet;
    case Origin::algorithmic:
        return provenance.model.trained ? Making::byNet : Making::byRules;
    case Origin::aiTransformed:
        return inherited(Making::transformed, parentsOf(project, take, unknowns, depth));
    case Origin::aiSeparated:
    case Origin::aiEnhanced:
        return inherited(Making::enhanced, parentsOf(project, take, unknowns, depth));
    case Origin::imported:
    case Origin::unknown:
        break;
    }
    unknowns.insert(keyOf(take));
    return Making::unknown;
}

Level levelOf(const std::vector<Making>& makings)
{
    const auto any = [&](auto test) { return std::ranges::any_of(makings, test); };
    if (makings.empty())
        return Level::none;
    if (std::ranges::all_of(makings, isGenerated))
        return Level::full;
    if (any([](Making making) { return isGenerated(making) || making == Making::transformed; }))
        return Level::partial;
    return any([](Making making) { return making == Making::enhanced; }) ? Level::assisted : Level::none;
}

/// Length of the union of the segments, which may overlap in any order.
std::int64_t unionOf(std::vector<Segment> segments)
{
    std::ranges::sort(segments, {}, &Segment::start);
    std::int64_t total = 0;
    base::Frames covered;
    for (const auto& segment : segments) {
        const auto start = std::max(segment.start, covered);
        total += std::max<std::int64_t>(0, (segment.end - start).count);
        covered = std::max(covered, segment.end);
    }
    return total;
}

std::vector<Making> makingsOf(const std::vector<JudgedSegment>& segments)
{
    std::vector<Making> makings;
    for (const auto& segment : segments)
        makings.push_back(segment.making);
    return makings;
}

ContributionShare shareOf(const Project& project, const std::vector<JudgedSegment>& all, Contribution contribution,
                          base::Frames duration)
{
    std::vector<JudgedSegment> ofClass;
    std::vector<Segment> byAi;
    UnknownInputs unknowns;
    for (const auto& judged : all) {
        if (!mayBeOf(judged.segment, contribution))
            continue;
        ofClass.push_back(judged);
        makingOf(project, *judged.segment.take, unknowns);
        if (isAi(judged.making))
            byAi.push_back(judged.segment);
    }
    ContributionShare share;
    share.level = levelOf(makingsOf(ofClass));
    if (duration.count > 0)
        share.timeShare = static_cast<double>(unionOf(std::move(byAi))) / static_cast<double>(duration.count);
    share.unknownInputs = static_cast<int>(unknowns.size());
    return share;
}

} // namespace

Making makingOf(const Project& project, const Take& take, UnknownInputs& unknowns)
{
    return judge(project, take, unknowns, 0);
}

bool mayBeOf(const Segment& segment, Contribution contribution)
{
    const auto& stated = segment.take->provenance.contributions;
    return stated.empty() || std::ranges::find(stated, contribution) != stated.end();
}

std::string sourceTypeOf(const std::vector<Making>& makings)
{
    const auto is = [](Making wanted) { return [wanted](Making making) { return making == wanted; }; };
    const auto any = [&](Making wanted) { return std::ranges::any_of(makings, is(wanted)); };
    const auto all = [&](Making wanted) { return std::ranges::all_of(makings, is(wanted)); };
    const auto isProcessed = [](Making making) { return making == Making::transformed || making == Making::enhanced; };
    if (makings.empty())
        return "http://c2pa.org/digitalsourcetype/empty";
    if (std::ranges::all_of(makings, isGenerated))
        return kIptc + (any(Making::byNet) ? "trainedAlgorithmicMedia" : "algorithmicMedia");
    if (any(Making::byNet))
        return kIptc + "compositeSynthetic";
    if (any(Making::transformed))
        return kIptc + (std::ranges::all_of(makings, isProcessed) ? "compositeWithTrainedAlgorithmicMedia"
                                                                  : "compositeSynthetic");
    if (any(Making::byRules) || any(Making::unknown))
        return kIptc + "composite";
    if (all(Making::enhanced))
        return kIptc + "algorithmicallyEnhanced";
    if (all(Making::recorded))
        return kIptc + (makings.size() == 1 ? "digitalCapture" : "compositeCapture");
    return kIptc + (all(Making::created) ? "digitalCreation" : "composite");
}

Fold fold(const Project& project, const Extent& extent)
{
    const Extent whole = wholeExtent(project, extent);
    Fold result;
    UnknownInputs unknowns;
    for (const auto& segment : audibleSegments(project, whole))
        result.segments.push_back({segment, makingOf(project, *segment.take, unknowns)});
    for (std::size_t i = 0; i < kClasses; ++i)
        result.shares[i] = shareOf(project, result.segments, static_cast<Contribution>(i), whole.end - whole.start);
    const auto makings = makingsOf(result.segments);
    result.disclosure = levelOf(makings);
    result.sourceType = sourceTypeOf(makings);
    result.unknownInputs = static_cast<int>(unknowns.size());
    return result;
}

} // namespace melisma::provenance
