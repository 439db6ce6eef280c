// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string>

class QWidget;

namespace melisma::ui {

/// The new name of the voice `name`, trimmed; none where the person gave it up. Runs a dialog over `asker`.
std::optional<std::string> askForVoiceName(QWidget* asker, const QString& name);

/// Whether the voice `name` is to be deleted. `consequences`: what goes with it and what stays. Runs a dialog.
bool askToDeleteVoice(QWidget* asker, const QString& name, const QString& consequences);

/// Whether a voice is to be made of recordings although, as `warning` says, several people seem to be heard in them.
/// Runs a dialog.
bool askToMixSpeakers(QWidget* asker, const QString& warning);

} // namespace melisma::ui
