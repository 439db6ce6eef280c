// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/sound_writer.h"

#include <sndfile.h>

#include <algorithm>
#include <array>

namespace melisma::ml {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

SNDFILE* handle(void* file)
{
    return static_cast<SNDFILE*>(file);
}

} // namespace

void SoundWriter::Close::operator()(void* file) const
{
    sf_close(handle(file));
}

SoundWriter::SoundWriter(std::filesystem::path path, void* file) : m_path(std::move(path)), m_file(file) {}

Error SoundWriter::failure() const
{
    return {ErrorKind::io, "Could not write " + m_path.string(), "Make room on the disk, then try again",
            sf_strerror(handle(m_file.get()))};
}

Result<SoundWriter> SoundWriter::create(const std::filesystem::path& path, int sampleRate)
{
    SF_INFO info{};
    info.samplerate = sampleRate;
    info.channels = 1;
    info.format = SF_FORMAT_RF64 | SF_FORMAT_FLOAT; // a plain WAV header unless it outgrows 4 GiB
    SNDFILE* file = sf_open(path.c_str(), SFM_WRITE, &info);
    if (!file)
        return Error{ErrorKind::io, "Could not create " + path.string(), "Make room on the disk, then try again",
                     sf_strerror(nullptr)};
    sf_command(file, SFC_RF64_AUTO_DOWNGRADE, nullptr, SF_TRUE);
    return SoundWriter(path, file);
}

Result<void> SoundWriter::write(std::span<const float> samples)
{
    const auto count = static_cast<sf_count_t>(samples.size());
    if (sf_write_float(handle(m_file.get()), samples.data(), count) != count)
        return failure();
    m_written += samples.size();
    return {};
}

Result<void> SoundWriter::silence(std::size_t samples)
{
    static constexpr std::array<float, 4096> kSilence{};
    while (samples > 0) {
        const auto count = std::min(samples, kSilence.size());
        if (auto done = write(std::span(kSilence).first(count)); !done)
            return done;
        samples -= count;
    }
    return {};
}

Result<void> SoundWriter::finish()
{
    sf_write_sync(handle(m_file.get()));
    if (sf_error(handle(m_file.get())) != SF_ERR_NO_ERROR)
        return failure();
    return sf_close(handle(m_file.release())) == 0
               ? Result<void>()
               : Error{
                     ErrorKind::io, "Could not finish " + m_path.string(), "Make room on the disk, then try again", {}};
}

} // namespace melisma::ml
