# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The window's texts. `ninja melisma_lupdate` brings new texts into the .ts files; the build turns them into .qm files
# and puts those into the library under :/i18n.
file(GLOB_RECURSE texts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/ui/*.cpp ${CMAKE_SOURCE_DIR}/ui/*.h
  ${CMAKE_SOURCE_DIR}/app/studio/*.cpp)
set(ts ${CMAKE_SOURCE_DIR}/translations/melisma_de.ts)
add_custom_target(melisma_lupdate
  COMMAND Qt6::lupdate -silent -no-obsolete -locations none -I ${CMAKE_SOURCE_DIR} ${texts} -ts ${ts})
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/translations)
set(qm ${CMAKE_BINARY_DIR}/translations/melisma_de.qm)
add_custom_command(OUTPUT ${qm} COMMAND Qt6::lrelease -silent ${ts} -qm ${qm} DEPENDS ${ts})
qt_add_resources(melisma_ui melisma_texts PREFIX /i18n BASE ${CMAKE_BINARY_DIR}/translations FILES ${qm})
