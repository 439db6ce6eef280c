// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/key_text.h"

#include "ui/common/text.h"

#include <QCoreApplication>

namespace melisma::ui {
namespace {

// Languages name notes by themselves (B flat is B in German, B is H) and some write minor keys small.
[[maybe_unused]] constexpr const char* kTonics[] = {
    QT_TRANSLATE_NOOP("tonic", "Cb"), QT_TRANSLATE_NOOP("tonic", "C"), QT_TRANSLATE_NOOP("tonic", "C#"),
    QT_TRANSLATE_NOOP("tonic", "Db"), QT_TRANSLATE_NOOP("tonic", "D"), QT_TRANSLATE_NOOP("tonic", "D#"),
    QT_TRANSLATE_NOOP("tonic", "Eb"), QT_TRANSLATE_NOOP("tonic", "E"), QT_TRANSLATE_NOOP("tonic", "E#"),
    QT_TRANSLATE_NOOP("tonic", "Fb"), QT_TRANSLATE_NOOP("tonic", "F"), QT_TRANSLATE_NOOP("tonic", "F#"),
    QT_TRANSLATE_NOOP("tonic", "Gb"), QT_TRANSLATE_NOOP("tonic", "G"), QT_TRANSLATE_NOOP("tonic", "G#"),
    QT_TRANSLATE_NOOP("tonic", "Ab"), QT_TRANSLATE_NOOP("tonic", "A"), QT_TRANSLATE_NOOP("tonic", "A#"),
    QT_TRANSLATE_NOOP("tonic", "Bb"), QT_TRANSLATE_NOOP("tonic", "B"), QT_TRANSLATE_NOOP("tonic", "B#"),
};
[[maybe_unused]] constexpr const char* kMinorTonics[] = {
    QT_TRANSLATE_NOOP("minor tonic", "Cb"), QT_TRANSLATE_NOOP("minor tonic", "C"),
    QT_TRANSLATE_NOOP("minor tonic", "C#"), QT_TRANSLATE_NOOP("minor tonic", "Db"),
    QT_TRANSLATE_NOOP("minor tonic", "D"),  QT_TRANSLATE_NOOP("minor tonic", "D#"),
    QT_TRANSLATE_NOOP("minor tonic", "Eb"), QT_TRANSLATE_NOOP("minor tonic", "E"),
    QT_TRANSLATE_NOOP("minor tonic", "E#"), QT_TRANSLATE_NOOP("minor tonic", "Fb"),
    QT_TRANSLATE_NOOP("minor tonic", "F"),  QT_TRANSLATE_NOOP("minor tonic", "F#"),
    QT_TRANSLATE_NOOP("minor tonic", "Gb"), QT_TRANSLATE_NOOP("minor tonic", "G"),
    QT_TRANSLATE_NOOP("minor tonic", "G#"), QT_TRANSLATE_NOOP("minor tonic", "Ab"),
    QT_TRANSLATE_NOOP("minor tonic", "A"),  QT_TRANSLATE_NOOP("minor tonic", "A#"),
    QT_TRANSLATE_NOOP("minor tonic", "Bb"), QT_TRANSLATE_NOOP("minor tonic", "B"),
    QT_TRANSLATE_NOOP("minor tonic", "B#"),
};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::KeyText)
};

QString withMode(music::Mode mode, const QString& tonic)
{
    switch (mode) {
    case music::Mode::major:
        return Words::tr("%1 major").arg(tonic);
    case music::Mode::minor:
        return Words::tr("%1 minor").arg(tonic);
    case music::Mode::dorian:
        return Words::tr("%1 dorian").arg(tonic);
    case music::Mode::phrygian:
        return Words::tr("%1 phrygian").arg(tonic);
    case music::Mode::lydian:
        return Words::tr("%1 lydian").arg(tonic);
    case music::Mode::mixolydian:
        return Words::tr("%1 mixolydian").arg(tonic);
    }
    return tonic;
}

} // namespace

QString keyText(const music::Key& key)
{
    const char* kind = key.mode == music::Mode::minor ? "minor tonic" : "tonic";
    return withMode(key.mode, QCoreApplication::translate(kind, key.tonic.text().c_str()));
}

} // namespace melisma::ui
