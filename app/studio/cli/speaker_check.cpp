// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/speaker_check.h"

#include "app/studio/cli/worker_run.h"
#include "app/studio/model_store.h"
#include "app/studio/scratch_folder.h"
#include "core/voices/speaker_compare.h"

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;
using voices::SpeakerComparison;

Result<base::TaskResult> compared(const VerbContext& context, const std::vector<base::VoiceFile>& recordings)
{
    const auto scratch = ScratchFolder::make();
    if (!scratch)
        return scratch.error();
    std::vector<const base::VoiceFile*> files;
    for (const auto& recording : recordings)
        files.push_back(&recording);
    const auto paths = voices::layOut(files, scratch->path());
    if (!paths)
        return paths.error();
    auto request = voices::compareSpeakersRequest(*paths);
    request.device = context.device;
    request.threads = context.threads;
    return runInWorker(context, request, scratch->path());
}

Json describe(const SpeakerComparison& comparison)
{
    Json likeness = Json::array();
    for (const auto& recording : comparison.recordings)
        likeness.push_back(recording.likeness);
    return Json{{"compared", true}, {"likeness", std::move(likeness)}, {"needed", comparison.needed}};
}

} // namespace

Json notCompared(const std::string& why)
{
    return Json{{"compared", false}, {"why", why}};
}

Result<Json> checkSpeakers(const VerbContext& context, const std::vector<std::filesystem::path>& names,
                           const std::vector<base::VoiceFile>& recordings)
{
    if (const auto model = userModels().find(voices::kSpeakerModel); !model)
        return notCompared(model.error().sentence());
    const auto result = compared(context, recordings);
    if (!result && result.error().kind == ErrorKind::notFound) // a worker without voices does not know the task
        return notCompared(result.error().message);
    auto comparison = result ? voices::speakerComparisonFromJson(result->facts) : result.error();
    if (!comparison)
        return comparison.error();
    for (std::size_t i = 0; i < comparison->recordings.size() && i < names.size(); ++i)
        comparison->recordings[i].name = names[i].string();
    const auto several = voices::sentenceOf(voices::judgeSpeakers(*comparison));
    if (several.empty())
        return describe(*comparison);
    return Error{
        ErrorKind::input,
        several,
        "Leave out what is of somebody else, or give --several-speakers where it is right as it is: one person "
        "by another microphone may sound like two",
        {}};
}

} // namespace melisma::app
