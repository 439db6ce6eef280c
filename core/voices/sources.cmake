# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(melisma_core PRIVATE
  voices/voice.cpp
  voices/own_voices.cpp
  voices/slug.cpp
  voices/voice_catalogue.cpp
  voices/voice_library.cpp
  voices/voice_params.cpp
  voices/voice_rights.cpp)
