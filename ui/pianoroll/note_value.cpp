// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/note_value.h"

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr int kUsualVibrato = 25; ///< cents; what the task "sing" takes unless told
constexpr int kTopVibrato = 100;  ///< deeper ones are no singer's, and would leave the usual ones no room

} // namespace

NoteValueScale scaleOf(NoteValue value)
{
    return value == NoteValue::velocity ? NoteValueScale{1, 127, 96} : NoteValueScale{0, kTopVibrato, kUsualVibrato};
}

int valueOf(const music::Note& note, NoteValue value)
{
    if (value == NoteValue::velocity)
        return note.velocity;
    return saysValue(note, value) ? note.vibrato : kUsualVibrato;
}

bool saysValue(const music::Note& note, NoteValue value)
{
    return value == NoteValue::velocity || note.vibrato != music::Note::kSingersVibrato;
}

music::Note withValue(music::Note note, NoteValue value, int amount)
{
    const auto scale = scaleOf(value);
    (value == NoteValue::velocity ? note.velocity : note.vibrato) = std::clamp(amount, scale.least, scale.most);
    return note;
}

} // namespace melisma::ui
