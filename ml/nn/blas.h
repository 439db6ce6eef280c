// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace melisma::ml
{

/// The library of linear algebra that answers libtorch's matrix products in this process.
struct Blas {
    std::string name;    ///< as in machine.h
    std::string library; ///< the file that holds the product the loader has bound
    std::string detail;  ///< what the library says of itself: version, kernels, threading
};

/// Asks the loader, because Debian's alternatives decide at run time, not at link time.
Blas loadedBlas();

/// The same for the library at `path`, which must be loaded already.
Blas describeBlas(const std::string& path);

} // namespace melisma::ml
