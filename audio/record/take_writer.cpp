// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/record/take_writer.h"

#include "core/base/sha256.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace melisma::audio {

namespace {

constexpr std::int64_t kBlock = 16384;
/// Seconds below which the rest of a loop is no take: the button was pressed just behind the seam.
constexpr double kShortestPass = 0.1;

/// A gap that goes on is one.
void noteGap(std::vector<Dropout>& dropouts, const Dropout& gap)
{
    const bool goesOn =
        !dropouts.empty() && dropouts.back().lost > 0 && dropouts.back().frame + dropouts.back().lost == gap.frame;
    if (goesOn)
        dropouts.back().lost += gap.lost;
    else
        dropouts.push_back(gap);
}

} // namespace

TakeWriter::TakeWriter(TakeRing& ring, std::filesystem::path folder, int sampleRate, TakeStory story)
    : m_ring(ring)
    , m_folder(std::move(folder))
    , m_sampleRate(sampleRate)
    , m_story(std::move(story))
{}

void TakeWriter::note(const base::Result<void>& done)
{
    if (!done && !m_error)
        m_error = done.error();
}

void TakeWriter::begin(std::int64_t timeline)
{
    TakeStory story = m_story;
    story.start = timeline;
    const auto path = m_folder / fmt::format("take-{}-{}-{}.part", story.recording, story.track.value, story.pass);
    ++m_story.pass;
    if (m_error)
        return;
    auto file = TakeFile::create(path, m_ring.channels(), m_sampleRate, story);
    if (file)
        m_open.push_back({std::move(*file), -1, {}});
    else
        m_error = file.error();
}

void TakeWriter::obey(const TakeMark& mark)
{
    switch (mark.kind) {
    case TakeMark::Kind::begin:
        begin(mark.value);
        break;
    case TakeMark::Kind::end:
        if (!m_open.empty() && m_open.back().left < 0)
            m_open.back().left = m_story.latency;
        break;
    case TakeMark::Kind::gap:
        for (auto& pass : m_open)
            noteGap(pass.dropouts, {pass.file->frames(), mark.value});
        append(nullptr, mark.value);
        break;
    case TakeMark::Kind::dropout:
        for (auto& pass : m_open)
            pass.dropouts.push_back({pass.file->frames(), 0});
        break;
    }
}

/// To all open passes; no samples: silence.
void TakeWriter::append(const float* samples, std::int64_t frames)
{
    for (auto& pass : m_open) {
        const auto count = pass.left < 0 ? frames : std::min(frames, pass.left);
        const auto written = samples ? pass.file->write(samples, count) : pass.file->writeSilence(count);
        note(written);
        pass.left = !written ? 0 : pass.left < 0 ? pass.left : pass.left - count;
    }
    for (auto& pass : m_open)
        if (pass.left == 0)
            close(pass);
    std::erase_if(m_open, [](const Pass& pass) { return pass.left == 0; });
}

void TakeWriter::serve()
{
    for (;;) {
        const auto count = m_ring.read(m_block, kBlock);
        auto& marks = m_ring.marks();
        std::int64_t done = 0;
        for (;;) {
            while (!marks.empty() && marks.front().frame <= m_read) {
                obey(marks.front());
                marks.pop_front();
            }
            if (done == count)
                break;
            const auto next = marks.empty() ? count - done : std::min(count - done, marks.front().frame - m_read);
            append(m_block.data() + done * m_ring.channels(), next);
            done += next;
            m_read += next;
        }
        if (count == 0)
            return;
    }
}

void TakeWriter::flush()
{
    for (auto& pass : m_open)
        note(flushed(pass, pass.file->flush()));
}

const base::Result<void>& TakeWriter::flushed(Pass& pass, const base::Result<void>& done)
{
    if (done)
        m_kept += pass.file->frames() - std::exchange(pass.kept, pass.file->frames());
    return done;
}

void TakeWriter::close(Pass& pass)
{
    auto closed = pass.file->close();
    if (!closed) {
        note(closed);
        closed = pass.file->close(); // a passing weakness of the disk
    }
    if (!flushed(pass, closed))
        return; // its header does not fit it: the next opening of the project mends that
    const auto& file = *pass.file;
    const bool rest = file.story().pass > 0 && file.frames() - file.story().latency < kShortestPass * m_sampleRate;
    if (rest || file.frames() <= file.story().latency) {
        std::error_code ignored;
        std::filesystem::remove(file.path(), ignored);
        m_kept -= pass.kept;
        return;
    }
    m_finished.push_back({file.path(),
                          file.story(),
                          {"", file.story().name + ".wav", "", file.channels(), m_sampleRate, {file.frames()}},
                          std::move(pass.dropouts)});
}

void TakeWriter::finish()
{
    for (auto& pass : m_open)
        close(pass);
    m_open.clear();
    for (auto& take : m_finished) {
        auto hash = base::sha256OfFile(take.file);
        if (hash)
            take.asset.sha256 = std::move(*hash);
        else
            note(hash.error());
    }
    std::erase_if(m_finished, [](const FinishedTake& take) { return take.asset.sha256.empty(); });
}

} // namespace melisma::audio
