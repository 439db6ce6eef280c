# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(melisma_core PRIVATE
  voices/voice.cpp
  voices/make_voice.cpp
  voices/own_voices.cpp
  voices/slug.cpp
  voices/voice_catalogue.cpp
  voices/voice_library.cpp
  voices/voice_params.cpp
  voices/voice_rights.cpp
  voices/clone_permit.cpp
  voices/consent_challenge.cpp
  voices/consent_check.cpp
  voices/consent_record.cpp
  voices/give_consent.cpp
  voices/key_store.cpp
  voices/sealed_box.cpp
  voices/secret.cpp
  voices/sound_voices.cpp
  voices/store_lock.cpp
  voices/voice_details.cpp
  voices/voice_door.cpp
  voices/voice_folder.cpp
  voices/voice_rules.cpp
  voices/voice_vault.cpp
  voices/passphrase.cpp
  voices/reference_check.cpp
  voices/speaker_compare.cpp
  voices/voice_package.cpp
  voices/voice_terms.cpp)
