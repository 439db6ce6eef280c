// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/task.h"

namespace melisma::base {

namespace {

template <class T, class Read>
Result<std::vector<T>> readList(const Json& json, const char* key, Read read)
{
    std::vector<T> items;
    for (const auto& entry : memberOr<Json>(json, key, Json::array())) {
        Result<T> item = read(entry);
        if (!item)
            return item.error();
        items.push_back(std::move(*item));
    }
    return items;
}

} // namespace

Json toJson(const ModelUse& model)
{
    return Json{{"id", model.id},
                {"version", model.version},
                {"weightsSha256", model.weightsSha256},
                {"licence", model.licence},
                {"trained", model.trained}};
}

ModelUse modelUseFromJson(const Json& json)
{
    return ModelUse{memberOr<std::string>(json, "id", ""), memberOr<std::string>(json, "version", ""),
                    memberOr<std::string>(json, "weightsSha256", ""), memberOr<std::string>(json, "licence", ""),
                    memberOr<bool>(json, "trained", false)};
}

Json toJson(const TaskDescriptor& descriptor)
{
    Json params = Json::array();
    for (const auto& spec : descriptor.params)
        params.push_back(toJson(spec));
    return Json{{"id", descriptor.id},
                {"title", descriptor.title},
                {"summary", descriptor.summary},
                {"lane", descriptor.lane == Lane::gpu ? "gpu" : "cpu"},
                {"model", toJson(descriptor.model)},
                {"inputs", descriptor.inputs},
                {"previews", descriptor.previews},
                {"makesSounds", descriptor.makesSounds},
                {"internal", descriptor.internal},
                {"params", params}};
}

Result<TaskDescriptor> taskDescriptorFromJson(const Json& json)
{
    const auto id = member<std::string>(json, "id");
    if (!id)
        return Error{ErrorKind::input, "A task description lacks its id"};
    auto params = readList<ParamSpec>(json, "params", paramSpecFromJson);
    if (!params)
        return params.error();
    TaskDescriptor descriptor;
    descriptor.id = *id;
    descriptor.title = memberOr<std::string>(json, "title", *id);
    descriptor.summary = memberOr<std::string>(json, "summary", "");
    descriptor.lane = memberOr<std::string>(json, "lane", "cpu") == "gpu" ? Lane::gpu : Lane::cpu;
    descriptor.model = modelUseFromJson(memberOr<Json>(json, "model", Json::object()));
    descriptor.params = std::move(*params);
    descriptor.inputs = memberOr<std::vector<std::string>>(json, "inputs", {});
    descriptor.previews = memberOr<bool>(json, "previews", false);
    descriptor.makesSounds = memberOr<bool>(json, "makesSounds", false);
    descriptor.internal = memberOr<bool>(json, "internal", false);
    return descriptor;
}

Json toJson(const TaskRequest& request)
{
    Json inputs = Json::array();
    for (const auto& input : request.inputs)
        inputs.push_back(Json{{"role", input.role}, {"path", input.path.string()}, {"sha256", input.sha256}});
    Json json{{"task", request.task}, {"params", toJson(request.params)}, {"inputs", inputs},
              {"seed", request.seed}, {"device", request.device},         {"threads", request.threads}};
    if (request.preview)
        json["preview"] = true;
    return json;
}

Result<TaskRequest> taskRequestFromJson(const Json& json)
{
    const auto task = member<std::string>(json, "task");
    if (!task)
        return Error{ErrorKind::input, "A request lacks the name of its task"};
    auto params = paramValuesFromJson(memberOr<Json>(json, "params", Json::object()));
    if (!params)
        return params.error();
    auto inputs = readList<TaskInput>(json, "inputs", [](const Json& entry) -> Result<TaskInput> {
        return TaskInput{memberOr<std::string>(entry, "role", ""), memberOr<std::string>(entry, "path", ""),
                         memberOr<std::string>(entry, "sha256", "")};
    });
    if (!inputs)
        return inputs.error();
    TaskRequest request;
    request.task = *task;
    request.params = std::move(*params);
    request.inputs = std::move(*inputs);
    request.seed = memberOr<std::uint64_t>(json, "seed", 0);
    request.device = memberOr<std::string>(json, "device", "auto");
    request.threads = memberOr<int>(json, "threads", 0);
    request.preview = memberOr<bool>(json, "preview", false);
    return request;
}

Json toJson(const TaskResult& result)
{
    Json files = Json::array();
    for (const auto& file : result.files)
        files.push_back(toJson(file));
    return Json{{"files", files},
                {"facts", result.facts},
                {"model", toJson(result.model)},
                {"device", result.device},
                {"seconds", result.seconds}};
}

Result<TaskResult> taskResultFromJson(const Json& json)
{
    auto files = readList<TaskFile>(json, "files", taskFileFromJson);
    if (!files)
        return files.error();
    TaskResult result;
    result.files = std::move(*files);
    result.facts = memberOr<Json>(json, "facts", Json::object());
    result.model = modelUseFromJson(memberOr<Json>(json, "model", Json::object()));
    result.device = memberOr<std::string>(json, "device", "");
    result.seconds = memberOr<double>(json, "seconds", 0.0);
    return result;
}

} // namespace melisma::base
