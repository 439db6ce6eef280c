// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/stretch/stretch_file.h"

#include "audio/files/audio_file.h"
#include "audio/stretch/rubber_band.h"
#include "core/project/time_pitch.h"

#include <algorithm>

namespace melisma::audio {

namespace {

using base::Result;
using RubberBand::RubberBandStretcher;

/// One file on its way through the stretcher.
class Rendering {
public:
    Rendering(AudioReader& reader, AudioWriter& writer, base::Frames frames, const project::TimePitch& timePitch)
        : m_reader(reader)
        , m_writer(writer)
        , m_channels(reader.info().channels)
        , m_frames(frames.count)
        , m_left(project::heardFrames(frames, timePitch).count)
        , m_stretcher(makeStretcher(reader.info().sampleRate, m_channels, timePitch,
                                    RubberBandStretcher::OptionProcessOffline | RubberBandStretcher::OptionEngineFiner))
        , m_planar(m_channels)
        , m_block(static_cast<std::size_t>(kStretchBlock) * static_cast<std::size_t>(m_channels))
    {
        m_stretcher->setExpectedInputDuration(static_cast<std::size_t>(m_frames));
    }

    Result<void> run(const std::function<void(double)>& progress, const std::stop_token& stop)
    {
        const auto study = [&](int frames, bool last) {
            m_stretcher->study(m_planar.read(), static_cast<std::size_t>(frames), last);
            return Result<void>();
        };
        if (auto studied = feed(study, {}, stop); !studied)
            return studied;
        if (auto sought = m_reader.seek({}); !sought)
            return sought;
        const auto process = [&](int frames, bool last) {
            m_stretcher->process(m_planar.read(), static_cast<std::size_t>(frames), last);
            return drain();
        };
        if (auto processed = feed(process, progress, stop); !processed)
            return processed;
        return fillUp();
    }

private:
    /// Hands the file over block by block.
    template <class Take>
    Result<void> feed(const Take& take, const std::function<void(double)>& progress, const std::stop_token& stop)
    {
        for (std::int64_t done = 0; done < m_frames;) {
            if (stop.stop_requested())
                return base::Error{base::ErrorKind::cancelled, "Cancelled before the sound was stretched", {}, {}};
            const int wanted = static_cast<int>(std::min<std::int64_t>(kStretchBlock, m_frames - done));
            if (auto got = readBlock(wanted); !got)
                return got;
            done += wanted;
            if (auto taken = take(wanted, done == m_frames); !taken)
                return taken;
            if (progress)
                progress(static_cast<double>(done) / static_cast<double>(m_frames));
        }
        return {};
    }

    /// What a file lacks that ended early is silence.
    Result<void> readBlock(int wanted)
    {
        std::ranges::fill(m_block, 0.0f);
        for (int done = 0; done < wanted;) {
            const auto got =
                m_reader.read(m_block.data() + static_cast<std::ptrdiff_t>(done) * m_channels, wanted - done);
            if (!got)
                return got.error();
            if (*got == 0)
                break;
            done += *got;
        }
        m_planar.takeFrom(m_block.data(), wanted);
        return {};
    }

    Result<void> drain()
    {
        for (int ready = m_stretcher->available(); ready > 0; ready = m_stretcher->available()) {
            const auto some = static_cast<std::size_t>(std::min(ready, kStretchBlock));
            const int got = static_cast<int>(m_stretcher->retrieve(m_planar.write(), some));
            m_planar.giveTo(m_block.data(), got);
            if (auto written = write(got); !written)
                return written;
        }
        return {};
    }

    Result<void> write(int frames)
    {
        const int kept = static_cast<int>(std::min<std::int64_t>(frames, m_left));
        m_left -= kept;
        return kept > 0 ? m_writer.write(m_block.data(), kept) : Result<void>();
    }

    /// The stretcher may end some frames early.
    Result<void> fillUp()
    {
        std::ranges::fill(m_block, 0.0f);
        while (m_left > 0)
            if (auto written = write(kStretchBlock); !written)
                return written;
        return m_writer.finish();
    }

    AudioReader& m_reader;
    AudioWriter& m_writer;
    int m_channels;
    std::int64_t m_frames;
    std::int64_t m_left; ///< to be written
    std::unique_ptr<RubberBandStretcher> m_stretcher;
    PlanarBlock m_planar;
    std::vector<float> m_block; ///< interleaved
};

} // namespace

std::string_view stretchEngine()
{
    return "Rubber Band " RUBBERBAND_VERSION " R3, 1";
}

Result<void> stretchFile(const std::filesystem::path& source, base::Frames frames, const project::TimePitch& timePitch,
                         const std::filesystem::path& target, const std::function<void(double)>& progress,
                         const std::stop_token& stop)
{
    const auto reader = openAudioFile(source);
    if (!reader)
        return reader.error();
    WriteSpec spec;
    spec.format = SampleFormat::float32;
    spec.sampleRate = (*reader)->info().sampleRate;
    spec.channels = (*reader)->info().channels;
    spec.expectedFrames = project::heardFrames(frames, timePitch);
    const auto writer = createAudioFile(target, spec);
    if (!writer)
        return writer.error();
    return Rendering(**reader, **writer, frames, timePitch).run(progress, stop);
}

} // namespace melisma::audio
