// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>
#include <QXmlStreamReader>

#include "audio/analysis/loudness.h"
#include "audio/export/ai_tags.h"
#include "audio/export/wav_chunks.h"
#include "audio/files/container.h"
#include "audio/files/import_audio.h"
#include "audio/files/import_many.h"
#include "audio/files/riff_chunks.h"
#include "core/voices/voice_terms.h"
#include "tests/audio/export/export_support.h"

#include <fstream>

using namespace melisma;
using namespace melisma::audio;
using namespace melisma::tests;
using base::Frames;

namespace {

ExportRequest tagged(const Studio& studio, Container container)
{
    ExportRequest request;
    request.mix = studio.out("mix" + std::string(extensionOf(container)));
    request.tags = {"Nachtfahrt II", "Ann Ö", "Al & <bum>", "2026", "Hi", "(c) Ann", "GBAYE0601477", 92.5, "F#m"};
    return request;
}

void addMarkers(Studio& studio)
{
    studio.song.tempoMap = music::TempoMap(120.0, {4, 4}); // half a second a beat
    studio.song.lyrics = "Erste Zeile";
    studio.song.markers = {{{901}, "Intro", {}, base::Beats::whole(1)},
                           {{902}, "Straße & <Co>", base::Beats::whole(1), base::Beats::whole(3)}};
}

constexpr const char* kVoiceTag = "af_heart;Apache-2.0;builtin";

/// The first track was sung.
void addSinger(Studio& studio)
{
    project::Track track = *studio.song.tracks.front();
    project::Clip clip = *track.clips.front();
    project::Take take = *clip.takes.front();
    take.provenance.voice = {"af_heart", "Heart", {}, "builtin", "Apache-2.0"};
    clip.takes = {take};
    track.clips = {clip};
    studio.song.tracks.front() = base::Shared<project::Track>(track);
}

/// Every tag that ffprobe sees, of the file and else of its stream, by upper-case name.
std::map<std::string, std::string> probed(const std::filesystem::path& file)
{
    const auto json = base::Json::parse(
        outputOf("ffprobe", {"-v", "error", "-show_format", "-show_streams", "-of", "json", q(file)}).toStdString(),
        nullptr, false);
    std::map<std::string, std::string> tags;
    for (const auto& place : {json["format"], json["streams"][0]}) {
        const auto found = base::memberOr(place, "tags", base::Json::object());
        for (const auto& [key, value] : found.items())
            tags.emplace(QString::fromStdString(key).toUpper().toStdString(), value.get<std::string>());
    }
    return tags;
}

std::uint64_t littleEndian(const std::string& bytes, std::size_t at, int width)
{
    std::uint64_t value = 0;
    for (int i = width; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
    return value;
}

} // namespace

class TagsTest : public QObject {
    Q_OBJECT
private slots:
    void everyFormatSaysEverything_data()
    {
        QTest::addColumn<int>("container");
        for (const Container container : kContainers)
            QTest::newRow(std::string(nameOf(container)).c_str()) << static_cast<int>(container);
    }

    void everyFormatSaysEverything()
    {
        QFETCH(int, container);
        const auto kind = static_cast<Container>(container);
        Studio studio;
        addBand(studio);
        addSinger(studio);
        addMarkers(studio);
        const ExportRequest request = tagged(studio, kind);
        const auto report = studio.run(request);
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().sentence().c_str());
        QCOMPARE(report->files[0].pcmSha256, *pcmSha256(*request.mix));

        const auto record = readUsageRecord(*request.mix);
        QVERIFY2(record.ok(), record.ok() ? "" : record.error().sentence().c_str());
        QVERIFY(*record == *base::readJsonFile(request.mix->string() + ".ai.json"));
        QCOMPARE((*record)["asset"]["isrc"].get<std::string>(), std::string("GBAYE0601477"));
        ScratchDir scratch;
        const auto imported = importAudio(*request.mix, 48000, scratch.path());
        QVERIFY(imported.ok());
        QVERIFY(imported->provenance.origin == project::Origin::aiGenerated);
        QVERIFY(imported->provenance.voice == (base::VoiceUse{"af_heart", "Heart", {}, "builtin", "Apache-2.0"}));
        QCOMPARE(imported->asset.frames.count, std::int64_t{kFrames});

