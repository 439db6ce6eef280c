// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/sound_meter.h"
#include "ml/compose/song_singer.h"
#include "ml/sing/singer.h"

#include <memory>

namespace melisma::ml {

/// Sings the composer's vocal with Kokoro's voices. Without `meter` the levels of a usual vocal are answered.
class SongVocalist : public SongSinger {
public:
    SongVocalist(std::shared_ptr<VoiceEngine> engine, std::shared_ptr<music::SoundMeter> meter)
        : m_engine(std::move(engine))
        , m_meter(std::move(meter))
    {}

    base::Result<void> prepare(const base::RunContext& context) override { return m_engine->prepare(context); }
    base::Result<VocalText> read(const std::string& lyrics, const std::string& voice) override;
    Register range(const std::string& voice) const override;
    base::Result<SungVocal> sing(const music::Score& score, const music::Part& part, const VocalOrder& order,
                                 const base::RunContext& context) override;

private:
    std::shared_ptr<VoiceEngine> m_engine;
    std::shared_ptr<music::SoundMeter> m_meter;
};

} // namespace melisma::ml
