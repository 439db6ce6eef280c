// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/spec_text.h"

#include "ui/common/effect_texts.h"
#include "ui/common/text.h"
#include "ui/common/text_list.h"

#include <QCoreApplication>

namespace melisma::ui {
namespace {

// Tasks and exports speak English, far from Qt. These marks bring their texts into the .ts files; "%1" stands
// for a value. test_language fails for a text that is missing here.
constexpr const char* kTexts[] = {
    QT_TRANSLATE_NOOP("spec", "Compose a song"),
    QT_TRANSLATE_NOOP("spec", "Plans and writes a multitrack song from a prompt, by rules and grammar"),
    QT_TRANSLATE_NOOP("spec", "Prompt"),
    QT_TRANSLATE_NOOP("spec", "The song in words: genre, mood, tempo, key, instruments, length"),
    QT_TRANSLATE_NOOP("spec", "Lyrics"),
    QT_TRANSLATE_NOOP(
        "spec",
        "Words to sing; [Verse] and [Chorus] alone on a line name what follows. Empty: drafted where a voice sings"),
    QT_TRANSLATE_NOOP("spec", "Voice"),
    QT_TRANSLATE_NOOP("spec", "Who sings: auto for a voice that fits, none, or a voice or blend by name"),
    QT_TRANSLATE_NOOP("spec", "Chords"),
    QT_TRANSLATE_NOOP("spec", "One a bar or by bar lines, looped, by section if you like: [Verse] Am F [Chorus] C G/B"),
    QT_TRANSLATE_NOOP("spec", "Key"),
    QT_TRANSLATE_NOOP("spec", "A note and a mode"),
    QT_TRANSLATE_NOOP("spec", "Tempo"),
    QT_TRANSLATE_NOOP("spec", "Quarter notes a minute"),
    QT_TRANSLATE_NOOP("spec", "Meter"),
    QT_TRANSLATE_NOOP("spec", "Beats a bar over the beat's value"),
    QT_TRANSLATE_NOOP("spec", "Length"),
    QT_TRANSLATE_NOOP("spec", "Length in seconds; not together with bars"),
    QT_TRANSLATE_NOOP("spec", "Bars"),
    QT_TRANSLATE_NOOP("spec", "Length in bars; not together with seconds"),
    QT_TRANSLATE_NOOP("spec", "Form"),
    QT_TRANSLATE_NOOP("spec", "The sections in order"),
    QT_TRANSLATE_NOOP("spec", "Instruments"),
    QT_TRANSLATE_NOOP("spec", "Exactly these instruments play"),
    QT_TRANSLATE_NOOP("spec", "Without"),
    QT_TRANSLATE_NOOP("spec", "These instruments and their relatives do not play"),
    QT_TRANSLATE_NOOP("spec", "Takes"),
    QT_TRANSLATE_NOOP("spec", "How many versions to make"),
    QT_TRANSLATE_NOOP("spec", "Arrange"),
    QT_TRANSLATE_NOOP("spec", "Accompanies the open song, writes parts of it anew, adds parts or continues it"),
    QT_TRANSLATE_NOOP("spec", "Style"),
    QT_TRANSLATE_NOOP("spec", "Genre and mood of what is written; empty: as the song was made"),
    QT_TRANSLATE_NOOP("spec", "Add"),
    QT_TRANSLATE_NOOP("spec", "Instruments that join in"),
    QT_TRANSLATE_NOOP("spec", "Rewrite"),
    QT_TRANSLATE_NOOP("spec", "Tracks to be written anew, by name; \"all\" for every one"),
    QT_TRANSLATE_NOOP("spec", "From bar"),
    QT_TRANSLATE_NOOP("spec", "The first bar that is written"),
    QT_TRANSLATE_NOOP("spec", "To bar"),
    QT_TRANSLATE_NOOP("spec", "The last bar that is written"),
    QT_TRANSLATE_NOOP("spec", "Continue with"),
    QT_TRANSLATE_NOOP("spec", "Sections to add at the end"),
    QT_TRANSLATE_NOOP("spec", "Theme from"),
    QT_TRANSLATE_NOOP("spec", "The track whose melody new melodies grow from"),
    QT_TRANSLATE_NOOP("spec", "Part"),
    QT_TRANSLATE_NOOP(
        "spec", "What is sung to the melody: it itself, or a second voice, a little apart from the first in time"),
    QT_TRANSLATE_NOOP("spec", "Double"),
    QT_TRANSLATE_NOOP("spec", "Octave below"),
    QT_TRANSLATE_NOOP("spec", "Octave above"),
    QT_TRANSLATE_NOOP("spec", "Third below"),
    QT_TRANSLATE_NOOP("spec", "Third above"),
    QT_TRANSLATE_NOOP("spec", "Vibrato"),
    QT_TRANSLATE_NOOP("spec", "Depth in cents of held notes that say nothing else; 0: none"),
    QT_TRANSLATE_NOOP("spec", "Vibrato rate"),
    QT_TRANSLATE_NOOP("spec", "Waves a second"),
    QT_TRANSLATE_NOOP("spec", "Vibrato onset"),
    QT_TRANSLATE_NOOP("spec", "Milliseconds that a note is held straight first"),
    QT_TRANSLATE_NOOP("spec", "Glide"),
    QT_TRANSLATE_NOOP("spec", "Milliseconds from note to note within a phrase"),
    QT_TRANSLATE_NOOP("spec", "Theme bar"),
    QT_TRANSLATE_NOOP("spec", "The bar of the clip that holds the theme; empty: the track's first clip"),
    QT_TRANSLATE_NOOP(
        "spec",
        "Words to sing; [Verse] and [Chorus] alone on a line name what follows. Empty: drafted where a voice sings"),
    QT_TRANSLATE_NOOP("spec", "Who sings: auto for a voice that fits, none, or a voice or blend by name"),
    QT_TRANSLATE_NOOP("spec", "Speak a text"),
    QT_TRANSLATE_NOOP("spec", "Reads a text aloud in one of 54 voices and 8 languages, on this machine"),
    QT_TRANSLATE_NOOP("spec", "Text"),
    QT_TRANSLATE_NOOP("spec", "What is said; [word](/fəˈnimz/) gives a word its sounds"),
    QT_TRANSLATE_NOOP("spec", "Speed"),
    QT_TRANSLATE_NOOP("spec", "1 is the voice's own"),
    QT_TRANSLATE_NOOP("spec", "Pauses"),
    QT_TRANSLATE_NOOP("spec", "How long the voice rests between sentences; 1 is usual, 0 not at all"),
    QT_TRANSLATE_NOOP("spec", "Sing a melody"),
    QT_TRANSLATE_NOOP("spec", "Sings lyrics on the notes of a melody, in one of 54 voices, on this machine"),
    QT_TRANSLATE_NOOP("spec",
                      "A syllable a note: mel-o-dy cuts a word, _ holds a syllable, [lead](/lˈɛd/) says how it sounds; "
                      "empty: as written at the notes"),
    QT_TRANSLATE_NOOP("spec", "Transpose"),
    QT_TRANSLATE_NOOP("spec", "Semitones; empty: whole octaves, so that the melody suits the voice"),
    QT_TRANSLATE_NOOP("spec", "Method"),
    QT_TRANSLATE_NOOP(
        "spec",
        "Natural: even vowels, consonants as spoken; smooth: both even; clear: sharper consonants, rougher vowels"),
    QT_TRANSLATE_NOOP("spec", "Natural"),
    QT_TRANSLATE_NOOP("spec", "Smooth"),
    QT_TRANSLATE_NOOP("spec", "Clear"),
    QT_TRANSLATE_NOOP("spec", "Breaths"),
    QT_TRANSLATE_NOOP("spec", "Whether the singer is heard to breathe in before a phrase"),
    QT_TRANSLATE_NOOP("spec", "Heard"),
    QT_TRANSLATE_NOOP("spec", "Scoops"),
    QT_TRANSLATE_NOOP("spec", "Cents by which a phrase's first note begins too low and slides up; 0: none"),
    QT_TRANSLATE_NOOP("spec", "None"),
    QT_TRANSLATE_NOOP("spec", "Voice"),
    QT_TRANSLATE_NOOP("spec",
                      "A voice, a blend like af_heart*0.7 + af_bella*0.3, or a design like af_heart; pitch=0.5"),
    QT_TRANSLATE_NOOP("spec", "Language"),
    QT_TRANSLATE_NOOP("spec", "How the text is read; the voice's own unless told"),
    QT_TRANSLATE_NOOP("spec", "As the voice"),
    QT_TRANSLATE_NOOP("spec", "American English"),
    QT_TRANSLATE_NOOP("spec", "British English"),
    QT_TRANSLATE_NOOP("spec", "Spanish"),
    QT_TRANSLATE_NOOP("spec", "French"),
    QT_TRANSLATE_NOOP("spec", "Hindi"),
    QT_TRANSLATE_NOOP("spec", "Italian"),
    QT_TRANSLATE_NOOP("spec", "Japanese"),
    QT_TRANSLATE_NOOP("spec", "Brazilian Portuguese"),
    QT_TRANSLATE_NOOP("spec", "Mandarin Chinese"),
    QT_TRANSLATE_NOOP("spec", "Name of the voice"),
    QT_TRANSLATE_NOOP("spec", "What the record calls the voice"),
    QT_TRANSLATE_NOOP("spec", "Harmony"),
    QT_TRANSLATE_NOOP("spec", "Whether a second voice joins in choruses"),
    QT_TRANSLATE_NOOP("spec", "In choruses"),
    QT_TRANSLATE_NOOP("spec", "Find the words"),
    QT_TRANSLATE_NOOP("spec", "Says when each word of a recording is heard, of a text or of what is recognised"),
    QT_TRANSLATE_NOOP("spec", "Words"),
    QT_TRANSLATE_NOOP("spec", "What is said or sung there, in English; left empty, the program listens for itself"),
    // what fields show while they are empty, and units
    QT_TRANSLATE_NOOP("spec", "slow rainy lo-fi, warm rhodes, brushed drums"),
    QT_TRANSLATE_NOOP("spec", "[Verse]"),
    QT_TRANSLATE_NOOP("spec", "af_heart*0.7 + af_bella*0.3"),
    QT_TRANSLATE_NOOP("spec", "Am F C G"),
    QT_TRANSLATE_NOOP("spec", "A minor"),
    QT_TRANSLATE_NOOP("spec", "4/4"),
    QT_TRANSLATE_NOOP("spec", "intro verse chorus verse chorus outro"),
    QT_TRANSLATE_NOOP("spec", "piano, bass, drums"),
    QT_TRANSLATE_NOOP("spec", "drums, guitar"),
    QT_TRANSLATE_NOOP("spec", "gentle bossa nova"),
    QT_TRANSLATE_NOOP("spec", "strings, flute"),
    QT_TRANSLATE_NOOP("spec", "Bass, Drums"),
    QT_TRANSLATE_NOOP("spec", "bridge chorus outro"),
    QT_TRANSLATE_NOOP("spec", "Melody"),
    QT_TRANSLATE_NOOP("spec", "Good evening, and welcome"),
    QT_TRANSLATE_NOOP("spec", "Slow rain is fall-ing"),
    QT_TRANSLATE_NOOP("spec", "bpm"),
    QT_TRANSLATE_NOOP("spec", "s"),
    QT_TRANSLATE_NOOP("spec", "ct"),
    QT_TRANSLATE_NOOP("spec", "%"),
    QT_TRANSLATE_NOOP("spec", "Hz"),
    QT_TRANSLATE_NOOP("spec", "dB"),
    QT_TRANSLATE_NOOP("spec", "ms"),
    QT_TRANSLATE_NOOP("spec", ": 1"),
    // what tasks say on their way
    QT_TRANSLATE_NOOP("spec", "Reading the prompt"),
    QT_TRANSLATE_NOOP("spec", "Preparing the voice"),
    QT_TRANSLATE_NOOP("spec", "Loading the voices"),
    QT_TRANSLATE_NOOP("spec", "Drafting lyrics"),
    QT_TRANSLATE_NOOP("spec", "Composing take %1"),
    QT_TRANSLATE_NOOP("spec", "Singing take %1"),
    QT_TRANSLATE_NOOP("spec", "Singing: %1"),
    QT_TRANSLATE_NOOP("spec", "Composed"),
    QT_TRANSLATE_NOOP("spec", "Reading the song"),
    QT_TRANSLATE_NOOP("spec", "Writing take %1"),
    QT_TRANSLATE_NOOP("spec", "Written"),
    QT_TRANSLATE_NOOP("spec", "Speaking (%1 s so far)"),
    QT_TRANSLATE_NOOP("spec", "Listening"),
    QT_TRANSLATE_NOOP("spec", "Converting the weights"),
    QT_TRANSLATE_NOOP("spec", "Checking the SoundFont"),
    QT_TRANSLATE_NOOP("spec", "Converted"),
    // exports: their stages and what is to be known of them (audio/export/export_texts.h)
    QT_TRANSLATE_NOOP("spec", "Stretching sounds"),
    QT_TRANSLATE_NOOP("spec", "Rendering"),
    QT_TRANSLATE_NOOP("spec", "Measuring"),
    QT_TRANSLATE_NOOP("spec", "Writing files"),
    QT_TRANSLATE_NOOP("spec", "Writing notes"),
    QT_TRANSLATE_NOOP("spec", "Done"),
    QT_TRANSLATE_NOOP(
        "spec",
        "The stems are %1 dB quieter than in the mix, because whole numbers could not hold them; 32 bit floats can."),
    QT_TRANSLATE_NOOP("spec", "The limiter works on the mix alone, so the stems add up to the mix before it."),
    QT_TRANSLATE_NOOP("spec", "The mix is silent, so it has no loudness to reach."),
    QT_TRANSLATE_NOOP("spec", "The mix reached %1 LUFS: more would take its dynamics away."),
    // the device where there is none
    QT_TRANSLATE_NOOP("spec", "No sound card"),
    // of voices (resources/voices/kokoro.json)
    QT_TRANSLATE_NOOP("spec", "whispers"),
    // families of instruments (core/music/general_midi.cpp)
    QT_TRANSLATE_NOOP("spec", "Piano"),
    QT_TRANSLATE_NOOP("spec", "Chromatic percussion"),
    QT_TRANSLATE_NOOP("spec", "Organ"),
    QT_TRANSLATE_NOOP("spec", "Guitar"),
    QT_TRANSLATE_NOOP("spec", "Bass"),
    QT_TRANSLATE_NOOP("spec", "Strings"),
    QT_TRANSLATE_NOOP("spec", "Ensemble"),
    QT_TRANSLATE_NOOP("spec", "Brass"),
    QT_TRANSLATE_NOOP("spec", "Reed"),
    QT_TRANSLATE_NOOP("spec", "Pipe"),
    QT_TRANSLATE_NOOP("spec", "Synth lead"),
    QT_TRANSLATE_NOOP("spec", "Synth pad"),
    QT_TRANSLATE_NOOP("spec", "Synth effects"),
    QT_TRANSLATE_NOOP("spec", "Ethnic"),
    QT_TRANSLATE_NOOP("spec", "Percussive"),
    QT_TRANSLATE_NOOP("spec", "Sound effects"),
    // drums (core/music/percussion.cpp)
    QT_TRANSLATE_NOOP("spec", "Acoustic bass drum"),
    QT_TRANSLATE_NOOP("spec", "Bass drum"),
    QT_TRANSLATE_NOOP("spec", "Side stick"),
    QT_TRANSLATE_NOOP("spec", "Snare"),
    QT_TRANSLATE_NOOP("spec", "Hand clap"),
    QT_TRANSLATE_NOOP("spec", "Electric snare"),
    QT_TRANSLATE_NOOP("spec", "Low floor tom"),
    QT_TRANSLATE_NOOP("spec", "Closed hi-hat"),
    QT_TRANSLATE_NOOP("spec", "High floor tom"),
    QT_TRANSLATE_NOOP("spec", "Pedal hi-hat"),
    QT_TRANSLATE_NOOP("spec", "Low tom"),
    QT_TRANSLATE_NOOP("spec", "Open hi-hat"),
    QT_TRANSLATE_NOOP("spec", "Low mid tom"),
    QT_TRANSLATE_NOOP("spec", "High mid tom"),
    QT_TRANSLATE_NOOP("spec", "Crash"),
    QT_TRANSLATE_NOOP("spec", "High tom"),
    QT_TRANSLATE_NOOP("spec", "Ride"),
    QT_TRANSLATE_NOOP("spec", "China"),
    QT_TRANSLATE_NOOP("spec", "Ride bell"),
    QT_TRANSLATE_NOOP("spec", "Tambourine"),
    QT_TRANSLATE_NOOP("spec", "Splash"),
    QT_TRANSLATE_NOOP("spec", "Cowbell"),
    QT_TRANSLATE_NOOP("spec", "Crash 2"),
    QT_TRANSLATE_NOOP("spec", "Vibraslap"),
    QT_TRANSLATE_NOOP("spec", "Ride 2"),
    QT_TRANSLATE_NOOP("spec", "High bongo"),
    QT_TRANSLATE_NOOP("spec", "Low bongo"),
    QT_TRANSLATE_NOOP("spec", "Muted conga"),
    QT_TRANSLATE_NOOP("spec", "High conga"),
    QT_TRANSLATE_NOOP("spec", "Low conga"),
    QT_TRANSLATE_NOOP("spec", "High timbale"),
    QT_TRANSLATE_NOOP("spec", "Low timbale"),
    QT_TRANSLATE_NOOP("spec", "High agogo"),
    QT_TRANSLATE_NOOP("spec", "Low agogo"),
    QT_TRANSLATE_NOOP("spec", "Cabasa"),
    QT_TRANSLATE_NOOP("spec", "Maracas"),
    QT_TRANSLATE_NOOP("spec", "Short whistle"),
    QT_TRANSLATE_NOOP("spec", "Long whistle"),
    QT_TRANSLATE_NOOP("spec", "Short guiro"),
    QT_TRANSLATE_NOOP("spec", "Long guiro"),
    QT_TRANSLATE_NOOP("spec", "Claves"),
    QT_TRANSLATE_NOOP("spec", "High wood block"),
    QT_TRANSLATE_NOOP("spec", "Low wood block"),
    QT_TRANSLATE_NOOP("spec", "Muted cuica"),
    QT_TRANSLATE_NOOP("spec", "Open cuica"),
    QT_TRANSLATE_NOOP("spec", "Muted triangle"),
    QT_TRANSLATE_NOOP("spec", "Open triangle"),
    QT_TRANSLATE_NOOP("spec", "Kokoro-82M, text to speech with 54 voices"),
    QT_TRANSLATE_NOOP("spec", "you may use, change and pass on the weights and what you make with them, also for "
                              "money, when you keep the licence and the notices with the weights. Weights and voices "
                              "by hexgrad; the int8 form by the project kokoro-onnx (MIT)"),
};

/// Words as they are; numbers with a real minus sign, as the window writes them everywhere.
QString valueText(const std::string& value)
{
    QString text = toQString(value);
    if (text.size() > 1 && text[0] == u'-' && text[1].isDigit())
        text[0] = QChar(0x2212);
    return text;
}

constexpr TextList kList("spec", kTexts, valueText);

} // namespace

QString specText(const std::string& text)
{
    const auto found = kList.find(text);
    return found ? *found : effectTexts().find(text).value_or(toQString(text));
}

bool isSpecText(const std::string& text)
{
    return kList.find(text) || effectTexts().find(text);
}

} // namespace melisma::ui
