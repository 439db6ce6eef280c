// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/library.h"

#include "ml/compose/genre_reader.h"
#include "ml/compose/prompt_tokens.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>

namespace melisma::ml {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> jsonFiles(const fs::path& folder, std::error_code& failure)
{
    std::vector<fs::path> files;
    for (fs::directory_iterator at(folder, failure), end; !failure && at != end; at.increment(failure))
        if (at->path().extension() == ".json")
            files.push_back(at->path());
    std::ranges::sort(files);
    return files;
}

base::Result<std::vector<fs::path>> genreFiles(const fs::path& folder)
{
    std::error_code failure;
    auto files = jsonFiles(folder, failure);
    if (files.empty())
        return base::Error{base::ErrorKind::missing, "No genre files are in " + folder.string(),
                           "Set MELISMA_RESOURCES to the resources folder of Melisma", failure.message()};
    return files;
}

template <class T>
base::Result<T> readWith(const fs::path& file, base::Result<T> (*read)(const base::Json&, const std::string&))
{
    const auto json = base::readJsonFile(file);
    if (!json)
        return json.error();
    return read(*json, file.string());
}

/// The modes a key can have, each with some harmony.
base::Result<void> checkModes(const Genre& genre, const fs::path& file)
{
    using enum music::Mode;
    for (const auto mode : {major, minor, dorian, phrygian, lydian, mixolydian})
        if (!genre.harmony.contains(mode))
            return base::Error{base::ErrorKind::input,
                               file.string() + ": harmony: '" + std::string(music::toString(mode)) + "' is missing",
                               "Restore the file from the Melisma sources",
                               {}};
    return {};
}

/// Every genre the lexicon speaks of must exist.
base::Result<void> checkGenreNames(const Library& library, const fs::path& file)
{
    const auto check = [&](const std::string& id) -> base::Result<void> {
        if (library.genre(id))
            return {};
        return base::Error{base::ErrorKind::input,
                           file.string() + ": there is no genre '" + id + "'",
                           "Restore the file from the Melisma sources",
                           {}};
    };
    for (const auto& word : library.lexicon.genres)
        if (auto checked = check(word.genre); !checked)
            return checked;
    for (const auto& mood : library.lexicon.moods)
        for (const auto& id : mood.genres)
            if (auto checked = check(id); !checked)
                return checked;
    return {};
}

/// One style file with the modes it leaves out.
base::Result<Genre> readStyle(const fs::path& file, const base::Json& modes, const fs::path& modesFile)
{
    auto genre = readWith<Genre>(file, readGenre);
    if (!genre)
        return genre.error();
    if (auto added = addModes(modes, modesFile.string(), *genre); !added)
        return added.error();
    if (auto checked = checkModes(*genre, file); !checked)
        return checked.error();
    return genre;
}

std::string spoken(const std::string& phrase)
{
    const auto tokens = tokenise(phrase);
    return joinedWords(tokens, 0, tokens.size());
}

/// A user's style goes by its words, name and id; words of other genres become its own, others stay what they are.
base::Result<void> addUserStyle(Genre genre, const fs::path& file, Library& library)
{
    auto words = genre.words;
    words.push_back(genre.name);
    words.push_back(genre.id);
    library.lexicon.genres.push_back({genre.id, false});
    const Meaning meaning{Meaning::Kind::genre, library.lexicon.genres.size() - 1};
    for (const auto& word : words) {
        const auto [known, fresh] = library.lexicon.phrases.try_emplace(spoken(word), meaning);
        if (!fresh && known->second.kind != Meaning::Kind::genre)
            return base::Error{base::ErrorKind::input,
                               file.string() + ": words: '" + word + "' has a meaning already",
                               "Choose another word, or move the file away",
                               {}};
        known->second = meaning;
    }
    std::erase_if(library.genres, [&](const Genre& other) { return other.id == genre.id; });
    library.genres.insert(std::ranges::upper_bound(library.genres, genre.id, {}, &Genre::id), std::move(genre));
    return {};
}

base::Result<void> addUserStyles(const fs::path& folder, const base::Json& modes, const fs::path& modesFile,
                                 Library& library)
{
    std::error_code failure;
    for (const auto& file : jsonFiles(folder, failure)) {
        auto genre = readStyle(file, modes, modesFile);
        if (!genre) {
            auto error = genre.error();
            error.hint = "Correct the file as docs/COMPOSER.md says, or move it away";
            return error;
        }
        if (auto added = addUserStyle(std::move(*genre), file, library); !added)
            return added.error();
    }
    return {};
}

std::string environment(const char* name)
{
    const char* value = std::getenv(name);
    return value ? value : "";
}

} // namespace

fs::path userStyleFolder()
{
    if (const auto own = environment("MELISMA_STYLES"); !own.empty())
        return own;
    if (const auto data = environment("XDG_DATA_HOME"); !data.empty())
        return fs::path(data) / "melisma" / "styles";
    const auto home = environment("HOME");
    return home.empty() ? fs::path() : fs::path(home) / ".local" / "share" / "melisma" / "styles";
}

const Genre* Library::genre(const std::string& id) const
{
    const auto found = std::ranges::find(genres, id, &Genre::id);
    return found == genres.end() ? nullptr : &*found;
}

base::Result<Library> Library::load(const fs::path& resources, const fs::path& userStyles)
{
    const auto files = genreFiles(resources / "compose" / "genres");
    if (!files)
        return files.error();
    const auto modesFile = resources / "compose" / "modes.json";
    const auto modes = base::readJsonFile(modesFile);
    if (!modes)
        return modes.error();
    Library library;
    for (const auto& file : *files) {
        auto genre = readStyle(file, *modes, modesFile);
        if (!genre)
            return genre.error();
        library.genres.push_back(std::move(*genre));
    }
    const auto lexiconFile = resources / "compose" / "lexicon.json";
    auto lexicon = readWith<Lexicon>(lexiconFile, readLexicon);
    if (!lexicon)
        return lexicon.error();
    library.lexicon = std::move(*lexicon);
    if (auto checked = checkGenreNames(library, lexiconFile); !checked)
        return checked.error();
    if (!userStyles.empty())
        if (auto added = addUserStyles(userStyles, *modes, modesFile, library); !added)
            return added.error();
    return library;
}

} // namespace melisma::ml
