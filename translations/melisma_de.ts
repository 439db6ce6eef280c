<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
    <context>
        <name>ExportEstimate</name>
        <message>
            <source>vocals</source>
            <translation>Gesang</translation>
        </message>
        <message>
            <source>instruments</source>
            <translation>Instrumente</translation>
        </message>
        <message>
            <source>composition</source>
            <translation>Komposition</translation>
        </message>
        <message>
            <source>lyrics</source>
            <translation>Liedtext</translation>
        </message>
        <message>
            <source>post-production</source>
            <translation>Nachbearbeitung</translation>
        </message>
        <message>
            <source>fully generated</source>
            <translation>ganz erzeugt</translation>
        </message>
        <message>
            <source>partly generated</source>
            <translation>teils erzeugt</translation>
        </message>
        <message>
            <source>assisted</source>
            <translation>unterstützt</translation>
        </message>
        <message>
            <source>of unknown making</source>
            <translation>unbekannter Herkunft</translation>
        </message>
        <message>
            <source>%1 GB</source>
            <translation>%1 GB</translation>
        </message>
        <message>
            <source>%1 MB</source>
            <translation>%1 MB</translation>
        </message>
        <message>
            <source>AI-usage record: nothing generated</source>
            <translation>KI-Nachweis: nichts erzeugt</translation>
        </message>
        <message>
            <source>AI-usage record: %1</source>
            <translation>KI-Nachweis: %1</translation>
        </message>
    </context>
    <context>
        <name>ExportReportText</name>
        <message>
            <source> · %1 LUFS</source>
            <translation> · %1 LUFS</translation>
        </message>
        <message>
            <source> · true peak %1 dB</source>
            <translation> · True Peak %1 dB</translation>
        </message>
        <message>
            <source>The limiter took off up to %1 dB</source>
            <translation>Der Limiter nahm bis zu %1 dB weg</translation>
        </message>
        <message>
            <source>Turned down by %1 dB</source>
            <translation>Um %1 dB abgesenkt</translation>
        </message>
        <message>
            <source>Turned up by %1 dB</source>
            <translation>Um %1 dB angehoben</translation>
        </message>
        <message>
            <source>and %1 more</source>
            <translation>und %1 weitere</translation>
        </message>
        <message>
            <source>AI-usage records: %1, in the tags and beside the files</source>
            <translation>KI-Nachweise: %1, in den Tags und neben den Dateien</translation>
        </message>
        <message>
            <source>Written in %1 s:</source>
            <translation>In %1 s geschrieben:</translation>
        </message>
    </context>
    <context>
        <name>ParamEditor</name>
        <message>
            <source>Auto</source>
            <translation>Automatisch</translation>
        </message>
    </context>
    <context>
        <name>QObject</name>
        <message>
            <source>Set loop</source>
            <translation>Schleife setzen</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>Take %1 of %2</source>
            <translation>Take %1 von %2</translation>
        </message>
        <message>
            <source>Sound file missing or damaged</source>
            <translation>Klangdatei fehlt oder ist beschädigt</translation>
        </message>
        <message>
            <source>AI</source>
            <translation>KI</translation>
        </message>
        <message>
            <source>Comp of %1 takes</source>
            <translation>Comp aus %1 Takes</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::AiMixPanel</name>
        <message>
            <source>Vocals</source>
            <translation>Gesang</translation>
        </message>
        <message>
            <source>Instrumentation</source>
            <translation>Instrumente</translation>
        </message>
        <message>
            <source>Composition</source>
            <translation>Komposition</translation>
        </message>
        <message>
            <source>Lyrics</source>
            <translation>Liedtext</translation>
        </message>
        <message>
            <source>Post-production</source>
            <translation>Nachbearbeitung</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>assisted</source>
            <translation>unterstützt</translation>
        </message>
        <message>
            <source>full</source>
            <translation>ganz</translation>
        </message>
        <message>
            <source>partial · %1 % of the time</source>
            <translation>teilweise · %1 % der Zeit</translation>
        </message>
        <message>
            <source>Once there is something to hear, this says what of it was generated.</source>
            <translation>Sobald etwas zu hören ist, steht hier, was davon erzeugt wurde.</translation>
        </message>
        <message>
            <source>AI in this mix</source>
            <translation>KI in diesem Mix</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::AnalysisPanel</name>
        <message>
            <source>Measuring, %1 %</source>
            <translation>Messung, %1 %</translation>
        </message>
        <message>
            <source>Spectrum</source>
            <translation>Spektrum</translation>
        </message>
        <message>
            <source>Loudness</source>
            <translation>Lautheit</translation>
        </message>
        <message>
            <source>Spectrogram</source>
            <translation>Spektrogramm</translation>
        </message>
        <message>
            <source>See how loud the song, or the selected clips, are over time.</source>
            <translation>Sehen Sie, wie laut das Stück oder die gewählten Clips mit der Zeit sind.</translation>
        </message>
        <message>
            <source>See which frequencies the song, or the selected clips, hold when.</source>
            <translation>Sehen Sie, welche Frequenzen das Stück oder die gewählten Clips wann enthalten.</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>Messen</translation>
        </message>
        <message>
            <source>There is nothing to measure yet: generate a song or import a sound.</source>
            <translation>Noch gibt es nichts zu messen: Erzeugen Sie ein Stück oder importieren Sie einen Klang.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Measure again</source>
            <translation>Neu messen</translation>
        </message>
        <message>
            <source>Measures the whole mix</source>
            <translation>Misst den ganzen Mix</translation>
        </message>
        <message>
            <source>Measures the selected clips</source>
            <translation>Misst die gewählten Clips</translation>
        </message>
        <message>
            <source>Measuring…</source>
            <translation>Messung läuft …</translation>
        </message>
        <message>
            <source>Whole mix</source>
            <translation>Ganzer Mix</translation>
        </message>
        <message numerus="yes">
            <source>%n clips</source>
            <translation>
                <numerusform>%n Clip</numerusform>
                <numerusform>%n Clips</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, before the last edits</source>
            <translation>%1, vor den letzten Änderungen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::AppearancePage</name>
        <message>
            <source>Scale and language change when Melisma is started again.</source>
            <translation>Größe und Sprache ändern sich beim nächsten Start von Melisma.</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Farbschema</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Hoher Kontrast</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ArrangeActions</name>
        <message>
            <source>Choose clips with notes first: each gets a new take.</source>
            <translation>Wählen Sie zuerst Clips mit Noten: Jeder erhält ein neues Take.</translation>
        </message>
        <message>
            <source>There is no section under the playhead.</source>
            <translation>Unter dem Abspielkopf liegt kein Abschnitt.</translation>
        </message>
        <message>
            <source>Continue the song</source>
            <translation>Stück fortsetzen</translation>
        </message>
        <message>
            <source>Sections to add at the end</source>
            <translation>Abschnitte, die am Ende angefügt werden</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::AudioDialog</name>
        <message>
            <source>Audio settings</source>
            <translation>Audioeinstellungen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::AudioPage</name>
        <message>
            <source>%1 ms</source>
            <translation>%1 ms</translation>
        </message>
        <message>
            <source>%1 kHz</source>
            <translation>%1 kHz</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>Ausgabe</translation>
        </message>
        <message>
            <source>Buffer</source>
            <translation>Puffer</translation>
        </message>
        <message>
            <source>Sample rate</source>
            <translation>Abtastrate</translation>
        </message>
        <message>
            <source>Latency</source>
            <translation>Latenz</translation>
        </message>
        <message>
            <source>Set sample rate</source>
            <translation>Abtastrate setzen</translation>
        </message>
        <message>
            <source>%1 frames</source>
            <translation>%1 Samples</translation>
        </message>
        <message>
            <source>Test tone</source>
            <translation>Testton</translation>
        </message>
        <message>
            <source>One second of a quiet 440 Hz tone</source>
            <translation>Eine Sekunde eines leisen Tons von 440 Hz</translation>
        </message>
        <message>
            <source>Look for devices</source>
            <translation>Geräte suchen</translation>
        </message>
        <message>
            <source>No sound card found</source>
            <translation>Keine Soundkarte gefunden</translation>
        </message>
        <message>
            <source>System default</source>
            <translation>Standard des Systems</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Suche läuft …</translation>
        </message>
        <message>
            <source>A project that holds clips keeps its rate.</source>
            <translation>Ein Projekt mit Clips behält seine Rate.</translation>
        </message>
        <message>
            <source>Of this project, and of new ones.</source>
            <translation>Für dieses Projekt und für neue.</translation>
        </message>
        <message>
            <source>Nothing is heard: no device is open.</source>
            <translation>Nichts ist zu hören: Kein Gerät ist offen.</translation>
        </message>
        <message>
            <source>%1 in all: buffer %2, device %3</source>
            <translation>%1 insgesamt: Puffer %2, Gerät %3</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::CleanUpDialog</name>
        <message>
            <source>%1 MB</source>
            <translation>%1 MB</translation>
        </message>
        <message>
            <source>Move to &amp;trash</source>
            <translation>In den &amp;Papierkorb</translation>
        </message>
        <message>
            <source>Clean up</source>
            <translation>Aufräumen</translation>
        </message>
        <message>
            <source>Files that nothing needs</source>
            <translation>Dateien, die nichts mehr braucht</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Last changed</source>
            <translation>Zuletzt geändert</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>This project can only be read here, so it is not cleaned up.</source>
            <translation>Dieses Projekt lässt sich hier nur lesen, darum wird nicht aufgeräumt.</translation>
        </message>
        <message>
            <source>This project has no files yet.</source>
            <translation>Dieses Projekt hat noch keine Dateien.</translation>
        </message>
        <message>
            <source>Something is still being recorded, imported or generated for this project. Clean up when it is done.</source>
            <translation>Für dieses Projekt wird noch etwas aufgenommen, importiert oder erzeugt. Räumen Sie auf, wenn das fertig ist.</translation>
        </message>
        <message>
            <source>picture of a sound</source>
            <translation>Bild eines Klangs</translation>
        </message>
        <message>
            <source>sound</source>
            <translation>Klang</translation>
        </message>
        <message>
            <source>There is nothing to clean up: every file is needed by the project, an older state of it, or a step that can be undone.</source>
            <translation>Es gibt nichts aufzuräumen: Jede Datei wird vom Projekt, von einem älteren Stand oder von einem Schritt gebraucht, der sich zurücknehmen lässt.</translation>
        </message>
        <message numerus="yes">
            <source>%n files (%1) are needed neither by the project, nor by an older state of it, nor by a step that can be undone. They go to the trash, where they can be brought back from.</source>
            <translation>
                <numerusform>%n Datei (%1) wird weder vom Projekt noch von einem älteren Stand noch von einem Schritt gebraucht, der sich zurücknehmen lässt. Sie kommt in den Papierkorb, aus dem sie sich zurückholen lässt.</numerusform>
                <numerusform>%n Dateien (%1) werden weder vom Projekt noch von einem älteren Stand noch von einem Schritt gebraucht, der sich zurücknehmen lässt. Sie kommen in den Papierkorb, aus dem sie sich zurückholen lassen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n files could not be moved to the trash and stay where they are.</source>
            <translation>
                <numerusform>%n Datei ließ sich nicht in den Papierkorb legen und bleibt, wo sie ist.</numerusform>
                <numerusform>%n Dateien ließen sich nicht in den Papierkorb legen und bleiben, wo sie sind.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n files (%1) were moved to the trash.</source>
            <translation>
                <numerusform>%n Datei (%1) kam in den Papierkorb.</numerusform>
                <numerusform>%n Dateien (%1) kamen in den Papierkorb.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ClickControls</name>
        <message>
            <source>Count-in: %1 before playback begins</source>
            <translation>Einzähler: %1 vor Beginn der Wiedergabe</translation>
        </message>
        <message>
            <source>Count-in: off</source>
            <translation>Einzähler: aus</translation>
        </message>
        <message>
            <source>Metronome; right click: its level</source>
            <translation>Metronom; Rechtsklick: sein Pegel</translation>
        </message>
        <message>
            <source>Metronome</source>
            <translation>Metronom</translation>
        </message>
        <message>
            <source>1 bar</source>
            <translation>1 Takt</translation>
        </message>
        <message>
            <source>%1 bars</source>
            <translation>%1 Takte</translation>
        </message>
        <message>
            <source>No count-in</source>
            <translation>Kein Einzähler</translation>
        </message>
        <message>
            <source>Count in %1</source>
            <translation>%1 einzählen</translation>
        </message>
        <message>
            <source>Click</source>
            <translation>Klick</translation>
        </message>
        <message>
            <source>Level of the metronome</source>
            <translation>Pegel des Metronoms</translation>
        </message>
        <message>
            <source>dB</source>
            <translation>dB</translation>
        </message>
        <message>
            <source>Count-in</source>
            <translation>Einzähler</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ClipActions</name>
        <message>
            <source>Choose take</source>
            <translation>Take wählen</translation>
        </message>
        <message>
            <source>Choose take %1</source>
            <translation>Take %1 wählen</translation>
        </message>
        <message>
            <source>Clip gain</source>
            <translation>Clip-Pegel</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ClipDrag</name>
        <message>
            <source>Trim clip</source>
            <translation>Clip beschneiden</translation>
        </message>
        <message>
            <source>Fade clip</source>
            <translation>Clip ein- oder ausblenden</translation>
        </message>
        <message>
            <source>Copy clip</source>
            <translation>Clip kopieren</translation>
        </message>
        <message>
            <source>Copy clips</source>
            <translation>Clips kopieren</translation>
        </message>
        <message>
            <source>Move clip</source>
            <translation>Clip verschieben</translation>
        </message>
        <message>
            <source>Move clips</source>
            <translation>Clips verschieben</translation>
        </message>
        <message>
            <source>Clip gain</source>
            <translation>Clip-Pegel</translation>
        </message>
        <message>
            <source>Stretch clip</source>
            <translation>Clip dehnen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ClipMenu</name>
        <message>
            <source>Reverse</source>
            <translation>Umkehren</translation>
        </message>
        <message>
            <source>Normalise</source>
            <translation>Normalisieren</translation>
        </message>
        <message>
            <source>Preview the cut</source>
            <translation>Schnitt vorhören</translation>
        </message>
        <message>
            <source>Move the edges to zero crossings</source>
            <translation>Enden zu Nulldurchgängen schieben</translation>
        </message>
        <message>
            <source>Silence</source>
            <translation>Stille einsetzen</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>Klang</translation>
        </message>
        <message>
            <source>Clip gain</source>
            <translation>Clip-Pegel</translation>
        </message>
        <message>
            <source>Gain in dB</source>
            <translation>Pegel in dB</translation>
        </message>
        <message>
            <source>Split at the playhead</source>
            <translation>Am Abspielkopf teilen</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Verdoppeln</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Takes</source>
            <translation>Takes</translation>
        </message>
        <message>
            <source>Gain…</source>
            <translation>Pegel …</translation>
        </message>
        <message>
            <source>Use as theme</source>
            <translation>Als Thema verwenden</translation>
        </message>
        <message>
            <source>Write a band around it</source>
            <translation>Eine Band dazu schreiben</translation>
        </message>
        <message>
            <source>New takes of this track that grow from it</source>
            <translation>Neue Takes dieser Spur daraus entwickeln</translation>
        </message>
        <message>
            <source>Continue the song with it…</source>
            <translation>Das Lied damit fortsetzen …</translation>
        </message>
        <message>
            <source>Write a new take</source>
            <translation>Neues Take schreiben</translation>
        </message>
        <message>
            <source>Sing again…</source>
            <translation>Noch einmal singen …</translation>
        </message>
        <message>
            <source>Sing with lyrics…</source>
            <translation>Mit Text singen …</translation>
        </message>
        <message>
            <source>Find the words…</source>
            <translation>Wörter finden …</translation>
        </message>
        <message>
            <source>Phrase %1</source>
            <translation>Phrase %1</translation>
        </message>
        <message>
            <source>Sing one phrase again</source>
            <translation>Eine Phrase neu singen</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>Ausschneiden</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Rename clip</source>
            <translation>Clip umbenennen</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>As the track</source>
            <translation>Wie die Spur</translation>
        </message>
        <message>
            <source>Colour %1</source>
            <translation>Farbe %1</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>Umbenennen …</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>Farbe</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>Entsperren</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>Sperren</translation>
        </message>
        <message>
            <source>Ungroup</source>
            <translation>Gruppe auflösen</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Gruppieren</translation>
        </message>
        <message>
            <source>Join</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <source>Straight</source>
            <translation>Gerade</translation>
        </message>
        <message>
            <source>Equal power</source>
            <translation>Gleiche Leistung</translation>
        </message>
        <message>
            <source>Slow start</source>
            <translation>Langsamer Beginn</translation>
        </message>
        <message>
            <source>Fast start</source>
            <translation>Schneller Beginn</translation>
        </message>
        <message>
            <source>S-shaped</source>
            <translation>S-förmig</translation>
        </message>
        <message>
            <source>Fade shape</source>
            <translation>Form der Blende</translation>
        </message>
        <message>
            <source>Split at both ends</source>
            <translation>An beiden Enden teilen</translation>
        </message>
        <message>
            <source>Delete and close the gap</source>
            <translation>Löschen und Lücke schließen</translation>
        </message>
        <message>
            <source>Take the time out of the song</source>
            <translation>Zeit aus dem Stück nehmen</translation>
        </message>
        <message>
            <source>Keep only this</source>
            <translation>Nur das behalten</translation>
        </message>
        <message>
            <source>Loop</source>
            <translation>Schleife</translation>
        </message>
        <message>
            <source>Fade-in</source>
            <translation>Einblendung</translation>
        </message>
        <message>
            <source>Fade-out</source>
            <translation>Ausblendung</translation>
        </message>
        <message>
            <source>Stretch and pitch…</source>
            <translation>Dehnung und Tonhöhe…</translation>
        </message>
        <message>
            <source>Sing with voice…</source>
            <translation>Mit Stimme singen …</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ClipPanel</name>
        <message>
            <source>recorded</source>
            <translation>aufgenommen</translation>
        </message>
        <message>
            <source>made by hand</source>
            <translation>von Hand gemacht</translation>
        </message>
        <message>
            <source>imported</source>
            <translation>importiert</translation>
        </message>
        <message>
            <source>AI-generated</source>
            <translation>von KI erzeugt</translation>
        </message>
        <message>
            <source>AI-transformed</source>
            <translation>von KI umgewandelt</translation>
        </message>
        <message>
            <source>AI-separated</source>
            <translation>von KI getrennt</translation>
        </message>
        <message>
            <source>AI-enhanced</source>
            <translation>von KI verbessert</translation>
        </message>
        <message>
            <source>generated by rules</source>
            <translation>nach Regeln erzeugt</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <source>Made by</source>
            <translation>Gemacht von</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>Prompt</source>
            <translation>Prompt</translation>
        </message>
        <message>
            <source>Lyrics</source>
            <translation>Liedtext</translation>
        </message>
        <message>
            <source>yours</source>
            <translation>Ihrer</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Aus</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Wann</translation>
        </message>
        <message>
            <source>Edited by hand</source>
            <translation>Von Hand bearbeitet</translation>
        </message>
        <message>
            <source>%1×</source>
            <translation>%1×</translation>
        </message>
        <message>
            <source>Origin</source>
            <translation>Herkunft</translation>
        </message>
        <message>
            <source>Clip</source>
            <translation>Clip</translation>
        </message>
        <message>
            <source>Select a clip to see how it was made.</source>
            <translation>Wählen Sie einen Clip, um zu sehen, wie er entstand.</translation>
        </message>
        <message>
            <source>%1 clips are selected.</source>
            <translation>%1 Clips sind ausgewählt.</translation>
        </message>
        <message>
            <source>Clip · %1</source>
            <translation>Clip · %1</translation>
        </message>
        <message>
            <source>Choose take</source>
            <translation>Take wählen</translation>
        </message>
        <message>
            <source>%1, from %2</source>
            <translation>%1, aus %2</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Stimme</translation>
        </message>
        <message>
            <source>drafted by Melisma</source>
            <translation>von Melisma entworfen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ClipTaskDialog</name>
        <message>
            <source>The clip is no longer there.</source>
            <translation>Den Clip gibt es nicht mehr.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::DockTitle</name>
        <message>
            <source>Hide %1; the View menu brings it back</source>
            <translation>%1 ausblenden; das Menü Ansicht holt es zurück</translation>
        </message>
        <message>
            <source>Move %1 out of the window and back</source>
            <translation>%1 aus dem Fenster lösen und zurück</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::Docks</name>
        <message>
            <source>Generate</source>
            <translation>Erzeugen</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>Inspektor</translation>
        </message>
        <message>
            <source>Piano roll</source>
            <translation>Pianorolle</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>Media</source>
            <translation>Medien</translation>
        </message>
        <message>
            <source>Mixer</source>
            <translation>Mischpult</translation>
        </message>
        <message>
            <source>Analysis</source>
            <translation>Analyse</translation>
        </message>
        <message>
            <source>Voices</source>
            <translation>Stimmen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::EditingPage</name>
        <message>
            <source>Go on with the last project at the start</source>
            <translation>Beim Start mit dem letzten Projekt weitermachen</translation>
        </message>
        <message>
            <source>Turn the page when playback leaves the view</source>
            <translation>Mitblättern, wenn die Wiedergabe aus dem Bild läuft</translation>
        </message>
        <message>
            <source>Play before the selection</source>
            <translation>Vor der Auswahl spielen</translation>
        </message>
        <message>
            <source>Play behind the selection</source>
            <translation>Hinter der Auswahl spielen</translation>
        </message>
        <message>
            <source>For the preview of a cut, and for playing up to the selection and on from it.</source>
            <translation>Für die Vorschau eines Schnitts und fürs Spielen bis zur Auswahl und ab ihrem Ende.</translation>
        </message>
        <message>
            <source>Tempo of MIDI files</source>
            <translation>Tempo von MIDI-Dateien</translation>
        </message>
        <message>
            <source>Ask</source>
            <translation>Fragen</translation>
        </message>
        <message>
            <source>Keep the song&apos;s</source>
            <translation>Das des Songs behalten</translation>
        </message>
        <message>
            <source>Take the file&apos;s</source>
            <translation>Das der Datei übernehmen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::EffectDialog</name>
        <message>
            <source>Master</source>
            <translation>Summe</translation>
        </message>
        <message>
            <source>%1 on %2</source>
            <translation>%1 auf %2</translation>
        </message>
        <message>
            <source>Set effect</source>
            <translation>Effekt einstellen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::EffectForm</name>
        <message>
            <source>On</source>
            <translation>Ein</translation>
        </message>
        <message>
            <source>Off: the sound passes by</source>
            <translation>Aus: Der Klang geht unverändert durch</translation>
        </message>
        <message>
            <source>Mix</source>
            <translation>Mix</translation>
        </message>
        <message>
            <source>Share of the processed sound</source>
            <translation>Anteil des bearbeiteten Klangs</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::EffectMenu</name>
        <message>
            <source>Add effect</source>
            <translation>Effekt hinzufügen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::EffectRack</name>
        <message>
            <source>Hear all of %1 again</source>
            <translation>%1 wieder ganz hören</translation>
        </message>
        <message>
            <source>Only what %1 changes is heard. Click to hear all again.</source>
            <translation>Zu hören ist nur, was %1 ändert. Ein Klick, und alles ist wieder zu hören.</translation>
        </message>
        <message>
            <source>Hear only what it changes</source>
            <translation>Nur die Änderung hören</translation>
        </message>
        <message>
            <source>%1 (unknown)</source>
            <translation>%1 (unbekannt)</translation>
        </message>
        <message>
            <source>+ Effect</source>
            <translation>+ Effekt</translation>
        </message>
        <message>
            <source>Add effect</source>
            <translation>Effekt hinzufügen</translation>
        </message>
        <message>
            <source>%1 on</source>
            <translation>%1 ein</translation>
        </message>
        <message>
            <source>Switch %1 on</source>
            <translation>%1 einschalten</translation>
        </message>
        <message>
            <source>Switch %1 off</source>
            <translation>%1 ausschalten</translation>
        </message>
        <message>
            <source>Switch effect on</source>
            <translation>Effekt einschalten</translation>
        </message>
        <message>
            <source>Switch effect off</source>
            <translation>Effekt ausschalten</translation>
        </message>
        <message>
            <source>Edit %1</source>
            <translation>%1 bearbeiten</translation>
        </message>
        <message>
            <source>Move effect</source>
            <translation>Effekt verschieben</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Bearbeiten</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Nach oben</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Nach unten</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Remove effect</source>
            <translation>Effekt entfernen</translation>
        </message>
        <message>
            <source>Click: edit. Drag, or Alt+Up and Alt+Down: order; Ctrl+drag: copy. D: hear only what it changes. Right click: more.</source>
            <translation>Klick: bearbeiten. Ziehen oder Alt+Auf und Alt+Ab: Reihenfolge; Strg+Ziehen: kopieren. Rechtsklick: mehr.</translation>
        </message>
        <message>
            <source>Copy effect</source>
            <translation>Effekt kopieren</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ExportDialog</name>
        <message>
            <source>Write bars like 5, beats like 5.3 or times like 1:23.4, the start before the end.</source>
            <translation>Schreiben Sie Takte wie 5, Schläge wie 5.3 oder Zeiten wie 1:23.4, den Anfang vor dem Ende.</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Export progress</source>
            <translation>Fortschritt des Exports</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>There is nothing to export yet: generate a song or import a sound file.</source>
            <translation>Noch gibt es nichts zu exportieren: Erzeugen Sie ein Stück oder importieren Sie eine Klangdatei.</translation>
        </message>
        <message>
            <source>Preparing …</source>
            <translation>Wird vorbereitet …</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Cancelled. Nothing was written.</source>
            <translation>Abgebrochen. Nichts wurde geschrieben.</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>Klang</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Tags</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source> and %1 more</source>
            <translation> und %1 weitere</translation>
        </message>
        <message>
            <source>That range is empty.</source>
            <translation>Dieser Bereich ist leer.</translation>
        </message>
        <message>
            <source> · about %1</source>
            <translation> · etwa %1</translation>
        </message>
        <message>
            <source> · takes about %1</source>
            <translation> · dauert etwa %1</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>Ersetzen</translation>
        </message>
        <message>
            <source>“%1” is already there. Replace it, or choose another name.</source>
            <translation>„%1“ gibt es schon. Ersetzen Sie die Datei oder wählen Sie einen anderen Namen.</translation>
        </message>
        <message>
            <source>“%1” and %2 more are already there. Replace them, or choose another name.</source>
            <translation>„%1“ und %2 weitere gibt es schon. Ersetzen Sie sie oder wählen Sie einen anderen Namen.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ExportFilesPage</name>
        <message>
            <source>From … to …</source>
            <translation>Von … bis …</translation>
        </message>
        <message>
            <source>Section: %1, no. %2</source>
            <translation>Abschnitt: %1, Nr. %2</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Bis</translation>
        </message>
        <message>
            <source>A bar like 5, a beat like 5.3, or a time like 1:23.4 or 83.4 s.
The range ends before its second place: 5 to 9 is bars 5, 6, 7 and 8.</source>
            <translation>Ein Takt wie 5, ein Schlag wie 5.3 oder eine Zeit wie 1:23.4 oder 83.4 s.
Der Bereich endet vor seiner zweiten Stelle: 5 bis 9 sind die Takte 5, 6, 7 und 8.</translation>
        </message>
        <message>
            <source>up to</source>
            <translation>bis</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>Mix</source>
            <translation>Mix</translation>
        </message>
        <message>
            <source>Stems, one file a track</source>
            <translation>Stems, eine Datei je Spur</translation>
        </message>
        <message>
            <source>MIDI file of the instrument tracks</source>
            <translation>MIDI-Datei der Instrumentenspuren</translation>
        </message>
        <message>
            <source>Include prompts and lyrics in the AI-usage record</source>
            <translation>Prompts und Liedtext in den KI-Nachweis aufnehmen</translation>
        </message>
        <message>
            <source>Every audio file carries a record of where AI was used, in its tags and beside it.</source>
            <translation>Jede Klangdatei trägt in ihren Tags und daneben einen Nachweis, wo KI verwendet wurde.</translation>
        </message>
        <message>
            <source>Range</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>Whole song</source>
            <translation>Ganzes Stück</translation>
        </message>
        <message>
            <source>Loop</source>
            <translation>Schleife</translation>
        </message>
        <message>
            <source>Selected clips</source>
            <translation>Gewählte Clips</translation>
        </message>
        <message>
            <source>Section: %1</source>
            <translation>Abschnitt: %1</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Wohin</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>File name</source>
            <translation>Dateiname</translation>
        </message>
        <message>
            <source>Names of stems</source>
            <translation>Namen der Stems</translation>
        </message>
        <message>
            <source>{n} is the track&apos;s number, {track} its name, {role} its role, {project} the project</source>
            <translation>{n} ist die Nummer der Spur, {track} ihr Name, {role} ihre Rolle, {project} das Projekt</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Stems</source>
            <translation>Stems</translation>
        </message>
        <message>
            <source>Export into</source>
            <translation>Exportieren nach</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ExportSoundPage</name>
        <message>
            <source>Format of stems</source>
            <translation>Format der Stems</translation>
        </message>
        <message>
            <source>As the mix</source>
            <translation>Wie der Mix</translation>
        </message>
        <message>
            <source>Stems</source>
            <translation>Stems</translation>
        </message>
        <message>
            <source>As it is</source>
            <translation>Wie es ist</translation>
        </message>
        <message>
            <source>Streaming</source>
            <translation>Streaming</translation>
        </message>
        <message>
            <source>Broadcast, EBU R 128</source>
            <translation>Rundfunk, EBU R 128</translation>
        </message>
        <message>
            <source>CD, loud</source>
            <translation>CD, laut</translation>
        </message>
        <message>
            <source>Own values</source>
            <translation>Eigene Werte</translation>
        </message>
        <message>
            <source>%1 kHz</source>
            <translation>%1 kHz</translation>
        </message>
        <message>
            <source>File format</source>
            <translation>Dateiformat</translation>
        </message>
        <message>
            <source>Bit depth</source>
            <translation>Bittiefe</translation>
        </message>
        <message>
            <source>Bit rate</source>
            <translation>Bitrate</translation>
        </message>
        <message>
            <source>Best</source>
            <translation>Beste</translation>
        </message>
        <message>
            <source>%1 kbit/s</source>
            <translation>%1 kbit/s</translation>
        </message>
        <message>
            <source>Variable: by quality, the bit rate is its mean</source>
            <translation>Variabel: nach Güte, die Bitrate ist ihr Mittel</translation>
        </message>
        <message>
            <source>Sample rate</source>
            <translation>Abtastrate</translation>
        </message>
        <message>
            <source>As the project, %1</source>
            <translation>Wie das Projekt, %1</translation>
        </message>
        <message>
            <source>Dither</source>
            <translation>Dither</translation>
        </message>
        <message>
            <source>As needed</source>
            <translation>Nach Bedarf</translation>
        </message>
        <message>
            <source>Triangular</source>
            <translation>Dreieck</translation>
        </message>
        <message>
            <source>Triangular, shaped noise</source>
            <translation>Dreieck, geformtes Rauschen</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keiner</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>Loudness</source>
            <translation>Lautheit</translation>
        </message>
        <message>
            <source>Integrated loudness</source>
            <translation>Integrierte Lautheit</translation>
        </message>
        <message>
            <source>LUFS</source>
            <translation>LUFS</translation>
        </message>
        <message>
            <source>True-peak ceiling</source>
            <translation>True-Peak-Grenze</translation>
        </message>
        <message>
            <source>dB</source>
            <translation>dB</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>True peak at most</source>
            <translation>True Peak höchstens</translation>
        </message>
        <message>
            <source>24 bit</source>
            <translation>24 Bit</translation>
        </message>
        <message>
            <source>16 bit</source>
            <translation>16 Bit</translation>
        </message>
        <message>
            <source>32 bit float</source>
            <translation>32 Bit Gleitkomma</translation>
        </message>
        <message>
            <source>A look-ahead limiter keeps the mix below the ceiling. Stems get the same gain without it.</source>
            <translation>Ein vorausschauender Limiter hält den Mix unter der Grenze. Stems erhalten dieselbe Verstärkung ohne ihn.</translation>
        </message>
        <message>
            <source>If the mix would clip, mix and stems are turned down alike.</source>
            <translation>Würde der Mix übersteuern, werden Mix und Stems gleich weit abgesenkt.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ExportTagsPage</name>
        <message>
            <source>Tempo</source>
            <translation>Tempo</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Tonart</translation>
        </message>
        <message>
            <source>%1 BPM, as the song</source>
            <translation>%1 BPM, wie das Lied</translation>
        </message>
        <message>
            <source>%1, as the song</source>
            <translation>%1, wie das Lied</translation>
        </message>
        <message>
            <source>Sections and the AI-usage record are written as well.</source>
            <translation>Abschnitte und der KI-Nachweis werden ebenfalls geschrieben.</translation>
        </message>
        <message>
            <source>Write the tempo as a number of beats a minute, from 10 to 999.</source>
            <translation>Schreiben Sie das Tempo als Zahl der Schläge pro Minute, von 10 bis 999.</translation>
        </message>
        <message>
            <source>Write the key as C major, F# minor or Am.</source>
            <translation>Schreiben Sie die Tonart als C major, F# minor oder Am.</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <source>Artist</source>
            <translation>Interpret</translation>
        </message>
        <message>
            <source>Album</source>
            <translation>Album</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Jahr</translation>
        </message>
        <message>
            <source>Copyright</source>
            <translation>Urheberrecht</translation>
        </message>
        <message>
            <source>ISRC</source>
            <translation>ISRC</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>Kommentar</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::Fader</name>
        <message>
            <source>Gain</source>
            <translation>Pegel</translation>
        </message>
        <message>
            <source>Double click: type a value. Right click: 0 dB. Shift: fine.</source>
            <translation>Doppelklick: Wert eingeben. Rechtsklick: 0 dB. Umschalt: fein.</translation>
        </message>
        <message>
            <source>Gain in dB</source>
            <translation>Pegel in dB</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::FileWork</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::GainBox</name>
        <message>
            <source>Gain in dB</source>
            <translation>Pegel in dB</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::GeneratePanel</name>
        <message>
            <source>Start the task</source>
            <translation>Aufgabe starten</translation>
        </message>
        <message>
            <source>Download the voices first: the offer stands above.</source>
            <translation>Laden Sie zuerst die Stimmen herunter: Das Angebot steht oben.</translation>
        </message>
        <message>
            <source>new each time</source>
            <translation>jedes Mal neu</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>The same seed with the same settings gives the same song.</source>
            <translation>Derselbe Startwert mit denselben Einstellungen ergibt dasselbe Stück.</translation>
        </message>
        <message>
            <source>Asking what can be generated …</source>
            <translation>Es wird gefragt, was sich erzeugen lässt …</translation>
        </message>
        <message>
            <source>Generate</source>
            <translation>Erzeugen</translation>
        </message>
        <message>
            <source>This installation has nothing that generates.</source>
            <translation>Diese Installation enthält nichts, was erzeugt.</translation>
        </message>
        <message>
            <source>Write a prompt first: genre, mood, instruments, tempo …</source>
            <translation>Schreiben Sie zuerst einen Prompt: Stil, Stimmung, Instrumente, Tempo …</translation>
        </message>
        <message>
            <source>Earlier prompts</source>
            <translation>Frühere Prompts</translation>
        </message>
        <message>
            <source>Alt+Up and Alt+Down in the prompt go through them</source>
            <translation>Alt+Auf und Alt+Ab im Prompt blättern durch sie</translation>
        </message>
        <message>
            <source>Select a clip with notes first: its melody is sung.</source>
            <translation>Wählen Sie zuerst einen Clip mit Noten: Seine Melodie wird gesungen.</translation>
        </message>
        <message>
            <source>Write something in “%1” first.</source>
            <translation>Schreiben Sie zuerst etwas in „%1“.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::HeaderColumn</name>
        <message>
            <source>Tracks</source>
            <translation>Spuren</translation>
        </message>
        <message>
            <source>Take %1</source>
            <translation>Take %1</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::HistoryPanel</name>
        <message>
            <source>Undo history</source>
            <translation>Verlauf der Bearbeitung</translation>
        </message>
        <message>
            <source>Beginning</source>
            <translation>Anfang</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ImportBar</name>
        <message>
            <source>Import</source>
            <translation>Importieren</translation>
        </message>
        <message>
            <source>Cancel the import</source>
            <translation>Import abbrechen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::JobCard</name>
        <message>
            <source>waiting</source>
            <translation>wartet</translation>
        </message>
        <message>
            <source>working</source>
            <translation>arbeitet</translation>
        </message>
        <message>
            <source> · %1 left</source>
            <translation> · noch %1</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>stopping</source>
            <translation>hält an</translation>
        </message>
        <message>
            <source>Cancel %1</source>
            <translation>%1 abbrechen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::JobEntry</name>
        <message>
            <source>Details</source>
            <translation>Einzelheiten</translation>
        </message>
        <message>
            <source>Details of %1</source>
            <translation>Einzelheiten zu %1</translation>
        </message>
        <message>
            <source>Take off the list</source>
            <translation>Von der Liste nehmen</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Nochmals versuchen</translation>
        </message>
        <message>
            <source>The same parameters with the same seed</source>
            <translation>Dieselben Angaben mit demselben Startwert</translation>
        </message>
        <message>
            <source>Same again</source>
            <translation>Noch einmal so</translation>
        </message>
        <message>
            <source>The same parameters with a new seed</source>
            <translation>Dieselben Angaben mit neuem Startwert</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copies the error and the parameters</source>
            <translation>Kopiert den Fehler und die Angaben</translation>
        </message>
        <message>
            <source>Copies the parameters</source>
            <translation>Kopiert die Angaben</translation>
        </message>
        <message>
            <source>Selects what it made</source>
            <translation>Wählt aus, was entstanden ist</translation>
        </message>
        <message>
            <source>What it made is not in the project that is open: undone, or another project</source>
            <translation>Was entstand, ist nicht im offenen Projekt: rückgängig gemacht, oder ein anderes Projekt</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::JobTexts</name>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Gescheitert</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Abgebrochen</translation>
        </message>
        <message>
            <source>yesterday %1</source>
            <translation>gestern %1</translation>
        </message>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>trained net</source>
            <translation>gelerntes Netz</translation>
        </message>
        <message>
            <source>rules</source>
            <translation>Regeln</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>Aufgabe</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Time taken</source>
            <translation>Gebrauchte Zeit</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>Begonnen</translation>
        </message>
        <message>
            <source>Project</source>
            <translation>Projekt</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::JobsPanel</name>
        <message>
            <source>What is being generated shows its progress here.</source>
            <translation>Was gerade erzeugt wird, zeigt hier seinen Fortschritt.</translation>
        </message>
        <message>
            <source>Write a prompt</source>
            <translation>Prompt schreiben</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Aufträge</translation>
        </message>
        <message>
            <source>Clear…</source>
            <translation>Leeren …</translation>
        </message>
        <message>
            <source>Clear the ended jobs</source>
            <translation>Beendete Aufträge entfernen</translation>
        </message>
        <message>
            <source>Those that succeeded</source>
            <translation>Die gelungenen</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Ended jobs</source>
            <translation>Beendete Aufträge</translation>
        </message>
        <message numerus="yes">
            <source>Show %n older</source>
            <translation>
                <numerusform>%n älteren zeigen</numerusform>
                <numerusform>%n ältere zeigen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::Lanes</name>
        <message>
            <source>Clips</source>
            <translation>Clips</translation>
        </message>
        <message>
            <source>%1, track %2, from bar %3</source>
            <translation>%1, Spur %2, ab Takt %3</translation>
        </message>
        <message>
            <source>, made by a machine</source>
            <translation>, von einer Maschine gemacht</translation>
        </message>
        <message numerus="yes">
            <source>%n clips chosen</source>
            <translation>
                <numerusform>%n Clip gewählt</numerusform>
                <numerusform>%n Clips gewählt</numerusform>
            </translation>
        </message>
        <message>
            <source>Add here</source>
            <translation>Hier einfügen</translation>
        </message>
        <message>
            <source>Add onto a new track</source>
            <translation>Auf eine neue Spur legen</translation>
        </message>
        <message>
            <source>, take %1 of %2, %3</source>
            <translation>, Take %1 von %2, %3</translation>
        </message>
        <message>
            <source>, is heard</source>
            <translation>, ist zu hören</translation>
        </message>
        <message>
            <source>heard alone</source>
            <translation>allein zu hören</translation>
        </message>
        <message>
            <source>Listen to this take alone</source>
            <translation>Nur dieses Take anhören</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::Leaving</name>
        <message>
            <source>Save the project?</source>
            <translation>Projekt speichern?</translation>
        </message>
        <message>
            <source>“%1” has edits that are not saved.</source>
            <translation>„%1“ hat Änderungen, die nicht gespeichert sind.</translation>
        </message>
        <message>
            <source>Without saving they are kept beside the project and are back when it is opened again.</source>
            <translation>Ohne Speichern bleiben sie neben dem Projekt erhalten und sind beim nächsten Öffnen wieder da.</translation>
        </message>
        <message>
            <source>A job is running and is stopped either way.</source>
            <translation>Ein Auftrag läuft und wird in jedem Fall angehalten.</translation>
        </message>
        <message>
            <source>%1 jobs are running and are stopped either way.</source>
            <translation>%1 Aufträge laufen und werden in jedem Fall angehalten.</translation>
        </message>
        <message>
            <source>Don’t save</source>
            <translation>Nicht speichern</translation>
        </message>
        <message>
            <source>Quit while jobs run?</source>
            <translation>Beenden, während Aufträge laufen?</translation>
        </message>
        <message>
            <source>Leave while jobs run?</source>
            <translation>Verlassen, während Aufträge laufen?</translation>
        </message>
        <message>
            <source>A job is running and would be stopped.</source>
            <translation>Ein Auftrag läuft und würde angehalten.</translation>
        </message>
        <message>
            <source>%1 jobs are running and would be stopped.</source>
            <translation>%1 Aufträge laufen und würden angehalten.</translation>
        </message>
        <message>
            <source>What was made so far is lost. The list of jobs offers to try again.</source>
            <translation>Was bis jetzt entstand, geht verloren. Die Liste der Aufträge bietet einen neuen Versuch an.</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>Verlassen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::LoudnessPlot</name>
        <message>
            <source>Loudness over time</source>
            <translation>Lautheit über die Zeit</translation>
        </message>
        <message>
            <source>Integrated %1 LUFS · range %2 LU · true peak %3 dBTP · loudest 3 s %4 LUFS</source>
            <translation>Integriert %1 LUFS · Umfang %2 LU · True Peak %3 dBTP · lauteste 3 s %4 LUFS</translation>
        </message>
        <message>
            <source>%1 · momentary %2 · short-term %3 LUFS</source>
            <translation>%1 · momentan %2 · Kurzzeit %3 LUFS</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::LoudnessReadout</name>
        <message>
            <source>Loudness of the master since play was pressed
