// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/export/tag_sheet.h"

namespace melisma::audio {

/// An XMP packet (ISO 16684-1) in UTF-8: title, artist, rights, tool and date, the IPTC terms for AI (digital source
/// type, system and version), and the digest under a namespace of our own.
std::string xmpPacket(const TagSheet& sheet);

/// Text as XML content: escaped, without the controls that XML 1.0 cannot hold.
std::string xmlText(const std::string& text);

} // namespace melisma::audio
