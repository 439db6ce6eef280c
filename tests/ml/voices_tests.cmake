# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Voices that are blended and designed. What needs the published voices skips itself without them.
if(NOT TARGET melisma_voices)
  return()
endif()
melisma_check(ml_voice_axes_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/voices/voice_axes_check.cpp
  LIBS melisma_voices LABELS ml unit)
if(TARGET melisma_voice_measures)
  melisma_check(ml_voice_design_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/voices/voice_design_check.cpp
    LIBS melisma_voices melisma_voice_measures LABELS ml slow weights)
  set_tests_properties(ml_voice_design_check PROPERTIES SKIP_RETURN_CODE 77)
endif()
# Are our voices as well understood as onnxruntime's? check-speech-words takes 60 sentences by 8 voices (half an hour),
# the test a few. Both skip without the published weights.
if(TARGET melisma_recognition)
  add_executable(spoken_words ${CMAKE_CURRENT_LIST_DIR}/voices/spoken_words.cpp)
  set_target_properties(spoken_words PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  melisma_settings(spoken_words)
  target_link_libraries(spoken_words PRIVATE melisma_voices melisma_recognition)
  set(check_speech_words python3 ${CMAKE_CURRENT_LIST_DIR}/check_speech_words.py $<TARGET_FILE:spoken_words>)
  add_test(NAME check_speech_words COMMAND ${check_speech_words} --sentences 12 --voices 2)
  set_tests_properties(check_speech_words PROPERTIES LABELS "ml;slow;weights" SKIP_RETURN_CODE 77
    TIMEOUT ${MELISMA_LONG_TEST_SECONDS} ENVIRONMENT "${MELISMA_TEST_ENVIRONMENT}")
  add_custom_target(check-speech-words COMMAND ${CMAKE_COMMAND} -E env MELISMA_SOURCE_DIR=${CMAKE_SOURCE_DIR}
    ${check_speech_words} DEPENDS spoken_words USES_TERMINAL)
endif()
melisma_check(ml_content_converter_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/conversion/content_converter_check.cpp
  LIBS melisma_voices LABELS ml unit weights)
set_tests_properties(ml_content_converter_check PROPERTIES SKIP_RETURN_CODE 77)
melisma_check(ml_mono_file_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/io/mono_file_check.cpp LIBS melisma_voices LABELS ml unit)
melisma_check(ml_periodic_f0_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/conversion/periodic_f0_check.cpp
  LIBS melisma_voices LABELS ml unit)
melisma_check(ml_level_follower_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/conversion/level_follower_check.cpp
  LIBS melisma_voices LABELS ml unit)
melisma_check(ml_pitch_postfilter_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/conversion/pitch_postfilter_check.cpp
  LIBS melisma_voices LABELS ml unit)
melisma_check(ml_loudest_stretch_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/conversion/loudest_stretch_check.cpp
  LIBS melisma_voices LABELS ml unit)
melisma_check(ml_quiet_blocks_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/conversion/quiet_blocks_check.cpp
  LIBS melisma_voices LABELS ml unit)
melisma_check(ml_voice_fitter_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/conversion/voice_fitter_check.cpp
  LIBS melisma_voices LABELS ml unit)
melisma_check(ml_clone_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/tasks/clone_check.cpp LIBS melisma_voices LABELS ml unit)
melisma_check(ml_compare_voice_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/tasks/compare_voice_check.cpp LIBS melisma_voices LABELS ml unit)
melisma_check(ml_compare_speakers_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/tasks/compare_speakers_check.cpp
  LIBS melisma_voices LABELS ml unit)
# Does a clone still say the same?
if(TARGET melisma_recognition)
  add_executable(cloned_speech ${CMAKE_CURRENT_LIST_DIR}/conversion/cloned_speech.cpp)
  set_target_properties(cloned_speech PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  melisma_settings(cloned_speech)
  target_link_libraries(cloned_speech PRIVATE melisma_voices melisma_recognition)
  set(check_cloning python3 ${CMAKE_CURRENT_LIST_DIR}/check_cloning.py $<TARGET_FILE:cloned_speech>
    ${CMAKE_SOURCE_DIR}/resources/models/content_encoder/content_encoder.safetensors)
  add_test(NAME check_cloning COMMAND ${check_cloning} --sentences 16)
  set_tests_properties(check_cloning PROPERTIES LABELS "ml;slow;weights" SKIP_RETURN_CODE 77
    TIMEOUT ${MELISMA_LONG_TEST_SECONDS} ENVIRONMENT "${MELISMA_TEST_ENVIRONMENT}")
  add_custom_target(check-cloning COMMAND ${CMAKE_COMMAND} -E env MELISMA_SOURCE_DIR=${CMAKE_SOURCE_DIR} ${check_cloning}
    DEPENDS cloned_speech USES_TERMINAL)
endif()
# Speakers told apart, and a voice alone from one over music: tests/ml/check_speakers.py and check_voice_alone.py.
foreach(program voices/speaker_numbers conversion/voice_alone_numbers conversion/fitted_voices)
  get_filename_component(name ${program} NAME)
  add_executable(${name} ${CMAKE_CURRENT_LIST_DIR}/${program}.cpp)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests EXCLUDE_FROM_ALL ON)
  melisma_settings(${name})
  target_link_libraries(${name} PRIVATE melisma_voices melisma_recognition)
endforeach()
if(TARGET melisma_recognition AND MELISMA_POCKETSPHINX)
  foreach(name align check_consent)
    melisma_check(ml_${name}_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/tasks/${name}_check.cpp LIBS melisma_voices LABELS ml unit)
    set_tests_properties(ml_${name}_check PROPERTIES SKIP_RETURN_CODE 77)
  endforeach()
endif()
