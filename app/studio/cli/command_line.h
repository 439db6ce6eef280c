// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace melisma::app {

/// True when the first argument asks for the command line rather than for the window.
bool isCommandLine(int argc, char** argv);

/// Runs a verb without a display. Exit status: 0 done, 1 failed, 2 wrong usage.
int runCommandLine(int argc, char** argv);

} // namespace melisma::app
