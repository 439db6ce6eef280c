// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb_sing.h"

#include "app/studio/cli/voice_offer.h"
#include "app/studio/cli/worker_run.h"
#include "app/studio/scratch_folder.h"
#include "audio/files/midi_melody.h"
#include "core/base/sha256.h"
#include "core/project/provenance.h"

#include <fmt/format.h>

#include <chrono>
#include <fstream>

namespace melisma::app {

using base::Json;
using base::Result;

std::string SingVerb::summary() const
{
    return "Sing lyrics on a melody";
}

void SingVerb::addOptions(CLI::App& options)
{
    options.add_option("--melody", m_melody, "A MIDI file; lyrics in it are sung unless --lyrics gives others")
        ->required()
        ->type_name("F.mid");
    options
        .add_option("--lyrics", m_lyrics,
                    "A syllable a note: \"mel-o-dy\" cuts a word, \"_\" holds a syllable, "
                    "\"[lead](/lˈɛd/)\" says how it sounds")
        ->type_name("TEXT or @FILE");
    m_voice.addOption(options);
    options.add_option("--language", m_language, "How the words are read; the voice's own unless told")
        ->type_name("CODE");
    options.add_option("--method", m_method, "hybrid (usual), stretched or direct")
        ->check(CLI::IsMember({"hybrid", "stretched", "direct"}))
        ->type_name("NAME");
    options.add_option("--breaths", m_breaths, "natural (usual) or none: what is heard before phrases")
        ->check(CLI::IsMember({"natural", "none"}))
        ->type_name("NAME");
    options.add_option("--scoops", m_scoops, "Cents by which a phrase's first note begins too low; 40 unless told")
        ->check(CLI::Range(0, 200))
        ->type_name("N");
    options.add_option("--transpose", m_transpose, "Semitones; whole octaves to suit the voice unless told")
        ->check(CLI::Range(-48, 48))
        ->type_name("N");
    addVoiceShape(options);
    m_target.addOptions(options);
}

void SingVerb::addVoiceShape(CLI::App& options)
{
    options
        .add_option("--part", m_part,
                    "What is sung: lead, double, octave-below, octave-above, third-below, "
                    "third-above; second voices lie a little apart in time")
        ->transform(CLI::Transformer(std::map<std::string, std::string>{{"octave-below", "octaveBelow"},
                                                                        {"octave-above", "octaveAbove"},
                                                                        {"third-below", "thirdBelow"},
                                                                        {"third-above", "thirdAbove"}}))
        ->check(
            CLI::IsMember({"lead", "double", "octaveBelow", "octaveAbove", "thirdBelow", "thirdAbove"}).description(""))
        ->type_name("PART");
    options.add_option("--key", m_key, "Whose thirds are sung: \"A minor\"; C major unless told")->type_name("KEY");
    options.add_option("--vibrato", m_vibrato, "Depth in cents of held notes; 25 unless told, 0: none")
        ->check(CLI::Range(0, 200))
        ->type_name("N");
    options.add_option("--vibrato-rate", m_vibratoRate, "Waves a second; 5.6 unless told")
        ->check(CLI::Range(3.0, 9.0))
        ->type_name("HZ");
    options.add_option("--vibrato-onset", m_vibratoOnset, "Milliseconds held straight first; 350 unless told")
        ->check(CLI::Range(0, 2000))
        ->type_name("MS");
    options.add_option("--glide", m_glide, "Milliseconds from note to note; 60 unless told")
        ->check(CLI::Range(0, 300))
        ->type_name("MS");
}

Result<base::TaskRequest> SingVerb::request(const VerbContext& context, const std::filesystem::path& scratch) const
{
    auto melody = audio::readMidiMelody(m_melody);
    if (!melody)
        return melody.error();
    if (!m_key.empty()) {
        const auto key = music::Key::parse(m_key);
        if (!key)
            return key.error();
        melody->key = *key;
    }
    const auto path = scratch / "melody.json";
    std::ofstream(path) << music::toJson(*melody).dump();
    const auto hash = base::sha256OfFile(m_melody);
    auto lyrics = textOrFile(m_lyrics);
    if (!hash || !lyrics)
        return hash ? lyrics.error() : hash.error();
    base::TaskRequest request;
    request.task = "sing";
    request.inputs = {{"melody", path, *hash}};
    if (auto known = m_voice.setParams(request.params); !known)
        return known.error();
    if (!lyrics->empty())
        request.params.set("lyrics", std::move(*lyrics));
    if (!m_language.empty())
        request.params.set("language", m_language);
    if (!m_method.empty())
        request.params.set("method", m_method);
    if (!m_breaths.empty())
        request.params.set("breaths", m_breaths);
    if (m_scoops)
        request.params.set("scoops", std::int64_t{*m_scoops});
    if (m_part != "lead")
        request.params.set("part", m_part);
    for (const auto& [key, value] :
         {std::pair("vibrato", &m_vibrato), {"vibratoOnset", &m_vibratoOnset}, {"glide", &m_glide}})
        if (*value)
            request.params.set(key, std::int64_t{**value});
    if (m_vibratoRate)
        request.params.set("vibratoRate", *m_vibratoRate);
    if (m_transpose)
        request.params.set("transpose", std::int64_t{*m_transpose});
    request.seed = context.seedOrFresh();
    request.device = context.device;
    request.threads = context.threads;
    return request;
}

Result<Json> SingVerb::run(const VerbContext& context)
{
    const auto began = std::chrono::steady_clock::now();
    if (auto good = m_target.check(context, name()); !good)
        return good.error();
    const auto scratch = ScratchFolder::make();
    if (!scratch)
        return scratch.error();
    const auto wish = request(context, scratch->path());
    if (!wish)
        return wish.error();
    if (auto offered = offerVoices(context); !offered)
        return offered.error();
    const auto started = project::timestampNow();
    const auto result = runInWorker(context, *wish, scratch->path());
    if (!result)
        return result.error();
    auto json = m_target.deliver(context, *wish, *result, started, scratch->path());
    if (!json)
        return json;
    (*json)["voice"] = m_voice.written();
    (*json)["model"] = result->model.id;
    (*json)["weightsSha256"] = result->model.weightsSha256;
    (*json)["seed"] = wish->seed;
    for (const char* fact : {"realTimeFactor", "phrases", "transposed", "unread", "leftOver", "notesJoined"})
        (*json)[fact] = base::memberOr<Json>(result->facts, fact, Json());
    if (const auto& story = result->files.front().story)
        (*json)["words"] = base::toJson(story->words);
    (*json)["elapsedSeconds"] = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return json;
}

std::string SingVerb::text(const Json& result) const
{
    std::string text =
        fmt::format("{}\n{:.1f} s, voice {}",
                    result.contains("path") ? result["path"].get<std::string>() : result["project"].get<std::string>(),
                    result["seconds"].get<double>(), result["voice"].get<std::string>());
    if (const auto left = base::memberOr<std::string>(result, "leftOver", ""); !left.empty())
        text += "\nNo notes were left for: " + left;
    if (const auto unread = base::memberOr<std::vector<std::string>>(result, "unread", {}); !unread.empty())
        text += fmt::format("\nNot read: {}", fmt::join(unread, " "));
    return text;
}

} // namespace melisma::app
