// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/preferences.h"

#include <QSettings>

#include <algorithm>

namespace melisma::ui {

Preferences Preferences::load()
{
    const QSettings stored;
    const auto text = [&stored](const char* key) { return stored.value(QLatin1String(key)).toString(); };
    Preferences read;
    read.theme = themeFromWord(text("appearance/theme"));
    bool isNumber = false;
    const int scale = stored.value(QStringLiteral("appearance/scale"), read.scalePercent).toInt(&isNumber);
    if (isNumber)
        read.scalePercent = std::clamp(scale, kLeastScale, kMostScale);
    const QString language = text("appearance/language");
    if (language == QLatin1String("en") || language == QLatin1String("de"))
        read.language = language;
    read.projectsFolder = text("paths/projects");
    read.exportFolder = text("export/folder");
    read.soundfont = text("paths/soundfont");
    read.modelsFolder = text("paths/models");
    read.scratchFolder = text("paths/scratch");
    read.goOnAtStart = stored.value(QStringLiteral("start/goOn"), read.goOnAtStart).toBool();
    read.followPlayback = stored.value(QStringLiteral("editing/followPlayback"), read.followPlayback).toBool();
    return read;
}

void Preferences::save() const
{
    QSettings stored;
    const auto keep = [&stored](const char* key, const QString& text) {
        if (text.isEmpty())
            stored.remove(QLatin1String(key));
        else
            stored.setValue(QLatin1String(key), text);
    };
    keep("appearance/theme", themeWord(theme));
    stored.setValue(QStringLiteral("appearance/scale"), scalePercent);
    keep("appearance/language", language);
    keep("paths/projects", projectsFolder);
    keep("export/folder", exportFolder);
    keep("paths/soundfont", soundfont);
    keep("paths/models", modelsFolder);
    keep("paths/scratch", scratchFolder);
    stored.setValue(QStringLiteral("start/goOn"), goOnAtStart);
    stored.setValue(QStringLiteral("editing/followPlayback"), followPlayback);
}

} // namespace melisma::ui
