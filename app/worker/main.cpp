// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/worker/worker_main.h"
#include "core/base/resource_folder.h"
#include "core/models/model_folder.h"
#include "core/music/song_meter.h"
#include "core/music/sound_meter.h"
#include "ml/tasks/registry.h"
#ifdef MELISMA_WORKER_AUDIO
#include "app/worker/file_sound_meter.h"
#include "app/worker/rendered_song_meter.h"
#include "audio/graph/live_engine.h"
#include "audio/instruments/soundfont_task.h"
#endif
#ifdef MELISMA_VOICES
#include "ml/tasks/encoder_judge.h"
#include "ml/tasks/voice_registry.h"
#endif
#ifdef MELISMA_ML_NETS
#include "ml/nn/machine.h"
#include "ml/nn/self_test.h"
#endif

#include <string>

namespace melisma::app {

namespace {

#ifdef MELISMA_WORKER_AUDIO
/// None without a soundfont: songs are then balanced by table.
std::shared_ptr<music::SongMeter> songMeter()
{
    const auto soundfont = audio::findSoundfont();
    return soundfont ? std::make_shared<RenderedSongMeter>(*soundfont) : nullptr;
}
std::shared_ptr<music::SoundMeter> soundMeter()
{
    return std::make_shared<FileSoundMeter>();
}
#else
std::shared_ptr<music::SongMeter> songMeter()
{
    return nullptr;
}
std::shared_ptr<music::SoundMeter> soundMeter()
{
    return nullptr;
}
#endif

jobs::Tasks makeTasks(const std::shared_ptr<VoiceDesk>& desk)
{
    // Without the folder the tasks still describe themselves; running one then names the file that it misses.
    const auto resources = base::resourceFolder();
    const models::ModelFolder models(models::ModelFolder::usualRoot());
    ml::TaskEnvironment environment{resources ? *resources : std::filesystem::path("resources"), songMeter(),
                                    models.root(), [models](const std::string& id) { return models.find(id); }};
    environment.soundMeter = soundMeter();
    environment.openVoice = [desk](const std::string& id) { return desk->open(id); };
#ifdef MELISMA_VOICES
    environment.speakerJudge = std::make_shared<ml::EncoderJudge>(environment.findModel);
    auto voices = ml::makeVoices(environment);
    environment.singer = voices.singer;
    auto tasks = ml::makeTasks(environment);
    for (auto& task : voices.tasks)
        tasks.push_back(std::move(task));
#else
    auto tasks = ml::makeTasks(environment);
#endif
#ifdef MELISMA_WORKER_AUDIO
    tasks.push_back(std::make_unique<audio::SoundfontTask>());
#endif
    return tasks;
}

#ifdef MELISMA_ML_NETS
base::Result<base::Json> selfTest(const std::string& device, int threads)
{
    return ml::runSelfTest(device, threads);
}
base::Json report()
{
    return ml::describeMachine();
}
#else
base::Error builtWithoutNets()
{
    return {base::ErrorKind::missing,
            "This worker was built without libtorch, so it has no nets to run",
            "Install libtorch-dev and run installer/setup",
            {}};
}
base::Result<base::Json> selfTest(const std::string&, int)
{
    return builtWithoutNets();
}
base::Json report()
{
    return base::toJson(builtWithoutNets());
}
#endif

} // namespace

} // namespace melisma::app

int main(int argc, char** argv)
{
    using namespace melisma::app;
    const auto desk = std::make_shared<VoiceDesk>();
    return workerMain(argc, argv, {[desk] { return makeTasks(desk); }, selfTest, report, desk});
}
