// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace melisma::ml {

/// One file inside a zip file; its bytes lie there as they are.
struct StoredEntry {
    std::string name;
    std::span<const std::byte> bytes;
};

/// The entries of a zip file in the form in which PyTorch writes it (APPNOTE.TXT 6.3.9, zip64 included): stored, not
/// compressed. They point into `file`. Refused are compression, encryption, comments, further disks, names that appear
/// twice, entries that overlap, sizes and names on which directory and entry differ, and bytes that belong to nothing.
/// Checksums are not compared: PyTorch can be told to leave them out.
base::Result<std::vector<StoredEntry>> readStoredZip(std::span<const std::byte> file);

} // namespace melisma::ml
