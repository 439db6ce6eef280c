// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"
#include "ml/tasks/registry.h"
#include "tests/ml/compose_support.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace melisma;
namespace fs = std::filesystem;

namespace {

struct Folder {
    Folder() : path(fs::temp_directory_path() / ("melisma-compose-" + std::to_string(::getpid())))
    {
        fs::create_directories(path);
    }
    ~Folder()
    {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    fs::path path;
};

base::Result<base::TaskResult> run(const base::ParamValues& values, std::uint64_t seed, const fs::path& folder,
                                   std::stop_token stop = {})
{
    auto tasks = ml::makeTasks({tests::resources()});
    base::TaskRequest request;
    request.task = "compose";
    request.params = values;
    request.seed = seed;
    base::RunContext context;
    context.stop = std::move(stop);
    context.folder = folder;
    double last = 0.0;
    context.progress = [&](const base::TaskProgress& progress) {
        CHECK(progress.fraction >= last && progress.fraction <= 1.0 && !progress.stage.empty());
        last = progress.fraction;
    };
    return tasks.front()->run(request, context);
}

void expectError(base::ParamValues values, base::ErrorKind kind, const std::string& part)
{
    const Folder folder;
    const auto result = run(values, 1, folder.path);
    CHECK(!result.ok());
    if (result)
        return;
    CHECK(result.error().kind == kind);
    CHECK(result.error().message.find(part) != std::string::npos);
    CHECK(result.error().message.find('\n') == std::string::npos && result.error().message.size() < 300);
}

base::ParamValues with(const char* key, base::ParamValue value)
{
    auto values = tests::params("jazz");
    values.set(key, std::move(value));
    return values;
}

} // namespace

CHECK_CASE(withoutTheDrumNetTheGrammarPlaysAndSaysSo)
{
    const Folder folder;
    const auto bare = folder.path / "resources";
    fs::create_directories(bare / "models");
    fs::copy(tests::resources() / "compose", bare / "compose", fs::copy_options::recursive);
    for (const bool hasNet : {true, false}) {
        auto tasks = ml::makeTasks({hasNet ? tests::resources() : bare});
        base::TaskRequest request;
        request.params = tests::params("rock song");
        request.seed = 3;
        base::RunContext context;
        context.folder = folder.path;
        const auto result = tasks.front()->run(request, context);
        CHECK(result.ok());
        CHECK_EQUAL(result->facts["drumsBy"].get<std::string>(), hasNet ? "drum_net" : "grammar");
        CHECK_EQUAL(result->facts.contains("warnings"), !hasNet);
        CHECK(!result->model.trained);
        const auto score = music::scoreFromJson(*base::readJsonFile(result->files.front().path));
        CHECK(score.ok());
        const auto& model = tests::partWithRole(*score, "drums")->model;
        CHECK_EQUAL(model.trained, hasNet);
        if (hasNet)
            CHECK_EQUAL(model.weightsSha256,
                        *base::sha256OfFile(tests::resources() / "models" / "drum_net" / "drum_net.safetensors"));
    }
}

CHECK_CASE(theDescriptorHasTheOptionsOfSketch)
{
    const auto descriptor = ml::makeTasks({tests::resources()}).front()->descriptor();
    CHECK_EQUAL(descriptor.id, "compose");
    CHECK(!descriptor.model.trained && descriptor.model.weightsSha256.empty());
    for (const char* key : {"prompt", "lyrics", "voice", "chords", "key", "bpm", "meter", "seconds", "bars", "form",
                            "instruments", "without", "takes"})
        CHECK(std::ranges::find(descriptor.params, key, &base::ParamSpec::key) != descriptor.params.end());
    const auto back = base::taskDescriptorFromJson(base::toJson(descriptor));
    CHECK(back.ok() && back->params == descriptor.params);
}

CHECK_CASE(takesBecomeScoresWithFacts)
{
    const Folder folder;
    auto values = tests::params("slow rainy lo-fi, warm rhodes, brushed drums, soft female vocal");
    values.set("takes", std::int64_t{3});
    values.set("lyrics", "la la la");
    const auto result = run(values, 4711, folder.path);
    CHECK(result.ok());
    CHECK_EQUAL(result->files.size(), 3u);
    for (const auto& file : result->files) {
        CHECK_EQUAL(file.role, "score");
        CHECK_EQUAL(file.sha256, *base::sha256OfFile(file.path));
        const auto score = music::scoreFromJson(*base::readJsonFile(file.path));
        CHECK(score.ok());
        CHECK_EQUAL(score->tempoMap.bpmAt({}), result->facts["tempoBpm"].get<double>());
    }
    CHECK(result->files[0].sha256 != result->files[1].sha256);
    const auto& facts = result->facts;
    CHECK_EQUAL(facts["plannedBy"], "rules");
    CHECK_EQUAL(facts["seed"].get<std::uint64_t>(), 4711u);
    CHECK(facts["understood"].size() >= 5);
    const auto ignored = facts["ignored"].dump();
    CHECK(ignored.find("lyrics") != std::string::npos && ignored.find("soft female vocal") != std::string::npos);
    CHECK_EQUAL(facts["form"].empty(), false);
}

CHECK_CASE(aPreviewSaysHowThePromptIsReadAndWritesNothing)
{
    const Folder folder;
    const auto tasks = ml::makeTasks({tests::resources()});
    CHECK(tasks.front()->descriptor().previews);
    const auto preview = [&](const base::ParamValues& values) {
        base::TaskRequest request;
        request.task = "compose";
        request.params = values;
        request.preview = true;
        base::RunContext context;
        context.folder = folder.path;
        return tasks.front()->run(*base::taskRequestFromJson(base::toJson(request)), context);
    };
    auto values = tests::params("rainy jazz, 92 bpm, no drums");
    values.set("key", "half a k"); // still being typed
    values.set("bpm", 100.0);
    const auto first = preview(values);
    CHECK(first.ok() && first->files.empty() && fs::is_empty(folder.path));
    const auto& reading = first->facts["reading"];
    CHECK_EQUAL(reading.size(), 4u);
    CHECK_EQUAL(reading[0]["as"].get<std::string>().substr(0, 5), "mood:");
    CHECK(reading[2]["as"] == "" && reading[2]["why"].get<std::string>().find("Tempo") != std::string::npos);
    CHECK(reading[3]["text"] == "drums" && reading[3]["cutBegin"] == 20 && reading[3]["cutEnd"] == 28);

    const auto begun = std::chrono::steady_clock::now();
    constexpr int kTimes = 200;
    for (int i = 0; i < kTimes; ++i)
        CHECK(preview(values).ok());
    const std::chrono::duration<double, std::milli> each = (std::chrono::steady_clock::now() - begun) / kTimes;
    CHECK(each.count() < 20.0); // 0.1 on a quiet machine
}

CHECK_CASE(theSameRequestGivesTheSameBytes)
{
    const Folder folder;
    const auto first = run(tests::params("folk in D"), 77, folder.path);
    const auto second = run(tests::params("folk in D"), 77, folder.path);
    const auto third = run(tests::params("folk in D"), 78, folder.path);
    CHECK_EQUAL(first->files[0].sha256, second->files[0].sha256);
    CHECK(first->files[0].sha256 != third->files[0].sha256);
}

CHECK_CASE(badRequestsAreOneClearSentence)
{
    using enum base::ErrorKind;
    expectError(tests::params(""), usage, "Prompt");
    expectError(base::ParamValues{}, usage, "prompt is empty");
    expectError(tests::params("   "), usage, "prompt is empty");
    expectError(tests::params(std::string(100000, 'x')), usage, "100000");
    expectError(with("bpm", -120.0), usage, "Tempo");
    expectError(with("bpm", 1e9), usage, "Tempo");
    expectError(with("takes", std::int64_t{99}), usage, "Takes");
    expectError(with("seconds", 0.1), usage, "Length");
    expectError(with("bars", std::int64_t{0}), usage, "Bars");
    expectError(with("key", std::string("zork")), usage, "zork");
    expectError(with("nonsense", std::string("x")), usage, "nonsense");
    auto both = with("seconds", 30.0);
    both.set("bars", std::int64_t{8});
    expectError(both, usage, "contradictory");
}

CHECK_CASE(cancellingLeavesNothing)
{
    const Folder folder;
    std::stop_source source;
    source.request_stop();
    const auto result = run(tests::params("rock"), 1, folder.path, source.get_token());
    CHECK(!result.ok() && result.error().kind == base::ErrorKind::cancelled);
    CHECK(fs::is_empty(folder.path));
}

CHECK_CASE(missingFoldersAreNamed)
{
    const auto library = ml::Library::load("/nonexistent");
    CHECK(!library.ok() && library.error().message.find("/nonexistent") != std::string::npos);
    const auto unwritable = run(tests::params("rock"), 1, "/nonexistent/folder");
    CHECK(!unwritable.ok() && unwritable.error().kind == base::ErrorKind::io);
}

CHECK_CASE(damagedDataNamesFileAndPlace)
{
    const Folder folder;
    fs::copy(tests::resources() / "compose", folder.path / "compose", fs::copy_options::recursive);
    const auto file = folder.path / "compose" / "genres" / "rock.json";
    const auto good = *base::readJsonFile(file);
    const auto expect = [&](const char* pointer, const base::Json& value, const char* place) {
        auto bad = good;
        bad[base::Json::json_pointer(pointer)] = value;
        std::ofstream(file) << bad.dump();
        const auto library = ml::Library::load(folder.path);
        CHECK(!library.ok());
        if (!library) {
            CHECK(library.error().message.find("rock.json") != std::string::npos);
            CHECK(library.error().message.find(place) != std::string::npos);
        }
    };
    expect("/band/2/program", 900, "band[2].program");
    expect("/band/0/role", "conductor", "band[0].role");
    expect("/grooves/verse/kick", "9..", "grooves.verse.kick");
    expect("/grooves/verse/gong", "9...............", "gong");
    expect("/harmony/minor/closing", "XIV", "harmony.minor.closing");
    expect("/sections/verse/play/bass", "nothing", "nothing");
    expect("/forms/0/0/section", "nowhere", "nowhere");
    expect("/melodies/hook/scale", "sixtone", "melodies.hook.scale");
    expect("/typo", 1, "typo");
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
