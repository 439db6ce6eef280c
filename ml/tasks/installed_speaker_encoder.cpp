// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/installed_speaker_encoder.h"

namespace melisma::ml {

namespace {

constexpr const char* kWeights = "pretrained.pt";

} // namespace

base::Result<InstalledSpeakerEncoder> InstalledSpeakerEncoder::load(const base::FindModel& findModel,
                                                                    const Runtime& runtime)
{
    const auto files = findModel(kModel);
    if (!files)
        return files.error();
    auto encoder = SpeakerEncoder::load(files->folder / kWeights, runtime);
    if (!encoder)
        return encoder.error();
    const auto hash = files->sha256.find(kWeights);
    return InstalledSpeakerEncoder{
        std::move(*encoder),
        {kModel, files->version, hash == files->sha256.end() ? "" : hash->second, files->licence, true}};
}

} // namespace melisma::ml
