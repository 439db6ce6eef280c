// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The only include of libtorch. It is precompiled (25 s otherwise, for each source) and never seen outside ml:
// headers meant for other folders give plain data.

#include <torch/torch.h>
