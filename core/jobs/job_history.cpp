// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/job_history.h"

#include "core/project/file_system.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace melisma::jobs {
namespace fs = std::filesystem;

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;

constexpr int kVersion = 1;

constexpr std::pair<JobState, const char*> kStates[] = {
    {JobState::done, "done"}, {JobState::failed, "failed"}, {JobState::cancelled, "cancelled"}};

std::string wordOf(JobState state)
{
    const auto found = std::ranges::find(kStates, state, &std::pair<JobState, const char*>::first);
    return found == std::end(kStates) ? "" : found->second;
}

std::optional<JobState> stateFrom(const std::string& word)
{
    for (const auto& [state, name] : kStates)
        if (word == name)
            return state;
    return std::nullopt;
}

Json clipsJson(const std::vector<project::ClipId>& clips)
{
    Json list = Json::array();
    for (const auto clip : clips)
        list.push_back(clip.value);
    return list;
}

} // namespace

Json toJson(const JobRecord& record)
{
    Json json{{"number", record.number},       {"title", record.title},     {"request", base::toJson(record.request)},
              {"state", wordOf(record.state)}, {"started", record.started}, {"seconds", record.seconds}};
    if (!record.model.id.empty())
        json["model"] = base::toJson(record.model);
    if (record.error) {
        json.update(base::toJson(*record.error));
        json["error"]["detail"] = record.error->detail;
    }
    if (!record.project.empty())
        json["project"] = record.project.string();
    if (!record.clips.empty())
        json["clips"] = clipsJson(record.clips);
    return json;
}

Result<JobRecord> jobRecordFromJson(const Json& json)
{
    const auto state = stateFrom(base::memberOr<std::string>(json, "state", ""));
    auto request = base::taskRequestFromJson(base::memberOr<Json>(json, "request", Json::object()));
    if (!request)
        return request.error();
    if (!state)
        return Error{ErrorKind::input, "A remembered job does not say how it ended", {}, {}};
    JobRecord record;
    record.number = base::memberOr<std::uint64_t>(json, "number", 0);
    record.title = base::memberOr<std::string>(json, "title", request->task);
    record.request = std::move(*request);
    record.state = *state;
    record.started = base::memberOr<std::string>(json, "started", "");
    record.seconds = base::memberOr<double>(json, "seconds", 0.0);
    record.model = base::modelUseFromJson(base::memberOr<Json>(json, "model", Json::object()));
    if (json.contains("error"))
        record.error = base::errorFromJson(json);
    record.project = base::memberOr<std::string>(json, "project", "");
    for (const auto clip : base::memberOr<std::vector<std::uint64_t>>(json, "clips", {}))
        record.clips.push_back(project::ClipId{clip});
    return record;
}

JobHistory::JobHistory(fs::path file) : m_file(std::move(file))
{
    read();
}

void JobHistory::read()
{
    if (m_file.empty())
        return;
    const auto json = base::readJsonFile(m_file);
    if (!json || base::memberOr<int>(*json, "version", 0) != kVersion)
        return;
    for (const auto& entry : base::memberOr<Json>(*json, "jobs", Json::array()))
        if (auto record = jobRecordFromJson(entry); record && m_records.size() < kMost) {
            m_lastNumber = std::max(m_lastNumber, record->number);
            m_records.push_back(std::move(*record));
        }
}

/// Not synced: after a power cut the history may lack its last jobs, and nobody waits for the disk meanwhile.
Result<void> JobHistory::write() const
{
    if (m_file.empty())
        return {};
    Json list = Json::array();
    for (const auto& record : m_records)
        list.push_back(toJson(record));
    const std::string text =
        Json{{"version", kVersion}, {"jobs", list}}.dump(1, ' ', false, Json::error_handler_t::replace);
    auto& files = project::systemFiles();
    const fs::path part = m_file.string() + ".part";
    if (auto made = files.createFolder(m_file.parent_path()); !made)
        return made;
    auto file = files.openForWriting(part, 0);
    if (!file)
        return file.error();
    std::error_code ignored; // on a file system without owners
    fs::permissions(part, fs::perms::owner_read | fs::perms::owner_write, ignored);
    if (auto written = (*file)->write(text); !written)
        return written;
    file->reset();
    return files.rename(part, m_file);
}

const JobRecord* JobHistory::find(std::uint64_t number) const
{
    const auto found = std::ranges::find(m_records, number, &JobRecord::number);
    return found == m_records.end() ? nullptr : &*found;
}

Result<void> JobHistory::add(JobRecord record)
{
    record.number = ++m_lastNumber;
    m_records.insert(m_records.begin(), std::move(record));
    if (m_records.size() > kMost)
        m_records.resize(kMost);
    return write();
}

Result<void> JobHistory::remove(std::uint64_t number)
{
    std::erase_if(m_records, [number](const JobRecord& record) { return record.number == number; });
    return write();
}

Result<void> JobHistory::removeDone()
{
    std::erase_if(m_records, [](const JobRecord& record) { return record.state == JobState::done; });
    return write();
}

Result<void> JobHistory::clear()
{
    m_records.clear();
    return write();
}

Result<void> JobHistory::projectMoved(const fs::path& from, const fs::path& to)
{
    bool touched = false;
    for (auto& record : m_records)
        if (!from.empty() && record.project == from) {
            record.project = to;
            touched = true;
        }
    return touched ? write() : Result<void>();
}

std::vector<project::ClipId> clipsMade(const project::Project& before, const project::Project& after)
{
    std::vector<project::ClipId> made;
    for (const auto& track : after.tracks)
        for (const auto& clip : track->clips) {
            const auto* known = before.findClip(clip->id);
            if (!known || known->takes.size() < clip->takes.size())
                made.push_back(clip->id);
        }
    return made;
}

} // namespace melisma::jobs
