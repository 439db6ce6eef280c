# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
pkg_check_modules(PORTAUDIO REQUIRED IMPORTED_TARGET portaudio-2.0)
pkg_check_modules(FLUIDSYNTH REQUIRED IMPORTED_TARGET fluidsynth)
pkg_check_modules(RTMIDI REQUIRED rtmidi)
target_sources(melisma_audio PRIVATE
  device/device_slot.cpp
  device/null_device.cpp
  device/portaudio_device.cpp
  graph/hand_hold.cpp
  graph/live_engine.cpp
  graph/live_engine_hands.cpp
  graph/live_engine_state.cpp
  graph/live_loudness.cpp
  graph/metronome.cpp
  graph/playback.cpp
  graph/playback_hands.cpp
  graph/preview_player.cpp
  graph/automation_curve.cpp
  graph/delay_line.cpp
  graph/direct_mix.cpp
  graph/mixing.cpp
  graph/offline_renderer.cpp
  graph/offline_track.cpp
  graph/plan_compiler.cpp
  graph/renderer.cpp
  graph/streamed_file.cpp
  graph/butler.cpp
  graph/clip_events.cpp
  graph/clip_sum.cpp
  graph/event_player.cpp
  graph/track_renderer.cpp
  effects/biquad.cpp
  effects/compressor.cpp
  effects/chorus.cpp
  effects/deesser.cpp
  effects/delay.cpp
  effects/effect_kind.cpp
  effects/effect_presets.cpp
  effects/factory_presets.cpp
  effects/equaliser.cpp
  effects/gate.cpp
  effects/limiter.cpp
  effects/multiband.cpp
  effects/pitch_corrector.cpp
  effects/pitch_shifter.cpp
  effects/pitch_tracker.cpp
  effects/reverb.cpp
  effects/room_reverb.cpp
  effects/saturation.cpp
  effects/stereo_tool.cpp
  graph/effect_chain.cpp
  midi/live_event.cpp
  midi/midi_desk.cpp
  midi/note_capture.cpp
  midi/rtmidi_source.cpp
  record/capture.cpp
  record/land_takes.cpp
  record/latency_probe.cpp
  record/recorder.cpp
  record/take_file.cpp
  record/take_story.cpp
  record/take_writer.cpp
  instruments/audition.cpp
  instruments/checked_fonts.cpp
  instruments/fluid_log.cpp
  instruments/soundfont.cpp
  instruments/soundfont_chunks.cpp
  instruments/soundfont_facts.cpp
  instruments/soundfont_player.cpp
  instruments/soundfont_reader.cpp
  instruments/soundfont_records.cpp
  instruments/soundfont_task.cpp
  instruments/soundfont_trial.cpp)
target_link_libraries(melisma_audio PRIVATE PkgConfig::PORTAUDIO PkgConfig::FLUIDSYNTH ${RTMIDI_LINK_LIBRARIES})
set_source_files_properties(midi/rtmidi_source.cpp PROPERTIES INCLUDE_DIRECTORIES "${RTMIDI_INCLUDE_DIRS}")

# Loops over samples: at -O2 gcc 12 leaves those of unknown length as they are.
set_source_files_properties(graph/delay_line.cpp graph/direct_mix.cpp graph/mixing.cpp graph/offline_renderer.cpp graph/offline_track.cpp graph/renderer.cpp
  graph/track_renderer.cpp effects/room_reverb.cpp analysis/true_peak.cpp export/float_spool.cpp files/quantiser.cpp
  PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release>:-O3>")
