// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/arrange_task.h"

#include "ml/compose/arranger.h"
#include "ml/compose/options_reader.h"
#include "ml/tasks/score_file.h"
#include "ml/tasks/song_voice.h"

#include <fmt/format.h>

#include <chrono>

namespace melisma::ml {
namespace {

using base::Json;
using base::ParamKind;
using base::ParamSpec;

constexpr const char* kSong = "song";
constexpr const char* kAll = "all";
constexpr double kLongestText = 2000;

ParamSpec text(const char* key, const char* label, const char* help, const char* placeholder)
{
    ParamSpec spec;
    spec.key = key;
    spec.label = label;
    spec.help = help;
    spec.kind = ParamKind::text;
    spec.minimum = 0;
    spec.maximum = kLongestText;
    spec.placeholder = placeholder;
    return spec;
}

ParamSpec whole(const char* key, const char* label, const char* help, double low, double high)
{
    ParamSpec spec = text(key, label, help, "");
    spec.kind = ParamKind::integer;
    spec.minimum = low;
    spec.maximum = high;
    return spec;
}

std::vector<ParamSpec> arrangeParams()
{
    auto takes = whole("takes", "Takes", "How many versions to make", 1, 8);
    takes.defaultValue = std::int64_t{1};
    return {
        text("prompt", "Style", "Genre and mood of what is written; empty: as the song was made", "gentle bossa nova"),
        text("add", "Add", "Instruments that join in", "strings, flute"),
        text("rewrite", "Rewrite", "Tracks to be written anew, by name; \"all\" for every one", "Bass, Drums"),
        whole("fromBar", "From bar", "The first bar that is written", 1, 4096),
        whole("toBar", "To bar", "The last bar that is written", 1, 4096),
        text("continue", "Continue with", "Sections to add at the end", "bridge chorus outro"),
        text("theme", "Theme from", "The track whose melody new melodies grow from", "Melody"),
        whole("themeBar", "Theme bar", "The bar of the clip that holds the theme; empty: the track's first clip", 1,
              4096),
        takes,
    };
}

std::vector<std::string> listOf(const std::string& written)
{
    std::vector<std::string> names;
    std::size_t from = 0;
    while (from <= written.size()) {
        const auto to = std::min(written.find(',', from), written.size());
        const auto first = written.find_first_not_of(" \t\r\n", from);
        if (first != std::string::npos && first < to) {
            const auto last = written.find_last_not_of(" \t\r\n", to - 1);
            names.push_back(written.substr(first, last - first + 1));
        }
        from = to + 1;
    }
    return names;
}

std::string given(const base::ParamValues& values, const char* key)
{
    const std::string written = values.text(key).value_or("");
    return written.find_first_not_of(" \t\r\n") == std::string::npos ? std::string() : written;
}

base::Result<ArrangeWishes> readArrangeWishes(const base::ParamValues& values, const Lexicon& lexicon)
{
    ArrangeWishes wishes;
    base::ParamValues style; // only the words: key, tempo and form are the song's
    style.set("prompt", given(values, "prompt").empty() ? std::string("song") : given(values, "prompt"));
    auto read = readWishes(style, lexicon);
    if (!read)
        return read.error();
    wishes.style.genre = read->genre;
    wishes.style.moods = read->moods;
    wishes.style.without = read->without;
    wishes.style.prompt = read->prompt;
    giveUpSinging(*read, {base::ErrorKind::unsupported, "voices join in sketches", {}, {}});
    wishes.style.understood = read->understood;
    if (const auto names = given(values, "add"); !names.empty()) {
        auto instruments = readInstruments(names, lexicon);
        if (!instruments)
            return instruments.error();
        wishes.add = std::move(*instruments);
    }
    if (const auto sections = given(values, "continue"); !sections.empty()) {
        auto form = readForm(sections, lexicon);
        if (!form)
            return form.error();
        wishes.further = std::move(*form);
    }
    wishes.rewriteAll = given(values, "rewrite") == kAll;
    if (!wishes.rewriteAll)
        wishes.rewrite = listOf(given(values, "rewrite"));
    wishes.theme = given(values, "theme");
    if (const auto bar = values.integer("themeBar"))
        wishes.themeBar = static_cast<int>(*bar) - 1;
    wishes.firstBar = static_cast<int>(values.integer("fromBar").value_or(1)) - 1;
    wishes.endBar = static_cast<int>(values.integer("toBar").value_or(0));
    if (wishes.endBar != 0 && wishes.endBar <= wishes.firstBar)
        return base::Error{base::ErrorKind::usage, "The last bar lies before the first", "Swap the two", {}};
    return wishes;
}

base::Result<music::Score> readSong(const base::TaskRequest& request)
{
    for (const auto& input : request.inputs) {
        if (input.role != kSong)
            continue;
        const auto json = base::readJsonFile(input.path);
        return json ? music::scoreFromJson(*json) : json.error();
    }
    return base::Error{base::ErrorKind::usage, "There is no song to arrange", "Open a project first", {}};
}

Json factsOf(const SongPlan& song, const music::Score& written, int takes)
{
    Json parts = Json::array();
    for (const auto& part : written.parts)
        parts.push_back(part.name);
    return Json{{"genre", song.plan.genre->name},
                {"key", song.plan.key.text()},
                {"parts", parts},
                {"fromBar", song.firstBar + 1},
                {"toBar", song.endBar},
                {"seed", song.plan.seed},
                {"takes", takes},
                {"plannedBy", "rules"}};
}

void report(const base::RunContext& context, const std::string& stage, double fraction)
{
    if (context.progress)
        context.progress({stage, fraction});
}

} // namespace

base::TaskDescriptor ArrangeTask::descriptor() const
{
    base::TaskDescriptor descriptor;
    descriptor.id = "arrange";
    descriptor.title = "Arrange";
    descriptor.summary = "Accompanies the open song, writes parts of it anew, adds parts or continues it";
    descriptor.model = composerModel();
    descriptor.params = arrangeParams();
    descriptor.inputs = {kSong};
    return descriptor;
}

/// Reads the data files once.
base::Result<void> ArrangeTask::prepare()
{
    if (m_band)
        return {};
    auto band = Band::load(m_resources);
    if (!band)
        return band.error();
    m_band = std::move(*band);
    return {};
}

/// One take with the rooms and gains of its parts. Takes share what the first one measured.
base::Result<music::Score> ArrangeTask::write(const music::Score& score, const SongPlan& song, int take,
                                              const std::stop_token& stop)
{
    auto written = arrange(song, score.tempoMap, take, stop, m_band->drummer());
    if (!written)
        return written;
    if (take > 0) {
        copyPartBalance(m_first, *written);
        return written;
    }
    const auto balanced = balanceIntoSong(*written, score, song, m_meter.get(), stop);
    if (!balanced)
        return balanced.error();
    m_balance = *balanced;
    m_first = *written;
    return written;
}

base::Result<base::TaskResult> ArrangeTask::run(const base::TaskRequest& request, base::RunContext& context)
{
    const auto begun = std::chrono::steady_clock::now();
    report(context, "Reading the song", 0.0);
    const auto values = base::validate(arrangeParams(), request.params);
    if (!values)
        return values.error();
    if (auto ready = prepare(); !ready)
        return ready.error();
    const auto score = readSong(request);
    if (!score)
        return score.error();
    const auto wishes = readArrangeWishes(*values, m_band->library().lexicon);
    if (!wishes)
        return wishes.error();
    const auto song = planSong(m_band->library(), *score, *wishes, request.seed);
    if (!song)
        return song.error();
    base::TaskResult result;
    const int takes = static_cast<int>(values->integer("takes").value_or(1));
    for (int take = 0; take < takes; ++take) {
        report(context, fmt::format("Writing take {}", take + 1), 0.05 + 0.95 * take / takes);
        const auto written = write(*score, *song, take, context.stop);
        if (!written)
            return written.error();
        auto file = writeScore(*written, "arrangement", take, context.folder);
        if (!file)
            return file.error();
        result.files.push_back(std::move(*file));
        result.facts = factsOf(*song, *written, takes);
        result.facts["balance"] = Json{{"measured", m_balance.measured}};
        m_band->addDrumFacts(*written, result.facts, false);
    }
    result.model = composerModel();
    result.device = "cpu";
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    report(context, "Written", 1.0);
    return result;
}

} // namespace melisma::ml
