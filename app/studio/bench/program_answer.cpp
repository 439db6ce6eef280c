// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/bench/program_answer.h"

#include <QProcess>

#include <fmt/format.h>

#include <sys/resource.h>

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;

constexpr int kBetweenLooksMs = 200;
constexpr int kLeavingMs = 5'000;

/// Of all children that have ended, in seconds.
double childrensUserSeconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_CHILDREN, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec) + 1e-6 * static_cast<double>(usage.ru_utime.tv_usec);
}

std::string lastLine(const QByteArray& text)
{
    return text.trimmed().split('\n').last().trimmed().toStdString();
}

/// Why a program left without a success.
Error failureOf(const std::string& program, QProcess& process)
{
    const auto json = base::parseJson(lastLine(process.readAllStandardOutput()), program);
    if (const auto told = json ? base::member<std::string>(*json, "error") : std::nullopt)
        return {ErrorKind::missing, *told, {}, {}};
    if (json && json->is_object() && json->contains("error"))
        return base::errorFromJson(*json);
    return {ErrorKind::io,
            fmt::format("{} failed: {}", program, lastLine(process.readAllStandardError())),
            "Try it by hand",
            {}};
}

/// False when `stop` ended it.
bool waitForEnd(QProcess& process, const std::stop_token& stop)
{
    while (process.state() != QProcess::NotRunning && !process.waitForFinished(kBetweenLooksMs)) {
        if (!stop.stop_requested())
            continue;
        process.terminate();
        if (!process.waitForFinished(kLeavingMs)) {
            process.kill();
            process.waitForFinished();
        }
        return false;
    }
    return true;
}

} // namespace

Result<ProgramAnswer> askProgram(const std::vector<std::string>& command, const QProcessEnvironment& environment,
                                 const std::stop_token& stop)
{
    QStringList words;
    for (const auto& word : command)
        words << QString::fromStdString(word);
    const auto program = words.takeFirst();
    const double before = childrensUserSeconds();
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, words);
    if (!process.waitForStarted())
        return Error{ErrorKind::missing, command.front() + " cannot be started", "Install it or name another one",
                     process.errorString().toStdString()};
    if (!waitForEnd(process, stop))
        return Error{ErrorKind::cancelled, "Cancelled", {}, {}};
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return failureOf(command.front(), process);
    auto json = base::parseJson(lastLine(process.readAllStandardOutput()), "The answer of " + command.front());
    if (!json)
        return json.error();
    return ProgramAnswer{std::move(*json), childrensUserSeconds() - before};
}

} // namespace melisma::app
