#pragma once

#include "core/follow_up.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace vigie::store {

class Database;

/// Full text over lessons: words without accents and capitals, as beginnings (« hall » finds « halls », and « halls » «
/// hall »). In memory, apart from any project.
class LessonIndex {
public:
    explicit LessonIndex(std::span<core::Lesson const> lessons);
    LessonIndex(LessonIndex const&) = delete;
    LessonIndex& operator=(LessonIndex const&) = delete;
    ~LessonIndex();

    /// Places in `lessons` of those that hold all the words, the best first; all of them, in their order, without a
    /// word.
    [[nodiscard]] std::vector<std::size_t> find(std::string const& words) const;

private:
    std::unique_ptr<Database> database_;
    std::size_t count_ = 0;
};

}
