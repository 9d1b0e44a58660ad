#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vigie::ui {

/// Keys of one frame that move or press the control the keyboard is on.
struct FocusKeys {
    bool tab = false, shift = false;
    bool enter = false, space = false;
    bool before = false, after = false; ///< arrows up or left, down or right
    bool has_clicked = false;           ///< the mouse takes over: the ring goes
};

/// Which control the keyboard acts on, in every screen, dialog and menu. Controls say who they are as they are drawn,
/// in reading order; Tab goes from one to the next, arrows go through a group (tabs, menu rows, legend), which Tab
/// enters and leaves as one. While a dialog or a menu is open, only its own controls count; when it closes the keyboard
/// is back where it was.
class Focus {
public:
    enum class Level : std::uint8_t { screen, dialog, alert, popup };
    enum class Kind : std::uint8_t { button, text, list }; ///< a list moves through its rows by itself

    void begin_frame(FocusKeys const& keys);
    /// \return true when the keyboard presses this control in this frame
    bool add(std::string const& id, Kind kind = Kind::button);
    /// Goes there, and shows it.
    void go_to(std::string const& id);
    /// The keyboard is on no control: its keys are the map's.
    void leave() {
        current_.clear();
        is_shown_ = false;
    }
    /// The mouse pressed it: Tab goes on from there.
    void note(std::string const& id) { current_ = id; }
    /// What Enter presses in the dialog from a text field, or while the keyboard is on no control that shows.
    void set_default(std::string const& id) { default_ = id; }

    [[nodiscard]] bool is_on(std::string const& id) const { return is_shown_ && current_ == id; }
    /// In this frame, by the keyboard, or since the dialog whose first control it is has opened.
    [[nodiscard]] bool arrives(std::string const& id) const {
        return (has_moved_ && is_on(id)) || (has_opened_ && current_ == id);
    }
    [[nodiscard]] bool has_moved() const { return has_moved_; }
    [[nodiscard]] bool is_shown() const { return is_shown_; }
    [[nodiscard]] std::string const& current() const { return current_; }
    [[nodiscard]] Kind kind() const; ///< of the current control
    /// The arrow keys belong to the current control, not to the map.
    [[nodiscard]] bool takes_arrows() const;

    /// Controls drawn while it lives are at another level.
    class Scope {
    public:
        Scope(Focus& focus, Level level)
            : focus_(focus)
            , before_(focus.level_) {
            focus.level_ = level;
        }
        ~Scope() { focus_.level_ = before_; }
        Scope(Scope const&) = delete;
        Scope& operator=(Scope const&) = delete;

    private:
        Focus& focus_;
        Level before_;
    };
    /// Controls drawn while it lives are one stop of Tab.
    class Group {
    public:
        Group(Focus& focus, std::string name)
            : focus_(focus)
            , before_(std::move(focus.group_)) {
            focus.group_ = std::move(name);
        }
        ~Group() { focus_.group_ = std::move(before_); }
        Group(Group const&) = delete;
        Group& operator=(Group const&) = delete;

    private:
        Focus& focus_;
        std::string before_;
    };

private:
    struct Item {
        std::string id, group;
        Level level = Level::screen;
        Kind kind = Kind::button;
    };
    void follow_level();
    void tab(bool is_back);
    void enter(Item const& next);
    void step(int by);
    void move_to(std::string const& id);
    [[nodiscard]] Item const* find(std::string const& id) const;

    std::vector<Item> items_;  ///< of this frame, in reading order
    std::vector<Item> before_; ///< those of the last frame that count
    Level level_ = Level::screen;
    Level open_level_ = Level::screen;
    std::map<Level, std::string> left_at_;        ///< where the keyboard was when something opened above
    std::map<std::string, std::string> group_at_; ///< last control of each group
    std::string group_, current_, pressed_, default_;
    bool is_shown_ = false, has_moved_ = false, must_move_ = false, has_opened_ = false;
};

}
