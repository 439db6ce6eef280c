// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/bench/bench_tools.h"
#include "app/studio/bench/bench_voices.h"
#include "app/studio/bench/clone_weights.h"
#include "app/studio/model_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <thread>

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;
using Measurements = Result<std::vector<Measurement>>;

constexpr double kSungSeconds = 20.0;
constexpr double kVoiceSeconds = 60.0; ///< of recordings that a voice is made of
constexpr const char* kPublished = "af_heart";
constexpr const char* kBuiltIn = "builtin";

double lengthOf(double seconds, const BenchContext& context)
{
    return context.small ? seconds / 10.0 : seconds;
}

int threadsOf(const BenchContext& context)
{
    return context.threads > 0 ? context.threads : static_cast<int>(std::max(std::thread::hardware_concurrency(), 1U));
}

/// Of one of our clones, for a second of sound, put behind those before.
Result<void> keepCost(const ProgramAnswer& answer, std::vector<CloneCost>& costs)
{
    const auto wall = base::member<double>(answer.json, "realTimeFactor");
    const auto cpu = base::member<double>(answer.json, "cpuTimeFactor");
    if (!wall || !cpu)
        return Error{ErrorKind::internal, "melisma clone did not say how long it took", "Please report it", {}};
    costs.push_back({*wall, *cpu});
    return {};
}

double median(const std::vector<CloneCost>& costs, double CloneCost::*figure)
{
    std::vector<double> values;
    std::ranges::transform(costs, std::back_inserter(values), figure);
    std::ranges::sort(values);
    return values[values.size() / 2];
}

/// Both figures of a way to clone.
std::vector<Measurement> measurementsOf(const std::string& way, const std::vector<CloneCost>& ours,
                                        const std::vector<CloneCost>& peers, const std::string& note)
{
    std::vector<Measurement> both;
    for (const auto& [name, unit, figure] :
         {std::tuple("a second", "s", &CloneCost::wall), {"CPU of a second", "s CPU", &CloneCost::cpu}}) {
        Measurement measured{fmt::format("clone: {}, {}", name, way), median(ours, figure), unit, {}, {}, note};
        if (!peers.empty())
            measured.peer = BenchPeer{"RVC in Python", median(peers, figure)};
        both.push_back(std::move(measured));
    }
    return both;
}

/// RVC here and in Python, in turn, so that both meet the same neighbours.
class RvcDuel {
public:
    RvcDuel(const BenchContext& context, std::optional<ClonePeer> peer, std::string note)
        : m_context(context)
        , m_peer(std::move(peer))
        , m_note(std::move(note))
    {}

    Measurements run()
    {
        m_context.report("weights of RVC");
        const auto weights = findRvcWeights(m_context, m_peer, m_note);
        if (!weights)
            return weights.error();
        const BenchVoices voices(m_context, weights->models);
        const auto voice = voices.add({"import", weights->files.voice.string(), "-o", "Measured"});
        if (!voice)
            return voice.error();
        if (auto written = writeSung(m_sung, m_seconds); !written)
            return written.error();
        for (int run = 0; run < std::max(m_context.runs, 1); ++run) {
            auto sung = singOurs(voices, *voice);
            if (sung)
                sung = singPeers(weights->files);
            if (!sung)
                return sung.error();
        }
        return measurementsOf("RVC", m_ours, m_peers,
                              fmt::format("threads: {}; weights loaded before: {}{}{}", m_threads,
                                          weights->files.origin, m_note.empty() ? "" : "; ", m_note));
    }

private:
    Result<void> singOurs(const BenchVoices& voices, const std::string& voice)
    {
        m_context.report("clone by RVC");
        const auto answer = voices.clone(m_sung, voice, m_threads, {"--method", "rvc", "--pitch", "rmvpe"});
        return answer ? keepCost(*answer, m_ours) : answer.error();
    }

    /// A peer that cannot do it at all is left out, and the note says why.
    Result<void> singPeers(const RvcWeights& weights)
    {
        if (!m_peer)
            return {};
        m_context.report("RVC in Python");
        const auto cost = m_peer->convert(m_context, weights, m_sung, m_threads);
        if (!cost && (cost.error().kind == ErrorKind::cancelled || !m_peers.empty()))
            return cost.error();
        if (cost) {
            m_peers.push_back({cost->wall / m_seconds, cost->cpu / m_seconds});
        } else {
            m_note = cost.error().sentence();
            m_peer.reset();
        }
        return {};
    }

