// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/score.h"
#include "ml/compose/genre.h"

#include <span>
#include <string_view>

namespace melisma::ml {

/// The kinds of room that genre files may ask for.
std::span<const std::string_view> roomKinds();

/// The effect "reverb" set up as that room; `wish.kind` is one of roomKinds().
music::EffectSetting roomOf(const RoomWish& wish);

/// The room that the genre wants for the role, or what is usual; null: none.
const RoomWish* roomWishOf(const GenreMix& mix, Role role);

/// Gives each part the room that its genre wants for its role, and takes it out of the instrument's own.
void placeInRooms(music::Score& score, const GenreMix& mix);
void placeInRoom(music::Part& part, const GenreMix& mix);

/// Takes the part out of the instrument's own room, for one that has an effect instead.
void leaveOwnRoom(music::Part& part);

} // namespace melisma::ml
