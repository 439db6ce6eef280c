// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/speaker_compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace melisma::voices {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;
using Path = std::filesystem::path;
using Table = std::vector<std::vector<double>>;
using Group = std::vector<std::size_t>; ///< recordings, by their place in the comparison

constexpr std::size_t kMostNamed = 4;
constexpr double kRounding = 1e-9;

Result<void> write(const std::string& bytes, const Path& path)
{
    std::error_code failed;
    std::filesystem::create_directory(path.parent_path(), failed);
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (file)
        return {};
    return Error{ErrorKind::io,
                 "The recordings cannot be handed to the worker in " + path.parent_path().parent_path().string(),
                 "Free some space on the disk",
                 {}};
}

bool isTableOf(const Table& cosines, std::size_t count)
{
    const auto isRow = [count](const std::vector<double>& row) {
        return row.size() == count &&
               std::ranges::all_of(row, [](double value) { return std::isfinite(value) && std::abs(value) <= 1.001; });
    };
    return cosines.size() == count && std::ranges::all_of(cosines, isRow);
}

/// Two groups become the first of them; likenesses are means over pairs of recordings.
void join(std::vector<Group>& groups, Table& likeness, std::size_t first, std::size_t second)
{
    const auto one = static_cast<double>(groups[first].size()), other = static_cast<double>(groups[second].size());
    for (std::size_t k = 0; k < groups.size(); ++k)
        likeness[first][k] = likeness[k][first] =
            (one * likeness[first][k] + other * likeness[second][k]) / (one + other);
    groups[first].insert(groups[first].end(), groups[second].begin(), groups[second].end());
    const auto place = static_cast<std::ptrdiff_t>(second);
    groups.erase(groups.begin() + place);
    likeness.erase(likeness.begin() + place);
    for (auto& row : likeness)
        row.erase(row.begin() + place);
}

std::vector<Group> groupsOf(const SpeakerComparison& comparison)
{
    auto likeness = comparison.cosines;
    std::vector<Group> groups;
    for (std::size_t i = 0; i < comparison.recordings.size(); ++i)
        groups.push_back({i});
    while (groups.size() > 1) {
        std::size_t first = 0, second = 1;
        for (std::size_t i = 0; i < groups.size(); ++i)
            for (std::size_t j = i + 1; j < groups.size(); ++j)
                if (likeness[i][j] > likeness[first][second]) {
                    first = i;
                    second = j;
                }
        if (likeness[first][second] < comparison.needed)
            break;
        join(groups, likeness, first, second);
    }
    return groups;
}

/// Takes out of `group` who came in with a like one, but is too little like the rest. On the mean over all its pairs a
/// group is alike enough, so somebody stays.
Group strays(const SpeakerComparison& comparison, Group& group)
{
    const Group all = group;
    Group out;
    for (const std::size_t i : all) {
        double sum = 0.0;
        for (const std::size_t j : all)
            sum += i == j ? 0.0 : comparison.cosines[i][j];
        if (all.size() > 1 && sum / static_cast<double>(all.size() - 1) < comparison.needed - kRounding)
            out.push_back(i);
    }
    std::erase_if(group, [&out](std::size_t i) { return std::ranges::find(out, i) != out.end(); });
    return out;
}

std::string listed(const std::vector<std::string>& names)
{
    if (names.size() == 1)
        return names.front();
    const bool cut = names.size() > kMostNamed + 1;
    const auto shown = static_cast<std::ptrdiff_t>(cut ? kMostNamed : names.size() - 1);
    const auto head = fmt::format("{}", fmt::join(names.begin(), names.begin() + shown, ", "));
    return cut ? fmt::format("{} and {} more", head, names.size() - kMostNamed)
               : fmt::format("{} and {}", head, names.back());
}

} // namespace

Result<std::vector<Path>> layOut(const std::vector<const base::VoiceFile*>& recordings, const Path& folder)
{
    std::vector<Path> paths;
    for (const auto* recording : recordings) { // two may have the same name
        paths.push_back(folder / std::to_string(paths.size() + 1) / Path(recording->name).filename());
        if (auto written = write(recording->bytes, paths.back()); !written)
            return written.error();
    }
    return paths;
}

base::TaskRequest compareSpeakersRequest(const std::vector<Path>& recordings)
{
    base::TaskRequest request;
    request.task = kCompareSpeakersTask;
    for (const auto& recording : recordings)
        request.inputs.push_back({"recording", recording, {}});
    return request;
}

Result<SpeakerComparison> speakerComparisonFromJson(const Json& facts)
{
    SpeakerComparison comparison;
    comparison.cosines = base::memberOr<Table>(facts, "cosines", {});
    comparison.needed = base::memberOr<double>(facts, "needed", 0.0);
    bool good = comparison.needed > 0.0 && comparison.needed <= 1.0;
    for (const auto& item : base::itemsOf(facts, "recordings")) {
        const auto name = base::member<std::string>(item, "name");
        const auto likeness = base::member<double>(item, "likeness");
        good = good && name && likeness && std::isfinite(*likeness);
        comparison.recordings.push_back({name.value_or(""), likeness.value_or(0.0)});
    }
    const auto count = comparison.recordings.size();
    if (good && count >= 2 && isTableOf(comparison.cosines, count))
        return comparison;
    return Error{ErrorKind::internal,
                 "The worker's answer about the speakers was not understood",
                 "Try again; if it stays, please report it",
                 {}};
}

std::vector<std::string> SpeakerFinding::rest() const
{
    std::vector<std::string> names;
    for (std::size_t i = 1; i < people.size(); ++i)
        names.insert(names.end(), people[i].begin(), people[i].end());
    return names;
}

SpeakerFinding judgeSpeakers(const SpeakerComparison& comparison)
{
    auto groups = groupsOf(comparison);
    for (std::size_t i = 0, count = groups.size(); i < count; ++i)
        for (const std::size_t stray : strays(comparison, groups[i]))
            groups.push_back({stray});
    for (auto& group : groups)
        std::ranges::sort(group);
    std::ranges::sort(groups, [](const Group& one, const Group& other) {
        return one.size() != other.size() ? one.size() > other.size() : one < other;
    });
    SpeakerFinding finding;
    for (const auto& group : groups) {
        auto& names = finding.people.emplace_back();
        for (const std::size_t i : group)
            names.push_back(comparison.recordings[i].name);
    }
    return finding;
}

std::string sentenceOf(const SpeakerFinding& finding)
{
    if (finding.isOnePerson())
        return {};
    const auto rest = finding.rest();
    const auto& first = finding.people.front();
    if (finding.hasMain())
        return fmt::format("{} {} not sound like the same person as the other {} recordings", listed(rest),
                           rest.size() == 1 ? "does" : "do", first.size());
    if (first.size() == 1) {
        auto all = first;
        all.insert(all.end(), rest.begin(), rest.end());
        return fmt::format("{} do not sound like the same person", listed(all));
    }
    std::vector<std::string> people;
    for (const auto& names : finding.people)
        people.push_back(listed(names));
    return fmt::format("The recordings sound like {} people: {}", people.size(), fmt::join(people, "; "));
}

} // namespace melisma::voices
