# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The vocoder, measures of voices and singing.
melisma_check(ml_sing_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/sing/sing_check.cpp LIBS melisma_sing LABELS ml unit)
if(NOT TARGET melisma_vocoder)
  return()
endif()
foreach(name parity pitch voice edits formants)
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

# Songs measured: check-singing takes all of them (an hour), the test one of 10 s. Both skip without the voice pack.
if(TARGET PkgConfig::SPEECH_SNDFILE AND TARGET melisma_recognition)
  add_executable(song_figures ${CMAKE_CURRENT_LIST_DIR}/sing/song_figures.cpp)
  set_target_properties(song_figures PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  melisma_settings(song_figures)
  target_link_libraries(song_figures PRIVATE melisma_voice_measures melisma_recognition PkgConfig::SPEECH_SNDFILE)
  if(TARGET melisma AND TARGET melisma-worker)
    # Debian's, which has numpy and mido; -DMELISMA_PYTHON= names one that also has torchcrepe and resemblyzer.
    find_program(MELISMA_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)
    set(check_singing ${MELISMA_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/check_singing.py $<TARGET_FILE:melisma>
      $<TARGET_FILE:song_figures>)
    add_custom_target(check-singing COMMAND ${check_singing} --crepe 1 --drift DEPENDS song_figures melisma
      melisma-worker USES_TERMINAL)
    add_test(NAME check_vowel_onsets COMMAND ${MELISMA_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/vowel_onsets.py)
    set_tests_properties(check_vowel_onsets PROPERTIES LABELS "ml;unit" SKIP_RETURN_CODE 77)
    add_test(NAME musts_test COMMAND ${MELISMA_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/musts_test.py)
    set_tests_properties(musts_test PROPERTIES LABELS "ml;unit" SKIP_RETURN_CODE 77)
    add_test(NAME check_singing COMMAND ${check_singing} --songs 1 --voices af_heart --methods hybrid --floor 0.9)
    set_tests_properties(check_singing PROPERTIES LABELS "ml;slow;weights" SKIP_RETURN_CODE 77 TIMEOUT 300
      ENVIRONMENT "${MELISMA_TEST_ENVIRONMENT}")
  endif()
endif()
if(TARGET melisma_voices AND TARGET PkgConfig::SPEECH_SNDFILE)
  foreach(name breath heard_onset held_line lyric_notes second_voice singer singer_pack)
    melisma_check(ml_${name}_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/sing/${name}_check.cpp
      LIBS melisma_voices PkgConfig::SPEECH_SNDFILE LABELS ml unit)
    set_tests_properties(ml_${name}_check PROPERTIES SKIP_RETURN_CODE 77)
  endforeach()
endif()
