# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(melisma_ui PRIVATE
  pianoroll/controller_lane.cpp
  pianoroll/controller_names.cpp
  pianoroll/controller_stroke.cpp
  pianoroll/lyric_editor.cpp
  pianoroll/lyric_places.cpp
  pianoroll/lyric_spread.cpp
  pianoroll/step_input.cpp
  pianoroll/sung_lines.cpp
  pianoroll/new_note_clip.cpp
  pianoroll/note_actions.cpp
  pianoroll/note_brush.cpp
  pianoroll/note_canvas.cpp
  pianoroll/note_parts.cpp
  pianoroll/note_change.cpp
  pianoroll/note_drag.cpp
  pianoroll/piano_roll.cpp
  pianoroll/roll_geometry.cpp
  pianoroll/preview_dialog.cpp
  pianoroll/roll_gestures.cpp
  pianoroll/roll_grids.cpp
  pianoroll/roll_painter.cpp
  pianoroll/roll_sides.cpp
  pianoroll/roll_state.cpp
  pianoroll/roll_toolbar.cpp
  pianoroll/shape_actions.cpp
  pianoroll/note_value.cpp
  pianoroll/note_value_lane.cpp)
