// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/bench/bench_tools.h"
#include "audio/analysis/peaks.h"
#include "audio/analysis/spectrogram.h"
#include "audio/files/audio_file.h"
#include "audio/files/import_many.h"

#include <fmt/format.h>

#include <random>

namespace melisma::app {

namespace {

using base::Result;
namespace fs = std::filesystem;

constexpr int kRate = 48000;
constexpr double kSpectrogramFactor = 3.0; ///< the goal: so many times sox

/// Noise in which every second differs, so that no hash or cache has it easy.
Result<fs::path> writeNoise(const BenchContext& context, int channels)
{
    const fs::path file = context.scratch / fmt::format("noise-{}.wav", channels);
    auto writer = audio::createAudioFile(file, {audio::Container::wav, audio::SampleFormat::int16, kRate, channels});
    if (!writer)
        return writer.error();
    std::minstd_rand random(7);
    std::vector<float> second(static_cast<std::size_t>(kRate * channels));
    for (int i = 0; i < (context.small ? 60 : 600); ++i) {
        for (float& sample : second)
            sample = 0.25f * (static_cast<float>(random()) / static_cast<float>(std::minstd_rand::max()) - 0.5f);
        if (auto written = (*writer)->write(second.data(), kRate); !written)
            return written.error();
    }
    if (auto done = (*writer)->finish(); !done)
        return done.error();
    return file;
}

/// Median user CPU time of `work` in this process; each run gets an empty folder.
Result<double> medianUser(const BenchContext& context, const std::string& name,
                          const std::function<Result<void>(const fs::path&)>& work)
{
    context.report(name);
    int run = 0;
    return medianOf(context, [&]() -> Result<double> {
        const fs::path folder = context.scratch / fmt::format("{}-{}", name, run++);
        std::error_code failed;
        fs::create_directories(folder, failed);
        const double before = userSecondsSoFar();
        if (auto done = work(folder); !done)
            return done.error();
        const double used = userSecondsSoFar() - before;
        fs::remove_all(folder, failed);
        return used;
    });
}

/// Ours beside one peer; `factor` times as fast is the goal.
Result<Measurement> beside(const BenchContext& context, const std::string& name,
                           const std::function<Result<void>(const fs::path&)>& work, const std::string& peerName,
                           const std::vector<std::string>& peerCommand, double factor)
{
    const auto value = medianUser(context, name, work);
    if (!value)
        return value.error();
    Measurement result{"media/" + name, *value, "s user", {}, {}, {}};
    auto peer = measurePeer(context, peerName, peerCommand, result.note);
    if (!peer)
        return peer.error();
    result.peer = *peer;
    if (result.peer)
        result.goal = result.peer->value / factor;
    return result;
}

} // namespace

Result<std::vector<Measurement>> benchMedia(const BenchContext& context)
{
    context.report("media: making the sounds");
    const auto stereo = writeNoise(context, 2);
    const auto mono = stereo ? writeNoise(context, 1) : stereo;
    if (!mono)
        return mono.error();
    const std::string picture = (context.scratch / "picture.png").string();
    const std::string copy = (context.scratch / "copy.wav").string();
    const auto waveform = [&](const fs::path&) -> Result<void> {
        const auto peaks = audio::PeakPyramid::build(*stereo);
        return peaks ? Result<void>() : Result<void>(peaks.error());
    };
    const auto spectrogram = [&](const fs::path& folder) -> Result<void> {
        const auto keep = [&](audio::SpectrogramTile tile) { audio::storeTile(folder, "bench", {}, tile); };
        return audio::computeCoarseTiles(*mono, {}, keep);
    };
    const auto import = [&](const fs::path& folder) -> Result<void> {
        const auto batch = audio::importMany({*stereo}, kRate, folder, folder);
        if (batch.files.empty())
            return batch.skipped.front().reason;
        const auto peaks = audio::PeakPyramid::build(folder / batch.files.front().asset.file);
        return peaks ? Result<void>() : Result<void>(peaks.error());
    };
    const std::vector<std::string> showWaves{"ffmpeg",
                                             "-v",
                                             "error",
                                             "-nostdin",
                                             "-y",
                                             "-i",
                                             stereo->string(),
                                             "-filter_complex",
                                             "showwavespic=s=2000x200",
                                             "-frames:v",
                                             "1",
                                             picture};
    const std::vector<std::string> soxPicture{"sox", mono->string(), "-n", "spectrogram", "-x", "2000", "-o", picture};
    const std::vector<std::string> decodeAndShow{"ffmpeg",
                                                 "-v",
                                                 "error",
                                                 "-nostdin",
                                                 "-y",
                                                 "-i",
                                                 stereo->string(),
                                                 "-filter_complex",
                                                 "[0:a]asplit[a][b];[b]showwavespic=s=2000x200[p]",
                                                 "-map",
                                                 "[a]",
                                                 "-c:a",
                                                 "pcm_f32le",
                                                 copy,
                                                 "-map",
                                                 "[p]",
                                                 "-frames:v",
                                                 "1",
                                                 picture};
    std::vector<Measurement> results;
    for (const auto& measured :
         {beside(context, "waveform", waveform, "ffmpeg showwavespic", showWaves, 1.0),
          beside(context, "spectrogram", spectrogram, "sox spectrogram -x 2000", soxPicture, kSpectrogramFactor),
          beside(context, "import", import, "ffmpeg decode + showwavespic", decodeAndShow, 1.0)}) {
        if (!measured)
            return measured.error();
        results.push_back(*measured);
    }
    return results;
}

} // namespace melisma::app
