// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/io/pickle_tree.h"

#include <string>

namespace melisma::ml {

/// Why what hangs below the root is no plain tree (it refers to itself, is too deep or too long when written out, has a
/// bad key, or has a value that is none, like a bare class); empty when all is well.
std::string whyNotPlain(const PickleTree& tree);

} // namespace melisma::ml
