// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb_speak.h"

#include "app/studio/cli/voice_offer.h"
#include "app/studio/cli/worker_run.h"
#include "app/studio/scratch_folder.h"
#include "core/project/provenance.h"

#include <fmt/format.h>

#include <chrono>

namespace melisma::app {

using base::Json;
using base::Result;

std::string SpeakVerb::summary() const
{
    return "Read a text aloud";
}

void SpeakVerb::addOptions(CLI::App& options)
{
    options.add_option("TEXT", m_text, "What to say, or @FILE")->required();
    m_voice.addOption(options);
    options
        .add_option("--language", m_language, "en-us, en-gb, es, fr, hi, it, ja, pt-br or zh; the voice's unless told")
        ->type_name("CODE");
    options.add_option("--speed", m_speed, "1 is the voice's own")->check(CLI::Range(0.5, 2.0))->type_name("FACTOR");
    options.add_option("--pauses", m_pauses, "Rests between sentences; 1 is usual")
        ->check(CLI::Range(0.0, 4.0))
        ->type_name("FACTOR");
    m_target.addOptions(options);
}

Result<base::TaskRequest> SpeakVerb::request(const VerbContext& context) const
{
    auto text = textOrFile(m_text);
    if (!text)
        return text.error();
    base::TaskRequest request;
    request.task = "speak";
    request.params.set("text", std::move(*text));
    if (auto known = m_voice.setParams(request.params); !known)
        return known.error();
    if (!m_language.empty())
        request.params.set("language", m_language);
    request.params.set("speed", m_speed);
    request.params.set("pauses", m_pauses);
    request.seed = context.seedOrFresh();
    request.device = context.device;
    request.threads = context.threads;
    return request;
}

Result<Json> SpeakVerb::run(const VerbContext& context)
{
    const auto began = std::chrono::steady_clock::now();
    if (auto good = m_target.check(context, name()); !good)
        return good.error();
    const auto wish = request(context);
    if (!wish)
        return wish.error();
    if (auto offered = offerVoices(context); !offered)
        return offered.error();
    const auto scratch = ScratchFolder::make();
    if (!scratch)
        return scratch.error();
    const auto started = project::timestampNow();
    const auto result = runInWorker(context, *wish, scratch->path());
    if (!result)
        return result.error();
    auto json = m_target.deliver(context, *wish, *result, started, scratch->path());
    if (!json)
        return json;
    (*json)["voice"] = m_voice.written();
    (*json)["model"] = result->model.id;
    (*json)["weightsSha256"] = result->model.weightsSha256;
    (*json)["seed"] = wish->seed;
    for (const char* fact : {"language", "realTimeFactor", "firstSoundSeconds", "unread"})
        (*json)[fact] = base::memberOr<Json>(result->facts, fact, Json());
    if (const auto& story = result->files.front().story)
        (*json)["words"] = base::toJson(story->words);
    (*json)["elapsedSeconds"] = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return json;
}

std::string SpeakVerb::text(const Json& result) const
{
    std::string text =
        fmt::format("{}\n{:.1f} s, voice {}",
                    result.contains("path") ? result["path"].get<std::string>() : result["project"].get<std::string>(),
                    result["seconds"].get<double>(), result["voice"].get<std::string>());
    if (const auto unread = base::memberOr<std::vector<std::string>>(result, "unread", {}); !unread.empty())
        text += fmt::format("\nNot read: {}", fmt::join(unread, " "));
    return text;
}

} // namespace melisma::app
