# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The project on disk, and the job queue.
foreach(test
    project/journal_test
    project/state_file_test
    project/folder_lock_test
    project/project_folder_test
    project/folder_fault_test
    project/folder_damage_test
    project/folder_kill_test
    project/unused_files_test
    jobs/job_history_test
    jobs/job_queue_test)
  get_filename_component(name ${test} NAME)
  melisma_qtest(${name} SOURCES ${test}.cpp LIBS melisma_core LABELS unit)
endforeach()
if(TARGET folder_kill_test)
  add_executable(folder_kill_helper project/kill_helper.cpp)
  set_target_properties(folder_kill_helper PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  melisma_settings(folder_kill_helper)
  target_link_libraries(folder_kill_helper PRIVATE melisma_core Qt6::Core)
  target_compile_definitions(folder_kill_test PRIVATE KILL_HELPER="$<TARGET_FILE:folder_kill_helper>")
  add_dependencies(folder_kill_test folder_kill_helper)
endif()
if(TARGET melisma_bundle)
  pkg_check_modules(ARCHIVE REQUIRED IMPORTED_TARGET libarchive)
  melisma_qtest(bundle_test SOURCES project/bundle_test.cpp LIBS melisma_bundle PkgConfig::ARCHIVE LABELS unit)
  melisma_qtest(bundle_hostile_test SOURCES project/bundle_hostile_test.cpp LIBS melisma_bundle PkgConfig::ARCHIVE LABELS unit)
endif()
