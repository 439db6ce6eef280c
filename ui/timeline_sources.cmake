# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(melisma_ui PRIVATE
  media/import_bar.cpp media/media_list.cpp media/media_panel.cpp preferences/spectrogram_page.cpp
  spectrogram/colour_map.cpp spectrogram/spectrogram_defaults.cpp spectrogram/spectrogram_painter.cpp
  spectrogram/style_form.cpp spectrogram/style_popover.cpp spectrogram/tile_cache.cpp
  timeline/clip_actions.cpp timeline/clip_drag.cpp timeline/clip_geometry.cpp timeline/clip_menu.cpp
  timeline/clip_navigation.cpp timeline/clip_painter.cpp timeline/file_drop.cpp timeline/header_column.cpp
  timeline/lane_gestures.cpp timeline/lane_layout.cpp timeline/lane_painter.cpp timeline/lanes.cpp
  timeline/loop_drag.cpp timeline/mix_button.cpp timeline/note_painter.cpp timeline/pan_slider.cpp timeline/ruler.cpp
  timeline/ruler_painter.cpp timeline/time_grid.cpp timeline/time_scale.cpp timeline/timeline_state.cpp
  timeline/timeline_view.cpp timeline/track_header.cpp timeline/track_menu.cpp
  waveform/peak_cache.cpp waveform/sample_cache.cpp waveform/sample_painter.cpp waveform/waveform_painter.cpp)
