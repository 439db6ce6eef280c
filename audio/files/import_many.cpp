// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/import_many.h"

#include "core/project/media_store.h"
#include "core/provenance/release_check.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cctype>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

namespace melisma::audio {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

constexpr std::array<std::string_view, 24> kExtensions = {
    ".aac", ".ac3", ".aif", ".aifc", ".aiff", ".amr",  ".ape",  ".au",  ".caf", ".flac", ".m4a", ".m4b",
    ".mka", ".mp2", ".mp3", ".oga",  ".ogg",  ".opus", ".rf64", ".snd", ".w64", ".wav",  ".wma", ".wv"};

bool looksLikeSound(const fs::path& path)
{
    std::string extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(), [](unsigned char c) { return std::tolower(c); });
    return std::ranges::find(kExtensions, extension) != kExtensions.end();
}

void addFolder(const fs::path& folder, std::vector<fs::path>& files)
{
    const std::size_t before = files.size();
    std::error_code error;
    fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
    while (!error && at != fs::recursive_directory_iterator()) {
        std::error_code ignored;
        const bool hidden = at->path().filename().string().starts_with('.');
        if (hidden && at->is_directory(ignored))
            at.disable_recursion_pending();
        else if (!hidden && at->is_regular_file(ignored) && looksLikeSound(at->path()))
            files.push_back(at->path());
        at.increment(error);
    }
    std::sort(files.begin() + static_cast<std::ptrdiff_t>(before), files.end());
}

/// The work of one batch, shared by its threads.
class Batch {
public:
    Batch(const std::vector<fs::path>& sources, int rate, const fs::path& scratch, const fs::path& folder,
          const std::function<void(const ImportProgress&)>& progress, const std::stop_token& stop, const Admit& admit)
        : m_sources(sources)
        , m_rate(rate)
        , m_scratch(scratch)
        , m_folder(folder)
        , m_progress(progress)
        , m_stop(stop)
        , m_admit(admit)
        , m_results(sources.size())
        , m_fractions(sources.size())
    {}

    ImportedBatch run()
    {
        {
            const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < std::min(m_sources.size(), cores); ++i)
                threads.emplace_back([this] { work(); });
        }
        return gather();
    }

private:
    void work()
    {
        for (std::size_t i = m_next++; i < m_sources.size() && !m_stop.stop_requested(); i = m_next++) {
            m_results[i] = guarded(i);
            report(i, 1.0, true);
        }
    }

    /// A library's exception may not leave its thread.
    Result<StoredAudio> guarded(std::size_t index)
    {
        try {
            return importOne(index);
        } catch (const std::exception& exception) {
            return Error{ErrorKind::internal, m_sources[index].string() + " could not be imported",
                         "Convert it with another program first", exception.what()};
        }
    }

    Result<StoredAudio> importOne(std::size_t index)
    {
        const auto moved = [this, index](double fraction) { report(index, fraction, false); };
        auto imported = importAudio(m_sources[index], m_rate, m_scratch, moved, m_stop);
        if (!imported)
            return imported.error();
        std::error_code ignored;
        if (auto admitted = admit(*imported); !admitted) {
            fs::remove(imported->file, ignored);
            return admitted.error();
        }
        StoredAudio stored{m_sources[index], std::move(imported->asset), std::move(imported->provenance),
                           imported->repairedSamples, false};
        const fs::path target = m_folder / "media" / (stored.asset.sha256 + ".wav");
        stored.isNew = !fs::exists(target, ignored);
        auto place = project::storeMedia(project::systemFiles(), m_folder, imported->file, stored.asset.sha256, true);
        if (!place) {
            fs::remove(imported->file, ignored);
            return place.error();
        }
        stored.asset.file = *place;
        return stored;
    }

    Result<void> admit(const ImportedAudio& imported) const
    {
        const auto& name = imported.asset.name;
        return m_admit ? m_admit(imported.provenance, name) : provenance::checkMaterial(imported.provenance, name);
    }

    void report(std::size_t index, double fraction, bool finished)
    {
        const std::scoped_lock lock(m_mutex);
        m_done += finished ? 1 : 0;
        m_sum += std::max(0.0, fraction - m_fractions[index]);
        m_fractions[index] = std::max(m_fractions[index], fraction);
        if (m_progress)
            m_progress({m_done, static_cast<int>(m_sources.size()), m_sum / static_cast<double>(m_sources.size()),
                        m_sources[index].filename().string()});
    }

    ImportedBatch gather()
    {
        ImportedBatch batch;
        for (std::size_t i = 0; i < m_results.size(); ++i) {
            if (m_results[i] && m_results[i]->ok())
                batch.files.push_back(std::move(**m_results[i]));
            else if (m_results[i])
                batch.skipped.push_back({m_sources[i], m_results[i]->error()});
        }
        if (!m_stop.stop_requested())
            return batch;
        discardBatch(batch, m_folder);
        return {{}, {}, true};
    }

    const std::vector<fs::path>& m_sources;
    int m_rate;
    const fs::path& m_scratch;
    const fs::path& m_folder;
    const std::function<void(const ImportProgress&)>& m_progress;
    const std::stop_token& m_stop;
    const Admit& m_admit;
    std::atomic<std::size_t> m_next{0};
    std::vector<std::optional<Result<StoredAudio>>> m_results; ///< each written by one thread
    std::mutex m_mutex;
    std::vector<double> m_fractions;
    double m_sum = 0.0; ///< of the fractions
    int m_done = 0;
};

} // namespace

std::vector<fs::path> soundFilesOf(const std::vector<fs::path>& paths)
{
    std::vector<fs::path> files;
    for (const fs::path& path : paths) {
        std::error_code ignored;
        if (fs::is_directory(path, ignored))
            addFolder(path, files);
        else
            files.push_back(path);
    }
    return files;
}

ImportedBatch importMany(const std::vector<fs::path>& sources, int projectRate, const fs::path& scratch,
                         const fs::path& projectFolder, const std::function<void(const ImportProgress&)>& progress,
                         std::stop_token stop, const Admit& admit)
{
    return Batch(sources, projectRate, scratch, projectFolder, progress, stop, admit).run();
}

void discardBatch(const ImportedBatch& batch, const fs::path& projectFolder)
{
    for (const StoredAudio& file : batch.files) {
        std::error_code ignored;
        if (file.isNew)
            fs::remove(projectFolder / file.asset.file, ignored);
    }
}

} // namespace melisma::audio