        if (!haveProgram("ffprobe"))
            QSKIP("no ffprobe");
        auto tags = probed(*request.mix);
        QCOMPARE(tags["TITLE"], std::string("Nachtfahrt II"));
        QCOMPARE(tags["ARTIST"], std::string("Ann Ö"));
        QCOMPARE(tags["ALBUM"], std::string("Al & <bum>"));
        QCOMPARE(tags["DATE"], std::string("2026"));
        QCOMPARE(tags["COPYRIGHT"], std::string("(c) Ann"));
        QVERIFY(tags["ENCODER"].find("Melisma") != std::string::npos);
        QVERIFY(tags["COMMENT"].starts_with("Hi"));
        if (kind == Container::wav) { // FFmpeg shows a WAV's INFO and bext, not its id3
            QVERIFY(tags["COMMENT"].find("AI_DISCLOSURE=full") != std::string::npos);
            QCOMPARE(tags["ENCODED_BY"].substr(0, 7), std::string("Melisma"));
            QVERIFY(tags["CODING_HISTORY"].find("A=PCM,F=48000,W=24,M=stereo") != std::string::npos);
            return;
        }
        QCOMPARE(tags["AI_DISCLOSURE"], std::string("full"));
        QCOMPARE(tags["AI_VOICE"], std::string(kVoiceTag));
        QVERIFY(base::Json::parse(tags["AI_USAGE"], nullptr, false) == *record);
        QCOMPARE(tags["AI_RECORD_SHA256"], base::sha256Of(tags["AI_USAGE"]));
        const bool mp3 = kind == Container::mp3;
        QCOMPARE(tags[mp3 ? "TSRC" : "ISRC"], std::string("GBAYE0601477"));
        QCOMPARE(tags[mp3 ? "TKEY" : "INITIALKEY"], std::string("F#m"));
        QCOMPARE(tags[mp3 ? "TBPM" : "BPM"], std::string(mp3 ? "93" : "92.5")); // ID3 has whole numbers only
        QCOMPARE(tags[mp3 ? "LYRICS-XXX" : "LYRICS"], std::string("Erste Zeile"));
    }

    /// Its owner's rules are in the file, and hold for whoever brings it in.
    void aFileInAVoiceWhoseTermIsOverIsNotBroughtIn()
    {
        Studio studio;
        addBand(studio);
        addSinger(studio);
        voices::VoiceTerms terms{voices::Consent::verified, std::string(64, 'a'), {}};
        const auto brought = [&] {
            project::Track track = *studio.song.tracks.front();
            project::Clip clip = *track.clips.front();
            project::Take take = *clip.takes.front();
            take.provenance.voice = {"hildegard", "Hildegard", {}, "verified", "LicenseRef-voice-rules"};
            voices::setTerms(take.provenance.params, terms);
            clip.takes = {take};
            track.clips = {clip};
            studio.song.tracks.front() = base::Shared<project::Track>(track);
            auto request = tagged(studio, Container::flac);
            request.overwrite = true;
            if (!studio.run(request).ok())
                return ImportedBatch{};
            ScratchDir folder;
            return importMany({*request.mix}, 48000, folder.path(), folder.path());
        };
        const auto first = brought();
        QCOMPARE(first.files.size(), std::size_t{1});
        QVERIFY(*voices::termsOf(first.files.front().provenance) == terms);
        terms.rules.until = "2020-01-01";
        const auto second = brought();
        QCOMPARE(second.skipped.size(), std::size_t{1});
        QVERIFY(second.skipped.front().reason.message.find("rule: term") != std::string::npos);
    }

