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
  project/split_state.cpp
  project/state_file.cpp)
