// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/recovery.h"

#include "core/project/generations.h"
#include "core/project/journal.h"
#include "core/project/project_delta.h"
#include "core/project/state_file.h"

#include <fmt/format.h>

namespace melisma::project {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;
using Path = std::filesystem::path;

struct FoundState {
    SavedState state;
    int generation = 0;
    bool newestMissing = false;
    std::vector<Path> damaged;
};

/// The newest generation that is whole.
Result<FoundState> findState(const Path& folder)
{
    FoundState found;
    std::optional<Error> firstProblem;
    for (int generation = 0; generation <= kOlderGenerations; ++generation) {
        auto read = readState(statePath(folder, generation));
        if (auto* state = std::get_if<SavedState>(&read)) {
            found.state = std::move(*state);
            found.generation = generation;
            return found;
        }
        auto& problem = std::get<StateProblem>(read);
        using enum StateProblem::Kind;
        if (problem.kind == newer || problem.kind == unreadable)
            return problem.error;
        if (problem.kind == damaged) {
            found.damaged.push_back(statePath(folder, generation));
            firstProblem = firstProblem ? firstProblem : problem.error;
        } else if (generation == 0) {
            found.newestMissing = true;
        }
    }
    return firstProblem.value_or(Error{ErrorKind::notFound, folder.string() + " holds no project.json", {}, {}});
}

/// Applies journals to a state, oldest first, each edit exactly once and none out of turn.
class Replay {
public:
    explicit Replay(Recovered& recovered) : m_recovered(recovered) {}

    /// False when what follows cannot be used.
    bool run(const Path& path, const JournalContent& journal)
    {
        for (const auto& record : journal.records)
            if (record.sequence > m_recovered.sequence && !apply(path, record))
                return false;
        if (journal.end == JournalEnd::damaged)
            return stop(path);
        return true;
    }

private:
    bool apply(const Path& path, const JournalRecord& record)
    {
        if (record.sequence != m_recovered.sequence + 1)
            return stop(path);
        const auto json = base::parseJson(record.payload, path.string());
        if (!json)
            return stop(path);
        auto next = applyDelta(m_recovered.project, base::memberOr<base::Json>(*json, "delta", base::Json::object()));
        if (!next)
            return stop(path);
        m_recovered.project = std::move(*next);
        m_recovered.sequence = record.sequence;
        m_recovered.editsReplayed = true;
        return true;
    }

    bool stop(const Path& path)
    {
        m_recovered.editsLost = true;
        m_recovered.damaged.push_back(path);
        return false;
    }

    Recovered& m_recovered;
};

Result<void> replayJournals(const Path& folder, int generation, Recovered& recovered)
{
    Replay replay(recovered);
    bool usable = true; // after a bad record nothing that follows has its footing
    for (int number = generation; number >= 0; --number) {
        const auto path = journalPath(folder, number);
        const auto journal = readJournal(path);
        if (!journal)
            return journal.error();
        usable = usable && replay.run(path, *journal);
        recovered.goodLength = journal->goodLength;
    }
    return {};
}

std::string describe(const FoundState& found, const Recovered& recovered)
{
    const std::string what = found.newestMissing    ? "The saved state (project.json) was missing"
                             : found.generation > 0 ? "The saved state (project.json) was damaged"
                                                    : "The journal of the last edits was damaged";
    const std::string saved = found.generation == 0 ? "the last save" : "an earlier save";
    if (recovered.editsLost)
        return fmt::format("{}; the project was restored from {} and the edits up to the damage.", what, saved);
    return fmt::format("{}; the project was restored from {} and the journal of all edits since.", what, saved);
}

} // namespace

Result<Recovered> recoverNewest(const Path& folder)
{
    auto found = findState(folder);
    if (!found)
        return found.error();
    Recovered recovered;
    recovered.project = std::move(found->state.project);
    recovered.sequence = found->state.sequence;
    recovered.damaged = found->damaged;
    if (auto replayed = replayJournals(folder, found->generation, recovered); !replayed)
        return replayed.error();
    recovered.needsRepair = found->generation > 0 || recovered.editsLost;
    if (recovered.needsRepair)
        recovered.message = describe(*found, recovered);
    return recovered;
}

Result<Project> readSaved(const Path& folder)
{
    auto found = findState(folder);
    if (!found)
        return found.error();
    return std::move(found->state.project);
}

RecoverySummary summarise(const Path& folder)
{
    RecoverySummary summary;
    const auto found = findState(folder);
    if (!found) {
        summary.problem = found.error().sentence();
        return summary;
    }
    summary.name = found->state.project.name;
    for (int number = found->generation; number >= 0; --number)
        if (const auto journal = readJournal(journalPath(folder, number)))
            for (const auto& record : journal->records)
                summary.unsavedEdits += record.sequence > found->state.sequence ? 1 : 0;
    return summary;
}

} // namespace melisma::project
