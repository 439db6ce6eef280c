// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/record/take_story.h"

#include <algorithm>

namespace melisma::audio {

using base::Json;
using base::memberOr;

Json toJson(const TakeStory& story)
{
    return Json{{"recording", story.recording}, {"track", story.track.value}, {"name", story.name},
                {"start", story.start},         {"latency", story.latency},   {"pass", story.pass},
                {"begun", story.begun}};
}

base::Result<TakeStory> takeStoryFrom(const std::string& text)
{
    const auto json = base::parseJson(text, "the take's own record");
    if (!json)
        return json.error();
    const auto frames = [&](const char* key) {
        return std::clamp<std::int64_t>(memberOr<std::int64_t>(*json, key, 0), 0, project::kLastCount);
    };
    TakeStory story;
    story.recording = memberOr<std::string>(*json, "recording", "");
    story.track = {memberOr<std::uint64_t>(*json, "track", 0)};
    story.name = memberOr<std::string>(*json, "name", "");
    story.start = frames("start");
    story.latency = frames("latency");
    story.pass = memberOr<int>(*json, "pass", 0);
    story.begun = memberOr<std::string>(*json, "begun", "");
    return story;
}

} // namespace melisma::audio
