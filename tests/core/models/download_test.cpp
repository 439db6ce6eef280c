// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"
#include "core/models/download.h"

#include <httplib.h>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <thread>

using namespace melisma;
using namespace melisma::models;
using Path = std::filesystem::path;

namespace {

std::string sampleBytes()
{
    std::string bytes(300'000, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(i * 2654435761U >> 13);
    return bytes;
}

const std::string kBytes = sampleBytes();

/// A server on this machine that counts what it was asked; /file knows ranges, /plain does not, /torn breaks off in the
/// middle of every answer.
class FileServer {
public:
    FileServer()
    {
        m_server.Get("/file", [this](const httplib::Request& request, httplib::Response& answer) {
            note(request);
            answer.set_content(kBytes, "application/octet-stream");
        });
        m_server.Get("/plain", [this](const httplib::Request& request, httplib::Response& answer) {
            note(request);
            answer.set_content_provider("application/octet-stream", [](std::size_t, httplib::DataSink& sink) {
                sink.write(kBytes.data(), kBytes.size());
                sink.done();
                return true;
            });
            answer.status = 200;
        });
        m_server.Get("/torn", [this](const httplib::Request& request, httplib::Response& answer) {
            note(request);
            answer.set_content_provider(kBytes.size(), "application/octet-stream",
                                        [](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
                                            const auto some = std::min<std::size_t>(length, 100'000);
                                            sink.write(kBytes.data() + offset, some);
                                            return false;
                                        });
        });
        m_server.Get("/elsewhere", [](const httplib::Request&, httplib::Response& answer) {
            answer.set_redirect("http://example.invalid/file");
        });
        m_port = m_server.bind_to_any_port("127.0.0.1");
        m_thread = std::thread([this] { m_server.listen_after_bind(); });
        while (!m_server.is_running())
            std::this_thread::yield();
    }
    ~FileServer()
    {
        m_server.stop();
        m_thread.join();
    }

    std::string address(const std::string& path) const { return "http://127.0.0.1:" + std::to_string(m_port) + path; }
    std::vector<std::string> ranges() const
    {
        const std::lock_guard lock(m_mutex);
        return m_ranges;
    }

private:
    void note(const httplib::Request& request)
    {
        const std::lock_guard lock(m_mutex);
        m_ranges.push_back(request.get_header_value("Range"));
    }

    httplib::Server m_server;
    int m_port = 0;
    std::thread m_thread;
    mutable std::mutex m_mutex;
    std::vector<std::string> m_ranges; ///< of each request; "" without one
};

} // namespace

class DownloadTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_place;
    Path m_target;

    DownloadWish wish(const FileServer& server, const std::string& path) const
    {
        return {server.address(path), m_target, base::sha256Of(kBytes), kBytes.size()};
    }
    Path part() const { return m_target.string() + ".part"; }
    void leavePart(const std::string& bytes) const { std::ofstream(part(), std::ios::binary) << bytes; }
    std::string got() const
    {
        std::ifstream file(m_target, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

private slots:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_target = Path(m_place->path().toStdString()) / "weights";
    }

    void fetchesAFile()
    {
        const FileServer server;
        std::uint64_t last = 0;
        const auto done = download(wish(server, "/file"), [&](std::uint64_t now, std::uint64_t) { last = now; }, {});
        QVERIFY2(done.ok(), done ? "" : done.error().sentence().c_str());
        QVERIFY(got() == kBytes && !std::filesystem::exists(part()));
        QCOMPARE(last, std::uint64_t{kBytes.size()});
    }

    void goesOnWhereItEnded()
    {
        const FileServer server;
        leavePart(kBytes.substr(0, 123'456));
        QVERIFY(download(wish(server, "/file"), {}, {}).ok());
        QVERIFY(got() == kBytes);
        QCOMPARE(server.ranges(), std::vector<std::string>{"bytes=123456-"});
    }

    void beginsAgainWhenTheServerKnowsNoRanges()
    {
        const FileServer server;
        leavePart(kBytes.substr(0, 1000));
        QVERIFY(download(wish(server, "/plain"), {}, {}).ok());
        QVERIFY(got() == kBytes);
    }

    void throwsAwayAPartOfAnotherFile()
    {
        const FileServer server;
        leavePart(std::string(200'000, 'x'));
        QVERIFY(download(wish(server, "/file"), {}, {}).ok());
        QVERIFY(got() == kBytes);
        QCOMPARE(server.ranges(), (std::vector<std::string>{"bytes=200000-", ""}));
    }

    void aBrokenConnectionIsTakenUpAgain()
    {
        const FileServer server;
        QVERIFY(download(wish(server, "/torn"), {}, {}).ok());
        QVERIFY(got() == kBytes);
        QCOMPARE(server.ranges(), (std::vector<std::string>{"", "bytes=100000-", "bytes=200000-"}));
    }

    void anotherHashIsRefused()
    {
        const FileServer server;
        auto other = wish(server, "/file");
        other.sha256 = std::string(64, '0');
        const auto done = download(other, {}, {});
        QVERIFY(!done.ok() && done.error().kind == base::ErrorKind::input);
        QVERIFY(done.error().message.find("SHA-256") != std::string::npos);
        QVERIFY(!std::filesystem::exists(m_target) && !std::filesystem::exists(part()));
        QCOMPARE(server.ranges().size(), std::size_t{1});
    }

    void aLargerFileIsStopped()
    {
        const FileServer server;
        auto small = wish(server, "/plain");
        small.bytes = 1000;
        const auto done = download(small, {}, {});
        QVERIFY(!done.ok() && done.error().message.find("larger than the 1000 bytes") != std::string::npos);
        QVERIFY(!std::filesystem::exists(m_target));
    }

    void refusalsAreSentences()
    {
        const FileServer server;
        const auto lost = download(wish(server, "/nowhere"), {}, {});
        QVERIFY(!lost.ok() && lost.error().message.find("404") != std::string::npos);
        auto plain = wish(server, "/file");
        plain.address = "http://example.invalid/file";
        QVERIFY(download(plain, {}, {}).error().message.find("https") != std::string::npos);
        // A redirection must not lead out of https either.
        QVERIFY(!download(wish(server, "/elsewhere"), {}, {}).ok());
        plain.address = "http://127.0.0.1:1/file";
        QVERIFY(!download(plain, {}, {}).ok());
    }

    void aStopKeepsThePart()
    {
        const FileServer server;
        std::stop_source stop;
        const auto halfway = [&stop](std::uint64_t now, std::uint64_t) {
            if (now > 0)
                stop.request_stop();
        };
        const auto done = download(wish(server, "/torn"), halfway, stop.get_token());
        QVERIFY(!done.ok() && done.error().kind == base::ErrorKind::cancelled);
        QVERIFY(!std::filesystem::exists(m_target));
        QVERIFY(std::filesystem::file_size(part()) > 0);
        QVERIFY(download(wish(server, "/file"), {}, {}).ok());
        QVERIFY(got() == kBytes);
    }

    void aStrangersCertificateIsRefused()
    {
        const QString key = m_place->filePath("key.pem");
        const QString certificate = m_place->filePath("certificate.pem");
        if (QProcess::execute("openssl",
                              {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
                               "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate}) != 0)
            QSKIP("there is no openssl to make a certificate with");
        httplib::SSLServer server(qPrintable(certificate), qPrintable(key));
        server.Get("/file",
                   [](const httplib::Request&, httplib::Response& answer) { answer.set_content(kBytes, "x/y"); });
        const int port = server.bind_to_any_port("127.0.0.1");
        std::thread serving([&server] { server.listen_after_bind(); });
        while (!server.is_running())
            std::this_thread::yield();
        const auto done = download(
            {"https://127.0.0.1:" + std::to_string(port) + "/file", m_target, base::sha256Of(kBytes), kBytes.size()},
            {}, {});
        server.stop();
        serving.join();
        QVERIFY(!done.ok());
        QVERIFY2(done.error().message.find("ertificate") != std::string::npos, done.error().message.c_str());
        QVERIFY(!std::filesystem::exists(m_target));
    }
};

QTEST_GUILESS_MAIN(DownloadTest)
#include "download_test.moc"
