// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Qt first: moc cannot read <compare>, which time.h begins with, before any other standard header.
#include <QTest>

#include "audio/export/midi_export.h"
#include "core/base/json.h"
#include "tests/audio/sound_support.h"
#include "tests/support/scratch_dir.h"

#include <fstream>
#include <map>

using namespace melisma;
using namespace melisma::audio;
using namespace melisma::tests;
using base::Beats;

namespace {

/// A reader of Standard MIDI Files for this test alone: (tick, event bytes) of each track.
struct Reader {
    std::string_view bytes;
    std::uint64_t big(int width)
    {
        std::uint64_t value = 0;
        for (; width > 0; --width, bytes.remove_prefix(1))
            value = value << 8 | static_cast<unsigned char>(bytes.front());
        return value;
    }
    std::uint64_t variable()
    {
        std::uint64_t value = 0;
        for (;;) {
            const auto byte = big(1);
            value = value << 7 | (byte & 0x7F);
            if (!(byte & 0x80))
                return value;
        }
    }
    std::string take(std::size_t count)
    {
        std::string taken(bytes.substr(0, count));
        bytes.remove_prefix(taken.size());
        return taken;
    }
};
using Event = std::pair<std::int64_t, std::string>;

std::string eventBytes(Reader& reader)
{
    std::string event = reader.take(1);
    const int status = static_cast<unsigned char>(event[0]);
    if (status == 0xFF) {
        event += reader.take(1);
        return event + reader.take(reader.variable());
    }
    return event + reader.take(status >> 4 == 0xC || status >> 4 == 0xD ? 1 : 2);
}

std::vector<std::vector<Event>> parse(const std::string& file)
{
    Reader reader{file};
    std::vector<std::vector<Event>> tracks;
    if (reader.take(4) != "MThd" || reader.big(4) != 6 || reader.big(2) != 1)
        return tracks;
    tracks.resize(reader.big(2));
    if (reader.big(2) != 960)
        return {};
    for (auto& track : tracks) {
        if (reader.take(4) != "MTrk")
            return {};
        const std::string chunk = reader.take(reader.big(4));
        Reader inner{chunk};
        for (std::int64_t now = 0; !inner.bytes.empty();) {
            now += static_cast<std::int64_t>(inner.variable());
            track.emplace_back(now, eventBytes(inner));
        }
    }
    return reader.bytes.empty() ? tracks : std::vector<std::vector<Event>>();
}

std::string raw(std::initializer_list<int> bytes)
{
    std::string text;
    for (const int byte : bytes)
        text.push_back(static_cast<char>(byte));
    return text;
}

bool has(const std::vector<Event>& track, std::int64_t tick, const std::string& bytes)
{
    return std::find(track.begin(), track.end(), Event(tick, bytes)) != track.end();
}

std::size_t count(const std::vector<Event>& track, int status)
{
    return static_cast<std::size_t>(std::count_if(track.begin(), track.end(), [&](const Event& event) {
        return (static_cast<unsigned char>(event.second[0]) & 0xF0) == status;
    }));
}

project::Clip clip(std::uint64_t id, Beats start, Beats length, Beats offset, std::vector<music::Note> notes)
{
    music::NoteSequence sequence;
    sequence.notes = std::move(notes);
    sequence.controllers = {{Beats{100}, 64, 127}, {Beats{3000}, 64, 0}};
    sequence.length = length + offset;
    project::Take take;
    take.id = {id + 1000};
    take.content = project::NoteContent(sequence);
    project::Clip result;
    result.id = {id};
    result.start = project::TimeValue::musical(start);
    result.length = project::TimeValue::musical(length);
    result.offset = project::TimeValue::musical(offset);
    result.takes = {take};
    result.chosenTake = take.id;
    return result;
}

project::Track track(std::uint64_t id, const std::string& name, music::Instrument instrument, project::Clip content)
{
    project::Track result;
    result.id = {id};
    result.kind = project::TrackKind::instrument;
    result.name = name;
    result.instrument = std::move(instrument);
    result.clips = {content};
    return result;
}

project::Project song()
{
    project::Project song;
    song.name = "Lied für A";
    song.tempoMap = *music::TempoMap(90.0, {3, 4}).withTempo(Beats::whole(6), 133.5);
    song.tempoMap = *song.tempoMap.withMeter(2, {7, 8});
    song.key = *music::Key::parse("F minor");
    song.lyrics = "First line\n\n[Second](/sˈɛkənd/) line";
    song.markers = {{{1}, "Verse", {}, Beats::whole(6)}, {{2}, "Chorus", Beats::whole(6), Beats::whole(7)}};
    song.chords = {{{}, Beats::whole(3), *music::Chord::parse("Fm7")},
                   {Beats::whole(3), Beats::whole(3), *music::Chord::parse("Bbm/Db")}};
    song.tracks = {
        track(1, "Drums", {"Kit", 128, 8}, clip(11, {}, Beats::whole(6), {}, {{Beats{7}, Beats{1}, 36, 100}})),
        track(2, "Bass", {"Finger Bass", 0, 33},
              clip(12, Beats::whole(1), Beats::whole(2), Beats{480},
                   {{Beats{0}, Beats{960}, 40, 90},
                    {Beats{481}, Beats{479}, 41, 91},
                    {Beats{960}, Beats{9999}, 42, 92},
                    {Beats{2400}, Beats{960}, 43, 93}}))};
    return song;
}

} // namespace

