#pragma once

#include "store/score_run.hpp"

#include <cassert>
#include <chrono>
#include <future>
#include <memory>
#include <utility>

namespace vigie::dossier {

/// The scores of each family and indicator in a campaign. A large project shows its map before they are all read: whoever asks for
/// them earlier waits. Copies share what is read.
class LateCells {
public:
    LateCells() = default; ///< of no residence
    LateCells(store::ScoreCells cells)
        : here_(std::make_shared<store::ScoreCells>(std::move(cells))) {}
    /// \param coming  may be deferred: the first who asks reads them
    LateCells(std::shared_future<store::ScoreCells> coming)
        : coming_(std::move(coming)) {}

    /// Nobody would wait.
    [[nodiscard]] bool are_read() const { return !coming_.valid() || coming_.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }

    /// Ahead of whoever asks: what goes wrong with reading is told to them.
    void read() const {
        if (coming_.valid()) coming_.wait();
    }

    /// \throws core::Error what went wrong with reading
    store::ScoreCells const& operator*() const {
        static store::ScoreCells const none;
        return here_ ? *here_ : coming_.valid() ? coming_.get() : none;
    }
    store::ScoreCells const* operator->() const { return &**this; }

    /// Of a campaign that is put together by hand. \pre it is not one that is being read
    store::ScoreCells& edit() {
        assert(!coming_.valid());
        if (!here_) here_ = std::make_shared<store::ScoreCells>();
        return *here_;
    }

private:
    std::shared_ptr<store::ScoreCells> here_;
    std::shared_future<store::ScoreCells> coming_;
};

}