Short-term: %1 LUFS
Momentary: %2 LUFS
Integrated: %3 LUFS
Highest true peak: %4 dBTP
Click: measure anew</source>
            <translation>Lautheit der Summe seit Beginn der Wiedergabe
Kurzzeit: %1 LUFS
Momentan: %2 LUFS
Integriert: %3 LUFS
Höchster True Peak: %4 dBTP
Klick: neu messen</translation>
        </message>
        <message>
            <source>Loudness %1 LUFS, true peak %2 dBTP</source>
            <translation>Lautheit %1 LUFS, True Peak %2 dBTP</translation>
        </message>
        <message>
            <source>LUFS S</source>
            <translation>LUFS S</translation>
        </message>
        <message>
            <source>LUFS I</source>
            <translation>LUFS I</translation>
        </message>
        <message>
            <source>dBTP</source>
            <translation>dBTP</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::LyricDraft</name>
        <message>
            <source>Draft words</source>
            <translation>Worte entwerfen</translation>
        </message>
        <message>
            <source>Writes English words for this prompt into the field, to be changed before they are sung. Ctrl+Z in the field brings back what stood there.</source>
            <translation>Schreibt englische Worte zu diesem Prompt in das Feld, zum Ändern, bevor sie gesungen werden. Strg+Z im Feld bringt zurück, was dort stand.</translation>
        </message>
        <message>
            <source>Drafting …</source>
            <translation>Entwirft …</translation>
        </message>
        <message>
            <source>Drafted by Melisma – edit as you like.</source>
            <translation>Von Melisma entworfen – ändern Sie nach Belieben.</translation>
        </message>
        <message>
            <source>Drafted by Melisma, changed by you.</source>
            <translation>Von Melisma entworfen, von Ihnen geändert.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::LyricEditor</name>
        <message>
            <source>Lyric of the note</source>
            <translation>Silbe der Note</translation>
        </message>
        <message>
            <source>A syllable a note: several words go to the notes that follow, fal-ling cuts a word, _ holds.</source>
            <translation>Eine Silbe je Note: Mehrere Worte gehen an die folgenden Noten, fal-len teilt ein Wort, _ hält.</translation>
        </message>
        <message>
            <source>Change lyrics</source>
            <translation>Liedtext ändern</translation>
        </message>
        <message numerus="yes">
            <source>%n syllables found no note.</source>
            <translation>
                <numerusform>Für %n Silbe gab es keine Note.</numerusform>
                <numerusform>Für %n Silben gab es keine Note.</numerusform>
            </translation>
        </message>
        <message>
            <source>How the lyric sounds</source>
            <translation>Wie die Silbe klingt</translation>
        </message>
        <message>
            <source>Sounds like</source>
            <translation>Klingt wie</translation>
        </message>
        <message>
            <source>Sung wrong? Write a word that sounds right, such as led, or phonemes between slashes: /lˈɛd/. Empty: as the singer reads it.</source>
            <translation>Falsch gesungen? Schreiben Sie ein Wort, das richtig klingt, etwa led, oder Laute zwischen Schrägstrichen: /lˈɛd/. Leer: wie die Stimme es liest.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::MainMenu</name>
        <message>
            <source>Show or hide automatio&amp;n</source>
            <translation>Automatio&amp;n zeigen oder verbergen</translation>
        </message>
        <message>
            <source>Re&amp;verse</source>
            <translation>&amp;Umkehren</translation>
        </message>
        <message>
            <source>&amp;Normalise</source>
            <translation>&amp;Normalisieren</translation>
        </message>
        <message>
            <source>Play on &amp;from the selection</source>
            <translation>A&amp;b der Auswahl spielen</translation>
        </message>
        <message>
            <source>Play up &amp;to the selection</source>
            <translation>&amp;Bis zur Auswahl spielen</translation>
        </message>
        <message>
            <source>Preview the &amp;cut</source>
            <translation>S&amp;chnitt vorhören</translation>
        </message>
        <message>
            <source>Selection to &amp;zero crossings</source>
            <translation>Auswahl zu &amp;Nulldurchgängen</translation>
        </message>
        <message>
            <source>&amp;Silence</source>
            <translation>&amp;Stille einsetzen</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts…</source>
            <translation>&amp;Tastenkürzel …</translation>
        </message>
        <message>
            <source>Pre-roll of one &amp;bar</source>
            <translation>Einen &amp;Takt Vorlauf</translation>
        </message>
        <message>
            <source>Record only in the loop region (&amp;punch)</source>
            <translation>Nur im Schleifenbereich aufnehmen (&amp;Punch)</translation>
        </message>
        <message>
            <source>&amp;Arm the track</source>
            <translation>Spur s&amp;charf stellen</translation>
        </message>
        <message>
            <source>&amp;Record</source>
            <translation>Auf&amp;nehmen</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <source>&amp;New project</source>
            <translation>&amp;Neues Projekt</translation>
        </message>
        <message>
            <source>&amp;Open…</source>
            <translation>Ö&amp;ffnen …</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>&amp;Zuletzt geöffnet</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>&amp;Speichern</translation>
        </message>
        <message>
            <source>Save &amp;as…</source>
            <translation>Speichern &amp;unter …</translation>
        </message>
        <message>
            <source>&amp;Import sound or MIDI files…</source>
            <translation>Klang- oder MIDI-Dateien &amp;importieren …</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>&amp;Exportieren …</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Bearbeiten</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Rückgängig</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Wiederholen</translation>
        </message>
        <message>
            <source>&amp;Split at the playhead</source>
            <translation>Am Abspielkopf &amp;teilen</translation>
        </message>
        <message>
            <source>&amp;Duplicate</source>
            <translation>&amp;Verdoppeln</translation>
        </message>
        <message>
            <source>De&amp;lete</source>
            <translation>&amp;Löschen</translation>
        </message>
        <message>
            <source>Add &amp;marker…</source>
            <translation>&amp;Marke setzen …</translation>
        </message>
        <message>
            <source>Mark the pla&amp;yhead</source>
            <translation>Marke am Absp&amp;ielkopf</translation>
        </message>
        <message>
            <source>Marker %1</source>
            <translation>Marke %1</translation>
        </message>
        <message>
            <source>Nudge to the le&amp;ft</source>
            <translation>Nach &amp;links rücken</translation>
        </message>
        <message>
            <source>Nudge to the ri&amp;ght</source>
            <translation>Nach &amp;rechts rücken</translation>
        </message>
        <message>
            <source>&amp;Tempo, meter and key…</source>
            <translation>Tempo, Takt und T&amp;onart …</translation>
        </message>
        <message>
            <source>&amp;Preferences…</source>
            <translation>&amp;Einstellungen …</translation>
        </message>
        <message>
            <source>&amp;Track</source>
            <translation>&amp;Spur</translation>
        </message>
        <message>
            <source>Add &amp;audio track</source>
            <translation>&amp;Audiospur anlegen</translation>
        </message>
        <message>
            <source>Add &amp;instrument track</source>
            <translation>&amp;Instrumentenspur anlegen</translation>
        </message>
        <message>
            <source>&amp;Mute</source>
            <translation>Stu&amp;mm</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Stumm</translation>
        </message>
        <message>
            <source>&amp;Solo</source>
            <translation>&amp;Solo</translation>
        </message>
        <message>
            <source>Solo</source>
            <translation>Solo</translation>
        </message>
        <message>
            <source>&amp;Rename…</source>
            <translation>&amp;Umbenennen …</translation>
        </message>
        <message>
            <source>Move &amp;up</source>
            <translation>Nach &amp;oben</translation>
        </message>
        <message>
            <source>Move &amp;down</source>
            <translation>Nach u&amp;nten</translation>
        </message>
        <message>
            <source>Remo&amp;ve track</source>
            <translation>Spur &amp;entfernen</translation>
        </message>
        <message>
            <source>&amp;Generate</source>
            <translation>&amp;Erzeugen</translation>
        </message>
        <message>
            <source>&amp;Write a prompt</source>
            <translation>&amp;Prompt schreiben</translation>
        </message>
        <message>
            <source>&amp;Play</source>
            <translation>&amp;Wiedergabe</translation>
        </message>
        <message>
            <source>&amp;Play or stop</source>
            <translation>&amp;Abspielen oder anhalten</translation>
        </message>
        <message>
            <source>Go to the &amp;start</source>
            <translation>Zum &amp;Anfang</translation>
        </message>
        <message>
            <source>Go to the &amp;end</source>
            <translation>Zum &amp;Ende</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <source>Zoom &amp;in</source>
            <translation>Ver&amp;größern</translation>
        </message>
        <message>
            <source>Zoom &amp;out</source>
            <translation>Ver&amp;kleinern</translation>
        </message>
        <message>
            <source>Zoom to &amp;fit</source>
            <translation>Ganz &amp;zeigen</translation>
        </message>
        <message>
            <source>&amp;Normal zoom</source>
            <translation>&amp;Normale Größe</translation>
        </message>
        <message>
            <source>Zoom to the &amp;selection</source>
            <translation>&amp;Auswahl zeigen</translation>
        </message>
        <message>
            <source>Zoom to the selection an&amp;d back</source>
            <translation>Au&amp;swahl zeigen und zurück</translation>
        </message>
        <message>
            <source>T&amp;heme</source>
            <translation>&amp;Farbschema</translation>
        </message>
        <message>
            <source>Next &amp;panel</source>
            <translation>Nächster &amp;Bereich</translation>
        </message>
        <message>
            <source>Pre&amp;vious panel</source>
            <translation>&amp;Voriger Bereich</translation>
        </message>
        <message>
            <source>&amp;Restore the layout</source>
            <translation>Anordnung &amp;wiederherstellen</translation>
        </message>
        <message>
            <source>As the &amp;system</source>
            <translation>Wie das &amp;System</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>&amp;Dunkel</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>&amp;Hell</translation>
        </message>
        <message>
            <source>&amp;High contrast</source>
            <translation>Hoher &amp;Kontrast</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <source>&amp;About Melisma</source>
            <translation>Ü&amp;ber Melisma</translation>
        </message>
        <message>
            <source>About Melisma</source>
            <translation>Über Melisma</translation>
        </message>
        <message>
            <source>&lt;h3&gt;Melisma %1&lt;/h3&gt;&lt;p&gt;A music and voice studio.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
            <translation>&lt;h3&gt;Melisma %1&lt;/h3&gt;&lt;p&gt;Ein Studio für Musik und Stimme.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder später.&lt;/p&gt;</translation>
        </message>
        <message>
            <source>No projects yet</source>
            <translation>Noch keine Projekte</translation>
        </message>
        <message>
            <source>&amp;Undo %1</source>
            <translation>&amp;Rückgängig: %1</translation>
        </message>
        <message>
            <source>&amp;Redo %1</source>
            <translation>&amp;Wiederholen: %1</translation>
        </message>
        <message>
            <source>Grand piano</source>
            <translation>Flügel</translation>
        </message>
        <message>
            <source>Audio</source>
            <translation>Audio</translation>
        </message>
        <message>
            <source>Instrument</source>
            <translation>Instrument</translation>
        </message>
        <message>
            <source>Add track</source>
            <translation>Spur anlegen</translation>
        </message>
        <message>
            <source>Rename track</source>
            <translation>Spur umbenennen</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Move track</source>
            <translation>Spur verschieben</translation>
        </message>
        <message>
            <source>Remove track</source>
            <translation>Spur entfernen</translation>
        </message>
        <message>
            <source>Add marker</source>
            <translation>Marke setzen</translation>
        </message>
        <message>
            <source>Marker</source>
            <translation>Marke</translation>
        </message>
        <message>
            <source>Add &amp;effect</source>
            <translation>&amp;Effekt hinzufügen</translation>
        </message>
        <message>
            <source>New &amp;takes of the chosen clips</source>
            <translation>Neue &amp;Takes der gewählten Clips</translation>
        </message>
        <message>
            <source>&amp;Rewrite the section at the playhead</source>
            <translation>Abschnitt am Abspielkopf neu sch&amp;reiben</translation>
        </message>
        <message>
            <source>&amp;Continue the song…</source>
            <translation>Stück &amp;fortsetzen …</translation>
        </message>
        <message>
            <source>&amp;Loop</source>
            <translation>&amp;Schleife</translation>
        </message>
        <message>
            <source>Loop the se&amp;lection</source>
            <translation>Auswahl als Sch&amp;leife</translation>
        </message>
        <message>
            <source>&amp;Metronome</source>
            <translation>&amp;Metronom</translation>
        </message>
        <message>
            <source>&amp;Count-in</source>
            <translation>&amp;Einzähler</translation>
        </message>
        <message>
            <source>&amp;Audio settings…</source>
            <translation>&amp;Audioeinstellungen …</translation>
        </message>
        <message>
            <source>Show or hide &amp;takes</source>
            <translation>&amp;Takes zeigen oder verbergen</translation>
        </message>
        <message>
            <source>Waveform or spectro&amp;gram</source>
            <translation>&amp;Wellenform oder Spektrogramm</translation>
        </message>
        <message>
            <source>&amp;Join</source>
            <translation>&amp;Verbinden</translation>
        </message>
        <message>
            <source>Trim to t&amp;he selection</source>
            <translation>Auf die Aus&amp;wahl kürzen</translation>
        </message>
        <message>
            <source>&amp;Group</source>
            <translation>&amp;Gruppieren</translation>
        </message>
        <message>
            <source>&amp;Ungroup</source>
            <translation>Gruppe a&amp;uflösen</translation>
        </message>
        <message>
            <source>Loc&amp;k or unlock</source>
            <translation>Sperren oder &amp;entsperren</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>&amp;Ausschneiden</translation>
        </message>
        <message>
            <source>Cut and close the gap</source>
            <translation>Ausschneiden und Lücke schließen</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>&amp;Einfügen</translation>
        </message>
        <message>
            <source>Paste and make room</source>
            <translation>Einfügen und Platz schaffen</translation>
        </message>
        <message>
            <source>Delete and close the gap</source>
            <translation>Löschen und Lücke schließen</translation>
        </message>
        <message>
            <source>Delete and close the gap on all tracks</source>
            <translation>Löschen und Lücke auf allen Spuren schließen</translation>
        </message>
        <message>
            <source>Select &amp;all clips</source>
            <translation>A&amp;lle Clips auswählen</translation>
        </message>
        <message>
            <source>Selection from the playhead</source>
            <translation>Auswahl ab dem Abspielkopf</translation>
        </message>
        <message>
            <source>Selection up to the playhead</source>
            <translation>Auswahl bis zum Abspielkopf</translation>
        </message>
        <message>
            <source>When something is deleted</source>
            <translation>Beim Löschen</translation>
        </message>
        <message>
            <source>Leave the gap</source>
            <translation>Lücke lassen</translation>
        </message>
        <message>
            <source>Close it within the clip</source>
            <translation>Lücke im Clip schließen</translation>
        </message>
        <message>
            <source>Close it on the track</source>
            <translation>Lücke auf der Spur schließen</translation>
        </message>
        <message>
            <source>Close it on all tracks</source>
            <translation>Lücke auf allen Spuren schließen</translation>
        </message>
        <message>
            <source>Snap to</source>
            <translation>Einrasten an</translation>
        </message>
        <message>
            <source>The grid</source>
            <translation>Raster</translation>
        </message>
        <message>
            <source>Clips, markers and the playhead</source>
            <translation>Clips, Marken und Abspielkopf</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>Nichts</translation>
        </message>
        <message>
            <source>&amp;Grid lines</source>
            <translation>&amp;Rasterlinien</translation>
        </message>
        <message>
            <source>Add &amp;bus</source>
            <translation>&amp;Bus hinzufügen</translation>
        </message>
        <message>
            <source>Add &amp;folder</source>
            <translation>&amp;Ordner hinzufügen</translation>
        </message>
        <message>
            <source>Bus</source>
            <translation>Bus</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Open a &amp;portable copy…</source>
            <translation>&amp;Portable Kopie öffnen …</translation>
        </message>
        <message>
            <source>Save a portable &amp;copy…</source>
            <translation>Portable &amp;Kopie speichern …</translation>
        </message>
        <message>
            <source>&amp;Find missing sounds…</source>
            <translation>Fehlende Klän&amp;ge suchen …</translation>
        </message>
        <message>
            <source>Clean &amp;up…</source>
            <translation>Aufräu&amp;men …</translation>
        </message>
        <message>
            <source>New from &amp;template</source>
            <translation>Neu aus &amp;Vorlage</translation>
        </message>
        <message>
            <source>Save as te&amp;mplate…</source>
            <translation>Als Vor&amp;lage speichern …</translation>
        </message>
        <message>
            <source>Clea&amp;r the comp</source>
            <translation>Comp aufhe&amp;ben</translation>
        </message>
        <message>
            <source>Flatten the c&amp;omp</source>
            <translation>Comp &amp;festschreiben</translation>
        </message>
        <message>
            <source>&amp;Instrument…</source>
            <translation>&amp;Instrument …</translation>
        </message>
        <message>
            <source>Stretch and pitch…</source>
            <translation>Dehnung und Tonhöhe…</translation>
        </message>
        <message>
            <source>Automation m&amp;ode</source>
            <translation>Automations&amp;modus</translation>
        </message>
        <message>
            <source>Automation &amp;off</source>
            <translation>Automation &amp;aus</translation>
        </message>
        <message>
            <source>&amp;Read automation</source>
            <translation>&amp;Read-Automation</translation>
        </message>
        <message>
            <source>&amp;Touch automation</source>
            <translation>&amp;Touch-Automation</translation>
        </message>
        <message>
            <source>&amp;Latch automation</source>
            <translation>Lat&amp;ch-Automation</translation>
        </message>
        <message>
            <source>&amp;Write automation</source>
            <translation>&amp;Write-Automation</translation>
        </message>
        <message>
            <source>Show or hide the ma&amp;ster&apos;s automation</source>
            <translation>Automation der Summe zei&amp;gen oder verbergen</translation>
        </message>
        <message>
            <source>Ne&amp;xt automation mode</source>
            <translation>&amp;Nächster Automationsmodus</translation>
        </message>
        <message>
            <source>R&amp;uler</source>
            <translation>&amp;Lineal</translation>
        </message>
        <message>
            <source>&amp;Recorded notes</source>
            <translation>Auf&amp;genommene Noten</translation>
        </message>
        <message>
            <source>Play notes on the computer&apos;s &amp;keys</source>
            <translation>Noten auf den &amp;Tasten des Rechners spielen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::MainWindow</name>
        <message>
            <source>Transport</source>
            <translation>Transport</translation>
        </message>
        <message>
            <source>Open project</source>
            <translation>Projekt öffnen</translation>
        </message>
        <message>
            <source>Save project as</source>
            <translation>Projekt speichern unter</translation>
        </message>
        <message>
            <source>Replace project?</source>
            <translation>Projekt ersetzen?</translation>
        </message>
        <message>
            <source>%1 is already there. Replace it?</source>
            <translation>%1 gibt es schon. Ersetzen?</translation>
        </message>
        <message>
            <source>Import sound or MIDI files</source>
            <translation>Klang- oder MIDI-Dateien importieren</translation>
        </message>
        <message>
            <source>Sound and MIDI files</source>
            <translation>Klang- und MIDI-Dateien</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>Alle Dateien</translation>
        </message>
        <message>
            <source>Melisma ended early twice, so this start is a safe one: no project was opened and no sound card is used. Your projects are under File, Open recent.</source>
            <translation>Melisma ist zweimal vorzeitig beendet worden, darum ist dies ein sicherer Start: Kein Projekt wurde geöffnet, und keine Soundkarte wird benutzt. Ihre Projekte stehen unter Datei, Zuletzt geöffnet.</translation>
        </message>
        <message>
            <source>%1 went away, so playback stopped. Choose another device, or connect it again and look for devices.</source>
            <translation>%1 ist nicht mehr da, darum hielt die Wiedergabe an. Wählen Sie ein anderes Gerät, oder schließen Sie es wieder an und suchen Sie nach Geräten.</translation>
        </message>
        <message>
            <source>Panels</source>
            <translation>Bedienfelder</translation>
        </message>
        <message>
            <source>Untitled</source>
            <translation>Unbenannt</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::MediaPanel</name>
        <message>
            <source>Add sound to track</source>
            <translation>Klang auf Spur legen</translation>
        </message>
        <message>
            <source>mono</source>
            <translation>mono</translation>
        </message>
        <message>
            <source>stereo</source>
            <translation>stereo</translation>
        </message>
        <message>
            <source>%1 kHz %2</source>
            <translation>%1 kHz %2</translation>
        </message>
        <message>
            <source>Sounds that you import are listed here.</source>
            <translation>Importierte Klänge stehen hier.</translation>
        </message>
        <message>
            <source>Import sound files…</source>
            <translation>Klangdateien importieren …</translation>
        </message>
        <message>
            <source>Filter by name</source>
            <translation>Nach Namen filtern</translation>
        </message>
        <message>
            <source>Sounds of the project</source>
            <translation>Klänge des Projekts</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Länge</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Used</source>
            <translation>Benutzt</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>fehlt</translation>
        </message>
        <message>
            <source>The sound file is missing from the project&apos;s media folder.</source>
            <translation>Die Klangdatei fehlt im Medienordner des Projekts.</translation>
        </message>
        <message>
            <source>%1, %2, %3 MB</source>
            <translation>%1, %2, %3 MB</translation>
        </message>
        <message>
            <source>Rename sound</source>
            <translation>Klang umbenennen</translation>
        </message>
        <message>
            <source>Add to track at playhead</source>
            <translation>Am Abspielkopf auf die Spur legen</translation>
        </message>
        <message>
            <source>Show in timeline</source>
            <translation>In der Zeitleiste zeigen</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Umbenennen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::Meter</name>
        <message>
            <source>Level</source>
            <translation>Pegel</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::MissingSoundsDialog</name>
        <message>
            <source>Missing sounds</source>
            <translation>Fehlende Klänge</translation>
        </message>
        <message>
            <source>The files of these sounds are not in the project&apos;s folder, so their clips or tracks are silent. Show where they may be: the files that were imported, a backup or another copy of the project.</source>
            <translation>Die Dateien dieser Klänge liegen nicht im Projektordner, darum sind ihre Clips oder Spuren stumm. Zeigen Sie, wo sie sein können: die importierten Dateien, eine Sicherung oder eine andere Kopie des Projekts.</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>Klang</translation>
        </message>
        <message>
            <source>Clips</source>
            <translation>Clips</translation>
        </message>
        <message>
            <source>Choose &amp;files…</source>
            <translation>&amp;Dateien wählen …</translation>
        </message>
        <message>
            <source>Search a f&amp;older…</source>
            <translation>&amp;Ordner durchsuchen …</translation>
        </message>
        <message>
            <source>This project can only be read here, so nothing can be brought back into it.</source>
            <translation>Dieses Projekt lässt sich hier nur lesen, darum kann nichts zurückgeholt werden.</translation>
        </message>
        <message>
            <source>Choose files</source>
            <translation>Dateien wählen</translation>
        </message>
        <message>
            <source>Search a folder</source>
            <translation>Ordner durchsuchen</translation>
        </message>
        <message>
            <source>Looking for the sounds…</source>
            <translation>Klänge werden gesucht …</translation>
        </message>
        <message numerus="yes">
            <source>%n sounds are there again.</source>
            <translation>
                <numerusform>%n Klang ist wieder da.</numerusform>
                <numerusform>%n Klänge sind wieder da.</numerusform>
            </translation>
        </message>
        <message>
            <source>None of the missing sounds was found.</source>
            <translation>Keiner der fehlenden Klänge wurde gefunden.</translation>
        </message>
        <message>
            <source>and %1 more</source>
            <translation>und %1 weitere</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::MixerPanel</name>
        <message>
            <source>Mixer</source>
            <translation>Mischpult</translation>
        </message>
        <message>
            <source>Every track gets a strip here, with its fader and effects.</source>
            <translation>Jede Spur erhält hier einen Zug mit Fader und Effekten.</translation>
        </message>
        <message>
            <source>Add audio track</source>
            <translation>Audiospur anlegen</translation>
        </message>
        <message>
            <source>Add track</source>
            <translation>Spur anlegen</translation>
        </message>
        <message>
            <source>Audio</source>
            <translation>Audio</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::MixerStrip</name>
        <message>
            <source>Bus</source>
            <translation>Bus</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Plays into %1. Click: output, folder, sends.</source>
            <translation>Spielt in %1. Klick: Ausgang, Ordner, Sends.</translation>
        </message>
        <message>
            <source>Output of %1: %2</source>
            <translation>Ausgang von %1: %2</translation>
        </message>
        <message>
            <source>M</source>
            <comment>mute</comment>
            <translation>M</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Stumm</translation>
        </message>
        <message>
            <source>S</source>
            <comment>solo</comment>
            <translation>S</translation>
        </message>
        <message>
            <source>Solo</source>
            <translation>Solo</translation>
        </message>
        <message>
            <source>Master gain</source>
            <translation>Summenpegel</translation>
        </message>
        <message>
            <source>Gain</source>
            <translation>Pegel</translation>
        </message>
        <message>
            <source>Pan</source>
            <translation>Panorama</translation>
        </message>
        <message>
            <source>no peak yet</source>
            <translation>noch keine Spitze</translation>
        </message>
        <message>
            <source>peak %1</source>
            <translation>Spitze %1</translation>
        </message>
        <message>
            <source>Master strip</source>
            <translation>Summenzug</translation>
        </message>
        <message>
            <source>Strip of %1</source>
            <translation>Zug von %1</translation>
        </message>
        <message>
            <source>Gain of %1</source>
            <translation>Pegel von %1</translation>
        </message>
        <message>
            <source>Gain of %1 in dB</source>
            <translation>Pegel von %1 in dB</translation>
        </message>
        <message>
            <source>Level of %1</source>
            <translation>Aussteuerung von %1</translation>
        </message>
        <message>
            <source>Pan of %1</source>
            <translation>Panorama von %1</translation>
        </message>
        <message>
            <source>Mute %1</source>
            <translation>%1 stumm schalten</translation>
        </message>
        <message>
            <source>Solo %1</source>
            <translation>%1 solo hören</translation>
        </message>
        <message>
            <source>Master</source>
            <translation>Summe</translation>
        </message>
        <message>
            <source>Automation mode</source>
            <translation>Automationsmodus</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::NoteCanvas</name>
        <message>
            <source>Move down</source>
            <translation>Tiefer</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Höher</translation>
        </message>
        <message>
            <source>Shorter</source>
            <translation>Kürzer</translation>
        </message>
        <message>
            <source>Longer</source>
            <translation>Länger</translation>
        </message>
        <message>
            <source>Move to the left</source>
            <translation>Nach links</translation>
        </message>
        <message>
            <source>Move to the right</source>
            <translation>Nach rechts</translation>
        </message>
        <message>
            <source>How it sounds</source>
            <translation>Wie sie klingt</translation>
        </message>
        <message>
            <source>Syllable</source>
            <translation>Silbe</translation>
        </message>
        <message>
            <source>Choose the note before</source>
            <translation>Vorige Note wählen</translation>
        </message>
        <message>
            <source>Choose the next note</source>
            <translation>Nächste Note wählen</translation>
        </message>
        <message>
            <source>Quantise</source>
            <translation>Quantisieren</translation>
        </message>
        <message>
            <source>Draw, or choose</source>
            <translation>Zeichnen oder wählen</translation>
        </message>
        <message>
            <source>Piano roll</source>
            <translation>Pianorolle</translation>
        </message>
        <message>
            <source>Vibrato when sung</source>
            <translation>Vibrato beim Singen</translation>
        </message>
        <message>
            <source>As the singer does</source>
            <translation>Wie die Stimme es tut</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keines</translation>
        </message>
        <message>
            <source>Gentle</source>
            <translation>Sanft</translation>
        </message>
        <message>
            <source>Deep</source>
            <translation>Tief</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Noten</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Quantise chosen notes</source>
            <translation>Gewählte Noten quantisieren</translation>
        </message>
        <message>
            <source>Quantise all notes</source>
            <translation>Alle Noten quantisieren</translation>
        </message>
        <message>
            <source>Octave up</source>
            <translation>Oktave höher</translation>
        </message>
        <message>
            <source>Octave down</source>
            <translation>Oktave tiefer</translation>
        </message>
        <message>
            <source>Choose all</source>
            <translation>Alles wählen</translation>
        </message>
        <message numerus="yes">
            <source>%n notes chosen</source>
            <translation>
                <numerusform>%n Note gewählt</numerusform>
                <numerusform>%n Noten gewählt</numerusform>
            </translation>
        </message>
        <message>
            <source>Lyric…</source>
            <translation>Silbe …</translation>
        </message>
        <message>
            <source>How it sounds…</source>
            <translation>Wie sie klingt …</translation>
        </message>
        <message>
            <source>Quantise…</source>
            <translation>Quantisieren …</translation>
        </message>
        <message>
            <source>Humanise…</source>
            <translation>Vermenschlichen …</translation>
        </message>
        <message>
            <source>Split at the playhead</source>
            <translation>Am Abspielkopf teilen</translation>
        </message>
        <message>
            <source>Join</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <source>Legato</source>
            <translation>Gebunden (legato)</translation>
        </message>
        <message>
            <source>Twice as long</source>
            <translation>Doppelt so lang</translation>
        </message>
        <message>
            <source>Half as long</source>
            <translation>Halb so lang</translation>
        </message>
        <message>
            <source>Up in the scale</source>
            <translation>In der Tonleiter höher</translation>
        </message>
        <message>
            <source>Down in the scale</source>
            <translation>In der Tonleiter tiefer</translation>
        </message>
        <message>
            <source>Reverse in time</source>
            <translation>Zeitlich umkehren</translation>
        </message>
        <message>
            <source>Mirror in pitch</source>
            <translation>Tonhöhen spiegeln</translation>
        </message>
        <message>
            <source>Split here</source>
            <translation>Hier teilen</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Ändern</translation>
        </message>
        <message>
            <source>Paint, or choose</source>
            <translation>Malen oder wählen</translation>
        </message>
        <message>
            <source>Erase, or choose</source>
            <translation>Radieren oder wählen</translation>
        </message>
        <message>
            <source>Step input</source>
            <translation>Schritteingabe</translation>
        </message>
        <message>
            <source>Step input: a rest</source>
            <translation>Schritteingabe: eine Pause</translation>
        </message>
        <message>
            <source>Step input: one step back</source>
            <translation>Schritteingabe: einen Schritt zurück</translation>
        </message>
        <message>
            <source>Step input: hold the last step</source>
            <translation>Schritteingabe: den letzten Schritt halten</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::PanSlider</name>
        <message>
            <source>Pan</source>
            <translation>Panorama</translation>
        </message>
        <message>
            <source>Pan. Double click: type a value. Right click: centre. Shift: fine.</source>
            <translation>Panorama. Doppelklick: Wert eintippen. Rechtsklick: Mitte. Umschalt: fein.</translation>
        </message>
        <message>
            <source>From %1 (left) to %2 (right)</source>
            <translation>Von %1 (links) bis %2 (rechts)</translation>
        </message>
        <message>
            <source>C</source>
            <translation>M</translation>
        </message>
        <message>
            <source>%1L</source>
            <translation>%1L</translation>
        </message>
        <message>
            <source>%1R</source>
            <translation>%1R</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::PathsPage</name>
        <message>
            <source>Give the whole path, beginning with /.</source>
            <translation>Geben Sie den ganzen Pfad an, beginnend mit /.</translation>
        </message>
        <message>
            <source>There is no such folder.</source>
            <translation>Diesen Ordner gibt es nicht.</translation>
        </message>
        <message>
            <source>Nothing can be written there.</source>
            <translation>Dort lässt sich nichts schreiben.</translation>
        </message>
        <message>
            <source>The file cannot be read.</source>
            <translation>Die Datei lässt sich nicht lesen.</translation>
        </message>
        <message>
            <source>This is not a SoundFont (.sf2 or .sf3).</source>
            <translation>Das ist kein SoundFont (.sf2 oder .sf3).</translation>
        </message>
        <message>
            <source>Projects never saved</source>
            <translation>Nie gespeicherte Projekte</translation>
        </message>
        <message>
            <source>Exports</source>
            <translation>Exporte</translation>
        </message>
        <message>
            <source>Soundfont (from the next start)</source>
            <translation>SoundFont (ab dem nächsten Start)</translation>
        </message>
        <message>
            <source>Models (from the next start)</source>
            <translation>Modelle (ab dem nächsten Start)</translation>
        </message>
        <message>
            <source>Temporary files (from the next start)</source>
            <translation>Temporäre Dateien (ab dem nächsten Start)</translation>
        </message>
        <message>
            <source>the usual place</source>
            <translation>der übliche Ort</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>Choose: %1</source>
            <translation>Wählen: %1</translation>
        </message>
        <message>
            <source>Soundfonts</source>
            <translation>SoundFonts</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::PianoRoll</name>
        <message>
            <source>Vibrato</source>
            <translation>Vibrato</translation>
        </message>
        <message>
            <source>Lane under the notes</source>
            <translation>Bereich unter den Noten</translation>
        </message>
        <message>
            <source>What the lane shows of each note</source>
            <translation>Was der Bereich von jeder Note zeigt</translation>
        </message>
        <message>
            <source>Delete note</source>
            <translation>Note löschen</translation>
        </message>
        <message>
            <source>Draw note</source>
            <translation>Note zeichnen</translation>
        </message>
        <message>
            <source>Move notes</source>
            <translation>Noten verschieben</translation>
        </message>
        <message>
            <source>Copy notes</source>
            <translation>Noten kopieren</translation>
        </message>
        <message>
            <source>Change note lengths</source>
            <translation>Notenlängen ändern</translation>
        </message>
        <message>
            <source>Grand piano</source>
            <translation>Flügel</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Noten</translation>
        </message>
        <message>
            <source>Add clip</source>
            <translation>Clip anlegen</translation>
        </message>
        <message>
            <source>Delete notes</source>
            <translation>Noten löschen</translation>
        </message>
        <message>
            <source>Transpose</source>
            <translation>Transponieren</translation>
        </message>
        <message>
            <source>Velocity</source>
            <translation>Anschlag</translation>
        </message>
        <message>
            <source>Quantise</source>
            <translation>Quantisieren</translation>
        </message>
        <message>
            <source>Piano roll</source>
            <translation>Pianorolle</translation>
        </message>
        <message>
            <source>Choose a clip of an instrument track to see and edit its notes.</source>
            <translation>Wählen Sie einen Clip einer Instrumentenspur, um seine Noten zu sehen und zu bearbeiten.</translation>
        </message>
        <message>
            <source>Add an empty clip</source>
            <translation>Leeren Clip anlegen</translation>
        </message>
        <message>
            <source>Scroll through time</source>
            <translation>Durch die Zeit rollen</translation>
        </message>
        <message>
            <source>Scroll through pitches</source>
            <translation>Durch die Tonhöhen rollen</translation>
        </message>
        <message>
            <source>Legato</source>
            <translation>Gebunden (legato)</translation>
        </message>
        <message>
            <source>Reverse notes</source>
            <translation>Noten umkehren</translation>
        </message>
        <message>
            <source>Invert notes</source>
            <translation>Noten spiegeln</translation>
        </message>
        <message>
            <source>Split notes</source>
            <translation>Noten teilen</translation>
        </message>
        <message>
            <source>Join notes</source>
            <translation>Noten verbinden</translation>
        </message>
        <message>
            <source>Paint notes</source>
            <translation>Noten malen</translation>
        </message>
        <message>
            <source>Modulation</source>
            <translation>Modulation</translation>
        </message>
        <message>
            <source>Expression</source>
            <translation>Ausdruck</translation>
        </message>
        <message>
            <source>Pedal</source>
            <translation>Pedal</translation>
        </message>
        <message>
            <source>Controller %1</source>
            <translation>Controller %1</translation>
        </message>
        <message>
            <source>Pitch bend</source>
            <translation>Tonbeugung</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::PortableCopy</name>
        <message>
            <source>Portable copies</source>
            <translation>Portable Kopien</translation>
        </message>
        <message>
            <source>Save a portable copy</source>
            <translation>Portable Kopie speichern</translation>
        </message>
        <message>
            <source>Saving a portable copy…</source>
            <translation>Portable Kopie wird gespeichert …</translation>
        </message>
        <message>
            <source>The portable copy is %1, %2 MB.</source>
            <translation>Die portable Kopie ist %1, %2 MB.</translation>
        </message>
        <message>
            <source>Open a portable copy</source>
            <translation>Portable Kopie öffnen</translation>
        </message>
        <message>
            <source>Unpacking %1…</source>
            <translation>%1 wird ausgepackt …</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::PreferencesDialog</name>
        <message>
            <source>Preferences</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::PreferencesPages</name>
        <message>
            <source>Appearance</source>
            <translation>Aussehen</translation>
        </message>
        <message>
            <source>Paths</source>
            <translation>Pfade</translation>
        </message>
        <message>
            <source>Editing</source>
            <translation>Bearbeitung</translation>
        </message>
        <message>
            <source>Audio</source>
            <translation>Audio</translation>
        </message>
        <message>
            <source>Spectrogram</source>
            <translation>Spektrogramm</translation>
        </message>
        <message>
            <source>Keyboards</source>
            <translation>Tastaturen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::PromptChip</name>
        <message>
            <source>Enter changes the words, Delete takes them out of the prompt</source>
            <translation>Eingabe ändert die Worte, Entf nimmt sie aus dem Prompt</translation>
        </message>
        <message>
            <source>Take out of the prompt</source>
            <translation>Aus dem Prompt nehmen</translation>
        </message>
        <message>
            <source>Words of the prompt</source>
            <translation>Worte des Prompts</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::PromptPopup</name>
        <message>
            <source>Clear history</source>
            <translation>Verlauf leeren</translation>
        </message>
        <message>
            <source>Earlier prompts</source>
            <translation>Frühere Prompts</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Search the earlier prompts</source>
            <translation>Frühere Prompts durchsuchen</translation>
        </message>
        <message>
            <source>The prompts you generate from are listed here.</source>
            <translation>Hier stehen die Prompts, aus denen Sie erzeugt haben.</translation>
        </message>
        <message>
            <source>No prompt holds these words.</source>
            <translation>Kein Prompt enthält diese Worte.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::PromptReading</name>
        <message>
            <source>Style</source>
            <translation>Stil</translation>
        </message>
        <message>
            <source>Style, the nearest there is</source>
            <translation>Stil, der nächste vorhandene</translation>
        </message>
        <message>
            <source>Mood</source>
            <translation>Stimmung</translation>
        </message>
        <message>
            <source>Tempo</source>
            <translation>Tempo</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Tonart</translation>
        </message>
        <message>
            <source>Meter</source>
            <translation>Taktart</translation>
        </message>
        <message>
            <source>Chords</source>
            <translation>Akkorde</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Länge</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Abschnitt</translation>
        </message>
        <message>
            <source>Instrument</source>
            <translation>Instrument</translation>
        </message>
        <message>
            <source>Without</source>
            <translation>Ohne</translation>
        </message>
        <message>
            <source>no %1</source>
            <translation>ohne %1</translation>
        </message>
        <message>
            <source>Not understood</source>
            <translation>Nicht verstanden</translation>
        </message>
        <message>
            <source>Not used: %1</source>
            <translation>Nicht benutzt: %1</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Stimme</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::RecoveryDialog</name>
        <message>
            <source>never saved</source>
            <translation>nie gespeichert</translation>
        </message>
        <message>
            <source>edited since the last save</source>
            <translation>seit dem letzten Speichern geändert</translation>
        </message>
        <message>
            <source>last changed %1</source>
            <translation>zuletzt geändert %1</translation>
        </message>
        <message>
            <source>Projects to recover</source>
            <translation>Projekte wiederherstellen</translation>
        </message>
        <message>
            <source>Melisma ended without being closed. Nothing that was edited is lost: these projects can be opened as they were.</source>
            <translation>Melisma endete, ohne geschlossen worden zu sein. Keine Änderung ging verloren: Diese Projekte lassen sich öffnen, wie sie waren.</translation>
        </message>
        <message>
            <source>Keep for later</source>
            <translation>Für später aufheben</translation>
        </message>
        <message>
            <source>All stay where they are</source>
            <translation>Alle bleiben, wo sie sind</translation>
        </message>
        <message>
            <source>Melisma ended while it opened this project, so it opens a copy of its last saved state. The original stays as it is.</source>
            <translation>Melisma endete beim Öffnen dieses Projekts, darum öffnet es eine Kopie des zuletzt gespeicherten Standes. Das Original bleibt, wie es ist.</translation>
        </message>
        <message>
            <source>Open the last saved state</source>
            <translation>Zuletzt gespeicherten Stand öffnen</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Move to trash</source>
            <translation>In den Papierkorb</translation>
        </message>
        <message>
            <source>%1 could not be moved to the trash; it stays where it is.</source>
            <translation>%1 ließ sich nicht in den Papierkorb verschieben; es bleibt, wo es ist.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::RollKeyboard</name>
        <message>
            <source>Names of the notes</source>
            <translation>Namen der Töne</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::RollRuler</name>
        <message>
            <source>Bars and chords</source>
            <translation>Takte und Akkorde</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::RollToolbar</name>
        <message>
            <source>Draw the chosen notes, or all of them, to the grid</source>
            <translation>Die gewählten oder alle Noten ans Raster ziehen</translation>
        </message>
        <message>
            <source>Draw</source>
            <translation>Zeichnen</translation>
        </message>
        <message>
            <source>Snap</source>
            <translation>Einrasten</translation>
        </message>
        <message>
            <source>Draw and move notes to the grid; hold Shift to place them freely</source>
            <translation>Noten am Raster zeichnen und verschieben; mit Umschalt frei setzen</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Tonleiter</translation>
        </message>
        <message>
            <source>Keep notes in the scale of the key and of the chord they are over</source>
            <translation>Noten in der Tonleiter von Tonart und Akkord halten</translation>
        </message>
        <message>
            <source>Quantise</source>
            <translation>Quantisieren</translation>
        </message>
        <message>
            <source>Quantise strength</source>
            <translation>Stärke der Quantisierung</translation>
        </message>
        <message>
            <source>How far Quantise draws notes to the grid</source>
            <translation>Wie weit Quantisieren die Noten ans Raster zieht</translation>
        </message>
        <message>
            <source>Velocity</source>
            <translation>Anschlag</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Raster</translation>
        </message>
        <message>
            <source>Distance of the grid lines; T: triplets</source>
            <translation>Abstand der Rasterlinien; T: Triolen</translation>
        </message>
        <message>
            <source>%1 – %2</source>
            <translation>%1 – %2</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Ändern</translation>
        </message>
        <message>
            <source>What can be done to the chosen notes</source>
            <translation>Was sich mit den gewählten Noten tun lässt</translation>
        </message>
        <message>
            <source>Draw notes with the mouse; of drums, a click sets a hit or takes it away</source>
            <translation>Noten mit der Maus zeichnen; beim Schlagzeug setzt ein Klick einen Schlag oder nimmt ihn weg</translation>
        </message>
        <message>
            <source>Paint</source>
            <translation>Malen</translation>
        </message>
        <message>
            <source>Drag to paint a run of notes, one in each cell of the grid</source>
            <translation>Ziehen malt eine Folge von Noten, eine in jedes Feld des Rasters</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Radieren</translation>
        </message>
        <message>
            <source>Drag over notes to delete them</source>
            <translation>Über Noten ziehen löscht sie</translation>
        </message>
        <message>
            <source>All drums</source>
            <translation>Alle Trommeln</translation>
        </message>
        <message>
            <source>Show a row for every drum that has a name, not only the usual ones and those that the track uses</source>
            <translation>Eine Zeile für jede benannte Trommel zeigen, nicht nur für die üblichen und die der Spur</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>Schritt</translation>
        </message>
        <message>
            <source>Write what is played on a keyboard note by note at the playhead; . is a rest, , goes back, - holds the last step</source>
            <translation>Schreibt, was auf einer Tastatur gespielt wird, Note für Note an den Abspielkopf; . ist eine Pause, , geht zurück, - hält den letzten Schritt</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::Ruler</name>
        <message>
            <source>Ruler: sections, chords and bars</source>
            <translation>Lineal: Formteile, Akkorde und Takte</translation>
        </message>
        <message>
            <source>Click or drag to move the playhead; Shift and drag to draw a loop</source>
            <translation>Klicken oder ziehen bewegt den Abspielkopf; mit Umschalt ziehen zeichnet eine Schleife</translation>
        </message>
        <message>
            <source>Ruler</source>
            <translation>Lineal</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::Session</name>
        <message>
            <source>A recording was cut short; what it had taken is in the project again.</source>
            <translation>Eine Aufnahme wurde unterbrochen; was sie enthielt, ist wieder im Projekt.</translation>
        </message>
        <message>
            <source>Recover recording</source>
            <translation>Aufnahme wiederherstellen</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>and %1 more</source>
            <translation>und %1 weitere</translation>
        </message>
        <message>
            <source>Your edits are not on the disk yet: %1</source>
            <translation>Ihre Änderungen sind noch nicht auf der Platte: %1</translation>
        </message>
        <message>
            <source>Sound files of this project are missing (%1); their clips stay silent.</source>
            <translation>Klangdateien dieses Projekts fehlen (%1); ihre Clips bleiben still.</translation>
        </message>
        <message>
            <source>This project is open in another window, so here it can only be read.</source>
            <translation>Dieses Projekt ist in einem anderen Fenster offen und lässt sich hier nur lesen.</translation>
        </message>
        <message>
            <source>Name project</source>
            <translation>Projekt benennen</translation>
        </message>
        <message>
            <source>This project is open in another window, so here it can only be read. Save it under another name to work on a copy.</source>
            <translation>Dieses Projekt ist in einem anderen Fenster offen und lässt sich hier nur lesen. Speichern Sie es unter anderem Namen, um an einer Kopie zu arbeiten.</translation>
        </message>
        <message>
            <source>This project can only be read, so nothing was imported.</source>
            <translation>Dieses Projekt lässt sich nur lesen, darum wurde nichts importiert.</translation>
        </message>
        <message>
            <source>Import file</source>
            <translation>Datei importieren</translation>
        </message>
        <message>
            <source>Import files</source>
            <translation>Dateien importieren</translation>
        </message>
        <message>
            <source>Generate</source>
            <translation>Erzeugen</translation>
        </message>
        <message>
            <source>The sound device %1 went away, so playback stopped. Nothing of the project is lost.</source>
            <translation>Das Audiogerät %1 ist nicht mehr da, darum hielt die Wiedergabe an. Vom Projekt ging nichts verloren.</translation>
        </message>
        <message>
            <source>Loop off</source>
            <translation>Schleife aus</translation>
        </message>
        <message>
            <source>Loop on</source>
            <translation>Schleife ein</translation>
        </message>
        <message>
            <source>Loop the selection</source>
            <translation>Auswahl als Schleife</translation>
        </message>
        <message>
            <source>%1 of %2: %3</source>
            <translation>%1 von %2: %3</translation>
        </message>
        <message numerus="yes">
            <source>%n files</source>
            <translation>
                <numerusform>%n Datei</numerusform>
                <numerusform>%n Dateien</numerusform>
            </translation>
        </message>
        <message>
            <source>1 file imported.</source>
            <translation>1 Datei importiert.</translation>
        </message>
        <message>
            <source>%1 files imported.</source>
            <translation>%1 Dateien importiert.</translation>
        </message>
        <message>
            <source>The import was cancelled; nothing was added.</source>
            <translation>Der Import wurde abgebrochen; nichts kam hinzu.</translation>
        </message>
        <message>
            <source>Skipped: %1</source>
            <translation>Übergangen: %1</translation>
        </message>
        <message>
            <source>No sound or MIDI files were found there.</source>
            <translation>Dort wurden keine Klang- oder MIDI-Dateien gefunden.</translation>
        </message>
        <message>
            <source>%1 damaged samples were set to silence.</source>
            <translation>%1 beschädigte Samples wurden auf Stille gesetzt.</translation>
        </message>
        <message>
            <source>This project can only be read, so nothing was generated.</source>
            <translation>Dieses Projekt lässt sich nur lesen, darum wurde nichts erzeugt.</translation>
        </message>
        <message>
            <source>Nothing here can do that job: its task is not installed.</source>
            <translation>Nichts hier kann diesen Auftrag ausführen: Seine Aufgabe ist nicht installiert.</translation>
        </message>
        <message>
            <source>A job ended after its project was closed, so its result was not used</source>
            <translation>Ein Auftrag endete, nachdem sein Projekt geschlossen war, darum wurde sein Ergebnis nicht benutzt</translation>
        </message>
        <message>
            <source>Retry it here</source>
            <translation>Hier nochmals versuchen</translation>
        </message>
        <message>
            <source>The result did not fit into the project</source>
            <translation>Das Ergebnis passte nicht in das Projekt</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Nochmals versuchen</translation>
        </message>
        <message>
            <source>Select the clips or the time to be looped first.</source>
            <translation>Wähle erst die Clips oder die Zeit aus, die wiederholt werden sollen.</translation>
        </message>
        <message>
            <source>Pressure was left out (%1).</source>
            <translation>Druckwerte wurden ausgelassen (%1).</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ShortcutsDialog</name>
        <message>
            <source>All shortcuts are the default ones.</source>
            <translation>Alle Tastenkürzel sind die vorgegebenen.</translation>
        </message>
        <message>
            <source>All shortcuts become those that Melisma comes with. Export yours before if you may want them back.</source>
            <translation>Alle Tastenkürzel werden die, mit denen Melisma kommt. Exportieren Sie Ihre vorher, falls Sie sie zurückhaben möchten.</translation>
        </message>
        <message>
            <source>Reset all shortcuts?</source>
            <translation>Alle Tastenkürzel zurücksetzen?</translation>
        </message>
        <message>
            <source>Change %1 shortcuts</source>
            <translation>%1 Tastenkürzel ändern</translation>
        </message>
        <message>
            <source>Change one shortcut</source>
            <translation>Ein Tastenkürzel ändern</translation>
        </message>
        <message>
            <source>And %1 more.</source>
            <translation>Und %1 weitere.</translation>
        </message>
        <message>
            <source>%1 shortcuts changed.</source>
            <translation>%1 Tastenkürzel geändert.</translation>
        </message>
        <message>
            <source>One shortcut changed.</source>
            <translation>Ein Tastenkürzel geändert.</translation>
        </message>
        <message>
            <source>All is as the file says already.</source>
            <translation>Alles ist schon so, wie die Datei sagt.</translation>
        </message>
        <message>
            <source>Nothing was changed. %1</source>
            <translation>Nichts wurde geändert. %1</translation>
        </message>
        <message>
            <source>Nothing was changed.</source>
            <translation>Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>%1 cannot be read: %2</source>
            <translation>%1 lässt sich nicht lesen: %2</translation>
        </message>
        <message>
            <source>Import shortcuts</source>
            <translation>Tastenkürzel importieren</translation>
        </message>
        <message>
            <source>%1 cannot be written: %2</source>
            <translation>%1 lässt sich nicht schreiben: %2</translation>
        </message>
        <message>
            <source>All shortcuts are in %1.</source>
            <translation>Alle Tastenkürzel stehen in %1.</translation>
        </message>
        <message>
            <source>Shortcuts (*.json)</source>
            <translation>Tastenkürzel (*.json)</translation>
        </message>
        <message>
            <source>Export the shortcuts</source>
            <translation>Tastenkürzel exportieren</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Reset all…</source>
            <translation>Alle zurücksetzen …</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importieren …</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Search for an action, a menu or keys</source>
            <translation>Nach Aktion, Menü oder Tasten suchen</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::SingDialog</name>
        <message>
            <source>Sing “%1”</source>
            <translation>„%1“ singen</translation>
        </message>
        <message>
            <source>Sing again</source>
            <translation>Noch einmal singen</translation>
        </message>
        <message>
            <source>Sing</source>
            <translation>Singen</translation>
        </message>
        <message numerus="yes">
            <source>%n notes. The melody becomes another take on the track Lead vocal, a second voice goes onto Harmony vocal.</source>
            <translation>
                <numerusform>%n Note. Die Melodie wird ein weiteres Take auf der Spur „Lead vocal“, eine zweite Stimme kommt auf „Harmony vocal“.</numerusform>
                <numerusform>%n Noten. Die Melodie wird ein weiteres Take auf der Spur „Lead vocal“, eine zweite Stimme kommt auf „Harmony vocal“.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n notes. The melody goes onto the track Lead vocal, a second voice onto Harmony vocal.</source>
            <translation>
                <numerusform>%n Note. Die Melodie kommt auf die Spur „Lead vocal“, eine zweite Stimme auf „Harmony vocal“.</numerusform>
                <numerusform>%n Noten. Die Melodie kommt auf die Spur „Lead vocal“, eine zweite Stimme auf „Harmony vocal“.</numerusform>
            </translation>
        </message>
        <message>
            <source>Write some words to sing first.</source>
            <translation>Schreiben Sie zuerst Worte, die gesungen werden.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::SongDialog</name>
        <message>
            <source>Tempo</source>
            <translation>Tempo</translation>
        </message>
        <message>
            <source>Meter</source>
            <translation>Taktart</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Tonart</translation>
        </message>
        <message>
            <source>Tempo, meter and key</source>
            <translation>Tempo, Taktart und Tonart</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Anwenden</translation>
        </message>
        <message>
            <source>Set tempo, meter and key</source>
            <translation>Tempo, Taktart und Tonart setzen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::SpectrogramPage</name>
        <message>
            <source>Restore first values</source>
            <translation>Anfangswerte wiederherstellen</translation>
        </message>
        <message>
            <source>For audio tracks that have no settings of their own.</source>
            <translation>Für Audiospuren ohne eigene Einstellungen.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::SpectrogramPlot</name>
        <message>
            <source>Spectrogram: time across, frequency upwards</source>
            <translation>Spektrogramm: Zeit nach rechts, Frequenz nach oben</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::SpectrumPlot</name>
        <message>
            <source>Hold peaks</source>
            <translation>Spitzen halten</translation>
        </message>
        <message>
            <source>No smoothing</source>
            <translation>Ohne Glättung</translation>
        </message>
        <message>
            <source>1/6 octave</source>
            <translation>1/6 Oktave</translation>
        </message>
        <message>
            <source>1/3 octave</source>
            <translation>1/3 Oktave</translation>
        </message>
        <message>
            <source>Smoothing</source>
            <translation>Glättung</translation>
        </message>
        <message>
            <source>No tilt</source>
            <translation>Ohne Neigung</translation>
        </message>
        <message>
            <source>Tilt %1 dB an octave</source>
            <translation>Neigung %1 dB je Oktave</translation>
        </message>
        <message>
            <source>Tilt</source>
            <translation>Neigung</translation>
        </message>
        <message>
            <source>Lifts high frequencies, so that pink noise, or a balanced mix, looks level</source>
            <translation>Hebt hohe Frequenzen, sodass rosa Rauschen oder ein ausgewogener Mix eben aussieht</translation>
        </message>
        <message>
            <source>Keeps the highest level of each frequency; click the curve to forget them</source>
            <translation>Behält den höchsten Pegel jeder Frequenz; ein Klick auf die Kurve vergisst sie</translation>
        </message>
        <message>
            <source>Spectrum: frequency across, level in dB upwards</source>
            <translation>Spektrum: Frequenz nach rechts, Pegel in dB nach oben</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::SpectrumView</name>
        <message>
            <source>Play to see the spectrum of the mix.</source>
            <translation>Spielen Sie ab, um das Spektrum des Mixes zu sehen.</translation>
        </message>
        <message>
            <source>Spectrum</source>
            <translation>Spektrum</translation>
        </message>
        <message>
            <source>Spectrum of the mix</source>
            <translation>Spektrum des Mixes</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::SkippedFilesDialog</name>
        <message>
            <source>Skipped files</source>
            <translation>Ausgelassene Dateien</translation>
        </message>
        <message numerus="yes">
            <source>%n files were left out of the import.</source>
            <translation>
                <numerusform>%n Datei wurde beim Import ausgelassen.</numerusform>
                <numerusform>%n Dateien wurden beim Import ausgelassen.</numerusform>
            </translation>
        </message>
        <message>
            <source>Skipped files and why</source>
            <translation>Ausgelassene Dateien und warum</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::StatusLine</name>
        <message>
            <source>No audio device is running</source>
            <translation>Kein Audiogerät läuft</translation>
        </message>
        <message>
            <source>%1 kHz</source>
            <translation>%1 kHz</translation>
        </message>
        <message>
            <source>%1 frames</source>
            <translation>%1 Samples</translation>
        </message>
        <message>
            <source>%1 ms</source>
            <translation>%1 ms</translation>
        </message>
        <message>
            <source>load %1 %</source>
            <translation>Last %1 %</translation>
        </message>
        <message>
            <source>1 dropout</source>
            <translation>1 Aussetzer</translation>
        </message>
        <message>
            <source>%1 dropouts</source>
            <translation>%1 Aussetzer</translation>
        </message>
        <message>
            <source>Read-only</source>
            <translation>Nur lesbar</translation>
        </message>
        <message>
            <source>New project</source>
            <translation>Neues Projekt</translation>
        </message>
        <message>
            <source>Kept as %1</source>
            <translation>Behalten als %1</translation>
        </message>
        <message>
            <source>Edited, kept in the journal</source>
            <translation>Bearbeitet, im Journal behalten</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Gespeichert</translation>
        </message>
        <message>
            <source>Importing %1 · %2 %</source>
            <translation>%1 wird importiert · %2 %</translation>
        </message>
        <message>
            <source>Latency: buffer %1 ms, device %2 ms
