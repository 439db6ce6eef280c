// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/param_spec.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace melisma::base {

/// Which queue lane a task runs in: the GPU takes one job at a time, the CPU several.
enum class Lane { cpu, gpu };

/// A model as it contributed to a result; copied into the provenance of what was made.
struct ModelUse {
    std::string id;
    std::string version;
    std::string weightsSha256; ///< empty for a model without weights (rules)
    std::string licence;       ///< SPDX id or URL
    bool trained = false;      ///< true when learnt weights took part
    bool operator==(const ModelUse&) const = default;
};

/// What a task is, as data: `melisma-worker --describe` prints these.
struct TaskDescriptor {
    std::string id; ///< "compose"
    std::string title;
    std::string summary;
    Lane lane = Lane::cpu;
    ModelUse model;
    std::vector<ParamSpec> params;
    std::vector<std::string> inputs; ///< roles of the files it needs: "song" is the open project's notes
    bool previews = false;           ///< can say at once how it reads its parameters (TaskRequest::preview)
};

struct TaskInput {
    std::string role; ///< "source", "reference"
    std::filesystem::path path;
    std::string sha256;
};

/// A wish, complete and plain: the same request with the same seed, machine and threads gives the same result.
struct TaskRequest {
    std::string task;
    ParamValues params;
    std::vector<TaskInput> inputs;
    std::uint64_t seed = 0;
    std::string device = "auto";
    int threads = 0;      ///< 0: as many as the machine has cores
    bool preview = false; ///< only say how the parameters are read: facts at once, no files
};

struct TaskFile {
    std::string role;           ///< "score", "audio"
    std::string name;           ///< what a person calls it: "Take 1"
    std::filesystem::path path; ///< absolute, inside the job folder
    std::string sha256;
};

struct TaskResult {
    std::vector<TaskFile> files;
    Json facts = Json::object(); ///< measured or decided: understood, ignored, tempoBpm, ...
    ModelUse model;
    std::string device;
    double seconds = 0.0;
};

struct TaskProgress {
    std::string stage;
    double fraction = 0.0; ///< 0..1 over the whole task
};

/// What a running task may use. `folder` is its own and is removed when the job's files have been taken over.
struct RunContext {
    std::stop_token stop;
    std::function<void(const TaskProgress&)> progress;
    std::filesystem::path folder;
    std::string device = "cpu";
    int threads = 1;
};

/// One thing a worker can do. Run from one thread at a time; checks `context.stop` at least every 100 ms
/// and answers ErrorKind::cancelled when asked to stop.
class Task {
public:
    virtual ~Task() = default;
    virtual TaskDescriptor descriptor() const = 0;
    virtual Result<TaskResult> run(const TaskRequest& request, RunContext& context) = 0;
};

Json toJson(const TaskDescriptor& descriptor);
Result<TaskDescriptor> taskDescriptorFromJson(const Json& json);
Json toJson(const TaskRequest& request);
Result<TaskRequest> taskRequestFromJson(const Json& json);
Json toJson(const TaskResult& result);
Result<TaskResult> taskResultFromJson(const Json& json);
Json toJson(const ModelUse& model);
ModelUse modelUseFromJson(const Json& json);

} // namespace melisma::base
