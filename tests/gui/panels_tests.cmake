# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# moc 6.4 cannot parse the standard library's <concepts>; it needs nothing of it.
set(CMAKE_AUTOMOC_MOC_OPTIONS "-D_GLIBCXX_CONCEPTS")
foreach(test
    theme
    param_form
    texts
    controls
    panels)
  melisma_qtest(test_ui_${test} SOURCES test_${test}.cpp LIBS melisma_ui LABELS gui)
endforeach()
# The whole way of a prompt needs the composer; only tests (and the worker) may see ml and ui together.
if(TARGET melisma_tasks AND EXISTS ${CMAKE_SOURCE_DIR}/ui/timeline/timeline_view.h)
  foreach(test
      accessible_tree
      analysis
      tempo_tools
      arranging
      audio_output
      clone
      draft
      effect_bar
      effect_views
      files
      first_page
      jobs
      language
      leaving
      midi
      outer_texts
      prompt
      recording
      recovery
      singing
      words
      session
      shortcut_file
      shortcut_map
      shortcuts
      shortcuts_dialog
      studio
      voice_listening
      new_voice
      sound_voices
      voice_consent
      voice_offer
      voices
      window
      mixer
      mixer_sends)
    melisma_qtest(test_ui_${test} SOURCES test_${test}.cpp LIBS melisma_ui melisma_tasks LABELS gui)
  endforeach()
  get_target_property(lupdate Qt6::lupdate IMPORTED_LOCATION)
  target_compile_definitions(test_ui_language PRIVATE MELISMA_LUPDATE="${lupdate}")
  melisma_qtest(test_random_gestures SOURCES test_random_gestures.cpp LIBS melisma_ui melisma_tasks LABELS gui)
  # Twenty thousand gestures, and two hours of editing on the device's clock; each takes minutes.
  set(long_play ${CMAKE_COMMAND} -E env ${MELISMA_TEST_ENVIRONMENT} QTEST_FUNCTION_TIMEOUT=7200000)
  add_custom_target(check-gestures COMMAND ${long_play} MELISMA_GESTURES=20000 $<TARGET_FILE:test_random_gestures>
    theProjectStaysSoundAndUndoLeadsBack DEPENDS test_random_gestures USES_TERMINAL)
  add_custom_target(check-soak COMMAND ${long_play} MELISMA_SOAK_MINUTES=120 $<TARGET_FILE:test_random_gestures>
    editingForLongLeavesNothingBehind DEPENDS test_random_gestures USES_TERMINAL)
  add_executable(take_pictures take_pictures.cpp)
  set_target_properties(take_pictures PROPERTIES AUTOMOC ON EXCLUDE_FROM_ALL ON)
  melisma_settings(take_pictures)
  target_link_libraries(take_pictures PRIVATE melisma_ui melisma_tasks Qt6::Test)
  add_custom_target(pictures COMMAND ${CMAKE_COMMAND} -E env ${MELISMA_TEST_ENVIRONMENT} $<TARGET_FILE:take_pictures>
    ${CMAKE_BINARY_DIR}/pictures DEPENDS take_pictures USES_TERMINAL)
  melisma_qtest(test_ui_export_dialog SOURCES test_export_dialog.cpp LIBS melisma_ui melisma_tasks LABELS gui)
endif()
melisma_qtest(test_piano_roll SOURCES test_piano_roll.cpp LIBS melisma_ui LABELS gui)
melisma_qtest(test_note_shapes SOURCES test_note_shapes.cpp LIBS melisma_ui LABELS gui)
melisma_qtest(test_note_brush SOURCES test_note_brush.cpp LIBS melisma_ui LABELS gui)
melisma_qtest(test_controller_lane SOURCES test_controller_lane.cpp LIBS melisma_ui LABELS gui)
melisma_qtest(test_step_input SOURCES test_step_input.cpp LIBS melisma_ui LABELS gui)
if(TARGET melisma_tasks)
  melisma_qtest(test_instruments SOURCES test_instruments.cpp LIBS melisma_ui melisma_tasks LABELS gui)
endif()
melisma_qtest(test_note_values SOURCES test_note_values.cpp LIBS melisma_ui LABELS gui)
melisma_qtest(test_piano_roll_lyrics SOURCES test_piano_roll_lyrics.cpp LIBS melisma_ui LABELS gui)
