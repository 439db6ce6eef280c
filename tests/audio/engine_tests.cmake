# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The engine: devices, the renderer and its instruments.
pkg_check_modules(SNDFILE REQUIRED IMPORTED_TARGET sndfile)
pkg_check_modules(FLUIDSYNTH REQUIRED IMPORTED_TARGET fluidsynth)
foreach(test
    midi/live_notes_test
    record/recorder_test
    record/take_file_test
    graph/live_offline_test
    stretch/stretched_song_test
    graph/audio_track_test
    graph/comp_test
    graph/instrument_test
    instruments/soundfont_reader_test
    instruments/soundfont_track_test
    graph/transport_test
    graph/loop_test
    graph/play_piece_test
    graph/metronome_test
    graph/preview_player_test
    graph/live_loudness_test
    device/device_slot_test
    effects/effect_presets_test
    effects/effects_test
    effects/equaliser_test
    effects/compressor_test
    effects/reverb_test
    effects/limiter_test
    effects/gate_test
    effects/deesser_test
    effects/stereo_tool_test
    effects/delay_test
    effects/chorus_test
    effects/saturation_test
    effects/multiband_test
    effects/pitch_corrector_test
    graph/effect_chain_test
    graph/effect_listening_test
    graph/mixing_spine_test
    graph/latency_test
    graph/automation_test
    graph/hand_hold_test
    graph/butler_test
    graph/streamed_file_test
    effects/room_reverb_test
    device/output_device_test)
  if(EXISTS ${CMAKE_CURRENT_LIST_DIR}/${test}.cpp)
    get_filename_component(name ${test} NAME)
    melisma_qtest(${name} SOURCES ${test}.cpp LIBS melisma_audio PkgConfig::SNDFILE LABELS unit)
  endif()
endforeach()
# Hashes more than 4 GiB.
melisma_qtest(long_take_test SOURCES record/long_take_test.cpp LIBS melisma_audio PkgConfig::SNDFILE LABELS slow)
melisma_qtest(callback_trap_test SOURCES graph/callback_trap_test.cpp realtime_trap.cpp
  LIBS melisma_audio PkgConfig::SNDFILE ${CMAKE_DL_LIBS} LABELS unit)

# Other people's effects, for docs/BENCHMARKS.md; where liblilv-dev is installed.
pkg_check_modules(LILV QUIET IMPORTED_TARGET lilv-0)
if(LILV_FOUND)
  add_executable(lv2_bench EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/tests/bench/lv2_bench.cpp)
  set_target_properties(lv2_bench PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  melisma_settings(lv2_bench)
  target_link_libraries(lv2_bench PRIVATE PkgConfig::LILV)
endif()
