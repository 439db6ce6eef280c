# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
foreach(test
    base/base_test
    base/param_spec_test
    music/beat_line_test
    music/harmony_test
    music/note_tools_test
    music/shape_notes_test
    music/tempo_map_test
    music/timecode_test
    music/score_test)
  get_filename_component(name ${test} NAME)
  melisma_qtest(${name} SOURCES ${test}.cpp LIBS melisma_base LABELS unit)
endforeach()
melisma_qtest(chord_sheet_test SOURCES music/chord_sheet_test.cpp LIBS melisma_base LABELS unit)
if(TARGET chord_sheet_test)
  target_compile_definitions(chord_sheet_test PRIVATE CHORD_TABLE="${CMAKE_CURRENT_SOURCE_DIR}/music/chord_table.tsv")
endif()
