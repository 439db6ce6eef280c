// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/param_spec.h"
#include "core/base/result.h"
#include "core/base/task.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::project {

/// Where a piece of material came from. Text forms are those of schema melisma.ai-usage/1.
enum class Origin {
    humanRecorded,
    humanCreated, ///< notes drawn or played by a person
    imported,     ///< a file a person brought in, whose making is not known to be free of AI
    aiGenerated,
    aiTransformed,
    aiSeparated,
    aiEnhanced,
    algorithmic, ///< made by rules
    unknown,
};

std::string_view toString(Origin origin);
Origin originFromString(std::string_view text); ///< unrecognised text is `unknown`
bool isGenerated(Origin origin);                ///< aiGenerated or algorithmic

/// The areas that disclosure rules ask about (DDEX, provenance.md section 1).
enum class Contribution { vocals, instrumentation, composition, lyrics, postProduction };

std::string_view toString(Contribution contribution);
std::optional<Contribution> contributionFromString(std::string_view text);

/// Material that a step used. `sha256` is of the file's bytes.
struct ProvenanceInput {
    std::string sha256;
    std::string name;
    std::string relation; ///< "parentOf", "componentOf", "inputTo"
    bool operator==(const ProvenanceInput&) const = default;
};

/// A change a person made to generated material afterwards.
struct HumanEdit {
    std::string action; ///< "notes", "trim", ...
    std::string when;   ///< RFC 3339
    bool operator==(const HumanEdit&) const = default;
};

/// How one take was made. Immutable and append-only: edits add HumanEdits, nothing is ever removed.
struct Provenance {
    Origin origin = Origin::unknown;
    std::vector<Contribution> contributions; ///< what the material counts as
    std::string task;                        ///< "compose"; empty for recorded or imported material
    base::ModelUse model;
    base::VoiceUse voice; ///< that is heard; no id: none
    std::string prompt;
    std::string lyrics;
    std::uint64_t seed = 0;
    base::ParamValues params;
    std::vector<ProvenanceInput> inputs;
    std::string device;
    std::string started; ///< RFC 3339
    double seconds = 0.0;
    std::string toolVersion;
    std::vector<HumanEdit> humanEdits;
    bool operator==(const Provenance&) const = default;
};

/// Now, as RFC 3339 in UTC to the second.
std::string timestampNow();

/// Members that say nothing (empty text, no seed) are left out.
base::Json toJson(const Provenance& provenance);
base::Result<Provenance> provenanceFromJson(const base::Json& json);

} // namespace melisma::project
