# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The vocoder, measures of voices and singing.
melisma_check(ml_sing_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/sing/sing_check.cpp LIBS melisma_sing LABELS ml unit)
if(NOT TARGET melisma_vocoder)
  return()
endif()
foreach(name parity voice edits)
  melisma_check(ml_vocoder_${name}_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/vocoder/vocoder_${name}_check.cpp
    LIBS melisma_vocoder LABELS ml unit)
endforeach()
melisma_check(ml_voice_measures_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/voice_measures/voice_measures_check.cpp
  LIBS melisma_voice_measures LABELS ml unit)
melisma_check(ml_sung_voice_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/sing/sung_voice_check.cpp
  LIBS melisma_sing melisma_voice_measures LABELS ml unit)

# By hand, with tests/bench/bench_world.py.
add_executable(vocoder_bench EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/tests/bench/vocoder_bench.cpp)
set_target_properties(vocoder_bench PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
melisma_settings(vocoder_bench)
target_link_libraries(vocoder_bench PRIVATE melisma_vocoder)
