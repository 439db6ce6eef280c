# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
find_package(Python3 QUIET COMPONENTS Interpreter)
if(Python3_FOUND)
  set(check_includes ${CMAKE_SOURCE_DIR}/tests/support/check_includes.py)
  add_test(NAME include_arrow_self_check COMMAND ${Python3_EXECUTABLE} ${check_includes} --self)
  add_test(NAME include_arrow COMMAND ${Python3_EXECUTABLE} ${check_includes} ${CMAKE_SOURCE_DIR})
  set_tests_properties(include_arrow include_arrow_self_check PROPERTIES LABELS unit TIMEOUT 120)
endif()
