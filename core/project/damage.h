// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <fmt/format.h>

#include <string>

namespace melisma::project {

// How the checks of a project that was read speak of what is wrong.

inline base::Error broken(std::string what)
{
    return {base::ErrorKind::input,
            std::move(what),
            "The project was damaged or changed by hand; restore an older copy",
            {}};
}

inline std::string nameOf(const Track& track)
{
    return fmt::format("Track '{}' (id {})", track.name, track.id.value);
}

} // namespace melisma::project
