# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(melisma_core PRIVATE
  jobs/in_process_backend.cpp
  jobs/job_history.cpp
  jobs/job_queue.cpp
  jobs/landing.cpp
  jobs/melody_input.cpp
  jobs/melody_phrases.cpp
  jobs/clone_input.cpp
  jobs/recording_input.cpp
  jobs/run_task.cpp
  jobs/song_input.cpp
  jobs/sung_words.cpp
  jobs/time_left.cpp)
