#include "ui/focus.hpp"

#include <algorithm>
#include <utility>

namespace vigie::ui {

void Focus::begin_frame(FocusKeys const& keys) {
    before_.swap(items_);
    items_.clear();
    pressed_.clear();
    has_moved_ = std::exchange(must_move_, false);
    has_opened_ = false;
    follow_level();
    std::erase_if(before_, [this](Item const& item) { return item.level != open_level_; });
    if (keys.has_clicked) is_shown_ = false;
    if (keys.tab) tab(keys.shift);
    auto const* const at = find(current_);
    bool const is_text = at != nullptr && at->kind == Kind::text;
    bool const is_on_control = is_shown_ && at != nullptr && !is_text;
    if (keys.enter && !is_on_control) pressed_ = default_;
    default_.clear();
    if (!is_on_control) return;
    if (keys.enter || keys.space) pressed_ = current_;
    if (!at->group.empty() && keys.before != keys.after) step(keys.after ? 1 : -1);
}

/// A dialog or a menu that has opened takes the keyboard; one that has closed gives it back.
void Focus::follow_level() {
    Level top = Level::screen;
    for (auto const& item : before_) top = std::max(top, item.level);
    if (top == open_level_) return;
    if (top > open_level_) {
        left_at_[open_level_] = current_;
        open_level_ = top;
        has_opened_ = true;
        auto const first =
            std::find_if(before_.begin(), before_.end(), [&](Item const& item) { return item.level == top; });
        if (current_.empty() || find(current_) == nullptr || find(current_)->level != top) move_to(first->id);
        return;
    }
    open_level_ = top;
    if (auto const found = left_at_.find(top); found != left_at_.end()) move_to(found->second);
}

bool Focus::add(std::string const& id, Kind kind) {
    items_.push_back({id, group_, level_, kind});
    return !pressed_.empty() && pressed_ == id;
}

void Focus::go_to(std::string const& id) {
    current_ = id;
    is_shown_ = must_move_ = true;
}

void Focus::move_to(std::string const& id) {
    has_moved_ = has_moved_ || current_ != id;
    current_ = id;
}

Focus::Item const* Focus::find(std::string const& id) const {
    auto const found = std::find_if(before_.begin(), before_.end(), [&](Item const& item) { return item.id == id; });
    return found != before_.end() ? &*found : nullptr;
}

Focus::Kind Focus::kind() const {
    auto const* const at = find(current_);
    return at != nullptr ? at->kind : Kind::button;
}

bool Focus::takes_arrows() const {
    auto const* const at = is_shown_ ? find(current_) : nullptr;
    return at != nullptr && (!at->group.empty() || at->kind != Kind::button);
}

/// To the next control outside the current group.
void Focus::tab(bool is_back) {
    is_shown_ = true;
    if (before_.empty()) return;
    auto const* const at = find(current_);
    if (at == nullptr) return enter(is_back ? before_.back() : before_.front());
    auto const n = before_.size();
    auto i = static_cast<std::size_t>(at - before_.data());
    for (std::size_t tried = 0; tried < n; ++tried) {
        i = (i + (is_back ? n - 1 : 1)) % n;
        if (at->group.empty() || before_[i].group != at->group) break;
    }
    enter(before_[i]);
}

/// A group is entered where it was left.
void Focus::enter(Item const& next) {
    if (next.group.empty()) return move_to(next.id);
    auto const last = group_at_.find(next.group);
    if (last != group_at_.end() && find(last->second) != nullptr) return move_to(last->second);
    auto const is_of_group = [&](Item const& item) { return item.group == next.group; };
    move_to(std::find_if(before_.begin(), before_.end(), is_of_group)->id);
}

/// To a neighbour in the same group; stays at its ends.
void Focus::step(int by) {
    auto const* const at = find(current_);
    auto const i = (at - before_.data()) + by;
    if (i < 0 || i >= static_cast<std::ptrdiff_t>(before_.size())) return;
    auto const& next = before_[static_cast<std::size_t>(i)];
    if (next.group != at->group) return;
    group_at_[next.group] = next.id;
    move_to(next.id);
}

}
