// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/streamed_file.h"

#include <algorithm>

namespace melisma::audio {

namespace {

std::int64_t blockCount(base::Frames frames)
{
    return (std::max<std::int64_t>(frames.count, 0) + StreamedFile::kBlockFrames - 1) / StreamedFile::kBlockFrames;
}

} // namespace

StreamedFile::StreamedFile(std::unique_ptr<AudioReader> reader)
    : m_reader(std::move(reader))
    , m_frames(m_reader->info().frames)
    , m_channels(m_reader->info().channels)
    , m_blocks(static_cast<std::size_t>(blockCount(m_frames)))
{}

StreamedFile::~StreamedFile()
{
    for (auto& block : m_blocks)
        delete block.load();
}

base::Result<std::shared_ptr<StreamedFile>> StreamedFile::open(const std::filesystem::path& path)
{
    auto reader = openAudioFile(path);
    if (!reader)
        return reader.error();
    return over(std::move(*reader));
}

std::shared_ptr<StreamedFile> StreamedFile::over(std::unique_ptr<AudioReader> reader)
{
    return std::shared_ptr<StreamedFile>(new StreamedFile(std::move(reader)));
}

StreamedFile::Run StreamedFile::run(std::int64_t frame, std::int64_t most) const
{
    if (frame < 0)
        return {nullptr, std::min(most, -frame)};
    if (frame >= m_frames.count)
        return {nullptr, most};
    const auto inBlock = frame % kBlockFrames;
    const auto count = std::min({most, kBlockFrames - inBlock, m_frames.count - frame});
    const Block* block = m_blocks[static_cast<std::size_t>(frame / kBlockFrames)].load();
    if (!block)
        return {nullptr, count, m_channels, true};
    if (inBlock >= block->frames) // less than the rest where the file ended early
        return {nullptr, count};
    return {block->samples.get() + inBlock * m_channels, std::min(count, block->frames - inBlock), m_channels};
}

std::unique_ptr<StreamedFile::Block> StreamedFile::freshBlock()
{
    if (!m_spare)
        return std::make_unique<Block>(m_channels);
    m_spare->frames = 0;
    return std::move(m_spare);
}

base::Result<void> StreamedFile::readBlock(std::int64_t index, Block& block)
{
    if (m_readerAt != index * kBlockFrames)
        if (auto moved = m_reader->seek({index * kBlockFrames}); !moved)
            return moved;
    while (block.frames < kBlockFrames) {
        const auto got = m_reader->read(block.samples.get() + block.frames * m_channels,
                                        static_cast<int>(kBlockFrames - block.frames));
        if (!got || *got == 0) {
            m_readerAt = -1;
            return got ? base::Result<void>() : got.error();
        }
        block.frames += *got;
    }
    m_readerAt = (index + 1) * kBlockFrames;
    return {};
}

base::Result<void> StreamedFile::load(std::int64_t start, std::int64_t end)
{
    const std::lock_guard lock(m_loading);
    const std::int64_t first = std::max<std::int64_t>(start, 0) / kBlockFrames;
    const std::int64_t last = (std::min(end, m_frames.count) + kBlockFrames - 1) / kBlockFrames;
    base::Result<void> outcome;
    for (std::int64_t index = first; index < last; ++index) {
        auto& slot = m_blocks[static_cast<std::size_t>(index)];
        if (slot.load(std::memory_order_relaxed))
            continue;
        auto block = freshBlock();
        if (auto read = readBlock(index, *block); !read && outcome)
            outcome = read;
        slot.store(block.release());
        m_loaded.push_back(index);
    }
    return outcome;
}

void StreamedFile::keepOnly(const std::vector<FileWindow>& windows, const std::atomic<std::uint64_t>& passes)
{
    const std::lock_guard lock(m_loading);
    std::erase_if(m_loaded, [&](std::int64_t index) {
        if (std::ranges::any_of(windows, [index](const FileWindow& window) {
                return (index + 1) * kBlockFrames > window.start && index * kBlockFrames < window.end;
            }))
            return false;
        auto& slot = m_blocks[static_cast<std::size_t>(index)];
        // The pass is read after the slot was emptied, both sequentially consistent: a callback that still saw the
        // block is then in a pass not yet counted.
        std::unique_ptr<Block> block(slot.exchange(nullptr));
        m_dropped.emplace_back(passes.load(), std::move(block));
        return true;
    });
}

void StreamedFile::collect(std::uint64_t endedPasses)
{
    const std::lock_guard lock(m_loading);
    std::erase_if(m_dropped, [&](auto& dropped) {
        if (dropped.first >= endedPasses)
            return false;
        if (!m_spare)
            m_spare = std::move(dropped.second);
        return true;
    });
}

} // namespace melisma::audio
