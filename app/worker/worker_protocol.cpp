// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/worker/worker_protocol.h"

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;

Json toJson(const RunMessage& message)
{
    return {{"type", "run"},
            {"job", message.job},
            {"folder", message.folder.string()},
            {"request", base::toJson(message.request)}};
}
Json toJson(const CancelMessage& message)
{
    return {{"type", "cancel"}, {"job", message.job}};
}
Json toJson(const KeyMessage& message)
{
    return {{"type", "key"}, {"job", message.job}, {"unlock", voices::toJson(message.unlock)}};
}
Json toJson(const UnloadMessage&)
{
    return {{"type", "unload"}};
}
Json toJson(const QuitMessage&)
{
    return {{"type", "quit"}};
}

Json toJson(const ProgressMessage& message)
{
    return {{"type", "progress"},
            {"job", message.job},
            {"stage", message.progress.stage},
            {"fraction", message.progress.fraction}};
}
Json toJson(const LogMessage& message)
{
    return {{"type", "log"}, {"job", message.job}, {"text", message.text}};
}

Json toJson(const ResultMessage& message)
{
    Json json{{"type", "result"}, {"job", message.job}};
    if (message.outcome) {
        json["result"] = base::toJson(*message.outcome);
    } else {
        json.update(base::toJson(message.outcome.error()));
        json["error"]["detail"] = message.outcome.error().detail;
    }
    return json;
}

template <class Message>
std::string lineOf(const Message& message)
{
    const auto json = std::visit([](const auto& one) { return toJson(one); }, message);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Error notUnderstood(std::string_view line)
{
    constexpr std::size_t kShown = 200;
    return {ErrorKind::input,
            "A message between studio and worker was not understood",
            {},
            std::string(line.substr(0, kShown))};
}

/// The line may hold a key, so nothing of it is repeated.
Error orderNotUnderstood(std::string_view line)
{
    return {ErrorKind::input,
            "A message from the studio to its worker was not understood",
            {},
            std::to_string(line.size()) + " bytes"};
}

struct Parsed {
    Json json;
    std::string type;
    WorkerJobId job = 0;
};

Result<Parsed> parse(std::string_view line)
{
    auto json = base::parseJson(line, "A worker message");
    if (!json || !json->is_object())
        return notUnderstood(line);
    auto type = base::memberOr<std::string>(*json, "type", "");
    const auto job = base::memberOr<WorkerJobId>(*json, "job", 0);
    return Parsed{std::move(*json), std::move(type), job};
}

Result<FromWorker> resultFrom(const Parsed& parsed)
{
    if (parsed.json.contains("error"))
        return FromWorker(ResultMessage{parsed.job, base::errorFromJson(parsed.json)});
    auto result = base::taskResultFromJson(base::memberOr<Json>(parsed.json, "result", Json::object()));
    if (!result)
        return result.error();
    return FromWorker(ResultMessage{parsed.job, std::move(*result)});
}

} // namespace

std::string toLine(const ToWorker& message)
{
    return lineOf(message);
}
std::string toLine(const FromWorker& message)
{
    return lineOf(message);
}

Result<ToWorker> toWorkerFromLine(std::string_view line)
{
    const auto parsed = parse(line);
    if (!parsed)
        return orderNotUnderstood(line);
    if (parsed->type == "cancel")
        return ToWorker(CancelMessage{parsed->job});
    if (parsed->type == "key") {
        auto unlock = voices::voiceUnlockFromJson(base::memberOr<Json>(parsed->json, "unlock", Json::object()));
        return unlock ? Result<ToWorker>(KeyMessage{parsed->job, std::move(*unlock)}) : orderNotUnderstood(line);
    }
    if (parsed->type == "unload")
        return ToWorker(UnloadMessage{});
    if (parsed->type == "quit")
        return ToWorker(QuitMessage{});
    const auto folder = base::memberOr<std::string>(parsed->json, "folder", "");
    if (parsed->type != "run" || folder.empty())
        return orderNotUnderstood(line);
    auto request = base::taskRequestFromJson(base::memberOr<Json>(parsed->json, "request", Json::object()));
    if (!request)
        return request.error();
    return ToWorker(RunMessage{parsed->job, folder, std::move(*request)});
}

std::optional<WorkerJobId> jobOfRun(std::string_view line)
{
    const auto parsed = parse(line);
    return parsed && parsed->type == "run" ? std::optional(parsed->job) : std::nullopt;
}

Result<FromWorker> fromWorkerFromLine(std::string_view line)
{
    const auto parsed = parse(line);
    if (!parsed)
        return parsed.error();
    if (parsed->type == "progress")
        return FromWorker(ProgressMessage{parsed->job,
                                          {base::memberOr<std::string>(parsed->json, "stage", ""),
                                           base::memberOr<double>(parsed->json, "fraction", 0.0)}});
    if (parsed->type == "log")
        return FromWorker(LogMessage{parsed->job, base::memberOr<std::string>(parsed->json, "text", "")});
    if (parsed->type == "result")
        return resultFrom(*parsed);
    return notUnderstood(line);
}

} // namespace melisma::app
