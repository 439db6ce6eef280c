// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/singers.h"

#include "ml/compose/schema_reader.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml {

namespace {

constexpr int kNarrowest = 10;     ///< semitones a melody needs
constexpr double kRounding = 1e-9; ///< a blend of one is itself
constexpr Register kUsualMan{45, 64};
constexpr Register kUsualWoman{54, 71};

Singer readSinger(const SchemaReader& at)
{
    at.onlyKeys({"id", "name", "sex", "deep", "soft", "language", "low", "high", "measured"});
    Singer singer;
    singer.id = at.member("id").text();
    singer.name = at.member("name").text();
    const auto sex = at.member("sex").text();
    if (sex != "female" && sex != "male")
        at.member("sex").fail("'" + sex + "' is neither female nor male");
    singer.sex = sex == "female" ? VoiceSex::female : VoiceSex::male;
    singer.deep = at.has("deep");
    singer.soft = at.has("soft");
    singer.language = at.member("language").text();
    singer.range = {at.member("low").integer(24, 96), at.member("high").integer(24, 96)};
    if (singer.range.high - singer.range.low < kNarrowest)
        at.fail("the range is too narrow for a melody");
    return singer;
}

/// How far a singer is from the wish; 0 is all of it.
int distance(const Singer& singer, const VoiceWish& wish)
{
    int far = 0;
    if (wish.sex != VoiceSex::any && singer.sex != wish.sex)
        far += 8;
    if (wish.pitch != VoicePitch::any && singer.deep != (wish.pitch == VoicePitch::deep))
        far += 4;
    if (wish.soft != singer.soft)
        far += wish.soft ? 2 : 1; // nobody whispers unasked
    return far;
}

/// The second letter of a published voice's id is its sex.
Register rangeOf(const std::vector<Singer>& singers, const std::string& id)
{
    const auto known = std::ranges::find(singers, id, &Singer::id);
    if (known != singers.end())
        return known->range;
    return id.size() > 1 && id[1] == 'm' ? kUsualMan : kUsualWoman;
}

} // namespace

base::Result<std::vector<Singer>> readSingers(const base::Json& json, const std::string& file)
{
    std::optional<base::Error> error;
    const SchemaReader top(json, file, error);
    top.onlyKeys({"about", "singers"});
    std::vector<Singer> singers;
    for (const auto& item : top.member("singers").items())
        singers.push_back(readSinger(item));
    if (singers.empty())
        top.fail("at least one singer is needed");
    if (error)
        return *error;
    return singers;
}

base::Result<std::vector<Singer>> loadSingers(const std::filesystem::path& resources)
{
    const auto file = resources / "voices" / "singers.json";
    const auto json = base::readJsonFile(file);
    if (!json)
        return json.error();
    return readSingers(*json, file.string());
}

const Singer& chooseSinger(const std::vector<Singer>& singers, const VoiceWish& wish, Rng rng)
{
    int nearest = distance(singers.front(), wish);
    for (const auto& singer : singers)
        nearest = std::min(nearest, distance(singer, wish));
    std::vector<const Singer*> fitting;
    for (const auto& singer : singers)
        if (distance(singer, wish) == nearest)
            fitting.push_back(&singer);
    return *rng.pick(fitting);
}

Register rangeOf(const std::vector<Singer>& singers, const base::VoiceRecipe& voice)
{
    double low = 0.0, high = 0.0, total = 0.0;
    for (const auto& share : voice.shares) {
        const auto own = rangeOf(singers, share.id);
        low += share.weight * own.low;
        high += share.weight * own.high;
        total += share.weight;
    }
    return {static_cast<int>(std::ceil(low / total - kRounding)),
            static_cast<int>(std::floor(high / total + kRounding))};
}

} // namespace melisma::ml
