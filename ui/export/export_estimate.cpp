// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_estimate.h"

#include "audio/export/export_plan.h"
#include "audio/files/container.h"
#include "core/provenance/usage_record.h"
#include "ui/common/text.h"

#include <QCoreApplication>
#include <QSettings>
#include <QStringList>

namespace melisma::ui {
namespace {

constexpr double kFlacShare = 0.66;

/// Texts of free functions, under a name of their own for translators.
struct ExportEstimate {
    Q_DECLARE_TR_FUNCTIONS(ExportEstimate)
};

QString speedKey()
{
    return QStringLiteral("export/speed");
}

double bytesPerSecond(const audio::WriteSpec& spec)
{
    if (audio::isLossy(spec.container))
        return 125.0 * (spec.kbps > 0 ? spec.kbps : audio::usualKbps(spec.container));
    const int bytes = spec.format == audio::SampleFormat::int16 ? 2 : spec.format == audio::SampleFormat::int24 ? 3 : 4;
    const double plain = static_cast<double>(spec.sampleRate) * spec.channels * bytes;
    return spec.container == audio::Container::flac ? plain * kFlacShare : plain;
}

QString className(project::Contribution contribution)
{
    switch (contribution) {
    case project::Contribution::vocals:
        return ExportEstimate::tr("vocals");
    case project::Contribution::instrumentation:
        return ExportEstimate::tr("instruments");
    case project::Contribution::composition:
        return ExportEstimate::tr("composition");
    case project::Contribution::lyrics:
        return ExportEstimate::tr("lyrics");
    case project::Contribution::postProduction:
        break;
    }
    return ExportEstimate::tr("post-production");
}

QString levelName(const std::string& level)
{
    if (level == "full")
        return ExportEstimate::tr("fully generated");
    if (level == "partial")
        return ExportEstimate::tr("partly generated");
    return level == "assisted" ? ExportEstimate::tr("assisted") : ExportEstimate::tr("of unknown making");
}

} // namespace

qint64 estimatedBytes(const project::Project& project, const audio::ExportRequest& request, double seconds)
{
    const auto plan = audio::planExport(project, request);
    double bytes = 0.0;
    if (plan)
        for (const auto& target : plan->audio)
            bytes += bytesPerSecond(target.spec) * seconds;
    return static_cast<qint64>(bytes);
}

QString bytesText(qint64 bytes)
{
    const double megabytes = static_cast<double>(bytes) / 1e6;
    if (megabytes >= 1000.0)
        return ExportEstimate::tr("%1 GB").arg(numberText(megabytes / 1000.0, 1));
    return ExportEstimate::tr("%1 MB").arg(numberText(megabytes, megabytes < 10.0 ? 1 : 0));
}

void rememberSpeed(double seconds, int files, double elapsed)
{
    if (elapsed > 0.0)
        QSettings().setValue(speedKey(), seconds * (1 + files) / elapsed);
}

double estimatedSeconds(double seconds, int files)
{
    const double speed = QSettings().value(speedKey(), 0.0).toDouble();
    return speed > 0.0 ? seconds * (1 + files) / speed : -1.0;
}

QString recordText(const project::Project& project)
{
    QStringList parts;
    for (const auto& [contribution, share] : provenance::foldContributions(project)) {
        const std::string level = provenance::levelText(share);
        if (level != "none")
            parts << className(contribution) + u' ' + levelName(level);
    }
    return parts.isEmpty() ? ExportEstimate::tr("AI-usage record: nothing generated")
                           : ExportEstimate::tr("AI-usage record: %1").arg(parts.join(QStringLiteral(" \u00b7 ")));
}

} // namespace melisma::ui
