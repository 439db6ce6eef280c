// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/bench/bench_tools.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QProcessEnvironment>

namespace melisma::app {

namespace {

using base::Result;

constexpr int kLongestMs = 60'000;

/// Seconds from the start of the studio, on no display, to its first paint.
Result<double> startSeconds(const BenchContext& context)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("MELISMA_TRACE_START", "1");
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.insert("HOME", QString::fromStdString(context.scratch.string()));
    QProcess studio;
    studio.setProcessEnvironment(environment);
    QElapsedTimer clock;
    clock.start();
    studio.start(QString::fromStdString(context.program.string()), QStringList());
    QByteArray said;
    studio.setReadChannel(QProcess::StandardError);
    while (!said.contains("first paint") && studio.state() != QProcess::NotRunning && clock.elapsed() < kLongestMs) {
        studio.waitForReadyRead(1000);
        said += studio.readAllStandardError();
    }
    const double seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
    studio.kill();
    studio.waitForFinished();
    if (!said.contains("first paint"))
        return base::Error{base::ErrorKind::internal, "The studio did not paint its window", "Start it by hand",
                           said.toStdString()};
    return seconds;
}

} // namespace

Result<std::vector<Measurement>> benchStart(const BenchContext& context)
{
    context.report("start-up");
    const auto seconds = medianOf(context, [&] { return startSeconds(context); });
    if (!seconds)
        return seconds.error();
    return std::vector<Measurement>{
        {"start", *seconds, "s", {}, 0.7, "no other studio tells when it has painted first"}};
}

} // namespace melisma::app
