// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/worker/worker_protocol.h"
#include "core/base/param_spec.h"
#include "core/base/sha256.h"
#include "core/edits/add_score.h"
#include "core/edits/add_take.h"
#include "core/edits/add_track.h"
#include "core/edits/comp_takes.h"
#include "core/edits/rename_track.h"
#include "core/models/installed_model.h"
#include "core/models/model_manifest.h"
#include "core/music/score.h"
#include "core/project/bundle.h"
#include "core/project/journal.h"
#include "core/project/project_delta.h"
#include "core/project/project_folder.h"
#include "core/project/project_json.h"
#include "core/project/state_file.h"
#include "tests/core/project/zip_maker.h"
#include "tests/fuzz/reader.h"
#include "tests/support/scratch_dir.h"

#include <fstream>

namespace melisma::tests {

namespace {

using base::Json;
using project::Project;

std::string textOf(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

music::Score smallScore()
{
    music::Score score;
    score.title = "Song";
    score.length = base::Beats::whole(8);
    score.sections.push_back({"Verse", {}, base::Beats::whole(8)});
    score.chords.push_back({{}, base::Beats::whole(4), *music::Chord::parse("Am7/G")});
    music::PartClip clip{"Verse", {}, {}};
    clip.notes.length = base::Beats::whole(8);
    clip.notes.notes.push_back({base::Beats::whole(1), base::Beats::whole(1), 60, 90});
    score.parts.push_back({"bass", "Bass", {"Bass", 0, 33}, -3.0, 0.1, {clip}});
    return score;
}

Project smallProject()
{
    auto project = edits::addScore(Project{}, smallScore(), {});
    fuzzRequire(project.ok(), "the sample can be made");
    const std::string hash(64, 'a');
    project->assets.emplace(hash, project::Asset{hash, "v.wav", "media/" + hash + ".wav", 1, 48000, {48000}});
    const auto clip = project->tracks[0]->clips[0];
    const auto added = edits::addTake(*project, clip->id, "Take 2", clip->chosen().content, {});
    fuzzRequire(added.ok(), "a take can be added");
    const auto comp =
        edits::compRange(*added, clip->id, {{24'000}, {48'000}}, added->findClip(clip->id)->takes.front()->id);
    fuzzRequire(comp.ok(), "takes can be comped");
    return *comp;
}

/// What was accepted is written and read again without loss.
void readProject(std::string_view text)
{
    const auto json = base::parseJson(text, "project");
    if (!json)
        return;
    const auto project = project::projectFromJson(*json);
    if (!project)
        return;
    const auto again = project::projectFromJson(project::toJson(*project));
    fuzzRequire(again.ok(), "an accepted project is written so that it can be read");
}

/// The file's frame with the hash set right, so that the damage lies behind it.
std::string resealed(std::string_view bytes)
{
    constexpr std::string_view kKey = R"("sha256":")";
    std::string text(bytes);
    const auto key = text.substr(0, 200).find(kKey);
    if (key == std::string::npos || text.size() < key + kKey.size() + 64)
        return text;
    const auto at = key + kKey.size();
    base::Sha256 hash;
    hash.update(text.data(), at);
    hash.update(text.data() + at + 64, text.size() - at - 64);
    return text.replace(at, 64, hash.hex());
}

void readState(std::string_view bytes)
{
    static const ScratchDir scratch;
    const auto path = scratch.path() / "project.json";
    const std::string whole = resealed(bytes);
    std::ofstream(path, std::ios::binary | std::ios::trunc)
        .write(whole.data(), static_cast<std::streamsize>(whole.size()));
    static_cast<void>(project::readState(path));
}

void replay(Project& project, std::string_view payload)
{
    const auto json = base::parseJson(payload, "journal");
    if (!json)
        return;
    auto next = project::applyDelta(project, base::memberOr<Json>(*json, "delta", Json::object()));
    if (next)
        project = std::move(*next);
}

void readJournalBytes(std::string_view bytes)
{
    static const Project start = smallProject();
    Project project = start;
    const auto content = project::decodeJournal(bytes);
    fuzzRequire(content.goodLength <= bytes.size(), "the good length lies within the journal");
    for (const auto& record : content.records)
        replay(project, record.payload);
}

void readDelta(std::string_view text)
{
    static const Project start = smallProject();
    Project project = start;
    replay(project, text);
}

std::vector<std::string> deltas()
{
    const Project start = smallProject();
    Project next = *edits::renameTrack(start, start.tracks.front()->id, "Low");
    next.lyrics = "la la";
    next.assets.clear();
    const Project more = *edits::addTrack(next, project::TrackKind::audio, "Voice");
    std::vector<std::string> texts;
    for (const auto& [before, after] : {std::pair(start, next), {next, more}, {more, start}})
        texts.push_back(textOf(Json{{"label", "Edit"}, {"delta", project::projectDelta(before, after)}}));
    return texts;
}

std::string journal()
{
    std::string bytes;
    std::uint64_t sequence = 2;
    for (const auto& delta : deltas())
        bytes += project::encodeRecord({sequence++, delta});
    return bytes;
}

void readLines(std::string_view bytes)
{
    if (const auto to = app::toWorkerFromLine(bytes))
        static_cast<void>(app::toLine(*to));
    if (const auto from = app::fromWorkerFromLine(bytes))
        static_cast<void>(app::toLine(*from));
}

std::vector<std::string> lines()
{
    base::TaskRequest request;
    request.task = "compose";
    request.params.set("prompt", "slow rain");
    request.seed = 0xFFFF'FFFF'FFFF'FFFFu;
    base::TaskResult result;
    result.files.push_back({"score", "Take 1", "/tmp/job/score-1.json", std::string(64, 'b')});
    result.facts = Json{{"tempoBpm", 92.5}, {"ignored", Json::array({"la"})}};
    return {app::toLine(app::ToWorker(app::RunMessage{1, "/tmp/job", request})),
            app::toLine(app::ToWorker(app::CancelMessage{2})),
            app::toLine(app::FromWorker(app::ProgressMessage{1, {"Composing", 0.5}})),
            app::toLine(app::FromWorker(app::ResultMessage{1, result})),
            app::toLine(app::FromWorker(app::ResultMessage{1, base::Error{base::ErrorKind::io, "No", "Do", "d"}}))};
}

base::ParamSpec spec()
{
    base::ParamSpec spec;
    spec.key = "bpm";
    spec.label = "Tempo";
    spec.kind = base::ParamKind::number;
    spec.defaultValue = 90.0;
    spec.minimum = 20;
    spec.maximum = 300;
    spec.choices = {{"a", "A"}};
    return spec;
}

void readTask(std::string_view text)
{
    const auto json = base::parseJson(text, "task");
    if (!json)
        return;
    const auto descriptor = base::taskDescriptorFromJson(*json);
    if (!descriptor)
        return;
    base::ParamValues values;
    values.set("bpm", 91.0);
    static_cast<void>(base::validate(descriptor->params, values));
    static_cast<void>(base::toJson(*descriptor));
}

void readScore(std::string_view text)
{
    const auto json = base::parseJson(text, "score");
    if (!json)
        return;
    if (const auto score = music::scoreFromJson(*json))
        static_cast<void>(music::toJson(*score));
}

/// What the table was accepted with is safe to use as a path.
void readModels(std::string_view text)
{
    const auto json = base::parseJson(text, "models.json");
    const auto table = json ? models::parseManifest(*json, "models.json") : json.error();
    if (!table)
        return;
    for (const auto& entry : table->models) {
        fuzzRequire(models::isModelId(entry.id) && entry.downloadBytes() > 0, "an entry has an id and a size");
        for (const auto& name : entry.installs)
            fuzzRequire(name.find('/') == std::string::npos, "an installed file has no folder");
    }
}

void readInstalled(std::string_view text)
{
    const auto model = models::decodeInstalled(std::string(text), "installed.json");
    fuzzRequire(!model || models::encodeInstalled(*model) == text, "a record is taken as it was written or not at all");
}

std::string modelTable()
{
    const std::string hash(64, 'a');
    return R"({"schema":1,"models":[{"id":"one","task":"speech","title":"One","licence":"MIT","licenceText":"t",)"
           R"("licenceUrl":"u","commercialUse":true,"installs":["a"],"parts":[{"name":"net","variants":[{"role":"r",)"
           R"("files":[{"name":"a.bin","sha256":")" +
           hash +
           R"(","bytes":4}],"sources":[{"kind":"pip","pieces":)"
           R"([{"package":"p","version":"1","member":"m","sha256":")" +
           hash +
           R"(","bytes":9}]},{"kind":"hub",)"
           R"("pieces":[{"package":"a/b","address":"{stem}.pt","member":"*/data/0","bytes":9}]}]}]}]}]})";
}

