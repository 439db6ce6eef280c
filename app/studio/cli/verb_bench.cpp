// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb_bench.h"

#include "app/studio/bench/bench.h"
#include "app/studio/scratch_folder.h"

#include <fmt/format.h>

namespace melisma::app {

namespace {

using base::Json;
using base::Result;

Json toJson(const Measurement& measured)
{
    Json json{{"name", measured.name}, {"ours", {{"value", measured.value}, {"unit", measured.unit}}}};
    json["peer"] = measured.peer ? Json{{"name", measured.peer->name}, {"value", measured.peer->value}} : Json();
    json["ratio"] = measured.peer && measured.value > 0.0 ? Json(measured.peer->value / measured.value) : Json();
    if (measured.goal) {
        json["goal"] = *measured.goal;
        json["goalMet"] = measured.value <= *measured.goal;
    }
    if (!measured.note.empty())
        json["note"] = measured.note;
    return json;
}

std::string knownNames()
{
    std::string names;
    for (const auto& bench : allBenches())
        names += (names.empty() ? "" : ", ") + std::string(bench.name);
    return names;
}

Result<void> runBench(const Bench& bench, const VerbContext& verb, BenchContext context, Json& results, Json& skipped)
{
    auto scratch = ScratchFolder::make();
    if (!scratch)
        return scratch.error();
    context.scratch = scratch->path();
    context.progress = [&verb](const std::string& stage) { verb.progress(0.0, stage); };
    context.leftOut = [&skipped](const std::string& name, const std::string& reason) {
        skipped.push_back(Json{{"name", name}, {"reason", reason}});
    };
    context.stop = verb.stop;
    auto measured = bench.run(context);
    if (!measured)
        return measured.error();
    for (const auto& one : *measured)
        results.push_back(toJson(one));
    return {};
}

} // namespace

std::string BenchVerb::summary() const
{
    return "Measure how fast Melisma is here, beside other programs";
}

void BenchVerb::addOptions(CLI::App& options)
{
    options.add_option("NAME", m_name, "Only this bench: " + knownNames())->type_name("NAME");
    options.add_option("--runs", m_runs, "Runs of each measurement; the median counts")
        ->check(CLI::Range(1, 100))
        ->type_name("N");
    options.add_flag("--small", m_small, "Inputs a tenth as large, to try it out");
}

Result<Json> BenchVerb::run(const VerbContext& verb)
{
    std::error_code unknown;
    BenchContext context;
    context.program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    context.runs = m_runs;
    context.small = m_small;
    context.threads = verb.threads;
    Json results = Json::array();
    Json skipped = Json::array();
    bool found = false;
    for (const auto& bench : allBenches()) {
        if (!m_name.empty() && m_name != bench.name)
            continue;
        found = true;
        const auto done = runBench(bench, verb, context, results, skipped);
        if (!done && m_name.empty() && done.error().kind == base::ErrorKind::missing)
            skipped.push_back(Json{{"name", bench.name}, {"reason", done.error().sentence()}});
        else if (!done)
            return done.error();
    }
    if (!found)
        return base::Error{base::ErrorKind::usage,
                           fmt::format("There is no bench '{}'", m_name),
                           "Choose one of: " + knownNames(),
                           {}};
    return Json{{"benches", results}, {"skipped", skipped}};
}

std::string BenchVerb::text(const Json& result) const
{
    std::string text;
    for (const auto& bench : result["benches"]) {
        text += fmt::format("{}{:28} {:10.3f} {:7}", text.empty() ? "" : "\n", bench["name"].get<std::string>(),
                            bench["ours"]["value"].get<double>(), bench["ours"]["unit"].get<std::string>());
        if (!bench["peer"].is_null())
            text += fmt::format(" {} {:.3f}, {:.2f} times as fast", bench["peer"]["name"].get<std::string>(),
                                bench["peer"]["value"].get<double>(), base::memberOr(bench, "ratio", 0.0));
        if (bench.contains("goal"))
            text += fmt::format("  goal {:.3f} {}", bench["goal"].get<double>(),
                                bench["goalMet"].get<bool>() ? "met" : "missed");
    }
    for (const auto& bench : result["skipped"])
        text += fmt::format("{}{}: left out. {}", text.empty() ? "" : "\n", bench["name"].get<std::string>(),
                            bench["reason"].get<std::string>());
    return text;
}

} // namespace melisma::app
