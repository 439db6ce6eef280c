// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/compose/genre.h"
#include "ml/compose/plan.h"
#include "ml/compose/rng.h"

#include <map>
#include <string>
#include <vector>

namespace melisma::ml {

/// The sections of a song of exactly `bars` bars: the asked kinds, else the genre's form that comes closest.
/// Sections get whole multiples of `unit` bars as far as the length allows, and room in proportion to whole rounds of
/// the asked chords of their kind (`loops`, in bars). More asked sections than bars is a usage
/// error.
base::Result<std::vector<PlanSection>> makeForm(const Genre& genre, const std::vector<std::string>& asked, int bars,
                                                int unit, Rng rng, const std::map<std::string, int>& loops = {});

/// The same of a form whose sections have shares of their own. More sections than bars is a usage error.
base::Result<std::vector<PlanSection>> layOutForm(const std::vector<FormEntry>& form, int bars, int unit);

int totalBars(const std::vector<FormEntry>& form);

/// Bars that the asked kinds would take if nothing else decides.
int usualBars(const Genre& genre, const std::vector<std::string>& asked, const std::map<std::string, int>& loops = {});

/// Splits `total` among `shares` in whole multiples of `unit` where possible; every share gets at least one.
/// The rest that fits no unit goes to the last. total >= shares.size().
std::vector<int> allocateBars(const std::vector<int>& shares, int total, int unit);

} // namespace melisma::ml
