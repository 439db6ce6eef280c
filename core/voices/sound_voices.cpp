// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/sound_voices.h"

#include "core/base/half_made.h"
#include "core/base/leftovers.h"
#include "core/models/manifest_fields.h"
#include "core/project/file_system.h"
#include "core/project/provenance.h"
#include "core/project/replace_file.h"
#include "core/voices/slug.h"

#include <fmt/format.h>

#include <algorithm>

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace melisma::voices {

namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;
using models::ManifestFields;

constexpr const char* kHeader = "voice.json";
constexpr const char* kKey = "key";
constexpr const char* kNewPrefix = ".new-";
constexpr std::uintmax_t kMostHeader = 65536;

Error notThere(const std::string& id)
{
    return {
        ErrorKind::notFound, fmt::format("You have no voice '{}' made of sound", id), "See melisma voices list", {}};
}

Error badName()
{
    return {ErrorKind::usage, "This name cannot be given to a voice", "Use 1 to 100 letters without line breaks", {}};
}

std::string encodeHeader(const Voice& voice)
{
    return Json{{"schema", 1},
                {"id", voice.id},
                {"name", voice.name},
                {"kind", toString(voice.kind)},
                {"language", voice.language},
                {"sex", voice.sex},
                {"created", voice.created}}
               .dump(2) +
           "\n";
}

Result<Voice> decodeHeader(const std::string& text, const fs::path& path)
{
    const auto json = base::parseJson(text, path.string());
    if (!json)
        return json.error();
    std::string complaint;
    ManifestFields fields(*json, "voice", complaint);
    Voice voice;
    fields.exactly("schema", 1);
    voice.id = fields.text("id");
    voice.name = fields.text("name");
    const auto kind = fields.text("kind");
    voice.kind = kind == toString(VoiceKind::imported) ? VoiceKind::imported : VoiceKind::own;
    voice.language = fields.text("language");
    voice.sex = fields.text("sex");
    voice.created = fields.text("created");
    voice.ofSound = true;
    fields.finish();
    if (complaint.empty() &&
        (kind != toString(voice.kind) || !isGoodName(voice.name) || voice.id != path.parent_path().filename().string()))
        complaint = "its id, name or kind is wrong";
    if (!complaint.empty())
        return Error{
            ErrorKind::input, path.string() + " is not a voice: " + complaint, "Take it out of the folder", {}};
    return voice;
}

Result<Voice> readHeader(const fs::path& folder)
{
    const auto text = readBytes(folder / kHeader, kMostHeader);
    return text ? decodeHeader(*text, folder / kHeader) : Result<Voice>(text.error());
}

/// Random bytes where the file's own were: neither cut off first nor written beside, which would leave the old blocks
/// as they are.
Result<void> overwrite(const fs::path& path)
{
    std::error_code failure;
    const auto noise = randomBytes(fs::file_size(path, failure));
    const int file = failure ? -1 : ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    const bool done =
        file >= 0 && ::pwrite(file, noise.data(), noise.size(), 0) == std::ssize(noise) && ::fsync(file) == 0;
    const int number = failure ? failure.value() : errno;
    if (file >= 0)
        ::close(file);
    return done ? Result<void>() : project::systemError("write", path, number);
}

/// By a voice of sound or a recipe, or by a word that means no voice in particular.
bool isTaken(const fs::path& root, const std::string& id)
{
    std::error_code unseen;
    return id == "auto" || id == "none" || fs::exists(root / id, unseen) || fs::exists(root / (id + ".json"), unseen);
}

Result<std::string> idFor(const fs::path& root, const NewVoice& made)
{
    if (made.id.empty()) {
        const auto slug = slugOf(made.name);
        auto id = slug;
        for (int number = 2; isTaken(root, id); ++number)
            id = fmt::format("{}-{}", slug, number);
        return id;
    }
    if (isSlug(made.id) && !isTaken(root, made.id))
        return made.id;
    return Error{ErrorKind::usage,
                 fmt::format("You have a voice '{}' already", made.id),
                 "Delete it first: melisma voices delete " + made.id,
                 {}};
}

Result<void> fill(const fs::path& folder, const VoiceVault& vault, const Voice& voice, const NewVoice& made)
{
    const VoiceFolder content(folder, voice.id, SecretKey::random());
    VoiceDetails details;
    details.id = voice.id;
    details.settings = made.settings;
    details.rules = made.rules;
    details.consent = made.consent;
    details.revoked = made.revoked;
    for (const auto& file : made.files) {
        auto stored = content.add(file);
        if (!stored)
            return stored.error();
        details.files.push_back(std::move(*stored));
    }
    if (auto written = content.write(details); !written)
        return written;
    if (auto written = project::replaceFile(folder / kKey, vault.wrap(content.key(), voice.id)); !written)
        return written;
    return project::replaceFile(folder / kHeader, encodeHeader(voice));
}

} // namespace

