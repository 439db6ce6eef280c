// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb_doctor.h"

#include "app/studio/cli/verb_models.h"
#include "app/studio/model_store.h"
#include "app/studio/worker_process.h"
#include "audio/device/output_device.h"
#include "audio/graph/live_engine.h"

#include <QCoreApplication>
#include <QProcess>

#include <fmt/format.h>

namespace melisma::app {

namespace {

using base::Json;
using base::Result;

constexpr int kWorkerTimeoutMs = 60000;

/// What the worker says of libtorch, BLAS, processor and GPUs; asked of it because only it loads them.
Result<Json> askWorker(const QString& flag)
{
    QProcess worker;
    worker.setProcessEnvironment(childEnvironment());
    worker.setProcessChannelMode(QProcess::SeparateChannels);
    worker.start(QCoreApplication::applicationDirPath() + "/melisma-worker", {flag});
    if (!worker.waitForStarted() || !worker.waitForFinished(kWorkerTimeoutMs))
        return base::Error{base::ErrorKind::missing, "melisma-worker does not start", "Run installer/setup"};
    const auto lines = worker.readAllStandardOutput().trimmed().split('\n');
    return base::parseJson(lines.last().toStdString(), "The worker's report");
}

Json soundDevices()
{
    Json devices = Json::array();
    for (const auto& device : audio::listOutputDevices())
        devices.push_back(
            Json{{"name", device.choice.name}, {"hostApi", device.choice.hostApi}, {"default", device.isDefault}});
    return devices;
}

void need(Json& missing, const std::string& what, const std::string& command)
{
    missing.push_back(Json{{"what", what}, {"command", command}});
}

/// The models there are; each that is not here, or damaged, goes into `missing`.
Json modelsHere(Json& missing)
{
    Json list = Json::array();
    const auto table = loadModelTable();
    if (!table) {
        need(missing, table.error().message, "installer/setup");
        return list;
    }
    const auto folder = userModels();
    for (const auto& entry : table->models) {
        auto model = describeModel(entry, folder);
        if (!model["installed"].get<bool>())
            need(missing, fmt::format("{} ({}, {})", entry.title, entry.id, entry.licence),
                 fmt::format("melisma models pull {} --accept-licence", entry.id));
        list.push_back(std::move(model));
    }
    return list;
}

} // namespace

std::string DoctorVerb::summary() const
{
    return "Tell what is installed, what is missing and how to get it";
}

void DoctorVerb::addOptions(CLI::App&) {}

Result<Json> DoctorVerb::run(const VerbContext&)
{
    Json missing = Json::array();
    auto machine = askWorker("--report");
    auto selfTest = askWorker("--self-test");
    const auto soundfont = audio::findSoundfont();
    if (!machine)
        need(missing, machine.error().message, "installer/setup");
    else if (const auto warning = base::member<std::string>(*machine, "blasWarning"))
        need(missing, *warning, base::memberOr<std::string>(*machine, "blasCommand", "installer/setup"));
    if (!soundfont)
        need(missing, soundfont.error().message, "apt-get install fluid-soundfont-gm");
    const Json models = modelsHere(missing);
    Json audio{{"devices", soundDevices()}, {"soundfont", soundfont ? Json(soundfont->string()) : Json()}};
    if (audio["devices"].empty())
        audio["note"] = "No sound card: the studio plays silently; everything else works.";
    return Json{{"version", MELISMA_VERSION},
                {"devices", machine ? *machine : Json()},
                {"selfTest", selfTest ? *selfTest : base::toJson(selfTest.error())},
                {"audio", audio},
                {"models", models},
                {"missing", missing}};
}

std::string DoctorVerb::text(const Json& result) const
{
    std::string text = fmt::format("Melisma {}", result["version"].get<std::string>());
    for (const auto& [key, value] : result["devices"].items())
        text += fmt::format("\n  {}: {}", key, value.is_string() ? value.get<std::string>() : value.dump());
    text += fmt::format("\n  soundfont: {}\n  sound devices: {}", result["audio"]["soundfont"].dump(),
                        result["audio"]["devices"].size());
    const auto& test = result["selfTest"];
    text += fmt::format("\n  worker self-test: {}", base::memberOr(test, "ok", false) ? "passed" : test.dump());
    for (const auto& model : result["models"])
        if (model["installed"].get<bool>())
            text += fmt::format("\n  model {}: {}", model["id"].get<std::string>(), model["from"].get<std::string>());
    for (const auto& item : result["missing"])
        text +=
            fmt::format("\nMissing: {}. Run: {}", item["what"].get<std::string>(), item["command"].get<std::string>());
    return text + (result["missing"].empty() ? "\nNothing is missing." : "");
}

} // namespace melisma::app
