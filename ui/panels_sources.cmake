# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(icons)
foreach(name dark/check dark/chevron-down dark/chevron-up light/check light/chevron-down light/chevron-up close dock-float loop metronome play rewind stop)
  list(APPEND icons ${CMAKE_SOURCE_DIR}/resources/icons/${name}.svg)
endforeach()
qt_add_resources(melisma_ui melisma_icons PREFIX /melisma BASE ${CMAKE_SOURCE_DIR}/resources FILES ${icons})

target_sources(melisma_ui PRIVATE
  common/audio_output.cpp
  common/empty_state.cpp
  common/facts_table.cpp
  common/fader.cpp
  common/flow_layout.cpp
  common/icon.cpp
  common/importer.cpp
  common/meter.cpp
  common/number_box.cpp
  common/param_editor.cpp
  common/param_form.cpp
  common/preferences.cpp
  common/session.cpp
  common/session_files.cpp
  common/session_history.cpp
  common/session_jobs.cpp
  common/shared_meters.cpp
  common/spec_text.cpp
  common/style_sheet.cpp
  common/system_appearance.cpp
  common/tabular_text.cpp
  common/text.cpp
  common/theme.cpp
  common/widgets.cpp
  analysis/analysis_panel.cpp
  analysis/loudness_plot.cpp
  analysis/mix_measurer.cpp
  analysis/plot_style.cpp
  analysis/spectrogram_plot.cpp
  analysis/spectrum_plot.cpp
  analysis/spectrum_view.cpp
  history/history_panel.cpp
  preferences/appearance_page.cpp
  preferences/editing_page.cpp
  preferences/pages.cpp
  preferences/paths_page.cpp
  preferences/preferences_dialog.cpp
  export/export_choices.cpp
  export/export_dialog.cpp
  export/export_estimate.cpp
  export/export_files_page.cpp
  export/export_report_text.cpp
  export/export_runner.cpp
  export/export_sound_page.cpp
  export/export_tags_page.cpp
  generate/arrange_actions.cpp
  generate/generate_panel.cpp
  generate/prompt_browser.cpp
  generate/prompt_chip.cpp
  generate/prompt_history.cpp
  generate/prompt_popup.cpp
  generate/prompt_preview.cpp
  generate/prompt_reading.cpp
  generate/understood_view.cpp
  inspector/ai_mix_panel.cpp
  inspector/clip_panel.cpp
  jobs/job_card.cpp
  jobs/job_entry.cpp
  jobs/job_texts.cpp
  jobs/jobs_panel.cpp
  preferences/audio_dialog.cpp
  preferences/audio_page.cpp
  main_window/click_controls.cpp
  main_window/leaving.cpp
  main_window/loudness_readout.cpp
  mixer/effect_dialog.cpp
  mixer/effect_form.cpp
  mixer/effect_menu.cpp
  mixer/effect_rack.cpp
  mixer/gain_box.cpp
  mixer/mixer_panel.cpp
  mixer/mixer_strip.cpp
  mixer/strip_meter.cpp
  main_window/dock_title.cpp
  recovery/open_projects.cpp
  recovery/recovery_dialog.cpp
  main_window/recent_projects.cpp
  main_window/shortcuts_dialog.cpp
  main_window/song_dialog.cpp
  main_window/start_guard.cpp
  main_window/status_line.cpp
  main_window/transport_bar.cpp)
if(EXISTS ${CMAKE_SOURCE_DIR}/ui/timeline/timeline_view.h)
  target_sources(melisma_ui PRIVATE
    main_window/dock_table.cpp
    main_window/main_menu.cpp
    main_window/main_window.cpp
    main_window/project_drop.cpp)
endif()
