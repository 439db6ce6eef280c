// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/music/song_meter.h"
#include "core/music/sound_meter.h"
#include "ml/compose/balance.h"
#include "ml/compose/plan.h"
#include "ml/tasks/band.h"
#include "ml/tasks/song_voice.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>

namespace melisma::ml {

/// Task `compose`: a prompt becomes one score a take (role "score") and, where there are words to sing, the sung lines
/// of each (role "audio"). Plans and writes by rules; the drum net, where its weights can be read, plays the written
/// drum part and is named as that part's model. Facts say both (`plannedBy`, `drumsBy`). Without a singer songs are
/// made without their vocal, which is an error only where a voice was named. Reads its data files when it first runs.
/// With the toggle kDraftOnly only words are drafted, as the same request would sing them: facts `lyrics`,
/// `lyricsTheme` and `voice`, at once and without voices installed. Previews may run beside it on other threads.
class ComposeTask : public base::Task {
public:
    explicit ComposeTask(std::filesystem::path resources, std::shared_ptr<music::SongMeter> meter = {},
                         std::shared_ptr<SongSinger> singer = {}, std::shared_ptr<music::SoundMeter> soundMeter = {})
        : m_resources(std::move(resources))
        , m_meter(std::move(meter))
        , m_singer(std::move(singer))
        , m_soundMeter(std::move(soundMeter))
    {}

    base::TaskDescriptor descriptor() const override;
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext& context) override;

private:
    /// A song on its way: what all its takes share.
    struct Song {
        Plan plan;
        std::optional<SongVoice> voice;
        int takes = 1;
        base::TaskResult result;
    };

    base::Result<std::optional<SongVoice>> voiceFor(Wishes& wishes, std::uint64_t seed,
                                                    const base::RunContext& context);
    base::Result<Song> plan(const base::TaskRequest& request, const base::RunContext& context);
    base::Result<void> addTake(Song& song, int take, const base::RunContext& context);
    base::Result<void> balanceTake(const Plan& plan, int take, music::Score& score, const std::stop_token& stop);
    base::Result<void> addVocal(Song& song, WrittenVocal written, int take, music::Score& score,
                                const base::RunContext& context);
    base::Result<void> addHarmony(Song& song, music::Part harmony, int take, music::Score& score,
                                  const base::RunContext& context);

    base::Result<void> prepare();
    base::Result<base::TaskResult> preview(const base::ParamValues& params);
    base::Result<base::TaskResult> draft(const base::TaskRequest& request);
    base::Json factsOf(const Song& song, const music::Score& score) const;

    std::filesystem::path m_resources;
    std::shared_ptr<music::SongMeter> m_meter;
    std::shared_ptr<SongSinger> m_singer;
    std::shared_ptr<music::SoundMeter> m_soundMeter;
    std::mutex m_preparing;
    std::optional<Band> m_band; ///< never changed again
    music::Score m_first;       ///< take 1, whose balance the others share
    BalanceFacts m_balance;
    VocalLevel m_level; ///< of take 1's vocal, for the others too
};

} // namespace melisma::ml
