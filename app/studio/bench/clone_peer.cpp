// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/bench/clone_peer.h"

#include "app/studio/bench/bench_tools.h"
#include "app/studio/bench/program_answer.h"
#include "core/base/resource_folder.h"

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

std::filesystem::path findScript()
{
    const auto named = fromEnvironment("MELISMA_RVC_REFERENCE");
    if (!named.empty())
        return named;
    const auto resources = base::resourceFolder();
    return resources ? resources->parent_path() / "tests" / "bench" / "rvc_reference.py" : std::filesystem::path();
}

} // namespace

std::optional<ClonePeer> ClonePeer::find(std::string& note)
{
    const auto folder = fromEnvironment("MELISMA_RVC");
    const auto named = fromEnvironment("MELISMA_PYTHON");
    const auto python = named.empty() ? findProgram("python3").value_or("") : named;
    const auto script = findScript();
    std::error_code unseen;
    if (folder.empty())
        note = "set MELISMA_RVC to the folder of RVC's program (docs/BENCHMARKS.md) to compare";
    else if (python.empty())
        note = "there is no python3 to run RVC with, so there is nothing to compare with";
    else if (!std::filesystem::exists(script, unseen))
        note = "set MELISMA_RVC_REFERENCE to rvc_reference.py of Melisma's sources (tests/bench) to compare";
    else
        return ClonePeer({python, script.string(), folder});
    return std::nullopt;
}

Result<RvcWeights> ClonePeer::makeWeights(const BenchContext& context, const std::filesystem::path& folder) const
{
    auto command = m_command;
    command.insert(command.end(), {"--make", folder.string()});
    if (const auto made = askProgram(command, QProcessEnvironment::systemEnvironment(), context.stop); !made)
        return made.error();
    return RvcWeights{folder / "voice.pth", folder / "pytorch_model.bin", folder / "rmvpe.pt",
                      "weights drawn by chance in the published sizes"};
}

Result<CloneCost> ClonePeer::convert(const BenchContext& context, const RvcWeights& weights,
                                     const std::filesystem::path& recording, int threads) const
{
    auto command = m_command;
    const auto made = context.scratch / "peer.wav";
    for (const auto& [option, value] : {std::pair("--voice", weights.voice.string()),
                                        {"--listener", weights.listener.string()},
                                        {"--pitch", weights.pitch.string()},
                                        {"--input", recording.string()},
                                        {"--output", made.string()},
                                        {"--threads", std::to_string(threads)}})
        command.insert(command.end(), {option, value});
    const auto answer = askProgram(command, QProcessEnvironment::systemEnvironment(), context.stop);
    if (!answer)
        return answer.error();
    const auto wall = base::member<double>(answer->json, "seconds");
    const auto cpu = base::member<double>(answer->json, "cpuSeconds");
    if (!wall || !cpu)
        return Error{ErrorKind::internal, "rvc_reference.py did not say how long it took", "Run it by hand", {}};
    return CloneCost{*wall, *cpu};
}

} // namespace melisma::app
