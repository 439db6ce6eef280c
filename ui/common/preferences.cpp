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
    const QString fileTempo = text("import/tempo");
    read.fileTempo = fileTempo == QLatin1String("take")   ? FileTempo::take
                     : fileTempo == QLatin1String("keep") ? FileTempo::keep
                                                          : FileTempo::ask;
    const auto seconds = [&stored](const char* key, double usual) {
        bool valid = false;
        const double value = stored.value(QLatin1String(key)).toDouble(&valid);
        return valid && value >= kShortestPiece && value <= kLongestPiece ? value : usual;
    };
    read.secondsBefore = seconds("play/secondsBefore", read.secondsBefore);
    read.secondsBehind = seconds("play/secondsBehind", read.secondsBehind);
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
    constexpr const char* kFileTempos[] = {"", "keep", "take"};
    keep("import/tempo", QLatin1String(kFileTempos[static_cast<std::size_t>(fileTempo)]));
    stored.setValue(QStringLiteral("play/secondsBefore"), secondsBefore);
    stored.setValue(QStringLiteral("play/secondsBehind"), secondsBehind);
}

} // namespace melisma::ui
