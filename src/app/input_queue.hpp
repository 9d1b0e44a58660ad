#pragma once

#include <deque>
#include <variant>
#include <vector>

namespace vigie::app {

struct KeyInput {
    int key = 0; ///< GLFW's number of the printed letter
    int scancode = 0;
    int action = 0;
    int modifiers = 0;
};
struct ButtonInput {
    int button = 0;
    int action = 0;
    int modifiers = 0;
};
struct CharacterInput {
    unsigned character = 0;
};
struct ScrollInput {
    double x = 0, y = 0;
};
using Input = std::variant<KeyInput, ButtonInput, CharacterInput, ScrollInput>;

/// What people did, in order, handed out so that a frame sees at most one change of each key and button, and each key with the
/// modifiers it was pressed with: Dear ImGui 1.86 only looks at their state once a frame, and would miss a press and release
/// between two slow frames, and the Ctrl of a Ctrl+N let go in the same frame.
class InputQueue {
  public:
    void push(Input input) { waiting_.push_back(input); }
    /// The inputs of the next frame, in order. What comes after a second change of the same key or button, or of a modifier
    /// after something it was held for, waits.
    [[nodiscard]] std::vector<Input> next_frame();
    [[nodiscard]] bool is_empty() const { return waiting_.empty(); }

  private:
    std::deque<Input> waiting_;
};

/// The key as it is printed: on a French keyboard the key GLFW numbers Q (its place on a US one) is A.
/// \param name  what glfwGetKeyName says, may be null; letters count, other signs keep the place's number
[[nodiscard]] int printed_key(int key, char const* name);

}
