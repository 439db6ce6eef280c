// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/task_converter.h"

namespace melisma::app {

base::Result<void> TaskConverter::convert(const std::string& model, const std::vector<models::AssembledPart>& sources,
                                          const std::filesystem::path& folder, const models::InstallProgress& progress,
                                          std::stop_token stop)
{
    base::TaskRequest request;
    request.task = "convert_weights";
    request.params.set("model", model);
    for (const auto& source : sources)
        request.inputs.push_back({source.role, source.path, {}});
    const auto tell = [&progress](const base::TaskProgress& at) { progress(at.fraction, at.stage); };
    const auto result = m_backend.run(request, folder, tell, std::move(stop));
    return result ? base::Result<void>() : result.error();
}

} // namespace melisma::app
