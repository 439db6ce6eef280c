// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/library.h"

#include "ml/compose/genre_reader.h"

#include <algorithm>
#include <system_error>

namespace melisma::ml {

namespace {

namespace fs = std::filesystem;

base::Result<std::vector<fs::path>> genreFiles(const fs::path& folder)
{
    std::error_code failure;
    std::vector<fs::path> files;
    for (fs::directory_iterator at(folder, failure), end; !failure && at != end; at.increment(failure))
        if (at->path().extension() == ".json")
            files.push_back(at->path());
    if (files.empty())
        return base::Error{base::ErrorKind::missing, "No genre files are in " + folder.string(),
                           "Set MELISMA_RESOURCES to the resources folder of Melisma", failure.message()};
    std::ranges::sort(files);
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

} // namespace

const Genre* Library::genre(const std::string& id) const
{
    const auto found = std::ranges::find(genres, id, &Genre::id);
    return found == genres.end() ? nullptr : &*found;
}

base::Result<Library> Library::load(const fs::path& resources)
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
        auto genre = readWith<Genre>(file, readGenre);
        if (!genre)
            return genre.error();
        if (auto added = addModes(*modes, modesFile.string(), *genre); !added)
            return added.error();
        if (auto checked = checkModes(*genre, file); !checked)
            return checked.error();
        library.genres.push_back(std::move(*genre));
    }
    const auto lexiconFile = resources / "compose" / "lexicon.json";
    auto lexicon = readWith<Lexicon>(lexiconFile, readLexicon);
    if (!lexicon)
        return lexicon.error();
    library.lexicon = std::move(*lexicon);
    if (auto checked = checkGenreNames(library, lexiconFile); !checked)
        return checked.error();
    return library;
}

} // namespace melisma::ml
