# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The reader of ONNX files, by the message classes of libonnx. Compiling onnx.proto once more would end every program
# that also loads libtorch, which brings libonnx: protobuf allows one description of a message in a process.
option(MELISMA_ONNX "Read ONNX files (needs libonnx-dev)" ON)
if(MELISMA_ONNX)
  find_path(MELISMA_ONNX_INCLUDE onnx/onnx_pb.h)
  find_library(MELISMA_LIB_onnx_proto onnx_proto)
  find_library(MELISMA_LIB_protobuf protobuf)
endif()
if(MELISMA_ONNX AND MELISMA_ONNX_INCLUDE AND MELISMA_LIB_onnx_proto AND MELISMA_LIB_protobuf)
  target_sources(melisma_ml_io PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/onnx_initialisers.cpp
    ${CMAKE_CURRENT_LIST_DIR}/onnx_scan.cpp
    ${CMAKE_CURRENT_LIST_DIR}/onnx_tensors.cpp)
  target_include_directories(melisma_ml_io SYSTEM PRIVATE ${MELISMA_ONNX_INCLUDE})
  target_compile_definitions(melisma_ml_io PRIVATE ONNX_NAMESPACE=onnx ONNX_ML=1)
  set_property(GLOBAL PROPERTY MELISMA_READS_ONNX ON) # for the tests
  target_link_libraries(melisma_ml_io PRIVATE ${MELISMA_LIB_onnx_proto} ${MELISMA_LIB_protobuf})
else()
  message(STATUS "ONNX files will not be read: libonnx-dev is missing or MELISMA_ONNX is off")
  target_sources(melisma_ml_io PRIVATE ${CMAKE_CURRENT_LIST_DIR}/onnx_absent.cpp)
endif()
