// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/automation_json.h"

#include "core/project/project.h"

#include <array>

namespace melisma::project {

namespace {

using base::Json;

constexpr std::array<std::string_view, 6> kKinds = {"volume", "pan", "mute", "sendGain", "effectParam", "effectMix"};
constexpr std::array<std::string_view, 2> kShapes = {"linear", "hold"};

Json pointToJson(const AutomationPoint& point)
{
    return Json{
        {"at", point.at.ticks}, {"value", point.value}, {"shape", kShapes[static_cast<std::size_t>(point.shape)]}};
}

AutomationPoint readPoint(const JsonReader& reader)
{
    return {{reader.integer("at", 0, kLastCount)}, reader.number("value"), reader.choice<PointShape>("shape", kShapes)};
}

Json laneToJson(const AutomationLane& lane)
{
    Json points = Json::array();
    for (const auto& point : lane.points)
        points.push_back(pointToJson(point));
    Json json{
        {"kind", kKinds[static_cast<std::size_t>(lane.target.kind)]}, {"on", lane.on}, {"points", std::move(points)}};
    if (lane.target.send)
        json["send"] = lane.target.send.value;
    if (lane.target.effect)
        json["effect"] = lane.target.effect.value;
    if (!lane.target.key.empty())
        json["key"] = lane.target.key;
    return json;
}

AutomationLane readLane(const JsonReader& reader)
{
    AutomationLane lane;
    lane.target.kind = reader.choice<AutomationKind>("kind", kKinds);
    if (reader.has("send"))
        lane.target.send = SendId{reader.identity("send")};
    if (reader.has("effect"))
        lane.target.effect = EffectId{reader.identity("effect")};
    if (reader.has("key"))
        lane.target.key = reader.text("key");
    lane.on = reader.truth("on");
    lane.points = reader.list("points", readPoint);
    return lane;
}

} // namespace

Json toJson(const std::vector<AutomationLane>& lanes)
{
    Json list = Json::array();
    for (const auto& lane : lanes)
        list.push_back(laneToJson(lane));
    return list;
}

std::vector<AutomationLane> readAutomation(const JsonReader& reader, const char* key)
{
    return reader.has(key) ? reader.list(key, readLane) : std::vector<AutomationLane>();
}

} // namespace melisma::project
