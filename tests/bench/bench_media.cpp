// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the waveform, the spectrogram and import of one sound file cost. Usage: bench_media WHAT FILE [FOLDER], WHAT one
// of peaks, spectrogram, import. Prints one JSON line; tests/bench/bench_media.py runs it beside its peers.
#include "audio/analysis/peaks.h"
#include "audio/analysis/spectrogram.h"
#include "audio/files/import_many.h"
#include "core/base/json.h"

#include <chrono>
#include <cstdio>
#include <string>

#include <sys/resource.h>

using namespace melisma;

namespace {

double seconds(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

bool carryOut(const std::string& what, const std::filesystem::path& file, const std::filesystem::path& folder)
{
    if (what == "peaks")
        return audio::PeakPyramid::build(file).ok();
    if (what == "spectrogram") {
        const auto keep = [&](audio::SpectrogramTile tile) { audio::storeTile(folder, "bench", {}, tile); };
        return audio::computeCoarseTiles(file, {}, keep).ok();
    }
    if (what != "import")
        return false;
    const auto batch = audio::importMany({file}, 48000, folder, folder);
    return batch.files.size() == 1 && audio::PeakPyramid::build(folder / batch.files[0].asset.file).ok();
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3)
        return 2;
    const auto start = std::chrono::steady_clock::now();
    const bool done = carryOut(argv[1], argv[2], argc > 3 ? argv[3] : std::filesystem::temp_directory_path());
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const base::Json line{{"bench", argv[1]},
                          {"done", done},
                          {"wallSeconds", wall.count()},
                          {"userSeconds", seconds(usage.ru_utime)},
                          {"peakMegabytes", static_cast<double>(usage.ru_maxrss) / 1024.0}};
    std::puts(line.dump().c_str());
    return done ? 0 : 1;
}
