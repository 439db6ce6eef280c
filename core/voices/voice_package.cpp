// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/voice_package.h"

#include "core/base/sha256.h"
#include "core/models/manifest_fields.h"
#include "core/voices/passphrase.h"
#include "core/voices/sealed_box.h"
#include "core/voices/slug.h"

#include <algorithm>

namespace melisma::voices {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;
using models::ManifestFields;

constexpr std::string_view kMagic = "MLVOICE1\n";
constexpr const char* kPurpose = "melisma voice package";
constexpr std::size_t kMostHeader = 1 << 20;

Error noPackage(const std::string& why)
{
    return {ErrorKind::input, "This is not a voice that Melisma exported: " + why, "Export it again", {}};
}

Json describe(const Voice& voice, const VoiceDetails& details)
{
    auto json = Json{{"schema", 1},
                     {"id", voice.id},
                     {"name", voice.name},
                     {"kind", toString(voice.kind)},
                     {"language", voice.language},
                     {"sex", voice.sex},
                     {"settings", base::toJson(details.settings)},
                     {"rules", toJson(details.rules)}};
    if (details.consent)
        json["consent"] = toJson(*details.consent);
    if (details.revoked)
        json["revoked"] = Json{{"time", details.revoked->time}, {"reason", details.revoked->reason}};
    return json;
}

struct Opened {
    Json header;
    std::string sound;
};

Result<Opened> openPackage(std::string_view bytes, std::string& passphrase)
{
    if (!isVoicePackage(bytes))
        return noPackage("it begins otherwise");
    bytes.remove_prefix(kMagic.size());
    const auto end = bytes.find('\n');
    if (end == std::string_view::npos || end > kMostHeader)
        return noPackage("its description is missing");
    const auto line = bytes.substr(0, end);
    auto json = base::parseJson(line, "The description of the voice");
    if (!json)
        return noPackage("its description cannot be read");
    const auto lock = lockFromJson(base::memberOr<Json>(*json, "lock", Json()));
    if (!lock)
        return noPackage("its lock cannot be read");
    const auto key = hardened(passphrase, *lock);
    if (!key)
        return key.error();
    // The description is part of the purpose: a changed one does not open the sound.
    auto sound = unseal(bytes.substr(end + 1), *key, kPurpose + base::sha256Of(line), "The voice");
    if (!sound)
        return Error{ErrorKind::input,
                     "The voice cannot be opened: the passphrase is wrong or the file was changed",
                     "Try again",
                     {}};
    return Opened{std::move(*json), std::move(*sound)};
}

/// The files one behind the other, as their list says.
Result<std::vector<base::VoiceFile>> splitFiles(const Json& header, std::string_view sound)
{
    std::vector<base::VoiceFile> files;
    for (const auto& item : base::itemsOf(header, "files")) {
        const auto size = base::memberOr<std::uint64_t>(item, "bytes", 0);
        base::VoiceFile file{base::memberOr<std::string>(item, "role", ""),
                             base::memberOr<std::string>(item, "name", ""),
                             std::string(sound.substr(0, std::min<std::uint64_t>(size, sound.size())))};
        if (file.bytes.size() != size || file.name.empty() || !isSoundRole(file.role))
            return noPackage("its files are not those it describes");
        sound.remove_prefix(file.bytes.size());
        files.push_back(std::move(file));
    }
    return sound.empty() ? Result<std::vector<base::VoiceFile>>(std::move(files))
                         : noPackage("there is too much in it");
}

Result<void> checkSize(const VoiceDetails& details)
{
    std::uintmax_t bytes = kMostHeader; // what is written about it, and the seal
    for (const auto& file : details.files)
        bytes += isSoundRole(file.role) ? file.bytes : 0;
    if (bytes <= kMostPackage)
        return {};
    return Error{ErrorKind::unsupported,
                 "The voice is too large for one file: its recordings have more than 1 GB",
                 "Make a voice of fewer recordings",
                 {}};
}

Result<VoiceDetails> readDetails(const Json& header)
{
    VoiceDetails details;
    auto rules = rulesFromJson(base::memberOr<Json>(header, "rules", Json()), "The voice");
    auto settings = base::paramValuesFromJson(base::memberOr<Json>(header, "settings", Json::object()));
    if (!rules || !settings)
        return !rules ? rules.error() : settings.error();
    details.rules = std::move(*rules);
    details.settings = std::move(*settings);
    if (header.contains("consent")) {
        auto record = consentRecordFromJson(header["consent"], "The voice");
        if (!record)
            return record.error();
        details.consent = std::move(*record);
    }
    if (header.contains("revoked"))
        details.revoked = Revocation{base::memberOr<std::string>(header["revoked"], "time", "unknown"),
                                     base::memberOr<std::string>(header["revoked"], "reason", "unknown")};
    return details;
}

} // namespace

bool isVoicePackage(std::string_view bytes)
{
    return bytes.starts_with(kMagic);
}

Result<std::string> packVoice(const Voice& voice, const VoiceFolder& folder, std::string passphrase,
                              PassphraseKeyStore::Cost cost)
{
    const auto details = folder.details();
    if (!details)
        return details.error();
    if (auto fits = checkSize(*details); !fits)
        return fits.error();
    auto header = describe(voice, *details);
    std::string sound;
    header["files"] = Json::array();
    for (const auto& stored : details->files) {
        if (!isSoundRole(stored.role))
            continue;
        const auto file = folder.read(stored);
        if (!file)
            return file.error();
        header["files"].push_back(Json{{"role", stored.role}, {"name", stored.name}, {"bytes", stored.bytes}});
        sound += file->bytes;
    }
    const auto lock = freshLock(cost);
    header["lock"] = toJson(lock);
    const auto key = hardened(passphrase, lock);
    if (!key)
        return key.error();
    const auto line = header.dump();
    auto packed = std::string(kMagic) + line + "\n" + seal(sound, *key, kPurpose + base::sha256Of(line));
    wipe(sound);
    return packed;
}

Result<Voice> unpackVoice(const VoiceVault& vault, const SoundVoices& voices, const std::string& bytes,
                          std::string passphrase)
{
    auto opened = openPackage(bytes, passphrase);
    if (!opened)
        return opened.error();
    const auto text = [&opened](const char* key) { return base::memberOr<std::string>(opened->header, key, ""); };
    auto files = splitFiles(opened->header, opened->sound);
    wipe(opened->sound);
    auto brought = files ? readDetails(opened->header) : Result<VoiceDetails>(files.error());
    if (!brought)
        return brought.error();
    NewVoice made;
    made.id = text("id");
    made.name = text("name");
    made.kind = text("kind") == toString(VoiceKind::imported) ? VoiceKind::imported : VoiceKind::own;
    made.language = text("language");
    made.sex = text("sex");
    made.rules = brought->rules;
    made.settings = brought->settings;
    made.files = std::move(*files);
    made.consent = brought->consent;
    made.revoked = brought->revoked; // with the voice or not at all: it must never be here without
    return voices.create(vault, made);
}

} // namespace melisma::voices
