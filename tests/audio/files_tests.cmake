# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
pkg_check_modules(EBUR128 REQUIRED IMPORTED_TARGET libebur128)
foreach(test
    files/audio_file_test
    files/lossy_file_test
    files/rf64_test
    files/quantiser_test
    effects/true_peak_limiter_test
    export/stem_names_test
    export/lyric_places_test
    export/tags_test
    export/loudness_export_test
    files/import_audio_test
    files/import_many_test
    files/midi_melody_test
    files/midi_score_test
    analysis/analysis_test
    analysis/beat_finder_test
    analysis/sound_picture_test
    analysis/true_peak_test
    analysis/zero_crossing_test
    files/reverse_test
    stretch/stretch_file_test
    export/midi_export_test
    export/export_project_test)
  if(EXISTS ${CMAKE_CURRENT_LIST_DIR}/${test}.cpp)
    get_filename_component(name ${test} NAME)
    melisma_qtest(${name} SOURCES ${test}.cpp LIBS melisma_audio LABELS unit)
  endif()
endforeach()
if(TARGET true_peak_test)
  target_link_libraries(true_peak_test PRIVATE PkgConfig::EBUR128) # beside ours
endif()
