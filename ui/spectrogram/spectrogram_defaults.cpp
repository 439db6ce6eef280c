// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spectrogram/spectrogram_defaults.h"

#include <QSettings>

namespace melisma::ui {
namespace {

QString keyOf(const char* name)
{
    return QStringLiteral("spectrogram/") + QLatin1String(name);
}

template <class T>
T stored(const QSettings& settings, const char* name, T otherwise)
{
    return static_cast<T>(settings.value(keyOf(name), static_cast<int>(otherwise)).toInt());
}

} // namespace

SpectrogramDefaults& SpectrogramDefaults::instance()
{
    static SpectrogramDefaults defaults;
    return defaults;
}

SpectrogramDefaults::SpectrogramDefaults()
{
    reload();
}

void SpectrogramDefaults::reload()
{
    const QSettings settings;
    project::SpectrogramStyle style;
    style.scale = stored(settings, "scale", style.scale);
    style.windowSize = stored(settings, "windowSize", style.windowSize);
    style.window = stored(settings, "window", style.window);
    style.colours = stored(settings, "colours", style.colours);
    style.rangeDb = settings.value(keyOf("rangeDb"), style.rangeDb).toDouble();
    style.gainDb = settings.value(keyOf("gainDb"), style.gainDb).toDouble();
    m_style = project::isSound(style) ? style : project::SpectrogramStyle();
    emit changed();
}

void SpectrogramDefaults::setStyle(const project::SpectrogramStyle& style)
{
    if (!project::isSound(style) || style == m_style)
        return;
    m_style = style;
    QSettings settings;
    settings.setValue(keyOf("scale"), static_cast<int>(style.scale));
    settings.setValue(keyOf("windowSize"), style.windowSize);
    settings.setValue(keyOf("window"), static_cast<int>(style.window));
    settings.setValue(keyOf("colours"), static_cast<int>(style.colours));
    settings.setValue(keyOf("rangeDb"), style.rangeDb);
    settings.setValue(keyOf("gainDb"), style.gainDb);
    emit changed();
}

const project::SpectrogramStyle& styleOf(const project::Track& track)
{
    return track.spectrogram ? *track.spectrogram : SpectrogramDefaults::instance().style();
}

} // namespace melisma::ui
