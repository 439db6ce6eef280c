// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/controller_names.h"

#include "core/music/controller.h"

#include <QCoreApplication>

namespace melisma::ui {
namespace {

constexpr int kControllers[] = {music::kModulation, music::kExpression, music::kPedal, music::kPitchBend};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::PianoRoll)
};

} // namespace

std::span<const int> laneControllers()
{
    return kControllers;
}

QString controllerName(int controller)
{
    switch (controller) {
    case music::kModulation:
        return Words::tr("Modulation");
    case music::kExpression:
        return Words::tr("Expression");
    case music::kPedal:
        return Words::tr("Pedal");
    case music::kPitchBend:
        return Words::tr("Pitch bend");
    default:
        return Words::tr("Controller %1").arg(controller);
    }
}

} // namespace melisma::ui
