# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The whole studio against workers that die, disks that fill and programs that are killed.
if(NOT TARGET melisma_ui OR NOT TARGET melisma-worker OR NOT TARGET melisma_process_backend)
  return()
endif()
foreach(test worker_kill worker_cancel)
  melisma_qtest(${test}_test SOURCES reliability/${test}_test.cpp LIBS melisma_ui melisma_process_backend LABELS unit)
  set_target_properties(${test}_test PROPERTIES AUTOMOC_MOC_OPTIONS "-D_GLIBCXX_CONCEPTS")
  add_dependencies(${test}_test melisma-worker)
endforeach()
