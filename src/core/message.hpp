#pragma once

#include <string>
#include <utility>
#include <vector>

/// Marks an English sentence for translation where it is written; text::sentence() translates it where it is read.
#define VIGIE_N_(english) english

namespace vigie::core {

/// A sentence for the user: English text with {0}, {1}… places, and what goes there. `text` makes it French or English.
struct Message {
    std::string english;
    std::vector<std::string> arguments;

    Message() = default;
    Message(char const* sentence) : english(sentence) {}
    Message(std::string sentence, std::vector<std::string> args = {})
        : english(std::move(sentence)), arguments(std::move(args)) {}

    friend bool operator==(Message const&, Message const&) = default;
};

}
