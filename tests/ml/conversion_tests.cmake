# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
melisma_check(ml_state_dict_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/io/state_dict_check.cpp
  LIBS melisma_ml_io LABELS ml unit)
melisma_check(ml_voice_files_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/conversion/voice_files_check.cpp
  LIBS melisma_voice_files LABELS ml unit)
if(NOT TARGET melisma_conversion)
  return()
endif()
foreach(model speaker_encoder rvc hubert rmvpe crepe openvoice)
  melisma_check(ml_${model}_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/models/${model}_check.cpp
    LIBS melisma_conversion LABELS ml unit)
endforeach()
melisma_check(ml_rvc_chain_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/conversion/rvc_chain_check.cpp
  LIBS melisma_conversion LABELS ml unit)
