// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/voices/voice_door.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

/// What a worker and its owner say to each other: one JSON object a line, over stdin and stdout.
///   to the worker:   {"type":"run","job":N,"folder":PATH,"request":{...}}  {"type":"cancel","job":N}
///                    {"type":"key","job":N,"unlock":{...}}  {"type":"unload"}  {"type":"quit"}
///   from the worker: {"type":"progress","job":N,"stage":TEXT,"fraction":F}  {"type":"log","job":N,"text":TEXT}
///                    {"type":"result","job":N,"result":{...}} or {"type":"result","job":N,"error":{...}}
/// Every run is answered by exactly one result. A key opens one voice for the job of that number and goes before its
/// run; it is in no file, no log and no other message.
namespace melisma::app {

using WorkerJobId = std::uint64_t;

struct RunMessage {
    WorkerJobId job = 0;
    std::filesystem::path folder; ///< where the job's files go; made by the owner
    base::TaskRequest request;
};
struct CancelMessage {
    WorkerJobId job = 0;
};
struct KeyMessage {
    WorkerJobId job = 0;
    voices::VoiceUnlock unlock;
};
struct UnloadMessage {}; ///< give the memory of loaded weights back
struct QuitMessage {};
using ToWorker = std::variant<RunMessage, CancelMessage, KeyMessage, UnloadMessage, QuitMessage>;

struct ProgressMessage {
    WorkerJobId job = 0;
    base::TaskProgress progress;
};
struct LogMessage {
    WorkerJobId job = 0; ///< 0: none in particular
    std::string text;
};
struct ResultMessage {
    WorkerJobId job = 0;
    base::Result<base::TaskResult> outcome;
};
using FromWorker = std::variant<ProgressMessage, LogMessage, ResultMessage>;

/// One line with its newline.
std::string toLine(const ToWorker& message);
std::string toLine(const FromWorker& message);

/// Errors do not repeat the line, for it may hold a key.
base::Result<ToWorker> toWorkerFromLine(std::string_view line);
/// The job of a run that was not understood, so that it gets its result all the same; nothing: the line is no run.
std::optional<WorkerJobId> jobOfRun(std::string_view line);
base::Result<FromWorker> fromWorkerFromLine(std::string_view line);

} // namespace melisma::app
