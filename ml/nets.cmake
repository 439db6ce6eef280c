# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Weights files and where they lie: no libtorch.
melisma_library(melisma_ml_io
  ${CMAKE_CURRENT_LIST_DIR}/io/file_bytes.cpp
  ${CMAKE_CURRENT_LIST_DIR}/io/legacy_torch.cpp
  ${CMAKE_CURRENT_LIST_DIR}/io/onnx_dequantise.cpp
  ${CMAKE_CURRENT_LIST_DIR}/io/onnx_graph.cpp
  ${CMAKE_CURRENT_LIST_DIR}/io/pickle_check.cpp
  ${CMAKE_CURRENT_LIST_DIR}/io/pickle_machine.cpp
  ${CMAKE_CURRENT_LIST_DIR}/io/pickle_ops.cpp
  ${CMAKE_CURRENT_LIST_DIR}/io/safetensors.cpp
  ${CMAKE_CURRENT_LIST_DIR}/io/safetensors_header.cpp
  ${CMAKE_CURRENT_LIST_DIR}/io/state_dict.cpp
  ${CMAKE_CURRENT_LIST_DIR}/io/tensor_data.cpp
  ${CMAKE_CURRENT_LIST_DIR}/io/torch_pickle.cpp
  ${CMAKE_CURRENT_LIST_DIR}/io/zip_container.cpp)
target_link_libraries(melisma_ml_io PUBLIC melisma_base)
melisma_precompile(melisma_ml_io)
include(${CMAKE_CURRENT_LIST_DIR}/io/onnx.cmake)

# From published weights to ours: no libtorch.
melisma_library(melisma_convert
  ${CMAKE_CURRENT_LIST_DIR}/models/kokoro/convert.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/kokoro/onnx_weights.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/kokoro/torch_weights.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/kokoro/voice_files.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/kokoro/weight_names.cpp)
target_link_libraries(melisma_convert PUBLIC melisma_ml_io)

# What is read off sound and pitch: no libtorch.
melisma_library(melisma_features
  ${CMAKE_CURRENT_LIST_DIR}/features/coarse_pitch.cpp
  ${CMAKE_CURRENT_LIST_DIR}/features/mel_filters.cpp
  ${CMAKE_CURRENT_LIST_DIR}/features/pitch_bins.cpp
  ${CMAKE_CURRENT_LIST_DIR}/features/pitch_gaps.cpp)
target_link_libraries(melisma_features PUBLIC melisma_base)

# The drummer of the composer: a net in plain C++, no libtorch.
melisma_library(melisma_drummer
  ${CMAKE_CURRENT_LIST_DIR}/models/drum_net/asked.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/drum_net/drum_player.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/drum_net/net_drummer.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/drum_net/skeleton.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/groove_net/groove_grid.cpp)
target_link_libraries(melisma_drummer PUBLIC melisma_compose melisma_ml_io)

if(NOT MELISMA_ML_NETS)
  return()
endif()
include(${CMAKE_CURRENT_LIST_DIR}/nn/torch.cmake)

# Inner loops of our own, compiled for several instruction sets and chosen at run time: no libtorch.
melisma_library(melisma_kernels
  ${CMAKE_CURRENT_LIST_DIR}/nn/kernels/parallel.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/kernels/row_kernels.cpp)
target_link_libraries(melisma_kernels PUBLIC Threads::Threads)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$")
  target_sources(melisma_kernels PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/nn/kernels/row_kernels_avx2.cpp
    ${CMAKE_CURRENT_LIST_DIR}/nn/kernels/row_kernels_avx512.cpp)
  target_compile_definitions(melisma_kernels PRIVATE MELISMA_X86_KERNELS)
  set(melisma_kernel_flags -O3 -ffp-contract=fast -fno-math-errno)
  set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/nn/kernels/row_kernels_avx2.cpp PROPERTIES
    COMPILE_OPTIONS "${melisma_kernel_flags};-mavx2;-mfma")
  set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/nn/kernels/row_kernels_avx512.cpp PROPERTIES
    COMPILE_OPTIONS "${melisma_kernel_flags};-mavx512f;-mavx512bw;-mavx512vl;-mavx512dq;-mfma;-mprefer-vector-width=512")
endif()

# Everything that runs nets. Its headers for other folders hold plain data.
melisma_library(melisma_nets
  ${CMAKE_CURRENT_LIST_DIR}/models/content_encoder/channel.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/content_encoder/content_encoder.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/content_encoder/content_net.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/content_encoder/corpus.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/content_encoder/front_end.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/content_encoder/gated_block.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/content_encoder/harm.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/content_encoder/mel_harm.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/content_encoder/mel_shortcut.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/content_encoder/self_label.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/content_encoder/symbol_path.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/content_encoder/shortcut.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/content_encoder/speech_item.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/content_encoder/train.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/content_encoder/train_shortcut.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/drum_net/batches.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/drum_net/drum_net.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/drum_net/score.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/drum_net/train.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/groove_net/batches.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/groove_net/groove_net.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/groove_net/score.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/groove_net/train.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/kokoro/checks.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/kokoro/config.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/kokoro/decoder.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/kokoro/generator.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/kokoro/kokoro.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/kokoro/open_pass.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/kokoro/open_vocoder.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/kokoro/prosody_predictor.cpp
  ${CMAKE_CURRENT_LIST_DIR}/models/kokoro/text_encoder.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/adain.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/adain_block.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/adam.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/albert.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/bi_lstm.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/blas.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/conv_rows.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/half_weights.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/harmonic_source.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/machine.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/mel_spectrogram.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/runtime.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/self_test.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/short_stft.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/snake_block.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/source_place.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/training.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/weight_reader.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nn/weights.cpp)
target_link_libraries(melisma_nets PUBLIC melisma_drummer melisma_features melisma_ml_io PRIVATE melisma_kernels ${CMAKE_DL_LIBS})
melisma_torch_sources(melisma_nets)
