// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/command_line.h"

#include "app/studio/cli/interrupt.h"
#include "app/studio/cli/verb.h"
#include "app/studio/model_store.h"

#include <QCoreApplication>

#include <fmt/format.h>

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>

namespace melisma::app {

namespace {

constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;

/// File systems hold names that are not UTF-8.
std::string textOf(const base::Json& json)
{
    return json.dump(-1, ' ', false, base::Json::error_handler_t::replace);
}

int statusOf(const base::Error& error)
{
    return error.kind == base::ErrorKind::usage ? kWrongUsage : kFailed;
}

int reportError(const base::Error& error, bool json)
{
    if (json)
        fmt::print("{}\n", textOf(base::toJson(error)));
    fmt::print(stderr, "melisma: {}\n", error.sentence());
    return statusOf(error);
}

void addCommonOptions(CLI::App& options, VerbContext& context)
{
    options.add_flag("--json", context.json, "Print one JSON object as the last line of stdout");
    options.add_flag("--force", context.force, "Overwrite what is there");
    options.add_flag("--offline", context.offline, "Never touch the network");
    options.add_option("--device", context.device, "auto, cpu or cuda:N")->type_name("DEVICE");
    options.add_option("--threads", context.threads, "Processor threads to use; 0 is all")
        ->check(CLI::Range(0, 1024))
        ->type_name("N");
    options.add_option("--seed", context.seed, "Same seed, same result")->type_name("N");
}

/// CLI11's refusals in our words: one sentence, naming the verb.
base::Error usageError(const CLI::ParseError& failure, const CLI::App& root, int argc, char** argv)
{
    const auto chosen = root.get_subcommands();
    const std::string verb = chosen.empty() ? "" : chosen.front()->get_name();
    if (verb.empty() && argc > 1 && argv[1][0] != '-')
        return {base::ErrorKind::usage, fmt::format("There is no verb '{}'", argv[1]), "See melisma --help", {}};
    std::string what = failure.what();
    std::ranges::replace(what, '\n', ' ');
    const std::string help = fmt::format("See melisma {}{}--help", verb, verb.empty() ? "" : " ");
    return {base::ErrorKind::usage, verb.empty() ? what : verb + ": " + what, help, {}};
}

bool wantsJson(int argc, char** argv)
{
    return std::any_of(argv, argv + argc, [](const char* text) { return std::string_view(text) == "--json"; });
}

/// Whatever a stop made fail was cancelled; a verb that keeps something says so in its hint.
base::Error cancelled(const base::Error& error)
{
    const bool ownWords = error.kind == base::ErrorKind::cancelled && !error.hint.empty();
    return {base::ErrorKind::cancelled, "Cancelled", ownWords ? error.hint : "Nothing was written", {}};
}

/// Libraries throw, at a name that is not UTF-8 for one.
base::Result<base::Json> guarded(Verb& verb, const VerbContext& context)
{
    try {
        return verb.run(context);
    } catch (const std::exception& failure) {
        return base::Error{base::ErrorKind::internal,
                           fmt::format("melisma {} cannot go on: {}", verb.name(), failure.what()),
                           "If it stays so, please report it",
                           {}};
    }
}

int runVerb(Verb& verb, VerbContext& context)
{
    InterruptWatch interrupts;
    context.stop = interrupts.token();
    auto result = guarded(verb, context);
    context.endProgress();
    if (!result) {
        const bool stopped = context.stop.stop_requested();
        return reportError(stopped ? cancelled(result.error()) : result.error(), context.json);
    }
    fmt::print("{}\n", context.json ? textOf(*result) : verb.text(*result));
    return 0;
}

} // namespace

bool isCommandLine(int argc, char** argv)
{
    if (argc < 2)
        return false;
    const std::string_view first = argv[1];
    // A project or nothing opens the window; anything else must be a verb or be refused as one.
    return !first.ends_with(".melisma") && !first.ends_with(".melisma/") && !first.ends_with(".melisma.zip");
}

int runCommandLine(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    // QCoreApplication adopts the user's locale; data must keep its decimal point.
    std::setlocale(LC_NUMERIC, "C");
    passModelsFolderToWorkers();

    CLI::App root("Melisma, a music-and-voice studio. Without a verb it opens the studio.", "melisma");
    root.set_version_flag("--version", "melisma " MELISMA_VERSION);
    root.require_subcommand(1);
    VerbContext context;
    const auto verbs = makeVerbs();
    Verb* chosen = nullptr;
    for (const auto& verb : verbs) {
        auto* options = root.add_subcommand(verb->name(), verb->summary());
        verb->addOptions(*options);
        addCommonOptions(*options, context);
        options->callback([&chosen, candidate = verb.get()] { chosen = candidate; });
    }
    try {
        root.parse(argc, argv);
    } catch (const CLI::Success& help) {
        return root.exit(help);
    } catch (const CLI::ParseError& failure) {
        return reportError(usageError(failure, root, argc, argv), wantsJson(argc, argv));
    }
    return runVerb(*chosen, context);
}

} // namespace melisma::app
