// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb.h"

#include "app/studio/cli/verb_add.h"
#include "app/studio/cli/verb_align.h"
#include "app/studio/cli/verb_arrange.h"
#include "app/studio/cli/verb_bench.h"
#include "app/studio/cli/verb_bundle.h"
#include "app/studio/cli/verb_clone.h"
#include "app/studio/cli/verb_doctor.h"
#include "app/studio/cli/verb_export.h"
#include "app/studio/cli/verb_info.h"
#include "app/studio/cli/verb_inspect.h"
#include "app/studio/cli/verb_models.h"
#include "app/studio/cli/verb_sing.h"
#include "app/studio/cli/verb_sketch.h"
#include "app/studio/cli/verb_soundfont.h"
#include "app/studio/cli/verb_speak.h"
#include "app/studio/cli/verb_voices.h"

namespace melisma::app {

std::vector<std::unique_ptr<Verb>> makeVerbs()
{
    std::vector<std::unique_ptr<Verb>> verbs;
    verbs.push_back(std::make_unique<SketchVerb>());
    verbs.push_back(std::make_unique<ArrangeVerb>());
    verbs.push_back(std::make_unique<SpeakVerb>());
    verbs.push_back(std::make_unique<SingVerb>());
    verbs.push_back(std::make_unique<CloneVerb>());
    verbs.push_back(std::make_unique<VoicesVerb>());
    verbs.push_back(std::make_unique<AlignVerb>());
    verbs.push_back(std::make_unique<ExportVerb>());
    verbs.push_back(std::make_unique<InfoVerb>());
    verbs.push_back(std::make_unique<AddVerb>());
    verbs.push_back(std::make_unique<SoundfontVerb>());
    verbs.push_back(std::make_unique<BundleVerb>());
    verbs.push_back(std::make_unique<InspectVerb>());
    verbs.push_back(std::make_unique<ModelsVerb>());
    verbs.push_back(std::make_unique<DoctorVerb>());
    verbs.push_back(std::make_unique<BenchVerb>());
    return verbs;
}

} // namespace melisma::app
