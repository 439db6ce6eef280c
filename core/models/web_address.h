// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace melisma::models {

/// Whether `address` is https, or http to this machine itself (127.0.0.1, [::1], localhost).
bool mayFetchFrom(std::string_view address);
/// Whether it is http to this machine.
bool isLoopback(std::string_view address);

} // namespace melisma::models
