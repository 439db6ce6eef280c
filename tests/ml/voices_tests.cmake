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
    LIBS melisma_voices melisma_voice_measures LABELS ml slow)
  set_tests_properties(ml_voice_design_check PROPERTIES SKIP_RETURN_CODE 77)
endif()
