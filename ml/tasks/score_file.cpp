// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/score_file.h"

#include "core/base/sha256.h"

#include <fmt/format.h>

#include <fstream>

namespace melisma::ml {

base::Result<base::TaskFile> writeScore(const music::Score& score, const std::string& role, int take,
                                        const std::filesystem::path& folder)
{
    const auto path = folder / fmt::format("score-{}.json", take + 1);
    std::ofstream out(path, std::ios::binary);
    out << music::toJson(score).dump();
    out.close();
    if (!out)
        return base::Error{base::ErrorKind::io,
                           "The score could not be written to " + path.string(),
                           "Free some disk space or check the folder's permissions",
                           {}};
    auto hash = base::sha256OfFile(path);
    if (!hash)
        return hash.error();
    return base::TaskFile{role, fmt::format("Take {}", take + 1), path, *hash};
}

} // namespace melisma::ml
