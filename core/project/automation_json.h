// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/project/automation.h"
#include "core/project/json_reader.h"

namespace melisma::project {

/// The lanes under `key`; files from before there were any have none.
std::vector<AutomationLane> readAutomation(const JsonReader& reader, const char* key);
base::Json toJson(const std::vector<AutomationLane>& lanes);

} // namespace melisma::project
