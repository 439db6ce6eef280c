// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/record_options.h"

#include "ui/common/text.h"

#include <QCoreApplication>
#include <QSettings>

#include <algorithm>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::Recording)
};

const QString kInputApi = QStringLiteral("record/inputHostApi");
const QString kInputName = QStringLiteral("record/inputDevice");
const QString kOffset = QStringLiteral("record/offsetMs");
const QString kMeasured = QStringLiteral("record/measuredLatency");
const QString kPunch = QStringLiteral("record/punch");
const QString kPreRoll = QStringLiteral("record/preRollBars");
const QString kInputGrid = QStringLiteral("record/inputGridTicks");

} // namespace

std::vector<std::pair<QString, base::Beats>> inputGrids()
{
    constexpr std::int64_t kBeat = base::Beats::kTicksPerBeat;
    std::vector<std::pair<QString, base::Beats>> grids{{Words::tr("As played"), {}}};
    const std::pair<const char*, std::int64_t> names[] = {{"1/4", kBeat},        {"1/8", kBeat / 2},
                                                          {"1/8 T", kBeat / 3},  {"1/16", kBeat / 4},
                                                          {"1/16 T", kBeat / 6}, {"1/32", kBeat / 8}};
    for (const auto& [name, ticks] : names)
        grids.emplace_back(Words::tr("Quantised to %1").arg(QLatin1String(name)), base::Beats{ticks});
    return grids;
}

RecordOptions rememberedRecordOptions()
{
    const QSettings settings;
    RecordOptions options;
    options.input = {settings.value(kInputApi).toString().toStdString(),
                     settings.value(kInputName).toString().toStdString()};
    options.offsetMs = std::clamp(settings.value(kOffset, 0.0).toDouble(), -1000.0, 1000.0);
    if (settings.contains(kMeasured))
        options.measuredLatency = std::clamp(settings.value(kMeasured).toDouble(), 0.0, 2.0);
    options.punch = settings.value(kPunch, false).toBool();
    options.preRollBars = std::clamp(settings.value(kPreRoll, 0).toInt(), 0, 4);
    options.inputGrid.ticks =
        std::clamp(settings.value(kInputGrid, 0).toLongLong(), 0LL, 4LL * base::Beats::kTicksPerBeat);
    return options;
}

void remember(const RecordOptions& options)
{
    QSettings settings;
    settings.setValue(kInputApi, toQString(options.input.hostApi));
    settings.setValue(kInputName, toQString(options.input.name));
    settings.setValue(kOffset, options.offsetMs);
    if (options.measuredLatency)
        settings.setValue(kMeasured, *options.measuredLatency);
    else
        settings.remove(kMeasured);
    settings.setValue(kPunch, options.punch);
    settings.setValue(kPreRoll, options.preRollBars);
    settings.setValue(kInputGrid, static_cast<qlonglong>(options.inputGrid.ticks));
}

} // namespace melisma::ui
