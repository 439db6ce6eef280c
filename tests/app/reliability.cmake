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
  set_tests_properties(${test}_test PROPERTIES TIMEOUT ${MELISMA_LONG_TEST_SECONDS}) # hundreds of jobs
endforeach()

# One program for six kinds of work, each a test of its own; check-kills kills each 500 times instead of 60.
set(kill_works editing saving importing generating recording exporting)
add_executable(kill_helper reliability/kill_helper.cpp)
set_target_properties(kill_helper PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
melisma_settings(kill_helper)
target_link_libraries(kill_helper PRIVATE melisma_audio melisma_process_backend)
target_compile_definitions(kill_helper PRIVATE KILL_WORKER="$<TARGET_FILE:melisma-worker>")
add_dependencies(kill_helper melisma-worker)
add_executable(studio_kill_test reliability/studio_kill_test.cpp)
set_target_properties(studio_kill_test PROPERTIES AUTOMOC ON AUTOMOC_MOC_OPTIONS "-D_GLIBCXX_CONCEPTS"
  RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
melisma_settings(studio_kill_test)
target_link_libraries(studio_kill_test PRIVATE melisma_audio Qt6::Test)
target_compile_definitions(studio_kill_test PRIVATE KILL_HELPER="$<TARGET_FILE:kill_helper>"
  KILL_WORKER="$<TARGET_FILE:melisma-worker>")
add_dependencies(studio_kill_test kill_helper)
foreach(work ${kill_works})
  add_test(NAME kill_${work} COMMAND studio_kill_test ${work})
  set_tests_properties(kill_${work} PROPERTIES LABELS unit TIMEOUT ${MELISMA_TEST_SECONDS} ENVIRONMENT "${MELISMA_TEST_ENVIRONMENT}")
endforeach()
add_custom_target(check-kills COMMAND ${CMAKE_COMMAND} -E env MELISMA_KILLS=500 ${MELISMA_TEST_ENVIRONMENT}
  $<TARGET_FILE:studio_kill_test> USES_TERMINAL)

melisma_qtest(disk_fault_test SOURCES reliability/disk_fault_test.cpp ${CMAKE_SOURCE_DIR}/tests/support/disk_faults.cpp
  LIBS melisma_ui melisma_process_backend LABELS unit)
set_target_properties(disk_fault_test PROPERTIES AUTOMOC_MOC_OPTIONS "-D_GLIBCXX_CONCEPTS" ENABLE_EXPORTS ON)
target_link_libraries(disk_fault_test PRIVATE ${CMAKE_DL_LIBS})
