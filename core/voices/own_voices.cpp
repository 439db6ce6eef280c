// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/own_voices.h"

#include "core/base/user_folder.h"
#include "core/project/file_system.h"
#include "core/project/replace_file.h"
#include "core/voices/slug.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace melisma::voices {

namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;
using base::Result;

constexpr std::uintmax_t kMostBytes = 65536;

Error notThere(const std::string& id)
{
    return {ErrorKind::notFound, fmt::format("You have no voice '{}'", id), "See melisma voices list", {}};
}

Error badName(const std::string& name)
{
    return {ErrorKind::usage, name.empty() ? "A voice needs a name" : "This name cannot be given to a voice",
            "Use 1 to 100 letters without line breaks", name};
}

Result<Voice> readFile(const fs::path& path)
{
    std::error_code failure;
    const auto size = fs::is_regular_file(path, failure) ? fs::file_size(path, failure) : kMostBytes + 1;
    std::ifstream file(path, std::ios::binary);
    if (failure || size > kMostBytes || !file)
        return Error{ErrorKind::input, path.string() + " is not a voice", "Take it out of the folder", {}};
    return decodeVoice({std::istreambuf_iterator<char>(file), {}}, path);
}

} // namespace

fs::path OwnVoices::usualRoot()
{
    return base::userFolder("MELISMA_VOICES", "voices");
}

OwnVoices::Listing OwnVoices::list() const
{
    Listing listing;
    std::error_code failure;
    for (fs::directory_iterator at(m_root, failure), end; !failure && at != end; at.increment(failure)) {
        const auto& path = at->path();
        if (path.extension() != ".json" || path.filename().string().starts_with('.'))
            continue;
        if (auto voice = readFile(path))
            listing.voices.push_back(std::move(*voice));
        else
            listing.skipped.push_back(voice.error().sentence());
    }
    std::ranges::sort(listing.voices, {}, &Voice::id);
    std::ranges::sort(listing.skipped);
    return listing;
}

bool OwnVoices::has(const std::string& id) const
{
    std::error_code unseen;
    return isSlug(id) && fs::exists(fileOf(id), unseen);
}

Result<Voice> OwnVoices::get(const std::string& id) const
{
    return has(id) ? readFile(fileOf(id)) : Result<Voice>(notThere(id));
}

Result<Voice> OwnVoices::add(Voice voice) const
{
    if (!isGoodName(voice.name))
        return badName(voice.name);
    const auto slug = slugOf(voice.name);
    voice.id = slug;
    std::error_code unseen; // a folder of this name is a voice of sound
    for (int number = 2; has(voice.id) || fs::exists(m_root / voice.id, unseen); ++number)
        voice.id = fmt::format("{}-{}", slug, number);
    if (auto written = write(voice); !written)
        return written.error();
    return voice;
}

Result<Voice> OwnVoices::rename(const std::string& id, const std::string& name) const
{
    auto voice = get(id);
    if (!voice)
        return voice;
    if (!isGoodName(name))
        return badName(name);
    voice->name = name;
    if (auto written = write(*voice); !written)
        return written.error();
    return voice;
}

Result<void> OwnVoices::remove(const std::string& id) const
{
    if (!has(id))
        return notThere(id);
    std::error_code failure;
    fs::remove(fileOf(id), failure);
    if (failure)
        return project::systemError("remove", fileOf(id), failure.value());
    return project::systemFiles().syncFolder(m_root);
}

Result<void> OwnVoices::write(const Voice& voice) const
{
    const auto text = encodeVoice(voice);
    if (const auto read = decodeVoice(text, fileOf(voice.id)); !read)
        return read.error(); // what could not be read again is not kept
    return project::replaceFile(fileOf(voice.id), text);
}

} // namespace melisma::voices
