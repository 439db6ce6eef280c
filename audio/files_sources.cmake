# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sound files, analysis and export.
pkg_check_modules(SNDFILE REQUIRED IMPORTED_TARGET sndfile)
pkg_check_modules(FFMPEG REQUIRED IMPORTED_TARGET libavformat libavcodec libswresample libavutil)
pkg_check_modules(SOXR REQUIRED IMPORTED_TARGET soxr)
pkg_check_modules(EBUR128 REQUIRED IMPORTED_TARGET libebur128)
pkg_check_modules(FFTW3F REQUIRED IMPORTED_TARGET fftw3f)
pkg_check_modules(TAGLIB REQUIRED IMPORTED_TARGET taglib)
pkg_check_modules(SMF REQUIRED IMPORTED_TARGET smf)
pkg_check_modules(AUBIO REQUIRED IMPORTED_TARGET aubio)
pkg_check_modules(RUBBERBAND REQUIRED IMPORTED_TARGET rubberband)
target_sources(melisma_audio PRIVATE
  files/audio_file.cpp
  files/channel_fold.cpp
  files/container.cpp
  files/ffmpeg_reader.cpp
  files/ffmpeg_writer.cpp
  files/file_errors.cpp
  files/find_sounds.cpp
  files/import_audio.cpp
  files/import_many.cpp
  files/land_import.cpp
  files/midi_bytes.cpp
  files/midi_events.cpp
  files/midi_lyrics.cpp
  files/midi_melody.cpp
  files/midi_score.cpp
  files/smf_file.cpp
  files/imported_provenance.cpp
  files/pcm_hash.cpp
  files/quantiser.cpp
  files/reverse.cpp
  files/resampler.cpp
  files/result_sounds.cpp
  files/riff_chunks.cpp
  files/short_sound.cpp
  files/sndfile_reader.cpp
  files/sndfile_writer.cpp
  files/temp_name.cpp
  files/voice_reference.cpp
  analysis/beat_finder.cpp
  analysis/cache_file.cpp
  analysis/clip_peak.cpp
  analysis/coarse_tiles.cpp
  analysis/fft.cpp
  analysis/frequency_bands.cpp
  analysis/loudness.cpp
  analysis/mono_window.cpp
  analysis/peaks.cpp
  analysis/sound_picture.cpp
  analysis/spectrogram.cpp
  analysis/spectrum.cpp
  analysis/true_peak.cpp
  analysis/work_count.cpp
  analysis/zero_crossing.cpp
  export/ai_tags.cpp
  export/audio_delivery.cpp
  export/export_plan.cpp
  export/export_project.cpp
  export/file_set.cpp
  export/float_spool.cpp
  export/level_stage.cpp
  export/loudness_profile.cpp
  export/lyric_places.cpp
  export/midi_export.cpp
  export/midi_file.cpp
  export/missing_sounds.cpp
  export/mix_levels.cpp
  export/parallel.cpp
  export/stem_names.cpp
  export/tag_sheet.cpp
  export/taglib_tags.cpp
  export/wav_chunks.cpp
  export/xmp_packet.cpp
  stretch/rubber_band.cpp
  stretch/stretch_file.cpp
  stretch/stretched_cache.cpp
  stretch/stretched_sound.cpp
  stretch/stretching_reader.cpp
  effects/peak_interpolator.cpp
  effects/true_peak_limiter.cpp)
target_link_libraries(melisma_audio PRIVATE
  PkgConfig::SNDFILE PkgConfig::FFMPEG PkgConfig::SOXR PkgConfig::EBUR128 PkgConfig::FFTW3F PkgConfig::TAGLIB PkgConfig::SMF
  PkgConfig::AUBIO PkgConfig::RUBBERBAND)

# Loops over every sample of an export: at -O2 gcc 12 leaves them as they are.
set_source_files_properties(effects/peak_interpolator.cpp effects/true_peak_limiter.cpp export/loudness_profile.cpp
  PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release>:-O3>")
# gcc 12 sees a copy out of bounds in <string> here, which it keeps to itself unless the header is precompiled.
set_source_files_properties(export/taglib_tags.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
