// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/provenance/usage_record.h"

#include "core/provenance/folding.h"
#include "core/provenance/release_check.h"
#include "core/provenance/segment_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace melisma::provenance {

namespace {

using base::Json;
using project::Contribution;

constexpr std::array<std::string_view, 4> kLevels = {"none", "assisted", "partial", "full"};

std::string disclosureText(const Fold& folded)
{
    if (folded.disclosure == Level::none && folded.unknownInputs > 0)
        return fmt::format("unknown inputs: {}", folded.unknownInputs);
    return std::string(toString(folded.disclosure));
}

Json contributionsToJson(const Fold& folded)
{
    Json json = Json::object();
    for (std::size_t i = 0; i < kClasses; ++i) {
        const auto& share = folded.shares[i];
        json[std::string(project::toString(static_cast<Contribution>(i)))] =
            Json{{"level", levelText(share)}, {"timeShare", share.timeShare}, {"unknownInputs", share.unknownInputs}};
    }
    return json;
}

Level levelOf(const Fold& folded, Contribution contribution)
{
    return folded.shares[static_cast<std::size_t>(contribution)].level;
}

/// A material portion, which Apple's transparency tags ask about.
bool isMaterial(Level level)
{
    return level == Level::partial || level == Level::full;
}

bool hasConvertedVoice(const Fold& folded)
{
    return std::ranges::any_of(folded.segments, [](const JudgedSegment& judged) {
        const auto& provenance = judged.segment.take->provenance;
        return provenance.origin == project::Origin::aiTransformed && mayBeOf(judged.segment, Contribution::vocals);
    });
}

Json summaryToJson(const Fold& folded)
{
    const bool track =
        isMaterial(levelOf(folded, Contribution::vocals)) || isMaterial(levelOf(folded, Contribution::instrumentation));
    const bool composition =
        isMaterial(levelOf(folded, Contribution::composition)) || isMaterial(levelOf(folded, Contribution::lyrics));
    return Json{{"disclosure", disclosureText(folded)},
                {"digitalSourceType", folded.sourceType},
                {"contributions", contributionsToJson(folded)},
                {"apple", {{"track", track}, {"composition", composition}}},
                {"youtube", {{"altered", hasConvertedVoice(folded)}}},
                {"unknownInputs", folded.unknownInputs}};
}

Json assetToJson(const RecordSubject& subject)
{
    Json asset{{"kind", subject.kind},         {"title", subject.title},     {"pcmSha256", subject.pcmSha256},
               {"durationS", subject.seconds}, {"rate", subject.sampleRate}, {"channels", subject.channels}};
    if (!subject.isrc.empty())
        asset["isrc"] = subject.isrc;
    return asset;
}

Json privacyToJson(const RecordSubject& subject)
{
    return Json{{"promptIncluded", subject.includePrompts},
                {"lyricsIncluded", subject.includePrompts},
                {"inputNamesIncluded", subject.includePrompts}};
}

} // namespace

std::string_view toString(Level level)
{
    return kLevels[static_cast<std::size_t>(level)];
}

std::string levelText(const ContributionShare& share)
{
    const bool unknown = share.level == Level::none && share.unknownInputs > 0;
    return unknown ? "unknown" : std::string(toString(share.level));
}

Json usageRecord(const project::Project& project, const RecordSubject& subject)
{
    const Extent extent = wholeExtent(project, {subject.track, subject.rangeStart, subject.rangeEnd});
    const Fold folded = fold(project, extent);
    const SegmentContext context{project.sampleRate, extent.start, subject.includePrompts};
    Cast cast;
    Json segments = Json::array();
    for (const auto& judged : folded.segments)
        segments.push_back(segmentToJson(judged.segment, segments.size() + 1, context, cast));
    Json summary = summaryToJson(folded);
    if (auto terms = foldedTerms(project, extent); !terms.is_null())
        summary["voiceTerms"] = std::move(terms);
    return Json{{"schema", "melisma.ai-usage/1"},  {"exportId", subject.exportId},
                {"created", subject.created},      {"tool", {{"name", "Melisma"}, {"version", MELISMA_VERSION}}},
                {"asset", assetToJson(subject)},   {"summary", std::move(summary)},
                {"models", cast.models.toJson()},  {"voices", cast.voices.toJson()},
                {"segments", std::move(segments)}, {"privacy", privacyToJson(subject)}};
}

std::vector<std::pair<Contribution, ContributionShare>> foldContributions(const project::Project& project)
{
    const Fold folded = fold(project, {});
    std::vector<std::pair<Contribution, ContributionShare>> shares;
    for (std::size_t i = 0; i < kClasses; ++i)
        shares.emplace_back(static_cast<Contribution>(i), folded.shares[i]);
    return shares;
}

} // namespace melisma::provenance
