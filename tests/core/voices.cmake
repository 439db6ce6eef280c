# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Voices as a person sees them: recipes, the catalogue, and what the user made.
melisma_qtest(voice_recipe_test SOURCES voices/voice_recipe_test.cpp LIBS melisma_base LABELS unit)
melisma_qtest(voice_library_test SOURCES voices/voice_library_test.cpp LIBS melisma_core LABELS unit)
melisma_qtest(own_voices_test SOURCES voices/own_voices_test.cpp ${CMAKE_SOURCE_DIR}/tests/support/disk_faults.cpp
  LIBS melisma_core LABELS unit)
if(TARGET own_voices_test)
  set_target_properties(own_voices_test PROPERTIES ENABLE_EXPORTS ON)
  target_link_libraries(own_voices_test PRIVATE ${CMAKE_DL_LIBS})
endif()
# Voices of sound: what is sealed, who agreed to what, and what is refused.
foreach(name consent consent_reach reference_check sealed_box sound_voices speaker_compare
  store_lock voice_rules)
  melisma_qtest(${name}_test SOURCES voices/${name}_test.cpp LIBS melisma_core LABELS unit)
endforeach()
melisma_qtest(release_check_test SOURCES provenance/release_check_test.cpp LIBS melisma_core LABELS unit)
melisma_qtest(heard_voices_test SOURCES provenance/heard_voices_test.cpp LIBS melisma_core LABELS unit)
