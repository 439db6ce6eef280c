// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/effect_setting.h"
#include "core/base/json.h"
#include "core/base/param_spec.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
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
    bool makesSounds = false;        ///< its results may hold files of role "audio"
    bool internal = false;           ///< for the program's own use: panels do not offer it
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

/// A voice as it was heard in a result; copied into the provenance of what it sang or spoke.
struct VoiceUse {
    std::string id; ///< "af_heart"; empty: no voice took part
    std::string name;
    std::vector<std::string> parents; ///< ids of the voices it was blended or designed from
    std::string consent;              ///< "builtin", "verified", "stated", "none"
    std::string licence;              ///< SPDX id or URL
    bool operator==(const VoiceUse&) const = default;
};

/// A word as it is heard in a sound, counted from the sound's beginning.
struct TimedWord {
    std::string text;
    Seconds start;
    Seconds end;
    bool operator==(const TimedWord&) const = default;
};

/// Where a sound belongs on the timeline, counted from where the result lands.
struct SoundPlace {
    std::string track; ///< name of the audio track; sounds of one name share it
    std::string role;  ///< "vocals"; may be empty
    Seconds start;
    double gainDb = 0.0; ///< of the track, where it is new
    double pan = 0.0;
    std::vector<EffectSetting> effects{};
    bool operator==(const SoundPlace&) const = default;
};

/// How a file was made, where that is not how the result was made.
struct FileStory {
    ModelUse model;
    VoiceUse voice;
    std::vector<std::string> contributions; ///< "vocals", "lyrics"; empty: as the task's own
    std::string lyrics;                     ///< the words that are heard
    std::vector<TimedWord> words{};         ///< the same in time
    bool operator==(const FileStory&) const = default;
};

struct TaskFile {
    std::string role;           ///< "score", "audio"
    std::string name;           ///< what a person calls it: "Take 1"
    std::filesystem::path path; ///< absolute, inside the job folder
    std::string sha256;
    std::optional<SoundPlace> place{}; ///< sounds only; none: where the person asked for it
    std::optional<FileStory> story{};
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
Json toJson(const VoiceUse& voice);
VoiceUse voiceUseFromJson(const Json& json);
Json toJson(const std::vector<TimedWord>& words);
Result<std::vector<TimedWord>> timedWordsFromJson(const Json& json);
Json toJson(const TaskFile& file);
Result<TaskFile> taskFileFromJson(const Json& json);

} // namespace melisma::base
