// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/instruments/checked_fonts.h"

#include "audio/instruments/soundfont_task.h"
#include "core/base/sha256.h"
#include "core/base/user_folder.h"
#include "core/project/media_store.h"
#include "core/project/replace_file.h"

#include <fluidsynth.h>

#include <fmt/format.h>

#include <map>
#include <mutex>
#include <tuple>

namespace melisma::audio {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;

namespace {

constexpr const char* kAnotherFile = "Choose another file, or get this one again";

/// What makes a file another one.
using FileStamp = std::tuple<fs::path, std::uintmax_t, fs::file_time_type>;

Result<FileStamp> stampOf(const fs::path& file, const std::string& name)
{
    std::error_code failed;
    const bool isThere = fs::is_regular_file(file, failed);
    if (!isThere || failed)
        return Error{ErrorKind::missing, fmt::format("The SoundFont {} is missing", name),
                     "Find it by File > Find missing sounds, or choose another instrument", file.string()};
    const auto size = fs::file_size(file, failed);
    const auto time = fs::last_write_time(file, failed);
    return FileStamp{file, size, time};
}

/// The hash of a file, read once for as long as it stays as it is.
Result<std::string> knownHash(const FileStamp& stamp)
{
    static std::mutex mutex;
    static std::map<FileStamp, std::string> known;
    const std::lock_guard lock(mutex);
    if (const auto found = known.find(stamp); found != known.end())
        return found->second;
    auto hash = base::sha256OfFile(std::get<fs::path>(stamp));
    if (hash)
        known[stamp] = *hash;
    return hash;
}

/// The worker knows the file only by its path, which in a project is a hash.
Error refused(Error error, const fs::path& file, const std::string& name)
{
    const auto called = file.filename().string();
    if (const auto at = error.message.find(called); at != std::string::npos)
        error.message.replace(at, called.size(), name);
    if (error.kind != ErrorKind::crashed)
        return error;
    return {ErrorKind::crashed,
            fmt::format("{} made the player crash, so it was not taken; nothing of your project is lost", name),
            kAnotherFile, error.message};
}

} // namespace

fs::path CheckedFonts::usualFolder()
{
    return base::userFolder("MELISMA_SOUNDFONTS", "soundfonts");
}

Result<SoundfontFacts> CheckedFonts::find(const std::string& sha256) const
{
    const Error unknown{ErrorKind::notFound, "A SoundFont has not been checked on this machine",
                        "Open the project in the studio, which checks it", sha256};
    if (!base::isSha256(sha256))
        return unknown;
    const auto json = base::readJsonFile(m_folder / (sha256 + ".json"));
    if (!json || base::memberOr<std::string>(*json, "player", "") != fluid_version_str())
        return unknown;
    return soundfontFactsFromJson(base::memberOr<Json>(*json, "soundfont", Json::object()));
}

Result<void> CheckedFonts::keep(const CheckedFont& font) const
{
    std::error_code failed;
    fs::create_directories(m_folder, failed);
    const Json json{{"player", fluid_version_str()}, {"soundfont", toJson(font.facts)}};
    return project::replaceFile(m_folder / (font.sha256 + ".json"), json.dump(1));
}

Result<CheckedFont> checkFont(const fs::path& file, const std::string& name, const AskWorker& ask,
                              const CheckedFonts& fonts)
{
    const auto sha256 = base::sha256OfFile(file);
    if (!sha256)
        return sha256.error();
    if (auto known = fonts.find(*sha256))
        return CheckedFont{*sha256, std::move(*known)};
    base::TaskRequest request;
    request.task = kCheckSoundfont;
    request.inputs = {{kSoundfontInput, file, *sha256}};
    const auto answer = ask(request);
    if (!answer)
        return refused(answer.error(), file, name);
    if (base::memberOr<std::string>(*answer, "sha256", "") != *sha256)
        return Error{ErrorKind::input, name + " changed while it was checked", "Try again", {}};
    auto facts = soundfontFactsFromJson(base::memberOr<Json>(*answer, "soundfont", Json::object()));
    if (!facts)
        return facts.error();
    CheckedFont font{*sha256, std::move(*facts)};
    if (const auto kept = fonts.keep(font); !kept)
        return kept.error();
    return font;
}

Result<fs::path> loadableFont(const fs::path& file, const std::string& sha256, const std::string& name)
{
    const auto stamp = stampOf(file, name);
    if (!stamp)
        return stamp.error();
    if (const auto checked = CheckedFonts().find(sha256); !checked)
        return Error{ErrorKind::notFound,
                     fmt::format("The SoundFont {} has not been checked on this machine yet", name),
                     "Open the project in the studio, which checks it",
                     {}};
    const auto hash = knownHash(*stamp);
    if (!hash)
        return hash.error();
    if (*hash != sha256)
        return Error{ErrorKind::input, fmt::format("The file of the SoundFont {} has changed", name),
                     "Choose the SoundFont's file again", file.string()};
    return file;
}

Result<project::Asset> storeFont(const fs::path& file, const CheckedFont& font, const fs::path& folder,
                                 const fs::path& scratch)
{
    const fs::path copy = scratch / (font.sha256 + (font.facts.compressed ? ".sf3" : ".sf2"));
    std::error_code failed;
    fs::create_directories(scratch, failed);
    fs::copy_file(file, copy, fs::copy_options::overwrite_existing, failed);
    if (failed)
        return project::systemError("copy", file, failed.value());
    const auto hash = base::sha256OfFile(copy);
    const auto stored =
        !hash || *hash != font.sha256
            ? Result<std::string>(
                  Error{ErrorKind::input, file.filename().string() + " changed while it was copied", "Try again", {}})
            : project::storeMedia(project::systemFiles(), folder, copy, font.sha256, true);
    fs::remove(copy, failed);
    if (!stored)
        return stored.error();
    project::Asset asset;
    asset.sha256 = font.sha256;
    asset.name = file.filename().string();
    asset.file = *stored;
    asset.kind = project::AssetKind::soundfont;
    return asset;
}

} // namespace melisma::audio
