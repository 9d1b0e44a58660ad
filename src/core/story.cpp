#include "core/story.hpp"

#include <algorithm>
#include <cctype>

namespace vigie::core {

namespace {

constexpr std::array<std::string_view, 9> topic_codes{"own",   "perimeter", "status",    "moves", "clusters",
                                                      "sites", "done",      "decisions", "method"};

/// A letter or a figure: letters beyond ASCII begin with C3 to C5 in French, signs with C2 or E2.
bool is_of_word(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 || (byte >= 0xC3 && byte <= 0xC5);
}

}

std::string_view code(StoryTopic topic) { return topic_codes[static_cast<std::size_t>(topic)]; }

std::optional<StoryTopic> story_topic_of_code(std::string_view code) {
    auto const found = std::ranges::find(topic_codes, code);
    if (found == topic_codes.end()) return std::nullopt;
    return static_cast<StoryTopic>(found - topic_codes.begin());
}

std::size_t word_count(std::string_view sentence) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < sentence.size();) {
        auto const end = std::min(sentence.find(' ', at), sentence.size());
        auto const word = sentence.substr(at, end - at);
        count += std::ranges::any_of(word, is_of_word) ? 1U : 0U;
        at = end + 1;
    }
    return count;
}

}
