// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "audio/export/export_project.h"

namespace melisma::ui {

/// Bytes that an export of `seconds` writes: exact for WAV but for headers, by bit rate for lossy files, and two thirds
/// of the samples for FLAC.
qint64 estimatedBytes(const project::Project& project, const audio::ExportRequest& request, double seconds);
/// "12.3 MB"
QString bytesText(qint64 bytes);

/// How long an export took is remembered as seconds of sound a second of work, times the files made of it.
void rememberSpeed(double seconds, int files, double elapsed);
/// Seconds; negative before the first export.
double estimatedSeconds(double seconds, int files);

/// What the AI-usage record will say, in a line.
QString recordText(const project::Project& project);

} // namespace melisma::ui
