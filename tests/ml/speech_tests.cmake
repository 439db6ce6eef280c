# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Reading text aloud and hearing words. Without espeak-ng or PocketSphinx these tests skip themselves.
foreach(name golden text syllables chunks)
  melisma_check(ml_phoneme_${name}_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/phonemes/phoneme_${name}_check.cpp
    LIBS melisma_phonemes LABELS ml unit)
  set_tests_properties(ml_phoneme_${name}_check PROPERTIES SKIP_RETURN_CODE 77)
endforeach()
melisma_check(ml_word_error_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/recognition/word_error_check.cpp
  LIBS melisma_recognition LABELS ml unit)
pkg_check_modules(SPEECH_SNDFILE IMPORTED_TARGET sndfile)
if(TARGET PkgConfig::SPEECH_SNDFILE)
  melisma_check(ml_word_recogniser_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/recognition/word_recogniser_check.cpp
    LIBS melisma_recognition PkgConfig::SPEECH_SNDFILE LABELS ml unit)
  set_tests_properties(ml_word_recogniser_check PROPERTIES SKIP_RETURN_CODE 77)
endif()