bool SoundVoices::has(const std::string& id) const
{
    std::error_code unseen;
    return isSlug(id) && fs::is_directory(m_root / id, unseen);
}

OwnVoices::Listing SoundVoices::list() const
{
    OwnVoices::Listing listing;
    std::error_code failure;
    for (fs::directory_iterator at(m_root, failure), end; !failure && at != end; at.increment(failure)) {
        std::error_code unseen;
        if (!isSlug(at->path().filename().string()) || !at->is_directory(unseen))
            continue;
        if (auto voice = readHeader(at->path()))
            listing.voices.push_back(std::move(*voice));
        else
            listing.skipped.push_back(voice.error().sentence());
    }
    std::ranges::sort(listing.voices, {}, &Voice::id);
    std::ranges::sort(listing.skipped);
    return listing;
}

Result<Voice> SoundVoices::get(const std::string& id) const
{
    return has(id) ? readHeader(m_root / id) : Result<Voice>(notThere(id));
}

Result<Voice> SoundVoices::create(const VoiceVault& vault, const NewVoice& made) const
{
    if (!isGoodName(made.name))
        return badName();
    if (auto sensible = checkRules(made.rules); !sensible)
        return sensible.error();
    if (made.language.size() < 2 || made.language.size() > 12)
        return Error{ErrorKind::usage, "A voice needs a language", "Give its code, like en-us", {}};
    if (auto folder = project::systemFiles().createFolder(m_root); !folder)
        return folder.error();
    base::removeLeftovers(m_root, kNewPrefix);
    Voice voice;
    const auto id = idFor(m_root, made);
    if (!id)
        return id.error();
    voice.id = *id;
    voice.name = made.name;
    voice.kind = made.kind;
    voice.language = made.language;
    voice.sex = made.sex;
    voice.created = project::timestampNow();
    voice.ofSound = true;
    const base::HalfMade fresh(m_root / (kNewPrefix + base::ownerTag() + "-" + voice.id));
    if (auto filled = fill(fresh.path(), vault, voice, made); !filled)
        return filled.error();
    auto& disk = project::systemFiles();
    if (auto named = disk.rename(fresh.path(), m_root / voice.id); !named)
        return named.error();
    if (auto synced = disk.syncFolder(m_root); !synced)
        return synced.error();
    return voice;
}

Result<VoiceFolder> SoundVoices::open(const VoiceVault& vault, const std::string& id) const
{
    if (!has(id))
        return notThere(id);
    const auto wrapped = readBytes(m_root / id / kKey, kMostHeader);
    if (!wrapped)
        return wrapped.error();
    const auto key = vault.unwrap(*wrapped, id);
    return key ? Result<VoiceFolder>(openWith(*key, id)) : key.error();
}

Result<Voice> SoundVoices::rename(const std::string& id, const std::string& name) const
{
    auto voice = get(id);
    if (!voice)
        return voice;
    if (!isGoodName(name))
        return badName();
    voice->name = name;
    if (auto written = project::replaceFile(m_root / id / kHeader, encodeHeader(*voice)); !written)
        return written.error();
    return voice;
}

Result<void> SoundVoices::remove(const std::string& id) const
{
    if (!has(id))
        return notThere(id);
    const auto folder = m_root / id;
    std::error_code failure;
    if (fs::exists(folder / kKey, failure))
        if (auto gone = overwrite(folder / kKey); !gone)
            return gone;
    fs::remove_all(folder, failure);
    if (failure)
        return project::systemError("remove", folder, failure.value());
    return project::systemFiles().syncFolder(m_root);
}

} // namespace melisma::voices
