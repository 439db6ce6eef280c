<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>ExportDialog</name>
    <message>
        <source>WAV, 24 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WAV, 16 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WAV, 32 bit float</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FLAC, 24 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FLAC, 16 bit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParamEditor</name>
    <message>
        <source>Auto</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Take %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound file missing or damaged</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::AiMixPanel</name>
    <message>
        <source>Vocals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instrumentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Composition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lyrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post-production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>assisted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partial · %1 % of the time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once there is something to hear, this says what of it was generated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI in this mix</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::AppearancePage</name>
    <message>
        <source>Scale and language change when Melisma is started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::ClipActions</name>
    <message>
        <source>There is no clip under the playhead to split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose take %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip gain</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::ClipDrag</name>
    <message>
        <source>Trim clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fade clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move clips</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::ClipMenu</name>
    <message>
        <source>Clip gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain in dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split at the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::ClipPanel</name>
    <message>
        <source>recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI-generated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI-transformed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI-separated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI-enhanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>generated by rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lyrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Origin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a clip to see how it was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 clips are selected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose take</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::DockTitle</name>
    <message>
        <source>Move %1 out of the window and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide %1 (View menu brings it back)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::Docks</name>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Piano roll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::EditingPage</name>
    <message>
        <source>Go on with the last project at the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the page when playback leaves the view</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::ExportDialog</name>
    <message>
        <source> · %1 LUFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · true peak %1 dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI-usage records: %1, in the tags and beside the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turned down by %1 dB so that nothing clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written in %1 s:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stems, one file a track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MIDI file of the instrument tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include prompts and lyrics in the AI-usage record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every audio file carries a record of where AI was used, in its tags and beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace files that are already there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to export yet: generate a song or import a sound file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::Fader</name>
    <message>
        <source>Gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click: type a value. Right click: 0 dB. Shift: fine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain in dB</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::GeneratePanel</name>
    <message>
        <source>new each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed with the same settings gives the same song.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking what can be generated …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This installation has nothing that generates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a prompt first: genre, mood, instruments, tempo …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::HeaderColumn</name>
    <message>
        <source>Tracks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::HistoryPanel</name>
    <message>
        <source>Undo history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::JobCard</name>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::JobsPanel</name>
    <message>
        <source>What is being generated shows its progress here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::Lanes</name>
    <message>
        <source>Clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, track %2, from bar %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, made by a machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n clips chosen</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Import here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import onto a new track</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::MainMenu</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import sound files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Split at the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;marker…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tempo, meter and key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;audio track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;instrument track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Solo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remo&amp;ve track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Write a prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play or stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the &amp;start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the &amp;end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to &amp;fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;vious panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restore the layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Melisma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Melisma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;Melisma %1&lt;/h3&gt;&lt;p&gt;A music and voice studio.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No projects yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grand piano</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add marker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marker</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::MainWindow</name>
    <message>
        <source>Transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save project as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace project?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is already there. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import sound files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit while jobs run?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) would be cancelled.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Save the project?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has edits that are not saved. Kept for later, they are there when the project is opened again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Melisma ended early twice, so this start is a safe one: no project was opened and no sound card is used. Your projects are under File, Open recent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::Meter</name>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::NoteCanvas</name>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantise chosen notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantise all notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Octave up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Octave down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, bar %2, beat %3, velocity %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n notes chosen</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>melisma::ui::PanSlider</name>
    <message>
        <source>Pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan. Double or right click: centre. Shift: fine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1R</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::PathsPage</name>
    <message>
        <source>Give the whole path, beginning with /.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be written there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a SoundFont (.sf2 or .sf3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects never saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soundfont (from the next start)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temporary files (from the next start)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the usual place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soundfonts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::PianoRoll</name>
    <message>
        <source>Delete note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change note lengths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grand piano</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Piano roll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a clip of an instrument track to see and edit its notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an empty clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll through time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll through pitches</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::PreferencesPages</name>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Editing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::RollKeyboard</name>
    <message>
        <source>Names of the notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::RollRuler</name>
    <message>
        <source>Bars and chords</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::RollToolbar</name>
    <message>
        <source>Draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw notes with the mouse (D)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw and move notes to the grid; hold Shift to place them freely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep notes in the scale of the key and of the chord they are over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantise strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far Quantise draws notes to the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the chosen notes, or all of them, to the grid (Q)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance of the grid lines; T: triplets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::Ruler</name>
    <message>
        <source>Ruler: sections, chords and bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click or drag to move the playhead</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::Session</name>
    <message>
        <source>Your edits are not on the disk yet: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound files of this project are missing (%1); their clips stay silent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project is open in another window, so here it can only be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project is open in another window, so here it can only be read. Save it under another name to work on a copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project can only be read, so nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was skipped: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 damaged samples were set to silence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job ended after its project was closed, so its result was not used. Retry it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::ShortcutsDialog</name>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::SongDialog</name>
    <message>
        <source>Tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempo, meter and key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set tempo, meter and key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::SpectrumView</name>
    <message>
        <source>Play to see the spectrum of the mix.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrum of the mix</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::StatusLine</name>
    <message>
        <source>No audio device is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>load %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dropouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited, kept in the journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing %1 · %2 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll through time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll through tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop sound files here or import them, or describe a song in the Generate panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import sound files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import sound files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::TrackHeader</name>
    <message>
        <source>M</source>
        <comment>mute</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S</source>
        <comment>solo</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename track</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::TrackMenu</name>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View as waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View as spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove track</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::TransportBar</name>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mix, stems and MIDI (Ctrl+Shift+E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the start (Home)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click: set tempo, meter and key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position in bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bpm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::UnderstoodView</name>
    <message>
        <source>Understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>melisma::ui::VelocityLane</name>
    <message>
        <source>Velocities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a stem up or down to play its note louder or softer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
