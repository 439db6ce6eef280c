# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Against the real programs: the command-line contract and a hundred songs read back by an independent reader.
if(TARGET melisma)
  melisma_qtest(cli_test SOURCES cli_test.cpp LIBS melisma_audio LABELS unit)
  if(TARGET cli_test)
    add_dependencies(cli_test melisma melisma-worker)
  endif()
  melisma_qtest(voices_test SOURCES voices_test.cpp LIBS melisma_core LABELS unit)
  if(TARGET voices_test)
    add_dependencies(voices_test melisma melisma-worker)
  endif()
  # The real voices, where installer/setup --voices put them; else it skips itself. Below a minute on two cores.
  if(TARGET melisma_voices)
    melisma_qtest(voice_pack_test SOURCES voice_pack_test.cpp LIBS melisma_process_backend melisma_audio LABELS unit ml)
    if(TARGET voice_pack_test)
      add_dependencies(voice_pack_test melisma melisma-worker)
      set_tests_properties(voice_pack_test PROPERTIES SKIP_RETURN_CODE 77 PROCESSORS 2)
    endif()
  endif()
  melisma_qtest(bench_test SOURCES bench_test.cpp LIBS melisma_base LABELS unit)
  melisma_qtest(studio_start_test SOURCES studio_start_test.cpp LIBS melisma_base LABELS gui)
endif()
find_program(MELISMA_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)
if(TARGET melisma AND MELISMA_PYTHON)
  add_test(NAME check_songs COMMAND ${MELISMA_PYTHON} ${CMAKE_SOURCE_DIR}/tests/ml/check_songs.py $<TARGET_FILE:melisma>)
  set_tests_properties(check_songs PROPERTIES LABELS unit TIMEOUT ${MELISMA_LONG_TEST_SECONDS}
    ENVIRONMENT "${MELISMA_TEST_ENVIRONMENT}")
endif()
