// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/preset_texts.h"

#include "ui/common/text.h"
#include "ui/common/text_list.h"

#include <QCoreApplication>

namespace melisma::ui {
namespace {

// audio/effects/factory_presets.cpp speaks English, far from Qt; test_ui_effect_bar fails for a name that is missing.
constexpr const char* kTexts[] = {
    QT_TRANSLATE_NOOP("preset", "Voice: clear"),
    QT_TRANSLATE_NOOP("preset", "Guitar: room for the voice"),
    QT_TRANSLATE_NOOP("preset", "Bass: round"),
    QT_TRANSLATE_NOOP("preset", "Telephone"),
    QT_TRANSLATE_NOOP("preset", "Voice: even"),
    QT_TRANSLATE_NOOP("preset", "Drums: punch"),
    QT_TRANSLATE_NOOP("preset", "Bus: glue"),
    QT_TRANSLATE_NOOP("preset", "Master: gentle"),
    QT_TRANSLATE_NOOP("preset", "Soft voice"),
    QT_TRANSLATE_NOOP("preset", "Sharp voice"),
    QT_TRANSLATE_NOOP("preset", "Microphone in a room"),
    QT_TRANSLATE_NOOP("preset", "Drum alone"),
    QT_TRANSLATE_NOOP("preset", "Streaming"),
    QT_TRANSLATE_NOOP("preset", "Loud"),
    QT_TRANSLATE_NOOP("preset", "Small room"),
    QT_TRANSLATE_NOOP("preset", "Plate for a voice"),
    QT_TRANSLATE_NOOP("preset", "Large hall"),
    QT_TRANSLATE_NOOP("preset", "Slap"),
    QT_TRANSLATE_NOOP("preset", "Ping-pong"),
    QT_TRANSLATE_NOOP("preset", "Wide"),
    QT_TRANSLATE_NOOP("preset", "Flanger"),
    QT_TRANSLATE_NOOP("preset", "Warm tape"),
    QT_TRANSLATE_NOOP("preset", "Tube grit"),
    QT_TRANSLATE_NOOP("preset", "Wider, bass in the middle"),
    QT_TRANSLATE_NOOP("preset", "Mono"),
    QT_TRANSLATE_NOOP("preset", "Natural"),
    QT_TRANSLATE_NOOP("preset", "Hard"),
};

constexpr TextList kList("preset", kTexts, toQString);

} // namespace

QString presetText(const std::string& name)
{
    return kList.find(name).value_or(toQString(name));
}

bool isPresetText(const std::string& name)
{
    return kList.find(name).has_value();
}

} // namespace melisma::ui
