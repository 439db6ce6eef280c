# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later

option(MELISMA_ESPEAK "Read text aloud by espeak-ng's pronunciations" ON)
option(MELISMA_POCKETSPHINX "Recognise words by PocketSphinx" ON)

# Text to phonemes: plain C++, no libtorch.
melisma_library(melisma_phonemes
  ${CMAKE_CURRENT_LIST_DIR}/phonemes/abbreviations.cpp
  ${CMAKE_CURRENT_LIST_DIR}/phonemes/espeak_text.cpp
  ${CMAKE_CURRENT_LIST_DIR}/phonemes/kana.cpp
  ${CMAKE_CURRENT_LIST_DIR}/phonemes/kokoro_symbols.cpp
  ${CMAKE_CURRENT_LIST_DIR}/phonemes/language.cpp
  ${CMAKE_CURRENT_LIST_DIR}/phonemes/lyrics.cpp
  ${CMAKE_CURRENT_LIST_DIR}/phonemes/mandarin.cpp
  ${CMAKE_CURRENT_LIST_DIR}/phonemes/marks.cpp
  ${CMAKE_CURRENT_LIST_DIR}/phonemes/phonemiser.cpp
  ${CMAKE_CURRENT_LIST_DIR}/phonemes/sentences.cpp
  ${CMAKE_CURRENT_LIST_DIR}/phonemes/sounds.cpp
  ${CMAKE_CURRENT_LIST_DIR}/phonemes/speech_chunks.cpp
  ${CMAKE_CURRENT_LIST_DIR}/phonemes/spelling.cpp
  ${CMAKE_CURRENT_LIST_DIR}/phonemes/syllables.cpp
  ${CMAKE_CURRENT_LIST_DIR}/phonemes/symbol_table.cpp
  ${CMAKE_CURRENT_LIST_DIR}/phonemes/text_pieces.cpp
  ${CMAKE_CURRENT_LIST_DIR}/phonemes/utf8.cpp
  ${CMAKE_CURRENT_LIST_DIR}/phonemes/vocabulary.cpp
  ${CMAKE_CURRENT_LIST_DIR}/phonemes/word_alignment.cpp)
target_link_libraries(melisma_phonemes PUBLIC melisma_base)
melisma_precompile(melisma_phonemes)
if(MELISMA_ESPEAK)
  pkg_check_modules(ESPEAK REQUIRED IMPORTED_TARGET espeak-ng)
  target_sources(melisma_phonemes PRIVATE ${CMAKE_CURRENT_LIST_DIR}/phonemes/espeak.cpp)
  target_link_libraries(melisma_phonemes PRIVATE PkgConfig::ESPEAK)
else()
  target_sources(melisma_phonemes PRIVATE ${CMAKE_CURRENT_LIST_DIR}/phonemes/espeak_absent.cpp)
endif()
