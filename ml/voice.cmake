# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# From notes and syllables to the controls of a speech model: rules, no libtorch and no FFTW.
melisma_library(melisma_sing
  ${CMAKE_CURRENT_LIST_DIR}/sing/crowded_notes.cpp
  ${CMAKE_CURRENT_LIST_DIR}/sing/energy_curve.cpp
  ${CMAKE_CURRENT_LIST_DIR}/sing/pitch_curve.cpp
  ${CMAKE_CURRENT_LIST_DIR}/sing/stretch_map.cpp
  ${CMAKE_CURRENT_LIST_DIR}/sing/token_timing.cpp)
target_link_libraries(melisma_sing PUBLIC melisma_base)

pkg_check_modules(FFTW3 IMPORTED_TARGET fftw3)
if(NOT FFTW3_FOUND)
  message(STATUS "No FFTW (libfftw3-dev): the vocoder and what needs it are left out")
  return()
endif()

# The WORLD vocoder: plain C++ and FFTW.
melisma_library(melisma_vocoder
  ${CMAKE_CURRENT_LIST_DIR}/vocoder/analysis.cpp
  ${CMAKE_CURRENT_LIST_DIR}/vocoder/cheap_trick.cpp
  ${CMAKE_CURRENT_LIST_DIR}/vocoder/d4c.cpp
  ${CMAKE_CURRENT_LIST_DIR}/vocoder/decimate.cpp
  ${CMAKE_CURRENT_LIST_DIR}/vocoder/formant_shifter.cpp
  ${CMAKE_CURRENT_LIST_DIR}/vocoder/fourier.cpp
  ${CMAKE_CURRENT_LIST_DIR}/vocoder/frames.cpp
  ${CMAKE_CURRENT_LIST_DIR}/vocoder/harvest.cpp
  ${CMAKE_CURRENT_LIST_DIR}/vocoder/harvest_bands.cpp
  ${CMAKE_CURRENT_LIST_DIR}/vocoder/harvest_contour.cpp
  ${CMAKE_CURRENT_LIST_DIR}/vocoder/harvest_refine.cpp
  ${CMAKE_CURRENT_LIST_DIR}/vocoder/minimum_phase.cpp
  ${CMAKE_CURRENT_LIST_DIR}/vocoder/periodic_pitch.cpp
  ${CMAKE_CURRENT_LIST_DIR}/vocoder/pulse_train.cpp
  ${CMAKE_CURRENT_LIST_DIR}/vocoder/spectrum_smoothing.cpp
  ${CMAKE_CURRENT_LIST_DIR}/vocoder/synthesis.cpp
  ${CMAKE_CURRENT_LIST_DIR}/vocoder/time_map.cpp
  ${CMAKE_CURRENT_LIST_DIR}/vocoder/voice_edits.cpp
  ${CMAKE_CURRENT_LIST_DIR}/vocoder/windows.cpp)
target_link_libraries(melisma_vocoder PUBLIC melisma_base PRIVATE PkgConfig::FFTW3)
melisma_precompile(melisma_vocoder)

# What voices are measured by, in tests and in tasks.
melisma_library(melisma_voice_measures
  ${CMAKE_CURRENT_LIST_DIR}/voice_measures/breathiness.cpp
  ${CMAKE_CURRENT_LIST_DIR}/voice_measures/brightness.cpp
  ${CMAKE_CURRENT_LIST_DIR}/voice_measures/buzz.cpp
  ${CMAKE_CURRENT_LIST_DIR}/voice_measures/harmonicity.cpp
  ${CMAKE_CURRENT_LIST_DIR}/voice_measures/mel_cepstrum.cpp
  ${CMAKE_CURRENT_LIST_DIR}/voice_measures/note_onsets.cpp
  ${CMAKE_CURRENT_LIST_DIR}/voice_measures/pitch_agreement.cpp)
target_link_libraries(melisma_voice_measures PUBLIC melisma_vocoder)
