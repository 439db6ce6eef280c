// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/roll_grids.h"

#include <cstdint>

namespace melisma::ui {
namespace {

struct Grid {
    const char* name;
    std::int64_t ticks;
};
constexpr Grid kGrids[] = {{"1/4", 960}, {"1/8", 480}, {"1/8 T", 320}, {"1/16", 240}, {"1/16 T", 160}, {"1/32", 120}};

} // namespace

void fillGrids(QComboBox& choice)
{
    for (const Grid& grid : kGrids)
        choice.addItem(QString::fromLatin1(grid.name), static_cast<qlonglong>(grid.ticks));
}

} // namespace melisma::ui
