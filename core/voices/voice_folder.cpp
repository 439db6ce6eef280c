// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/voice_folder.h"

#include "core/base/sha256.h"
#include "core/project/replace_file.h"
#include "core/voices/sealed_box.h"

#include <fstream>

namespace melisma::voices {

namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;
using base::Result;

constexpr const char* kRecord = "record.sealed";
constexpr const char* kLearned = "learned.sealed";
constexpr std::uintmax_t kMostLearned = 16 << 20;
constexpr std::uintmax_t kMostRecord = 1 << 20;
constexpr std::uintmax_t kMostFile = std::uintmax_t{1} << 30;
constexpr std::size_t kNameBytes = 8;

} // namespace

Result<std::string> readBytes(const fs::path& path, std::uintmax_t most)
{
    std::error_code failure;
    const auto size = fs::is_regular_file(path, failure) ? fs::file_size(path, failure) : most + 1;
    std::ifstream file(path, std::ios::binary);
    std::string bytes(failure || size > most ? 0 : size, '\0');
    if (failure || size > most || !file || !file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        return Error{ErrorKind::input,
                     path.string() + " is not there, is too large or cannot be read",
                     "Check the file and who may read it",
                     {}};
    return bytes;
}

Result<VoiceDetails> VoiceFolder::details() const
{
    const auto path = m_folder / kRecord;
    const auto sealed = readBytes(path, kMostRecord);
    if (!sealed)
        return sealed.error();
    const auto plain = unseal(*sealed, m_key, purposeOf(kRecord), path.string());
    if (!plain)
        return plain.error();
    auto details = decodeDetails(*plain, path.string());
    if (details && details->id != m_id)
        return Error{ErrorKind::input, path.string() + " belongs to another voice", "Take it from a copy", {}};
    return details;
}

Result<void> VoiceFolder::write(const VoiceDetails& details) const
{
    const auto text = encodeDetails(details);
    if (const auto read = decodeDetails(text, (m_folder / kRecord).string()); !read)
        return read.error(); // what could not be read again is not kept
    const auto sealed = seal(text, m_key, purposeOf(kRecord));
    if (sealed.size() > kMostRecord)
        return Error{ErrorKind::input, "The voice has too many files", "Leave some of its recordings out", {}};
    return project::replaceFile(m_folder / kRecord, sealed);
}

Result<StoredFile> VoiceFolder::add(const base::VoiceFile& file) const
{
    if (file.bytes.empty() || file.bytes.size() > kMostFile)
        return Error{ErrorKind::input, file.name + " is empty or too large for a voice", "Choose another file", {}};
    StoredFile stored{file.role, file.name, base::sha256Of(file.bytes), file.bytes.size(),
                      toHex(randomBytes(kNameBytes)) + ".sealed"};
    const auto sealed = seal(file.bytes, m_key, purposeOf(stored.file));
    if (auto written = project::replaceFile(m_folder / stored.file, sealed); !written)
        return written.error();
    return stored;
}

Result<base::VoiceFile> VoiceFolder::read(const StoredFile& file) const
{
    const auto path = m_folder / file.file;
    const auto sealed = readBytes(path, kMostFile + kMostRecord);
    if (!sealed)
        return sealed.error();
    auto plain = unseal(*sealed, m_key, purposeOf(file.file), path.string());
    if (!plain)
        return plain.error();
    if (base::sha256Of(*plain) != file.sha256)
        return Error{
            ErrorKind::input, path.string() + " is not the file that the voice was made of", "Take it from a copy", {}};
    return base::VoiceFile{file.role, file.name, std::move(*plain)};
}

void VoiceFolder::drop(const StoredFile& file) const
{
    std::error_code ignored;
    fs::remove(m_folder / file.file, ignored);
}

std::string VoiceFolder::learned() const
{
    const auto path = m_folder / kLearned;
    const auto sealed = readBytes(path, kMostLearned);
    if (!sealed)
        return {};
    auto plain = unseal(*sealed, m_key, purposeOf(kLearned), path.string());
    return plain ? std::move(*plain) : std::string();
}

Result<void> VoiceFolder::keepLearned(const std::string& bytes) const
{
    return project::replaceFile(m_folder / kLearned, seal(bytes, m_key, purposeOf(kLearned)));
}

} // namespace melisma::voices
