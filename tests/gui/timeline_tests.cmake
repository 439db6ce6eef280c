# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
foreach(test geometry gestures pictures)
  melisma_qtest(test_timeline_${test} SOURCES test_timeline_${test}.cpp LIBS melisma_ui LABELS gui)
endforeach()
melisma_qtest(test_clip_sound SOURCES test_clip_sound.cpp LIBS melisma_ui LABELS gui)
melisma_qtest(test_stretch SOURCES test_stretch.cpp LIBS melisma_ui LABELS gui)
melisma_qtest(test_selection_sound SOURCES test_selection_sound.cpp LIBS melisma_ui LABELS gui)
melisma_qtest(test_automation_axis SOURCES test_automation_axis.cpp LIBS melisma_ui LABELS gui)
melisma_qtest(test_automation_lanes SOURCES test_automation_lanes.cpp LIBS melisma_ui LABELS gui)
melisma_qtest(test_time_selection SOURCES test_time_selection.cpp LIBS melisma_ui LABELS gui)
melisma_qtest(test_sections SOURCES test_sections.cpp LIBS melisma_ui LABELS gui)
melisma_qtest(test_track_headers SOURCES test_track_headers.cpp LIBS melisma_ui LABELS gui)
melisma_qtest(test_sound_pictures SOURCES test_sound_pictures.cpp LIBS melisma_ui LABELS gui)
melisma_qtest(test_ui_media SOURCES test_media.cpp LIBS melisma_ui LABELS gui)
melisma_qtest(test_paint_bench SOURCES test_paint_bench.cpp ${CMAKE_SOURCE_DIR}/tests/audio/realtime_trap.cpp
  LIBS melisma_ui ${CMAKE_DL_LIBS} LABELS slow)
melisma_qtest(test_ui_lyrics SOURCES test_lyrics.cpp LIBS melisma_ui LABELS gui)
melisma_qtest(test_ui_takes SOURCES test_takes.cpp LIBS melisma_ui LABELS gui)
