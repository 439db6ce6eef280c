# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The project model, its edits and the AI-usage record.
foreach(test
    edits/track_edits_test
    edits/routing_edits_test
    edits/automation_edits_test
    edits/record_automation_test
    edits/clip_edits_test
    edits/comp_takes_test
    edits/range_edits_test
    edits/place_effect_test
    edits/section_edits_test
    edits/clip_sound_edits_test
    edits/stretch_edits_test
    edits/song_edits_test
    edits/add_score_test
    edits/add_sounds_test
    edits/add_recording_test
    edits/arrangement_test
    jobs/clone_input_test
    jobs/landing_test
    project/history_test
    project/project_json_test
    edits/set_instrument_test
    project/stretch_test
    provenance/audible_test
    provenance/folding_test
    provenance/usage_record_test)
  get_filename_component(name ${test} NAME)
  melisma_qtest(${name} SOURCES ${test}.cpp LIBS melisma_core LABELS unit)
endforeach()
melisma_qtest(random_edits_test SOURCES edits/random_edits_test.cpp edits/random_editor.cpp edits/random_material.cpp
  edits/random_ranges.cpp edits/random_routing.cpp edits/random_takes.cpp
  LIBS melisma_core LABELS unit)
