#include "store/lesson_index.hpp"

#include "store/detail/database.hpp"

#include "statements.hpp"

#include <cctype>
#include <numeric>

namespace vigie::store {

namespace {

/// Everything a person may look for by a word.
std::string body_of(core::Lesson const& lesson) {
    std::string body;
    for (auto const* const part :
         {&lesson.actions, &lesson.worked, &lesson.not_worked, &lesson.conditions, &lesson.duration, &lesson.cost,
          &lesson.contact_role, &lesson.landlord, &lesson.code})
        body += *part + "\n";
    for (auto const& step : lesson.steps)
        body += step.title + "\n" + step.tfpb_axis + "\n" + step.lead + "\n" + step.partner + "\n";
    return body;
}

/// Without the mark of the plural, so that either finds the other.
std::string stem(std::string word) {
    constexpr std::size_t shortest = 4;
    if (word.size() >= shortest && (word.back() == 's' || word.back() == 'x')) word.pop_back();
    return word;
}

/// « halls 18 h » → « "hall"* "18"* "h"* »: letters and digits alone reach FTS5, whatever was typed.
std::string match_of(std::string const& words) {
    std::string match, word;
    auto const end_word = [&] {
        if (!word.empty()) match += (match.empty() ? "\"" : " \"") + stem(word) + "\"*";
        word.clear();
    };
    for (char const c : words) {
        bool const is_letter =
            static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0;
        if (is_letter)
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        else
            end_word();
    }
    end_word();
    return match;
}

}

LessonIndex::LessonIndex(std::span<core::Lesson const> lessons)
    : database_(std::make_unique<Database>("lessons", Database::Access::scratch))
    , count_(lessons.size()) {
    database_->execute(sql::make_lesson_index);
    std::int64_t place = 0;
    for (auto const& lesson : lessons)
        database_->prepare(sql::put_lesson_text)
            .bind(":place", place++)
            .bind(":title", lesson.title)
            .bind(":theme", lesson.theme)
            .bind(":context", lesson.context)
            .bind(":body", body_of(lesson))
            .run();
}

LessonIndex::~LessonIndex() = default;

std::vector<std::size_t> LessonIndex::find(std::string const& words) const {
    auto const match = match_of(words);
    std::vector<std::size_t> places;
    if (match.empty()) {
        places.resize(count_);
        std::iota(places.begin(), places.end(), std::size_t{0});
        return places;
    }
    auto row = database_->prepare(sql::find_lessons);
    row.bind(":words", match);
    while (row.step())
        places.push_back(static_cast<std::size_t>(row.integer(0)));
    return places;
}

}
