// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb_sketch.h"

#include "app/studio/cli/land_result.h"
#include "app/studio/cli/sound_target.h"
#include "app/studio/cli/voice_option.h"
#include "app/studio/cli/worker_run.h"
#include "app/studio/scratch_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <fstream>

namespace melisma::app {

namespace {

using base::Json;
using base::Result;

enum class OptionKind { text, textOrFile, integer, number, singer };

struct TaskOption {
    const char* key; ///< ParamSpec key and, with two dashes, the option
    OptionKind kind;
    const char* type;
    const char* help;
};

constexpr std::array kTaskOptions = {
    TaskOption{"lyrics", OptionKind::textOrFile, "TEXT or @FILE",
               "Words to sing; [Verse] and [Chorus] alone on a line name what follows"},
    TaskOption{"voice", OptionKind::singer, "VOICE",
               "Who sings: auto, none, one of melisma voices list, or a blend like \"af_heart*0.7 + af_bella*0.3\""},
    TaskOption{"chords", OptionKind::text, "CHORDS", "Chord symbols, played in this order: \"Am F C G\""},
    TaskOption{"harmony", OptionKind::text, "WHERE", "A second voice: choruses (usual) or none"},
    TaskOption{"key", OptionKind::text, "KEY", "\"A minor\", \"Eb major\", \"D dorian\""},
    TaskOption{"bpm", OptionKind::number, "BPM", "Tempo in quarter notes a minute"},
    TaskOption{"meter", OptionKind::text, "METER", "4/4, 3/4, 6/8, ..."},
    TaskOption{"seconds", OptionKind::number, "S", "Length in seconds"},
    TaskOption{"bars", OptionKind::integer, "N", "Length in bars, instead of --seconds"},
    TaskOption{"form", OptionKind::text, "SECTIONS", "\"intro verse chorus verse chorus outro\""},
    TaskOption{"instruments", OptionKind::text, "NAMES", "\"piano, bass, drums\""},
    TaskOption{"without", OptionKind::text, "NAMES", "Instruments that must not play: \"drums, guitar\""},
    TaskOption{"takes", OptionKind::integer, "N", "Versions to choose from"},
};

template <class T>
Result<base::ParamValue> readNumber(const TaskOption& option, const std::string& written)
{
    T value{};
    const char* end = written.data() + written.size();
    const auto read = std::from_chars(written.data(), end, value);
    if (read.ec != std::errc{} || read.ptr != end)
        return base::Error{base::ErrorKind::usage, fmt::format("--{} '{}' is not a number", option.key, written),
                           "See melisma sketch --help"};
    return base::ParamValue(value);
}

Result<base::ParamValue> readValue(const TaskOption& option, const std::string& written)
{
    if (option.kind == OptionKind::number)
        return readNumber<double>(option, written);
    if (option.kind == OptionKind::integer)
        return readNumber<std::int64_t>(option, written);
    if (option.kind == OptionKind::text || option.kind == OptionKind::singer)
        return base::ParamValue(written);
    auto text = textOrFile(written);
    return text ? Result<base::ParamValue>(base::ParamValue(std::move(*text))) : text.error();
}

Result<void> setOption(const TaskOption& option, const std::string& written, base::ParamValues& params)
{
    if (option.kind == OptionKind::singer && written != "auto" && written != "none")
        return setVoice(written, params);
    auto value = readValue(option, written);
    if (!value)
        return value.error();
    params.set(option.key, std::move(*value));
    return {};
}

} // namespace

std::string SketchVerb::summary() const
{
    return "Turn a prompt into a multitrack song";
}

void SketchVerb::addOptions(CLI::App& options)
{
    options.add_option("PROMPT", m_prompt, "What the song should be")->required();
    auto* output = options.add_option("-o,--output", m_output, "The project folder to make; with --draft a text file")
                       ->type_name("X.melisma");
    auto* into = options.add_option("--into", m_into, "Add the parts to this project instead")->type_name("X.melisma");
    output->excludes(into);
    options.add_option("--at", m_atSeconds, "Where in that project the parts begin")
        ->needs(into)
        ->check(CLI::NonNegativeNumber)
        ->type_name("SECONDS");
    options
        .add_flag("--draft", m_draft,
                  "Only draft the words that would be sung, to be edited and given back as --lyrics @FILE")
        ->excludes(into);
    for (const auto& option : kTaskOptions)
        options.add_option(std::string("--") + option.key, m_texts[option.key], option.help)->type_name(option.type);
}

Result<base::TaskRequest> SketchVerb::request(const VerbContext& context) const
{
    base::TaskRequest request;
    request.task = "compose";
    request.params.set("prompt", m_prompt);
    for (const auto& option : kTaskOptions) {
        const auto& written = m_texts.at(option.key);
        if (written.empty())
            continue;
        if (auto set = setOption(option, written, request.params); !set)
            return set.error();
    }
    request.seed = context.seedOrFresh();
    request.device = context.device;
    request.threads = context.threads;
    return request;
}

Result<Json> SketchVerb::run(const VerbContext& context)
{
    const auto began = std::chrono::steady_clock::now();
    m_force = context.force;
    if (m_draft)
        return draft(context);
    if (m_output.empty() && m_into.empty())
        return base::Error{base::ErrorKind::usage, "sketch does not know where to put the song", "Add -o X.melisma"};
    if (auto free = m_into.empty() ? checkOutput(m_output, m_force) : Result<void>(); !free)
        return free.error();
    auto wish = request(context);
    if (!wish)
        return wish.error();
    auto scratch = ScratchFolder::make();
    if (!scratch)
        return scratch.error();
    const auto started = project::timestampNow();
    const auto result = runInWorker(context, *wish, scratch->path());
    if (!result)
        return result.error();
    auto landed = land(*wish, *result, started, scratch->path());
    if (!landed)
        return landed.error();
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - began;
    (*landed)["elapsedSeconds"] = elapsed.count();
    return landed;
}

/// The words of the song that the same options and seed make, on stdout or in a file.
Result<Json> SketchVerb::draft(const VerbContext& context) const
{
    if (auto free = m_output.empty() ? Result<void>() : checkOutput(m_output, m_force); !free)
        return free.error();
    auto wish = request(context);
    if (!wish)
        return wish.error();
    wish->params.set("draftOnly", true);
    const auto scratch = ScratchFolder::make();
    if (!scratch)
        return scratch.error();
    const auto result = runInWorker(context, *wish, scratch->path());
    if (!result)
        return result.error();
    Json json = result->facts;
    if (m_output.empty())
        return json;
    std::ofstream file(m_output, std::ios::binary);
    file << json.at("lyrics").get<std::string>();
    if (!file.flush())
        return base::Error{base::ErrorKind::io,
                           fmt::format("{} cannot be written", m_output.string()),
                           "Choose a folder that you may write to",
                           {}};
    json["path"] = std::filesystem::absolute(m_output).string();
    return json;
}

Result<Json> SketchVerb::land(const base::TaskRequest& request, const base::TaskResult& result,
                              const std::string& started, const std::filesystem::path& scratch) const
{
    const bool isNew = m_into.empty();
    const ResultTarget target{isNew ? m_output : m_into, isNew, m_force, {base::Seconds{m_atSeconds}, {}}};
    const auto written = landResult(request, result, started, target, scratch);
    if (!written)
        return written.error();
    const auto& song = *written;
    Json json{{"project", std::filesystem::absolute(target.project).string()},
              {"seconds", base::toSeconds(song.length(), song.sampleRate).value},
              {"tempoBpm", song.tempoMap.bpmAt({})},
              {"key", song.key.text()},
              {"meter", song.tempoMap.meterAtBar(0).text()},
              {"seed", request.seed},
              {"understood", base::memberOr<Json>(result.facts, "understood", Json::array())},
              {"ignored", base::memberOr<Json>(result.facts, "ignored", Json::array())},
              {"takes", std::ranges::count(result.files, "score", &base::TaskFile::role)}};
    for (const auto& [key, value] : result.facts.items())
        if (!json.contains(key))
            json[key] = value;
    if (request.params.has("voiceName")) // a voice of the user's, as it was asked for
        json["voice"] = m_texts.at("voice");
    return json;
}

std::string SketchVerb::text(const Json& result) const
{
    if (m_draft)
        return m_output.empty() ? result["lyrics"].get<std::string>()
                                : fmt::format("{}\nDrafted for seed {}", result["path"].get<std::string>(),
                                              result["seed"].get<std::uint64_t>());
    std::string understood;
    for (const auto& item : result["understood"])
        understood +=
            fmt::format("{}{} ({})", understood.empty() ? "" : ", ", base::memberOr<std::string>(item, "text", ""),
                        base::memberOr<std::string>(item, "as", ""));
    std::string ignored;
    for (const auto& item : result["ignored"])
        ignored += (ignored.empty() ? "" : ", ") + (item.is_string() ? item.get<std::string>() : item.dump());
    std::string text = fmt::format("{}\n{}, {} bpm, {}, {:.1f} s, seed {}", result["project"].get<std::string>(),
                                   result["key"].get<std::string>(), result["tempoBpm"].get<double>(),
                                   result["meter"].get<std::string>(), result["seconds"].get<double>(),
                                   result["seed"].get<std::uint64_t>());
    if (result.contains("voice"))
        text += fmt::format("\nSung by {}, words {}", base::memberOr<std::string>(result, "voice", ""),
                            base::memberOr<std::string>(result, "lyricsBy", ""));
    if (!understood.empty())
        text += "\nUnderstood: " + understood;
    if (!ignored.empty())
        text += "\nIgnored: " + ignored;
    return text;
}

} // namespace melisma::app
