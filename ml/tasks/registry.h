// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/model_files.h"
#include "core/base/voice_material.h"
#include "core/music/song_meter.h"
#include "core/music/sound_meter.h"
#include "ml/compose/song_singer.h"
#include "ml/tasks/speaker_judge.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace melisma::ml {

/// What tasks need from the machine they run on.
struct TaskEnvironment {
    std::filesystem::path resources;         ///< the folder that holds "compose"
    std::shared_ptr<music::SongMeter> meter; ///< null: balance by table
    std::filesystem::path models;            ///< the folder of fetched weights; each model lies in models/<id>
    base::FindModel findModel;               ///< opens one of them after its hashes were proven; null in tests without
    std::shared_ptr<SongSinger> singer;      ///< null: sketches are not sung
    std::shared_ptr<music::SoundMeter> soundMeter; ///< null: what is sung is as loud as usual
    base::OpenVoice openVoice;                     ///< a voice of sound for the running job; null: none
    std::shared_ptr<SpeakerJudge> speakerJudge;    ///< null: speakers cannot be compared
};

/// Every task there is, in the order in which they are described. An explicit list: a linker drops static
/// initialisers.
std::vector<std::unique_ptr<base::Task>> makeTasks(const TaskEnvironment& environment);

} // namespace melisma::ml
