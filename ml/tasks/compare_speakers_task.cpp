// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/compare_speakers_task.h"

#include "ml/tasks/heard_recording.h"
#include "ml/tasks/installed_speaker_encoder.h"

#include <chrono>

namespace melisma::ml {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;
using Path = std::filesystem::path;
using Speakers = std::vector<std::vector<float>>;
using Clock = std::chrono::steady_clock;

namespace {

constexpr const char* kRecording = "recording";

std::vector<Path> recordingsOf(const base::TaskRequest& request)
{
    std::vector<Path> recordings;
    for (const auto& input : request.inputs)
        if (input.role == kRecording)
            recordings.push_back(input.path);
    return recordings;
}

Error noModel()
{
    return {ErrorKind::missing,
            std::string("Without the model ") + InstalledSpeakerEncoder::kModel +
                " nobody can tell whether recordings are of one person",
            std::string("Run: melisma models pull ") + InstalledSpeakerEncoder::kModel + " --accept-licence",
            {}};
}

Json likenessesOf(const std::vector<Path>& recordings, const Speakers& speakers)
{
    Json heard = Json::array(), cosines = Json::array();
    for (std::size_t i = 0; i < speakers.size(); ++i) {
        std::vector<double> row;
        double sum = 0.0;
        for (std::size_t j = 0; j < speakers.size(); ++j) {
            row.push_back(i == j ? 1.0 : cosine(speakers[i], speakers[j]));
            sum += i == j ? 0.0 : row.back();
        }
        heard.push_back(Json{{"name", recordings[i].filename().string()},
                             {"likeness", sum / static_cast<double>(speakers.size() - 1)}});
        cosines.push_back(row);
    }
    return Json{{"recordings", std::move(heard)}, {"cosines", std::move(cosines)}};
}

} // namespace

base::TaskDescriptor CompareSpeakersTask::descriptor() const
{
    base::TaskDescriptor descriptor;
    descriptor.id = "compare-speakers";
    descriptor.title = "Compare speakers";
    descriptor.summary = "Tells how alike the people in recordings sound";
    descriptor.model = {InstalledSpeakerEncoder::kModel, "", "", "Apache-2.0", true};
    descriptor.inputs = {kRecording};
    descriptor.internal = true;
    return descriptor;
}

Result<std::vector<float>> CompareSpeakersTask::speakerOf(const Path& recording, const base::RunContext& context) const
{
    const auto heard = heardRecording(recording, context);
    if (!heard)
        return heard.error();
    auto speaker = m_judge->embed(*heard, context.stop);
    if (speaker || speaker.error().kind != ErrorKind::input)
        return speaker;
    auto error = speaker.error(); // the judge does not know what the recording is called
    error.message = recording.filename().string() + ": " + error.message;
    return error;
}

Result<base::TaskResult> CompareSpeakersTask::run(const base::TaskRequest& request, base::RunContext& context)
{
    const auto began = Clock::now();
    const auto recordings = recordingsOf(request);
    if (recordings.size() < 2)
        return Error{ErrorKind::usage, "There is nothing to compare", "Name two recordings at least", {}};
    if (!m_judge || !m_judge->isThere())
        return noModel();
    Speakers speakers;
    for (const auto& recording : recordings) {
        if (context.progress)
            context.progress(
                {"Listening", static_cast<double>(speakers.size()) / static_cast<double>(recordings.size())});
        auto speaker = speakerOf(recording, context);
        if (!speaker)
            return speaker.error();
        speakers.push_back(std::move(*speaker));
    }
    base::TaskResult result;
    result.facts = likenessesOf(recordings, speakers);
    result.facts["needed"] = m_judge->needed();
    result.model = m_judge->model();
    result.device = "cpu";
    result.seconds = std::chrono::duration<double>(Clock::now() - began).count();
    return result;
}

} // namespace melisma::ml
