// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/clip.h"

#include "core/project/time_pitch.h"

#include <algorithm>
#include <cassert>

namespace melisma::project
{

TimeValue materialLength(const TakeContent& content)
{
    if (const auto* audio = std::get_if<AudioContent>(&content))
        return TimeValue::absolute(audio->length);
    return TimeValue::musical(std::get<NoteContent>(content)->length);
}

const Take* Clip::findTake(TakeId wanted) const
{
    const auto found = std::ranges::find_if(takes, [wanted](const auto& take) { return take->id == wanted; });
    return found == takes.end() ? nullptr : found->get();
}

const Take& Clip::chosen() const
{
    assert(!takes.empty());
    const Take* take = findTake(chosenTake);
    assert(take);
    return take ? *take : *takes.front();
}

TimeValue Clip::longestMaterial() const
{
    TimeValue longest{timeBase(), 0};
    for (const auto& take : takes)
        longest.count = std::max(longest.count, heardLength(*this, take->content).count);
    return longest;
}

} // namespace melisma::project
