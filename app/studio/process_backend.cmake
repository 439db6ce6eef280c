# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
melisma_library(melisma_process_backend
  ${CMAKE_CURRENT_LIST_DIR}/process_backend.cpp
  ${CMAKE_CURRENT_LIST_DIR}/task_thread.cpp
  ${CMAKE_CURRENT_LIST_DIR}/worker_process.cpp)
target_link_libraries(melisma_process_backend PUBLIC melisma_core Qt6::Core PRIVATE melisma_worker_loop)
