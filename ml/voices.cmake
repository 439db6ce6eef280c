# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Voices that speak and sing: where the nets, the reader of text and libsndfile are.
pkg_check_modules(ML_SNDFILE IMPORTED_TARGET sndfile)
pkg_check_modules(ML_SOXR IMPORTED_TARGET soxr)
if(NOT TARGET melisma_nets OR NOT TARGET melisma_vocoder OR NOT ML_SNDFILE_FOUND OR NOT ML_SOXR_FOUND)
  message(STATUS "No libtorch, FFTW, libsndfile or libsoxr: the worker is built without voices")
  return()
endif()

melisma_library(melisma_voices
  ${CMAKE_CURRENT_LIST_DIR}/conversion/clone_methods.cpp
  ${CMAKE_CURRENT_LIST_DIR}/conversion/content_converter.cpp
  ${CMAKE_CURRENT_LIST_DIR}/conversion/content_method.cpp
  ${CMAKE_CURRENT_LIST_DIR}/conversion/reference_piece.cpp
  ${CMAKE_CURRENT_LIST_DIR}/conversion/learned_voice.cpp
  ${CMAKE_CURRENT_LIST_DIR}/conversion/mixdown.cpp
  ${CMAKE_CURRENT_LIST_DIR}/conversion/level_follower.cpp
  ${CMAKE_CURRENT_LIST_DIR}/conversion/pitch_postfilter.cpp
  ${CMAKE_CURRENT_LIST_DIR}/conversion/loudest_stretch.cpp
  ${CMAKE_CURRENT_LIST_DIR}/conversion/openvoice_method.cpp
  ${CMAKE_CURRENT_LIST_DIR}/conversion/periodic_f0.cpp
  ${CMAKE_CURRENT_LIST_DIR}/conversion/quiet_blocks.cpp
  ${CMAKE_CURRENT_LIST_DIR}/conversion/rvc_method.cpp
  ${CMAKE_CURRENT_LIST_DIR}/conversion/source_curves.cpp
  ${CMAKE_CURRENT_LIST_DIR}/conversion/spelled_content.cpp
  ${CMAKE_CURRENT_LIST_DIR}/conversion/voice_alone.cpp
  ${CMAKE_CURRENT_LIST_DIR}/io/mono_file.cpp
  ${CMAKE_CURRENT_LIST_DIR}/io/resampler.cpp
  ${CMAKE_CURRENT_LIST_DIR}/io/sound_reader.cpp
  ${CMAKE_CURRENT_LIST_DIR}/io/sound_writer.cpp
  ${CMAKE_CURRENT_LIST_DIR}/sing/breath.cpp
  ${CMAKE_CURRENT_LIST_DIR}/sing/heard_onset.cpp
  ${CMAKE_CURRENT_LIST_DIR}/sing/held_line.cpp
  ${CMAKE_CURRENT_LIST_DIR}/sing/lyric_notes.cpp
  ${CMAKE_CURRENT_LIST_DIR}/sing/phrase_singer.cpp
  ${CMAKE_CURRENT_LIST_DIR}/sing/singer.cpp
  ${CMAKE_CURRENT_LIST_DIR}/sing/second_voice.cpp
  ${CMAKE_CURRENT_LIST_DIR}/sing/song_vocalist.cpp
  ${CMAKE_CURRENT_LIST_DIR}/sing/spoken_line.cpp
  ${CMAKE_CURRENT_LIST_DIR}/tasks/clone_task.cpp
  ${CMAKE_CURRENT_LIST_DIR}/tasks/compare_speakers_task.cpp
  ${CMAKE_CURRENT_LIST_DIR}/tasks/compare_voice_task.cpp
  ${CMAKE_CURRENT_LIST_DIR}/tasks/encoder_judge.cpp
  ${CMAKE_CURRENT_LIST_DIR}/tasks/heard_recording.cpp
  ${CMAKE_CURRENT_LIST_DIR}/tasks/installed_speaker_encoder.cpp
  ${CMAKE_CURRENT_LIST_DIR}/tasks/sing_task.cpp
  ${CMAKE_CURRENT_LIST_DIR}/tasks/speak_task.cpp
  ${CMAKE_CURRENT_LIST_DIR}/tasks/voice_params.cpp
  ${CMAKE_CURRENT_LIST_DIR}/tasks/voice_registry.cpp
  ${CMAKE_CURRENT_LIST_DIR}/voices/voice_axes.cpp
  ${CMAKE_CURRENT_LIST_DIR}/voices/voice_engine.cpp
  ${CMAKE_CURRENT_LIST_DIR}/voices/voice_pack.cpp)
target_link_libraries(melisma_voices PUBLIC melisma_conversion melisma_nets melisma_phonemes melisma_sing melisma_tasks melisma_vocoder
  PRIVATE melisma_voice_measures PkgConfig::ML_SNDFILE PkgConfig::ML_SOXR)

# Words in recordings, for those who sing themselves.
if(MELISMA_POCKETSPHINX)
  target_sources(melisma_voices PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/tasks/align_task.cpp
    ${CMAKE_CURRENT_LIST_DIR}/tasks/check_consent_task.cpp)
  target_link_libraries(melisma_voices PUBLIC melisma_recognition)
  target_compile_definitions(melisma_voices PRIVATE MELISMA_HEARS_WORDS)
endif()
