// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/command_line.h"
#include "app/studio/studio.h"

int main(int argc, char** argv)
{
    using namespace melisma::app;
    return isCommandLine(argc, argv) ? runCommandLine(argc, argv) : runStudio(argc, argv);
}