    void bextHoldsLoudnessTimeAndNumbers()
    {
        Studio studio;
        addBand(studio);
        ExportRequest request = tagged(studio, Container::wav);
        request.rangeStart = Frames{24000};
        const auto report = studio.run(request);
        QVERIFY(report.ok());
        const std::string bext = readRiffChunk(*request.mix, "bext");
        QVERIFY(bext.size() > 602);
        QCOMPARE(std::string(bext.c_str()), std::string("Nachtfahrt II (AI: full)"));
        QCOMPARE(littleEndian(bext, 338, 8), std::uint64_t{24000}); // EBU Tech 3285: TimeReference
        QCOMPARE(littleEndian(bext, 346, 2), std::uint64_t{2});     // Version
        const auto hundredth = [&](std::size_t at) {
            return static_cast<std::int16_t>(littleEndian(bext, at, 2)) / 100.0;
        };
        QVERIFY(std::abs(hundredth(412) - report->files[0].integratedLufs) < 0.006);
        QVERIFY(std::abs(hundredth(416) - report->files[0].truePeakDb) < 0.006);
        QVERIFY(std::abs(hundredth(418) - report->files[0].maxMomentaryLufs) < 0.006);
        // Three seconds are not there: 0x7FFF says that it was not measured.
        QCOMPARE(littleEndian(bext, 420, 2), std::uint64_t{0x7FFF});
        const auto record = readUsageRecord(*request.mix);
        std::string id = (*record)["exportId"].get<std::string>();
        std::erase(id, '-');
        QCOMPARE(bext.substr(288, 32), id);                                                       // OriginatorReference
        QCOMPARE(QByteArray::fromStdString(bext.substr(348 + 16, 16)).toHex().toStdString(), id); // UMID's number
    }

    /// FFmpeg's own meter, which prints both maxima nowhere but each tenth of a second, hears the same.
    void loudestMomentsAreAsFfmpegHearsThem()
    {
        if (!haveProgram("ffmpeg"))
            QSKIP("no ffmpeg");
        ScratchDir scratch;
        const auto file = scratch.path() / "waves.wav";
        outputOf("ffmpeg",
                 {"-v", "error", "-f", "lavfi", "-i",
                  "aevalsrc='0.3*sin(2*PI*997*t)*(0.1+0.9*between(t,4.05,4.8)+0.4*between(t,6,9.5))':s=48000:d=12",
                  "-ac", "2", "-c:a", "pcm_f32le", q(file)});
        const auto loudness = measureLoudness(file);
        QVERIFY(loudness.ok());
        const QString log =
            outputOf("ffmpeg", {"-v", "error", "-i", q(file), "-filter_complex",
                                "ebur128=metadata=1,ametadata=mode=print:file=-", "-f", "null", "/dev/null"});
        const auto highest = [&](const QString& key) {
            double value = -1000.0;
            for (const QString& line : log.split('\n'))
                if (line.startsWith(key))
                    value = std::max(value, line.mid(key.size()).toDouble());
            return value;
        };
        const double momentary = highest("lavfi.r128.M=");
        const double shortTerm = highest("lavfi.r128.S=");
        QVERIFY(momentary > -20.0 && shortTerm > -30.0);
        QVERIFY2(std::abs(loudness->maxMomentaryLufs - momentary) < 0.05, qPrintable(QString::number(momentary)));
        QVERIFY2(std::abs(loudness->maxShortTermLufs - shortTerm) < 0.05, qPrintable(QString::number(shortTerm)));
    }

    void xmpIsReadByExiftool_data()
    {
        QTest::addColumn<int>("container");
        for (const Container container : {Container::wav, Container::mp3, Container::m4a})
            QTest::newRow(std::string(nameOf(container)).c_str()) << static_cast<int>(container);
    }

