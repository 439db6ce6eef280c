// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sha256.h"
#include "ml/compose/master_bus.h"
#include "ml/compose/singers.h"
#include "ml/compose/song_singer.h"
#include "ml/tasks/registry.h"
#include "tests/ml/compose_support.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

namespace melisma::tests {

/// Sings nothing, but as a singer does: syllables are words, a file a clip.
class FakeSinger : public ml::SongSinger {
public:
    base::Result<void> prepare(const base::RunContext&) override
    {
        return installed ? base::Result<void>()
                         : base::Error{base::ErrorKind::missing,
                                       "The voices are not installed",
                                       "Run: melisma models pull kokoro",
                                       {}};
    }
    base::Result<ml::VocalText> read(const std::string& lyrics, const std::string&) override
    {
        ml::VocalText text{{}, lyrics};
        std::istringstream in(lyrics);
        bool fresh = true;
        std::string kind;
        for (std::string line; std::getline(in, line);) {
            if (line.empty() || line.front() == '[') {
                kind = line.empty() ? kind : line.substr(1, line.size() - 2);
                fresh = true;
                continue;
            }
            if (fresh)
                text.stanzas.push_back({kind, {}});
            fresh = false;
            ml::VocalLine sung{{}, line};
            std::istringstream words(line);
            for (std::string word; words >> word;)
                sung.syllables.push_back({word, ml::VocalStress::primary});
            text.stanzas.back().lines.push_back(sung);
        }
        return text;
    }
    ml::Register range(const std::string& voice) const override
    {
        return ml::rangeOf(*ml::loadSingers(tests::resources()), *base::VoiceRecipe::parse(voice));
    }
    base::Result<ml::SungVocal> sing(const music::Score& score, const music::Part& part, const ml::VocalOrder& order,
                                     const base::RunContext& context) override
    {
        ml::SungVocal sung;
        sung.facts["voice"] = order.voice;
        for (const auto& clip : part.clips) {
            const auto seconds = score.tempoMap.secondsAt(clip.start).value;
            const auto path = context.folder / ("sung" + std::to_string(files++) + ".wav");
            std::ofstream(path) << clip.name;
            base::TaskFile file{"audio", clip.name, path, *base::sha256OfFile(path)};
            file.place = base::SoundPlace{order.track, "vocals", base::Seconds{seconds}};
            std::string words;
            for (const auto& note : clip.notes.notes)
                words += note.lyric == "_" ? "" : note.lyric + ' ';
            file.story = base::FileStory{
                {"kokoro", "1.0", "", "Apache-2.0", true}, {order.voice, order.voiceName}, {"vocals"}, words};
            sung.files.push_back(file);
        }
        return sung;
    }
    bool installed = true;
    int files = 0;
};

/// Every part is as loud everywhere, by its gain.
class FlatMeter : public music::SongMeter {
public:
    base::Result<music::SongLevels> measure(const music::Score& score, std::stop_token) override
    {
        music::SongLevels levels;
        double whole = 0.0;
        const double seconds = score.tempoMap.secondsAt(score.length).value;
        for (const auto& part : score.parts) {
            const double loud = std::pow(10.0, (part.gainDb - 20.0) / 10.0);
            levels.parts.push_back(
                {part.gainDb - 20.0,
                 std::vector<double>(static_cast<std::size_t>(seconds / kWindowSeconds), 0.02 * loud)});
            whole += loud;
        }
        levels.loudnessLufs = 10.0 * std::log10(whole) + ml::liftOf(score);
        levels.truePeakDb = levels.loudnessLufs + 9.0;
        return levels;
    }
};

/// Every sound lasts four seconds and is as loud; `effectsDb` louder with effects than without.
class FlatSoundMeter : public music::SoundMeter {
public:
    base::Result<music::SoundLevels> measure(const std::vector<music::PlacedSound>& sounds,
                                             const std::vector<music::EffectSetting>& effects, std::stop_token) override
    {
        if (failure)
            return *failure;
        behind = effects;
        const double added = effects.empty() ? 0.0 : effectsDb;
        music::SoundLevels levels{{}, loudnessLufs + added, truePeakDb + added};
        for (const auto& sound : sounds) {
            const auto first = static_cast<std::size_t>(sound.start.value / music::SongMeter::kWindowSeconds);
            levels.presence.resize(std::max(levels.presence.size(), first + 10));
            std::fill_n(levels.presence.begin() + static_cast<std::ptrdiff_t>(first), 10,
                        presence * std::pow(10.0, added / 10.0));
        }
        return levels;
    }
    std::vector<music::EffectSetting> behind; ///< of the last measurement
    std::optional<base::Error> failure;
    double presence = 1e-4, loudnessLufs = -20.0, truePeakDb = -8.0, effectsDb = -2.0;
};

/// Composes with that singer; progress must not go back.
inline base::Result<base::TaskResult> compose(const base::ParamValues& values, std::uint64_t seed,
                                              const std::filesystem::path& folder, std::shared_ptr<FakeSinger> singer,
                                              std::shared_ptr<music::SongMeter> meter = {})
{
    ml::TaskEnvironment environment{tests::resources(), std::move(meter)};
    environment.singer = std::move(singer);
    environment.soundMeter = std::make_shared<FlatSoundMeter>();
    base::TaskRequest request;
    request.params = values;
    request.seed = seed;
    base::RunContext context;
    context.folder = folder;
    double last = 0.0;
    context.progress = [&](const base::TaskProgress& at) {
        CHECK(at.fraction >= last && at.fraction <= 1.0);
        last = at.fraction;
    };
    return ml::makeTasks(environment).front()->run(request, context);
}

} // namespace melisma::tests
