// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/song_singer.h"
#include "ml/sing/singer.h"

#include <memory>

namespace melisma::ml {

/// Sings the composer's vocal with Kokoro's voices.
class SongVocalist : public SongSinger {
public:
    explicit SongVocalist(std::shared_ptr<VoiceEngine> engine) : m_engine(std::move(engine)) {}

    base::Result<void> prepare(const base::RunContext& context) override { return m_engine->prepare(context); }
    base::Result<VocalText> read(const std::string& lyrics, const std::string& voice) override;
    Register range(const std::string& voice) const override;
    base::Result<SungVocal> sing(const music::Score& score, const music::Part& part, const VocalOrder& order,
                                 const base::RunContext& context) override;

private:
    std::shared_ptr<VoiceEngine> m_engine;
};

} // namespace melisma::ml
