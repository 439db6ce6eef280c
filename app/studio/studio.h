// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace melisma::app {

/// Opens the window, on the project given as first argument if there is one. Answers the exit status.
int runStudio(int argc, char** argv);

} // namespace melisma::app