std::string installedRecord()
{
    const models::InstalledFile file{"a.bin", std::string(64, 'a'), 4, 12};
    return models::encodeInstalled({"one", "MIT", "2026-01-01T00:00:00Z", true, "pip p 1", "0.1.0", {file}});
}

void readSymbols(std::string_view text)
{
    if (const auto chord = music::Chord::parse(text)) {
        const auto again = music::Chord::parse(chord->symbol());
        fuzzRequire(again.ok() && *again == *chord, "a chord's symbol reads as the chord");
    }
    static_cast<void>(music::parseChords(text));
    if (const auto key = music::Key::parse(text)) {
        const auto again = music::Key::parse(key->text());
        fuzzRequire(again.ok() && *again == *key, "a key's text reads as the key");
    }
}

/// A bundle with one sound.
std::string smallBundle(Project project)
{
    const std::string sound = "sound";
    const auto hash = base::sha256Of(sound);
    const std::string file = "media/" + hash + ".wav";
    project.assets.clear();
    project.assets.emplace(hash, project::Asset{hash, "v.wav", file, 1, 48000, {48000}});
    ZipMaker zip;
    zip.add({"project.json", project::encodeState(project, 1)});
    zip.add({file, sound});
    return zip.bytes();
}

void readBundle(std::string_view bytes)
{
    static const ScratchDir scratch;
    const auto folder = scratch.path() / "in";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "x.melisma.zip", std::ios::binary | std::ios::trunc)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    const auto unpacked = project::unpackBundle(folder / "x.melisma.zip", folder / "x.melisma");
    std::size_t made = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        made += entry.path().filename() != "x.melisma.zip" ? 1 : 0;
    fuzzRequire(made == (unpacked ? 1u : 0u), "a bundle becomes a project or nothing");
    for (const auto& entry : std::filesystem::directory_iterator(scratch.path()))
        fuzzRequire(entry.path() == folder, "nothing is written elsewhere");
    if (!unpacked)
        return;
    fuzzRequire(project::ProjectFolder::open(folder / "x.melisma").ok(), "the project opens");
    std::filesystem::remove_all(folder / "x.melisma");
}

} // namespace

void addCoreReaders(std::vector<FuzzReader>& readers)
{
    const Project project = smallProject();
    readers.push_back({"project", {textOf(project::toJson(project))}, readProject});
    readers.push_back({"state", {project::encodeState(project, 7)}, readState});
    readers.push_back({"journal", {journal()}, readJournalBytes});
    readers.push_back({"bundle", {smallBundle(project), smallBundle({})}, readBundle});
    readers.push_back({"delta", deltas(), readDelta});
    readers.push_back({"worker_line", lines(), readLines});
    base::TaskDescriptor task{"compose", "Compose", "A song", base::Lane::cpu, {"composer", "1", "", "MIT", false},
                              {spec()}};
    readers.push_back({"task", {textOf(base::toJson(task))}, readTask});
    readers.push_back({"models", {modelTable()}, readModels});
    readers.push_back({"installed", {installedRecord()}, readInstalled});
    readers.push_back({"score", {textOf(music::toJson(smallScore()))}, readScore});
    readers.push_back(
        {"symbols", {"Am7/G", "F#m7b5 | Bb, C-7", "C\xc2\xb0", "Eb dorian", "f# minor", "Csus4"}, readSymbols});
}

} // namespace melisma::tests
