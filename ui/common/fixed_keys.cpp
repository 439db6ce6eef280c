// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/fixed_keys.h"

#include <QCoreApplication>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::FixedKeys)
};

/// `scope` is empty where an action of the window with that key would take it from the widget.
ShortcutEntry fixed(const char* name, const QString& area, const QString& text, const char* scope,
                    const QList<QKeySequence>& keys)
{
    return {QString::fromLatin1(name), area, text, QString::fromLatin1(scope), keys, keys, true};
}

QList<QKeySequence> digits()
{
    QList<QKeySequence> keys;
    for (int digit = 1; digit <= 9; ++digit)
        keys << QKeySequence(Qt::Key_0 + digit);
    return keys;
}

} // namespace

std::vector<ShortcutEntry> fixedKeys()
{
    const QString timeline = Words::tr("Timeline");
    const QString roll = Words::tr("Piano roll");
    const QString automation = Words::tr("Automation lanes");
    const QString editor = Words::tr("Effect editor");
    const QString mixer = Words::tr("Mixer");
    const QString prompt = Words::tr("Prompt");
    const QString syllable = Words::tr("Syllable of a note");
    const QString voices = Words::tr("Voices");
    const QString jobs = Words::tr("Jobs");
    const QString analysis = Words::tr("Analysis");
    const QString everywhere = Words::tr("Everywhere");
    return {
        fixed("timeline.beside", timeline, Words::tr("The clip beside"), "", {Qt::Key_Left, Qt::Key_Right}),
        fixed("timeline.above", timeline, Words::tr("The clip or take above or below"), "", {Qt::Key_Up, Qt::Key_Down}),
        fixed("timeline.use-take", timeline, Words::tr("The take over the selected time, or throughout"), "",
              {Qt::Key_Return}),
        fixed("timeline.listen-take", timeline, Words::tr("Listen to the take alone, or no longer"), "",
              {Qt::SHIFT | Qt::Key_Return}),
        fixed("timeline.take", timeline, Words::tr("That take of the chosen clips"), "", digits()),
        fixed("timeline.nothing", timeline, Words::tr("Cancel a drag, or choose nothing"), "", {Qt::Key_Escape}),
        fixed("automation.step", automation, Words::tr("The point before or behind"), "automation",
              {Qt::Key_Left, Qt::Key_Right}),
        fixed("automation.value", automation, Words::tr("Its value up or down, finely with Shift"), "automation",
              {Qt::Key_Up, Qt::Key_Down}),
        fixed("automation.place", automation, Words::tr("Its place by the grid"), "automation",
              {Qt::CTRL | Qt::Key_Left, Qt::CTRL | Qt::Key_Right}),
        fixed("automation.lane", automation, Words::tr("The lane above or below, also out of view"), "automation",
              {Qt::Key_PageUp, Qt::Key_PageDown}),
        fixed("automation.add", automation, Words::tr("A point at the playhead"), "automation", {Qt::Key_Insert}),
        fixed("automation.type", automation, Words::tr("Type its value"), "automation", {Qt::Key_F2, Qt::Key_Return}),
        fixed("automation.remove", automation, Words::tr("Remove the point"), "automation",
              {Qt::Key_Delete, Qt::Key_Backspace}),
        fixed("effects.move", mixer, Words::tr("Move the effect up or down the rack"), "effects",
              {Qt::ALT | Qt::Key_Up, Qt::ALT | Qt::Key_Down}),
        fixed("effects.delta", mixer, Words::tr("Hear only what the effect changes"), "effects", {Qt::Key_D}),
        fixed("effect-editor.delta", editor, Words::tr("Hear only what the effect changes"), "effect-editor",
              {Qt::ALT | Qt::Key_D}),
        fixed("bands.hertz", editor, Words::tr("The band's frequency, finely with Shift"), "bands",
              {Qt::Key_Left, Qt::Key_Right}),
        fixed("bands.gain", editor, Words::tr("The band's gain, finely with Shift"), "bands",
              {Qt::Key_Up, Qt::Key_Down}),
        fixed("bands.width", editor, Words::tr("The band's width"), "bands", {Qt::Key_PageUp, Qt::Key_PageDown}),
        fixed("bands.back", editor, Words::tr("The band on or off, or back to no gain"), "bands",
              {Qt::Key_Space, Qt::Key_Return}),
        fixed("pianoroll.nothing", roll, Words::tr("Cancel a drag, or choose nothing"), "pianoroll", {Qt::Key_Escape}),
        fixed("syllable.take", syllable, Words::tr("Take the words"), "syllable", {Qt::Key_Return}),
        fixed("syllable.on", syllable, Words::tr("Go on to the next note, or back"), "syllable",
              {Qt::Key_Tab, Qt::SHIFT | Qt::Key_Tab}),
        fixed("syllable.sounds", syllable, Words::tr("To its sounds and back"), "syllable", {Qt::Key_Down, Qt::Key_Up}),
        fixed("syllable.cancel", syllable, Words::tr("Leave all as it was"), "syllable", {Qt::Key_Escape}),
        fixed("prompt.earlier", prompt, Words::tr("Earlier prompts"), "prompt",
              {Qt::ALT | Qt::Key_Up, Qt::ALT | Qt::Key_Down}),
        fixed("chip.change", prompt, Words::tr("Change the words of a chip"), "chip", {Qt::Key_F2, Qt::Key_Return}),
        fixed("chip.remove", prompt, Words::tr("Take a chip out"), "chip", {Qt::Key_Delete, Qt::Key_Backspace}),
        fixed("voices.listen", voices, Words::tr("Listen, or stop"), "voices", {Qt::Key_Space}),
        fixed("voices.use", voices, Words::tr("Use the voice"), "voices", {Qt::Key_Return}),
        fixed("jobs.remove", jobs, Words::tr("Take a job off the list"), "jobs", {Qt::Key_Delete}),
        fixed("analysis.playhead", analysis, Words::tr("Move the playhead"), "analysis", {Qt::Key_Left, Qt::Key_Right}),
        fixed("everywhere.next", everywhere, Words::tr("Next and previous control"), "everywhere",
              {Qt::Key_Tab, Qt::SHIFT | Qt::Key_Tab}),
        fixed("everywhere.menu", everywhere, Words::tr("Menu of what has the focus"), "everywhere",
              {Qt::SHIFT | Qt::Key_F10, Qt::Key_Menu}),
    };
}

} // namespace melisma::ui
