// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/reading_terms.h"

#include "ui/common/key_text.h"
#include "ui/common/spec_text.h"
#include "ui/common/text.h"
#include "ui/common/text_list.h"

#include <QCoreApplication>
#include <QStringList>

namespace melisma::ui {
namespace {

// What ml/compose calls things (resources/compose/lexicon.json) and says of words that it does not use
// (ml/compose/prompt_reasons.h); test_language reads both and fails for what is missing here.
constexpr const char* kTerms[] = {
    // genres
    QT_TRANSLATE_NOOP("reading", "ambient"),
    QT_TRANSLATE_NOOP("reading", "blues"),
    QT_TRANSLATE_NOOP("reading", "bossa"),
    QT_TRANSLATE_NOOP("reading", "cinematic"),
    QT_TRANSLATE_NOOP("reading", "classical"),
    QT_TRANSLATE_NOOP("reading", "country"),
    QT_TRANSLATE_NOOP("reading", "disco"),
    QT_TRANSLATE_NOOP("reading", "dnb"),
    QT_TRANSLATE_NOOP("reading", "folk"),
    QT_TRANSLATE_NOOP("reading", "funk"),
    QT_TRANSLATE_NOOP("reading", "gospel"),
    QT_TRANSLATE_NOOP("reading", "hiphop"),
    QT_TRANSLATE_NOOP("reading", "house"),
    QT_TRANSLATE_NOOP("reading", "jazz"),
    QT_TRANSLATE_NOOP("reading", "lofi"),
    QT_TRANSLATE_NOOP("reading", "metal"),
    QT_TRANSLATE_NOOP("reading", "pop"),
    QT_TRANSLATE_NOOP("reading", "reggae"),
    QT_TRANSLATE_NOOP("reading", "rnb"),
    QT_TRANSLATE_NOOP("reading", "rock"),
    QT_TRANSLATE_NOOP("reading", "salsa"),
    QT_TRANSLATE_NOOP("reading", "synthwave"),
    QT_TRANSLATE_NOOP("reading", "techno"),
    QT_TRANSLATE_NOOP("reading", "trap"),
    // moods
    QT_TRANSLATE_NOOP("reading", "happy"),
    QT_TRANSLATE_NOOP("reading", "sad"),
    QT_TRANSLATE_NOOP("reading", "melancholic"),
    QT_TRANSLATE_NOOP("reading", "calm"),
    QT_TRANSLATE_NOOP("reading", "relaxed"),
    QT_TRANSLATE_NOOP("reading", "rainy"),
    QT_TRANSLATE_NOOP("reading", "warm"),
    QT_TRANSLATE_NOOP("reading", "dark"),
    QT_TRANSLATE_NOOP("reading", "tense"),
    QT_TRANSLATE_NOOP("reading", "energetic"),
    QT_TRANSLATE_NOOP("reading", "angry"),
    QT_TRANSLATE_NOOP("reading", "epic"),
    QT_TRANSLATE_NOOP("reading", "dreamy"),
    QT_TRANSLATE_NOOP("reading", "groovy"),
    QT_TRANSLATE_NOOP("reading", "elegant"),
    QT_TRANSLATE_NOOP("reading", "bright"),
    QT_TRANSLATE_NOOP("reading", "sparse"),
    QT_TRANSLATE_NOOP("reading", "busy"),
    QT_TRANSLATE_NOOP("reading", "minor"),
    QT_TRANSLATE_NOOP("reading", "major"),
    // tempos
    QT_TRANSLATE_NOOP("reading", "very slow"),
    QT_TRANSLATE_NOOP("reading", "slow"),
    QT_TRANSLATE_NOOP("reading", "ballad"),
    QT_TRANSLATE_NOOP("reading", "walking"),
    QT_TRANSLATE_NOOP("reading", "medium"),
    QT_TRANSLATE_NOOP("reading", "fast"),
    QT_TRANSLATE_NOOP("reading", "very fast"),
    // instruments
    QT_TRANSLATE_NOOP("reading", "Piano"),
    QT_TRANSLATE_NOOP("reading", "Felt Piano"),
    QT_TRANSLATE_NOOP("reading", "Electric Piano"),
    QT_TRANSLATE_NOOP("reading", "Keys"),
    QT_TRANSLATE_NOOP("reading", "Harpsichord"),
    QT_TRANSLATE_NOOP("reading", "Clavinet"),
    QT_TRANSLATE_NOOP("reading", "Celesta"),
    QT_TRANSLATE_NOOP("reading", "Glockenspiel"),
    QT_TRANSLATE_NOOP("reading", "Music Box"),
    QT_TRANSLATE_NOOP("reading", "Vibraphone"),
    QT_TRANSLATE_NOOP("reading", "Marimba"),
    QT_TRANSLATE_NOOP("reading", "Xylophone"),
    QT_TRANSLATE_NOOP("reading", "Hammond Organ"),
    QT_TRANSLATE_NOOP("reading", "Church Organ"),
    QT_TRANSLATE_NOOP("reading", "Accordion"),
    QT_TRANSLATE_NOOP("reading", "Harmonica"),
    QT_TRANSLATE_NOOP("reading", "Nylon Guitar"),
    QT_TRANSLATE_NOOP("reading", "Acoustic Guitar"),
    QT_TRANSLATE_NOOP("reading", "Guitar"),
    QT_TRANSLATE_NOOP("reading", "Jazz Guitar"),
    QT_TRANSLATE_NOOP("reading", "Clean Guitar"),
    QT_TRANSLATE_NOOP("reading", "Muted Guitar"),
    QT_TRANSLATE_NOOP("reading", "Electric Guitar"),
    QT_TRANSLATE_NOOP("reading", "Distorted Guitar"),
    QT_TRANSLATE_NOOP("reading", "Bass"),
    QT_TRANSLATE_NOOP("reading", "Upright Bass"),
    QT_TRANSLATE_NOOP("reading", "Electric Bass"),
    QT_TRANSLATE_NOOP("reading", "Picked Bass"),
    QT_TRANSLATE_NOOP("reading", "Fretless Bass"),
    QT_TRANSLATE_NOOP("reading", "Slap Bass"),
    QT_TRANSLATE_NOOP("reading", "Synth Bass"),
    QT_TRANSLATE_NOOP("reading", "Violin"),
    QT_TRANSLATE_NOOP("reading", "Viola"),
    QT_TRANSLATE_NOOP("reading", "Cello"),
    QT_TRANSLATE_NOOP("reading", "Contrabass"),
    QT_TRANSLATE_NOOP("reading", "Harp"),
    QT_TRANSLATE_NOOP("reading", "Strings"),
    QT_TRANSLATE_NOOP("reading", "Choir"),
    QT_TRANSLATE_NOOP("reading", "Trumpet"),
    QT_TRANSLATE_NOOP("reading", "Trombone"),
    QT_TRANSLATE_NOOP("reading", "Muted Trumpet"),
    QT_TRANSLATE_NOOP("reading", "French Horn"),
    QT_TRANSLATE_NOOP("reading", "Brass"),
    QT_TRANSLATE_NOOP("reading", "Soprano Sax"),
    QT_TRANSLATE_NOOP("reading", "Alto Sax"),
    QT_TRANSLATE_NOOP("reading", "Saxophone"),
    QT_TRANSLATE_NOOP("reading", "Oboe"),
    QT_TRANSLATE_NOOP("reading", "Bassoon"),
    QT_TRANSLATE_NOOP("reading", "Clarinet"),
    QT_TRANSLATE_NOOP("reading", "Flute"),
    QT_TRANSLATE_NOOP("reading", "Recorder"),
    QT_TRANSLATE_NOOP("reading", "Pan Flute"),
    QT_TRANSLATE_NOOP("reading", "Whistle"),
    QT_TRANSLATE_NOOP("reading", "Synth Lead"),
    QT_TRANSLATE_NOOP("reading", "Synth"),
    QT_TRANSLATE_NOOP("reading", "Synth Pad"),
    QT_TRANSLATE_NOOP("reading", "Sitar"),
    QT_TRANSLATE_NOOP("reading", "Banjo"),
    QT_TRANSLATE_NOOP("reading", "Ukulele"),
    QT_TRANSLATE_NOOP("reading", "Mandolin"),
    QT_TRANSLATE_NOOP("reading", "Kalimba"),
    QT_TRANSLATE_NOOP("reading", "Bagpipes"),
    QT_TRANSLATE_NOOP("reading", "Steel Drums"),
    QT_TRANSLATE_NOOP("reading", "Bright Piano"),
    QT_TRANSLATE_NOOP("reading", "FM Piano"),
    QT_TRANSLATE_NOOP("reading", "Tubular Bells"),
    QT_TRANSLATE_NOOP("reading", "Dulcimer"),
    QT_TRANSLATE_NOOP("reading", "Rock Organ"),
    QT_TRANSLATE_NOOP("reading", "Reed Organ"),
    QT_TRANSLATE_NOOP("reading", "Bandoneon"),
    QT_TRANSLATE_NOOP("reading", "Acid Bass"),
    QT_TRANSLATE_NOOP("reading", "Tremolo Strings"),
    QT_TRANSLATE_NOOP("reading", "Pizzicato Strings"),
    QT_TRANSLATE_NOOP("reading", "Timpani"),
    QT_TRANSLATE_NOOP("reading", "Synth Strings"),
    QT_TRANSLATE_NOOP("reading", "Synth Choir"),
    QT_TRANSLATE_NOOP("reading", "Orchestra Hit"),
    QT_TRANSLATE_NOOP("reading", "Tuba"),
    QT_TRANSLATE_NOOP("reading", "Synth Brass"),
    QT_TRANSLATE_NOOP("reading", "Baritone Sax"),
    QT_TRANSLATE_NOOP("reading", "English Horn"),
    QT_TRANSLATE_NOOP("reading", "Piccolo"),
    QT_TRANSLATE_NOOP("reading", "Shakuhachi"),
    QT_TRANSLATE_NOOP("reading", "Ocarina"),
    QT_TRANSLATE_NOOP("reading", "Square Lead"),
    QT_TRANSLATE_NOOP("reading", "Arp Synth"),
    QT_TRANSLATE_NOOP("reading", "Poly Synth"),
    QT_TRANSLATE_NOOP("reading", "Shamisen"),
    QT_TRANSLATE_NOOP("reading", "Koto"),
    QT_TRANSLATE_NOOP("reading", "Fiddle"),
    QT_TRANSLATE_NOOP("reading", "Shehnai"),
    QT_TRANSLATE_NOOP("reading", "Taikos"),
    QT_TRANSLATE_NOOP("reading", "Drums"),
    QT_TRANSLATE_NOOP("reading", "Brush Kit"),
    QT_TRANSLATE_NOOP("reading", "Electronic Kit"),
    QT_TRANSLATE_NOOP("reading", "Drum Machine"),
    QT_TRANSLATE_NOOP("reading", "Power Kit"),
    QT_TRANSLATE_NOOP("reading", "Room Kit"),
    QT_TRANSLATE_NOOP("reading", "Jazz Kit"),
    // sections
    QT_TRANSLATE_NOOP("reading", "intro"),
    QT_TRANSLATE_NOOP("reading", "verse"),
    QT_TRANSLATE_NOOP("reading", "prechorus"),
    QT_TRANSLATE_NOOP("reading", "chorus"),
    QT_TRANSLATE_NOOP("reading", "bridge"),
    QT_TRANSLATE_NOOP("reading", "solo"),
    QT_TRANSLATE_NOOP("reading", "build"),
    QT_TRANSLATE_NOOP("reading", "drop"),
    QT_TRANSLATE_NOOP("reading", "breakdown"),
    QT_TRANSLATE_NOOP("reading", "interlude"),
    QT_TRANSLATE_NOOP("reading", "head"),
    QT_TRANSLATE_NOOP("reading", "outro"),
    // voices
    QT_TRANSLATE_NOOP("reading", "female"),
    QT_TRANSLATE_NOOP("reading", "male"),
    QT_TRANSLATE_NOOP("reading", "deep"),
    QT_TRANSLATE_NOOP("reading", "high"),
    QT_TRANSLATE_NOOP("reading", "soft"),
    QT_TRANSLATE_NOOP("reading", "any"),
    QT_TRANSLATE_NOOP("reading", "none"),
    // values
    QT_TRANSLATE_NOOP("reading", "1 bars"),
    QT_TRANSLATE_NOOP("reading", "%1 bars"),
    QT_TRANSLATE_NOOP("reading", "%1 seconds"),
    QT_TRANSLATE_NOOP("reading", "%1 bpm"),
    QT_TRANSLATE_NOOP("reading", "chords"),
    QT_TRANSLATE_NOOP("reading", "chords of the %1"),
    QT_TRANSLATE_NOOP("reading", "it would not be there anyway"),
    // reasons
    QT_TRANSLATE_NOOP("reading", "name at least three sections for a form"),
    QT_TRANSLATE_NOOP("reading", "tempo out of range"),
    QT_TRANSLATE_NOOP("reading", "length out of range"),
    QT_TRANSLATE_NOOP("reading", "one genre a song: %1 came first"),
    QT_TRANSLATE_NOOP("reading", "the prompt says that nobody sings"),
    QT_TRANSLATE_NOOP("reading", "the prompt asks for a voice"),
    QT_TRANSLATE_NOOP("reading", "the field %1 goes first"),
    QT_TRANSLATE_NOOP("reading", "nobody raps yet"),
    QT_TRANSLATE_NOOP("reading", "only one voice sings, and joins itself in choruses"),
    QT_TRANSLATE_NOOP("reading", "the band always plays"),
    QT_TRANSLATE_NOOP("reading", "the voice sings words in its usual way"),
    QT_TRANSLATE_NOOP("reading", "the composer writes notes, not samples"),
    QT_TRANSLATE_NOOP("reading", "the composer writes notes, not noises"),
    QT_TRANSLATE_NOOP("reading", "effects are added in the mixer"),
    QT_TRANSLATE_NOOP("reading", "the composer does not write that yet"),
    // chord sheets
    QT_TRANSLATE_NOOP("reading", "'%1' is not a section that the composer knows"),
    QT_TRANSLATE_NOOP("reading", "No chord is among the chords"),
    QT_TRANSLATE_NOOP("reading", "No chords were given"),
    QT_TRANSLATE_NOOP("reading", "'%1' is not a chord that Melisma knows"),
    QT_TRANSLATE_NOOP("reading", "'%1' has no chord before it to repeat"),
};

/// A genre, a section, or the label of a field.
QString valueText(const std::string& value)
{
    return readingTerm(value).value_or(specText(value));
}

constexpr TextList kList("reading", kTerms, valueText);

} // namespace

std::optional<QString> readingTerm(const std::string& text)
{
    return kList.find(text);
}

QString meaningText(const std::string& topic, const std::string& meaning)
{
    if (topic == "key")
        if (const auto key = music::Key::parse(meaning))
            return keyText(*key);
    if (const auto whole = readingTerm(meaning))
        return *whole;
    QStringList parts;
    for (const QString& part : toQString(meaning).split(QStringLiteral(", ")))
        parts << readingTerm(part.toStdString()).value_or(part);
    return parts.join(QStringLiteral(", "));
}

} // namespace melisma::ui
