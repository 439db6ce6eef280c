// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/conversion/clone_method.h"

#include <span>

namespace melisma::ml::conversion {

/// A row of the table of methods.
struct CloneMethodKind {
    const char* id;
    const char* title;
    /// Whether it may be offered to a person: what has no weights here is not. `resources`: the program's own.
    bool (*isThere)(const std::filesystem::path& resources);
    /// Whether a voice of this kind can be used by it.
    bool (*fits)(const CloneTarget& target);
    /// ErrorKind::missing, with the command that gets them, when its weights are not there.
    OpenedMethod (*open)(const CloneTarget& target, const CloneOptions& options, CloneTools& tools);
};

/// Every method there is, the preferred first.
std::span<const CloneMethodKind> cloneMethods();

struct ChosenMethod {
    const CloneMethodKind* kind = nullptr;
    std::unique_ptr<CloneMethod> method;
};

/// The method of this id, or with "auto" the first that fits the voice and has its weights. ErrorKind::usage when it
/// does not fit, ErrorKind::missing when weights are not there.
base::Result<ChosenMethod> chooseMethod(const std::string& id, const CloneTarget& target, const CloneOptions& options,
                                        CloneTools& tools);

} // namespace melisma::ml::conversion
