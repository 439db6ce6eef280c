// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sha256.h"
#include "core/voices/give_consent.h"
#include "core/voices/voice_door.h"

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace melisma::tests {

/// A key that lies in memory.
class MemoryKeyStore final : public voices::KeyStore {
public:
    std::string kind() const override { return "keychain"; }
    base::Result<std::optional<voices::SecretKey>> find() override { return key; }
    base::Result<void> keep(const voices::SecretKey& made) override
    {
        key = made;
        return {};
    }
    std::optional<voices::SecretKey> key;
};

/// A user's folder with a vault and one voice of two recordings.
struct SoundVoiceFixture {
    QTemporaryDir place;
    std::filesystem::path root = std::filesystem::path(place.path().toStdString()) / "voices";
    MemoryKeyStore store;
    voices::VoiceVault vault = *voices::VoiceVault::open(root, store);
    voices::SoundVoices sounds{root};
    voices::Voice voice = *sounds.create(vault, newVoice());
    std::vector<std::string> words = manyWords();

    static constexpr const char* kFirst = "the sound of Hildegard's first recording, which nobody else may hear";
    static constexpr const char* kSecond = "and the sound of her second recording";

    static voices::NewVoice newVoice()
    {
        voices::NewVoice made;
        made.name = "Hildegard";
        made.language = "en-us";
        made.sex = "f";
        made.files = {{"reference", "hildegard-one.wav", kFirst}, {"reference", "hildegard-two.wav", kSecond}};
        return made;
    }

    static std::vector<std::string> manyWords()
    {
        std::vector<std::string> words;
        for (int i = 0; i < 1000; ++i)
            words.push_back("word" + std::to_string(i));
        return words;
    }

    voices::VoiceFolder folder() const { return *sounds.open(vault, voice.id); }
    voices::VoiceDetails details() const { return *folder().details(); }

    /// The voice with a recording that somebody handed in.
    void state() const
    {
        const base::VoiceFile evidence{"consent", "yes.wav", "Hildegard says: yes, I agree"};
        (void)voices::acceptEvidence(vault, folder(), voices::ConsentMethod::recording, "Hildegard B.", evidence);
    }

    /// What a check finds when the owner reads what was asked.
    static voices::ConsentCheck rightReading(const voices::ConsentChallenge& challenge)
    {
        voices::ConsentCheck check;
        check.wordError = 0.05;
        check.wordsAsked = check.wordsFound = challenge.words.size();
        check.similarities = {0.9, 0.86};
        check.neededSimilarity = 0.8;
        check.speakerModel = "encoder 1";
        check.speakerModelSha256 = base::sha256Of("weights of the encoder");
        return check;
    }

    /// The voice with a consent that was read live.
    void verify() const
    {
        const auto challenge = voices::askForConsent(folder(), words, "Hildegard B.", 1000);
        (void)voices::acceptReading(vault, folder(), rightReading(*challenge), {"consent", "read.wav", "she reads"},
                                    voices::Capture::live, 1060);
    }

    base::TaskRequest request(const std::string& task = "clone") const
    {
        base::TaskRequest wish;
        wish.task = task;
        wish.params.set("voice", voice.id);
        return wish;
    }

    base::Result<base::VoiceUse> permit(const voices::IntendedUse& use = {}) const
    {
        return voices::clonePermit(voice.name, details(), vault.publicKey(), use);
    }

    std::filesystem::path pathOf(const std::string& file) const { return root / voice.id / file; }
};

inline std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Files below `folder` whose name or content holds `text`.
inline std::vector<std::string> filesWith(const std::filesystem::path& folder, const std::string& text)
{
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().filename().string().find(text) != std::string::npos ||
            (entry.is_regular_file() && contentOf(entry.path()).find(text) != std::string::npos))
            found.push_back(entry.path().string());
    return found;
}

} // namespace melisma::tests
