// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/edit_journal.h"

#include "core/base/log.h"
#include "core/project/generations.h"
#include "core/project/journal.h"
#include "core/project/project_delta.h"
#include "core/project/state_file.h"

#include <algorithm>
#include <exception>

namespace melisma::project {

namespace {

using base::Error;
using base::Result;
using Clock = std::chrono::steady_clock;

std::string payloadFor(const base::Json& delta, const std::string& label)
{
    constexpr auto kReplace =
        base::Json::error_handler_t::replace; // a name that is not UTF-8 must not stop the journal
    return base::Json{{"label", label}, {"delta", delta}}.dump(-1, ' ', false, kReplace);
}

/// 0 for a file that is not there.
std::uint64_t sizeOf(const std::filesystem::path& path)
{
    std::error_code failure;
    const auto size = std::filesystem::file_size(path, failure);
    return failure ? 0 : size;
}

/// Memory running out while an edit is put into text is a failed write like any other.
template <class Call>
Result<void> guarded(Call call)
{
    try {
        return call();
    } catch (const std::exception& failure) {
        return Error{base::ErrorKind::internal, "The edit could not be written to the journal",
                     "Save the project under another name", failure.what()};
    }
}

} // namespace

EditJournal::EditJournal(FileSystem& files, std::filesystem::path folder, Position position)
    : m_files(files)
    , m_folder(std::move(folder))
    , m_position(std::move(position))
    , m_thread([this](std::stop_token stop) { run(stop); })
{}

EditJournal::~EditJournal()
{
    m_thread.request_stop();
    m_wake.notify_all();
}

void EditJournal::note(ProjectPtr project, const std::string& label)
{
    const std::lock_guard lock(m_mutex);
    if (!m_waiting)
        m_due = Clock::now() + kGatherTime;
    m_waiting = Waiting{std::move(project), label, ++m_noted};
    m_wake.notify_all();
}

Result<void> EditJournal::flush()
{
    std::unique_lock lock(m_mutex);
    const auto noted = m_noted;
    // An attempt may be under way with an older edit: the one after it is ours.
    const auto enough = m_attempts + 2;
    while (m_written < noted && m_attempts < enough) {
        m_attemptWanted = m_attempts + 1;
        m_wake.notify_all();
        m_wake.wait(lock, [&] { return m_written >= noted || m_attempts >= m_attemptWanted; });
    }
    if (m_written >= noted)
        return {};
    return m_error.value_or(Error{base::ErrorKind::internal, "The last edits are not on the disk yet", {}, {}});
}

void EditJournal::run(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, stop, [this] { return m_waiting.has_value(); });
        if (!m_waiting)
            return;
        m_wake.wait_until(lock, stop, m_due, [this] { return m_attemptWanted > m_attempts || !m_waiting; });
        if (m_waiting)
            writeWaiting(lock);
        if (stop.stop_requested() && m_error)
            return;
    }
}

void EditJournal::writeWaiting(std::unique_lock<std::mutex>& lock)
{
    lock.unlock();
    std::unique_lock disk(m_diskMutex);
    lock.lock();
    const auto chosen = m_waiting; // none: a save came first
    lock.unlock();
    Result<void> outcome;
    if (chosen)
        outcome = guarded([&] { return append(chosen->project, chosen->label); });
    disk.unlock();
    lock.lock();
    ++m_attempts;
    if (chosen)
        settle(*chosen, outcome);
    m_wake.notify_all();
}

void EditJournal::settle(const Waiting& chosen, const Result<void>& outcome)
{
    if (outcome) {
        m_error.reset();
        m_written = std::max(m_written, chosen.ticket);
        if (m_waiting && m_waiting->ticket <= chosen.ticket)
            m_waiting.reset();
    } else {
        if (!m_error)
            base::logWarning(outcome.error().sentence());
        m_error = outcome.error();
        m_due = Clock::now() + kRetryTime;
    }
}

Result<void> EditJournal::save(const ProjectPtr& project)
{
    return guarded([&]() -> Result<void> {
        const std::lock_guard disk(m_diskMutex);
        // The older generation's journal leads up to this state, so it can stand in should this one be damaged.
        if (auto complete = append(project, "Save"); !complete)
            return complete;
        m_file.reset();
        auto written = writeGeneration(m_files, m_folder, m_trackTexts.encodeState(*project, m_position.sequence));
        if (!written)
            return written;
        m_position.goodLength = 0;
        const std::lock_guard lock(m_mutex);
        m_waiting.reset();
        m_error.reset();
        m_written = m_noted;
        m_wake.notify_all();
        return {};
    });
}

Result<void> EditJournal::append(const ProjectPtr& project, const std::string& label)
{
    const auto delta = projectDelta(*m_position.project, *project);
    if (!delta.empty()) {
        const auto bytes = encodeRecord({m_position.sequence + 1, payloadFor(delta, label)});
        if (auto written = appendBytes(bytes); !written) {
            m_file.reset(); // opening it again cuts off what was written in part
            return written;
        }
        ++m_position.sequence;
        m_position.goodLength += bytes.size();
    }
    m_position.project = project;
    return {};
}

Result<void> EditJournal::appendBytes(const std::string& bytes)
{
    if (!m_file) {
        const auto path = journalPath(m_folder, 0);
        // A save that failed halfway has moved the journal up; the next record then begins another one behind it.
        if (sizeOf(path) < m_position.goodLength)
            m_position.goodLength = 0;
        auto file = m_files.openForWriting(path, m_position.goodLength);
        if (!file)
            return file.error();
        if (auto synced = m_files.syncFolder(m_folder); !synced)
            return synced;
        m_file = std::move(*file);
    }
    if (auto written = m_file->write(bytes); !written)
        return written;
    return m_file->sync();
}

} // namespace melisma::project
