// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What our reader finds in SoundFonts, and which it refuses.
#include <QTest>

#include "audio/instruments/soundfont_reader.h"
#include "audio/instruments/soundfont_trial.h"
#include "core/base/sha256.h"
#include "tests/audio/tiny_soundfont.h"
#include "tests/support/scratch_dir.h"

using namespace melisma;
using tests::TinySoundfont;

namespace {

using Change = void (*)(TinySoundfont&);
constexpr const char* kFluidR3 = "/usr/share/sounds/sf2/FluidR3_GM.sf2";

base::Json golden()
{
    const char* root = std::getenv("MELISMA_SOURCE_DIR");
    const auto json =
        base::readJsonFile(std::filesystem::path(root ? root : ".") / "tests/golden/soundfont/fluidr3.json");
    return json ? *json : base::Json();
}

std::vector<audio::SoundfontPreset> presetsOf(const base::Json& json)
{
    std::vector<audio::SoundfontPreset> presets;
    for (const auto& entry : base::itemsOf(json, "presets"))
        presets.push_back({entry[0].get<int>(), entry[1].get<int>(), entry[2].get<std::string>()});
    return presets;
}

} // namespace

Q_DECLARE_METATYPE(Change)

class SoundfontReaderTest : public QObject {
    Q_OBJECT

private slots:
    void readsWhatItSays_data()
    {
        QTest::addColumn<bool>("vorbis");
        QTest::newRow("SF2") << false;
        QTest::newRow("SF3") << true;
    }

    void readsWhatItSays()
    {
        QFETCH(bool, vorbis);
        TinySoundfont font;
        font.vorbis = vorbis;
        font.version = vorbis ? 3 : 2;
        font.author = "Bj\xf6rn"; // Latin-1
        const auto read = audio::readSoundfont(font.write(m_folder.path() / "tiny.sf2"));
        QVERIFY2(read.ok(), read ? "" : read.error().sentence().c_str());
        QCOMPARE(read->name, font.name);
        QCOMPARE(read->author, std::string("Bj\u00f6rn"));
        QCOMPARE(read->copyright, font.copyright);
        QCOMPARE(read->comment, font.comment);
        QCOMPARE(read->compressed, vorbis);
        QCOMPARE(read->presets, (std::vector<audio::SoundfontPreset>{
                                    {0, 0, "Plain sine"}, {0, 7, "Sine again"}, {128, 0, "Sine kit"}}));
        QVERIFY(audio::tryFont(m_folder.path() / "tiny.sf2", *read).ok());
        const auto again = audio::soundfontFactsFromJson(toJson(*read));
        QVERIFY(again && *again == *read);
    }

    /// Numbers from sf2utils, another reader (tests/golden/soundfont/make_presets.py).
    void agreesWithAnotherReader()
    {
        const auto json = golden();
        QVERIFY(!json.empty());
        const auto sha256 = base::sha256OfFile(kFluidR3);
        if (!sha256 || *sha256 != json["sha256"].get<std::string>())
            QSKIP("that version of FluidR3_GM is not installed");
        const auto read = audio::readSoundfont(kFluidR3);
        QVERIFY(read.ok());
        QCOMPARE(read->name, json["name"].get<std::string>());
        QCOMPARE(read->copyright, json["copyright"].get<std::string>());
        QCOMPARE(read->presets, presetsOf(json));
    }

    void ofOneNumberTheFirstCounts()
    {
        TinySoundfont font;
        font.presets = {{8, 3, "Late"}, {0, 1, "First"}, {0, 1, "Second"}, {0, 200, "Beyond MIDI"}};
        const auto read = audio::readSoundfont(font.write(m_folder.path() / "twice.sf2"));
        QVERIFY(read.ok());
        QCOMPARE(read->presets, (std::vector<audio::SoundfontPreset>{{0, 1, "First"}, {8, 3, "Late"}}));
    }

