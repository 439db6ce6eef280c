// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/band.h"

#include <algorithm>

namespace melisma::ml {

base::Result<Band> Band::load(const std::filesystem::path& resources)
{
    auto library = Library::load(resources, userStyleFolder());
    if (!library)
        return library.error();
    Band band;
    band.m_library = std::move(*library);
    auto drummer = drums::NetDrummer::load(resources / "models" / "drum_net" / "drum_net.safetensors");
    if (drummer)
        band.m_drummer = std::move(*drummer);
    else
        band.m_drummerMissing = "The drums are played by rules: " + drummer.error().message;
    return band;
}

void Band::addDrumFacts(const music::Score& score, base::Json& facts, bool always) const
{
    const bool hasDrums = std::ranges::any_of(score.parts, [](const auto& part) { return part.instrument.isDrums(); });
    if (!hasDrums && !always)
        return;
    const bool byNet = std::ranges::any_of(score.parts, [](const auto& part) { return part.model.trained; });
    facts["drumsBy"] = byNet ? "drum_net" : "grammar";
    if (!m_drummerMissing.empty())
        facts["warnings"] = base::Json::array({m_drummerMissing});
}

base::ModelUse composerModel()
{
    return {"composer", MELISMA_VERSION, "", "GPL-3.0-or-later", false};
}

} // namespace melisma::ml
