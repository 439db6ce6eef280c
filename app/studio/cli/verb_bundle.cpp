// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb_bundle.h"

#include "app/studio/cli/open_project.h"
#include "app/studio/voice_keys.h"
#include "core/project/bundle.h"

#include <fmt/format.h>

namespace melisma::app {

namespace {

using base::Json;
using base::Result;
namespace fs = std::filesystem;

} // namespace

std::string BundleVerb::summary() const
{
    return "Put a project with its sounds into one file, or unpack one";
}

void BundleVerb::addOptions(CLI::App& options)
{
    options.add_option("INPUT", m_input, "The project, or the portable copy to unpack")
        ->required()
        ->type_name("X.melisma or X.melisma.zip");
    options.add_option("-o,--output", m_output, "The portable copy, or the project to make")
        ->required()
        ->type_name("Y.melisma.zip or Y.melisma");
}

Result<Json> BundleVerb::run(const VerbContext& context)
{
    std::error_code ignored;
    return fs::is_directory(m_input, ignored) ? pack(context) : unpack(context);
}

Result<Json> BundleVerb::pack(const VerbContext& context) const
{
    if (auto free = checkOutput(m_output, context.force); !free)
        return free.error();
    const auto opened = openProject(m_input);
    if (!opened)
        return opened.error();
    const auto report = [&](double fraction) { context.progress(fraction, "Packing"); };
    const auto bytes =
        project::writeBundle(opened->project, opened->folder->path(), m_output, context.force, report, context.stop);
    context.endProgress();
    if (!bytes)
        return bytes.error();
    return Json{
        {"path", fs::absolute(m_output).string()}, {"bytes", *bytes}, {"sounds", opened->project.assets.size()}};
}

Result<Json> BundleVerb::unpack(const VerbContext& context) const
{
    if (auto free = checkOutput(m_output, false); !free) // a project is never replaced by what came from elsewhere
        return free.error();
    const auto report = [&](double fraction) { context.progress(fraction, "Unpacking"); };
    // What comes from elsewhere may hold voices whose owners do not allow it any more.
    const auto check = [terms = currentTermsBy(std::make_shared<VoiceKeys>(givenPassphrase))](const auto& project) {
        return provenance::checkImported(project, terms);
    };
    const auto unpacked =
        project::unpackBundle(m_input, m_output, report, context.stop, project::systemFiles(), {}, check);
    context.endProgress();
    if (!unpacked)
        return unpacked.error();
    return Json{{"project", fs::absolute(m_output).string()}};
}

std::string BundleVerb::text(const Json& result) const
{
    if (result.contains("project"))
        return fmt::format("{} is unpacked", result["project"].get<std::string>());
    return fmt::format("{}: {} sounds, {:.1f} MB", result["path"].get<std::string>(),
                       result["sounds"].get<std::size_t>(), result["bytes"].get<double>() / 1e6);
}

} // namespace melisma::app