class MidiExportTest : public QObject {
    Q_OBJECT
private slots:
    void theConductorSaysTempoMeterKeySectionsChordsAndLyrics()
    {
        const auto project = song();
        const auto tracks = parse(midiFileOf(project, wholeSong(project)));
        QCOMPARE(tracks.size(), std::size_t{3});
        const auto& all = tracks[0];
        QVERIFY(has(all, 0, "\xFF\x03Lied für A"));
        QVERIFY(has(all, 0, raw({0xFF, 0x51, 0x0A, 0x2C, 0x2B})));    // 666667 us: 90 bpm
        QVERIFY(has(all, 5760, raw({0xFF, 0x51, 0x06, 0xDB, 0x9E}))); // 449438 us: 133.5 bpm
        QVERIFY(has(all, 0, raw({0xFF, 0x58, 3, 2, 24, 8})));
        QVERIFY(has(all, 5760, raw({0xFF, 0x58, 7, 3, 12, 8})));
        QVERIFY(has(all, 0, raw({0xFF, 0x59, -4, 1})));
        QVERIFY(has(all, 0, "\xFF\x06Verse") && has(all, 5760,
                                                    "\xFF\x06"
                                                    "Chorus"));
        QVERIFY(has(all, 0,
                    "\xFF\x01"
                    "Fm7") &&
                has(all, 2880,
                    "\xFF\x01"
                    "Bbm/Db"));
        QVERIFY(has(all, 0,
                    "\xFF\x05"
                    "First line") &&
                has(all, 5760, "\xFF\x05Second line"));
        for (const auto& each : tracks)
            QCOMPARE(each.back(), Event(13 * 960, raw({0xFF, 0x2F})));
    }

    void clipWindowsAreRespectedToTheTick()
    {
        const auto project = song();
        const auto tracks = parse(midiFileOf(project, wholeSong(project)));
        const auto& bass = tracks.at(2);
        QVERIFY(has(bass, 0, raw({0xC0, 33})));
        // The window shows 480..2400 of the take at 960..2880 of the song; the first note began before it.
        QCOMPARE(count(bass, 0x90), std::size_t{2});
        QVERIFY(has(bass, 961, raw({0x90, 41, 91})) && has(bass, 1440, raw({0x80, 41, 0})));
        QVERIFY(has(bass, 1440, raw({0x90, 42, 92})) && has(bass, 2880, raw({0x80, 42, 0})));
        QVERIFY(!has(bass, 580, raw({0xB0, 64, 127}))); // before the window
        const auto& drums = tracks.at(1);
        QVERIFY(has(drums, 0, raw({0xC9, 8})) && has(drums, 7, raw({0x99, 36, 100})) &&
                has(drums, 8, raw({0x89, 36, 0})));
        QVERIFY(has(drums, 100, raw({0xB9, 64, 127})) && has(drums, 3000, raw({0xB9, 64, 0})));
    }

    void syllablesStandAtTheirNotesAsPlainWords()
    {
        auto project = song();
        project.tracks = {track(
            1, "Voice", {},
            clip(11, {}, Beats::whole(4), {},
                 {{Beats{0}, Beats{960}, 60, 80, "lead /lˈɛd/"}, {Beats{960}, Beats{960}, 60, 80, "[mel-](/mˈɛl/)"}}))};
        const auto tracks = parse(midiFileOf(project, wholeSong(project)));
        QVERIFY(has(tracks[1], 0, "\xFF\x05lead") && has(tracks[1], 960, "\xFF\x05mel-"));
        QVERIFY(!has(tracks[0], 0,
                     "\xFF\x05"
                     "First line")); // the notes say it
    }

    void anEndingNoteComesBeforeOneThatBegins()
    {
        auto project = song();
        project.tracks = {track(
            1, "Keys", {},
            clip(11, {}, Beats::whole(4), {}, {{Beats{0}, Beats{960}, 60, 80}, {Beats{960}, Beats{960}, 60, 81}}))};
        const auto keys = parse(midiFileOf(project, wholeSong(project))).at(1);
        const auto off = std::find(keys.begin(), keys.end(), Event(960, raw({0x80, 60, 0})));
        const auto on = std::find(keys.begin(), keys.end(), Event(960, raw({0x90, 60, 81})));
        QVERIFY(off != keys.end() && on != keys.end() && off < on);
    }

