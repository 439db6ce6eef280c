// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/train/groove_dataset.h"

#include <smf.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>

namespace melisma::app {

namespace {

using Row = std::map<std::string, std::string>;

base::Error unreadable(const std::filesystem::path& path)
{
    return {base::ErrorKind::input, path.string() + " cannot be read", "Get the Groove MIDI Dataset again", {}};
}

/// No field of info.csv is quoted.
std::vector<std::string> fields(std::string line)
{
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    std::vector<std::string> parts;
    std::istringstream in(line);
    for (std::string part; std::getline(in, part, ',');)
        parts.push_back(part);
    return parts;
}

base::Result<std::vector<Row>> readTable(const std::filesystem::path& path)
{
    std::ifstream in(path);
    std::string line;
    if (!std::getline(in, line))
        return unreadable(path);
    const auto names = fields(line);
    for (const char* needed : {"style", "bpm", "beat_type", "time_signature", "midi_filename", "split"})
        if (std::find(names.begin(), names.end(), needed) == names.end())
            return unreadable(path);
    std::vector<Row> rows;
    while (std::getline(in, line)) {
        const auto values = fields(line);
        if (values.size() != names.size())
            return unreadable(path);
        Row row;
        for (std::size_t i = 0; i < names.size(); ++i)
            row[names[i]] = values[i];
        rows.push_back(std::move(row));
    }
    return rows;
}

base::Result<std::vector<ml::groove::DrumHit>> readHits(const std::filesystem::path& path)
{
    const std::unique_ptr<smf_t, void (*)(smf_t*)> song(smf_load(path.c_str()), smf_delete);
    // libsmf only warns of a file that ends before its first track.
    if (!song || song->ppqn <= 0 || song->number_of_tracks == 0)
        return unreadable(path);
    std::vector<ml::groove::DrumHit> hits;
    while (const smf_event_t* event = smf_get_next_event(song.get())) {
        const bool isNoteOn = event->midi_buffer_length == 3 && (event->midi_buffer[0] & 0xF0) == 0x90;
        if (isNoteOn && event->midi_buffer[2] > 0)
            hits.push_back(
                {static_cast<double>(event->time_pulses) / song->ppqn, event->midi_buffer[1], event->midi_buffer[2]});
    }
    return hits;
}

base::Result<ml::groove::Groove> readGroove(const std::filesystem::path& folder, const Row& row)
{
    const auto hits = readHits(folder / row.at("midi_filename"));
    if (!hits)
        return hits.error();
    const std::string style = row.at("style");
    const std::string bpm = row.at("bpm");
    ml::groove::Groove groove;
    std::from_chars(bpm.data(), bpm.data() + bpm.size(), groove.bpm);
    groove.genre = ml::groove::genreIndex(style.substr(0, style.find('/')));
    groove.steps = ml::groove::toGrid(*hits);
    groove.isFill = row.at("beat_type") == "fill";
    return groove;
}

} // namespace

base::Result<GrooveDataset> readGrooveDataset(const std::filesystem::path& folder)
{
    const auto table = readTable(folder / "info.csv");
    if (!table)
        return table.error();
    GrooveDataset dataset;
    const std::map<std::string, std::vector<ml::groove::Groove>*> splits{
        {"train", &dataset.training}, {"validation", &dataset.validation}, {"test", &dataset.test}};
    for (const Row& row : *table) {
        const auto split = splits.find(row.at("split"));
        if (split == splits.end() || row.at("time_signature") != "4-4")
            continue;
        auto groove = readGroove(folder, row);
        if (!groove)
            return groove.error();
        if (!groove->steps.empty())
            split->second->push_back(std::move(*groove));
    }
    return dataset;
}

} // namespace melisma::app
