// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/voice_material.h"
#include "core/voices/store_lock.h"
#include "core/voices/voice_details.h"

#include <filesystem>

namespace melisma::voices {

/// The folder of one voice of sound, with its key: reads and writes what is sealed there. Any thread. Who reads details
/// to write them changed holds lock() from before the one to after the other.
class VoiceFolder {
public:
    using Path = std::filesystem::path;

    VoiceFolder(Path folder, std::string id, SecretKey key)
        : m_folder(std::move(folder))
        , m_id(std::move(id))
        , m_key(key)
    {}

    const std::string& id() const { return m_id; }
    const SecretKey& key() const { return m_key; }

    base::Result<StoreLock> lock() const { return StoreLock::take(m_folder); }
    base::Result<VoiceDetails> details() const;
    base::Result<void> write(const VoiceDetails& details) const;

    /// Seals the file; it belongs to the voice once details that name it were written.
    base::Result<StoredFile> add(const base::VoiceFile& file) const;
    /// ErrorKind::input when it is not what the details say.
    base::Result<base::VoiceFile> read(const StoredFile& file) const;
    void drop(const StoredFile& file) const;

    /// What was worked out from the voice, sealed beside it and no part of it; empty where there is none that can be
    /// read: it can be worked out again.
    std::string learned() const;
    base::Result<void> keepLearned(const std::string& bytes) const;

private:
    std::string purposeOf(const std::string& file) const { return "melisma voice " + m_id + "/" + file; }

    Path m_folder;
    std::string m_id;
    SecretKey m_key;
};

/// The whole of a file of at most `most` bytes; errors name it.
base::Result<std::string> readBytes(const std::filesystem::path& path, std::uintmax_t most);

} // namespace melisma::voices
