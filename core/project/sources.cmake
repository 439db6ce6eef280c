# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(melisma_core PRIVATE
  project/clip.cpp
  project/history.cpp
  project/json_reader.cpp
  project/project.cpp
  project/project_check.cpp
  project/project_json.cpp
  project/read_tracks.cpp
  project/provenance.cpp
  project/score_of.cpp
  project/stretch.cpp
  project/spectrogram_style.cpp
  project/track_json.cpp)
target_sources(melisma_core PRIVATE
  edits/add_audio_clip.cpp
  edits/add_files.cpp
  edits/add_note_clip.cpp
  edits/add_score.cpp
  edits/add_sounds.cpp
  edits/add_take.cpp
  edits/add_track.cpp
  edits/choose_take.cpp
  edits/cut_out.cpp
  edits/delete_clip.cpp
  edits/duplicate_clip.cpp
  edits/edit_effects.cpp
  edits/edit_helpers.cpp
  edits/edit_markers.cpp
  edits/edit_notes.cpp
  edits/lay_arrangement.cpp
  edits/score_layout.cpp
  edits/move_clip.cpp
  edits/move_track.cpp
  edits/quantise_notes.cpp
  edits/remove_track.cpp
  edits/rename_asset.cpp
  edits/rename_track.cpp
  edits/set_clip_gain.cpp
  edits/set_fades.cpp
  edits/set_lane_view.cpp
  edits/set_loop.cpp
  edits/set_sample_rate.cpp
  edits/set_song.cpp
  edits/set_spectrogram_style.cpp
  edits/set_tempo.cpp
  edits/set_track_instrument.cpp
  edits/set_track_mix.cpp
  edits/set_words.cpp
  edits/split_clip.cpp
  edits/trim_clip.cpp)
target_sources(melisma_core PRIVATE
  provenance/audible.cpp
  provenance/folding.cpp
  provenance/segment_json.cpp
  provenance/tag_digest.cpp
  provenance/usage_record.cpp)
