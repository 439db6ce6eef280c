// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/worker/worker_loop.h"
#include "app/worker/worker_protocol.h"
#include "tests/core/voices/sound_voice_fixture.h"
#include "tests/support/program.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace melisma;
using namespace melisma::app;

namespace {

/// The fake worker with a script for its stdin.
class Conversation {
public:
    explicit Conversation(const QStringList& arguments = {})
    {
        m_process.start(QStringLiteral(FAKE_WORKER), arguments);
        m_process.waitForStarted();
    }
    ~Conversation()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    void say(const std::string& line)
    {
        m_process.write(line.data(), static_cast<qint64>(line.size()));
        m_process.waitForBytesWritten();
    }
    void run(WorkerJobId job, const std::string& task, const std::string& text = {})
    {
        base::TaskRequest request;
        request.task = task;
        request.seed = 0xFFFF'FFFF'FFFF'FFFFu;
        if (!text.empty())
            request.params.set("text", text);
        say(toLine(ToWorker(RunMessage{job, m_folder.path().toStdString(), request})));
    }
    /// The next message; nothing when the worker is gone.
    std::optional<FromWorker> hear()
    {
        while (!m_process.canReadLine())
            if (!m_process.waitForReadyRead(10'000))
                return std::nullopt;
        const auto line = m_process.readLine();
        auto message = fromWorkerFromLine(line.toStdString());
        if (!message)
            qWarning("not a message: %s", line.constData());
        return message ? std::optional(std::move(*message)) : std::nullopt;
    }
    /// The result of `job`; what else is said on the way is passed over.
    std::optional<base::Result<base::TaskResult>> resultOf(WorkerJobId job)
    {
        while (auto message = hear())
            if (const auto* result = std::get_if<ResultMessage>(&*message); result && result->job == job)
                return result->outcome;
        return std::nullopt;
    }
    void hearProgress()
    {
        while (auto message = hear())
            if (std::holds_alternative<ProgressMessage>(*message))
                return;
    }
    void closeInput() { m_process.closeWriteChannel(); }
    /// A job that names a voice, with what its owner hands over for it.
    void runWith(WorkerJobId job, base::TaskRequest request, const std::optional<voices::VoiceUnlock>& unlock)
    {
        if (unlock)
            say(toLine(ToWorker(KeyMessage{job, *unlock})));
        say(toLine(ToWorker(RunMessage{job, m_folder.path().toStdString(), std::move(request)})));
    }
    QStringList filesLeft() const { return QDir(m_folder.path()).entryList(QDir::Files); }
    bool hasEnded(int milliseconds) { return m_process.waitForFinished(milliseconds); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace

class WorkerTest : public QObject {
    Q_OBJECT
private slots:
    void messagesSurviveTheirLines()
    {
        const auto cancel = toWorkerFromLine(toLine(ToWorker(CancelMessage{7})));
        QCOMPARE(std::get<CancelMessage>(*cancel).job, WorkerJobId(7));
        QVERIFY(std::holds_alternative<UnloadMessage>(*toWorkerFromLine(toLine(ToWorker(UnloadMessage{})))));
        QVERIFY(std::holds_alternative<QuitMessage>(*toWorkerFromLine(toLine(ToWorker(QuitMessage{})))));

        base::TaskRequest request;
        request.task = "compose";
        request.params.set("prompt", "two\nlines \u00e9");
        const auto line = toLine(ToWorker(RunMessage{3, "/tmp/job", request}));
        QCOMPARE(std::ranges::count(line, '\n'), 1);
        const auto run = toWorkerFromLine(line);
        QCOMPARE(std::get<RunMessage>(*run).folder.string(), std::string("/tmp/job"));
        QVERIFY(std::get<RunMessage>(*run).request.params == request.params);

        const base::Error error{base::ErrorKind::missing, "No weights", "Pull them", "detail"};
        const auto failed = fromWorkerFromLine(toLine(FromWorker(ResultMessage{4, error})));
        QVERIFY(std::get<ResultMessage>(*failed).outcome.error() == error);
    }

    void nonsenseIsRefused()
    {
        for (const char* line : {"", "{", "[]", "7", "{}", R"({"type":"run","job":1})", R"({"type":"sing","job":1})"}) {
            QVERIFY(!toWorkerFromLine(line).ok());
            QVERIFY(!fromWorkerFromLine(line).ok());
        }
    }

    /// Whoever sent it would wait for ever.
    void aRunThatCannotBeReadGetsItsResultToo()
    {
        Conversation worker;
        worker.say(R"({"type":"run","job":5,"folder":"/tmp","request":{"task":"echo","params":{"text":null}}})"
                   "\n");
        const auto outcome = worker.resultOf(5);
        QVERIFY(outcome && !outcome->ok());
        worker.run(6, "echo", "hello");
        QVERIFY(worker.resultOf(6)->ok());
        QVERIFY(jobOfRun(R"({"type":"run","job":9})") == WorkerJobId{9});
        for (const char* none : {"", "{", R"({"type":"cancel","job":9})"})
            QVERIFY2(!jobOfRun(none), none);
    }

    void aJobIsRunAndAnswered()
    {
        Conversation worker;
        worker.run(1, "echo", "hello");
        const auto first = worker.hear();
        QVERIFY(first && std::holds_alternative<ProgressMessage>(*first));
        QCOMPARE(std::get<ProgressMessage>(*first).progress.stage, std::string("Echoing"));
        const auto second = worker.hear(); // and not what the task printed to stdout
        QVERIFY(second && std::holds_alternative<ResultMessage>(*second));
        const auto& outcome = std::get<ResultMessage>(*second).outcome;
        QVERIFY(outcome.ok());
        QCOMPARE(outcome->facts["seed"].get<std::uint64_t>(), std::uint64_t(0xFFFF'FFFF'FFFF'FFFFu));
        QCOMPARE(outcome->facts["ompWaitPolicy"].get<std::string>(), std::string("passive"));
        QVERIFY(outcome->facts["niceness"].get<int>() >= 10);
    }

    void failuresAreAnswersAndTheWorkerGoesOn()
    {
        Conversation worker;
        worker.run(1, "exhaust");
        worker.run(2, "nonsense");
        worker.say("this is no message\n");
        worker.run(3, "echo", "still here");
        QVERIFY(worker.resultOf(1)->error().message.find("memory") != std::string::npos);
        QVERIFY(worker.resultOf(2)->error().kind == base::ErrorKind::notFound);
        QVERIFY(worker.resultOf(3)->ok());
    }

    void cancelReachesARunningAndAWaitingJob()
    {
        Conversation worker;
        worker.run(1, "wait");
        worker.run(2, "wait");
        worker.hearProgress();
        worker.say(toLine(ToWorker(CancelMessage{2})));
        QVERIFY(worker.resultOf(2)->error().kind == base::ErrorKind::cancelled);
        worker.say(toLine(ToWorker(CancelMessage{1})));
        QVERIFY(worker.resultOf(1)->error().kind == base::ErrorKind::cancelled);
        worker.say(toLine(ToWorker(UnloadMessage{})));
        worker.run(3, "echo");
        QVERIFY(worker.resultOf(3)->ok());
    }

    /// Whoever talks to the worker past the studio gets no more than its own rules allow.
    void aVoiceIsForThoseWhoMayUseIt()
    {
        const tests::SoundVoiceFixture f;
        qputenv("MELISMA_VOICES", QByteArray::fromStdString(f.root.string()));
        Conversation worker;
        const auto refusal = [&worker](WorkerJobId job) {
            const auto outcome = worker.resultOf(job);
            return outcome && !*outcome ? outcome->error().message : std::string("not refused");
        };
        const auto says = [](const std::string& text, const char* part) {
            return text.find(part) != std::string::npos;
        };
        const voices::VoiceUnlock unlock{f.voice.id, f.folder().key(), f.vault.publicKey()};
        worker.runWith(1, f.request(), std::nullopt);
        QVERIFY(says(refusal(1), "locked"));
        worker.runWith(2, f.request(), unlock); // the key alone is no consent
        QVERIFY(says(refusal(2), "rule: consent"));
        worker.runWith(3, f.request("check-consent"), unlock);
        QCOMPARE(worker.resultOf(3)->value().facts["files"].get<int>(), 2);
        f.state();
        worker.runWith(4, f.request(), unlock);
        QCOMPARE(worker.resultOf(4)->value().facts["consent"].get<std::string>(), std::string("stated"));
        worker.runWith(5, f.request(), std::nullopt); // the key of the job before is gone
        QVERIFY(says(refusal(5), "locked"));
        auto other = f.request();
        other.params.set("text", "somebody-else");
        worker.runWith(6, other, unlock);
        QVERIFY(says(refusal(6), "locked"));
        QVERIFY(voices::revokeConsent(f.folder(), "enough").ok());
        worker.runWith(7, f.request(), unlock);
        QVERIFY(says(refusal(7), "rule: revoked"));
        QVERIFY(worker.filesLeft().isEmpty());
        qunsetenv("MELISMA_VOICES");
    }

    void keysAreNotRepeated()
    {
        const tests::SoundVoiceFixture f;
        const voices::VoiceUnlock unlock{f.voice.id, f.folder().key(), f.vault.publicKey()};
        auto line = toLine(ToWorker(KeyMessage{1, unlock}));
        const auto read = toWorkerFromLine(line);
        QVERIFY(std::get<KeyMessage>(*read).unlock.key.bytes() == unlock.key.bytes());
        const auto key = voices::toHex(unlock.key.bytes());
        QVERIFY(line.find(key) != std::string::npos);
        line.insert(1, "garbage");
        const auto refused = toWorkerFromLine(line).error();
        for (const auto& text : {refused.message, refused.hint, refused.detail})
            QVERIFY(text.find(key) == std::string::npos && text.find("garbage") == std::string::npos);
        Conversation worker;
        worker.say(line);
        const auto said = worker.hear();
        QVERIFY(std::get<LogMessage>(*said).text.find(key) == std::string::npos);
    }

    void itEndsWithItsInput()
    {
        Conversation idle;
        idle.closeInput();
        QVERIFY(idle.hasEnded(5000));
        Conversation busy;
        busy.run(1, "wait");
        busy.hearProgress();
        busy.closeInput();
        QVERIFY(busy.hasEnded(5000));
        Conversation deaf;
        deaf.run(1, "hang");
        deaf.hearProgress();
        deaf.closeInput();
        QVERIFY(deaf.hasEnded(10'000));
        Conversation told;
        told.say(toLine(ToWorker(QuitMessage{})));
        QVERIFY(told.hasEnded(5000));
    }

    void itEndsWhenNothingComesForLong()
    {
        int input[2];
        QCOMPARE(::pipe(input), 0);
        WorkerLoop loop([] { return jobs::Tasks(); }, input[0], STDERR_FILENO, std::make_shared<VoiceDesk>(),
                        std::chrono::milliseconds(20));
        loop.run(); // comes back although the input stays open
        ::close(input[0]);
        ::close(input[1]);
    }

    void itDescribesAndTestsItself()
    {
        const auto described = tests::runProgram(QStringLiteral(FAKE_WORKER), {QStringLiteral("--describe")});
        QCOMPARE(described.status, 0);
        const auto tasks = described.json()["tasks"];
        QCOMPARE(tasks.size(), std::size_t(8));
        QVERIFY(base::taskDescriptorFromJson(tasks[0]).ok());

        const auto tested =
            tests::runProgram(QStringLiteral(FAKE_WORKER), {"--self-test", "--device", "cpu", "--threads", "2"});
        QCOMPARE(tested.status, 0);
        QCOMPARE(tested.json()["threads"].get<int>(), 2);
        QCOMPARE(tests::runProgram(QStringLiteral(FAKE_WORKER), {"--self-test", "--device", "broken"}).status, 1);
        QCOMPARE(tests::runProgram(QStringLiteral(FAKE_WORKER), {"--report"}).json()["cores"].get<int>(), 1);
        QCOMPARE(tests::runProgram(QStringLiteral(FAKE_WORKER), {"--sing"}).status, 2);
        QCOMPARE(tests::runProgram(QStringLiteral(FAKE_WORKER), {"--threads", "many"}).status, 2);
    }
};

QTEST_GUILESS_MAIN(WorkerTest)
#include "worker_test.moc"
