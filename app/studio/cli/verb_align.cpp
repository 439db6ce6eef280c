// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb_align.h"

#include "app/studio/cli/sound_target.h"
#include "app/studio/cli/worker_run.h"
#include "app/studio/scratch_folder.h"
#include "core/base/sha256.h"
#include "core/jobs/recording_input.h"

#include <fmt/format.h>

#include <chrono>

namespace melisma::app {

using base::Json;
using base::Result;

std::string AlignVerb::summary() const
{
    return "Tell when each word of a recording is heard";
}

void AlignVerb::addOptions(CLI::App& options)
{
    options.add_option("RECORDING", m_recording, "A sound file with one voice, in English")
        ->required()
        ->type_name("FILE");
    options.add_option("--lyrics", m_lyrics, "What is said or sung there; without it the program listens for itself")
        ->type_name("TEXT or @FILE");
}

Result<Json> AlignVerb::run(const VerbContext& context)
{
    const auto began = std::chrono::steady_clock::now();
    auto lyrics = textOrFile(m_lyrics);
    if (!lyrics)
        return lyrics.error();
    const auto hash = base::sha256OfFile(m_recording);
    if (!hash)
        return hash.error();
    const auto scratch = ScratchFolder::make();
    if (!scratch)
        return scratch.error();
    base::TaskRequest request;
    request.task = "align";
    request.inputs = {{jobs::kRecordingInput, std::filesystem::absolute(m_recording), *hash}};
    if (!lyrics->empty())
        request.params.set("lyrics", std::move(*lyrics));
    request.device = context.device;
    request.threads = context.threads;
    const auto result = runInWorker(context, request, scratch->path());
    if (!result)
        return result.error();
    Json json = result->facts;
    json["recording"] = std::filesystem::absolute(m_recording).string();
    json["model"] = result->model.id;
    json["elapsedSeconds"] = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return json;
}

std::string AlignVerb::text(const Json& result) const
{
    std::string text;
    const auto words = base::timedWordsFromJson(result.at("words"));
    for (const auto& word : words ? *words : std::vector<base::TimedWord>())
        text +=
            fmt::format("{}{:9.2f} {:9.2f}  {}", text.empty() ? "" : "\n", word.start.value, word.end.value, word.text);
    return text;
}

} // namespace melisma::app
