// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb_align.h"

#include "app/studio/cli/open_project.h"
#include "app/studio/cli/worker_run.h"
#include "app/studio/scratch_folder.h"
#include "app/studio/voice_keys.h"
#include "audio/files/import_many.h"
#include "core/base/sha256.h"
#include "core/edits/add_sounds.h"
#include "core/edits/set_words.h"
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
    options.add_flag("--phones", m_phones, "Tell when each sound is heard too, in phones of the CMU dictionary");
    m_place.addOptions(options, "Put the recording with its words onto a track of this project",
                       "The track there; named after the file unless told");
}

Result<base::TaskRequest> AlignVerb::request(const VerbContext& context) const
{
    auto lyrics = textOrFile(m_lyrics);
    if (!lyrics)
        return lyrics.error();
    const auto hash = base::sha256OfFile(m_recording);
    if (!hash)
        return hash.error();
    base::TaskRequest request;
    request.task = "align";
    request.inputs = {{jobs::kRecordingInput, std::filesystem::absolute(m_recording), *hash}};
    if (!lyrics->empty())
        request.params.set("lyrics", std::move(*lyrics));
    if (m_phones)
        request.params.set("phones", true);
    request.device = context.device;
    request.threads = context.threads;
    return request;
}

Result<Json> AlignVerb::run(const VerbContext& context)
{
    const auto began = std::chrono::steady_clock::now();
    const auto wish = request(context);
    if (!wish)
        return wish.error();
    if (!m_place.into.empty()) // before the work, not after it
        if (const auto opened = openForEditing(m_place.into); !opened)
            return opened.error();
    const auto scratch = ScratchFolder::make();
    if (!scratch)
        return scratch.error();
    const auto result = runInWorker(context, *wish, scratch->path());
    if (!result)
        return result.error();
    Json json = result->facts;
    if (!m_place.into.empty()) {
        const auto words = base::timedWordsFromJson(result->facts.at("words"));
        const auto landed = words ? intoProject(context, *words, scratch->path()) : Result<Json>(words.error());
        if (!landed)
            return landed.error();
        json.update(*landed);
    }
    json["recording"] = std::filesystem::absolute(m_recording).string();
    json["model"] = result->model.id;
    json["elapsedSeconds"] = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return json;
}

Result<Json> AlignVerb::intoProject(const VerbContext& context, const std::vector<base::TimedWord>& words,
                                    const std::filesystem::path& scratch) const
{
    auto opened = openForEditing(m_place.into);
    if (!opened)
        return opened.error();
    const auto& project = opened->project;
    const auto batch = audio::importMany({m_recording}, project.sampleRate, scratch, opened->folder->path(), {},
                                         context.stop, admitUnasked());
    if (batch.files.empty())
        return batch.skipped.empty() ? base::Error{base::ErrorKind::cancelled, "The import was cancelled", {}, {}}
                                     : batch.skipped.front().reason;
    const auto& file = batch.files.front();
    const bool isThere = project.assets.contains(file.asset.sha256);
    const auto track = m_place.track.empty() ? m_recording.stem().string() : m_place.track;
    const edits::SoundToAdd sound{.asset = file.asset,
                                  .name = m_recording.stem().string(),
                                  .track = track,
                                  .start = base::toFrames({m_place.atSeconds}, project.sampleRate),
                                  .provenance = file.provenance,
                                  .words = words};
    auto edited =
        isThere ? edits::setWords(project, file.asset.sha256, words) : edits::addSounds(project, {sound}, true);
    const auto saved = edited ? opened->folder->save(*edited) : Result<void>(edited.error());
    if (!saved) {
        if (!isThere)
            audio::discardBatch(batch, opened->folder->path());
        return saved.error();
    }
    Json json{{"project", std::filesystem::absolute(m_place.into).string()}};
    if (!isThere)
        json["track"] = track;
    return json;
}

std::string AlignVerb::text(const Json& result) const
{
    std::string text;
    for (const char* kind : {"words", "phones"}) {
        const auto times = base::timedWordsFromJson(base::memberOr<Json>(result, kind, Json::array()));
        if (times && !times->empty() && !text.empty())
            text += '\n';
        for (const auto& each : times ? *times : std::vector<base::TimedWord>())
            text += fmt::format("{}{:9.2f} {:9.2f}  {}", text.empty() ? "" : "\n", each.start.value, each.end.value,
                                each.text);
    }
    return text;
}

} // namespace melisma::app
