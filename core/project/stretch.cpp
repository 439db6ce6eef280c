// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/stretch.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace melisma::project {

namespace {

constexpr int kLastBar = 100000;
constexpr double kLastSecond = 1e7;

template <class Number>
std::optional<Number> numberIn(std::string_view text)
{
    Number value{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(' ');
    return first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

struct Halves {
    std::string_view first, second;
};

std::optional<Halves> halvesOf(std::string_view text, char between)
{
    const auto at = text.find(between);
    return at == std::string_view::npos
               ? std::nullopt
               : std::optional(Halves{trimmed(text.substr(0, at)), trimmed(text.substr(at + 1))});
}

base::Frames frameOf(const Project& project, base::Beats at)
{
    return project.tempoMap.framesAt(at, project.sampleRate);
}

Stretch between(const Project& project, base::Beats start, base::Beats length)
{
    return {frameOf(project, start), frameOf(project, start + length)};
}

std::optional<double> secondsIn(std::string_view text)
{
    const auto seconds = numberIn<double>(text);
    return seconds && std::isfinite(*seconds) && *seconds >= 0.0 && *seconds <= kLastSecond ? seconds : std::nullopt;
}

std::optional<int> barIn(std::string_view text)
{
    const auto bar = numberIn<int>(text);
    return bar && *bar >= 1 && *bar <= kLastBar ? bar : std::nullopt;
}

/// "5", "5.3"; a bar has no more beats than its meter says.
std::optional<base::Frames> barPlace(const Project& project, std::string_view text)
{
    const auto halves = halvesOf(text, '.');
    const auto bar = barIn(halves ? halves->first : text);
    const auto beat = halves ? numberIn<int>(halves->second) : std::optional(1);
    if (!bar || !beat || *beat < 1)
        return {};
    const auto& map = project.tempoMap;
    const base::Beats at = map.barStart(*bar - 1) + map.meterAtBar(*bar - 1).pulse() * (*beat - 1);
    return at < map.barStart(*bar) ? std::optional(frameOf(project, at)) : std::nullopt;
}

std::optional<base::Frames> clockPlace(const Project& project, const Halves& halves)
{
    const auto minutes = numberIn<int>(halves.first);
    const auto seconds = secondsIn(halves.second);
    if (!minutes || *minutes < 0 || *minutes > static_cast<int>(kLastSecond / 60) || !seconds || *seconds >= 60.0)
        return {};
    return base::toFrames({60.0 * *minutes + *seconds}, project.sampleRate);
}

std::optional<Stretch> secondsStretch(const Project& project, std::string_view text)
{
    const auto halves = halvesOf(text, ':');
    const auto start = halves ? secondsIn(halves->first) : std::nullopt;
    const auto end = halves ? secondsIn(halves->second) : std::nullopt;
    if (!start || !end)
        return {};
    return Stretch{base::toFrames({*start}, project.sampleRate), base::toFrames({*end}, project.sampleRate)};
}

std::optional<Stretch> barsStretch(const Project& project, std::string_view text)
{
    const auto halves = halvesOf(text.substr(text.starts_with("bars") ? 4 : 3), ':');
    const auto first = halves ? barIn(halves->first) : std::nullopt;
    const auto last = halves ? barIn(halves->second) : std::nullopt;
    if (!first || !last)
        return {};
    return Stretch{frameOf(project, project.tempoMap.barStart(*first - 1)),
                   frameOf(project, project.tempoMap.barStart(*last - 1))};
}

std::optional<Stretch> sectionStretch(const Project& project, std::string_view text)
{
    const auto sections = sectionsOf(project);
    const auto named = [&](std::string_view name, int number) -> std::optional<Stretch> {
        const auto found = std::ranges::find_if(
            sections, [&](const auto& section) { return section.name == name && section.number == number; });
        return found == sections.end() ? std::nullopt : std::optional(found->stretch);
    };
    if (const auto whole = named(text, 1))
        return whole;
    const auto mark = text.rfind('#');
    const auto number = mark == std::string_view::npos ? std::nullopt : numberIn<int>(text.substr(mark + 1));
    return number ? named(trimmed(text.substr(0, mark)), *number) : std::nullopt;
}

} // namespace

Stretch stretchOf(const Project& project, const std::set<ClipId>& clips)
{
    Stretch stretch{{kLastCount}, {}};
    for (const auto id : clips)
        if (const auto* clip = project.findClip(id)) {
            stretch.start = std::min(stretch.start, project.startOf(*clip));
            stretch.end = std::max(stretch.end, project.endOf(*clip));
        }
    return stretch.isEmpty() ? Stretch{} : stretch;
}

std::vector<NumberedSection> sectionsOf(const Project& project)
{
    std::vector<NumberedSection> sections;
    for (const auto& marker : project.markers) {
        if (marker.length <= base::Beats{})
            continue;
        NumberedSection section{marker.id, marker.name, 1, true, between(project, marker.start, marker.length)};
        for (auto& before : sections)
            if (before.name == marker.name) {
                before.isAlone = section.isAlone = false;
                ++section.number;
            }
        sections.push_back(std::move(section));
    }
    return sections;
}

std::optional<Stretch> loopOf(const Project& project)
{
    const Stretch loop = between(project, project.loop.start, project.loop.length);
    return loop.isEmpty() ? std::nullopt : std::optional(loop);
}

std::optional<base::Frames> readPlace(const Project& project, std::string_view text)
{
    text = trimmed(text);
    if (const auto halves = halvesOf(text, ':'))
        return clockPlace(project, *halves);
    if (!text.ends_with('s'))
        return barPlace(project, text);
    const auto seconds = secondsIn(trimmed(text.substr(0, text.size() - 1)));
    return seconds ? std::optional(base::toFrames({*seconds}, project.sampleRate)) : std::nullopt;
}

base::Result<Stretch> readStretch(const Project& project, std::string_view text)
{
    const std::string_view plain = trimmed(text);
    auto stretch = sectionStretch(project, plain);
    if (!stretch && plain == "loop") {
        stretch = loopOf(project);
        if (!stretch)
            return base::Error{base::ErrorKind::usage, "The song has no loop", "Name bars, seconds or a section", {}};
    }
    if (!stretch)
        stretch = plain.starts_with("bar") ? barsStretch(project, plain) : secondsStretch(project, plain);
    if (stretch && !stretch->isEmpty())
        return *stretch;
    return base::Error{base::ErrorKind::usage,
                       std::string(text) + " is not a stretch of this song",
                       "Write seconds like 12:30.5, bars like \"bar 5:9\", start before end, \"loop\", or a section's "
                       "name (\"Chorus#2\" for the second of that name)",
                       {}};
}

} // namespace melisma::project