    void drumsHaveChannelTenAndNobodyElse()
    {
        auto project = song();
        project.tracks.clear();
        for (std::uint64_t i = 0; i < 20; ++i)
            project.tracks.emplace_back(track(i + 1, "T", {"", i == 4 ? 128 : 0, 0},
                                              clip(100 + i, {}, Beats::whole(1), {}, {{Beats{0}, Beats{9}, 60, 80}})));
        const auto tracks = parse(midiFileOf(project, wholeSong(project)));
        std::vector<int> channels;
        for (std::size_t i = 1; i < tracks.size(); ++i)
            for (const auto& [tick, bytes] : tracks[i])
                if ((static_cast<unsigned char>(bytes[0]) & 0xF0) == 0x90)
                    channels.push_back(static_cast<unsigned char>(bytes[0]) & 0x0F);
        const std::vector<int> wanted{0, 1, 2, 3, 9, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3};
        QCOMPARE(channels, wanted);
    }

    void aRangeStartsAtTickZeroWithItsOwnTempoAndMeter()
    {
        const auto project = song();
        const auto tracks = parse(midiFileOf(project, {Beats::whole(6), Beats::whole(13)}));
        QVERIFY(has(tracks[0], 0, raw({0xFF, 0x51, 0x06, 0xDB, 0x9E})) &&
                has(tracks[0], 0, raw({0xFF, 0x58, 7, 3, 12, 8})));
        QVERIFY(has(tracks[0], 0,
                    "\xFF\x06"
                    "Chorus") &&
                !has(tracks[0], 0, "\xFF\x06Verse"));
        QCOMPARE(count(tracks[2], 0x90), std::size_t{0});
        QCOMPARE(tracks[0].back().first, std::int64_t{7 * 960});
        const auto middle = parse(midiFileOf(project, {Beats{1000}, Beats{2000}})).at(2);
        QVERIFY(has(middle, 440, raw({0x90, 42, 92})) && has(middle, 1000, raw({0x80, 42, 0})));
        QCOMPARE(count(middle, 0x90), std::size_t{1});
    }

    void whatIsNotHeardIsLeftOut()
    {
        auto project = song();
        project.tracks[0] = project.tracks[0].with([](project::Track& each) { each.mix.mute = true; });
        QCOMPARE(parse(midiFileOf(project, wholeSong(project))).size(), std::size_t{2});
    }

    void midoReadsTheSameSong()
    {
        const QString python = "/usr/bin/python3";
        QProcess probe;
        probe.start(python, {"-c", "import mido"});
        if (!probe.waitForFinished() || probe.exitCode() != 0)
            QSKIP("no python3-mido");
        ScratchDir scratch;
        const auto path = scratch.path() / "song.mid";
        const auto project = song();
        std::ofstream(path, std::ios::binary) << midiFileOf(project, wholeSong(project));
        const char* script = R"(
import json, mido, sys
file = mido.MidiFile(sys.argv[1], charset='utf-8')
out = {'type': file.type, 'ppq': file.ticks_per_beat, 'length': round(file.length, 6), 'notes': [], 'meta': []}
for track in file.tracks:
    now = 0
    for message in track:
        now += message.time
        if message.type == 'note_on': out['notes'].append([track.name, now, message.channel, message.note, message.velocity])
        elif message.type in ('set_tempo', 'time_signature', 'key_signature', 'marker', 'text', 'lyrics'):
            fields = {k: v for k, v in message.dict().items() if k not in ('time', 'clocks_per_click', 'notated_32nd_notes_per_beat')}
            out['meta'].append([now] + list(fields.values()))
print(json.dumps(out)))";
        const auto read = base::Json::parse(outputOf(python, {"-c", script, q(path)}).toStdString(), nullptr, false);
        const auto wanted = base::Json::parse(R"({"type":1,"ppq":960,"length":0,
            "notes":[["Drums",7,9,36,100],["Bass",961,0,41,91],["Bass",1440,0,42,92]],
            "meta":[[0,"set_tempo",666667],[0,"time_signature",3,4],[0,"key_signature","Fm"],[0,"marker","Verse"],
                    [0,"text","Fm7"],[0,"lyrics","First line"],[2880,"text","Bbm/Db"],
                    [5760,"set_tempo",449438],[5760,"time_signature",7,8],[5760,"marker","Chorus"],
                    [5760,"lyrics","Second line"]]})");
        QCOMPARE(read["type"].get<int>(), 1);
        QCOMPARE(read["ppq"].get<int>(), 960);
        QVERIFY2(read["notes"] == wanted["notes"], read["notes"].dump().c_str());
        QVERIFY2(read["meta"] == wanted["meta"], read["meta"].dump().c_str());
        // 6 beats at 90 and 7 at 133.5 bpm
        QVERIFY(std::abs(read["length"].get<double>() - (6 * 60 / 90.0 + 7 * 60 / 133.5)) < 1e-4);
    }
};

QTEST_GUILESS_MAIN(MidiExportTest)
#include "midi_export_test.moc"
