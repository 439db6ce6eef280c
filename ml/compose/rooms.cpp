// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/rooms.h"

#include "ml/compose/genre_names.h"

#include <algorithm>
#include <array>

namespace melisma::ml {

namespace {

constexpr int kRoomSend = 91; ///< controller that feeds the instrument's own small room

struct Room {
    double preDelay, size, decay, damping, lowCut; ///< ms, %, s, Hz, Hz
};
constexpr std::array<std::string_view, 5> kKinds = {"room", "chamber", "plate", "hall", "cavern"};
constexpr std::array<Room, 5> kRooms = {{
    {4, 40, 0.6, 6500, 200},
    {10, 60, 1.1, 5500, 200},
    {16, 50, 1.7, 9000, 300},
    {24, 110, 2.4, 5000, 220},
    {40, 170, 5.0, 4000, 180},
}};

/// For roles that the genre says nothing about. Drums and bass stay in the small room that every instrument has.
const std::map<Role, RoomWish>& usualRooms()
{
    static const std::map<Role, RoomWish> rooms = {
        {Role::lead, {"chamber", 0.14}}, {Role::counter, {"chamber", 0.18}}, {Role::pad, {"hall", 0.2}}};
    return rooms;
}

} // namespace

const RoomWish* roomWishOf(const GenreMix& mix, Role role)
{
    for (const auto* rooms : {&mix.rooms, &usualRooms()})
        if (const auto found = rooms->find(role); found != rooms->end())
            return &found->second;
    return nullptr;
}

std::span<const std::string_view> roomKinds()
{
    return kKinds;
}

music::EffectSetting roomOf(const RoomWish& wish)
{
    const auto kind = std::ranges::find(kKinds, wish.kind) - kKinds.begin();
    const auto& room = kRooms.at(static_cast<std::size_t>(kind));
    music::EffectSetting setting{"reverb", {}, wish.amount};
    setting.params.set("preDelay", room.preDelay);
    setting.params.set("size", room.size);
    setting.params.set("decay", room.decay);
    setting.params.set("damping", room.damping);
    setting.params.set("lowCut", room.lowCut);
    return setting;
}

void leaveOwnRoom(music::Part& part)
{
    for (auto& clip : part.clips) {
        clip.notes.controllers.push_back({{}, kRoomSend, 0});
        music::sortEvents(clip.notes);
    }
}

void placeInRoom(music::Part& part, const GenreMix& mix)
{
    const auto role = roleNamed(part.role);
    const auto* wish = role ? roomWishOf(mix, *role) : nullptr;
    if (!wish || wish->amount <= 0.0)
        return;
    part.effects = {roomOf(*wish)};
    leaveOwnRoom(part);
}

void placeInRooms(music::Score& score, const GenreMix& mix)
{
    for (auto& part : score.parts)
        placeInRoom(part, mix);
}

} // namespace melisma::ml