    const BenchContext& m_context;
    std::optional<ClonePeer> m_peer;
    std::string m_note; ///< why there is no peer
    std::filesystem::path m_sung = m_context.scratch / "sung.wav";
    double m_seconds = lengthOf(kSungSeconds, m_context);
    int m_threads = threadsOf(m_context);
    std::vector<CloneCost> m_ours, m_peers; ///< for a second of sound
};

Measurements ofRvc(const BenchContext& context)
{
    std::string note;
    auto peer = ClonePeer::find(note);
    return RvcDuel(context, std::move(peer), std::move(note)).run();
}

/// An error unless the built-in way can be used here.
Result<void> needBuiltIn()
{
    const auto offered = offersMethod(kBuiltIn);
    if (!offered)
        return offered.error();
    return *offered ? Result<void>()
                    : Error{ErrorKind::missing, "The built-in way to clone has no weights in this version", {}, {}};
}

/// Clones in the built-in way, which "auto" prefers for voices that are not RVC's.
Result<ProgramAnswer> cloneBuiltIn(const BenchVoices& voices, const std::filesystem::path& sung,
                                   const std::string& voice, int threads, const std::vector<std::string>& more = {})
{
    auto answer = voices.clone(sung, voice, threads, more);
    if (answer && base::memberOr<std::string>(answer->json, "method", "") != kBuiltIn)
        return Error{ErrorKind::missing,
                     "The built-in way cannot use this voice here: another was taken",
                     "Run: melisma models pull kokoro resemblyzer",
                     {}};
    return answer;
}

Measurements ofBuiltIn(const BenchContext& context)
{
    if (auto there = needBuiltIn(); !there)
        return there.error();
    const BenchVoices voices(context, {});
    const auto sung = context.scratch / "sung.wav";
    if (auto written = writeSung(sung, lengthOf(kSungSeconds, context)); !written)
        return written.error();
    const int threads = threadsOf(context);
    std::vector<CloneCost> ours;
    for (int run = 0; run < std::max(context.runs, 1); ++run) {
        context.report("clone by the built-in way");
        const auto answer = cloneBuiltIn(voices, sung, kPublished, threads);
        const auto kept = answer ? keepCost(*answer, ours) : answer.error();
        if (!kept)
            return kept.error();
    }
    return measurementsOf("built in", ours, {},
                          fmt::format("threads: {}; weights loaded before; the method is Melisma's own", threads));
}

/// A voice is learned when it first sings, and kept: what the first time took more than the second.
Measurements ofLearning(const BenchContext& context)
{
    if (auto there = needBuiltIn(); !there)
        return there.error();
    if (const auto encoder = userModels().find("resemblyzer"); !encoder)
        return encoder.error();
    const BenchVoices voices(context, {});
    const auto recording = context.scratch / "recording.wav";
    const double seconds = lengthOf(kVoiceSeconds, context);
    if (auto written = writeSung(recording, seconds); !written)
        return written.error();
    const auto voice = voices.add({"create", "Learned", "--from", recording.string()});
    if (!voice)
        return voice.error();
    const int threads = threadsOf(context);
    std::array<double, 2> spent{};
    for (auto& userSeconds : spent) {
        context.report("a voice of recordings");
        const auto answer = cloneBuiltIn(voices, recording, *voice, threads, {"--to", "2"});
        if (!answer)
            return answer.error();
        userSeconds = answer->userSeconds;
    }
    const auto note = fmt::format("threads: {}; measured once, of the whole process tree, without singing", threads);
    return std::vector<Measurement>{{fmt::format("clone: a voice of {:.0f} s of recordings", seconds),
                                     spent[0] - spent[1],
                                     "s user",
                                     {},
                                     {},
                                     note}};
}

} // namespace

Measurements benchClone(const BenchContext& context)
{
    std::vector<Measurement> results;
    std::vector<std::pair<std::string, Error>> failed;
    for (const auto& [name, measure] : {std::pair("clone: RVC", &ofRvc),
                                        {"clone: built in", &ofBuiltIn},
                                        {"clone: a voice of recordings", &ofLearning}}) {
        auto measured = measure(context);
        if (!measured && measured.error().kind == ErrorKind::cancelled)
            return measured;
        if (!measured)
            failed.emplace_back(name, measured.error());
        else
            results.insert(results.end(), measured->begin(), measured->end());
    }
    // What went wrong says more than what is not there.
    std::ranges::stable_partition(failed, [](const auto& one) { return one.second.kind != ErrorKind::missing; });
    if (results.empty())
        return failed.front().second;
    for (const auto& [name, reason] : failed)
        if (context.leftOut)
            context.leftOut(name, reason.sentence());
    return results;
}

} // namespace melisma::app
