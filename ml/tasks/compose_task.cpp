// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/compose_task.h"

#include "ml/compose/composer.h"
#include "ml/compose/options_reader.h"
#include "ml/compose/part_levels.h"
#include "ml/compose/planner.h"
#include "ml/compose/prompt_preview.h"
#include "ml/compose/rooms.h"
#include "ml/tasks/score_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>

namespace melisma::ml {

namespace {

using base::Json;

constexpr double kPlanned = 0.1; ///< of the whole work
constexpr double kHarmonyUnderDb = 7.0;

Json understoodJson(const std::vector<Understood>& entries)
{
    Json json = Json::array();
    for (const auto& entry : entries)
        json.push_back(Json{{"text", entry.text}, {"as", entry.as}});
    return json;
}

Json balanceJson(const BalanceFacts& facts)
{
    Json json{{"measured", facts.measured}};
    if (facts.measured) {
        json["loudnessLufs"] = facts.loudnessLufs;
        json["truePeakDb"] = facts.truePeakDb;
    }
    if (facts.leadOverBandDb)
        json["leadOverBandDb"] = *facts.leadOverBandDb;
    return json;
}

Json planFacts(const Plan& plan)
{
    Json form = Json::array();
    for (const auto& section : plan.sections)
        form.push_back(Json{{"name", section.name}, {"bars", section.bars}});
    return Json{{"understood", understoodJson(plan.understood)},
                {"ignored", plan.ignored},
                {"tempoBpm", plan.bpm},
                {"key", plan.key.text()},
                {"meter", plan.meter.text()},
                {"seed", plan.seed},
                {"genre", plan.genre->name},
                {"mood", plan.mood},
                {"bars", plan.bars},
                {"form", form},
                {"plannedBy", "rules"}};
}

void report(const base::RunContext& context, const std::string& stage, double fraction)
{
    if (context.progress)
        context.progress({stage, fraction});
}

/// The context for a part of the work, whose progress is from `begin` to `end` of the whole.
base::RunContext within(const base::RunContext& context, double begin, double end)
{
    base::RunContext part = context;
    if (context.progress)
        part.progress = [progress = context.progress, begin, end](const base::TaskProgress& at) {
            progress({at.stage, begin + (end - begin) * at.fraction});
        };
    return part;
}

} // namespace

base::TaskDescriptor ComposeTask::descriptor() const
{
    base::TaskDescriptor descriptor{"compose",
                                    "Compose a song",
                                    "Plans and writes a multitrack song from a prompt, by rules and grammar",
                                    base::Lane::cpu,
                                    composerModel(),
                                    composeParams(),
                                    {}};
    descriptor.previews = true;
    descriptor.makesSounds = true;
    return descriptor;
}

/// Reads the data files once, on whichever thread asks first.
base::Result<void> ComposeTask::prepare()
{
    const std::lock_guard lock(m_preparing);
    if (m_band)
        return {};
    auto band = Band::load(m_resources);
    if (!band)
        return band.error();
    m_band = std::move(*band);
    return {};
}

Json ComposeTask::factsOf(const Song& song, const music::Score& score) const
{
    Json facts = planFacts(song.plan);
    facts["seconds"] = score.tempoMap.secondsAt(song.plan.length).value;
    facts["takes"] = song.takes;
    facts["balance"] = balanceJson(m_balance);
    if (song.voice)
        song.voice->addFacts(facts);
    if (song.voice && m_level.overBandDb)
        facts["balance"]["vocalOverBandDb"] = *m_level.overBandDb;
    m_band->addDrumFacts(score, facts, true);
    return facts;
}

/// Rooms and gains. Takes are played by the same band, so they share what the first one measured.
base::Result<void> ComposeTask::balanceTake(const Plan& plan, int take, music::Score& score,
                                            const std::stop_token& stop)
{
    if (take > 0) {
        placeInRooms(score, plan.genre->mix);
        copyBalance(m_first, score);
        return {};
    }
    const auto balanced = balance(score, plan.genre->mix, m_meter.get(), stop);
    if (!balanced)
        return balanced.error();
    m_balance = *balanced;
    return {};
}

/// The voice that sings, if one is wished and can. Nobody there is an error only where somebody was named.
base::Result<std::optional<SongVoice>> ComposeTask::voiceFor(Wishes& wishes, std::uint64_t seed,
                                                             const base::RunContext& context)
{
    if (!wishes.sings())
        return std::optional<SongVoice>{};
    report(context, "Preparing the voice", 0.02);
    auto voice =
        SongVoice::make(m_resources, m_singer, wishes, m_band->library().lexicon, seed, within(context, 0.02, 0.1));
    if (voice)
        return std::optional<SongVoice>(std::move(*voice));
    if (voice.error().kind != base::ErrorKind::missing || !wishes.voice.recipe.empty())
        return voice.error();
    giveUpSinging(wishes, voice.error());
    return std::optional<SongVoice>{};
}

base::Result<ComposeTask::Song> ComposeTask::plan(const base::TaskRequest& request, const base::RunContext& context)
{
    const auto values = base::validate(composeParams(), request.params);
    if (!values)
        return values.error();
    if (const auto ready = prepare(); !ready)
        return ready.error();
    auto wishes = readWishes(*values, m_band->library().lexicon);
    if (!wishes)
        return wishes.error();
    auto voice = voiceFor(*wishes, request.seed, context);
    if (!voice)
        return voice.error();
    auto plan = makePlan(m_band->library(), *wishes, request.seed, *voice ? &(*voice)->wishes() : nullptr);
    if (!plan)
        return plan.error();
    if (*voice && wishes->lyrics.empty()) {
        report(context, "Drafting lyrics", 0.1);
        if (auto drafted = (*voice)->draft(*plan, wishes->prompt); !drafted)
            return drafted.error();
    }
    return Song{std::move(*plan), std::move(*voice), static_cast<int>(values->integer("takes").value_or(1)), {}};
}

/// Sings the melody and sets it into the balanced song: the written part joins it only now, as nobody plays it.
base::Result<void> ComposeTask::addVocal(Song& song, WrittenVocal written, int take, music::Score& score,
                                         const base::RunContext& context)
{
    auto harmony = song.voice->writeHarmony(song.plan, written);
    const double leadShare = harmony.clips.empty() ? 1.0 : 0.7; // of the time
    auto sung = song.voice->sing(score, written, song.plan, take, within(context, 0.0, leadShare));
    if (!sung)
        return sung.error();
    if (take == 0) {
        auto level = levelVocal(score, written.part, sung->files, song.plan.genre->mix, m_balance,
                                {m_meter.get(), m_soundMeter.get()}, context.stop);
        if (!level)
            return level.error();
        m_level = std::move(*level);
    }
    applyLevel(m_level, sung->files);
    score.parts.push_back(std::move(written.part));
    std::ranges::move(sung->files, std::back_inserter(song.result.files));
    return harmony.clips.empty() ? base::Result<void>()
                                 : addHarmony(song, std::move(harmony), take, score, within(context, leadShare, 1.0));
}

/// A second voice, softer than the lead and with its effects.
base::Result<void> ComposeTask::addHarmony(Song& song, music::Part harmony, int take, music::Score& score,
                                           const base::RunContext& context)
{
    auto sung = song.voice->singHarmony(score, harmony, song.plan, take, context);
    if (!sung)
        return sung.error();
    auto level = m_level;
    level.gainDb = held(level.gainDb - kHarmonyUnderDb);
    applyLevel(level, sung->files);
    score.parts.push_back(std::move(harmony));
    std::ranges::move(sung->files, std::back_inserter(song.result.files));
    return {};
}

base::Result<void> ComposeTask::addTake(Song& song, int take, const base::RunContext& context)
{
    const auto fraction = [&](double share) { return kPlanned + (1.0 - kPlanned) * (take + share) / song.takes; };
    report(context, fmt::format("Composing take {}", take + 1), fraction(0.0));
    auto score = composeScore(song.plan, take, context.stop, m_band->drummer());
    if (!score)
        return score.error();
    auto written = song.voice ? song.voice->write(song.plan, score->parts, take) : WrittenVocal{};
    if (auto done = balanceTake(song.plan, take, *score, context.stop); !done)
        return done;
    const std::size_t place = song.result.files.size(); // the score goes before what is sung to it
    if (!written.part.clips.empty()) {
        report(context, fmt::format("Singing take {}", take + 1), fraction(0.3));
        const auto done =
            addVocal(song, std::move(written), take, *score, within(context, fraction(0.3), fraction(1.0)));
        if (!done)
            return done;
    }
    if (take == 0)
        m_first = *score;
    auto file = writeScore(*score, "score", take, context.folder);
    if (!file)
        return file.error();
    song.result.files.insert(song.result.files.begin() + static_cast<std::ptrdiff_t>(place), std::move(*file));
    song.result.facts = factsOf(song, *score);
    return {};
}

base::Result<base::TaskResult> ComposeTask::preview(const base::ParamValues& params)
{
    if (const auto ready = prepare(); !ready)
        return ready.error();
    base::TaskResult result;
    result.facts = previewPrompt(params, m_band->library().lexicon);
    result.model = composerModel();
    return result;
}

/// What the song would be sung to; whatever stands in the lyrics or bans voices does not count.
base::Result<base::TaskResult> ComposeTask::draft(const base::TaskRequest& request)
{
    auto values = base::validate(composeParams(), request.params);
    if (!values)
        return values.error();
    if (const auto ready = prepare(); !ready)
        return ready.error();
    values->erase("lyrics");
    auto wishes = readWishes(*values, m_band->library().lexicon);
    if (!wishes)
        return wishes.error();
    wishes->voice.wanted = true;
    wishes->voice.none = false;
    auto voice = SongVoice::choose(m_resources, m_singer, *wishes, request.seed);
    if (!voice)
        return voice.error();
    const auto plan = makePlan(m_band->library(), *wishes, request.seed, &voice->wishes());
    if (!plan)
        return plan.error();
    const auto drafted = voice->draftWords(*plan, wishes->prompt);
    if (!drafted)
        return drafted.error();
    base::TaskResult result;
    result.facts = Json{{"lyrics", drafted->text},
                        {"lyricsTheme", drafted->theme},
                        {"voice", voice->name()},
                        {"seed", request.seed},
                        {"lyricsBy", "drafted"}};
    result.model = composerModel();
    result.device = "cpu";
    return result;
}

base::Result<base::TaskResult> ComposeTask::run(const base::TaskRequest& request, base::RunContext& context)
{
    if (request.params.toggle(kDraftOnly))
        return draft(request);
    if (request.preview)
        return preview(request.params);
    const auto begun = std::chrono::steady_clock::now();
    report(context, "Reading the prompt", 0.0);
    auto song = plan(request, context);
    if (!song)
        return song.error();
    for (int take = 0; take < song->takes; ++take)
        if (auto done = addTake(*song, take, context); !done)
            return done.error();
    auto& result = song->result;
    result.model = composerModel();
    result.device = "cpu";
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    report(context, "Composed", 1.0);
    return std::move(result);
}

} // namespace melisma::ml
