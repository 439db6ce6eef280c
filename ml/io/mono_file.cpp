// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/mono_file.h"

#include "ml/io/resampler.h"
#include "ml/io/sound_reader.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace melisma::ml {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

Error diskTrouble(const std::filesystem::path& file)
{
    return {ErrorKind::io, "Could not keep sound in " + file.string(), "Make room on the disk, then try again", {}};
}

} // namespace

/// An open file without a name: nobody finds it, and it goes however this ends.
struct MonoFile::Scratch {
    explicit Scratch(const Path& path) : file(std::fopen(path.c_str(), "w+b"), &std::fclose)
    {
        std::error_code failed;
        std::filesystem::remove(path, failed);
    }
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file;
};

Result<MonoFile> MonoFile::make(const Path& sound, int rate, const Path& folder, double mostSeconds,
                                const std::stop_token& stop)
{
    auto reader = SoundReader::open(sound, mostSeconds);
    if (!reader)
        return reader.error();
    const int target = rate > 0 ? rate : reader->sampleRate();
    auto resampler = Resampler::make(reader->sampleRate(), target);
    if (!resampler)
        return resampler.error();
    const Path path = folder / ("." + std::to_string(target) + ".mono");
    auto scratch = std::make_shared<Scratch>(path);
    if (!scratch->file)
        return diskTrouble(path);
    std::size_t samples = 0;
    const auto keep = [&](std::vector<float>& made) {
        for (float& sample : made)
            sample = std::isfinite(sample) ? sample : 0.0F;
        samples += made.size();
        const bool kept = std::fwrite(made.data(), sizeof(float), made.size(), scratch->file.get()) == made.size();
        made.clear();
        return kept;
    };
    std::vector<float> block, made;
    for (;;) {
        if (stop.stop_requested())
            return Error{ErrorKind::cancelled, "Cancelled", {}, {}};
        if (auto read = reader->next(block); !read)
            return read.error();
        if (block.empty())
            break;
        if (auto pushed = resampler->push(block, made); !pushed)
            return pushed.error();
        if (!keep(made))
            return diskTrouble(path);
    }
    if (auto finished = resampler->finish(made); !finished)
        return finished.error();
    if (!keep(made) || std::fflush(scratch->file.get()) != 0)
        return diskTrouble(path);
    return MonoFile(std::move(scratch), target, samples);
}

Result<std::vector<float>> MonoFile::read(std::int64_t begin, std::size_t count) const
{
    std::vector<float> samples(count, 0.0F);
    const auto end = std::min(begin + static_cast<std::int64_t>(count), static_cast<std::int64_t>(m_samples));
    const auto first = std::max<std::int64_t>(begin, 0);
    if (first >= end)
        return samples;
    auto* file = m_scratch->file.get();
    const auto wanted = static_cast<std::size_t>(end - first);
    if (std::fseek(file, static_cast<long>(first * static_cast<std::int64_t>(sizeof(float))), SEEK_SET) != 0 ||
        std::fread(samples.data() + (first - begin), sizeof(float), wanted, file) != wanted)
        return Error{ErrorKind::io, "Could not read sound back from the disk", "Try again", {}};
    return samples;
}

} // namespace melisma::ml
