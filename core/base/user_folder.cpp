// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/user_folder.h"

#include <cstdlib>

namespace melisma::base {

namespace fs = std::filesystem;

namespace {

fs::path fromEnvironment(const char* name)
{
    const char* value = std::getenv(name);
    return value ? fs::path(value) : fs::path();
}

} // namespace

fs::path userFolder(const char* variable, const std::string& name, const fs::path& chosen)
{
    if (auto named = fromEnvironment(variable); !named.empty())
        return named;
    if (!chosen.empty())
        return chosen;
    if (const auto data = fromEnvironment("XDG_DATA_HOME"); data.is_absolute())
        return data / "melisma" / name;
    const auto home = fromEnvironment("HOME");
    return (home.empty() ? fs::path("/tmp") : home / ".local" / "share") / "melisma" / name;
}

} // namespace melisma::base
