// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/stretch/stretched_cache.h"

#include "audio/stretch/stretched_sound.h"
#include "core/base/sha256.h"

#include <algorithm>
#include <set>
#include <string>

namespace melisma::audio {

namespace {

namespace fs = std::filesystem;

struct Rendered {
    fs::path path;
    fs::file_time_type written;
    std::uintmax_t bytes = 0;
};

/// "<64 hexadecimal digits>.wav"
bool isRendered(const fs::directory_entry& entry)
{
    std::error_code ignored;
    return entry.path().extension() == ".wav" && base::isSha256(entry.path().stem().string()) &&
           entry.is_regular_file(ignored);
}

std::vector<Rendered> renderedIn(const fs::path& folder)
{
    std::vector<Rendered> all;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        std::error_code gone;
        if (!isRendered(*entry))
            continue;
        const Rendered found{entry->path(), entry->last_write_time(gone), entry->file_size(gone)};
        if (!gone)
            all.push_back(found);
    }
    std::ranges::sort(all, {}, &Rendered::written);
    return all;
}

void addNames(const project::Project& project, std::set<std::string>& names)
{
    for (const auto& sound : stretchedSounds(project))
        names.insert(renderedAsset(sound).sha256);
}

} // namespace

int pruneStretched(const fs::path& projectFolder, const project::Project& played,
                   const std::vector<project::ProjectPtr>& undoable, std::uintmax_t mostBytes)
{
    std::set<std::string> now, earlier;
    addNames(played, now);
    for (const auto& state : undoable)
        addNames(*state, earlier);
    const auto all = renderedIn(projectFolder / "cache" / "stretched");
    std::uintmax_t bytes = 0;
    for (const auto& file : all)
        bytes += file.bytes;
    int removed = 0;
    for (const bool ofHistory : {false, true}) // what nothing needs makes room first
        for (const auto& file : all) {
            const auto name = file.path.stem().string();
            const bool rubbish = ofHistory ? bytes > mostBytes : !earlier.contains(name);
            std::error_code refused;
            if (now.contains(name) || !rubbish || !fs::remove(file.path, refused))
                continue;
            bytes -= file.bytes;
            ++removed;
        }
    return removed;
}

} // namespace melisma::audio
