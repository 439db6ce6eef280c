// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/export_options.h"

#include "audio/files/container.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace melisma::app {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

constexpr int kLastBar = 100000;

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

std::optional<Halves> halvesOf(std::string_view text)
{
    const auto colon = text.find(':');
    return colon == std::string_view::npos
               ? std::nullopt
               : std::optional(Halves{trimmed(text.substr(0, colon)), trimmed(text.substr(colon + 1))});
}

std::optional<Stretch> secondsIn(std::string_view text, const project::Project& project)
{
    const auto halves = halvesOf(text);
    const auto start = halves ? numberIn<double>(halves->first) : std::nullopt;
    const auto end = halves ? numberIn<double>(halves->second) : std::nullopt;
    if (!start || !end || !std::isfinite(*start) || !std::isfinite(*end) || *start < 0.0 || *end > 1e7)
        return {};
    return Stretch{base::toFrames({*start}, project.sampleRate), base::toFrames({*end}, project.sampleRate)};
}

std::optional<Stretch> barsIn(std::string_view text, const project::Project& project)
{
    for (const std::string_view word : {"bars", "bar"})
        if (text.starts_with(word)) {
            text.remove_prefix(word.size());
            break;
        }
    const auto halves = halvesOf(text);
    const auto first = halves ? numberIn<int>(halves->first) : std::nullopt;
    const auto last = halves ? numberIn<int>(halves->second) : std::nullopt;
    if (!first || !last || *first < 1 || *last > kLastBar)
        return {};
    const auto frameOf = [&](int bar) {
        return project.tempoMap.framesAt(project.tempoMap.barStart(bar - 1), project.sampleRate);
    };
    return Stretch{frameOf(*first), frameOf(std::max(*first, *last))};
}

std::optional<Stretch> sectionIn(std::string_view name, const project::Project& project)
{
    const auto found = std::ranges::find_if(project.markers, [&](const auto& m) { return m.name == name; });
    if (found == project.markers.end())
        return {};
    const auto frameOf = [&](base::Beats at) { return project.tempoMap.framesAt(at, project.sampleRate); };
    return Stretch{frameOf(found->start), frameOf(found->start + found->length)};
}

} // namespace

Result<audio::SampleFormat> sampleFormatOf(const std::string& text)
{
    if (text == "16")
        return audio::SampleFormat::int16;
    if (text == "24")
        return audio::SampleFormat::int24;
    if (text == "32f")
        return audio::SampleFormat::float32;
    return Error{ErrorKind::usage, "--bits " + text + " is not a sample format", "Choose 16, 24 or 32f", ""};
}

Result<audio::Dither> ditherOf(const std::string& text)
{
    if (text == "auto")
        return audio::Dither::automatic;
    if (text == "none")
        return audio::Dither::none;
    if (text == "tpdf")
        return audio::Dither::triangular;
    if (text == "shaped")
        return audio::Dither::shaped;
    return Error{ErrorKind::usage, "--dither " + text + " is not known", "Choose auto, none, tpdf or shaped", ""};
}

Result<audio::Container> stemContainerOf(const std::string& text)
{
    if (const auto container = audio::containerOf("x." + text))
        return *container;
    return Error{ErrorKind::usage, "--stem-format " + text + " is not a format", "Choose wav, flac, ogg, mp3 or m4a",
                 ""};
}

Result<Stretch> stretchOf(const std::string& text, const project::Project& project)
{
    const std::string_view plain = trimmed(text);
    auto stretch = sectionIn(plain, project);
    if (!stretch)
        stretch = plain.starts_with("bar") ? barsIn(plain, project) : secondsIn(plain, project);
    if (stretch && stretch->end > stretch->start)
        return *stretch;
    return Error{ErrorKind::usage, "--range " + text + " is not a stretch of this song",
                 "Write seconds like 12:30.5, bars like \"bar 5:9\", start before end, or the name of a section", ""};
}

} // namespace melisma::app