    void xmpIsReadByExiftool()
    {
        if (!haveProgram("exiftool"))
            QSKIP("no exiftool");
        QFETCH(int, container);
        Studio studio;
        addBand(studio);
        const ExportRequest request = tagged(studio, static_cast<Container>(container));
        QVERIFY(studio.run(request).ok());
        const auto all = base::Json::parse(
            outputOf("exiftool", {"-j", "-G1", "-api", "StructFormat=JSON", q(*request.mix)}).toStdString(), nullptr,
            false);
        QVERIFY(all.is_array());
        const auto& tags = all[0];
        const auto text = [&](const char* key) { return base::memberOr(tags, key, std::string()); };
        QCOMPARE(text("XMP-dc:Title"), std::string("Nachtfahrt II"));
        QCOMPARE(text("XMP-dc:Creator"), std::string("Ann Ö"));
        QCOMPARE(text("XMP-dc:Rights"), std::string("(c) Ann"));
        QVERIFY(text("XMP-xmp:CreatorTool").starts_with("Melisma"));
        QVERIFY(!text("XMP-iptcExt:DigitalSourceType").empty());
        const auto record = readUsageRecord(*request.mix);
        QVERIFY(record.ok());
        QVERIFY(*record == *base::readJsonFile(request.mix->string() + ".ai.json"));
        bool found = false;
        for (const auto& [key, value] : tags.items())
            found =
                found || (value.is_string() && value.get<std::string>() == (*record)["exportId"].get<std::string>());
        QVERIFY(found);
    }

    void mutagenReadsWhoWasInvolved()
    {
        Studio studio;
        addBand(studio);
        const ExportRequest request = tagged(studio, Container::mp3);
        QVERIFY(studio.run(request).ok());
        const QString people = outputOf(
            QFile::exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3", // Debian's own has its modules
            {"-c",
             "import sys\ntry:\n from mutagen.id3 import ID3\nexcept ImportError:\n print('none')\nelse:\n"
             " t = ID3(sys.argv[1])\n print(t['TIPL'].people, t.getall('PRIV')[0].owner, t['UFID:org.melisma'].data)",
             q(*request.mix)});
        if (people.startsWith("none"))
            QSKIP("no python3-mutagen");
        QVERIFY2(people.contains("['AI instrumentation (full)', 'Melisma"), qPrintable(people));
        QVERIFY2(people.contains(" XMP b'"), qPrintable(people));
    }

    void ixmlIsXmlWithSectionsAndTheDigest()
    {
        Studio studio;
        addBand(studio);
        addMarkers(studio);
        ExportRequest request = tagged(studio, Container::wav);
        request.sampleRate = 96000;
        QVERIFY(studio.run(request).ok());
        const std::string chunk = readRiffChunk(*request.mix, "iXML");
        QXmlStreamReader xml(QByteArray::fromStdString(chunk));
        std::multimap<QString, QString> texts;
        QString hash;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            const QString name = xml.name().toString();
            if (name == u"AI_USAGE")
                hash = xml.attributes().value(QStringLiteral("recordSha256")).toString();
            else if (name != u"BWFXML" && name != u"USER" && name != u"SPEED" && !name.startsWith(u"SYNC_POINT_LIST") &&
                     name != u"SYNC_POINT")
                texts.emplace(name, xml.readElementText());
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        const auto first = [&](const char* name) { return texts.find(QString::fromLatin1(name))->second; };
        QCOMPARE(first("PROJECT"), QString("Nachtfahrt"));
        QCOMPARE(first("BPM"), QString("92.5"));
        QCOMPARE(first("AI_DISCLOSURE"), QString("full"));
        QCOMPARE(hash.size(), 64);
        QCOMPARE(texts.count("SYNC_POINT_COMMENT"), std::size_t{2});
        QCOMPARE(texts.upper_bound("SYNC_POINT_COMMENT") == texts.end(), false);
        QCOMPARE(std::prev(texts.upper_bound("SYNC_POINT_COMMENT"))->second, QString::fromUtf8("Straße & <Co>"));
        QCOMPARE(std::prev(texts.upper_bound("SYNC_POINT_LOW"))->second, QString("48000")); // one beat at 96 kHz
        QCOMPARE(std::prev(texts.upper_bound("SYNC_POINT_EVENT_DURATION"))->second, QString("144000"));
        const std::string cues = readRiffChunk(*request.mix, "cue ");
        QCOMPARE(littleEndian(cues, 0, 4), std::uint64_t{2});
        QCOMPARE(littleEndian(cues, 4 + 24 + 4, 4), std::uint64_t{48000});
    }

