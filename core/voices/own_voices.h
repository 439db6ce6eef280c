// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/voice.h"

namespace melisma::voices {

/// The voices that the user made: ROOT/<id>.json each. A file is whole or not there, and one that cannot be read costs
/// only itself. Several programs may use one folder; of two that rename the same voice at once the last one wins.
class OwnVoices {
public:
    using Path = std::filesystem::path;

    explicit OwnVoices(Path root) : m_root(std::move(root)) {}

    /// MELISMA_VOICES, else melisma/voices in the user's data folder (XDG).
    static Path usualRoot();
    const Path& root() const { return m_root; }

    struct Listing {
        std::vector<Voice> voices;        ///< by id
        std::vector<std::string> skipped; ///< a sentence for each file that is not read
    };
    Listing list() const;

    /// ErrorKind::notFound when there is none of this id.
    base::Result<Voice> get(const std::string& id) const;
    bool has(const std::string& id) const;
    /// Keeps it under a fresh id made of its name, and answers it with that. ErrorKind::usage for a bad name.
    base::Result<Voice> add(Voice voice) const;
    /// The id stays, so that what names the voice still finds it.
    base::Result<Voice> rename(const std::string& id, const std::string& name) const;
    /// ErrorKind::notFound when there is none; one that cannot be read is removed all the same.
    base::Result<void> remove(const std::string& id) const;

private:
    Path fileOf(const std::string& id) const { return m_root / (id + ".json"); }
    base::Result<void> write(const Voice& voice) const;

    Path m_root;
};

} // namespace melisma::voices