    void refusesWhatIsWrong_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("why");
        const auto row = [](const char* name, Change change, const char* why) {
            QTest::newRow(name) << change << QString(why);
        };
        row(
            "version", [](TinySoundfont& font) { font.version = 4; }, "version is not 2 or 3");
        row(
            "no version", [](TinySoundfont& font) { font.version = 0; }, "does not say its version");
        row(
            "no terminal", [](TinySoundfont& font) { font.terminalPreset = false; }, "presets point to what is not");
        row(
            "instrument", [](TinySoundfont& font) { font.instrument = 1; }, "presets point to what is not there");
        row(
            "sample", [](TinySoundfont& font) { font.sample = 1; }, "instruments point to what is not there");
        row(
            "sample end", [](TinySoundfont& font) { font.sampleEnd = 9000; }, "'Sine' lies outside the file");
        row(
            "sample rate", [](TinySoundfont& font) { font.rate = 0; }, "'Sine' has no sample rate");
        row(
            "no presets", [](TinySoundfont& font) { font.presets.clear(); }, "holds no presets");
        row(
            "not Vorbis",
            [](TinySoundfont& font) {
                font.vorbis = true;
                font.pool = std::string(4000, 'x');
            },
            "'Sine' is no Vorbis sound");
        row(
            "Vorbis bomb",
            [](TinySoundfont& font) {
                font.vorbis = true;
                font.pool = "OggS" + std::string(24, '\0') + "\x01vorbis" + std::string(100, '\0') +
                            std::string("OggS\0\4", 6) + TinySoundfont::number(std::uint64_t{1} << 40, 8) +
                            std::string(40, '\0');
            },
            "decode to far more");
    }

    void refusesWhatIsWrong()
    {
        QFETCH(Change, change);
        QFETCH(QString, why);
        TinySoundfont font;
        change(font);
        const auto read = audio::readSoundfont(font.write(m_folder.path() / "wrong.sf2"));
        QVERIFY(!read.ok());
        QVERIFY(read.error().kind == base::ErrorKind::input);
        const auto message = QString::fromStdString(read.error().message);
        QVERIFY2(message.startsWith("wrong.sf2 is not a SoundFont") && message.contains(why), qPrintable(message));
    }

    /// Presets of 250 zones over an instrument of 5,000 would unfold to more than a million.
    void refusesWhatUnfolds()
    {
        TinySoundfont font;
        font.presets.assign(250, {0, 0, "Same"});
        auto bytes = font.bytes();
        const auto replace = [&](const std::string& id, const std::string& content) {
            const auto at = bytes.find(id, bytes.find("pdta"));
            const auto old = static_cast<unsigned char>(bytes[at + 4]) | static_cast<unsigned char>(bytes[at + 5]) << 8;
            bytes.replace(at, 8 + static_cast<std::size_t>(old), TinySoundfont::chunk(id, content));
        };
        std::string bags, generators;
        for (std::uint64_t i = 0; i <= 5000; ++i) {
            bags += TinySoundfont::number(i, 2) + TinySoundfont::number(0, 2);
            generators += TinySoundfont::number(i < 5000 ? 53 : 0, 2) + TinySoundfont::number(0, 2);
        }
        replace("inst", TinySoundfont::name20("Wide") + TinySoundfont::number(0, 2) + TinySoundfont::name20("EOI") +
                            TinySoundfont::number(5000, 2));
        replace("ibag", bags);
        replace("igen", generators);
        const auto lists = bytes.find("pdta") - 8;
        bytes.replace(lists + 4, 4, TinySoundfont::number(bytes.size() - lists - 8, 4));
        bytes.replace(4, 4, TinySoundfont::number(bytes.size() - 8, 4));
        const auto path = m_folder.path() / "wide.sf2";
        std::ofstream(path, std::ios::binary) << bytes;
        const auto read = audio::readSoundfont(path);
        QVERIFY(!read.ok());
        QVERIFY2(read.error().message.find("far more zones") != std::string::npos, read.error().message.c_str());
    }

    /// Whatever is missing at the end is noticed, and no cut is taken for a font.
    void refusesEveryCut()
    {
        const auto whole = TinySoundfont().bytes();
        const auto path = m_folder.path() / "cut.sf2";
        for (std::size_t length = 0; length < whole.size(); length += 97) {
            std::ofstream(path, std::ios::binary | std::ios::trunc)
                .write(whole.data(), static_cast<std::streamsize>(length));
            QVERIFY2(!audio::readSoundfont(path).ok(), qPrintable(QString::number(length)));
        }
        QVERIFY(!audio::readSoundfont(m_folder.path() / "none.sf2").ok());
        QVERIFY(!audio::readSoundfont(m_folder.path()).ok());
    }

private:
    tests::ScratchDir m_folder;
};

QTEST_GUILESS_MAIN(SoundfontReaderTest)
#include "soundfont_reader_test.moc"
