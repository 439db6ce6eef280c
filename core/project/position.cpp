// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/position.h"

#include <cassert>

namespace melisma::project {

base::Frames TimeValue::toFrames(const music::TempoMap& map, int sampleRate) const
{
    return timeBase == TimeBase::absolute ? base::Frames{count} : map.framesAt(base::Beats{count}, sampleRate);
}

base::Beats TimeValue::toBeats(const music::TempoMap& map, int sampleRate) const
{
    return timeBase == TimeBase::musical ? base::Beats{count} : map.beatsAt(base::Frames{count}, sampleRate);
}

TimeValue TimeValue::in(TimeBase other, const music::TempoMap& map, int sampleRate) const
{
    return other == TimeBase::musical ? musical(toBeats(map, sampleRate)) : absolute(toFrames(map, sampleRate));
}

TimeValue operator+(TimeValue a, TimeValue b)
{
    assert(a.timeBase == b.timeBase);
    return {a.timeBase, a.count + b.count};
}

TimeValue operator-(TimeValue a, TimeValue b)
{
    assert(a.timeBase == b.timeBase);
    return {a.timeBase, a.count - b.count};
}

} // namespace melisma::project
