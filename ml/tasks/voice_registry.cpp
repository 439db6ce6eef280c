// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/voice_registry.h"

#include "ml/sing/song_vocalist.h"
#ifdef MELISMA_HEARS_WORDS
#include "ml/tasks/align_task.h"
#include "ml/tasks/check_consent_task.h"
#endif
#include "ml/tasks/clone_task.h"
#include "ml/tasks/compare_speakers_task.h"
#include "ml/tasks/compare_voice_task.h"
#include "ml/tasks/sing_task.h"
#include "ml/tasks/speak_task.h"

namespace melisma::ml {

Voices makeVoices(const TaskEnvironment& environment)
{
    const auto engine = std::make_shared<VoiceEngine>(environment.resources, environment.findModel);
    Voices voices;
    voices.tasks.push_back(std::make_unique<SpeakTask>(engine));
    voices.tasks.push_back(std::make_unique<SingTask>(engine));
    voices.tasks.push_back(
        std::make_unique<CloneTask>(engine, environment.findModel, environment.openVoice, environment.speakerJudge));
    voices.tasks.push_back(
        std::make_unique<CompareVoiceTask>(environment.resources, environment.findModel, environment.openVoice));
    voices.tasks.push_back(std::make_unique<CompareSpeakersTask>(environment.speakerJudge));
#ifdef MELISMA_HEARS_WORDS
    voices.tasks.push_back(std::make_unique<AlignTask>(environment.resources));
    voices.tasks.push_back(
        std::make_unique<CheckConsentTask>(environment.resources, environment.openVoice, environment.speakerJudge));
#endif
    voices.singer = std::make_shared<SongVocalist>(engine);
    return voices;
}

} // namespace melisma::ml
