// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/find_sounds.h"

#include "audio/files/file_errors.h"
#include "audio/files/import_audio.h"
#include "core/base/sha256.h"
#include "core/project/media_store.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::audio {

namespace fs = std::filesystem;
using base::Result;
using project::Asset;

namespace {

constexpr std::uint64_t kMostBesideSound = std::uint64_t{4} << 20; ///< headers and tags of a WAV

/// What a file of our own media folder of that many frames can have: 16 bits a sample up to 32.
bool canBe(const Asset& asset, const fs::path& file, std::uint64_t bytes)
{
    if (asset.kind == project::AssetKind::soundfont)
        return file.extension() == ".sf2" || file.extension() == ".sf3";
    const auto samples = static_cast<std::uint64_t>(asset.frames.count) * static_cast<std::uint64_t>(asset.channels);
    const bool packed = file.extension() != ".wav";
    return file.extension() == fs::path(asset.file).extension() && (packed || bytes >= 2 * samples) &&
           bytes <= 4 * samples + kMostBesideSound;
}

class Search {
public:
    Search(const SoundSearch& search, const std::function<void(double)>& progress, const std::stop_token& stop)
        : m_search(search)
        , m_progress(progress)
        , m_stop(stop)
        , m_lost(search.lost)
    {}

    Result<FoundSounds> run()
    {
        auto candidates = gather();
        for (std::size_t i = 0; i < candidates.size() && !m_lost.empty(); ++i) {
            if (m_stop.stop_requested())
                return cancelled("The search");
            const auto& [file, named] = candidates[i];
            auto taken = take(file, named);
            if (!taken)
                return taken.error();
            if (!*taken && named)
                m_found.refused.push_back(refusal(file));
            if (m_progress)
                m_progress(static_cast<double>(i + 1) / static_cast<double>(candidates.size()));
        }
        return std::move(m_found);
    }

private:
    struct Candidate {
        fs::path file;
        bool named = false; ///< by the person, not met in a folder
    };

    bool isCalledLikeOne(const fs::path& file) const
    {
        const auto name = file.filename().string();
        return std::ranges::any_of(m_lost, [&](const Asset& asset) { return asset.name == name; });
    }
    bool mayBeOne(const fs::path& file) const
    {
        std::error_code failed;
        const auto bytes = fs::file_size(file, failed);
        return !failed && (isCalledLikeOne(file) ||
                           std::ranges::any_of(m_lost, [&](const Asset& asset) { return canBe(asset, file, bytes); }));
    }

    std::vector<Candidate> gather() const
    {
        std::vector<Candidate> candidates;
        for (const auto& place : m_search.places) {
            std::error_code failed;
            if (!fs::is_directory(place, failed)) {
                candidates.push_back({place, true});
                continue;
            }
            fs::recursive_directory_iterator at(place, fs::directory_options::skip_permission_denied, failed);
            for (; !failed && at != fs::recursive_directory_iterator() && !m_stop.stop_requested();
                 at.increment(failed)) {
                std::error_code ignored;
                if (at->is_regular_file(ignored) && mayBeOne(at->path()))
                    candidates.push_back({at->path(), false});
            }
        }
        // What lies in a media folder is called by its hash: those first.
        std::ranges::stable_partition(candidates, [this](const Candidate& candidate) {
            return std::ranges::any_of(m_lost, [&](const Asset& asset) {
                return candidate.file.filename() == fs::path(asset.file).filename();
            });
        });
        return candidates;
    }

    std::vector<Asset>::iterator lostWith(const std::string& sha256)
    {
        return std::ranges::find(m_lost, sha256, &Asset::sha256);
    }

    /// Whether the file brought a sound back.
    Result<bool> take(const fs::path& file, bool named)
    {
        const auto hash = base::sha256OfFile(file);
        if (!hash)
            return false;
        if (const auto lost = lostWith(*hash); lost != m_lost.end())
            return store(lost, file, false);
        return named || isCalledLikeOne(file) ? takeImported(file) : Result<bool>(false);
    }

    Result<bool> takeImported(const fs::path& file)
    {
        const auto sound = std::ranges::find(m_lost, project::AssetKind::sound, &Asset::kind);
        if (sound == m_lost.end())
            return false;
        const auto imported = importAudio(file, sound->sampleRate, m_search.scratch, {}, m_stop);
        if (!imported)
            return m_stop.stop_requested() ? Result<bool>(imported.error()) : Result<bool>(false);
        const auto lost = lostWith(imported->asset.sha256);
        auto stored = lost == m_lost.end() ? Result<bool>(false) : store(lost, imported->file, true);
        std::error_code ignored;
        fs::remove(imported->file, ignored);
        return stored;
    }

    Result<bool> store(std::vector<Asset>::iterator lost, const fs::path& file, bool move)
    {
        fs::path source = file;
        const auto suffix = fs::path(lost->file).extension();
        if (file.extension() != suffix) { // the name in the media folder ends as the file does
            source = m_search.scratch / (lost->sha256 + suffix.string());
            std::error_code failed;
            fs::create_directories(m_search.scratch, failed);
            fs::copy_file(file, source, fs::copy_options::overwrite_existing, failed);
            if (failed)
                return project::systemError("write", source, failed.value());
            move = true;
        }
        const auto stored =
            project::storeMedia(project::systemFiles(), m_search.projectFolder, source, lost->sha256, move);
        if (!stored)
            return stored.error();
        m_found.sha256.push_back(lost->sha256);
        m_lost.erase(lost);
        return true;
    }

    std::string refusal(const fs::path& file) const
    {
        const auto name = file.filename().string();
        if (isCalledLikeOne(file))
            return fmt::format("{} is not the sound that the project used: it has the same name, but was changed or is "
                               "another recording.",
                               name);
        return fmt::format("{} is none of the missing sounds.", name);
    }

    const SoundSearch& m_search;
    const std::function<void(double)>& m_progress;
    const std::stop_token& m_stop;
    std::vector<Asset> m_lost; ///< still
    FoundSounds m_found;
};

} // namespace

Result<FoundSounds> findSounds(const SoundSearch& search, const std::function<void(double)>& progress,
                               std::stop_token stop)
{
    if (search.lost.empty())
        return FoundSounds{};
    return Search(search, progress, stop).run();
}

} // namespace melisma::audio
