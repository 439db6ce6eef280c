// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/compose_task.h"

#include "ml/compose/composer.h"
#include "ml/compose/options_reader.h"
#include "ml/compose/planner.h"
#include "ml/compose/prompt_preview.h"
#include "ml/compose/rooms.h"
#include "ml/tasks/score_file.h"

#include <fmt/format.h>

#include <chrono>

namespace melisma::ml {

namespace {

using base::Json;

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

Json ComposeTask::factsOf(const Plan& plan, const music::Score& score, int takes) const
{
    Json facts = planFacts(plan);
    facts["seconds"] = score.tempoMap.secondsAt(plan.length).value;
    facts["takes"] = takes;
    facts["balance"] = balanceJson(m_balance);
    m_band->addDrumFacts(score, facts, true);
    return facts;
}

/// One take with its rooms and gains. Takes are played by the same band, so they share what the first one measured.
base::Result<music::Score> ComposeTask::write(const Plan& plan, int take, const base::RunContext& context)
{
    auto score = composeScore(plan, take, context.stop, m_band->drummer());
    if (!score)
        return score;
    if (take > 0) {
        placeInRooms(*score, plan.genre->mix);
        copyBalance(m_first, *score);
        return score;
    }
    const auto balanced = balance(*score, plan.genre->mix, m_meter.get(), context.stop);
    if (!balanced)
        return balanced.error();
    m_balance = *balanced;
    m_first = *score;
    return score;
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

base::Result<base::TaskResult> ComposeTask::run(const base::TaskRequest& request, base::RunContext& context)
{
    if (request.preview)
        return preview(request.params);
    const auto begun = std::chrono::steady_clock::now();
    report(context, "Reading the prompt", 0.0);
    const auto values = base::validate(composeParams(), request.params);
    if (!values)
        return values.error();
    if (const auto ready = prepare(); !ready)
        return ready.error();
    const auto wishes = readWishes(*values, m_band->library().lexicon);
    if (!wishes)
        return wishes.error();
    const auto plan = makePlan(m_band->library(), *wishes, request.seed);
    if (!plan)
        return plan.error();
    base::TaskResult result;
    const int takes = static_cast<int>(values->integer("takes").value_or(1));
    for (int take = 0; take < takes; ++take) {
        report(context, fmt::format("Composing take {}", take + 1), 0.05 + 0.95 * take / takes);
        const auto score = write(*plan, take, context);
        if (!score)
            return score.error();
        auto file = writeScore(*score, "score", take, context.folder);
        if (!file)
            return file.error();
        result.files.push_back(std::move(*file));
        result.facts = factsOf(*plan, *score, takes);
    }
    result.model = composerModel();
    result.device = "cpu";
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    report(context, "Composed", 1.0);
    return result;
}

} // namespace melisma::ml
