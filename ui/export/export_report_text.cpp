// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_report_text.h"

#include "ui/common/spec_text.h"
#include "ui/common/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

/// Songs of forty tracks must not make a window of forty lines.
constexpr int kMostLines = 10;

/// Texts of free functions, under a name of their own for translators.
struct ExportReportText {
    Q_DECLARE_TR_FUNCTIONS(ExportReportText)
};

bool isSound(const audio::ExportedFile& file)
{
    return file.kind == "mix" || file.kind == "stem";
}

QString fileText(const audio::ExportedFile& file)
{
    QString text = toQString(file.path.filename().string());
    if (!isSound(file))
        return text;
    if (std::isfinite(file.integratedLufs))
        text += ExportReportText::tr(" \u00b7 %1 LUFS").arg(numberText(file.integratedLufs, 1));
    if (std::isfinite(file.truePeakDb))
        text += ExportReportText::tr(" \u00b7 true peak %1 dB").arg(numberText(file.truePeakDb, 1));
    return text;
}

QString gainText(const audio::ExportReport& report)
{
    if (report.limitedDb > 0.05)
        return ExportReportText::tr("The limiter took off up to %1 dB").arg(numberText(report.limitedDb, 1));
    if (report.gainDb < -0.05)
        return ExportReportText::tr("Turned down by %1 dB").arg(numberText(-report.gainDb, 1));
    return report.gainDb > 0.05 ? ExportReportText::tr("Turned up by %1 dB").arg(numberText(report.gainDb, 1))
                                : QString();
}

} // namespace

int soundFilesIn(const audio::ExportReport& report)
{
    return static_cast<int>(std::ranges::count_if(report.files, isSound));
}

QString reportText(const audio::ExportReport& report)
{
    QStringList lines;
    int records = 0;
    for (const auto& file : report.files) {
        if (file.kind == "record")
            ++records;
        else
            lines << fileText(file);
    }
    if (const qsizetype more = lines.size() - kMostLines; more > 0) {
        lines = lines.first(kMostLines);
        lines << ExportReportText::tr("and %1 more").arg(more);
    }
    if (records > 0)
        lines << ExportReportText::tr("AI-usage records: %1, in the tags and beside the files").arg(records);
    if (const QString gain = gainText(report); !gain.isEmpty())
        lines << gain;
    for (const auto& note : report.notes)
        lines << specText(note);
    return ExportReportText::tr("Written in %1 s:").arg(numberText(report.elapsedSeconds, 1)) + u'\n' +
           lines.join(u'\n');
}

} // namespace melisma::ui
