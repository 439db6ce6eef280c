// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/instruments/soundfont_facts.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/project/clip.h"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

namespace melisma::audio {

/// A SoundFont that a worker has played whole.
struct CheckedFont {
    std::string sha256;
    SoundfontFacts facts;
};

/// Which SoundFonts a worker of this machine has read and played without harm: a record by each one's hash, with the
/// version of the player. Fonts of projects come from anywhere, so nothing else is loaded into the studio. May be used
/// on any thread.
class CheckedFonts {
public:
    explicit CheckedFonts(std::filesystem::path folder = usualFolder()) : m_folder(std::move(folder)) {}

    /// MELISMA_SOUNDFONTS, else melisma/soundfonts in the user's data folder (XDG).
    static std::filesystem::path usualFolder();

    /// ErrorKind::notFound when this version of the player has not been tried on it.
    base::Result<SoundfontFacts> find(const std::string& sha256) const;
    base::Result<void> keep(const CheckedFont& font) const;

private:
    std::filesystem::path m_folder;
};

/// Runs the task of a request in a worker and answers its facts.
using AskWorker = std::function<base::Result<base::Json>(const base::TaskRequest& request)>;

/// The font in `file`, which a person calls `name`: as the record has it, else as a worker finds it, which is then
/// recorded. The error says in one sentence why it cannot be used; a worker that died of it is one of the reasons. Runs
/// long; any thread.
base::Result<CheckedFont> checkFont(const std::filesystem::path& file, const std::string& name, const AskWorker& ask,
                                    const CheckedFonts& fonts = CheckedFonts());

/// `file` when this process may load it: it is there, still has that hash, and has been checked. `name` is for the
/// error's sentence: ErrorKind::missing, input or notFound (not checked). Reads a file once whole; any thread.
base::Result<std::filesystem::path> loadableFont(const std::filesystem::path& file, const std::string& sha256,
                                                 const std::string& name);

/// Brings a checked font into the media of the project in `folder`, by a copy in `scratch` (on the same disk); answers
/// the asset to list. Errors: it changed meanwhile, the disk. Runs long; any thread.
base::Result<project::Asset> storeFont(const std::filesystem::path& file, const CheckedFont& font,
                                       const std::filesystem::path& folder, const std::filesystem::path& scratch);

} // namespace melisma::audio
