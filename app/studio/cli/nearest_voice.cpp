// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/nearest_voice.h"

#include "audio/files/audio_file.h"
#include "audio/files/import_audio.h"
#include "core/jobs/recording_input.h"
#include "core/voices/sound_voices.h"

#include <fmt/format.h>

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;
using Found = std::optional<NearestVoice>;

/// Asks one worker about one voice after the other.
class Comparison {
public:
    Comparison(const VerbContext& context, base::TaskRequest request, std::filesystem::path folder,
               const std::shared_ptr<VoiceKeys>& keys)
        : m_context(context)
        , m_request(std::move(request))
        , m_folder(std::move(folder))
    {
        m_backend.setUnlock(unlockBy(keys));
    }

    /// Of a voice of sound, or without an id the nearest published one; none: it cannot be compared.
    Result<Found> with(const std::string& id)
    {
        auto request = m_request;
        if (!id.empty())
            request.params.set("voice", id);
        const auto report = [this](const base::TaskProgress& at) { m_context.progress(at.fraction, at.stage); };
        const auto result = m_backend.run(request, m_folder, report, m_context.stop);
        m_context.endProgress();
        if (!result)
            return result.error();
        auto voice = base::memberOr<std::string>(result->facts, "voice", "");
        if (voice.empty())
            return Found();
        return Found(NearestVoice{std::move(voice), base::memberOr(result->facts, "speakerCosine", 0.0)});
    }

private:
    const VerbContext& m_context;
    base::TaskRequest m_request;
    std::filesystem::path m_folder;
    ProcessBackend m_backend;
};

/// A worker reads no more than libsndfile does.
Result<base::TaskInput> recording(const VoiceWish& wish, const VerbContext& context,
                                  const std::filesystem::path& folder)
{
    const auto opened = audio::openAudioFile(wish.like);
    if (!opened)
        return opened.error();
    const auto imported = audio::importAudio(wish.like, (*opened)->info().sampleRate, folder, {}, context.stop);
    return imported ? Result<base::TaskInput>(base::TaskInput{jobs::kRecordingInput, imported->file, {}})
                    : imported.error();
}

/// Whether the error is of one voice and leaves others to be asked.
bool isOfTheVoice(const Error& error)
{
    return error.kind == ErrorKind::unsupported || error.kind == ErrorKind::input || error.kind == ErrorKind::notFound;
}

Error nobody(const VoiceWish& wish)
{
    return {ErrorKind::notFound,
            fmt::format("There is no voice that may be used and can be compared with {}", wish.like.string()),
            "Make one of recordings and let its owner agree (melisma voices create, melisma voices consent), or name "
            "one by --voice",
            {}};
}

} // namespace

Result<NearestVoice> nearestVoice(const VerbContext& context, const VoiceWish& wish,
                                  const std::filesystem::path& scratch, const std::shared_ptr<VoiceKeys>& keys)
{
    const auto own = voices::SoundVoices(voices::OwnVoices::usualRoot()).list().voices;
    if (!own.empty()) // to pass all of them over because they are locked would be another answer
        if (const auto vault = keys->vault(); !vault)
            return vault.error();
    const auto folder = scratch / "like";
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    auto input = recording(wish, context, folder);
    if (!input)
        return input.error();
    base::TaskRequest request;
    request.task = "compare-voice";
    request.params.set("method", wish.method);
    if (!wish.language.empty())
        request.params.set("language", wish.language);
    request.inputs = {std::move(*input)};
    request.device = context.device;
    request.threads = context.threads;
    Comparison comparison(context, std::move(request), folder, keys);
    auto best = comparison.with({}); // what is wrong with the recording itself is told here
    if (!best)
        return best.error();
    for (const auto& voice : own) {
        const auto other = comparison.with(voice.id);
        if (!other && !isOfTheVoice(other.error()))
            return other.error();
        if (other && *other && (!*best || (*other)->speakerCosine > (*best)->speakerCosine))
            *best = *other;
    }
    return *best ? Result<NearestVoice>(**best) : nobody(wish);
}

} // namespace melisma::app
