# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
melisma_check(ml_safetensors_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/io/safetensors_check.cpp
  LIBS melisma_ml_io LABELS ml unit)
if(TARGET melisma_nets)
  melisma_check(ml_nets_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/nn/nets_check.cpp LIBS melisma_nets LABELS ml unit)
  melisma_check(ml_groove_net_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/models/groove_net_check.cpp
    LIBS melisma_nets LABELS ml unit)
endif()
if(TARGET melisma_nets)
  melisma_check(ml_content_encoder_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/models/content_encoder_check.cpp
    LIBS melisma_nets LABELS ml unit)
  melisma_check(ml_self_label_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/models/self_label_check.cpp
    LIBS melisma_nets LABELS ml unit)
  melisma_check(ml_drum_net_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/models/drum_net_check.cpp
    LIBS melisma_nets LABELS ml unit)
endif()
if(TARGET melisma_train)
  melisma_check(app_drum_figures_check SOURCES ${CMAKE_SOURCE_DIR}/tests/app/train/drum_figures_check.cpp
    LIBS melisma_train LABELS ml unit)
  # As in audio: gcc 12 sees a copy out of bounds in <string> where the header is precompiled.
  set_source_files_properties(${CMAKE_SOURCE_DIR}/tests/app/train/groove_dataset_check.cpp PROPERTIES
    SKIP_PRECOMPILE_HEADERS ON)
  melisma_check(app_groove_dataset_check SOURCES ${CMAKE_SOURCE_DIR}/tests/app/train/groove_dataset_check.cpp
    LIBS melisma_train LABELS ml unit)
endif()
melisma_check(ml_torch_pickle_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/io/torch_pickle_check.cpp
  LIBS melisma_ml_io LABELS ml unit)
get_property(reads_onnx GLOBAL PROPERTY MELISMA_READS_ONNX)
if(reads_onnx)
  melisma_check(ml_onnx_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/io/onnx_check.cpp LIBS melisma_ml_io LABELS ml unit)
  melisma_check(ml_kokoro_convert_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/models/kokoro_convert_check.cpp
    LIBS melisma_convert LABELS ml unit)
  melisma_check(ml_kokoro_sources_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/models/kokoro_sources_check.cpp
    LIBS melisma_tasks LABELS ml slow weights)
  set_tests_properties(ml_kokoro_sources_check PROPERTIES SKIP_RETURN_CODE 77)
endif()
if(TARGET melisma_nets)
  # The kernels of every instruction set that this processor has, and libtorch's operators in their place.
  melisma_check(ml_row_kernels_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/nn/row_kernels_check.cpp
    LIBS melisma_kernels LABELS ml unit)
  melisma_check(ml_kokoro_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/models/kokoro_check.cpp
    LIBS melisma_nets LABELS ml unit)
  melisma_check(ml_open_vocoder_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/models/open_vocoder_check.cpp
    LIBS melisma_nets LABELS ml unit)
  melisma_check(ml_kokoro_pieces_check SOURCES ${CMAKE_CURRENT_LIST_DIR}/models/kokoro_pieces_check.cpp
    LIBS melisma_nets LABELS ml unit)
  foreach(kernels avx2 none)
    foreach(check ml_row_kernels_check ml_kokoro_check ml_kokoro_pieces_check)
      add_test(NAME ${check}_${kernels} COMMAND ${check})
      set_tests_properties(${check}_${kernels} PROPERTIES LABELS "ml;unit" TIMEOUT ${MELISMA_TEST_SECONDS}
        ENVIRONMENT "${MELISMA_TEST_ENVIRONMENT};MELISMA_KERNELS=${kernels}")
    endforeach()
  endforeach()
  add_executable(kokoro_speaker ${CMAKE_CURRENT_LIST_DIR}/models/kokoro_speaker.cpp)
  set_target_properties(kokoro_speaker PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  melisma_settings(kokoro_speaker)
  target_link_libraries(kokoro_speaker PRIVATE melisma_nets)
  # With the published weights beside onnxruntime and the reference classes; skips itself where those are missing.
  add_test(NAME ml_kokoro_beside_onnxruntime
    COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/check_kokoro.py $<TARGET_FILE:kokoro_speaker>)
  set_tests_properties(ml_kokoro_beside_onnxruntime PROPERTIES LABELS "ml;slow;weights" TIMEOUT ${MELISMA_LONG_TEST_SECONDS}
    SKIP_RETURN_CODE 77)
  add_custom_target(bench-kokoro
    COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/check_kokoro.py $<TARGET_FILE:kokoro_speaker> --bench USES_TERMINAL)
  add_dependencies(bench-kokoro kokoro_speaker)
endif()
