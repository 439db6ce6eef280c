// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/archive.h"
#include "tests/core/models/archive_maker.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace melisma;
using namespace melisma::models;
using Path = std::filesystem::path;

class ArchiveTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_place;
    Path at(const char* name) const { return Path(m_place->path().toStdString()) / name; }

    static std::string bytesOf(const Path& path)
    {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    static base::Result<void> take(const Path& archive, const std::vector<ArchiveWish>& wishes)
    {
        return takeFromArchive(archive, wishes, {});
    }

private slots:
    void init() { m_place = std::make_unique<QTemporaryDir>(); }

    void takesMembersOfBothKinds()
    {
        const std::string large(400'000, 'n');
        for (const char* name : {"a.whl", "a.tgz", "a.pt"}) {
            tests::makeArchive(at(name), {{"p/one", "1"}, {"p/two", large}, {"p/three", "3"}});
            const auto done = take(at(name), {{"p/two", at("two"), 400'000}, {"p/one", at("one"), 1}});
            QVERIFY2(done.ok(), done ? "" : done.error().sentence().c_str());
            QVERIFY(bytesOf(at("one")) == "1" && bytesOf(at("two")) == large);
            QVERIFY(!std::filesystem::exists(at("three")));
        }
    }

    void aStarIsOneFolder()
    {
        tests::makeArchive(at("v.pt"), {{"x/y/data/0", "deep"}, {"af_heart/data/0", "right"}, {"b/data/0", "later"}});
        QVERIFY(take(at("v.pt"), {{"*/data/0", at("v"), 10}}).ok());
        QCOMPARE(bytesOf(at("v")), std::string("right"));
    }

    void namesAndLinksInsideDecideNothing()
    {
        std::ofstream(at("secret")) << "secret";
        tests::makeArchive(at("evil.tgz"), {{"../escaped", "evil"},
                                            {at("absolute").string(), "evil"},
                                            {"link", "", at("secret").string()},
                                            {"p/good", "good"}});
        QVERIFY(take(at("evil.tgz"), {{"p/good", at("good"), 4}}).ok());
        QVERIFY(!std::filesystem::exists(at("absolute")) && !std::filesystem::exists(at("../escaped")));
        // A link is never taken, even when asked for by its name.
        const auto link = take(at("evil.tgz"), {{"link", at("copy"), 100}});
        QVERIFY(!link.ok() && link.error().message.find("no link in") != std::string::npos);
        QVERIFY(!std::filesystem::exists(at("copy")));
    }

    void refusesWhatIsLargerCutOrMissing()
    {
        tests::makeArchive(at("a.tgz"), {{"p/zeros", std::string(50'000'000, '\0')}});
        const auto bomb = take(at("a.tgz"), {{"p/zeros", at("zeros"), 1000}});
        QVERIFY(!bomb.ok() && bomb.error().message.find("larger than it should be") != std::string::npos);
        QVERIFY(std::filesystem::file_size(at("zeros")) <= 200'000);
        QVERIFY(take(at("a.tgz"), {{"p/none", at("none"), 1}}).error().message.find("no p/none") != std::string::npos);
        std::filesystem::resize_file(at("a.tgz"), std::filesystem::file_size(at("a.tgz")) / 2);
        QVERIFY(!take(at("a.tgz"), {{"p/zeros", at("cut"), 50'000'000}}).ok());
        std::ofstream(at("text.whl")) << "this is no archive";
        QVERIFY(!take(at("text.whl"), {{"p", at("p"), 1}}).ok());
    }

    void aStopEndsIt()
    {
        tests::makeArchive(at("a.whl"), {{"p/one", std::string(1'000'000, '1')}});
        std::stop_source stop;
        stop.request_stop();
        const std::vector<ArchiveWish> wishes = {{"p/one", at("one"), 1'000'000}};
        QVERIFY(takeFromArchive(at("a.whl"), wishes, stop.get_token()).error().kind == base::ErrorKind::cancelled);
    }
};

QTEST_GUILESS_MAIN(ArchiveTest)
#include "archive_test.moc"
