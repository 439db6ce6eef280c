# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The composer's checks: one program a concern, all without Qt.
foreach(name
    arrange
    rhythm
    harmony
    prompt
    prompt_chords
    plan
    songs
    styles
    classifier
    bands
    task
    drums
    voices
    sung
    vocal_level
    vocals
    lyrics)
  melisma_check(compose_${name}_test SOURCES test_compose_${name}.cpp LIBS melisma_tasks LABELS unit ml)
endforeach()
# Without espeak-ng nobody can read the words: these skip themselves.
set_tests_properties(compose_vocals_test compose_lyrics_test PROPERTIES SKIP_RETURN_CODE 77)
