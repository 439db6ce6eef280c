# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(melisma_core PRIVATE
  project/crc32c.cpp
  project/edit_journal.cpp
  project/file_system.cpp
  project/folder_lock.cpp
  project/generations.cpp
  project/journal.cpp
  project/media_store.cpp
  project/project_delta.cpp
  project/project_folder.cpp
  project/recovery.cpp
  project/replace_file.cpp
  project/split_state.cpp
  project/state_file.cpp
  project/unused_files.cpp)

# A project in one file.
pkg_check_modules(ARCHIVE QUIET IMPORTED_TARGET libarchive)
if(ARCHIVE_FOUND)
  melisma_library(melisma_bundle project/bundle_reader.cpp project/bundle_writer.cpp)
  target_link_libraries(melisma_bundle PUBLIC melisma_core PRIVATE PkgConfig::ARCHIVE)
endif()
