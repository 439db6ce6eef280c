// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/own_voices.h"
#include "core/voices/voice_folder.h"
#include "core/voices/voice_vault.h"

namespace melisma::voices {

/// What a voice of sound is made of.
struct NewVoice {
    std::string name;
    VoiceKind kind = VoiceKind::own; ///< own: recordings; imported: weights of another program
    std::string language;            ///< code
    std::string sex;                 ///< "f", "m" or "mixed"
    std::vector<base::VoiceFile> files{};
    VoiceRules rules{};
    base::ParamValues settings{};
    std::string id{};                       ///< of one that comes from another machine; empty: made of the name
    std::optional<ConsentRecord> consent{}; ///< that it brings
    std::optional<Revocation> revoked{};
};

/// The user's voices that are made of sound: ROOT/<id>/ each, beside the recipes of OwnVoices. `voice.json` in it says
/// what a list shows (name, kind, language, sex); everything else is sealed under a key of the voice's own, which lies
/// in `key`, wrapped by the vault. Any thread.
class SoundVoices {
public:
    using Path = std::filesystem::path;

    explicit SoundVoices(Path root) : m_root(std::move(root)) {}

    const Path& root() const { return m_root; }
    bool has(const std::string& id) const;
    /// Without a vault, so that consent and licence are not known: none.
    OwnVoices::Listing list() const;
    base::Result<Voice> get(const std::string& id) const;

    /// Keeps it under a fresh id made of its name, or under the id it brings: ErrorKind::usage when that is taken.
    /// Nothing is left of one that fails.
    base::Result<Voice> create(const VoiceVault& vault, const NewVoice& voice) const;
    base::Result<VoiceFolder> open(const VoiceVault& vault, const std::string& id) const;
    /// The same for one who was handed the key.
    VoiceFolder openWith(const SecretKey& key, const std::string& id) const { return {m_root / id, id, key}; }
    base::Result<Voice> rename(const std::string& id, const std::string& name) const;
    /// Destroys the key before anything else, so that whatever a disk keeps of the rest cannot be opened. Needs no
    /// vault.
    base::Result<void> remove(const std::string& id) const;

private:
    Path m_root;
};

} // namespace melisma::voices
