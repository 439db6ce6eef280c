# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Weights: their table, their folder, and fetching them from servers and package clients of the tests' own.
melisma_qtest(model_manifest_test SOURCES models/model_manifest_test.cpp LIBS melisma_core LABELS unit)
melisma_qtest(model_folder_test SOURCES models/model_folder_test.cpp ${CMAKE_SOURCE_DIR}/tests/support/disk_faults.cpp
  LIBS melisma_core LABELS unit)
if(TARGET model_folder_test)
  set_target_properties(model_folder_test PROPERTIES ENABLE_EXPORTS ON)
  target_link_libraries(model_folder_test PRIVATE ${CMAKE_DL_LIBS})
endif()
if(TARGET melisma_fetch)
  pkg_check_modules(HTTPLIB REQUIRED IMPORTED_TARGET cpp-httplib openssl)
  melisma_qtest(download_test SOURCES models/download_test.cpp LIBS melisma_fetch PkgConfig::HTTPLIB LABELS unit)
  pkg_check_modules(ARCHIVE REQUIRED IMPORTED_TARGET libarchive)
  melisma_qtest(archive_test SOURCES models/archive_test.cpp LIBS melisma_fetch PkgConfig::ARCHIVE LABELS unit)
  melisma_qtest(install_test SOURCES models/install_test.cpp LIBS melisma_fetch PkgConfig::ARCHIVE LABELS unit)
endif()
