// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/bench/clone_weights.h"

#include "app/studio/bench/bench_tools.h"
#include "app/studio/model_store.h"

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

/// Puts one file where a model of this id has it.
Result<std::filesystem::path> install(const models::ModelFolder& folder, const std::string& id,
                                      const std::filesystem::path& file)
{
    const auto space = models::InstallSpace::open(folder);
    if (!space)
        return space.error();
    std::error_code failed;
    std::filesystem::rename(file, (*space)->path() / file.filename(), failed);
    if (failed)
        return Error{ErrorKind::io, file.string() + " cannot be moved", "Try again", failed.message()};
    models::InstalledModel model;
    model.id = id;
    model.licence = "CC0-1.0"; // numbers drawn by chance
    model.files = {{file.filename().string(), {}, 0, 0}};
    if (auto adopted = folder.adopt((*space)->path(), model); !adopted)
        return adopted.error();
    return folder.folderOf(id) / file.filename();
}

Result<MeasuredWeights> drawn(const BenchContext& context, const ClonePeer& peer)
{
    const models::ModelFolder folder(context.scratch / "models");
    auto files = peer.makeWeights(context, context.scratch / "drawn");
    if (!files)
        return files.error();
    for (const auto& [id, file] : {std::pair("contentvec", &files->listener), {"rmvpe", &files->pitch}}) {
        auto installed = install(folder, id, *file);
        if (!installed)
            return installed.error();
        *file = std::move(*installed);
    }
    return MeasuredWeights{std::move(*files), folder.root()};
}

Result<MeasuredWeights> given(const std::filesystem::path& voice)
{
    const auto listener = userModels().find("contentvec");
    const auto pitch = listener ? userModels().find("rmvpe") : listener;
    if (!pitch)
        return pitch.error();
    return MeasuredWeights{{voice, listener->folder / "pytorch_model.bin", pitch->folder / "rmvpe.pt",
                            "voice " + voice.filename().string()},
                           {}};
}

} // namespace

Result<MeasuredWeights> findRvcWeights(const BenchContext& context, const std::optional<ClonePeer>& peer,
                                       const std::string& note)
{
    if (const auto named = fromEnvironment("MELISMA_RVC_VOICE"); !named.empty())
        return given(named);
    if (peer)
        return drawn(context, *peer);
    return Error{ErrorKind::missing,
                 "There are no weights of RVC to measure with",
                 "Set MELISMA_RVC_VOICE to a voice.pth, or let them be drawn by chance: " + note,
                 {}};
}

} // namespace melisma::app
