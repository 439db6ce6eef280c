// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace melisma::tests {

/// What a program run to its end left behind.
struct ProgramResult {
    int status = -1;
    QByteArray out;
    QByteArray err;

    /// The last line of stdout as JSON; null when it is none.
    base::Json json() const
    {
        const auto parsed = base::parseJson(out.trimmed().split('\n').last().toStdString(), "stdout");
        return parsed ? *parsed : base::Json();
    }
};

/// Runs `program` and waits; status -1 when it did not start or did not end in `seconds`.
inline ProgramResult runProgram(const QString& program, const QStringList& arguments, int seconds = 120,
                                const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment())
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    ProgramResult result;
    if (process.waitForStarted() && process.waitForFinished(seconds * 1000) &&
        process.exitStatus() == QProcess::NormalExit)
        result.status = process.exitCode();
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

/// The melisma program of the build under test.
inline ProgramResult runMelisma(const QStringList& arguments, int seconds = 120)
{
    return runProgram(qEnvironmentVariable("MELISMA_BUILD_DIR") + "/melisma", arguments, seconds);
}

} // namespace melisma::tests
