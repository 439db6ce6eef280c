// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Edits a project until it is killed, and says on stdout what it was told is safe: one number a line.
#include "core/project/project_folder.h"
#include "tests/core/project/sample_project.h"

#include <cstdio>
#include <cstdlib>
#include <random>

using namespace melisma;
using namespace melisma::project;

int main(int argc, char** argv)
{
    if (argc < 3)
        return 2;
    auto opened = ProjectFolder::open(argv[1]);
    if (!opened || opened->folder->readOnly())
        return 1;
    std::mt19937 random(static_cast<unsigned>(std::atoi(argv[2])));
    History history(std::move(opened->project));
    for (int number = tests::numberOf(history.current()) + 1;; ++number) {
        const auto edit = [number](const Project& project) {
            return base::Result<Project>(tests::numbered(project, number));
        };
        if (!history.apply("Edit", edit))
            return 1;
        opened->folder->noteEdit(history.snapshot(), "Edit");
        const auto choice = random() % 8;
        if (choice > 3)
            continue;
        const auto safe = choice == 0 ? opened->folder->save(history.current()) : opened->folder->flush();
        if (!safe)
            return 1;
        std::printf("%d\n", number);
        std::fflush(stdout);
    }
}
