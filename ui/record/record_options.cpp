// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/record_options.h"

#include "ui/common/text.h"

#include <QSettings>

#include <algorithm>

namespace melisma::ui {
namespace {

const QString kInputApi = QStringLiteral("record/inputHostApi");
const QString kInputName = QStringLiteral("record/inputDevice");
const QString kOffset = QStringLiteral("record/offsetMs");
const QString kMeasured = QStringLiteral("record/measuredLatency");
const QString kPunch = QStringLiteral("record/punch");
const QString kPreRoll = QStringLiteral("record/preRollBars");

} // namespace

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
}

} // namespace melisma::ui
