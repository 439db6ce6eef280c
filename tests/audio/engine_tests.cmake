# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The engine: devices, the renderer and its instruments.
pkg_check_modules(SNDFILE REQUIRED IMPORTED_TARGET sndfile)
pkg_check_modules(FLUIDSYNTH REQUIRED IMPORTED_TARGET fluidsynth)
foreach(test
    graph/live_offline_test
    graph/audio_track_test
    graph/instrument_test
    graph/transport_test
    graph/loop_test
    graph/metronome_test
    graph/preview_player_test
    graph/live_loudness_test
    device/device_slot_test
    effects/effects_test
    effects/equaliser_test
    effects/compressor_test
    effects/reverb_test
    graph/effect_chain_test
    graph/mixing_spine_test
    graph/latency_test
    graph/automation_test
    graph/butler_test
    graph/streamed_file_test
    effects/room_reverb_test
    device/output_device_test)
  if(EXISTS ${CMAKE_CURRENT_LIST_DIR}/${test}.cpp)
    get_filename_component(name ${test} NAME)
    melisma_qtest(${name} SOURCES ${test}.cpp LIBS melisma_audio PkgConfig::SNDFILE LABELS unit)
  endif()
endforeach()
melisma_qtest(callback_trap_test SOURCES graph/callback_trap_test.cpp realtime_trap.cpp
  LIBS melisma_audio PkgConfig::SNDFILE ${CMAKE_DL_LIBS} LABELS unit)