Under-runs of the device: %3
Blocks that came late from the disk: %4
Double click: count the dropouts anew</source>
            <translation>Latenz: Puffer %1 ms, Gerät %2 ms
Aussetzer des Geräts: %3
Blöcke, die zu spät von der Platte kamen: %4
Doppelklick: Aussetzer neu zählen</translation>
        </message>
        <message>
            <source>A to K and W to P play notes on the computer&apos;s keys; Z and X change the octave, C and V the velocity</source>
            <translation>A bis K und W bis P spielen Noten auf den Tasten des Rechners; Y und X ändern die Oktave, C und V die Anschlagstärke</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::StripMeter</name>
        <message>
            <source>Level</source>
            <translation>Pegel</translation>
        </message>
        <message>
            <source>RMS and peak. Click: forget the highest peak.</source>
            <translation>RMS und Spitze. Klick: höchste Spitze vergessen.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::StyleForm</name>
        <message>
            <source>Linear</source>
            <translation>Linear</translation>
        </message>
        <message>
            <source>Mel</source>
            <translation>Mel</translation>
        </message>
        <message>
            <source>Logarithmic</source>
            <translation>Logarithmisch</translation>
        </message>
        <message>
            <source>Frequency scale</source>
            <translation>Frequenzskala</translation>
        </message>
        <message>
            <source>Window size</source>
            <translation>Fenstergröße</translation>
        </message>
        <message>
            <source>Hann</source>
            <translation>Hann</translation>
        </message>
        <message>
            <source>Hamming</source>
            <translation>Hamming</translation>
        </message>
        <message>
            <source>Blackman–Harris</source>
            <translation>Blackman–Harris</translation>
        </message>
        <message>
            <source>Rectangular</source>
            <translation>Rechteck</translation>
        </message>
        <message>
            <source>Window shape</source>
            <translation>Fensterform</translation>
        </message>
        <message>
            <source>Ember</source>
            <translation>Glut</translation>
        </message>
        <message>
            <source>Lagoon</source>
            <translation>Lagune</translation>
        </message>
        <message>
            <source>Grey</source>
            <translation>Grau</translation>
        </message>
        <message>
            <source>Inverse</source>
            <translation>Umgekehrt</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Farben</translation>
        </message>
        <message>
            <source>Range</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>Gain</source>
            <translation>Pegel</translation>
        </message>
        <message>
            <source>%1 samples</source>
            <translation>%1 Samples</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Skala</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Fenster</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>Form</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::StylePopover</name>
        <message>
            <source>Spectrogram settings</source>
            <translation>Spektrogramm-Einstellungen</translation>
        </message>
        <message>
            <source>Spectrogram of %1</source>
            <translation>Spektrogramm von %1</translation>
        </message>
        <message>
            <source>Use the defaults</source>
            <translation>Vorgaben benutzen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::Templates</name>
        <message>
            <source>A template needs a name.</source>
            <translation>Eine Vorlage braucht einen Namen.</translation>
        </message>
        <message>
            <source>The template %1 is under File, New from template.</source>
            <translation>Die Vorlage %1 steht unter Datei, Neu aus Vorlage.</translation>
        </message>
        <message>
            <source>Save as template</source>
            <translation>Als Vorlage speichern</translation>
        </message>
        <message>
            <source>Tracks with their instruments, effects and levels, buses, tempo and key, to begin other songs with.</source>
            <translation>Spuren mit Instrumenten, Effekten und Pegeln, Busse, Tempo und Tonart, um andere Stücke damit zu beginnen.</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>&amp;Name</translation>
        </message>
        <message>
            <source>With all &amp;clips and sounds</source>
            <translation>Mit allen &amp;Clips und Klängen</translation>
        </message>
        <message>
            <source>Replace template?</source>
            <translation>Vorlage ersetzen?</translation>
        </message>
        <message>
            <source>There is a template %1 already. Replace it?</source>
            <translation>Es gibt schon eine Vorlage %1. Ersetzen?</translation>
        </message>
        <message>
            <source>No templates yet</source>
            <translation>Noch keine Vorlagen</translation>
        </message>
        <message>
            <source>New from template</source>
            <translation>Neu aus Vorlage</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::Text</name>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>%1 min %2 s</source>
            <translation>%1 min %2 s</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::TimelineView</name>
        <message>
            <source>Timeline</source>
            <translation>Zeitachse</translation>
        </message>
        <message>
            <source>Scroll through time</source>
            <translation>Durch die Zeit rollen</translation>
        </message>
        <message>
            <source>Scroll through tracks</source>
            <translation>Durch die Spuren rollen</translation>
        </message>
        <message>
            <source>Import sound or MIDI files</source>
            <translation>Klang- oder MIDI-Dateien importieren</translation>
        </message>
        <message>
            <source>Select the clips or the time to be seen first, or set a loop.</source>
            <translation>Wähle erst die Clips oder die Zeit aus, die zu sehen sein sollen, oder lege eine Schleife fest.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::TrackHeader</name>
        <message>
            <source>A</source>
            <comment>automated</comment>
            <translation>A</translation>
        </message>
        <message>
            <source>M</source>
            <comment>mute</comment>
            <translation>M</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Stumm</translation>
        </message>
        <message>
            <source>S</source>
            <comment>solo</comment>
            <translation>S</translation>
        </message>
        <message>
            <source>Solo</source>
            <translation>Solo</translation>
        </message>
        <message>
            <source>Gain</source>
            <translation>Pegel</translation>
        </message>
        <message>
            <source>Pan</source>
            <translation>Pan</translation>
        </message>
        <message>
            <source>Track %1</source>
            <translation>Spur %1</translation>
        </message>
        <message>
            <source>Mute %1</source>
            <translation>%1 stumm schalten</translation>
        </message>
        <message>
            <source>Solo %1</source>
            <translation>%1 solo hören</translation>
        </message>
        <message>
            <source>Gain of %1</source>
            <translation>Pegel von %1</translation>
        </message>
        <message>
            <source>Pan of %1</source>
            <translation>Panorama von %1</translation>
        </message>
        <message>
            <source>Level of %1</source>
            <translation>Aussteuerung von %1</translation>
        </message>
        <message>
            <source>audio</source>
            <translation>Audio</translation>
        </message>
        <message>
            <source>Track name</source>
            <translation>Name der Spur</translation>
        </message>
        <message>
            <source>Rename track</source>
            <translation>Spur umbenennen</translation>
        </message>
        <message>
            <source>bus</source>
            <translation>Bus</translation>
        </message>
        <message>
            <source>folder</source>
            <translation>Ordner</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::TrackMenu</name>
        <message>
            <source>Automation</source>
            <translation>Automation</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Umbenennen</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Stumm</translation>
        </message>
        <message>
            <source>Solo</source>
            <translation>Solo</translation>
        </message>
        <message>
            <source>View as waveform</source>
            <translation>Als Wellenform zeigen</translation>
        </message>
        <message>
            <source>View as spectrogram</source>
            <translation>Als Spektrogramm zeigen</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Nach oben</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Nach unten</translation>
        </message>
        <message>
            <source>Remove track</source>
            <translation>Spur entfernen</translation>
        </message>
        <message>
            <source>View as both</source>
            <translation>Als beides zeigen</translation>
        </message>
        <message>
            <source>Spectrogram settings…</source>
            <translation>Spektrogramm-Einstellungen …</translation>
        </message>
        <message>
            <source>Add effect</source>
            <translation>Effekt hinzufügen</translation>
        </message>
        <message>
            <source>Rename track</source>
            <translation>Spur umbenennen</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Show takes</source>
            <translation>Takes zeigen</translation>
        </message>
        <message>
            <source>Instrument…</source>
            <translation>Instrument …</translation>
        </message>
        <message>
            <source>Automation mode</source>
            <translation>Automationsmodus</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::TransportBar</name>
        <message>
            <source>Loop</source>
            <translation>Schleife</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Abspielen</translation>
        </message>
        <message>
            <source>Go to the start</source>
            <translation>Zum Anfang</translation>
        </message>
        <message>
            <source>Mix, stems and MIDI</source>
            <translation>Mix, Stems und MIDI</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Aufnehmen</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Double click: set tempo, meter and key</source>
            <translation>Doppelklick: Tempo, Taktart und Tonart setzen</translation>
        </message>
        <message>
            <source>bars</source>
            <translation>Takte</translation>
        </message>
        <message>
            <source>Position in bars</source>
            <translation>Stelle in Takten</translation>
        </message>
        <message>
            <source>Position in time</source>
            <translation>Stelle in der Zeit</translation>
        </message>
        <message>
            <source>bpm</source>
            <translation>bpm</translation>
        </message>
        <message>
            <source>Tempo</source>
            <translation>Tempo</translation>
        </message>
        <message>
            <source>Meter</source>
            <translation>Taktart</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Tonart</translation>
        </message>
        <message>
            <source>Master gain</source>
            <translation>Summenpegel</translation>
        </message>
        <message>
            <source>dB</source>
            <translation>dB</translation>
        </message>
        <message>
            <source>Master level</source>
            <translation>Aussteuerung der Summe</translation>
        </message>
        <message>
            <source>Master</source>
            <translation>Summe</translation>
        </message>
        <message>
            <source>count-in</source>
            <translation>Einzähler</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::UnderstoodView</name>
        <message>
            <source>Understood</source>
            <translation>Verstanden</translation>
        </message>
        <message>
            <source>Not understood</source>
            <translation>Nicht verstanden</translation>
        </message>
        <message>
            <source>Understood, but not used: %1</source>
            <translation>Verstanden, aber nicht benutzt: %1</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::NoteValueLane</name>
        <message>
            <source>Vibrato</source>
            <translation>Vibrato</translation>
        </message>
        <message>
            <source>Drag a stem to sing its note with more or less vibrato; double click: as the singer does. Hollow stems are the singer's.</source>
            <translation>Ziehen Sie einen Stiel, um seinen Ton mit mehr oder weniger Vibrato zu singen; Doppelklick: wie die Stimme es tut. Hohle Stiele sind die der Stimme.</translation>
        </message>
        <message>
            <source>Velocities</source>
            <translation>Anschlagstärken</translation>
        </message>
        <message>
            <source>Drag a stem up or down to play its note louder or softer</source>
            <translation>Stiel nach oben oder unten ziehen: die Note klingt lauter oder leiser</translation>
        </message>
        <message>
            <source>Velocity</source>
            <translation>Anschlag</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::VoicesPanel</name>
        <message>
            <source>female</source>
            <translation>weiblich</translation>
        </message>
        <message>
            <source>male</source>
            <translation>männlich</translation>
        </message>
        <message>
            <source>Use</source>
            <translation>Verwenden</translation>
        </message>
        <message>
            <source>Speaks and sings with this voice in the Generate panel</source>
            <translation>Spricht und singt mit dieser Stimme im Bereich „Erzeugen“</translation>
        </message>
        <message>
            <source>No voice is like that.</source>
            <translation>So eine Stimme gibt es nicht.</translation>
        </message>
        <message>
            <source>yours</source>
            <translation>eigene</translation>
        </message>
        <message>
            <source>rough</source>
            <translation>grob</translation>
        </message>
        <message>
            <source>Waiting for its turn …</source>
            <translation>Wartet, bis sie dran ist …</translation>
        </message>
        <message>
            <source>Speaking</source>
            <translation>Spricht</translation>
        </message>
        <message>
            <source>mixed</source>
            <translation>gemischt</translation>
        </message>
        <message>
            <source>your blend</source>
            <translation>eigene Mischung</translation>
        </message>
        <message>
            <source>your design</source>
            <translation>eigener Entwurf</translation>
        </message>
        <message>
            <source>your import</source>
            <translation>eigener Import</translation>
        </message>
        <message>
            <source>grade %1</source>
            <translation>Note %1</translation>
        </message>
        <message>
            <source>reads roughly</source>
            <translation>liest grob</translation>
        </message>
        <message>
            <source>Show all voices</source>
            <translation>Alle Stimmen zeigen</translation>
        </message>
        <message>
            <source>Blend…</source>
            <translation>Mischen …</translation>
        </message>
        <message>
            <source>Design…</source>
            <translation>Entwerfen …</translation>
        </message>
        <message>
            <source>A new voice mixed of several; choose them with Ctrl or add them there</source>
            <translation>Eine neue Stimme, aus mehreren gemischt; wählen Sie sie mit Strg oder nehmen Sie sie dort dazu</translation>
        </message>
        <message>
            <source>A new voice: this one, higher or lower, brighter or darker, with more breath or less</source>
            <translation>Eine neue Stimme: diese, höher oder tiefer, heller oder dunkler, mit mehr oder weniger Hauch</translation>
        </message>
        <message numerus="yes">
            <source>Blend %n…</source>
            <translation>
                <numerusform>%n mischen…</numerusform>
                <numerusform>%n mischen…</numerusform>
            </translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>Umbenennen …</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>Löschen …</translation>
        </message>
        <message>
            <source>What was made with it stays. The voice itself cannot be brought back.</source>
            <translation>Was mit ihr entstand, bleibt. Die Stimme selbst lässt sich nicht zurückholen.</translation>
        </message>
        <message>
            <source>Preparing its sentence …</source>
            <translation>Bereitet ihren Satz vor …</translation>
        </message>
        <message>
            <source>imported</source>
            <translation>importiert</translation>
        </message>
        <message>
            <source>recordings</source>
            <translation>Aufnahmen</translation>
        </message>
        <message>
            <source>made of sound</source>
            <translation>aus Klang</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Einzelheiten</translation>
        </message>
        <message>
            <source>Consent…</source>
            <translation>Einwilligung …</translation>
        </message>
        <message>
            <source>Add a voice…</source>
            <translation>Stimme hinzufügen …</translation>
        </message>
        <message>
            <source>Makes a voice of recordings, or takes one over from RVC or another machine</source>
            <translation>Macht eine Stimme aus Aufnahmen oder übernimmt eine von RVC oder einem anderen Rechner</translation>
        </message>
        <message>
            <source>Who agreed to what, and where this project uses it</source>
            <translation>Wer in was eingewilligt hat und wo dieses Projekt sie verwendet</translation>
        </message>
        <message>
            <source>It sings what a clip holds: “Sing with voice” in the clip&apos;s menu.</source>
            <translation>Sie singt, was ein Clip enthält: „Mit Stimme singen“ im Menü des Clips.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::WordsDialog</name>
        <message>
            <source>Find the words in “%1”</source>
            <translation>Wörter in „%1“ finden</translation>
        </message>
        <message>
            <source>Find the words</source>
            <translation>Wörter finden</translation>
        </message>
        <message>
            <source>Works on one voice in English. The words then stand under the clip.</source>
            <translation>Für eine Stimme auf Englisch. Die Wörter stehen danach unter dem Clip.</translation>
        </message>
    </context>
    <context>
        <name>spec</name>
        <message>
            <source>you may use, change and pass on the weights and what you make with them, also for money, when you keep the licence and the notices with the weights. Weights and voices by hexgrad; the int8 form by the project kokoro-onnx (MIT)</source>
            <translation>Sie dürfen die Gewichte und was Sie damit machen nutzen, ändern und weitergeben, auch gegen Geld, wenn Sie Lizenz und Hinweise bei den Gewichten lassen. Gewichte und Stimmen von hexgrad, die Form in int8 vom Projekt kokoro-onnx (MIT)</translation>
        </message>
        <message>
            <source>Kokoro-82M, text to speech with 54 voices</source>
            <translation>Kokoro-82M, Sprachausgabe mit 54 Stimmen</translation>
        </message>
        <message>
            <source>Harmony</source>
            <translation>Zweite Stimme</translation>
        </message>
        <message>
            <source>Whether a second voice joins in choruses</source>
            <translation>Ob im Refrain eine zweite Stimme dazukommt</translation>
        </message>
        <message>
            <source>In choruses</source>
            <translation>Im Refrain</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keine</translation>
        </message>
        <message>
            <source>Compose a song</source>
            <translation>Stück komponieren</translation>
        </message>
        <message>
            <source>Plans and writes a multitrack song from a prompt, by rules and grammar</source>
            <translation>Plant und schreibt aus einem Prompt ein mehrspuriges Stück, nach Regeln und Grammatik</translation>
        </message>
        <message>
            <source>Prompt</source>
            <translation>Prompt</translation>
        </message>
        <message>
            <source>The song in words: genre, mood, tempo, key, instruments, length</source>
            <translation>Das Stück in Worten: Genre, Stimmung, Tempo, Tonart, Instrumente, Länge</translation>
        </message>
        <message>
            <source>Lyrics</source>
            <translation>Liedtext</translation>
        </message>
        <message>
            <source>Words to sing; [Verse] and [Chorus] alone on a line name what follows. Empty: drafted where a voice sings</source>
            <translation>Worte zum Singen; [Verse] und [Chorus] allein auf einer Zeile benennen, was folgt. Leer: entworfen, wo eine Stimme singt</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Stimme</translation>
        </message>
        <message>
            <source>Who sings: auto for a voice that fits, none, or a voice or blend by name</source>
            <translation>Wer singt: auto für eine passende Stimme, none für keine, sonst eine Stimme oder Mischung beim Namen</translation>
        </message>
        <message>
            <source>Chords</source>
            <translation>Akkorde</translation>
        </message>
        <message>
            <source>One a bar or by bar lines, looped, by section if you like: [Verse] Am F [Chorus] C G/B</source>
            <translation>Einer je Takt oder mit Taktstrichen, wiederholt, auf Wunsch je Abschnitt: [Verse] Am F [Chorus] C G/B</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Tonart</translation>
        </message>
        <message>
            <source>A note and a mode</source>
            <translation>Ein Ton und ein Modus</translation>
        </message>
        <message>
            <source>Tempo</source>
            <translation>Tempo</translation>
        </message>
        <message>
            <source>Quarter notes a minute</source>
            <translation>Viertelnoten je Minute</translation>
        </message>
        <message>
            <source>Meter</source>
            <translation>Taktart</translation>
        </message>
        <message>
            <source>Beats a bar over the beat&apos;s value</source>
            <translation>Schläge je Takt über dem Wert des Schlags</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Länge</translation>
        </message>
        <message>
            <source>Length in seconds; not together with bars</source>
            <translation>Länge in Sekunden; nicht zusammen mit Takten</translation>
        </message>
        <message>
            <source>Bars</source>
            <translation>Takte</translation>
        </message>
        <message>
            <source>Length in bars; not together with seconds</source>
            <translation>Länge in Takten; nicht zusammen mit Sekunden</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>Form</translation>
        </message>
        <message>
            <source>The sections in order</source>
            <translation>Die Abschnitte der Reihe nach</translation>
        </message>
        <message>
            <source>Instruments</source>
            <translation>Instrumente</translation>
        </message>
        <message>
            <source>Exactly these instruments play</source>
            <translation>Genau diese Instrumente spielen</translation>
        </message>
        <message>
            <source>Without</source>
            <translation>Ohne</translation>
        </message>
        <message>
            <source>These instruments and their relatives do not play</source>
            <translation>Diese Instrumente und ihre Verwandten spielen nicht</translation>
        </message>
        <message>
            <source>Takes</source>
            <translation>Takes</translation>
        </message>
        <message>
            <source>How many versions to make</source>
            <translation>Wie viele Fassungen entstehen</translation>
        </message>
        <message>
            <source>Arrange</source>
            <translation>Arrangieren</translation>
        </message>
        <message>
            <source>Accompanies the open song, writes parts of it anew, adds parts or continues it</source>
            <translation>Begleitet das offene Stück, schreibt Stimmen neu, fügt welche hinzu oder setzt es fort</translation>
        </message>
        <message>
            <source>Style</source>
            <translation>Stil</translation>
        </message>
        <message>
            <source>Genre and mood of what is written; empty: as the song was made</source>
            <translation>Genre und Stimmung des Geschriebenen; leer: wie das Stück gemacht wurde</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <source>Instruments that join in</source>
            <translation>Instrumente, die einsteigen</translation>
        </message>
        <message>
            <source>Rewrite</source>
            <translation>Neu schreiben</translation>
        </message>
        <message>
            <source>Tracks to be written anew, by name; &quot;all&quot; for every one</source>
            <translation>Spuren, die neu geschrieben werden, mit Namen; „all“ für alle</translation>
        </message>
        <message>
            <source>From bar</source>
            <translation>Ab Takt</translation>
        </message>
        <message>
            <source>The first bar that is written</source>
            <translation>Der erste Takt, der geschrieben wird</translation>
        </message>
        <message>
            <source>To bar</source>
            <translation>Bis Takt</translation>
        </message>
        <message>
            <source>The last bar that is written</source>
            <translation>Der letzte Takt, der geschrieben wird</translation>
        </message>
        <message>
            <source>Continue with</source>
            <translation>Fortsetzen mit</translation>
        </message>
        <message>
            <source>Sections to add at the end</source>
            <translation>Abschnitte, die am Ende angefügt werden</translation>
        </message>
        <message>
            <source>Theme from</source>
            <translation>Thema aus</translation>
        </message>
        <message>
            <source>The track whose melody new melodies grow from</source>
            <translation>Die Spur, aus deren Melodie neue Melodien wachsen</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Part</translation>
        </message>
        <message>
            <source>What is sung to the melody: it itself, or a second voice, a little apart from the first in time</source>
            <translation>Was zur Melodie gesungen wird: sie selbst oder eine zweite Stimme, zeitlich ein wenig neben der ersten</translation>
        </message>
        <message>
            <source>Double</source>
            <translation>Doppelung</translation>
        </message>
        <message>
            <source>Octave below</source>
            <translation>Oktave tiefer</translation>
        </message>
        <message>
            <source>Octave above</source>
            <translation>Oktave höher</translation>
        </message>
        <message>
            <source>Third below</source>
            <translation>Terz tiefer</translation>
        </message>
        <message>
            <source>Third above</source>
            <translation>Terz höher</translation>
        </message>
        <message>
            <source>Vibrato</source>
            <translation>Vibrato</translation>
        </message>
        <message>
            <source>Depth in cents of held notes that say nothing else; 0: none</source>
            <translation>Tiefe in Cent bei gehaltenen Tönen, die nichts anderes sagen; 0: keines</translation>
        </message>
        <message>
            <source>Vibrato rate</source>
            <translation>Vibratotempo</translation>
        </message>
        <message>
            <source>Waves a second</source>
            <translation>Schwingungen pro Sekunde</translation>
        </message>
        <message>
            <source>Vibrato onset</source>
            <translation>Vibratoeinsatz</translation>
        </message>
        <message>
            <source>Milliseconds that a note is held straight first</source>
            <translation>Millisekunden, die ein Ton zuerst gerade gehalten wird</translation>
        </message>
        <message>
            <source>Glide</source>
            <translation>Gleiten</translation>
        </message>
        <message>
            <source>Milliseconds from note to note within a phrase</source>
            <translation>Millisekunden von Ton zu Ton innerhalb einer Phrase</translation>
        </message>
        <message>
            <source>Theme bar</source>
            <translation>Takt des Themas</translation>
        </message>
        <message>
            <source>The bar of the clip that holds the theme; empty: the track's first clip</source>
            <translation>Ein Takt des Clips, der das Thema enthält; leer: der erste Clip der Spur</translation>
        </message>
        <message>
            <source>Equaliser</source>
            <translation>Equalizer</translation>
        </message>
        <message>
            <source>Lifts or lowers parts of the spectrum</source>
            <translation>Hebt oder senkt Teile des Spektrums</translation>
        </message>
        <message>
            <source>Low cut</source>
            <translation>Tiefensperre</translation>
        </message>
        <message>
            <source>Takes away what lies below</source>
            <translation>Nimmt weg, was darunter liegt</translation>
        </message>
        <message>
            <source>Low cut at</source>
            <translation>Tiefensperre bei</translation>
        </message>
        <message>
            <source>The frequency that it works at</source>
            <translation>Die Frequenz, bei der es wirkt</translation>
        </message>
        <message>
            <source>Low shelf at</source>
            <translation>Tiefenregler bei</translation>
        </message>
        <message>
            <source>Low shelf</source>
            <translation>Tiefen</translation>
        </message>
        <message>
            <source>How much it lifts or lowers</source>
            <translation>Wie weit es hebt oder senkt</translation>
        </message>
        <message>
            <source>Peak 1 at</source>
            <translation>Glocke 1 bei</translation>
        </message>
        <message>
            <source>Peak 1</source>
            <translation>Glocke 1</translation>
        </message>
        <message>
            <source>Peak 1 Q</source>
            <translation>Glocke 1, Güte</translation>
        </message>
        <message>
            <source>How narrow it is: 0.7 is broad, 5 is narrow</source>
            <translation>Wie schmal sie ist: 0,7 ist breit, 5 ist schmal</translation>
        </message>
        <message>
            <source>Peak 2 at</source>
            <translation>Glocke 2 bei</translation>
        </message>
        <message>
            <source>Peak 2</source>
            <translation>Glocke 2</translation>
        </message>
        <message>
            <source>Peak 2 Q</source>
            <translation>Glocke 2, Güte</translation>
        </message>
        <message>
            <source>Peak 3 at</source>
            <translation>Glocke 3 bei</translation>
        </message>
        <message>
            <source>Peak 3</source>
            <translation>Glocke 3</translation>
        </message>
        <message>
            <source>Peak 3 Q</source>
            <translation>Glocke 3, Güte</translation>
        </message>
        <message>
            <source>High shelf at</source>
            <translation>Höhenregler bei</translation>
        </message>
        <message>
            <source>High shelf</source>
            <translation>Höhen</translation>
        </message>
        <message>
            <source>High cut</source>
            <translation>Höhensperre</translation>
        </message>
        <message>
            <source>Takes away what lies above</source>
            <translation>Nimmt weg, was darüber liegt</translation>
        </message>
        <message>
            <source>High cut at</source>
            <translation>Höhensperre bei</translation>
        </message>
        <message>
            <source>Compressor</source>
            <translation>Kompressor</translation>
        </message>
        <message>
            <source>Evens out loud and soft</source>
            <translation>Gleicht Lautes und Leises an</translation>
        </message>
        <message>
            <source>Threshold</source>
            <translation>Schwelle</translation>
        </message>
        <message>
            <source>Level from which it lowers</source>
            <translation>Pegel, ab dem er absenkt</translation>
        </message>
        <message>
            <source>Ratio</source>
            <translation>Verhältnis</translation>
        </message>
        <message>
            <source>Rise in dB that becomes a rise of 1 dB</source>
            <translation>Anstieg in dB, aus dem ein Anstieg von 1 dB wird</translation>
        </message>
        <message>
            <source>Attack</source>
            <translation>Anstieg</translation>
        </message>
        <message>
            <source>Time constant of lowering</source>
            <translation>Zeitkonstante des Absenkens</translation>
        </message>
        <message>
            <source>Release</source>
            <translation>Abfall</translation>
        </message>
        <message>
            <source>Time constant of letting go</source>
            <translation>Zeitkonstante des Loslassens</translation>
        </message>
        <message>
            <source>Knee</source>
            <translation>Knie</translation>
        </message>
        <message>
            <source>Width of the bend around the threshold</source>
            <translation>Breite der Biegung um die Schwelle</translation>
        </message>
        <message>
            <source>Make-up</source>
            <translation>Aufholung</translation>
        </message>
        <message>
            <source>Lifts the result</source>
            <translation>Hebt das Ergebnis</translation>
        </message>
        <message>
            <source>Listen above</source>
            <translation>Hören ab</translation>
        </message>
        <message>
            <source>Lower sounds do not make it work</source>
            <translation>Tiefere Klänge lösen ihn nicht aus</translation>
        </message>
        <message>
            <source>Reverb</source>
            <translation>Hall</translation>
        </message>
        <message>
            <source>Puts the sound into a room</source>
            <translation>Stellt den Klang in einen Raum</translation>
        </message>
        <message>
            <source>Pre-delay</source>
            <translation>Vorverzögerung</translation>
        </message>
        <message>
            <source>Until the room answers</source>
            <translation>Bis der Raum antwortet</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>How large the room is</source>
            <translation>Wie groß der Raum ist</translation>
        </message>
        <message>
            <source>Decay</source>
            <translation>Nachhall</translation>
        </message>
        <message>
            <source>Until the room has faded by 60 dB</source>
            <translation>Bis der Raum um 60 dB verklungen ist</translation>
        </message>
        <message>
            <source>Damping</source>
            <translation>Dämpfung</translation>
        </message>
        <message>
            <source>Sounds above fade sooner</source>
            <translation>Klänge darüber verklingen früher</translation>
        </message>
        <message>
            <source>Sounds below stay outside</source>
            <translation>Klänge darunter bleiben draußen</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>Breite</translation>
        </message>
        <message>
            <source>How far apart the sides are</source>
            <translation>Wie weit die Seiten auseinander sind</translation>
        </message>
        <message>
            <source>Movement</source>
            <translation>Bewegung</translation>
        </message>
        <message>
            <source>How much the echoes wander</source>
            <translation>Wie sehr die Echos wandern</translation>
        </message>
        <message>
            <source>Pitch correction</source>
            <translation>Tonhöhenkorrektur</translation>
        </message>
        <message>
            <source>Draws one voice to the notes of a scale</source>
            <translation>Zieht eine Stimme zu den Tönen einer Tonleiter</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Tonleiter</translation>
        </message>
        <message>
            <source>Which notes there are</source>
            <translation>Welche Töne es gibt</translation>
        </message>
        <message>
            <source>Every note</source>
            <translation>Jeder Ton</translation>
        </message>
        <message>
            <source>Major</source>
            <translation>Dur</translation>
        </message>
        <message>
            <source>Minor</source>
            <translation>Moll</translation>
        </message>
        <message>
            <source>Major pentatonic</source>
            <translation>Dur-Pentatonik</translation>
        </message>
        <message>
            <source>Minor pentatonic</source>
            <translation>Moll-Pentatonik</translation>
        </message>
        <message>
            <source>Root</source>
            <translation>Grundton</translation>
        </message>
        <message>
            <source>The note that the scale is built on</source>
            <translation>Der Ton, auf dem die Tonleiter steht</translation>
        </message>
        <message>
            <source>C</source>
            <translation>C</translation>
        </message>
        <message>
            <source>C sharp</source>
            <translation>Cis</translation>
        </message>
        <message>
            <source>D</source>
            <translation>D</translation>
        </message>
        <message>
            <source>D sharp</source>
            <translation>Dis</translation>
        </message>
        <message>
            <source>E</source>
            <translation>E</translation>
        </message>
        <message>
            <source>F</source>
            <translation>F</translation>
        </message>
        <message>
            <source>F sharp</source>
            <translation>Fis</translation>
        </message>
        <message>
            <source>G</source>
            <translation>G</translation>
        </message>
        <message>
            <source>G sharp</source>
            <translation>Gis</translation>
        </message>
        <message>
            <source>A</source>
            <translation>A</translation>
        </message>
        <message>
            <source>A sharp</source>
            <translation>Ais</translation>
        </message>
        <message>
            <source>B</source>
            <translation>H</translation>
        </message>
        <message>
            <source>Time constant of the correction: slow keeps vibrato</source>
            <translation>Zeitkonstante der Korrektur: langsam bleibt das Vibrato</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Stärke</translation>
        </message>
        <message>
            <source>How much of the way to the note it goes</source>
            <translation>Wie viel vom Weg zum Ton sie geht</translation>
        </message>
        <message>
            <source>It moves by so many semitones at most</source>
            <translation>Sie bewegt um höchstens so viele Halbtöne</translation>
        </message>
        <message>
            <source>semitones</source>
            <translation>Halbtöne</translation>
        </message>
        <message>
            <source>Delay</source>
            <translation>Echo</translation>
        </message>
        <message>
            <source>Answers with echoes</source>
            <translation>Antwortet mit Echos</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>From echo to echo</source>
            <translation>Von Echo zu Echo</translation>
        </message>
        <message>
            <source>Feedback</source>
            <translation>Rückführung</translation>
        </message>
        <message>
            <source>How much of an echo is in the next</source>
            <translation>Wie viel eines Echos im nächsten ist</translation>
        </message>
        <message>
            <source>Each echo loses what lies below</source>
            <translation>Jedes Echo verliert, was darunter liegt</translation>
        </message>
        <message>
            <source>Each echo loses what lies above</source>
            <translation>Jedes Echo verliert, was darüber liegt</translation>
        </message>
        <message>
            <source>Ping-pong</source>
            <translation>Ping-Pong</translation>
        </message>
        <message>
            <source>Echoes come from left and right in turn</source>
            <translation>Echos kommen abwechselnd von links und rechts</translation>
        </message>
        <message>
            <source>Chorus</source>
            <translation>Chorus</translation>
        </message>
        <message>
            <source>Several voices out of one</source>
            <translation>Mehrere Stimmen aus einer</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>Tempo</translation>
        </message>
        <message>
            <source>How often the voices sway</source>
            <translation>Wie oft die Stimmen schwanken</translation>
        </message>
        <message>
            <source>Depth</source>
            <translation>Tiefe</translation>
        </message>
        <message>
            <source>How far they sway</source>
            <translation>Wie weit sie schwanken</translation>
        </message>
        <message>
            <source>Around which they sway: short is a flanger</source>
            <translation>Um die sie schwanken: kurz ist ein Flanger</translation>
        </message>
        <message>
            <source>Voices</source>
            <translation>Stimmen</translation>
        </message>
        <message>
            <source>How many there are on each side</source>
            <translation>Wie viele es auf jeder Seite sind</translation>
        </message>
        <message>
            <source>How much goes round again; below 0 turned over</source>
            <translation>Wie viel noch einmal umläuft; unter 0 umgekehrt</translation>
        </message>
        <message>
            <source>Saturation</source>
            <translation>Sättigung</translation>
        </message>
        <message>
            <source>Adds harmonics as it is driven</source>
            <translation>Fügt Obertöne hinzu, wenn es getrieben wird</translation>
        </message>
        <message>
            <source>Character</source>
            <translation>Charakter</translation>
        </message>
        <message>
            <source>How it bends the sound</source>
            <translation>Wie es den Klang biegt</translation>
        </message>
        <message>
            <source>Tape</source>
            <translation>Band</translation>
        </message>
        <message>
            <source>Tube</source>
            <translation>Röhre</translation>
        </message>
        <message>
            <source>Hard</source>
            <translation>Hart</translation>
        </message>
        <message>
            <source>Drive</source>
            <translation>Antrieb</translation>
        </message>
        <message>
            <source>How far into the curve</source>
            <translation>Wie weit in die Kennlinie</translation>
        </message>
        <message>
            <source>Tone</source>
            <translation>Klangfarbe</translation>
        </message>
        <message>
            <source>Lifts or lowers what lies above 2 kHz, behind the curve</source>
            <translation>Hebt oder senkt hinter der Kennlinie, was über 2 kHz liegt</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>Ausgang</translation>
        </message>
        <message>
            <source>Lifts or lowers the result</source>
            <translation>Hebt oder senkt das Ergebnis</translation>
        </message>
        <message>
            <source>Multiband compressor</source>
            <translation>Multiband-Kompressor</translation>
        </message>
        <message>
            <source>Evens out lows, middle and highs apart</source>
            <translation>Gleicht Tiefen, Mitten und Höhen getrennt an</translation>
        </message>
        <message>
            <source>Low up to</source>
            <translation>Tiefen bis</translation>
        </message>
        <message>
            <source>Where the low band ends</source>
            <translation>Wo das tiefe Band endet</translation>
        </message>
        <message>
            <source>High from</source>
            <translation>Höhen ab</translation>
        </message>
        <message>
            <source>Where the high band begins</source>
            <translation>Wo das hohe Band beginnt</translation>
        </message>
        <message>
            <source>Low threshold</source>
            <translation>Schwelle der Tiefen</translation>
        </message>
        <message>
            <source>Low ratio</source>
            <translation>Verhältnis der Tiefen</translation>
        </message>
        <message>
            <source>Low attack</source>
            <translation>Anstieg der Tiefen</translation>
        </message>
        <message>
            <source>Low release</source>
            <translation>Abfall der Tiefen</translation>
        </message>
        <message>
            <source>Low gain</source>
            <translation>Verstärkung der Tiefen</translation>
        </message>
        <message>
            <source>Middle threshold</source>
            <translation>Schwelle der Mitten</translation>
        </message>
        <message>
            <source>Middle ratio</source>
            <translation>Verhältnis der Mitten</translation>
        </message>
        <message>
            <source>Middle attack</source>
            <translation>Anstieg der Mitten</translation>
        </message>
        <message>
            <source>Middle release</source>
            <translation>Abfall der Mitten</translation>
        </message>
        <message>
            <source>Middle gain</source>
            <translation>Verstärkung der Mitten</translation>
        </message>
        <message>
            <source>High threshold</source>
            <translation>Schwelle der Höhen</translation>
        </message>
        <message>
            <source>High ratio</source>
            <translation>Verhältnis der Höhen</translation>
        </message>
        <message>
            <source>High attack</source>
            <translation>Anstieg der Höhen</translation>
        </message>
        <message>
            <source>High release</source>
            <translation>Abfall der Höhen</translation>
        </message>
        <message>
            <source>High gain</source>
            <translation>Verstärkung der Höhen</translation>
        </message>
        <message>
            <source>Frequency</source>
            <translation>Frequenz</translation>
        </message>
        <message>
            <source>Limiter</source>
            <translation>Limiter</translation>
        </message>
        <message>
            <source>Lets no peak pass its ceiling</source>
            <translation>Lässt keine Spitze über seine Obergrenze</translation>
        </message>
        <message>
            <source>Ceiling</source>
            <translation>Obergrenze</translation>
        </message>
        <message>
            <source>True peak that is never passed</source>
            <translation>Echter Spitzenpegel, der nie überschritten wird</translation>
        </message>
        <message>
            <source>dBTP</source>
            <translation>dBTP</translation>
        </message>
        <message>
            <source>Gain</source>
            <translation>Verstärkung</translation>
        </message>
        <message>
            <source>Lifts the sound into the ceiling</source>
            <translation>Hebt den Klang an die Obergrenze</translation>
        </message>
        <message>
            <source>Gate</source>
            <translation>Gate</translation>
        </message>
        <message>
            <source>Closes between the sounds</source>
            <translation>Schließt zwischen den Klängen</translation>
        </message>
        <message>
            <source>Level from which it opens</source>
            <translation>Pegel, ab dem es öffnet</translation>
        </message>
        <message>
            <source>Hysteresis</source>
            <translation>Hysterese</translation>
        </message>
        <message>
            <source>How far below it closes again</source>
            <translation>Wie weit darunter es wieder schließt</translation>
        </message>
        <message>
            <source>Time constant of opening</source>
            <translation>Zeitkonstante des Öffnens</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>Halten</translation>
        </message>
        <message>
            <source>Stays open at least so long</source>
            <translation>Bleibt mindestens so lange offen</translation>
        </message>
        <message>
            <source>Time constant of closing</source>
            <translation>Zeitkonstante des Schließens</translation>
        </message>
        <message>
            <source>Range</source>
            <translation>Umfang</translation>
        </message>
        <message>
            <source>How much it lowers when closed</source>
            <translation>Wie viel es geschlossen absenkt</translation>
        </message>
        <message>
            <source>De-esser</source>
            <translation>De-Esser</translation>
        </message>
        <message>
            <source>Takes the edge off sharp consonants</source>
            <translation>Nimmt scharfen Konsonanten die Schärfe</translation>
        </message>
        <message>
            <source>Lowers</source>
            <translation>Senkt</translation>
        </message>
        <message>
            <source>What is lowered while a consonant is too sharp</source>
            <translation>Was gesenkt wird, solange ein Konsonant zu scharf ist</translation>
        </message>
        <message>
            <source>What lies above</source>
            <translation>Was darüber liegt</translation>
        </message>
        <message>
            <source>The whole sound</source>
            <translation>Den ganzen Klang</translation>
        </message>
        <message>
            <source>Where sharpness begins</source>
            <translation>Wo die Schärfe beginnt</translation>
        </message>
        <message>
            <source>It lowers by so much at most</source>
            <translation>Höchstens so viel senkt er</translation>
        </message>
        <message>
            <source>Stereo</source>
            <translation>Stereo</translation>
        </message>
        <message>
            <source>Widens, balances, swaps or turns the sides</source>
            <translation>Verbreitert, gewichtet, tauscht oder dreht die Seiten</translation>
        </message>
        <message>
            <source>0 is mono, 100 as it is, 200 as wide as can be</source>
            <translation>0 ist mono, 100 wie es ist, 200 so breit wie möglich</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>Balance</translation>
        </message>
        <message>
            <source>Lowers the other side</source>
            <translation>Senkt die andere Seite</translation>
        </message>
        <message>
            <source>Mono below</source>
            <translation>Mono unterhalb</translation>
        </message>
        <message>
            <source>Low sounds come from the middle</source>
            <translation>Tiefes kommt aus der Mitte</translation>
        </message>
        <message>
            <source>Where the middle ends</source>
            <translation>Wo die Mitte endet</translation>
        </message>
        <message>
            <source>Invert left</source>
            <translation>Links umkehren</translation>
        </message>
        <message>
            <source>Turns the left side&apos;s phase</source>
            <translation>Dreht die Phase der linken Seite</translation>
        </message>
        <message>
            <source>Invert right</source>
            <translation>Rechts umkehren</translation>
        </message>
        <message>
            <source>Turns the right side&apos;s phase</source>
            <translation>Dreht die Phase der rechten Seite</translation>
        </message>
        <message>
            <source>Swap sides</source>
            <translation>Seiten tauschen</translation>
        </message>
        <message>
            <source>Left comes from the right</source>
            <translation>Links kommt von rechts</translation>
        </message>
        <message>
            <source>Speak a text</source>
            <translation>Text sprechen</translation>
        </message>
        <message>
            <source>Reads a text aloud in one of 54 voices and 8 languages, on this machine</source>
            <translation>Liest einen Text mit einer von 54 Stimmen in 8 Sprachen vor, auf diesem Rechner</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>What is said; [word](/fəˈnimz/) gives a word its sounds</source>
            <translation>Was gesagt wird; [word](/fəˈnimz/) gibt einem Wort seine Laute</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Tempo</translation>
        </message>
        <message>
            <source>1 is the voice&apos;s own</source>
            <translation>1 ist das der Stimme</translation>
        </message>
        <message>
            <source>Pauses</source>
            <translation>Pausen</translation>
        </message>
        <message>
            <source>How long the voice rests between sentences; 1 is usual, 0 not at all</source>
            <translation>Wie lange die Stimme zwischen Sätzen ruht; 1 ist üblich, 0 gar nicht</translation>
        </message>
        <message>
            <source>Sing a melody</source>
            <translation>Melodie singen</translation>
        </message>
        <message>
            <source>Find the words</source>
            <translation>Wörter finden</translation>
        </message>
        <message>
            <source>Says when each word of a recording is heard, of a text or of what is recognised</source>
            <translation>Sagt, wann jedes Wort einer Aufnahme zu hören ist, nach einem Text oder nach dem, was erkannt wird</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>Wörter</translation>
        </message>
        <message>
            <source>What is said or sung there, in English; left empty, the program listens for itself</source>
            <translation>Was dort gesagt oder gesungen wird, auf Englisch; bleibt das Feld leer, hört das Programm selbst hin</translation>
        </message>
        <message>
            <source>Sings lyrics on the notes of a melody, in one of 54 voices, on this machine</source>
            <translation>Singt einen Liedtext auf die Noten einer Melodie, mit einer von 54 Stimmen, auf diesem Rechner</translation>
        </message>
        <message>
            <source>A syllable a note: mel-o-dy cuts a word, _ holds a syllable, [lead](/lˈɛd/) says how it sounds; empty: as written at the notes</source>
            <translation>Eine Silbe je Note: mel-o-dy teilt ein Wort, _ hält eine Silbe, [lead](/lˈɛd/) sagt, wie es klingt; leer: wie bei den Noten geschrieben</translation>
        </message>
        <message>
            <source>Transpose</source>
            <translation>Transponieren</translation>
        </message>
        <message>
            <source>Semitones; empty: whole octaves, so that the melody suits the voice</source>
            <translation>Halbtöne; leer: ganze Oktaven, sodass die Melodie der Stimme liegt</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <source>Natural: even vowels, consonants as spoken; smooth: both even; clear: sharper consonants, rougher vowels</source>
            <translation>Natürlich: gleichmäßige Vokale, Konsonanten wie gesprochen; weich: beides gleichmäßig; klar: schärfere Konsonanten, rauere Vokale</translation>
        </message>
        <message>
            <source>Natural</source>
            <translation>Natürlich</translation>
        </message>
        <message>
            <source>Smooth</source>
            <translation>Weich</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Klar</translation>
        </message>
        <message>
            <source>Breaths</source>
            <translation>Atemzüge</translation>
        </message>
        <message>
            <source>Whether the singer is heard to breathe in before a phrase</source>
            <translation>Ob zu hören ist, wie die Stimme vor einer Phrase Luft holt</translation>
        </message>
        <message>
            <source>Heard</source>
            <translation>Hörbar</translation>
        </message>
        <message>
            <source>Scoops</source>
            <translation>Anschleifen</translation>
        </message>
        <message>
            <source>Cents by which a phrase's first note begins too low and slides up; 0: none</source>
            <translation>Um wie viele Cent die erste Note einer Phrase zu tief beginnt und hinaufgleitet; 0: gar nicht</translation>
        </message>
        <message>
            <source>A voice, a blend like af_heart*0.7 + af_bella*0.3, or a design like af_heart; pitch=0.5</source>
            <translation>Eine Stimme, eine Mischung wie af_heart*0.7 + af_bella*0.3 oder ein Entwurf wie af_heart; pitch=0.5</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>How the text is read; the voice&apos;s own unless told</source>
            <translation>Wie der Text gelesen wird; ohne Angabe in der Sprache der Stimme</translation>
        </message>
        <message>
            <source>As the voice</source>
            <translation>Nach Stimme</translation>
        </message>
        <message>
            <source>American English</source>
            <translation>Amerikanisches Englisch</translation>
        </message>
        <message>
            <source>British English</source>
            <translation>Britisches Englisch</translation>
        </message>
        <message>
            <source>Spanish</source>
            <translation>Spanisch</translation>
        </message>
        <message>
            <source>French</source>
            <translation>Französisch</translation>
        </message>
        <message>
            <source>Hindi</source>
            <translation>Hindi</translation>
        </message>
        <message>
            <source>Italian</source>
            <translation>Italienisch</translation>
        </message>
        <message>
            <source>Japanese</source>
            <translation>Japanisch</translation>
        </message>
        <message>
            <source>Brazilian Portuguese</source>
            <translation>Brasilianisches Portugiesisch</translation>
        </message>
        <message>
            <source>Mandarin Chinese</source>
            <translation>Mandarin</translation>
        </message>
        <message>
            <source>Name of the voice</source>
            <translation>Name der Stimme</translation>
        </message>
        <message>
            <source>What the record calls the voice</source>
            <translation>Wie die Stimme im Nachweis heißt</translation>
        </message>
        <message>
            <source>slow rainy lo-fi, warm rhodes, brushed drums</source>
            <translation>langsam, regnerisch, Lo-Fi, Klavier, Schlagzeug</translation>
        </message>
        <message>
            <source>[Verse]</source>
            <translation>[Verse]</translation>
        </message>
        <message>
            <source>af_heart*0.7 + af_bella*0.3</source>
            <translation>af_heart*0.7 + af_bella*0.3</translation>
        </message>
        <message>
            <source>Am F C G</source>
            <translation>Am F C G</translation>
        </message>
        <message>
            <source>A minor</source>
            <translation>a-Moll</translation>
        </message>
        <message>
            <source>4/4</source>
            <translation>4/4</translation>
        </message>
        <message>
            <source>intro verse chorus verse chorus outro</source>
            <translation>Intro, Verse, Refrain, Verse, Refrain, Outro</translation>
        </message>
        <message>
            <source>piano, bass, drums</source>
            <translation>Klavier, Bass, Schlagzeug</translation>
        </message>
        <message>
            <source>drums, guitar</source>
            <translation>Schlagzeug, Gitarre</translation>
        </message>
        <message>
            <source>gentle bossa nova</source>
            <translation>sanft, Bossa Nova</translation>
        </message>
        <message>
            <source>strings, flute</source>
            <translation>Streicher, Flöte</translation>
        </message>
        <message>
            <source>Bass, Drums</source>
            <translation>Bass, Drums</translation>
        </message>
        <message>
            <source>bridge chorus outro</source>
            <translation>Bridge, Refrain, Outro</translation>
        </message>
        <message>
            <source>Melody</source>
            <translation>Melody</translation>
        </message>
        <message>
            <source>Good evening, and welcome</source>
            <translation>Good evening, and welcome</translation>
        </message>
        <message>
            <source>Slow rain is fall-ing</source>
            <translation>Slow rain is fall-ing</translation>
        </message>
        <message>
            <source>bpm</source>
            <translation>bpm</translation>
        </message>
        <message>
            <source>s</source>
            <translation>s</translation>
        </message>
        <message>
            <source>ct</source>
            <translation>ct</translation>
        </message>
        <message>
            <source>%</source>
            <translation>%</translation>
        </message>
        <message>
            <source>Hz</source>
            <translation>Hz</translation>
        </message>
        <message>
            <source>dB</source>
            <translation>dB</translation>
        </message>
        <message>
            <source>ms</source>
            <translation>ms</translation>
        </message>
        <message>
            <source>Reading the prompt</source>
            <translation>Liest den Prompt</translation>
        </message>
        <message>
            <source>Preparing the voice</source>
            <translation>Bereitet die Stimme vor</translation>
        </message>
        <message>
            <source>Loading the voices</source>
            <translation>Lädt die Stimmen</translation>
        </message>
        <message>
            <source>Drafting lyrics</source>
            <translation>Entwirft den Liedtext</translation>
        </message>
        <message>
            <source>Composing take %1</source>
            <translation>Komponiert Take %1</translation>
        </message>
        <message>
            <source>Singing take %1</source>
            <translation>Singt Take %1</translation>
        </message>
        <message>
            <source>Singing: %1</source>
            <translation>Singt: %1</translation>
        </message>
        <message>
            <source>Composed</source>
            <translation>Komponiert</translation>
        </message>
        <message>
            <source>Reading the song</source>
            <translation>Liest das Stück</translation>
        </message>
        <message>
            <source>Writing take %1</source>
            <translation>Schreibt Take %1</translation>
        </message>
        <message>
            <source>Written</source>
            <translation>Geschrieben</translation>
        </message>
        <message>
            <source>Speaking (%1 s so far)</source>
            <translation>Spricht (bisher %1 s)</translation>
        </message>
        <message>
            <source>Listening</source>
            <translation>Hört zu</translation>
        </message>
        <message>
            <source>Checking the SoundFont</source>
            <translation>Prüft den SoundFont</translation>
        </message>
        <message>
            <source>Converting the weights</source>
            <translation>Wandelt die Gewichte um</translation>
        </message>
        <message>
            <source>Converted</source>
            <translation>Umgewandelt</translation>
        </message>
        <message>
            <source>Stretching sounds</source>
            <translation>Dehnt Klänge</translation>
        </message>
        <message>
            <source>Rendering</source>
            <translation>Rendert</translation>
        </message>
        <message>
            <source>Measuring</source>
            <translation>Misst</translation>
        </message>
        <message>
            <source>Writing files</source>
            <translation>Schreibt Dateien</translation>
        </message>
        <message>
            <source>Writing notes</source>
            <translation>Schreibt Noten</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>The stems are %1 dB quieter than in the mix, because whole numbers could not hold them; 32 bit floats can.</source>
            <translation>Die Stems sind %1 dB leiser als im Mix, weil ganze Zahlen sie nicht fassen konnten; Fließkomma mit 32 Bit kann es.</translation>
        </message>
        <message>
            <source>The limiter works on the mix alone, so the stems add up to the mix before it.</source>
            <translation>Der Limiter wirkt nur auf den Mix, daher ergeben die Stems zusammen den Mix vor ihm.</translation>
        </message>
        <message>
            <source>The mix is silent, so it has no loudness to reach.</source>
            <translation>Der Mix ist still und hat daher keine Lautheit, die zu erreichen wäre.</translation>
        </message>
        <message>
            <source>The mix reached %1 LUFS: more would take its dynamics away.</source>
            <translation>Der Mix kam auf %1 LUFS: mehr nähme ihm die Dynamik.</translation>
        </message>
        <message>
            <source>whispers</source>
            <translation>flüstert</translation>
        </message>
        <message>
            <source>Acoustic bass drum</source>
            <translation>Bassdrum ak.</translation>
        </message>
        <message>
            <source>Bass drum</source>
            <translation>Bassdrum</translation>
        </message>
        <message>
            <source>Side stick</source>
            <translation>Rimclick</translation>
        </message>
        <message>
            <source>Snare</source>
            <translation>Snare</translation>
        </message>
        <message>
            <source>Hand clap</source>
            <translation>Clap</translation>
        </message>
        <message>
            <source>Electric snare</source>
            <translation>E-Snare</translation>
        </message>
        <message>
            <source>Low floor tom</source>
            <translation>Standt. tief</translation>
        </message>
        <message>
            <source>Closed hi-hat</source>
            <translation>Hi-Hat zu</translation>
        </message>
        <message>
            <source>High floor tom</source>
            <translation>Standt. hoch</translation>
        </message>
        <message>
            <source>Pedal hi-hat</source>
            <translation>Hi-Hat Fuß</translation>
        </message>
        <message>
            <source>Low tom</source>
            <translation>Tom tief</translation>
        </message>
        <message>
            <source>Open hi-hat</source>
            <translation>Hi-Hat offen</translation>
        </message>
        <message>
            <source>Low mid tom</source>
            <translation>Tom halbtief</translation>
        </message>
        <message>
            <source>High mid tom</source>
            <translation>Tom halbhoch</translation>
        </message>
        <message>
            <source>Crash</source>
            <translation>Crash</translation>
        </message>
        <message>
            <source>High tom</source>
            <translation>Tom hoch</translation>
        </message>
        <message>
            <source>Ride</source>
            <translation>Ride</translation>
        </message>
        <message>
            <source>China</source>
            <translation>China</translation>
        </message>
        <message>
            <source>Ride bell</source>
            <translation>Ride-Kuppe</translation>
        </message>
        <message>
            <source>Tambourine</source>
            <translation>Tamburin</translation>
        </message>
        <message>
            <source>Splash</source>
            <translation>Splash</translation>
        </message>
        <message>
            <source>Cowbell</source>
            <translation>Kuhglocke</translation>
        </message>
        <message>
            <source>Crash 2</source>
            <translation>Crash 2</translation>
        </message>
        <message>
            <source>Vibraslap</source>
            <translation>Vibraslap</translation>
        </message>
        <message>
            <source>Ride 2</source>
            <translation>Ride 2</translation>
        </message>
        <message>
            <source>High bongo</source>
            <translation>Bongo hoch</translation>
        </message>
        <message>
            <source>Low bongo</source>
            <translation>Bongo tief</translation>
        </message>
        <message>
            <source>Muted conga</source>
            <translation>Conga dumpf</translation>
        </message>
        <message>
            <source>High conga</source>
            <translation>Conga hoch</translation>
        </message>
        <message>
            <source>Low conga</source>
            <translation>Conga tief</translation>
        </message>
        <message>
            <source>High timbale</source>
            <translation>Timbale hoch</translation>
        </message>
        <message>
            <source>Low timbale</source>
            <translation>Timbale tief</translation>
        </message>
        <message>
            <source>High agogo</source>
            <translation>Agogo hoch</translation>
        </message>
        <message>
            <source>Low agogo</source>
            <translation>Agogo tief</translation>
        </message>
        <message>
            <source>Cabasa</source>
            <translation>Cabasa</translation>
        </message>
        <message>
            <source>Maracas</source>
            <translation>Maracas</translation>
        </message>
        <message>
            <source>Short whistle</source>
            <translation>Pfeife kurz</translation>
        </message>
        <message>
            <source>Long whistle</source>
            <translation>Pfeife lang</translation>
        </message>
        <message>
            <source>Short guiro</source>
            <translation>Guiro kurz</translation>
        </message>
        <message>
            <source>Long guiro</source>
            <translation>Guiro lang</translation>
        </message>
        <message>
            <source>Claves</source>
            <translation>Claves</translation>
        </message>
        <message>
            <source>High wood block</source>
            <translation>Holzbl. hoch</translation>
        </message>
        <message>
            <source>Low wood block</source>
            <translation>Holzbl. tief</translation>
        </message>
        <message>
            <source>Muted cuica</source>
            <translation>Cuica dumpf</translation>
        </message>
        <message>
            <source>Open cuica</source>
            <translation>Cuica offen</translation>
        </message>
        <message>
            <source>Muted triangle</source>
            <translation>Triangel zu</translation>
        </message>
        <message>
            <source>Open triangle</source>
            <translation>Triangel auf</translation>
        </message>
        <message>
            <source>: 1</source>
            <translation>: 1</translation>
        </message>
        <message>
            <source>No sound card</source>
            <translation>Keine Soundkarte</translation>
        </message>
        <message>
            <source>Piano</source>
            <translation>Klavier</translation>
        </message>
        <message>
            <source>Chromatic percussion</source>
            <translation>Stabspiele</translation>
        </message>
        <message>
            <source>Organ</source>
            <translation>Orgel</translation>
        </message>
        <message>
            <source>Guitar</source>
            <translation>Gitarre</translation>
        </message>
        <message>
            <source>Bass</source>
            <translation>Bass</translation>
        </message>
        <message>
            <source>Strings</source>
            <translation>Streicher</translation>
        </message>
        <message>
            <source>Ensemble</source>
            <translation>Ensemble</translation>
        </message>
        <message>
            <source>Brass</source>
            <translation>Blechbläser</translation>
        </message>
        <message>
            <source>Reed</source>
            <translation>Rohrblattinstrumente</translation>
        </message>
        <message>
            <source>Pipe</source>
            <translation>Flöten</translation>
        </message>
        <message>
            <source>Synth lead</source>
            <translation>Synthesizer (Solo)</translation>
        </message>
        <message>
            <source>Synth pad</source>
            <translation>Synthesizer (Fläche)</translation>
        </message>
        <message>
            <source>Synth effects</source>
            <translation>Synthesizer (Effekte)</translation>
        </message>
        <message>
            <source>Ethnic</source>
            <translation>Volksinstrumente</translation>
        </message>
        <message>
            <source>Percussive</source>
            <translation>Schlaginstrumente</translation>
        </message>
        <message>
            <source>Sound effects</source>
            <translation>Geräusche</translation>
        </message>
        <message>
            <source>Sing with another voice</source>
            <translation>Mit anderer Stimme singen</translation>
        </message>
        <message>
            <source>The same performance in another voice, with the consent of its owner</source>
            <translation>Dieselbe Darbietung mit einer anderen Stimme, wenn deren Besitzer zustimmt</translation>
        </message>
        <message>
            <source>Whose voice is heard: one of yours, or a published one</source>
            <translation>Wessen Stimme zu hören ist: eine von Ihren oder eine veröffentlichte</translation>
        </message>
        <message>
            <source>How: the best that the voice allows unless told</source>
            <translation>Wie: ohne Angabe das Beste, was die Stimme erlaubt</translation>
        </message>
        <message>
            <source>The best there is</source>
            <translation>Das beste, was da ist</translation>
        </message>
        <message>
            <source>RVC</source>
            <translation>RVC</translation>
        </message>
        <message>
            <source>Built in</source>
            <translation>Eingebaut</translation>
        </message>
        <message>
            <source>OpenVoice (speech)</source>
            <translation>OpenVoice (Sprache)</translation>
        </message>
        <message>
            <source>12 is an octave</source>
            <translation>12 sind eine Oktave</translation>
        </message>
        <message>
            <source>Formant</source>
            <translation>Formanten</translation>
        </message>
        <message>
            <source>Size of the throat: below 0 larger, above 0 smaller</source>
            <translation>Größe des Rachens: unter 0 größer, über 0 kleiner</translation>
        </message>
        <message>
            <source>Strength of timbre</source>
            <translation>Stärke der Klangfarbe</translation>
        </message>
        <message>
            <source>How far sounds that the voice is known by replace those of the source</source>
            <translation>Wie weit bekannte Laute der Stimme die der Quelle ersetzen</translation>
        </message>
        <message>
            <source>Breath</source>
            <translation>Hauch</translation>
        </message>
        <message>
            <source>Noise in consonants and breath</source>
            <translation>Rauschen in Konsonanten und Atem</translation>
        </message>
        <message>
            <source>Mix</source>
            <translation>Mischung</translation>
        </message>
        <message>
            <source>1: the new voice alone, 0: the source</source>
            <translation>1: nur die neue Stimme, 0: die Quelle</translation>
        </message>
        <message>
            <source>Pitch from</source>
            <translation>Tonhöhe von</translation>
        </message>
        <message>
            <source>What reads the melody off the recording</source>
            <translation>Was die Melodie aus der Aufnahme liest</translation>
        </message>
        <message>
            <source>RMVPE</source>
            <translation>RMVPE</translation>
        </message>
        <message>
            <source>CREPE</source>
            <translation>CREPE</translation>
        </message>
        <message>
            <source>Autocorrelation</source>
            <translation>Autokorrelation</translation>
        </message>
        <message>
            <source>Try the first</source>
            <translation>Erst probieren</translation>
        </message>
        <message>
            <source>As long as settings are tried; empty: all of it</source>
            <translation>So viel, solange Einstellungen probiert werden; leer: alles</translation>
        </message>
        <message>
            <source>Singing</source>
            <translation>Singen</translation>
        </message>
        <message>
            <source>Loading the voice</source>
            <translation>Stimme wird geladen</translation>
        </message>
        <message>
            <source>Compare a voice</source>
            <translation>Eine Stimme vergleichen</translation>
        </message>
        <message>
            <source>Tells how alike a recording and a voice that may be used are</source>
            <translation>Sagt, wie ähnlich einander eine Aufnahme und eine Stimme sind, die verwendet werden darf</translation>
        </message>
        <message>
            <source>Check a consent</source>
            <translation>Einwilligung prüfen</translation>
        </message>
        <message>
            <source>Compares a recording with the words that the owner of a voice was asked to read</source>
            <translation>Vergleicht eine Aufnahme mit den Wörtern, die der Besitzer einer Stimme lesen sollte</translation>
        </message>
        <message>
            <source>What is sung in, where the voice&apos;s rules ask for it</source>
            <translation>Worin gesungen wird, wenn die Regeln der Stimme danach fragen</translation>
        </message>
        <message>
            <source>Learning the voice</source>
            <translation>Die Stimme wird gelernt</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ListenButton</name>
        <message>
            <source>A sentence in the language of the voice</source>
            <translation>Ein Satz in der Sprache der Stimme</translation>
        </message>
        <message>
            <source>Listen</source>
            <translation>Anhören</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ValueSlider</name>
        <message>
            <source>Double or right click: back. Shift: fine.</source>
            <translation>Doppel- oder Rechtsklick: zurück. Umschalt: fein.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::VoiceList</name>
        <message>
            <source>Grade %1: how good its authors find it, A to F</source>
            <translation>Note %1: wie gut ihre Urheber sie finden, A bis F</translation>
        </message>
        <message>
            <source>Melisma reads this language with mistakes, whatever the voice</source>
            <translation>Diese Sprache liest Melisma mit Fehlern, gleich mit welcher Stimme</translation>
        </message>
        <message>
            <source>Voices</source>
            <translation>Stimmen</translation>
        </message>
        <message>
            <source>Space listens to a voice, Enter uses it or opens what is known of it</source>
            <translation>Leertaste hört eine Stimme an, Eingabe verwendet sie oder öffnet, was von ihr bekannt ist</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::VoiceListener</name>
        <message>
            <source>Listen to %1</source>
            <translation>%1 anhören</translation>
        </message>
        <message>
            <source>This installation has nothing that speaks.</source>
            <translation>In dieser Installation kann nichts sprechen.</translation>
        </message>
        <message>
            <source>The sound device does not answer. Choose another in the Preferences.</source>
            <translation>Das Tongerät antwortet nicht. Wählen Sie in den Einstellungen ein anderes.</translation>
        </message>
        <message>
            <source>The voices are not installed yet. Get them in a terminal with:</source>
            <translation>Die Stimmen sind noch nicht installiert. Im Terminal holt sie:</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::VoiceMaker</name>
        <message>
            <source>Pitch</source>
            <translation>Tonhöhe</translation>
        </message>
        <message>
            <source>lower</source>
            <translation>tiefer</translation>
        </message>
        <message>
            <source>higher</source>
            <translation>höher</translation>
        </message>
        <message>
            <source>Brightness</source>
            <translation>Helligkeit</translation>
        </message>
        <message>
            <source>darker</source>
            <translation>dunkler</translation>
        </message>
        <message>
            <source>brighter</source>
            <translation>heller</translation>
        </message>
        <message>
            <source>Breath</source>
            <translation>Hauch</translation>
        </message>
        <message>
            <source>clearer</source>
            <translation>klarer</translation>
        </message>
        <message>
            <source>breathier</source>
            <translation>hauchiger</translation>
        </message>
        <message>
            <source>From %1 to %2</source>
            <translation>Von %1 bis %2</translation>
        </message>
        <message>
            <source>Add a voice</source>
            <translation>Stimme dazunehmen</translation>
        </message>
        <message>
            <source>Save voice</source>
            <translation>Stimme sichern</translation>
        </message>
        <message>
            <source>Made of</source>
            <translation>Gemischt aus</translation>
        </message>
        <message>
            <source>Character</source>
            <translation>Charakter</translation>
        </message>
        <message>
            <source>← Voices</source>
            <translation>← Stimmen</translation>
        </message>
        <message>
            <source>Back to the voices</source>
            <translation>Zurück zu den Stimmen</translation>
        </message>
        <message>
            <source>New voice</source>
            <translation>Neue Stimme</translation>
        </message>
        <message>
            <source>Name of the voice</source>
            <translation>Name der Stimme</translation>
        </message>
        <message>
            <source>Voice %1</source>
            <translation>Stimme %1</translation>
        </message>
        <message>
            <source>Take voice %1 out</source>
            <translation>Stimme %1 herausnehmen</translation>
        </message>
        <message>
            <source>How much of voice %1</source>
            <translation>Wie viel von Stimme %1</translation>
        </message>
        <message>
            <source>%1 and %2</source>
            <translation>%1 und %2</translation>
        </message>
        <message>
            <source>Another %1</source>
            <translation>%1, anders</translation>
        </message>
        <message>
            <source>Give at least one voice some weight.</source>
            <translation>Geben Sie mindestens einer Stimme Gewicht.</translation>
        </message>
        <message>
            <source>Speaks %1. Licence of its parents: %2.</source>
            <translation>Spricht %1. Lizenz der Vorlagen: %2.</translation>
        </message>
        <message>
            <source>Add a voice or move a slider to make a new one.</source>
            <translation>Nehmen Sie eine Stimme dazu oder bewegen Sie einen Regler.</translation>
        </message>
    </context>
    <context>
        <name>reading</name>
        <message>
            <source>ambient</source>
            <translation>Ambient</translation>
        </message>
        <message>
            <source>blues</source>
            <translation>Blues</translation>
        </message>
        <message>
            <source>bossa</source>
            <translation>Bossa Nova</translation>
        </message>
        <message>
            <source>cinematic</source>
            <translation>Filmmusik</translation>
        </message>
        <message>
            <source>classical</source>
            <translation>Klassik</translation>
        </message>
        <message>
            <source>country</source>
            <translation>Country</translation>
        </message>
        <message>
            <source>disco</source>
            <translation>Disco</translation>
        </message>
        <message>
            <source>dnb</source>
            <translation>Drum and Bass</translation>
        </message>
        <message>
            <source>folk</source>
            <translation>Folk</translation>
        </message>
        <message>
            <source>funk</source>
            <translation>Funk</translation>
        </message>
        <message>
            <source>gospel</source>
            <translation>Gospel</translation>
        </message>
        <message>
            <source>hiphop</source>
            <translation>Hip-Hop</translation>
        </message>
        <message>
            <source>house</source>
            <translation>House</translation>
        </message>
        <message>
            <source>jazz</source>
            <translation>Jazz</translation>
        </message>
        <message>
            <source>lofi</source>
            <translation>Lo-Fi</translation>
        </message>
        <message>
            <source>metal</source>
            <translation>Metal</translation>
        </message>
        <message>
            <source>pop</source>
            <translation>Pop</translation>
        </message>
        <message>
            <source>reggae</source>
            <translation>Reggae</translation>
        </message>
        <message>
            <source>rnb</source>
            <translation>R&amp;B</translation>
        </message>
        <message>
            <source>rock</source>
            <translation>Rock</translation>
        </message>
        <message>
            <source>salsa</source>
            <translation>Salsa</translation>
        </message>
        <message>
            <source>synthwave</source>
            <translation>Synthwave</translation>
        </message>
        <message>
            <source>techno</source>
            <translation>Techno</translation>
        </message>
        <message>
            <source>trap</source>
            <translation>Trap</translation>
        </message>
        <message>
            <source>happy</source>
            <translation>fröhlich</translation>
        </message>
        <message>
            <source>sad</source>
            <translation>traurig</translation>
        </message>
        <message>
            <source>melancholic</source>
            <translation>melancholisch</translation>
        </message>
        <message>
            <source>calm</source>
            <translation>ruhig</translation>
        </message>
        <message>
            <source>relaxed</source>
            <translation>entspannt</translation>
        </message>
        <message>
            <source>rainy</source>
            <translation>regnerisch</translation>
        </message>
        <message>
            <source>warm</source>
            <translation>warm</translation>
        </message>
        <message>
            <source>dark</source>
            <translation>düster</translation>
        </message>
        <message>
            <source>tense</source>
            <translation>angespannt</translation>
        </message>
        <message>
            <source>energetic</source>
            <translation>energisch</translation>
        </message>
        <message>
            <source>angry</source>
            <translation>wütend</translation>
        </message>
        <message>
            <source>epic</source>
            <translation>episch</translation>
        </message>
        <message>
            <source>dreamy</source>
            <translation>verträumt</translation>
        </message>
        <message>
            <source>groovy</source>
            <translation>groovig</translation>
        </message>
        <message>
            <source>elegant</source>
            <translation>elegant</translation>
        </message>
        <message>
            <source>bright</source>
            <translation>hell</translation>
        </message>
        <message>
            <source>sparse</source>
            <translation>sparsam</translation>
        </message>
        <message>
            <source>busy</source>
            <translation>dicht</translation>
        </message>
        <message>
            <source>minor</source>
            <translation>Moll</translation>
        </message>
        <message>
            <source>major</source>
            <translation>Dur</translation>
        </message>
        <message>
            <source>very slow</source>
            <translation>sehr langsam</translation>
        </message>
        <message>
            <source>slow</source>
            <translation>langsam</translation>
        </message>
        <message>
            <source>ballad</source>
            <translation>Ballade</translation>
        </message>
        <message>
            <source>walking</source>
            <translation>gehend</translation>
        </message>
        <message>
            <source>medium</source>
            <translation>mittel</translation>
        </message>
        <message>
            <source>fast</source>
            <translation>schnell</translation>
        </message>
        <message>
            <source>very fast</source>
            <translation>sehr schnell</translation>
        </message>
        <message>
            <source>Piano</source>
            <translation>Klavier</translation>
        </message>
        <message>
            <source>Felt Piano</source>
            <translation>Filzklavier</translation>
        </message>
        <message>
            <source>Electric Piano</source>
            <translation>E-Piano</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasteninstrumente</translation>
        </message>
        <message>
            <source>Harpsichord</source>
            <translation>Cembalo</translation>
        </message>
        <message>
            <source>Clavinet</source>
            <translation>Clavinet</translation>
        </message>
        <message>
            <source>Celesta</source>
            <translation>Celesta</translation>
        </message>
        <message>
            <source>Glockenspiel</source>
            <translation>Glockenspiel</translation>
        </message>
        <message>
            <source>Music Box</source>
            <translation>Spieluhr</translation>
        </message>
        <message>
            <source>Vibraphone</source>
            <translation>Vibraphon</translation>
        </message>
        <message>
            <source>Marimba</source>
            <translation>Marimba</translation>
        </message>
        <message>
            <source>Xylophone</source>
            <translation>Xylophon</translation>
        </message>
        <message>
            <source>Hammond Organ</source>
            <translation>Hammondorgel</translation>
        </message>
        <message>
            <source>Church Organ</source>
            <translation>Kirchenorgel</translation>
        </message>
        <message>
            <source>Accordion</source>
            <translation>Akkordeon</translation>
        </message>
        <message>
            <source>Harmonica</source>
            <translation>Mundharmonika</translation>
        </message>
        <message>
            <source>Nylon Guitar</source>
            <translation>Konzertgitarre</translation>
        </message>
        <message>
            <source>Acoustic Guitar</source>
            <translation>Akustikgitarre</translation>
        </message>
        <message>
            <source>Guitar</source>
            <translation>Gitarre</translation>
        </message>
        <message>
            <source>Jazz Guitar</source>
            <translation>Jazzgitarre</translation>
        </message>
        <message>
            <source>Clean Guitar</source>
            <translation>Cleane Gitarre</translation>
        </message>
        <message>
            <source>Muted Guitar</source>
            <translation>Gedämpfte Gitarre</translation>
        </message>
        <message>
            <source>Electric Guitar</source>
            <translation>E-Gitarre</translation>
        </message>
        <message>
            <source>Distorted Guitar</source>
            <translation>Verzerrte Gitarre</translation>
        </message>
        <message>
            <source>Bass</source>
            <translation>Bass</translation>
        </message>
        <message>
            <source>Upright Bass</source>
            <translation>Kontrabass (gezupft)</translation>
        </message>
        <message>
            <source>Electric Bass</source>
            <translation>E-Bass</translation>
        </message>
        <message>
            <source>Picked Bass</source>
            <translation>E-Bass mit Plektrum</translation>
        </message>
        <message>
            <source>Fretless Bass</source>
            <translation>Bundloser Bass</translation>
        </message>
        <message>
            <source>Slap Bass</source>
            <translation>Slap-Bass</translation>
        </message>
        <message>
            <source>Synth Bass</source>
            <translation>Synthesizer-Bass</translation>
        </message>
        <message>
            <source>Violin</source>
            <translation>Violine</translation>
        </message>
        <message>
            <source>Viola</source>
            <translation>Bratsche</translation>
        </message>
        <message>
            <source>Cello</source>
            <translation>Cello</translation>
        </message>
        <message>
            <source>Contrabass</source>
            <translation>Kontrabass</translation>
        </message>
        <message>
            <source>Harp</source>
            <translation>Harfe</translation>
        </message>
        <message>
            <source>Strings</source>
            <translation>Streicher</translation>
        </message>
        <message>
            <source>Choir</source>
            <translation>Chor</translation>
        </message>
        <message>
            <source>Trumpet</source>
            <translation>Trompete</translation>
        </message>
        <message>
            <source>Trombone</source>
            <translation>Posaune</translation>
        </message>
        <message>
            <source>Muted Trumpet</source>
            <translation>Gedämpfte Trompete</translation>
        </message>
        <message>
            <source>French Horn</source>
            <translation>Horn</translation>
        </message>
        <message>
            <source>Brass</source>
            <translation>Blechbläser</translation>
        </message>
        <message>
            <source>Soprano Sax</source>
            <translation>Sopransaxophon</translation>
        </message>
        <message>
            <source>Alto Sax</source>
            <translation>Altsaxophon</translation>
        </message>
        <message>
            <source>Saxophone</source>
            <translation>Saxophon</translation>
        </message>
        <message>
            <source>Oboe</source>
            <translation>Oboe</translation>
        </message>
        <message>
            <source>Bassoon</source>
            <translation>Fagott</translation>
        </message>
        <message>
            <source>Clarinet</source>
            <translation>Klarinette</translation>
        </message>
        <message>
            <source>Flute</source>
            <translation>Flöte</translation>
        </message>
        <message>
            <source>Recorder</source>
            <translation>Blockflöte</translation>
        </message>
        <message>
            <source>Pan Flute</source>
            <translation>Panflöte</translation>
        </message>
        <message>
            <source>Whistle</source>
            <translation>Pfeife</translation>
        </message>
        <message>
            <source>Synth Lead</source>
            <translation>Synthesizer-Melodie</translation>
        </message>
        <message>
            <source>Synth</source>
            <translation>Synthesizer</translation>
        </message>
        <message>
            <source>Synth Pad</source>
            <translation>Synthesizer-Fläche</translation>
        </message>
        <message>
            <source>Sitar</source>
            <translation>Sitar</translation>
        </message>
        <message>
            <source>Banjo</source>
            <translation>Banjo</translation>
        </message>
        <message>
            <source>Ukulele</source>
            <translation>Ukulele</translation>
        </message>
        <message>
            <source>Mandolin</source>
            <translation>Mandoline</translation>
        </message>
        <message>
            <source>Kalimba</source>
            <translation>Kalimba</translation>
        </message>
        <message>
            <source>Bagpipes</source>
            <translation>Dudelsack</translation>
        </message>
        <message>
            <source>Steel Drums</source>
            <translation>Steel Drums</translation>
        </message>
        <message>
            <source>Bright Piano</source>
            <translation>Helles Klavier</translation>
        </message>
        <message>
            <source>FM Piano</source>
            <translation>FM-Piano</translation>
        </message>
        <message>
            <source>Tubular Bells</source>
            <translation>Röhrenglocken</translation>
        </message>
        <message>
            <source>Dulcimer</source>
            <translation>Hackbrett</translation>
        </message>
        <message>
            <source>Rock Organ</source>
            <translation>Rockorgel</translation>
        </message>
        <message>
            <source>Reed Organ</source>
            <translation>Harmonium</translation>
        </message>
        <message>
            <source>Bandoneon</source>
            <translation>Bandoneon</translation>
        </message>
        <message>
            <source>Acid Bass</source>
            <translation>Acid-Bass</translation>
        </message>
        <message>
            <source>Tremolo Strings</source>
            <translation>Streicher-Tremolo</translation>
        </message>
        <message>
            <source>Pizzicato Strings</source>
            <translation>Streicher-Pizzicato</translation>
        </message>
        <message>
            <source>Timpani</source>
            <translation>Pauken</translation>
        </message>
        <message>
            <source>Synth Strings</source>
            <translation>Synthesizer-Streicher</translation>
        </message>
        <message>
            <source>Synth Choir</source>
            <translation>Synthesizer-Chor</translation>
        </message>
        <message>
            <source>Orchestra Hit</source>
            <translation>Orchesterschlag</translation>
        </message>
        <message>
            <source>Tuba</source>
            <translation>Tuba</translation>
        </message>
        <message>
            <source>Synth Brass</source>
            <translation>Synthesizer-Bläser</translation>
        </message>
        <message>
            <source>Baritone Sax</source>
            <translation>Baritonsaxophon</translation>
        </message>
        <message>
            <source>English Horn</source>
            <translation>Englischhorn</translation>
        </message>
        <message>
            <source>Piccolo</source>
            <translation>Piccoloflöte</translation>
        </message>
        <message>
            <source>Shakuhachi</source>
            <translation>Shakuhachi</translation>
        </message>
        <message>
            <source>Ocarina</source>
            <translation>Okarina</translation>
        </message>
        <message>
            <source>Square Lead</source>
            <translation>Rechteck-Melodie</translation>
        </message>
        <message>
            <source>Arp Synth</source>
            <translation>Arpeggio-Synthesizer</translation>
        </message>
        <message>
            <source>Poly Synth</source>
            <translation>Poly-Synthesizer</translation>
        </message>
        <message>
            <source>Shamisen</source>
            <translation>Shamisen</translation>
        </message>
        <message>
            <source>Koto</source>
            <translation>Koto</translation>
        </message>
        <message>
            <source>Fiddle</source>
            <translation>Fiedel</translation>
        </message>
        <message>
            <source>Shehnai</source>
            <translation>Shehnai</translation>
        </message>
        <message>
            <source>Taikos</source>
            <translation>Taikos</translation>
        </message>
        <message>
            <source>Drums</source>
            <translation>Schlagzeug</translation>
        </message>
        <message>
            <source>Brush Kit</source>
            <translation>Besen-Schlagzeug</translation>
        </message>
        <message>
            <source>Electronic Kit</source>
            <translation>Elektronisches Schlagzeug</translation>
        </message>
        <message>
            <source>Drum Machine</source>
            <translation>Drumcomputer</translation>
        </message>
        <message>
            <source>Power Kit</source>
            <translation>Power-Schlagzeug</translation>
        </message>
        <message>
            <source>Room Kit</source>
            <translation>Raum-Schlagzeug</translation>
        </message>
        <message>
            <source>Jazz Kit</source>
            <translation>Jazz-Schlagzeug</translation>
        </message>
        <message>
            <source>intro</source>
            <translation>Intro</translation>
        </message>
        <message>
            <source>verse</source>
            <translation>Strophe</translation>
        </message>
        <message>
            <source>prechorus</source>
            <translation>Pre-Chorus</translation>
        </message>
        <message>
            <source>chorus</source>
            <translation>Refrain</translation>
        </message>
        <message>
            <source>bridge</source>
            <translation>Bridge</translation>
        </message>
        <message>
            <source>solo</source>
            <translation>Solo</translation>
        </message>
        <message>
            <source>build</source>
            <translation>Aufbau</translation>
        </message>
        <message>
            <source>drop</source>
            <translation>Drop</translation>
        </message>
        <message>
            <source>breakdown</source>
            <translation>Breakdown</translation>
        </message>
        <message>
            <source>interlude</source>
            <translation>Zwischenspiel</translation>
        </message>
        <message>
            <source>head</source>
            <translation>Thema</translation>
        </message>
        <message>
            <source>outro</source>
            <translation>Outro</translation>
        </message>
        <message>
            <source>female</source>
            <translation>weiblich</translation>
        </message>
        <message>
            <source>male</source>
            <translation>männlich</translation>
        </message>
        <message>
            <source>deep</source>
            <translation>tief</translation>
        </message>
        <message>
            <source>high</source>
            <translation>hoch</translation>
        </message>
        <message>
            <source>soft</source>
            <translation>sanft</translation>
        </message>
        <message>
            <source>any</source>
            <translation>beliebig</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>1 bars</source>
            <translation>1 Takt</translation>
        </message>
        <message>
            <source>%1 bars</source>
            <translation>%1 Takte</translation>
        </message>
        <message>
            <source>%1 seconds</source>
            <translation>%1 Sekunden</translation>
        </message>
        <message>
            <source>%1 bpm</source>
            <translation>%1 bpm</translation>
        </message>
        <message>
            <source>chords</source>
            <translation>Akkorde</translation>
        </message>
        <message>
            <source>chords of the %1</source>
            <translation>Akkorde im Abschnitt „%1“</translation>
        </message>
        <message>
            <source>it would not be there anyway</source>
            <translation>das gäbe es ohnehin nicht</translation>
        </message>
        <message>
            <source>name at least three sections for a form</source>
            <translation>eine Form braucht mindestens drei Abschnitte</translation>
        </message>
        <message>
            <source>tempo out of range</source>
            <translation>Tempo außerhalb des Möglichen</translation>
        </message>
        <message>
            <source>length out of range</source>
            <translation>Länge außerhalb des Möglichen</translation>
        </message>
        <message>
            <source>one genre a song: %1 came first</source>
            <translation>ein Genre je Stück: %1 kam zuerst</translation>
        </message>
        <message>
            <source>the prompt says that nobody sings</source>
            <translation>laut Prompt singt niemand</translation>
        </message>
        <message>
            <source>the prompt asks for a voice</source>
            <translation>der Prompt wünscht eine Stimme</translation>
        </message>
        <message>
            <source>the field %1 goes first</source>
            <translation>das Feld „%1“ geht vor</translation>
        </message>
        <message>
            <source>nobody raps yet</source>
            <translation>gerappt wird noch nicht</translation>
        </message>
        <message>
            <source>only one voice sings, and joins itself in choruses</source>
            <translation>nur eine Stimme singt und kommt im Refrain zu sich selbst dazu</translation>
        </message>
        <message>
            <source>the band always plays</source>
            <translation>die Band spielt immer</translation>
        </message>
        <message>
            <source>the voice sings words in its usual way</source>
            <translation>die Stimme singt Worte auf ihre gewohnte Weise</translation>
        </message>
        <message>
            <source>the composer writes notes, not samples</source>
            <translation>der Komponist schreibt Noten, keine Samples</translation>
        </message>
        <message>
            <source>the composer writes notes, not noises</source>
            <translation>der Komponist schreibt Noten, keine Geräusche</translation>
        </message>
        <message>
            <source>effects are added in the mixer</source>
            <translation>Effekte kommen im Mischpult dazu</translation>
        </message>
        <message>
            <source>the composer does not write that yet</source>
            <translation>das schreibt der Komponist noch nicht</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is not a section that the composer knows</source>
            <translation>„%1“ ist kein Abschnitt, den der Komponist kennt</translation>
        </message>
        <message>
            <source>No chord is among the chords</source>
            <translation>Unter den Akkorden ist kein Akkord</translation>
        </message>
        <message>
            <source>No chords were given</source>
            <translation>Es wurden keine Akkorde angegeben</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is not a chord that Melisma knows</source>
            <translation>„%1“ ist kein Akkord, den Melisma kennt</translation>
        </message>
        <message>
            <source>&apos;%1&apos; has no chord before it to repeat</source>
            <translation>vor „%1“ steht kein Akkord zum Wiederholen</translation>
        </message>
    </context>
    <context>
        <name>tonic</name>
        <message>
            <source>Cb</source>
            <translation>Ces</translation>
        </message>
        <message>
            <source>C</source>
            <translation>C</translation>
        </message>
        <message>
            <source>C#</source>
            <translation>Cis</translation>
        </message>
        <message>
            <source>Db</source>
            <translation>Des</translation>
        </message>
        <message>
            <source>D</source>
            <translation>D</translation>
        </message>
        <message>
            <source>D#</source>
            <translation>Dis</translation>
        </message>
        <message>
            <source>Eb</source>
            <translation>Es</translation>
        </message>
        <message>
            <source>E</source>
            <translation>E</translation>
        </message>
        <message>
            <source>E#</source>
            <translation>Eis</translation>
        </message>
        <message>
            <source>Fb</source>
            <translation>Fes</translation>
        </message>
        <message>
            <source>F</source>
            <translation>F</translation>
        </message>
        <message>
            <source>F#</source>
            <translation>Fis</translation>
        </message>
        <message>
            <source>Gb</source>
            <translation>Ges</translation>
        </message>
        <message>
            <source>G</source>
            <translation>G</translation>
        </message>
        <message>
            <source>G#</source>
            <translation>Gis</translation>
        </message>
        <message>
            <source>Ab</source>
            <translation>As</translation>
        </message>
        <message>
            <source>A</source>
            <translation>A</translation>
        </message>
        <message>
            <source>A#</source>
            <translation>Ais</translation>
        </message>
        <message>
            <source>Bb</source>
            <translation>B</translation>
        </message>
        <message>
            <source>B</source>
            <translation>H</translation>
        </message>
        <message>
            <source>B#</source>
            <translation>His</translation>
        </message>
    </context>
    <context>
        <name>minor tonic</name>
        <message>
            <source>Cb</source>
            <translation>ces</translation>
        </message>
        <message>
            <source>C</source>
            <translation>c</translation>
        </message>
        <message>
            <source>C#</source>
            <translation>cis</translation>
        </message>
        <message>
            <source>Db</source>
            <translation>des</translation>
        </message>
        <message>
            <source>D</source>
            <translation>d</translation>
        </message>
        <message>
            <source>D#</source>
            <translation>dis</translation>
        </message>
        <message>
            <source>Eb</source>
            <translation>es</translation>
        </message>
        <message>
            <source>E</source>
            <translation>e</translation>
        </message>
        <message>
            <source>E#</source>
            <translation>eis</translation>
        </message>
        <message>
            <source>Fb</source>
            <translation>fes</translation>
        </message>
        <message>
            <source>F</source>
            <translation>f</translation>
        </message>
        <message>
            <source>F#</source>
            <translation>fis</translation>
        </message>
        <message>
            <source>Gb</source>
            <translation>ges</translation>
        </message>
        <message>
            <source>G</source>
            <translation>g</translation>
        </message>
        <message>
            <source>G#</source>
            <translation>gis</translation>
        </message>
        <message>
            <source>Ab</source>
            <translation>as</translation>
        </message>
        <message>
            <source>A</source>
            <translation>a</translation>
        </message>
        <message>
            <source>A#</source>
            <translation>ais</translation>
        </message>
        <message>
            <source>Bb</source>
            <translation>b</translation>
        </message>
        <message>
            <source>B</source>
            <translation>h</translation>
        </message>
        <message>
            <source>B#</source>
            <translation>his</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::KeyText</name>
        <message>
            <source>%1 major</source>
            <translation>%1-Dur</translation>
        </message>
        <message>
            <source>%1 minor</source>
            <translation>%1-Moll</translation>
        </message>
        <message>
            <source>%1 dorian</source>
            <translation>%1-dorisch</translation>
        </message>
        <message>
            <source>%1 phrygian</source>
            <translation>%1-phrygisch</translation>
        </message>
        <message>
            <source>%1 lydian</source>
            <translation>%1-lydisch</translation>
        </message>
        <message>
            <source>%1 mixolydian</source>
            <translation>%1-mixolydisch</translation>
        </message>
    </context>
    <context>
        <name>QShortcut</name>
        <message>
            <source>Ctrl</source>
            <translation>Strg</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>Umschalt</translation>
        </message>
        <message>
            <source>Alt</source>
            <translation>Alt</translation>
        </message>
        <message>
            <source>Meta</source>
            <translation>Meta</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Leertaste</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>Tab</source>
            <translation>Tab</translation>
        </message>
        <message>
            <source>Backspace</source>
            <translation>Rücktaste</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>Return</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Ins</source>
            <translation>Einfg</translation>
        </message>
        <message>
            <source>Del</source>
            <translation>Entf</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Pos1</translation>
        </message>
        <message>
            <source>End</source>
            <translation>Ende</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Links</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Auf</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>Rechts</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>Ab</translation>
        </message>
        <message>
            <source>PgUp</source>
            <translation>Bild auf</translation>
        </message>
        <message>
            <source>PgDown</source>
            <translation>Bild ab</translation>
        </message>
    </context>
    <context>
        <name>QPlatformTheme</name>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>&amp;Yes</source>
            <translation>&amp;Ja</translation>
        </message>
        <message>
            <source>&amp;No</source>
            <translation>&amp;Nein</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Anwenden</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
    </context>
    <context>
        <name>QLineEdit</name>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Rückgängig</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Wiederholen</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>&amp;Ausschneiden</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>&amp;Einfügen</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Select All</source>
            <translation>Alles auswählen</translation>
        </message>
    </context>
    <context>
        <name>QAbstractSpinBox</name>
        <message>
            <source>&amp;Select All</source>
            <translation>&amp;Alles auswählen</translation>
        </message>
        <message>
            <source>&amp;Step up</source>
            <translation>&amp;Höher</translation>
        </message>
        <message>
            <source>Step &amp;down</source>
            <translation>&amp;Niedriger</translation>
        </message>
    </context>
    <context>
        <name>QFileDialog</name>
        <message>
            <source>Look in:</source>
            <translation>Suchen in:</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Go back</source>
            <translation>Zurückgehen</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Vorwärts</translation>
        </message>
        <message>
            <source>Go forward</source>
            <translation>Vorwärtsgehen</translation>
        </message>
        <message>
            <source>Parent Directory</source>
            <translation>Übergeordneter Ordner</translation>
        </message>
        <message>
            <source>Go to the parent directory</source>
            <translation>Zum übergeordneten Ordner gehen</translation>
        </message>
        <message>
            <source>Create New Folder</source>
            <translation>Neuer Ordner</translation>
        </message>
        <message>
            <source>Create a New Folder</source>
            <translation>Einen neuen Ordner anlegen</translation>
        </message>
        <message>
            <source>List View</source>
            <translation>Liste</translation>
        </message>
        <message>
            <source>Change to list view mode</source>
            <translation>Als Liste zeigen</translation>
        </message>
        <message>
            <source>Detail View</source>
            <translation>Einzelheiten</translation>
        </message>
        <message>
            <source>Change to detail view mode</source>
            <translation>Mit Einzelheiten zeigen</translation>
        </message>
        <message>
            <source>Sidebar</source>
            <translation>Seitenleiste</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>Files of type:</source>
            <translation>Dateien vom Typ:</translation>
        </message>
        <message>
            <source>&amp;Open</source>
            <translation>&amp;Öffnen</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>&amp;Speichern</translation>
        </message>
        <message>
            <source>&amp;Choose</source>
            <translation>&amp;Wählen</translation>
        </message>
        <message>
            <source>File &amp;name:</source>
            <translation>Datei&amp;name:</translation>
        </message>
        <message>
            <source>Directory:</source>
            <translation>Ordner:</translation>
        </message>
        <message>
            <source>Directories</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>All Files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <source>&amp;Rename</source>
            <translation>&amp;Umbenennen</translation>
        </message>
        <message>
            <source>&amp;Delete</source>
            <translation>&amp;Löschen</translation>
        </message>
        <message>
            <source>Show &amp;hidden files</source>
            <translation>&amp;Verborgene Dateien zeigen</translation>
        </message>
        <message>
            <source>&amp;New Folder</source>
            <translation>&amp;Neuer Ordner</translation>
        </message>
        <message>
            <source>New Folder</source>
            <translation>Neuer Ordner</translation>
        </message>
    </context>
    <context>
        <name>QFileSystemModel</name>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Date Modified</source>
            <translation>Geändert am</translation>
        </message>
        <message>
            <source>Computer</source>
            <translation>Rechner</translation>
        </message>
    </context>
    <context>
        <name>QWidgetTextControl</name>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Rückgängig</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Wiederholen</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>&amp;Ausschneiden</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>&amp;Einfügen</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Select All</source>
            <translation>Alles auswählen</translation>
        </message>
    </context>
    <context>
        <name>QAbstractFileIconProvider</name>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Drive</source>
            <translation>Laufwerk</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Shortcut</source>
            <translation>Verknüpfung</translation>
        </message>
        <message>
            <source>%1 File</source>
            <translation>%1-Datei</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::VoiceOffer</name>
        <message>
            <source>Downloading … %1 %</source>
            <translation>Wird heruntergeladen … %1 %</translation>
        </message>
        <message>
            <source>Preparing the voices … %1 %</source>
            <translation>Stimmen werden vorbereitet … %1 %</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message>
            <source>Download of the voices</source>
            <translation>Herunterladen der Stimmen</translation>
        </message>
        <message>
            <source>Voices that read your texts and sing your melodies, on this machine: what you write never leaves it.</source>
            <translation>Stimmen, die Ihre Texte lesen und Ihre Melodien singen, auf diesem Rechner: Was Sie schreiben, verlässt ihn nie.</translation>
        </message>
        <message>
            <source>Get the voices</source>
            <translation>Stimmen holen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Accept the licence and download</source>
            <translation>Lizenz annehmen und herunterladen</translation>
        </message>
        <message>
            <source>Licence %1: %2.</source>
            <translation>Lizenz %1: %2.</translation>
        </message>
        <message>
            <source>%1 MB to download, once</source>
            <translation>%1 MB, einmal herunterzuladen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::LaneGestures</name>
        <message>
            <source>“%1” is locked. Unlock it in its menu first.</source>
            <translation>„%1“ ist gesperrt. Entsperre den Clip erst in seinem Menü.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::SelectionActions</name>
        <message>
            <source>Select clips, or drag over the lanes to select time.</source>
            <translation>Wähle Clips aus oder ziehe über die Spuren, um Zeit auszuwählen.</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>Teilen</translation>
        </message>
        <message>
            <source>There is no clip under the playhead to split.</source>
            <translation>Unter dem Abspielkopf liegt kein Clip, der sich teilen ließe.</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Verdoppeln</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Paste and make room</source>
            <translation>Einfügen und Platz schaffen</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>Einfügen</translation>
        </message>
        <message>
            <source>Drag over the lanes to select the time that is to stay.</source>
            <translation>Ziehe über die Spuren, um die Zeit auszuwählen, die bleiben soll.</translation>
        </message>
        <message>
            <source>Trim to the selection</source>
            <translation>Auf die Auswahl kürzen</translation>
        </message>
        <message>
            <source>Join</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <source>The end of a selection must lie behind its start.</source>
            <translation>Das Ende einer Auswahl muss hinter ihrem Anfang liegen.</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Gruppieren</translation>
        </message>
        <message>
            <source>Ungroup</source>
            <translation>Gruppe auflösen</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>Sperren</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>Entsperren</translation>
        </message>
        <message>
            <source>Clip colour</source>
            <translation>Farbe des Clips</translation>
        </message>
        <message>
            <source>The sound %1 is no longer in the project that it was copied from, so nothing was pasted.</source>
            <translation>Der Klang %1 ist nicht mehr in dem Projekt, aus dem er kopiert wurde; darum wurde nichts eingefügt.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ArmButton</name>
        <message>
            <source>Hear the input</source>
            <translation>Eingang mithören</translation>
        </message>
        <message>
            <source>Inputs %1 and %2, stereo</source>
            <translation>Eingänge %1 und %2, stereo</translation>
        </message>
        <message>
            <source>Input %1</source>
            <translation>Eingang %1</translation>
        </message>
        <message>
            <source>Arm the track to see its inputs</source>
            <translation>Spur scharf stellen, um ihre Eingänge zu sehen</translation>
        </message>
        <message>
            <source>Arm %1</source>
            <translation>%1 scharf stellen</translation>
        </message>
        <message>
            <source>Arm for recording; right click: input and monitoring</source>
            <translation>Zur Aufnahme scharf stellen; Rechtsklick: Eingang und Mithören</translation>
        </message>
        <message>
            <source>Arm</source>
            <translation>Scharf stellen</translation>
        </message>
        <message>
            <source>Arm for recording notes; right click: the grid that they are drawn to</source>
            <translation>Zur Aufnahme von Noten scharf stellen; Rechtsklick: das Raster, auf das sie gezogen werden</translation>
        </message>
        <message>
            <source>Recorded notes</source>
            <translation>Aufgenommene Noten</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::InputForm</name>
        <message>
            <source>Not measured: takes are moved by what the device says.</source>
            <translation>Nicht gemessen: Takes rücken um das, was das Gerät angibt.</translation>
        </message>
        <message>
            <source>Measured: %1 ms.</source>
            <translation>Gemessen: %1 ms.</translation>
        </message>
        <message>
            <source>System default</source>
            <translation>Systemvorgabe</translation>
        </message>
        <message>
            <source>No input found</source>
            <translation>Kein Eingang gefunden</translation>
        </message>
        <message>
            <source>Listening…</source>
            <translation>Es wird gelauscht …</translation>
        </message>
        <message>
            <source>Recording latency</source>
            <translation>Aufnahmelatenz</translation>
        </message>
        <message>
            <source>Connect an output to the input by a cable, or put the microphone before the loudspeaker</source>
            <translation>Einen Ausgang per Kabel mit dem Eingang verbinden oder das Mikrofon vor den Lautsprecher stellen</translation>
        </message>
        <message>
            <source> ms</source>
            <translation> ms</translation>
        </message>
        <message>
            <source>Added to the latency: a positive number moves new takes earlier</source>
            <translation>Kommt zur Latenz hinzu: Eine positive Zahl rückt neue Takes nach vorn</translation>
        </message>
        <message>
            <source>Recording offset</source>
            <translation>Aufnahmeversatz</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>Eingang</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>Messen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::Recording</name>
        <message>
            <source>Measured: %1 ms (%2 frames).</source>
            <translation>Gemessen: %1 ms (%2 Frames).</translation>
        </message>
        <message>
            <source>There is no input to measure with.</source>
            <translation>Es gibt keinen Eingang, mit dem sich messen ließe.</translation>
        </message>
        <message>
            <source>the disk is full in %1</source>
            <translation>die Platte ist in %1 voll</translation>
        </message>
        <message>
            <source>room for %1</source>
            <translation>Platz für %1</translation>
        </message>
        <message>
            <source>Recording %1</source>
            <translation>Aufnahme %1</translation>
        </message>
        <message>
            <source>%1 dropouts</source>
            <translation>%1 Aussetzer</translation>
        </message>
        <message>
            <source>1 dropout</source>
            <translation>1 Aussetzer</translation>
        </message>
        <message>
            <source>Sound was lost while recording (%1). A larger buffer in the audio settings helps.</source>
            <translation>Bei der Aufnahme ging Klang verloren (%1). Ein größerer Puffer in den Audioeinstellungen hilft.</translation>
        </message>
        <message>
            <source>The recording ended early: %1 Everything up to there is kept.</source>
            <translation>Die Aufnahme endete vorzeitig: %1 Alles bis dahin ist erhalten.</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Aufnehmen</translation>
        </message>
        <message>
            <source>This project can only be read, so nothing can be recorded into it.</source>
            <translation>Dieses Projekt lässt sich nur lesen, daher kann nichts darin aufgenommen werden.</translation>
        </message>
        <message>
            <source>Nothing can be recorded: %1</source>
            <translation>Es lässt sich nichts aufnehmen: %1</translation>
        </message>
        <message>
            <source>No sound device runs, so nothing can be recorded. Choose one in the audio settings.</source>
            <translation>Es läuft kein Audiogerät, daher lässt sich nichts aufnehmen. Wählen Sie eines in den Audioeinstellungen.</translation>
        </message>
        <message>
            <source>No track is armed: press the round button on the header of the track that is to be recorded.</source>
            <translation>Keine Spur ist scharf: Drücke den runden Knopf am Kopf der Spur, auf die aufgenommen werden soll.</translation>
        </message>
        <message>
            <source>As played</source>
            <translation>Wie gespielt</translation>
        </message>
        <message>
            <source>Quantised to %1</source>
            <translation>Quantisiert auf %1</translation>
        </message>
        <message>
            <source>1 note</source>
            <translation>1 Note</translation>
        </message>
        <message>
            <source>%1 notes</source>
            <translation>%1 Noten</translation>
        </message>
        <message>
            <source>Nothing was played, so there is no new clip.</source>
            <translation>Es wurde nichts gespielt, also gibt es keinen neuen Clip.</translation>
        </message>
        <message>
            <source>The song is being recorded</source>
            <translation>Der Song wird gerade aufgenommen</translation>
        </message>
        <message>
            <source>Stop that first</source>
            <translation>Beenden Sie das zuerst</translation>
        </message>
        <message>
            <source>No sound device runs, so nothing can be recorded</source>
            <translation>Es läuft kein Audiogerät, also kann nichts aufgenommen werden</translation>
        </message>
        <message>
            <source>Choose one in the audio settings</source>
            <translation>Wählen Sie eines in den Audio-Einstellungen</translation>
        </message>
        <message>
            <source>The microphone is in use for a voice.</source>
            <translation>Das Mikrofon wird gerade für eine Stimme gebraucht.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::RoutingMenu</name>
        <message>
            <source>Send to %1</source>
            <translation>Send an %1</translation>
        </message>
        <message>
            <source>Gain in dB</source>
            <translation>Pegel in dB</translation>
        </message>
        <message>
            <source>Gain of a send</source>
            <translation>Pegel eines Sends</translation>
        </message>
        <message>
            <source>On</source>
            <translation>An</translation>
        </message>
        <message>
            <source>Send on</source>
            <translation>Send an</translation>
        </message>
        <message>
            <source>Send off</source>
            <translation>Send aus</translation>
        </message>
        <message>
            <source>Gain…</source>
            <translation>Pegel …</translation>
        </message>
        <message>
            <source>Before the fader</source>
            <translation>Vor dem Regler</translation>
        </message>
        <message>
            <source>Tap of a send</source>
            <translation>Abgriff eines Sends</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Remove send</source>
            <translation>Send entfernen</translation>
        </message>
        <message>
            <source>New send to %1</source>
            <translation>Neuer Send an %1</translation>
        </message>
        <message>
            <source>Add send</source>
            <translation>Send hinzufügen</translation>
        </message>
        <message>
            <source>No bus yet: add one in the Track menu</source>
            <translation>Noch kein Bus: im Menü „Spur“ hinzufügen</translation>
        </message>
        <message>
            <source>Stereo width</source>
            <translation>Stereobreite</translation>
        </message>
        <message>
            <source>Per cent (0 is mono)</source>
            <translation>Prozent (0 ist mono)</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>Ausgang</translation>
        </message>
        <message>
            <source>Its folder</source>
            <translation>Ihr Ordner</translation>
        </message>
        <message>
            <source>Master</source>
            <translation>Summe</translation>
        </message>
        <message>
            <source>Output of a track</source>
            <translation>Ausgang einer Spur</translation>
        </message>
        <message>
            <source>Sends</source>
            <translation>Sends</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keiner</translation>
        </message>
        <message>
            <source>Folder of a track</source>
            <translation>Ordner einer Spur</translation>
        </message>
        <message>
            <source>Invert the phase</source>
            <translation>Phase umkehren</translation>
        </message>
        <message>
            <source>Stereo width…</source>
            <translation>Stereobreite …</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::SectionMenu</name>
        <message>
            <source>&amp;Repeat section</source>
            <translation>Abschnitt &amp;wiederholen</translation>
        </message>
        <message>
            <source>Move section &amp;earlier</source>
            <translation>Abschnitt nach &amp;vorn</translation>
        </message>
        <message>
            <source>Move section &amp;later</source>
            <translation>Abschnitt nach &amp;hinten</translation>
        </message>
        <message>
            <source>&amp;Select its time</source>
            <translation>Seine Zeit &amp;auswählen</translation>
        </message>
        <message>
            <source>L&amp;oop section</source>
            <translation>Abschnitt als Schlei&amp;fe</translation>
        </message>
        <message>
            <source>Re&amp;name…</source>
            <translation>&amp;Umbenennen…</translation>
        </message>
        <message>
            <source>Remove &amp;marker</source>
            <translation>&amp;Marke entfernen</translation>
        </message>
        <message>
            <source>&amp;Delete section and its music</source>
            <translation>Abschnitt mit Musik &amp;löschen</translation>
        </message>
        <message>
            <source>Section at the playhea&amp;d</source>
            <translation>Abschnitt am A&amp;bspielkopf</translation>
        </message>
        <message>
            <source>Loop section</source>
            <translation>Abschnitt als Schleife</translation>
        </message>
        <message>
            <source>Repeat section</source>
            <translation>Abschnitt wiederholen</translation>
        </message>
        <message>
            <source>Move section</source>
            <translation>Abschnitt verschieben</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Umbenennen</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Remove marker</source>
            <translation>Marke entfernen</translation>
        </message>
        <message>
            <source>Delete section</source>
            <translation>Abschnitt löschen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::TempoTools</name>
        <message>
            <source>&amp;Find in the clip</source>
            <translation>Im Clip &amp;suchen</translation>
        </message>
        <message>
            <source>T&amp;ap</source>
            <translation>&amp;Tippen</translation>
        </message>
        <message>
            <source>Press in time with the music, three times or more</source>
            <translation>Im Takt der Musik drücken, dreimal oder öfter</translation>
        </message>
        <message>
            <source>Listen for the beat of the selected clip</source>
            <translation>Den Takt des ausgewählten Clips heraushören</translation>
        </message>
        <message>
            <source>Select a clip of sound first</source>
            <translation>Zuerst einen Clip mit Ton auswählen</translation>
        </message>
        <message>
            <source>Listening…</source>
            <translation>Hört zu…</translation>
        </message>
        <message>
            <source>Count it half as fast</source>
            <translation>Halb so schnell zählen</translation>
        </message>
        <message>
            <source>Count it twice as fast</source>
            <translation>Doppelt so schnell zählen</translation>
        </message>
    </context>
    <context>
        <name>QKeySequenceEdit</name>
        <message>
            <source>Press shortcut</source>
            <translation>Tasten drücken</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::FixedKeys</name>
        <message>
            <source>Effect editor</source>
            <translation>Effekt-Editor</translation>
        </message>
        <message>
            <source>Hear only what the effect changes</source>
            <translation>Nur hören, was der Effekt ändert</translation>
        </message>
        <message>
            <source>The band&apos;s frequency, finely with Shift</source>
            <translation>Frequenz des Bandes, mit Umschalt fein</translation>
        </message>
        <message>
            <source>The band&apos;s gain, finely with Shift</source>
            <translation>Verstärkung des Bandes, mit Umschalt fein</translation>
        </message>
        <message>
            <source>The band&apos;s width</source>
            <translation>Breite des Bandes</translation>
        </message>
        <message>
            <source>The band on or off, or back to no gain</source>
            <translation>Das Band an oder aus, oder zurück auf keine Verstärkung</translation>
        </message>
        <message>
            <source>Menu of what has the focus</source>
            <translation>Menü dessen, was den Fokus hat</translation>
        </message>
        <message>
            <source>Next and previous control</source>
            <translation>Nächstes und voriges Bedienelement</translation>
        </message>
        <message>
            <source>Move the playhead</source>
            <translation>Abspielkopf bewegen</translation>
        </message>
        <message>
            <source>Take a job off the list</source>
            <translation>Auftrag von der Liste nehmen</translation>
        </message>
        <message>
            <source>Use the voice</source>
            <translation>Stimme verwenden</translation>
        </message>
        <message>
            <source>Listen, or stop</source>
            <translation>Anhören oder anhalten</translation>
        </message>
        <message>
            <source>Take a chip out</source>
            <translation>Einen Chip entfernen</translation>
        </message>
        <message>
            <source>Change the words of a chip</source>
            <translation>Worte eines Chips ändern</translation>
        </message>
        <message>
            <source>Earlier prompts</source>
            <translation>Frühere Prompts</translation>
        </message>
        <message>
            <source>Leave all as it was</source>
            <translation>Alles lassen, wie es war</translation>
        </message>
        <message>
            <source>To its sounds and back</source>
            <translation>Zu ihren Lauten und zurück</translation>
        </message>
        <message>
            <source>Go on to the next note, or back</source>
            <translation>Weiter zur nächsten Note oder zurück</translation>
        </message>
        <message>
            <source>Take the words</source>
            <translation>Worte übernehmen</translation>
        </message>
        <message>
            <source>Cancel a drag, or choose nothing</source>
            <translation>Ziehen abbrechen oder nichts wählen</translation>
        </message>
        <message>
            <source>That take of the chosen clips</source>
            <translation>Dieser Take der gewählten Clips</translation>
        </message>
        <message>
            <source>The clip beside</source>
            <translation>Der Clip daneben</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>Überall</translation>
        </message>
        <message>
            <source>Analysis</source>
            <translation>Analyse</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Aufträge</translation>
        </message>
        <message>
            <source>Voices</source>
            <translation>Stimmen</translation>
        </message>
        <message>
            <source>Syllable of a note</source>
            <translation>Silbe einer Note</translation>
        </message>
        <message>
            <source>Prompt</source>
            <translation>Prompt</translation>
        </message>
        <message>
            <source>Piano roll</source>
            <translation>Pianorolle</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Zeitachse</translation>
        </message>
        <message>
            <source>Automation lanes</source>
            <translation>Automationsspuren</translation>
        </message>
        <message>
            <source>The point before or behind</source>
            <translation>Der Punkt davor oder dahinter</translation>
        </message>
        <message>
            <source>Its value up or down, finely with Shift</source>
            <translation>Sein Wert auf oder ab, fein mit Umschalt</translation>
        </message>
        <message>
            <source>Its place by the grid</source>
            <translation>Sein Platz auf dem Raster</translation>
        </message>
        <message>
            <source>A point at the playhead</source>
            <translation>Ein Punkt am Abspielkopf</translation>
        </message>
        <message>
            <source>Type its value</source>
            <translation>Seinen Wert eintippen</translation>
        </message>
        <message>
            <source>Remove the point</source>
            <translation>Den Punkt entfernen</translation>
        </message>
        <message>
            <source>Mixer</source>
            <translation>Mixer</translation>
        </message>
        <message>
            <source>Move the effect up or down the rack</source>
            <translation>Den Effekt im Rack nach oben oder unten bewegen</translation>
        </message>
        <message>
            <source>The clip or take above or below</source>
            <translation>Der Clip oder das Take darüber oder darunter</translation>
        </message>
        <message>
            <source>The take over the selected time, or throughout</source>
            <translation>Das Take über die gewählte Zeit, sonst im ganzen Clip</translation>
        </message>
        <message>
            <source>The lane above or below, also out of view</source>
            <translation>Die Zeile darüber oder darunter, auch außer Sicht</translation>
        </message>
        <message>
            <source>Listen to the take alone, or no longer</source>
            <translation>Nur das Take anhören, oder nicht mehr</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::KeyTip</name>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ShortcutEditor</name>
        <message>
            <source>“%1” has %2 now.</source>
            <translation>„%1“ hat jetzt %2.</translation>
        </message>
        <message>
            <source>“%1” has no keys now.</source>
            <translation>„%1“ hat jetzt keine Tasten.</translation>
        </message>
        <message>
            <source>%1 is taken by %2.</source>
            <translation>%1 gehört schon zu %2.</translation>
        </message>
        <message>
            <source>%1 is fixed for %2. Press other keys.</source>
            <translation>%1 ist fest für %2. Drücken Sie andere Tasten.</translation>
        </message>
        <message>
            <source>These keys are fixed.</source>
            <translation>Diese Tasten sind fest.</translation>
        </message>
        <message>
            <source>Choose what to give keys to</source>
            <translation>Wählen Sie, was Tasten bekommen soll</translation>
        </message>
        <message>
            <source>New keys</source>
            <translation>Neue Tasten</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>So lassen</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>Tasten übernehmen</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>No keys</source>
            <translation>Keine Tasten</translation>
        </message>
        <message>
            <source>Besides the keys it has</source>
            <translation>Zusätzlich zu den bisherigen</translation>
        </message>
        <message>
            <source>Elsewhere it stays %1.</source>
            <translation>Anderswo bleibt das %1.</translation>
        </message>
        <message>
            <source>In “%1” it stays “%2”.</source>
            <translation>In „%1“ bleibt das „%2“.</translation>
        </message>
        <message>
            <source>“%1” (%2)</source>
            <translation>„%1“ (%2)</translation>
        </message>
        <message>
            <source>An action can have at most %1 keys.</source>
            <translation>Eine Aktion kann höchstens %1 Tasten haben.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ShortcutFile</name>
        <message>
            <source>“%1” goes from “%2” to “%3”.</source>
            <translation>„%1“ geht von „%2“ an „%3“.</translation>
        </message>
        <message>
            <source>“%1” is in the file for “%2” and for “%3”; the first keeps it.</source>
            <translation>„%1“ steht in der Datei für „%2“ und für „%3“; das erste behält die Taste.</translation>
        </message>
        <message>
            <source>“%1” for “%2” is left out: it is fixed for “%3”.</source>
            <translation>„%1“ für „%2“ bleibt weg: Die Taste ist fest für „%3“.</translation>
        </message>
        <message>
            <source>“%1” for “%2” is left out: it keeps its meaning everywhere.</source>
            <translation>„%1“ für „%2“ bleibt weg: Die Taste behält überall ihre Bedeutung.</translation>
        </message>
        <message>
            <source>“%1” for “%2” is left out: it is no key.</source>
            <translation>„%1“ für „%2“ bleibt weg: Das ist keine Taste.</translation>
        </message>
        <message>
            <source>“%1” has more than %2 keys in the file; the first count.</source>
            <translation>„%1“ hat in der Datei mehr als %2 Tasten; die ersten gelten.</translation>
        </message>
        <message>
            <source>“%1” is in the file twice; the first counts.</source>
            <translation>„%1“ steht zweimal in der Datei; das erste gilt.</translation>
        </message>
        <message>
            <source>“%1” is left out: its keys are fixed.</source>
            <translation>„%1“ bleibt weg: Die Tasten dafür sind fest.</translation>
        </message>
        <message>
            <source>“%1” is left out: this version knows no such action.</source>
            <translation>„%1“ bleibt weg: Diese Version kennt keine solche Aktion.</translation>
        </message>
        <message>
            <source>Entry %1 of the file is left out: it is no action with keys.</source>
            <translation>Eintrag %1 der Datei bleibt weg: Er ist keine Aktion mit Tasten.</translation>
        </message>
        <message>
            <source>The file is of another version of Melisma, whose list this one cannot read.</source>
            <translation>Die Datei stammt von einer anderen Version von Melisma, deren Liste diese nicht lesen kann.</translation>
        </message>
        <message>
            <source>The file is not a list of Melisma&apos;s shortcuts.</source>
            <translation>Die Datei ist keine Liste von Melismas Tastenkürzeln.</translation>
        </message>
        <message>
            <source>The file is damaged or no list of shortcuts: it cannot be read from byte %1 on.</source>
            <translation>Die Datei ist beschädigt oder keine Liste von Tastenkürzeln: Ab Byte %1 lässt sie sich nicht lesen.</translation>
        </message>
        <message>
            <source>The file is too large for a list of shortcuts.</source>
            <translation>Die Datei ist zu groß für eine Liste von Tastenkürzeln.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ShortcutKeys</name>
        <message>
            <source>%1 keeps its meaning everywhere, so it cannot be a shortcut.</source>
            <translation>%1 behält überall seine Bedeutung und kann darum kein Kürzel sein.</translation>
        </message>
        <message>
            <source>This is no key that can be a shortcut.</source>
            <translation>Das ist keine Taste, die ein Kürzel sein kann.</translation>
        </message>
        <message>
            <source> or </source>
            <translation> oder </translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ShortcutList</name>
        <message>
            <source>fixed</source>
            <translation>fest</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>Vorgabe</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>What it does</source>
            <translation>Was geschieht</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ShortcutMap</name>
        <message>
            <source>Open the menu %1</source>
            <translation>Menü %1 öffnen</translation>
        </message>
        <message>
            <source>Menus</source>
            <translation>Menüs</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::FirstPage</name>
        <message>
            <source>The track is armed. The red button begins the recording.</source>
            <translation>Die Spur ist scharf. Der rote Knopf beginnt die Aufnahme.</translation>
        </message>
        <message>
            <source>The track is armed. %1 begins the recording.</source>
            <translation>Die Spur ist scharf. %1 beginnt die Aufnahme.</translation>
        </message>
        <message>
            <source>Add track</source>
            <translation>Spur anlegen</translation>
        </message>
        <message>
            <source>Audio</source>
            <translation>Audio</translation>
        </message>
        <message>
            <source>A track for your microphone or instrument, armed and ready.</source>
            <translation>Eine Spur für Ihr Mikrofon oder Instrument, scharf und bereit.</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Aufnehmen</translation>
        </message>
        <message>
            <source>Sound or MIDI, onto tracks of their own. They can be dropped here, too.</source>
            <translation>Klang oder MIDI, auf eigene Spuren. Sie können auch hierher gezogen werden.</translation>
        </message>
        <message>
            <source>Open files</source>
            <translation>Dateien öffnen</translation>
        </message>
        <message>
            <source>Open files…</source>
            <translation>Dateien öffnen …</translation>
        </message>
        <message>
            <source>A few words become a song of several tracks, made on this machine.</source>
            <translation>Aus ein paar Worten wird ein Stück mit mehreren Spuren, auf diesem Rechner gemacht.</translation>
        </message>
        <message>
            <source>Describe a song</source>
            <translation>Ein Stück beschreiben</translation>
        </message>
        <message>
            <source>How do you want to begin?</source>
            <translation>Wie möchten Sie anfangen?</translation>
        </message>
        <message>
            <source>From a template</source>
            <translation>Aus einer Vorlage</translation>
        </message>
        <message>
            <source>Tracks, instruments and effects as you saved them.</source>
            <translation>Spuren, Instrumente und Effekte, wie Sie sie gespeichert haben.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ClipSoundActions</name>
        <message>
            <source>Select clips that hold sound; notes have no gain of their own.</source>
            <translation>Wähle Clips mit Klang aus; Noten haben keinen eigenen Pegel.</translation>
        </message>
        <message>
            <source>The clips are silent, so there is nothing to normalise.</source>
            <translation>Die Clips sind still; es gibt nichts zu normalisieren.</translation>
        </message>
        <message>
            <source>The clips' peaks are at %1; the gains are now from %2 to %3.</source>
            <translation>Die Spitzen der Clips liegen bei %1; die Pegel reichen nun von %2 bis %3.</translation>
        </message>
        <message>
            <source>Some of the clips are too quiet for %1; the gains are now from %2 to %3.</source>
            <translation>Einige der Clips sind zu leise für %1; die Pegel reichen nun von %2 bis %3.</translation>
        </message>
        <message>
            <source>The clip's peak is at %1; its gain is now %2.</source>
            <translation>Die Spitze des Clips liegt bei %1; sein Pegel ist nun %2.</translation>
        </message>
        <message>
            <source>The clip is too quiet for %1; its gain is now the greatest, %2.</source>
            <translation>Der Clip ist zu leise für %1; sein Pegel ist nun der größte, %2.</translation>
        </message>
        <message>
            <source>Normalise</source>
            <translation>Normalisieren</translation>
        </message>
        <message>
            <source>Silence</source>
            <translation>Stille einsetzen</translation>
        </message>
        <message>
            <source>Select clips, or drag over the lanes to select time.</source>
            <translation>Wähle Clips aus oder ziehe über die Spuren, um Zeit auszuwählen.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ZeroCrossings</name>
        <message>
            <source>Select an audio track, or time on one: only sounds have zero crossings.</source>
            <translation>Wähle eine Audiospur oder Zeit darauf aus: Nur Klänge haben Nulldurchgänge.</translation>
        </message>
        <message>
            <source>There is no zero crossing within 50 ms.</source>
            <translation>Innerhalb von 50 ms liegt kein Nulldurchgang.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::PiecePlayer</name>
        <message>
            <source>The song has nothing there to be played.</source>
            <translation>Dort hat das Stück nichts zum Abspielen.</translation>
        </message>
        <message>
            <source>Select clips, or drag over the lanes to select time.</source>
            <translation>Wähle Clips aus oder ziehe über die Spuren, um Zeit auszuwählen.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ReverseClips</name>
        <message>
            <source>Select clips, or drag over the lanes to select time.</source>
            <translation>Wähle Clips aus oder ziehe über die Spuren, um Zeit auszuwählen.</translation>
        </message>
        <message>
            <source>The project was saved elsewhere meanwhile; reverse the clips again.</source>
            <translation>Das Projekt wurde inzwischen woanders gespeichert; kehre die Clips noch einmal um.</translation>
        </message>
        <message>
            <source>Reverse</source>
            <translation>Umkehren</translation>
        </message>
        <message>
            <source>Take %1, reversed</source>
            <translation>Take %1, umgekehrt</translation>
        </message>
        <message>
            <source>A clip put together from several takes cannot be reversed. Flatten the comp first.</source>
            <translation>Ein aus mehreren Takes zusammengesetzter Clip lässt sich nicht umkehren. Schreiben Sie den Comp zuerst fest.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::AutomationAxis</name>
        <message>
            <source>on</source>
            <translation>an</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>%1: share of the effect</source>
            <translation>%1: Anteil des Effekts</translation>
        </message>
        <message>
            <source>Send to %1</source>
            <translation>Send an %1</translation>
        </message>
        <message>
            <source>muted</source>
            <translation>stumm</translation>
        </message>
        <message>
            <source>heard</source>
            <translation>zu hören</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Stumm</translation>
        </message>
        <message>
            <source>Pan</source>
            <translation>Panorama</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Lautstärke</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::AutomationActions</name>
        <message>
            <source>Show automation of</source>
            <translation>Automation zeigen von</translation>
        </message>
        <message>
            <source>Hide the lane</source>
            <translation>Zeile verbergen</translation>
        </message>
        <message>
            <source>Value in %1</source>
            <translation>Wert in %1</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Delete automation point</source>
            <translation>Automationspunkt löschen</translation>
        </message>
        <message>
            <source>Change automation point</source>
            <translation>Automationspunkt ändern</translation>
        </message>
        <message>
            <source>Add automation point</source>
            <translation>Automationspunkt hinzufügen</translation>
        </message>
        <message>
            <source>Delete automation</source>
            <translation>Automation löschen</translation>
        </message>
        <message>
            <source>Delete all points</source>
            <translation>Alle Punkte löschen</translation>
        </message>
        <message>
            <source>Thin automation</source>
            <translation>Automation ausdünnen</translation>
        </message>
        <message>
            <source>Thin out</source>
            <translation>Ausdünnen</translation>
        </message>
        <message>
            <source>Automation off</source>
            <translation>Automation aus</translation>
        </message>
        <message>
            <source>Automation on</source>
            <translation>Automation an</translation>
        </message>
        <message>
            <source>Delete the point</source>
            <translation>Punkt löschen</translation>
        </message>
        <message>
            <source>Hold until the next point</source>
            <translation>Bis zum nächsten Punkt halten</translation>
        </message>
        <message>
            <source>Value…</source>
            <translation>Wert …</translation>
        </message>
        <message>
            <source>Add a point (%1)</source>
            <translation>Punkt hinzufügen (%1)</translation>
        </message>
        <message>
            <source>Usual height</source>
            <translation>Übliche Höhe</translation>
        </message>
        <message>
            <source>Tall</source>
            <translation>Hoch</translation>
        </message>
        <message>
            <source>Very tall</source>
            <translation>Sehr hoch</translation>
        </message>
        <message>
            <source>Automation mode</source>
            <translation>Automationsmodus</translation>
        </message>
        <message>
            <source>Height</source>
            <translation>Höhe</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::AutomationHeader</name>
        <message>
            <source>Hide the lane: %1</source>
            <translation>Zeile verbergen: %1</translation>
        </message>
        <message>
            <source>Automation on: %1</source>
            <translation>Automation an: %1</translation>
        </message>
        <message>
            <source>Hide the lane</source>
            <translation>Zeile verbergen</translation>
        </message>
        <message>
            <source>Automation off</source>
            <translation>Automation aus</translation>
        </message>
        <message>
            <source>Automation on</source>
            <translation>Automation an</translation>
        </message>
        <message>
            <source>A</source>
            <comment>automation</comment>
            <translation>A</translation>
        </message>
        <message>
            <source>Double or right click: back. Shift: fine.</source>
            <translation>Doppel- oder Rechtsklick: zurück. Umschalt: fein.</translation>
        </message>
        <message>
            <source>Master: %1</source>
            <translation>Summe: %1</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::AutomationLane</name>
        <message numerus="yes">
            <source>%n points</source>
            <translation>
                <numerusform>%n Punkt</numerusform>
                <numerusform>%n Punkte</numerusform>
            </translation>
        </message>
        <message>
            <source>Automation line</source>
            <translation>Automationslinie</translation>
        </message>
        <message>
            <source>Draw automation</source>
            <translation>Automation zeichnen</translation>
        </message>
        <message>
            <source>Move automation point</source>
            <translation>Automationspunkt verschieben</translation>
        </message>
        <message>
            <source>Automation of %1, %2</source>
            <translation>Automation von %1, %2</translation>
        </message>
        <message>
            <source>Click to add a point, drag to draw, Shift+drag for a line</source>
            <translation>Klicken setzt einen Punkt, Ziehen zeichnet, Umschalt+Ziehen zieht eine Linie</translation>
        </message>
        <message>
            <source>Point %1 of %2</source>
            <translation>Punkt %1 von %2</translation>
        </message>
        <message>
            <source>%1, bar %2, beat %3</source>
            <translation>%1, Takt %2, Schlag %3</translation>
        </message>
        <message>
            <source>Master</source>
            <translation>Summe</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::AutomatedMix</name>
        <message>
            <source>automated</source>
            <translation>automatisiert</translation>
        </message>
        <message>
            <source>A</source>
            <comment>automated</comment>
            <translation>A</translation>
        </message>
        <message>
            <source>Automated: its lane in the timeline decides. Touch, Latch or Write record what you do.</source>
            <translation>Automatisiert: Die Zeile in der Zeitleiste bestimmt. Touch, Latch oder Write nehmen auf, was Sie tun.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::SendRow</name>
        <message>
            <source>Gain of the send to %1</source>
            <translation>Pegel des Sends an %1</translation>
        </message>
        <message>
            <source>Send to %1 before the fader</source>
            <translation>Send an %1 vor dem Regler</translation>
        </message>
        <message>
            <source>Switch the send to %1 on</source>
            <translation>Send an %1 einschalten</translation>
        </message>
        <message>
            <source>Switch the send to %1 off</source>
            <translation>Send an %1 ausschalten</translation>
        </message>
        <message>
            <source>Send to %1 on</source>
            <translation>Send an %1 eingeschaltet</translation>
        </message>
        <message>
            <source>Send to %1</source>
            <translation>Send an %1</translation>
        </message>
        <message>
            <source>Gain of a send</source>
            <translation>Pegel eines Sends</translation>
        </message>
        <message>
            <source>Tap of a send</source>
            <translation>Abgriff eines Sends</translation>
        </message>
        <message>
            <source>Send off</source>
            <translation>Send aus</translation>
        </message>
        <message>
            <source>Send on</source>
            <translation>Send an</translation>
        </message>
        <message>
            <source>Before the fader</source>
            <translation>Vor dem Regler</translation>
        </message>
        <message>
            <source>Pre</source>
            <translation>Pre</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ClipSound</name>
        <message>
            <source>This project can only be read, so its sounds stay as they are.</source>
            <translation>Dieses Projekt kann nur gelesen werden, darum bleiben seine Klänge, wie sie sind.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::TimelineParts</name>
        <message>
            <source>bar %1, beat %2, to bar %3, beat %4</source>
            <translation>Takt %1, Schlag %2, bis Takt %3, Schlag %4</translation>
        </message>
        <message numerus="yes">
            <source>%n clips</source>
            <translation>
                <numerusform>%n Clip</numerusform>
                <numerusform>%n Clips</numerusform>
            </translation>
        </message>
        <message>
            <source>volume %1</source>
            <translation>Lautstärke %1</translation>
        </message>
        <message>
            <source>muted</source>
            <translation>stumm</translation>
        </message>
        <message>
            <source>soloed</source>
            <translation>solo</translation>
        </message>
        <message>
            <source>take %1 of %2</source>
            <translation>Take %1 von %2</translation>
        </message>
        <message>
            <source>locked</source>
            <translation>gesperrt</translation>
        </message>
        <message>
            <source>made by a machine</source>
            <translation>von einer Maschine gemacht</translation>
        </message>
        <message>
            <source>Track %1</source>
            <translation>Spur %1</translation>
        </message>
        <message>
            <source>Section %1</source>
            <translation>Abschnitt %1</translation>
        </message>
        <message>
            <source>Marker %1</source>
            <translation>Marke %1</translation>
        </message>
        <message>
            <source>Chord %1</source>
            <translation>Akkord %1</translation>
        </message>
        <message>
            <source>is heard</source>
            <translation>wird gehört</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::NoteParts</name>
        <message>
            <source>bar %1, beat %2, velocity %3</source>
            <translation>Takt %1, Schlag %2, Anschlag %3</translation>
        </message>
    </context>
    <context>
        <name>preset</name>
        <message>
            <source>Voice: clear</source>
            <translation>Stimme: klar</translation>
        </message>
        <message>
            <source>Guitar: room for the voice</source>
            <translation>Gitarre: Platz für die Stimme</translation>
        </message>
        <message>
            <source>Bass: round</source>
            <translation>Bass: rund</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>Telefon</translation>
        </message>
        <message>
            <source>Voice: even</source>
            <translation>Stimme: gleichmäßig</translation>
        </message>
        <message>
            <source>Drums: punch</source>
            <translation>Schlagzeug: Druck</translation>
        </message>
        <message>
            <source>Bus: glue</source>
            <translation>Bus: Zusammenhalt</translation>
        </message>
        <message>
            <source>Master: gentle</source>
            <translation>Master: sanft</translation>
        </message>
        <message>
            <source>Soft voice</source>
            <translation>Weiche Stimme</translation>
        </message>
        <message>
            <source>Sharp voice</source>
            <translation>Scharfe Stimme</translation>
        </message>
        <message>
            <source>Microphone in a room</source>
            <translation>Mikrofon im Raum</translation>
        </message>
        <message>
            <source>Drum alone</source>
            <translation>Einzelne Trommel</translation>
        </message>
        <message>
            <source>Streaming</source>
            <translation>Streaming</translation>
        </message>
        <message>
            <source>Loud</source>
            <translation>Laut</translation>
        </message>
        <message>
            <source>Small room</source>
            <translation>Kleiner Raum</translation>
        </message>
        <message>
            <source>Plate for a voice</source>
            <translation>Hallplatte für eine Stimme</translation>
        </message>
        <message>
            <source>Large hall</source>
            <translation>Großer Saal</translation>
        </message>
        <message>
            <source>Slap</source>
            <translation>Slapback</translation>
        </message>
        <message>
            <source>Ping-pong</source>
            <translation>Ping-Pong</translation>
        </message>
        <message>
            <source>Wide</source>
            <translation>Breit</translation>
        </message>
        <message>
            <source>Flanger</source>
            <translation>Flanger</translation>
        </message>
        <message>
            <source>Warm tape</source>
            <translation>Warmes Band</translation>
        </message>
        <message>
            <source>Tube grit</source>
            <translation>Raue Röhre</translation>
        </message>
        <message>
            <source>Wider, bass in the middle</source>
            <translation>Breiter, Bass in der Mitte</translation>
        </message>
        <message>
            <source>Mono</source>
            <translation>Mono</translation>
        </message>
        <message>
            <source>Natural</source>
            <translation>Natürlich</translation>
        </message>
        <message>
            <source>Hard</source>
            <translation>Hart</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::EffectBar</name>
        <message>
            <source>&amp;Delta</source>
            <translation>&amp;Delta</translation>
        </message>
        <message>
            <source>Hear only what the effect changes</source>
            <translation>Nur hören, was der Effekt ändert</translation>
        </message>
        <message>
            <source>Hear only what the effect changes: what it puts out less what came in (Alt+D)</source>
            <translation>Nur hören, was der Effekt ändert: was er abgibt, weniger was hineinkam (Alt+D)</translation>
        </message>
        <message>
            <source>Presets</source>
            <translation>Voreinstellungen</translation>
        </message>
        <message>
            <source>Settings to begin with, and your own</source>
            <translation>Einstellungen für den Anfang, und eigene</translation>
        </message>
        <message>
            <source>A</source>
            <comment>setting</comment>
            <translation>A</translation>
        </message>
        <message>
            <source>B</source>
            <comment>setting</comment>
            <translation>B</translation>
        </message>
        <message>
            <source>Setting A</source>
            <translation>Einstellung A</translation>
        </message>
        <message>
            <source>Setting B</source>
            <translation>Einstellung B</translation>
        </message>
        <message>
            <source>The first of two settings to compare</source>
            <translation>Die erste von zwei Einstellungen zum Vergleichen</translation>
        </message>
        <message>
            <source>The second of two settings to compare</source>
            <translation>Die zweite von zwei Einstellungen zum Vergleichen</translation>
        </message>
        <message>
            <source>Copy to A</source>
            <translation>Nach A kopieren</translation>
        </message>
        <message>
            <source>Copy to B</source>
            <translation>Nach B kopieren</translation>
        </message>
        <message>
            <source>Makes the other setting as this one</source>
            <translation>Macht die andere Einstellung wie diese</translation>
        </message>
        <message>
            <source>Save as a preset…</source>
            <translation>Als Voreinstellung sichern…</translation>
        </message>
        <message>
            <source>Delete a preset</source>
            <translation>Voreinstellung löschen</translation>
        </message>
        <message>
            <source>Choose a preset</source>
            <translation>Voreinstellung wählen</translation>
        </message>
        <message>
            <source>Save as a preset</source>
            <translation>Als Voreinstellung sichern</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>There is a preset %1 already. Replace it?</source>
            <translation>Es gibt schon eine Voreinstellung %1. Ersetzen?</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::EffectCompare</name>
        <message>
            <source>Copy settings</source>
            <translation>Einstellungen kopieren</translation>
        </message>
        <message>
            <source>Compare settings</source>
            <translation>Einstellungen vergleichen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ReductionPlot</name>
        <message>
            <source>Gain reduction</source>
            <translation>Pegelabsenkung</translation>
        </message>
        <message>
            <source>By how much the sound is lowered, in dB, over the last six seconds</source>
            <translation>Um wie viel der Klang abgesenkt wird, in dB, über die letzten sechs Sekunden</translation>
        </message>
        <message>
            <source>Lowered by</source>
            <translation>Abgesenkt um</translation>
        </message>
        <message>
            <source>%1 dB</source>
            <translation>%1 dB</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::TransferGraph</name>
        <message>
            <source>Level that leaves for the level that comes in</source>
            <translation>Ausgangspegel zum Eingangspegel</translation>
        </message>
        <message>
            <source>Across: the level that comes in. Up: the level that leaves. The dot is the sound.</source>
            <translation>Quer: der Pegel, der hineingeht. Hoch: der Pegel, der herauskommt. Der Punkt ist der Klang.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::BandModel</name>
        <message>
            <source>Low cut</source>
            <translation>Tiefensperre</translation>
        </message>
        <message>
            <source>Low shelf</source>
            <translation>Tiefen</translation>
        </message>
        <message>
            <source>Peak %1</source>
            <translation>Glocke %1</translation>
        </message>
        <message>
            <source>High shelf</source>
            <translation>Höhen</translation>
        </message>
        <message>
            <source>High cut</source>
            <translation>Höhensperre</translation>
        </message>
        <message>
            <source>Low band</source>
            <translation>Tiefes Band</translation>
        </message>
        <message>
            <source>Middle band</source>
            <translation>Mittleres Band</translation>
        </message>
        <message>
            <source>High band</source>
            <translation>Hohes Band</translation>
        </message>
        <message>
            <source>Between low and middle</source>
            <translation>Zwischen tief und mittel</translation>
        </message>
        <message>
            <source>Between middle and high</source>
            <translation>Zwischen mittel und hoch</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::BandGraph</name>
        <message>
            <source>Bands</source>
            <translation>Bänder</translation>
        </message>
        <message>
            <source>Tab: the next band. Arrows: its frequency and gain. Page Up, Page Down: its width. Space: on or off, or back.</source>
            <translation>Tab: das nächste Band. Pfeile: seine Frequenz und Verstärkung. Bild auf, Bild ab: seine Breite. Leertaste: an oder aus, oder zurück.</translation>
        </message>
        <message>
            <source>Drag a band; Shift: finely. Alt-drag or the wheel: its width. Double click: on or off, or back.</source>
            <translation>Ein Band ziehen; Umschalt: fein. Mit Alt ziehen oder das Rad: seine Breite. Doppelklick: an oder aus, oder zurück.</translation>
        </message>
        <message>
            <source>%1 Hz</source>
            <translation>%1 Hz</translation>
        </message>
        <message>
            <source>%1 kHz</source>
            <translation>%1 kHz</translation>
        </message>
        <message>
            <source>%1 dB</source>
            <translation>%1 dB</translation>
        </message>
        <message>
            <source>Q %1</source>
            <translation>Q %1</translation>
        </message>
        <message>
            <source>on</source>
            <comment>a filter</comment>
            <translation>an</translation>
        </message>
        <message>
            <source>off</source>
            <comment>a filter</comment>
            <translation>aus</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::TakeDrag</name>
        <message>
            <source>Move joint</source>
            <translation>Nahtstelle verschieben</translation>
        </message>
        <message>
            <source>Comp takes</source>
            <translation>Takes zusammensetzen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::TakeActions</name>
        <message>
            <source>Comp takes</source>
            <translation>Takes zusammensetzen</translation>
        </message>
        <message>
            <source>None of the selected clips is put together from several takes.</source>
            <translation>Keiner der gewählten Clips ist aus mehreren Takes zusammengesetzt.</translation>
        </message>
        <message>
            <source>Rename take</source>
            <translation>Take umbenennen</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Use over the selected time</source>
            <translation>Über die gewählte Zeit verwenden</translation>
        </message>
        <message>
            <source>Use up to the playhead</source>
            <translation>Bis zum Abspielkopf verwenden</translation>
        </message>
        <message>
            <source>Use up to here</source>
            <translation>Bis hier verwenden</translation>
        </message>
        <message>
            <source>Use from the playhead on</source>
            <translation>Ab dem Abspielkopf verwenden</translation>
        </message>
        <message>
            <source>Use from here on</source>
            <translation>Ab hier verwenden</translation>
        </message>
        <message>
            <source>Use for the whole clip</source>
            <translation>Im ganzen Clip verwenden</translation>
        </message>
        <message>
            <source>Clear the comp</source>
            <translation>Comp aufheben</translation>
        </message>
        <message>
            <source>Flatten the comp</source>
            <translation>Comp festschreiben</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>Umbenennen…</translation>
        </message>
        <message>
            <source>Delete take</source>
            <translation>Take löschen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::PreviewDialog</name>
        <message>
            <source>All notes of the clip change; choose some to change those.</source>
            <translation>Alle Noten des Clips ändern sich; wähle einige, um nur diese zu ändern.</translation>
        </message>
        <message>
            <source>The chosen notes change.</source>
            <translation>Die gewählten Noten ändern sich.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::QuantiseDialog</name>
        <message>
            <source>Quantise</source>
            <translation>Quantisieren</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Raster</translation>
        </message>
        <message>
            <source>Strength</source>
            <translation>Stärke</translation>
        </message>
        <message>
            <source>How far notes are drawn to the lines</source>
            <translation>Wie weit Noten an die Linien gezogen werden</translation>
        </message>
        <message>
            <source>Swing</source>
            <translation>Swing</translation>
        </message>
        <message>
            <source>How late every second line is: 0 % straight, 100 % triplets</source>
            <translation>Wie spät jede zweite Linie ist: 0 % gerade, 100 % Triolen</translation>
        </message>
        <message>
            <source>Starts</source>
            <translation>Anfänge</translation>
        </message>
        <message>
            <source>Ends</source>
            <translation>Enden</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::HumaniseDialog</name>
        <message>
            <source>Humanise</source>
            <translation>Vermenschlichen</translation>
        </message>
        <message>
            <source>Timing</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source> % of the grid</source>
            <translation> % des Rasters</translation>
        </message>
        <message>
            <source>How far notes begin before or behind their place at most</source>
            <translation>Wie weit Noten höchstens vor oder hinter ihrer Stelle beginnen</translation>
        </message>
        <message>
            <source>Velocity</source>
            <translation>Anschlag</translation>
        </message>
        <message>
            <source>How much louder or softer notes are at most</source>
            <translation>Wie viel lauter oder leiser Noten höchstens sind</translation>
        </message>
        <message>
            <source>Other deviations</source>
            <translation>Andere Abweichungen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ControllerLane</name>
        <message>
            <source>Drag to draw the values, with Shift a straight line; a double click takes them away</source>
            <translation>Ziehen zeichnet die Werte, mit Umschalt eine gerade Linie; ein Doppelklick nimmt sie weg</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::InstrumentDialog</name>
        <message>
            <source>Use</source>
            <translation>Nehmen</translation>
        </message>
        <message>
            <source>Instrument</source>
            <translation>Instrument</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Search instruments</source>
            <translation>Instrumente suchen</translation>
        </message>
        <message>
            <source>Up and Down let the instruments be heard.</source>
            <translation>Auf und Ab lassen die Instrumente hören.</translation>
        </message>
        <message>
            <source>Choose the instrument</source>
            <translation>Instrument wählen</translation>
        </message>
        <message>
            <source>Choose an instrument track, then its instrument.</source>
            <translation>Wähle eine Instrumentspur und dann ihr Instrument.</translation>
        </message>
        <message>
            <source>SoundFont &amp;file…</source>
            <translation>SoundFont-&amp;Datei …</translation>
        </message>
        <message>
            <source>Where the instruments are from</source>
            <translation>Woher die Instrumente kommen</translation>
        </message>
        <message>
            <source>About the SoundFont</source>
            <translation>Über den SoundFont</translation>
        </message>
        <message>
            <source>General MIDI</source>
            <translation>General MIDI</translation>
        </message>
        <message>
            <source>Choose a SoundFont</source>
            <translation>SoundFont wählen</translation>
        </message>
        <message>
            <source>SoundFonts</source>
            <translation>SoundFonts</translation>
        </message>
        <message>
            <source>Checking the SoundFont…</source>
            <translation>Der SoundFont wird geprüft …</translation>
        </message>
        <message>
            <source>Copying the SoundFont into the project…</source>
            <translation>Der SoundFont wird ins Projekt kopiert …</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::StretchForm</name>
        <message>
            <source>Stretch</source>
            <translation>Dehnung</translation>
        </message>
        <message>
            <source>Pitch in semitones</source>
            <translation>Tonhöhe in Halbtönen</translation>
        </message>
        <message>
            <source>Pitch in cents</source>
            <translation>Tonhöhe in Cent</translation>
        </message>
        <message>
            <source>Keep the voice&apos;s character</source>
            <translation>Klang der Stimme behalten</translation>
        </message>
        <message>
            <source>Follow the tempo</source>
            <translation>Dem Tempo folgen</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>Shifts the pitch of a voice without making it sound larger or smaller</source>
            <translation>Verschiebt die Tonhöhe einer Stimme, ohne dass sie größer oder kleiner klingt</translation>
        </message>
        <message>
            <source>Stretches the clip with the song, so that it keeps its beats when the tempo changes</source>
            <translation>Dehnt den Clip mit dem Stück, sodass er bei einem anderen Tempo auf seinen Schlägen bleibt</translation>
        </message>
        <message>
            <source>How long it takes, of what the file takes. Drag a clip&apos;s edge with Alt to set it</source>
            <translation>Wie lange es dauert, gemessen an der Datei. Auch mit Alt am Rand des Clips zu ziehen</translation>
        </message>
        <message>
            <source>Semitones</source>
            <translation>Halbtöne</translation>
        </message>
        <message>
            <source>Cents</source>
            <translation>Cent</translation>
        </message>
        <message>
            <source>A preview plays until it is rendered: %1</source>
            <translation>Bis es gerendert ist, spielt eine Vorschau: %1</translation>
        </message>
        <message>
            <source>Stretch clip</source>
            <translation>Clip dehnen</translation>
        </message>
        <message>
            <source>Pitch of clip</source>
            <translation>Tonhöhe des Clips</translation>
        </message>
        <message>
            <source>Reset stretch and pitch</source>
            <translation>Dehnung und Tonhöhe zurücksetzen</translation>
        </message>
        <message>
            <source>Select a clip that holds sound; notes follow the tempo as they are.</source>
            <translation>Wählen Sie einen Clip mit Klang; Noten folgen dem Tempo von selbst.</translation>
        </message>
        <message>
            <source>Stretch and pitch</source>
            <translation>Dehnung und Tonhöhe</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::HeardPicture</name>
        <message>
            <source>rendering %1 %</source>
            <translation>wird gerendert, %1 %</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::InstrumentList</name>
        <message>
            <source>Instruments</source>
            <translation>Instrumente</translation>
        </message>
        <message>
            <source>Drums</source>
            <translation>Schlagzeug</translation>
        </message>
        <message>
            <source>Preset %1</source>
            <translation>Klang %1</translation>
        </message>
        <message>
            <source>Bank %1</source>
            <translation>Bank %1</translation>
        </message>
        <message>
            <source>Program %1</source>
            <translation>Programm %1</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::FontChecks</name>
        <message>
            <source>The file of the SoundFont has changed</source>
            <translation>Die Datei des SoundFonts hat sich verändert</translation>
        </message>
        <message>
            <source>Choose the SoundFont&apos;s file again</source>
            <translation>Wähle die Datei des SoundFonts noch einmal</translation>
        </message>
        <message>
            <source>checking the SoundFont…</source>
            <translation>SoundFont wird geprüft …</translation>
        </message>
        <message>
            <source>SoundFont missing</source>
            <translation>SoundFont fehlt</translation>
        </message>
        <message>
            <source>SoundFont cannot be played</source>
            <translation>SoundFont nicht spielbar</translation>
        </message>
        <message>
            <source>The SoundFont %1 is missing, so this track is silent. Find it by File, Find missing sounds, or choose another instrument.</source>
            <translation>Der SoundFont %1 fehlt, deshalb ist diese Spur stumm. Suche ihn mit Datei, Fehlende Klänge suchen, oder wähle ein anderes Instrument.</translation>
        </message>
        <message>
            <source>The SoundFont %1 is being checked; the track plays when that is done.</source>
            <translation>Der SoundFont %1 wird geprüft; danach spielt die Spur.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::AutomationModes</name>
        <message>
            <source>Off</source>
            <translation>Aus</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>Read</translation>
        </message>
        <message>
            <source>Touch</source>
            <translation>Touch</translation>
        </message>
        <message>
            <source>Latch</source>
            <translation>Latch</translation>
        </message>
        <message>
            <source>Write</source>
            <translation>Write</translation>
        </message>
        <message>
            <source>Off: the lanes have no say.</source>
            <translation>Aus: Die Zeilen haben nichts zu sagen.</translation>
        </message>
        <message>
            <source>Read: the lanes move the controls.</source>
            <translation>Read: Die Zeilen bewegen die Regler.</translation>
        </message>
        <message>
            <source>Touch: a control is recorded while you hold it, and then goes back to its lane.</source>
            <translation>Touch: Ein Regler wird aufgenommen, solange Sie ihn halten, und kehrt dann zu seiner Zeile zurück.</translation>
        </message>
        <message>
            <source>Latch: a control is recorded from the first touch until you stop.</source>
            <translation>Latch: Ein Regler wird von der ersten Berührung bis zum Anhalten aufgenommen.</translation>
        </message>
        <message>
            <source>Write: the lanes shown or drawn are written anew from play to stop; then Touch.</source>
            <translation>Write: Gezeigte oder gezeichnete Zeilen werden von Start bis Stopp neu geschrieben; danach Touch.</translation>
        </message>
        <message>
            <source>Automation on</source>
            <translation>Automation ein</translation>
        </message>
        <message>
            <source>Automation off</source>
            <translation>Automation aus</translation>
        </message>
        <message>
            <source>As the track</source>
            <translation>Wie die Spur</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::AutomationRecorder</name>
        <message>
            <source>%1 follows its lane. What you do to it is recorded while it plays; to set it without its lane, choose Off or Write.</source>
            <translation>%1 folgt seiner Zeile. Was Sie daran tun, wird während der Wiedergabe aufgenommen; um ohne die Zeile einzustellen, wählen Sie Aus oder Write.</translation>
        </message>
        <message>
            <source>Record automation</source>
            <translation>Automation aufnehmen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::AutomationRef</name>
        <message>
            <source>Set effect</source>
            <translation>Effekt einstellen</translation>
        </message>
        <message>
            <source>Gain of a send</source>
            <translation>Pegel eines Sends</translation>
        </message>
        <message>
            <source>Gain</source>
            <translation>Pegel</translation>
        </message>
        <message>
            <source>Master gain</source>
            <translation>Summenpegel</translation>
        </message>
        <message>
            <source>Pan</source>
            <translation>Panorama</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Stumm</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::MasterHeader</name>
        <message>
            <source>Master</source>
            <translation>Summe</translation>
        </message>
        <message>
            <source>Gain of the master</source>
            <translation>Pegel der Summe</translation>
        </message>
        <message>
            <source>Double click: type a value. Right click: 0 dB. Shift: fine.</source>
            <translation>Doppelklick: Wert eingeben. Rechtsklick: 0 dB. Umschalt: fein.</translation>
        </message>
        <message>
            <source>Automation mode</source>
            <translation>Automationsmodus</translation>
        </message>
        <message>
            <source>Automation</source>
            <translation>Automation</translation>
        </message>
        <message>
            <source>Hide the master&apos;s automation</source>
            <translation>Automation der Summe verbergen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ModeButton</name>
        <message>
            <source>Master</source>
            <translation>Summe</translation>
        </message>
        <message>
            <source>Automation of %1: %2</source>
            <translation>Automation von %1: %2</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::RulerMenu</name>
        <message>
            <source>&amp;Bars and beats</source>
            <translation>&amp;Takte und Schläge</translation>
        </message>
        <message>
            <source>Bars &amp;and time</source>
            <translation>Takte &amp;und Zeit</translation>
        </message>
        <message>
            <source>&amp;Time</source>
            <translation>&amp;Zeit</translation>
        </message>
        <message>
            <source>&amp;Minutes and seconds</source>
            <translation>&amp;Minuten und Sekunden</translation>
        </message>
        <message>
            <source>Timecode, 2&amp;4 fps</source>
            <translation>Timecode, 2&amp;4 fps</translation>
        </message>
        <message>
            <source>Timecode, 2&amp;5 fps</source>
            <translation>Timecode, 2&amp;5 fps</translation>
        </message>
        <message>
            <source>Timecode, 2&amp;9.97 fps drop-frame</source>
            <translation>Timecode, 2&amp;9.97 fps Drop-Frame</translation>
        </message>
        <message>
            <source>Timecode, &amp;30 fps</source>
            <translation>Timecode, &amp;30 fps</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::TakeListener</name>
        <message>
            <source>Only this take of the clip is heard. Esc ends it.</source>
            <translation>Vom Clip ist nur dieses Take zu hören. Esc beendet das.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ImportTempoDialog</name>
        <message>
            <source>%1 bpm in %2</source>
            <translation>%1 bpm im %2-Takt</translation>
        </message>
        <message>
            <source>Tempo of the file</source>
            <translation>Tempo der Datei</translation>
        </message>
        <message>
            <source>%1 begins at %2, the song is at %3 there.</source>
            <translation>%1 beginnt mit %2, der Song hat dort %3.</translation>
        </message>
        <message>
            <source>With the song&apos;s tempo the notes keep their beats. With the file&apos;s, notes of the whole song follow it there; sounds stay where they are.</source>
            <translation>Mit dem Tempo des Songs behalten die Noten ihre Schläge. Mit dem der Datei folgen ihm dort die Noten des ganzen Songs; Klänge bleiben, wo sie sind.</translation>
        </message>
        <message>
            <source>&amp;Keep the song&apos;s</source>
            <translation>Das des Songs &amp;behalten</translation>
        </message>
        <message>
            <source>&amp;Take the file&apos;s</source>
            <translation>Das der Datei über&amp;nehmen</translation>
        </message>
        <message>
            <source>&amp;Do not ask again</source>
            <translation>Nicht mehr &amp;fragen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::StepInput</name>
        <message>
            <source>Step input</source>
            <translation>Schritteingabe</translation>
        </message>
        <message>
            <source>Notes are written at the playhead: put it into the clip.</source>
            <translation>Noten werden am Abspielkopf geschrieben: Setze ihn in den Clip.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::KeyPiano</name>
        <message>
            <source>Keys play notes: %1, velocity %2</source>
            <translation>Tasten spielen Noten: %1, Anschlag %2</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::MidiForm</name>
        <message>
            <source>MIDI input</source>
            <translation>MIDI-Eingang</translation>
        </message>
        <message>
            <source>Lit while something is played</source>
            <translation>Leuchtet, während gespielt wird</translation>
        </message>
        <message>
            <source>Look for keyboards</source>
            <translation>Tastaturen suchen</translation>
        </message>
        <message>
            <source>All keyboards</source>
            <translation>Alle Tastaturen</translation>
        </message>
        <message>
            <source>%1 is not connected.</source>
            <translation>%1 ist nicht angeschlossen.</translation>
        </message>
        <message>
            <source>No MIDI keyboard is connected; the computer&apos;s keys can play notes too.</source>
            <translation>Keine MIDI-Tastatur ist angeschlossen; auch die Tasten des Rechners können Noten spielen.</translation>
        </message>
        <message>
            <source>It sounds on the armed instrument tracks, else on the chosen one.</source>
            <translation>Sie klingt auf den scharfen Instrumentenspuren, sonst auf der ausgewählten.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::CloneDialog</name>
        <message>
            <source>Sing “%1” with voice</source>
            <translation>„%1“ mit Stimme singen</translation>
        </message>
        <message>
            <source>For one voice alone, without instruments. The new voice goes onto a track of its own, in time with this one, whose track is muted where it holds nothing else.</source>
            <translation>Für eine Stimme allein, ohne Instrumente. Die neue Stimme kommt auf eine eigene Spur, im Takt mit dieser, deren Spur verstummt, wenn sonst nichts darauf liegt.</translation>
        </message>
        <message>
            <source>Sing</source>
            <translation>Singen</translation>
        </message>
        <message>
            <source>The first ten seconds with these settings; nothing is added to the project</source>
            <translation>Die ersten zehn Sekunden mit diesen Einstellungen; dem Projekt wird nichts hinzugefügt</translation>
        </message>
        <message>
            <source>Listen to a clone of “%1”</source>
            <translation>Einen Klon von „%1“ anhören</translation>
        </message>
    </context>
    <context>
        <name>VoiceGate</name>
        <message>
            <source>Your voices stay locked</source>
            <translation>Ihre Stimmen bleiben verschlossen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ConsentDialog</name>
        <message>
            <source>Licence, like CC-BY-4.0</source>
            <translation>Lizenz, etwa CC-BY-4.0</translation>
        </message>
        <message>
            <source>Where the voice was published under it</source>
            <translation>Wo die Stimme unter ihr veröffentlicht wurde</translation>
        </message>
        <message>
            <source>Nobody can check this offline, so the consent counts as stated: not enough for commerce, politics or endorsements.</source>
            <translation>Das kann ohne Netz niemand prüfen; deshalb gilt die Einwilligung als angegeben: zu wenig für Gewerbe, Politik oder Empfehlungen.</translation>
        </message>
        <message>
            <source>Give consent</source>
            <translation>Einwilligen</translation>
        </message>
        <message>
            <source>Consent to “%1”</source>
            <translation>Einwilligung zu „%1“</translation>
        </message>
        <message>
            <source>Read aloud</source>
            <translation>Vorlesen</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Aufnahme</translation>
        </message>
        <message>
            <source>Agreement</source>
            <translation>Vertrag</translation>
        </message>
        <message>
            <source>Open licence</source>
            <translation>Offene Lizenz</translation>
        </message>
        <message>
            <source>A recording in which the owner of the voice agrees to its being cloned.</source>
            <translation>Eine Aufnahme, in der der Inhaber der Stimme einwilligt, dass sie geklont wird.</translation>
        </message>
        <message>
            <source>A recording of the consent</source>
            <translation>Aufnahme der Einwilligung</translation>
        </message>
        <message>
            <source>Sounds (*.wav *.flac *.mp3 *.ogg *.m4a);;All files (*)</source>
            <translation>Klänge (*.wav *.flac *.mp3 *.ogg *.m4a);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>An agreement that the owner of the voice signed.</source>
            <translation>Ein Vertrag, den der Inhaber der Stimme unterschrieben hat.</translation>
        </message>
        <message>
            <source>A signed agreement</source>
            <translation>Unterschriebener Vertrag</translation>
        </message>
        <message>
            <source>Documents (*.pdf *.png *.jpg *.txt);;All files (*)</source>
            <translation>Dokumente (*.pdf *.png *.jpg *.txt);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Name of the owner</source>
            <translation>Name des Inhabers</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Auswählen …</translation>
        </message>
        <message>
            <source>It is kept locked with the voice.</source>
            <translation>Sie wird mit der Stimme verschlossen aufbewahrt.</translation>
        </message>
        <message>
            <source>Whoever made the voice published it under an open licence. Only what both the licence and the rules of the voice allow is then allowed.</source>
            <translation>Wer die Stimme gemacht hat, hat sie unter einer offenen Lizenz veröffentlicht. Erlaubt ist dann nur, was Lizenz und Regeln der Stimme beide erlauben.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ExportVoiceDialog</name>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Export the voice</source>
            <translation>Stimme exportieren</translation>
        </message>
        <message>
            <source>For its owner&apos;s other machine. The sound is sealed under a passphrase; the rules and the record of consent go along. What shows the consent stays here, and on the other machine the consent counts as stated.</source>
            <translation>Für einen anderen Rechner des Inhabers. Der Klang wird mit einer Passphrase verschlossen; Regeln und Nachweis der Einwilligung gehen mit. Was die Einwilligung belegt, bleibt hier, und auf dem anderen Rechner gilt sie als angegeben.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::LiveReading</name>
        <message>
            <source>The sound device lost a part of the reading</source>
            <translation>Das Audiogerät hat einen Teil der Lesung verloren</translation>
        </message>
        <message>
            <source>Read it once more; a larger buffer in the audio settings helps</source>
            <translation>Lesen Sie noch einmal; ein größerer Puffer in den Audio-Einstellungen hilft</translation>
        </message>
        <message>
            <source>The reading</source>
            <translation>Die Lesung</translation>
        </message>
        <message>
            <source>Too little was heard of the reading</source>
            <translation>Von der Lesung war zu wenig zu hören</translation>
        </message>
        <message>
            <source>Read the whole text, close to the microphone</source>
            <translation>Lesen Sie den ganzen Text, nah am Mikrofon</translation>
        </message>
        <message>
            <source>The reading cannot be handed to the worker: %1</source>
            <translation>Die Lesung kann nicht zur Prüfung übergeben werden: %1</translation>
        </message>
        <message>
            <source>Free some space on the disk</source>
            <translation>Schaffen Sie Platz auf der Festplatte</translation>
        </message>
        <message>
            <source>This installation has nothing that checks a reading</source>
            <translation>Diese Installation hat nichts, das eine Lesung prüft</translation>
        </message>
        <message>
            <source>Give the consent as a recording or a document: it is then stated</source>
            <translation>Geben Sie die Einwilligung als Aufnahme oder Dokument: Sie gilt dann als angegeben</translation>
        </message>
        <message>
            <source>Check the consent</source>
            <translation>Einwilligung prüfen</translation>
        </message>
        <message>
            <source>The microphone is in use</source>
            <translation>Das Mikrofon ist in Gebrauch</translation>
        </message>
        <message>
            <source>End the recording of the song, then read</source>
            <translation>Beenden Sie die Aufnahme des Songs und lesen Sie dann</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::NewVoiceDialog</name>
        <message>
            <source>Recordings of one person, a .pth of RVC with its .index, or a voice that Melisma exported.</source>
            <translation>Aufnahmen einer Person, eine .pth von RVC mit ihrem .index oder eine Stimme, die Melisma exportiert hat.</translation>
        </message>
        <message>
            <source>Choose files…</source>
            <translation>Dateien auswählen …</translation>
        </message>
        <message>
            <source>Save voice</source>
            <translation>Stimme speichern</translation>
        </message>
        <message>
            <source>Add a voice</source>
            <translation>Stimme hinzufügen</translation>
        </message>
        <message>
            <source>Add files…</source>
            <translation>Dateien hinzufügen …</translation>
        </message>
        <message>
            <source>Record…</source>
            <translation>Aufnehmen …</translation>
        </message>
        <message>
            <source>Not said</source>
            <translation>Keine Angabe</translation>
        </message>
        <message>
            <source>Female</source>
            <translation>Weiblich</translation>
        </message>
        <message>
            <source>Male</source>
            <translation>Männlich</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Sex</source>
            <translation>Geschlecht</translation>
        </message>
        <message>
            <source>What the voice is made of</source>
            <translation>Woraus die Stimme besteht</translation>
        </message>
        <message>
            <source>Recording %1</source>
            <translation>Aufnahme %1</translation>
        </message>
        <message>
            <source>Checking …</source>
            <translation>Wird geprüft …</translation>
        </message>
        <message>
            <source>Take %1 out</source>
            <translation>%1 herausnehmen</translation>
        </message>
        <message>
            <source>It was sealed under a passphrase when it was exported.</source>
            <translation>Sie wurde beim Export mit einer Passphrase verschlossen.</translation>
        </message>
        <message>
            <source>Comparing who is heard in the recordings …</source>
            <translation>Vergleicht, wer in den Aufnahmen zu hören ist …</translation>
        </message>
        <message>
            <source>It is kept locked on this machine. Nothing is sung with it until its owner agrees.</source>
            <translation>Sie liegt verschlossen auf diesem Rechner. Mit ihr wird nichts gesungen, bis ihr Inhaber einwilligt.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::PassphraseDialog</name>
        <message>
            <source>Voices made of recordings are kept locked on the disk. This machine has no keychain to hold the key, so think of a passphrase. Nobody can bring it back: without it the voices are lost.</source>
            <translation>Stimmen aus Aufnahmen liegen verschlossen auf der Festplatte. Dieser Rechner hat keinen Schlüsselbund für den Schlüssel; denken Sie sich deshalb eine Passphrase aus. Niemand kann sie wiederherstellen: Ohne sie sind die Stimmen verloren.</translation>
        </message>
        <message>
            <source>Your voices are kept locked on the disk. They stay open until Melisma is closed.</source>
            <translation>Ihre Stimmen liegen verschlossen auf der Festplatte. Sie bleiben offen, bis Melisma geschlossen wird.</translation>
        </message>
        <message>
            <source>Set passphrase</source>
            <translation>Passphrase festlegen</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>Aufschließen</translation>
        </message>
        <message>
            <source>A passphrase for your voices</source>
            <translation>Eine Passphrase für Ihre Stimmen</translation>
        </message>
        <message>
            <source>Unlock your voices</source>
            <translation>Ihre Stimmen aufschließen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::PassphraseForm</name>
        <message>
            <source>Passphrase</source>
            <translation>Passphrase</translation>
        </message>
        <message>
            <source>The same again</source>
            <translation>Noch einmal dieselbe</translation>
        </message>
        <message>
            <source>At least %1 letters.</source>
            <translation>Mindestens %1 Zeichen.</translation>
        </message>
        <message>
            <source>Once more, against slips of the fingers.</source>
            <translation>Noch einmal, gegen Tippfehler.</translation>
        </message>
        <message>
            <source>The two are not the same.</source>
            <translation>Die beiden sind nicht gleich.</translation>
        </message>
        <message>
            <source>Both are the same.</source>
            <translation>Beide sind gleich.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::ReadingForm</name>
        <message>
            <source>Name of the owner</source>
            <translation>Name des Inhabers</translation>
        </message>
        <message>
            <source>Level of the microphone</source>
            <translation>Pegel des Mikrofons</translation>
        </message>
        <message>
            <source>The owner of the voice reads a statement and a few fresh words, in English and in one go. The words are checked, and the speaker is compared with the recordings of the voice: the consent is then verified.</source>
            <translation>Der Inhaber der Stimme liest eine Erklärung und einige frische Wörter vor, auf Englisch und in einem Zug. Die Wörter werden geprüft, und der Sprecher wird mit den Aufnahmen der Stimme verglichen: Dann ist die Einwilligung geprüft.</translation>
        </message>
        <message>
            <source>This voice is made of weights alone: there is no recording that a reader could be compared with. Give the consent in another way.</source>
            <translation>Diese Stimme besteht nur aus Gewichten: Es gibt keine Aufnahme, mit der man den Vorlesenden vergleichen könnte. Geben Sie die Einwilligung auf andere Weise.</translation>
        </message>
        <message>
            <source>Without a microphone, give the consent in another way: it is then stated.</source>
            <translation>Ohne Mikrofon geben Sie die Einwilligung auf andere Weise: Sie gilt dann als angegeben.</translation>
        </message>
        <message>
            <source>Get the words</source>
            <translation>Wörter holen</translation>
        </message>
        <message>
            <source>Other words</source>
            <translation>Andere Wörter</translation>
        </message>
        <message>
            <source>Stop and check</source>
            <translation>Beenden und prüfen</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Aufnehmen</translation>
        </message>
        <message>
            <source>The words and the speaker are compared …</source>
            <translation>Wörter und Sprecher werden verglichen …</translation>
        </message>
        <message>
            <source>Recording … %1</source>
            <translation>Aufnahme … %1</translation>
        </message>
        <message>
            <source>The words hold for %1. Tries left: %2.</source>
            <translation>Die Wörter gelten noch %1. Verbleibende Versuche: %2.</translation>
        </message>
        <message>
            <source>The words no longer hold: get other ones.</source>
            <translation>Die Wörter gelten nicht mehr: Holen Sie andere.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::RulesDialog</name>
        <message>
            <source>Commercial use</source>
            <translation>Gewerbliche Nutzung</translation>
        </message>
        <message>
            <source>Words that make its owner seem to recommend something</source>
            <translation>Worte, mit denen der Inhaber etwas zu empfehlen scheint</translation>
        </message>
        <message>
            <source>Political use</source>
            <translation>Politische Nutzung</translation>
        </message>
        <message>
            <source>Adult content</source>
            <translation>Inhalte für Erwachsene</translation>
        </message>
        <message>
            <source>Training models on what it sings or says</source>
            <translation>Modelle mit dem trainieren, was sie singt oder sagt</translation>
        </message>
        <message>
            <source>Languages</source>
            <translation>Sprachen</translation>
        </message>
        <message>
            <source>all; or codes: en, de</source>
            <translation>alle; oder Kürzel: en, de</translation>
        </message>
        <message>
            <source>Territories</source>
            <translation>Gebiete</translation>
        </message>
        <message>
            <source>everywhere; or codes: DE, US</source>
            <translation>überall; oder Kürzel: DE, US</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Erster Tag</translation>
        </message>
        <message>
            <source>at once; or 2026-01-31</source>
            <translation>sofort; oder 2026-01-31</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Letzter Tag</translation>
        </message>
        <message>
            <source>without end; or 2036-01-31</source>
            <translation>ohne Ende; oder 2036-01-31</translation>
        </message>
        <message>
            <source>Credit</source>
            <translation>Nennung</translation>
        </message>
        <message>
            <source>to be printed with what was made</source>
            <translation>steht bei dem, was damit gemacht wird</translation>
        </message>
        <message>
            <source>Paid to</source>
            <translation>Zahlbar an</translation>
        </message>
        <message>
            <source>who gets that share</source>
            <translation>wer diesen Anteil bekommt</translation>
        </message>
        <message>
            <source>Share of revenue</source>
            <translation>Anteil am Erlös</translation>
        </message>
        <message>
            <source>Save rules</source>
            <translation>Regeln speichern</translation>
        </message>
        <message>
            <source>What the owner of “%1” allows</source>
            <translation>Was der Inhaber von „%1“ erlaubt</translation>
        </message>
        <message>
            <source>Its owner agreed to what is allowed now. Allowing more takes that consent away, and it has to be read again.</source>
            <translation>Der Inhaber hat in das eingewilligt, was jetzt erlaubt ist. Wer mehr erlaubt, verliert diese Einwilligung; sie muss dann neu vorgelesen werden.</translation>
        </message>
        <message>
            <source>Private use is always allowed. What is ticked here is allowed besides.</source>
            <translation>Private Nutzung ist immer erlaubt. Was hier angekreuzt ist, ist es darüber hinaus.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::SoundShelf</name>
        <message>
            <source>Nothing here can open your voices</source>
            <translation>Hier kann nichts Ihre Stimmen öffnen</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::SoundVoicePage</name>
        <message>
            <source>weights and index of RVC</source>
            <translation>Gewichten und Index von RVC</translation>
        </message>
        <message>
            <source>weights of RVC</source>
            <translation>Gewichten von RVC</translation>
        </message>
        <message>
            <source>one recording</source>
            <translation>einer Aufnahme</translation>
        </message>
        <message>
            <source>%1 recordings</source>
            <translation>%1 Aufnahmen</translation>
        </message>
        <message>
            <source>%1 (not heard)</source>
            <translation>%1 (nicht zu hören)</translation>
        </message>
        <message>
            <source>Unlock…</source>
            <translation>Aufschließen …</translation>
        </message>
        <message>
            <source>Consent…</source>
            <translation>Einwilligung …</translation>
        </message>
        <message>
            <source>Revoke…</source>
            <translation>Widerrufen …</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Ändern …</translation>
        </message>
        <message>
            <source>Nothing in this project was made with it.</source>
            <translation>In diesem Projekt wurde nichts mit ihr gemacht.</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>What its owner allows</source>
            <translation>Was ihr Inhaber erlaubt</translation>
        </message>
        <message>
            <source>The voice</source>
            <translation>Die Stimme</translation>
        </message>
        <message>
            <source>In this project</source>
            <translation>In diesem Projekt</translation>
        </message>
        <message>
            <source>← Voices</source>
            <translation>← Stimmen</translation>
        </message>
        <message>
            <source>Back to the voices</source>
            <translation>Zurück zu den Stimmen</translation>
        </message>
        <message>
            <source>Consent</source>
            <translation>Einwilligung</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>Umbenennen …</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>Löschen …</translation>
        </message>
        <message>
            <source>Give consent…</source>
            <translation>Einwilligen …</translation>
        </message>
        <message>
            <source>New consent…</source>
            <translation>Neu einwilligen …</translation>
        </message>
        <message>
            <source>Made of</source>
            <translation>Besteht aus</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Here since</source>
            <translation>Hier seit</translation>
        </message>
        <message>
            <source>Selects the clip</source>
            <translation>Wählt den Clip aus</translation>
        </message>
        <message>
            <source>Its key is destroyed, so that its recordings and the record of consent cannot be opened again. Backups of your own are not reached. What was made with it stays in your projects.</source>
            <translation>Ihr Schlüssel wird vernichtet, sodass sich ihre Aufnahmen und der Nachweis der Einwilligung nicht mehr öffnen lassen. Ihre eigenen Sicherungskopien erreicht das nicht. Was mit ihr gemacht wurde, bleibt in Ihren Projekten.</translation>
        </message>
        <message>
            <source>Revoke the consent</source>
            <translation>Einwilligung widerrufen</translation>
        </message>
        <message>
            <source>Nothing new is made with this voice from now on, until its owner agrees again.
