# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of ours shares: language level, warnings, include root, compiler cache.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})

find_program(MELISMA_CCACHE ccache)
if(MELISMA_CCACHE)
  # Paths below the sources are taken as relative, so that a clone in another folder is served what this one compiled.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} ${MELISMA_CCACHE})
endif()

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

# Compile settings for one of our targets; `name` may be a library or a program.
function(melisma_settings name)
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
  target_compile_options(${name} PRIVATE -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wno-missing-field-initializers $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
    $<$<BOOL:${MELISMA_WERROR}>:-Werror>)
  target_compile_definitions(${name} PRIVATE MELISMA_VERSION="${PROJECT_VERSION}")
endfunction()

# melisma_library(NAME SOURCES...): a static library of ours.
function(melisma_library name)
  add_library(${name} STATIC ${ARGN})
  melisma_settings(${name})
endfunction()

# What nearly every source of ours includes. Parsing these took half of a build's time, so each larger target reads them
# once, precompiled.
set(MELISMA_COMMON_HEADERS <algorithm> <cmath> <filesystem> <functional> <map> <memory> <optional> <string> <variant>
  <vector> <fmt/format.h> <nlohmann/json.hpp>)

# melisma_cache_precompiled(TARGET): lets ccache serve sources that use a precompiled header.
function(melisma_cache_precompiled name)
  if(MELISMA_CCACHE)
    target_compile_options(${name} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>) # ccache needs it
    set_target_properties(${name} PROPERTIES CXX_COMPILER_LAUNCHER
      "${CMAKE_SOURCE_DIR}/cmake/ccache_precompiled.sh;${CMAKE_CXX_COMPILER_LAUNCHER}")
  endif()
endfunction()

# melisma_precompile(TARGET HEADERS...): precompiles the common headers and these for the target.
function(melisma_precompile name)
  target_precompile_headers(${name} PRIVATE ${MELISMA_COMMON_HEADERS} ${ARGN})
  melisma_cache_precompiled(${name})
endfunction()
