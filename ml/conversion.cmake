# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Published nets that tell voices apart and give one's voice to another.
if(NOT TARGET melisma_ml_io)
  return()
endif()

# Their files and what needs no net: no libtorch.
melisma_library(melisma_voice_files
  ${CMAKE_CURRENT_LIST_DIR}/conversion/cuts.cpp
  ${CMAKE_CURRENT_LIST_DIR}/conversion/fitted_voice.cpp
  ${CMAKE_CURRENT_LIST_DIR}/conversion/loudness_mix.cpp
  ${CMAKE_CURRENT_LIST_DIR}/conversion/rumble_filter.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/crepe/pitch_path.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/rvc/config_reader.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/rvc/voice_file.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/speaker_encoder/windows.cpp
  ${CMAKE_CURRENT_LIST_DIR}/retrieval/faiss_file.cpp)
target_link_libraries(melisma_voice_files PUBLIC melisma_features melisma_ml_io)

if(NOT TARGET melisma_nets)
  return()
endif()

melisma_library(melisma_conversion
  ${CMAKE_CURRENT_LIST_DIR}/conversion/rvc_chain.cpp
  ${CMAKE_CURRENT_LIST_DIR}/conversion/voice_fitter.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/crepe/crepe.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/hubert/hubert.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/hubert/network.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/openvoice/openvoice.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/openvoice/reference_encoder.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/rmvpe/rmvpe.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/rmvpe/unet.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/rvc/rvc.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/rvc/voice_source.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/speaker_encoder/speaker_encoder.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/speaker_encoder/speaker_net.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/attention.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/coupling_flow.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/hifi_gan.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/relative_encoder.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/wave_net.cpp
  ${CMAKE_CURRENT_LIST_DIR}/retrieval/feature_index.cpp)
target_link_libraries(melisma_conversion PUBLIC melisma_nets melisma_voice_files)
target_link_libraries(melisma_conversion PRIVATE Melisma::Torch)
target_precompile_headers(melisma_conversion REUSE_FROM melisma_nets)
melisma_cache_precompiled(melisma_conversion)
