#pragma once

#include <optional>
#include <string>
#include <utility>

namespace vigie::workbench {

/// What was reckoned last: reckoned again only when it is asked of something else.
template <typename T>
class Kept {
public:
    /// \param key   all that the value depends on
    /// \param make  T()
    template <typename Make>
    T const& of(std::string key, Make const& make) {
        if (!value_ || key != key_) {
            value_.emplace(make());
            key_ = std::move(key);
        }
        return *value_;
    }
    [[nodiscard]] std::string const& key() const { return key_; } ///< of the value that is kept
    void forget() { value_.reset(); }

private:
    std::optional<T> value_;
    std::string key_;
};

}
