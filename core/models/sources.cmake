# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(melisma_core PRIVATE
  models/install_space.cpp
  models/installed_model.cpp
  models/manifest_fields.cpp
  models/model_folder.cpp
  models/model_manifest.cpp
  models/web_address.cpp)

# Fetching is the studio's: a worker only opens what is there.
if(MELISMA_STUDIO)
  pkg_check_modules(CURL REQUIRED IMPORTED_TARGET libcurl)
  pkg_check_modules(ARCHIVE REQUIRED IMPORTED_TARGET libarchive)
  melisma_library(melisma_fetch
    models/archive.cpp
    models/assemble.cpp
    models/download.cpp
    models/install.cpp
    models/local_pieces.cpp
    models/network_pieces.cpp
    models/package_fetch.cpp
    models/program.cpp)
  target_link_libraries(melisma_fetch PUBLIC melisma_core PRIVATE PkgConfig::CURL PkgConfig::ARCHIVE)
endif()