What was made before stays in its projects.

Why does its owner take the consent back?</source>
            <translation>Mit dieser Stimme wird ab jetzt nichts Neues gemacht, bis ihr Inhaber wieder einwilligt.
Was vorher gemacht wurde, bleibt in seinen Projekten.

Warum nimmt ihr Inhaber die Einwilligung zurück?</translation>
        </message>
        <message>
            <source>Export the voice</source>
            <translation>Stimme exportieren</translation>
        </message>
        <message>
            <source>Voices of Melisma (*.melisma-voice)</source>
            <translation>Stimmen von Melisma (*.melisma-voice)</translation>
        </message>
        <message>
            <source>Exported to %1.</source>
            <translation>Exportiert nach %1.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::SoundVoices</name>
        <message>
            <source>without end</source>
            <translation>ohne Ende</translation>
        </message>
        <message>
            <source>from %1 on</source>
            <translation>ab %1</translation>
        </message>
        <message>
            <source>until %1</source>
            <translation>bis %1</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>%1 read the statement aloud here.</source>
            <translation>%1 hat die Erklärung hier vorgelesen.</translation>
        </message>
        <message>
            <source>Somebody handed in a recording in which %1 agrees.</source>
            <translation>Jemand hat eine Aufnahme abgegeben, in der %1 einwilligt.</translation>
        </message>
        <message>
            <source>Somebody handed in an agreement signed by %1.</source>
            <translation>Jemand hat einen Vertrag abgegeben, den %1 unterschrieben hat.</translation>
        </message>
        <message>
            <source>Published under %1, says: %2.</source>
            <translation>Veröffentlicht unter %1, sagt: %2.</translation>
        </message>
        <message>
            <source>The speaker was not compared with the voice.</source>
            <translation>Der Sprecher wurde nicht mit der Stimme verglichen.</translation>
        </message>
        <message>
            <source>Likeness to the recordings of the voice: %1 at least; %2 is needed.</source>
            <translation>Ähnlichkeit mit den Aufnahmen der Stimme: mindestens %1; nötig ist %2.</translation>
        </message>
        <message>
            <source>locked</source>
            <translation>verschlossen</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>beschädigt</translation>
        </message>
        <message>
            <source>revoked</source>
            <translation>widerrufen</translation>
        </message>
        <message>
            <source>no consent</source>
            <translation>ohne Einwilligung</translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>noch nicht</translation>
        </message>
        <message>
            <source>expired</source>
            <translation>abgelaufen</translation>
        </message>
        <message>
            <source>stated</source>
            <translation>angegeben</translation>
        </message>
        <message>
            <source>verified</source>
            <translation>geprüft</translation>
        </message>
        <message>
            <source>Unlock your voices to see who agreed to what.</source>
            <translation>Schließen Sie Ihre Stimmen auf, um zu sehen, wer in was eingewilligt hat.</translation>
        </message>
        <message>
            <source>It cannot be opened, so it cannot be used.</source>
            <translation>Sie lässt sich nicht öffnen und deshalb nicht verwenden.</translation>
        </message>
        <message>
            <source>Its owner took the consent back: nothing new is made with it.</source>
            <translation>Ihr Inhaber hat die Einwilligung zurückgenommen: Mit ihr wird nichts Neues gemacht.</translation>
        </message>
        <message>
            <source>Nothing can be sung with it until its owner agrees.</source>
            <translation>Mit ihr kann nichts gesungen werden, bis ihr Inhaber einwilligt.</translation>
        </message>
        <message>
            <source>The time for which its owner agreed has not begun.</source>
            <translation>Die Zeit, für die ihr Inhaber eingewilligt hat, hat noch nicht begonnen.</translation>
        </message>
        <message>
            <source>The time for which its owner agreed is over: nothing new is made with it.</source>
            <translation>Die Zeit, für die ihr Inhaber eingewilligt hat, ist vorbei: Mit ihr wird nichts Neues gemacht.</translation>
        </message>
        <message>
            <source>It can be used for all that the rules below allow.</source>
            <translation>Sie kann für alles verwendet werden, was die Regeln unten erlauben.</translation>
        </message>
        <message>
            <source>Revoked on %1: %2</source>
            <translation>Widerrufen am %1: %2</translation>
        </message>
        <message>
            <source>Nobody has agreed yet.</source>
            <translation>Noch hat niemand eingewilligt.</translation>
        </message>
        <message>
            <source>There is a record, but it was changed, or it is of other recordings.</source>
            <translation>Es gibt einen Nachweis, aber er wurde verändert oder gehört zu anderen Aufnahmen.</translation>
        </message>
        <message>
            <source>On %1</source>
            <translation>Am %1</translation>
        </message>
        <message>
            <source>Another machine signed this record, so here it counts as stated.</source>
            <translation>Ein anderer Rechner hat diesen Nachweis unterschrieben; deshalb gilt er hier als angegeben.</translation>
        </message>
        <message>
            <source>This shows that the record was not changed since. It does not show who gave the consent.</source>
            <translation>Das zeigt, dass der Nachweis seither nicht verändert wurde. Es zeigt nicht, wer eingewilligt hat.</translation>
        </message>
        <message>
            <source>allowed</source>
            <translation>erlaubt</translation>
        </message>
        <message>
            <source>only once verified</source>
            <translation>erst wenn geprüft</translation>
        </message>
        <message>
            <source>not allowed</source>
            <translation>nicht erlaubt</translation>
        </message>
        <message>
            <source>Commercial use</source>
            <translation>Gewerbliche Nutzung</translation>
        </message>
        <message>
            <source>Endorsements</source>
            <translation>Empfehlungen</translation>
        </message>
        <message>
            <source>Politics</source>
            <translation>Politik</translation>
        </message>
        <message>
            <source>Adult content</source>
            <translation>Inhalte für Erwachsene</translation>
        </message>
        <message>
            <source>Training of models</source>
            <translation>Training von Modellen</translation>
        </message>
        <message>
            <source>Languages</source>
            <translation>Sprachen</translation>
        </message>
        <message>
            <source>all</source>
            <translation>alle</translation>
        </message>
        <message>
            <source>Territories</source>
            <translation>Gebiete</translation>
        </message>
        <message>
            <source>everywhere</source>
            <translation>überall</translation>
        </message>
        <message>
            <source>Term</source>
            <translation>Laufzeit</translation>
        </message>
        <message>
            <source>Credit</source>
            <translation>Nennung</translation>
        </message>
        <message>
            <source>Share of revenue</source>
            <translation>Anteil am Erlös</translation>
        </message>
        <message>
            <source>%1 % to %2</source>
            <translation>%1 % an %2</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>Lizenz</translation>
        </message>
        <message>
            <source>%1 of voice</source>
            <translation>%1 Stimme</translation>
        </message>
        <message>
            <source>Clipped: every copy will sound harsh where it was too loud.</source>
            <translation>Übersteuert: Jede Kopie klingt rau, wo es zu laut war.</translation>
        </message>
        <message>
            <source>Noisy: every copy will carry the noise of the room.</source>
            <translation>Verrauscht: Jede Kopie trägt das Geräusch des Raums.</translation>
        </message>
        <message>
            <source>Very quiet: hiss comes up with the voice.</source>
            <translation>Sehr leise: Mit der Stimme kommt das Rauschen hoch.</translation>
        </message>
        <message>
            <source>It can be used, but not for commerce, politics or endorsements; exports say that the consent is only stated.</source>
            <translation>Sie kann verwendet werden, aber nicht für Gewerbe, Politik oder Empfehlungen; Exporte sagen, dass die Einwilligung nur angegeben ist.</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::SpeakerCheck</name>
        <message>
            <source>%1 more</source>
            <translation>%1 weitere</translation>
        </message>
        <message>
            <source>%1 and %2</source>
            <translation>%1 und %2</translation>
        </message>
        <message>
            <source>%1 does not sound like the same person as the other %2 recordings.</source>
            <translation>%1 klingt nicht nach derselben Person wie die anderen %2 Aufnahmen.</translation>
        </message>
        <message>
            <source>%1 do not sound like the same person as the other %2 recordings.</source>
            <translation>%1 klingen nicht nach derselben Person wie die anderen %2 Aufnahmen.</translation>
        </message>
        <message>
            <source>%1 do not sound like the same person.</source>
            <translation>%1 klingen nicht nach derselben Person.</translation>
        </message>
        <message>
            <source>The recordings sound like %1 people: %2.</source>
            <translation>Die Aufnahmen klingen nach %1 Personen: %2.</translation>
        </message>
        <message>
            <source>The recordings cannot be handed to the worker</source>
            <translation>Die Aufnahmen können nicht zur Prüfung übergeben werden</translation>
        </message>
        <message>
            <source>Free some space on the disk</source>
            <translation>Schaffen Sie Platz auf der Festplatte</translation>
        </message>
        <message>
            <source>Compare the speakers</source>
            <translation>Sprecher vergleichen</translation>
        </message>
        <message>
            <source>Whether the recordings are of one person could not be checked: %1</source>
            <translation>Ob die Aufnahmen von einer Person sind, ließ sich nicht prüfen: %1</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::TakeDialog</name>
        <message>
            <source>The North Wind and the Sun were disputing which was the stronger, when a traveller came along wrapped in a warm cloak. They agreed that the one who first succeeded in making the traveller take his cloak off should be considered stronger than the other. Then the North Wind blew as hard as he could, but the more he blew the more closely did the traveller fold his cloak around him; and at last the North Wind gave up the attempt. Then the Sun shone out warmly, and immediately the traveller took off his cloak. And so the North Wind was obliged to confess that the Sun was the stronger of the two.</source>
            <translation>Einst stritten sich Nordwind und Sonne, wer von ihnen beiden wohl der Stärkere wäre, als ein Wanderer, der in einen warmen Mantel gehüllt war, des Weges daherkam. Sie wurden einig, dass derjenige für den Stärkeren gelten sollte, der den Wanderer zwingen würde, seinen Mantel abzunehmen. Der Nordwind blies mit aller Macht, aber je mehr er blies, desto fester hüllte sich der Wanderer in seinen Mantel ein. Endlich gab der Nordwind den Kampf auf. Nun erwärmte die Sonne die Luft mit ihren freundlichen Strahlen, und schon nach wenigen Augenblicken zog der Wanderer seinen Mantel aus. Da musste der Nordwind zugeben, dass die Sonne von ihnen beiden der Stärkere war.</translation>
        </message>
        <message>
            <source>Listen</source>
            <translation>Anhören</translation>
        </message>
        <message>
            <source>Use it</source>
            <translation>Übernehmen</translation>
        </message>
        <message>
            <source>Record a voice</source>
            <translation>Stimme aufnehmen</translation>
        </message>
        <message>
            <source>Level of the microphone</source>
            <translation>Pegel des Mikrofons</translation>
        </message>
        <message>
            <source>Read this as you usually speak, in a quiet room, a hand&apos;s width from the microphone. Any other text will do; half a minute is enough, more is better.</source>
            <translation>Lesen Sie das, wie Sie sonst sprechen, in einem ruhigen Raum, eine Handbreit vom Mikrofon. Jeder andere Text geht auch; eine halbe Minute genügt, mehr ist besser.</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stopp</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Aufnehmen</translation>
        </message>
        <message>
            <source>Record anew</source>
            <translation>Neu aufnehmen</translation>
        </message>
        <message>
            <source>Recording … %1</source>
            <translation>Aufnahme … %1</translation>
        </message>
        <message>
            <source>The recording</source>
            <translation>Die Aufnahme</translation>
        </message>
        <message>
            <source>The sound device lost a part of it: record it anew.</source>
            <translation>Das Audiogerät hat einen Teil davon verloren: Nehmen Sie neu auf.</translation>
        </message>
        <message>
            <source>There is too little voice in it: read for half a minute.</source>
            <translation>Darin ist zu wenig Stimme: Lesen Sie eine halbe Minute lang.</translation>
        </message>
        <message>
            <source>%1, clean and loud enough.</source>
            <translation>%1, sauber und laut genug.</translation>
        </message>
        <message>
            <source>Checking …</source>
            <translation>Wird geprüft …</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::VoiceSources</name>
        <message>
            <source>This is not a voice that Melisma exported</source>
            <translation>Das ist keine Stimme, die Melisma exportiert hat</translation>
        </message>
        <message>
            <source>Export it again</source>
            <translation>Exportieren Sie sie noch einmal</translation>
        </message>
        <message>
            <source>weights of RVC</source>
            <translation>Gewichte von RVC</translation>
        </message>
        <message>
            <source>index of RVC</source>
            <translation>Index von RVC</translation>
        </message>
        <message>
            <source>exported voice</source>
            <translation>exportierte Stimme</translation>
        </message>
        <message>
            <source>Choose what the voice is made of.</source>
            <translation>Wählen Sie aus, woraus die Stimme besteht.</translation>
        </message>
        <message>
            <source>Take out what cannot be used.</source>
            <translation>Nehmen Sie heraus, was nicht zu gebrauchen ist.</translation>
        </message>
        <message>
            <source>An exported voice comes alone.</source>
            <translation>Eine exportierte Stimme kommt allein.</translation>
        </message>
        <message>
            <source>A voice of RVC is one .pth file, with one .index at most.</source>
            <translation>Eine Stimme von RVC ist eine .pth-Datei mit höchstens einem .index.</translation>
        </message>
        <message>
            <source>An index needs the .pth file that it belongs to.</source>
            <translation>Ein Index braucht die .pth-Datei, zu der er gehört.</translation>
        </message>
        <message>
            <source>Voices and recordings (%1)</source>
            <translation>Stimmen und Aufnahmen (%1)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::VoiceFilterBar</name>
        <message>
            <source>Find a voice</source>
            <translation>Stimme suchen</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>All languages</source>
            <translation>Alle Sprachen</translation>
        </message>
        <message>
            <source>Sex</source>
            <translation>Geschlecht</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Female</source>
            <translation>Weiblich</translation>
        </message>
        <message>
            <source>Male</source>
            <translation>Männlich</translation>
        </message>
    </context>
    <context>
        <name>melisma::ui::VoiceQuestions</name>
        <message>
            <source>Rename the voice</source>
            <translation>Stimme umbenennen</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Delete the voice</source>
            <translation>Stimme löschen</translation>
        </message>
        <message>
            <source>Delete “%1”?</source>
            <translation>„%1“ löschen?</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Several people</source>
            <translation>Mehrere Personen</translation>
        </message>
        <message>
            <source>A voice that is made of several people sounds like none of them. The same person by another microphone may sound like somebody else.</source>
            <translation>Eine Stimme aus mehreren Personen klingt nach keiner von ihnen. Dieselbe Person kann mit einem anderen Mikrofon wie jemand anderes klingen.</translation>
        </message>
        <message>
            <source>Save anyway</source>
            <translation>Trotzdem speichern</translation>
        </message>
    </context>
</TS>
