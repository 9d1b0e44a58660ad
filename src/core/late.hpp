#pragma once

#include <cassert>
#include <chrono>
#include <future>
#include <memory>
#include <utility>
#include <vector>

namespace vigie::core {

/// A part of a project that a large one leaves for when its map is on the screen: whoever asks for it earlier waits. Copies share
/// what is read.
template <typename T>
class Late {
public:
    Late() = default; ///< empty, and here
    Late(T value)
        : here_(std::make_shared<T>(std::move(value))) {}
    /// \param coming  may be deferred: the first who asks reads it
    Late(std::shared_future<T> coming)
        : coming_(std::move(coming)) {}

    /// Nobody would wait.
    [[nodiscard]] bool is_read() const { return !coming_.valid() || coming_.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }

    /// Ahead of whoever asks: what goes wrong with reading is told to them.
    void read() const {
        if (coming_.valid()) coming_.wait();
    }

    /// \throws core::Error what went wrong with reading
    T const& operator*() const {
        static T const none{};
        return here_ ? *here_ : coming_.valid() ? coming_.get() : none;
    }
    T const* operator->() const { return &**this; }

    /// Of what is put together by hand; other copies keep what they have. \pre it is not being read
    T& edit() {
        assert(!coming_.valid());
        if (!here_) here_ = std::make_shared<T>();
        if (here_.use_count() > 1) here_ = std::make_shared<T>(*here_);
        return *here_;
    }

private:
    std::shared_ptr<T> here_;
    std::shared_future<T> coming_;
};

/// A list of which that is true: each of these waits for it. Whoever goes through many takes the list once, with *.
template <typename T>
class LateList : public Late<std::vector<T>> {
public:
    using Late<std::vector<T>>::Late;
    [[nodiscard]] T const& operator[](std::size_t i) const { return (**this)[i]; }
    [[nodiscard]] std::size_t size() const { return (**this).size(); }
    [[nodiscard]] bool empty() const { return (**this).empty(); }
    [[nodiscard]] auto begin() const { return (**this).begin(); }
    [[nodiscard]] auto end() const { return (**this).end(); }
};

}