    void aLongWavIsAnRf64WithItsTagsAndOthersReadIt()
    {
        Studio studio;
        addBand(studio);
        addMarkers(studio);
        ExportRequest request = tagged(studio, Container::wav);
        QVERIFY(studio.run(request).ok());
        const auto plain = samplesOf(*request.mix);
        QVERIFY(!isRf64(*request.mix));
        request.mix = studio.out("long.wav");
        request.largestWav = 100000;
        const auto report = studio.run(request);
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().sentence().c_str());
        QVERIFY(isRf64(*request.mix));
        QVERIFY(samplesOf(*request.mix) == plain);
        QCOMPARE(report->files[0].pcmSha256, *pcmSha256(*request.mix));
        const auto record = readUsageRecord(*request.mix);
        QVERIFY(record.ok() && *record == *base::readJsonFile(request.mix->string() + ".ai.json"));
        const std::string ds64 = readRiffChunk(*request.mix, "ds64");
        QCOMPARE(littleEndian(ds64, 0, 8), std::filesystem::file_size(*request.mix) - 8);
        QCOMPARE(littleEndian(ds64, 8, 8), std::uint64_t{kFrames * 6});
        if (haveProgram("ffprobe"))
            QCOMPARE(probed(*request.mix)["TITLE"], std::string("Nachtfahrt II"));
        if (haveProgram("sox"))
            QVERIFY(outputOf("sox", {q(*request.mix), "-n", "stat"}, true).contains("Length (seconds):      2.0"));
    }

    void chunksJoinWithoutTouchingWhatIsThere()
    {
        ScratchDir scratch;
        const auto wav = scratch.path() / "odd.wav";
        QVERIFY(writeSound(wav, spec(Container::wav, SampleFormat::int24, 48000, 1), 333, sine(440.0, kRate))); // odd
        const auto hash = *pcmSha256(wav);
        QVERIFY(appendRiffChunks(wav, {{"abcd", "123"}, {"efgh", "4"}}).ok());
        QVERIFY(appendRiffChunks(wav, {{"ijkl", ""}}).ok());
        QCOMPARE(*pcmSha256(wav), hash);
        QCOMPARE(readRiffChunk(wav, "abcd"), std::string("123"));
        QCOMPARE(readRiffChunk(wav, "efgh"), std::string("4"));
        const auto chunks = riffChunks(wav);
        QVERIFY(chunks.ok() && chunks->back().id == "ijkl");
        const auto text = scratch.path() / "a.wav";
        std::ofstream(text) << "RIFF but no wave at all";
        QVERIFY(!appendRiffChunks(text, {{"abcd", ""}}).ok() && !riffChunks(text).ok());
        QVERIFY(readRiffChunk(text, "abcd").empty());
    }

    void lyingChunkSizesAreCutToTheFile()
    {
        ScratchDir scratch;
        const auto file = scratch.path() / "a.wav";
        std::ofstream(file, std::ios::binary) << std::string("RIFF\xFF\xFF\xFF\xFFWAVE"
                                                             "fmt \xFF\xFF\xFF\x7Fxy",
                                                             22);
        const auto chunks = riffChunks(file);
        QVERIFY(chunks.ok() && chunks->size() == 1);
        QCOMPARE(chunks->front().size, std::uint64_t{2});
    }
};

QTEST_GUILESS_MAIN(TagsTest)
#include "tags_test.moc"
