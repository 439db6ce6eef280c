// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/voices/own_voices.h"
#include "core/voices/slug.h"
#include "tests/support/disk_faults.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <random>

using namespace melisma;
using namespace melisma::voices;
using tests::DiskFaults;
using Path = std::filesystem::path;

class OwnVoicesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_place;
    OwnVoices m_voices{Path()};

    static Voice sample(const std::string& name)
    {
        Voice voice;
        voice.name = name;
        voice.recipe = *base::VoiceRecipe::parse("af_heart*0.7 + af_bella*0.3; pitch=0.5");
        voice.language = "en-us";
        voice.sex = "f";
        voice.parents = {"af_heart", "af_bella"};
        voice.consent = Consent::builtin;
        voice.licence = "Apache-2.0";
        voice.created = "2026-01-31T12:00:00Z";
        return voice;
    }

    std::size_t filesThere() const
    {
        return static_cast<std::size_t>(
            std::distance(std::filesystem::directory_iterator(m_voices.root()), std::filesystem::directory_iterator()));
    }

private slots:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_voices = OwnVoices(Path(m_place->path().toStdString()) / "a" / "voices");
    }

    void keepsRenamesAndDeletes()
    {
        QVERIFY(m_voices.list().voices.empty());
        const auto first = m_voices.add(sample("Anna's Alto"));
        const auto second = m_voices.add(sample("anna s alto"));
        QCOMPARE(first->id, std::string("anna-s-alto"));
        QCOMPARE(second->id, std::string("anna-s-alto-2"));
        QVERIFY(*m_voices.get("anna-s-alto") == *first);
        const auto renamed = m_voices.rename("anna-s-alto", "声 ÄÖ 🎤");
        QCOMPARE(renamed->id, first->id);
        QCOMPARE(m_voices.get(first->id)->name, std::string("声 ÄÖ 🎤"));
        QVERIFY(m_voices.remove("anna-s-alto").ok());
        QVERIFY(m_voices.remove("anna-s-alto").error().kind == base::ErrorKind::notFound);
        QCOMPARE(m_voices.list().voices.size(), std::size_t{1});
        QCOMPARE(filesThere(), std::size_t{1});
    }

    void namesOfAnyKindMakeSafeIds_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("id"); // empty: refused
        QTest::newRow("path") << QByteArray("../../etc/passwd") << "etc-passwd";
        QTest::newRow("dots") << QByteArray("..") << "voice";
        QTest::newRow("unicode") << QByteArray("Søren") << "s-ren";
        QTest::newRow("no Latin") << QByteArray("声") << "voice";
        QTest::newRow("right to left") << QByteArray("\u202Eevil") << "evil";
        QTest::newRow("long") << QByteArray(100, 'a') << QString(40, 'a');
        QTest::newRow("hyphens") << QByteArray("--a--") << "a";
        QTest::newRow("shell") << QByteArray("$(rm -rf ~)`") << "rm-rf";
        QTest::newRow("too long") << QByteArray(101, 'a') << "";
        QTest::newRow("empty") << QByteArray() << "";
        QTest::newRow("blank") << QByteArray("   ") << "";
        QTest::newRow("line break") << QByteArray("a\nb") << "";
        QTest::newRow("zero") << QByteArray("a\0b", 3) << "";
        QTest::newRow("not UTF-8") << QByteArray("a\xff") << "";
    }

    void namesOfAnyKindMakeSafeIds()
    {
        QFETCH(QByteArray, name);
        QFETCH(QString, id);
        const auto kept = m_voices.add(sample(name.toStdString()));
        QCOMPARE(kept.ok(), !id.isEmpty());
        if (!kept) {
            QVERIFY(kept.error().kind == base::ErrorKind::usage);
            return;
        }
        QCOMPARE(QString::fromStdString(kept->id), id);
        QVERIFY(isSlug(kept->id));
        QCOMPARE(m_voices.get(kept->id)->name, name.toStdString());
    }

    void whatCouldNotBeReadAgainIsNotKept()
    {
        auto voice = sample("Nobody's");
        voice.licence.clear();
        QVERIFY(!m_voices.add(voice).ok());
        QVERIFY(m_voices.list().voices.empty() && m_voices.list().skipped.empty());
    }

    void idsCannotLeaveTheFolder()
    {
        std::ofstream(Path(m_place->path().toStdString()) / "a.json") << "{}";
        for (const char* id : {"../a", "../../a", "/etc/passwd", ".", "", "A", "a/b", "a_b", "-a"}) {
            QVERIFY(m_voices.get(id).error().kind == base::ErrorKind::notFound);
            QVERIFY(m_voices.remove(id).error().kind == base::ErrorKind::notFound);
        }
        QVERIFY(std::filesystem::exists(Path(m_place->path().toStdString()) / "a.json"));
    }

    void aBadFileCostsOnlyItself()
    {
        QVERIFY(m_voices.add(sample("Good")).ok());
        const auto good = base::Json::parse(encodeVoice(*m_voices.get("good")));
        int number = 0;
        const auto bad = [&](const std::function<void(base::Json&)>& change) {
            auto json = good;
            const std::string id = "bad-" + std::to_string(number++);
            json["id"] = id;
            change(json);
            std::ofstream(m_voices.root() / (id + ".json")) << json;
        };
        bad([](auto& json) { json["id"] = "good"; });
        bad([](auto& json) { json["schema"] = 2; });
        bad([](auto& json) { json["recipe"] = "af_heart; pitch=9"; });
        bad([](auto& json) { json["consent"] = "perhaps"; });
        bad([](auto& json) { json["kind"] = "pack"; });
        bad([](auto& json) { json["sex"] = 3; });
        bad([](auto& json) { json.erase("licence"); });
        bad([](auto& json) { json["revokedOn"] = "2027-01-01"; });
        bad([](auto& json) { json["name"] = "a\nb"; });
        bad([](auto& json) { json = "text"; });
        std::ofstream(m_voices.root() / "empty.json").flush();
        std::ofstream(m_voices.root() / "deep.json") << std::string(5000, '[');
        std::ofstream(m_voices.root() / "large.json") << std::string(1 << 20, ' ');
        std::filesystem::create_directory(m_voices.root() / "folder.json");
        std::ofstream(m_voices.root() / "notes.txt") << "mine";
        const auto listing = m_voices.list();
        QCOMPARE(listing.voices.size(), std::size_t{1});
        QCOMPARE(listing.skipped.size(), static_cast<std::size_t>(number + 4));
        for (const auto& sentence : listing.skipped)
            QVERIFY(sentence.find(".json") != std::string::npos && sentence.find("\n") == std::string::npos);
        QVERIFY(m_voices.remove("bad-0").ok());
    }

    void damagedFilesNeverCrash()
    {
        const auto kept = m_voices.add(sample("Good"));
        const auto text = encodeVoice(*kept);
        std::mt19937 random(11);
        for (int run = 0; run < 1000; ++run) {
            auto broken = text;
            for (auto changes = 1 + random() % 4; changes > 0 && !broken.empty(); --changes) {
                const auto at = random() % broken.size();
                if (random() % 3 == 0)
                    broken.resize(at);
                else
                    broken[at] = static_cast<char>(random());
            }
            if (const auto voice = decodeVoice(broken, "good.json"))
                QCOMPARE(encodeVoice(*decodeVoice(encodeVoice(*voice), "good.json")), encodeVoice(*voice));
        }
    }

    /// Whichever call to the disk fails: the voice is as it was, or as it should be.
    void aFailingDiskLeavesWhatWasThere()
    {
        int failures = 0;
        for (const auto kind : {DiskFaults::Kind::noSpace, DiskFaults::Kind::shortWrite, DiskFaults::Kind::dead})
            for (int failing = 1;; ++failing) {
                m_voices = OwnVoices(m_voices.root() / "next");
                QVERIFY(m_voices.add(sample("Old")).ok());
                bool struck = false, done = false;
                {
                    const DiskFaults faults(m_voices.root(), failing, kind);
                    done = m_voices.rename("old", "New").ok();
                    struck = faults.struck();
                }
                const auto there = m_voices.get("old");
                QVERIFY(there.ok());
                QVERIFY(there->name == "New" || (!done && there->name == "Old"));
                QVERIFY(m_voices.list().skipped.empty());
                failures += done ? 0 : 1;
                if (!struck)
                    break;
            }
        QVERIFY2(failures >= 6, qPrintable(QString::number(failures)));
    }

    void liesWhereTheUserSays()
    {
        qputenv("XDG_DATA_HOME", "/data");
        qunsetenv("MELISMA_VOICES");
        QCOMPARE(OwnVoices::usualRoot(), Path("/data/melisma/voices"));
        qputenv("MELISMA_VOICES", "/named");
        QCOMPARE(OwnVoices::usualRoot(), Path("/named"));
    }
};

QTEST_GUILESS_MAIN(OwnVoicesTest)
#include "own_voices_test.moc"
