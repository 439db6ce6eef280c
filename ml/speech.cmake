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
  ${CMAKE_CURRENT_LIST_DIR}/phonemes/word_alignment.cpp
  ${CMAKE_CURRENT_LIST_DIR}/phonemes/written_words.cpp)
target_link_libraries(melisma_phonemes PUBLIC melisma_base)
melisma_precompile(melisma_phonemes)
if(MELISMA_ESPEAK)
  pkg_check_modules(ESPEAK REQUIRED IMPORTED_TARGET espeak-ng)
  target_sources(melisma_phonemes PRIVATE ${CMAKE_CURRENT_LIST_DIR}/phonemes/espeak.cpp)
  target_link_libraries(melisma_phonemes PRIVATE PkgConfig::ESPEAK)
else()
  target_sources(melisma_phonemes PRIVATE ${CMAKE_CURRENT_LIST_DIR}/phonemes/espeak_absent.cpp)
endif()

# Words in recordings: plain C++, no libtorch.
melisma_library(melisma_recognition
  ${CMAKE_CURRENT_LIST_DIR}/recognition/arpabet.cpp
  ${CMAKE_CURRENT_LIST_DIR}/recognition/heard.cpp
  ${CMAKE_CURRENT_LIST_DIR}/recognition/spoken_words.cpp
  ${CMAKE_CURRENT_LIST_DIR}/recognition/word_error.cpp)
target_link_libraries(melisma_recognition PUBLIC melisma_phonemes)
if(MELISMA_POCKETSPHINX)
  # Debian's .pc files name a folder that does not exist, so the parts are looked for one by one.
  pkg_check_modules(POCKETSPHINX REQUIRED pocketsphinx sphinxbase)
  find_path(melisma_sphinx_include pocketsphinx.h PATHS ${POCKETSPHINX_INCLUDE_DIRS} REQUIRED)
  find_path(melisma_sphinxbase_include sphinxbase/err.h PATHS ${POCKETSPHINX_INCLUDE_DIRS} REQUIRED)
  find_path(melisma_sphinxbase_own_include err.h PATHS ${melisma_sphinxbase_include}/sphinxbase NO_DEFAULT_PATH REQUIRED)
  pkg_check_modules(SPEECH_SOXR REQUIRED IMPORTED_TARGET soxr)
  pkg_get_variable(melisma_sphinx_models pocketsphinx modeldir)
  target_sources(melisma_recognition PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/recognition/speech_samples.cpp
    ${CMAKE_CURRENT_LIST_DIR}/recognition/word_recogniser.cpp)
  target_compile_definitions(melisma_recognition PRIVATE MELISMA_POCKETSPHINX_MODELS="${melisma_sphinx_models}")
  target_link_libraries(melisma_recognition PRIVATE ${POCKETSPHINX_LINK_LIBRARIES} PkgConfig::SPEECH_SOXR)
  target_include_directories(melisma_recognition SYSTEM PRIVATE
    ${melisma_sphinx_include} ${melisma_sphinxbase_include} ${melisma_sphinxbase_own_include})
else()
  target_sources(melisma_recognition PRIVATE ${CMAKE_CURRENT_LIST_DIR}/recognition/word_recogniser_absent.cpp)
endif()
