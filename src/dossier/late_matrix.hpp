#pragma once

#include "core/live_score.hpp"

#include <cassert>
#include <future>
#include <memory>
#include <utility>
#include <vector>

namespace vigie::dossier {

/// The score of each indicator in a campaign. A large project shows its map before they are all read: whoever asks for them
/// earlier waits. Copies share what is read.
class LateMatrix {
public:
    LateMatrix() = default; ///< of no residence
    LateMatrix(core::ScoreMatrix matrix)
        : here_(std::make_shared<core::ScoreMatrix>(std::move(matrix))) {}
    /// \param of_campaigns  being read: `place` is this one's
    LateMatrix(std::shared_future<std::vector<core::ScoreMatrix>> of_campaigns, std::size_t place)
        : coming_(std::move(of_campaigns))
        , place_(place) {}

    /// \throws core::Error what went wrong with reading
    core::ScoreMatrix const& operator*() const {
        static core::ScoreMatrix const none;
        return here_ ? *here_ : coming_.valid() ? coming_.get().at(place_) : none;
    }
    core::ScoreMatrix const* operator->() const { return &**this; }

    /// Of a campaign that is put together by hand. \pre it is not one that is being read
    core::ScoreMatrix& edit() {
        assert(!coming_.valid());
        if (!here_) here_ = std::make_shared<core::ScoreMatrix>();
        return *here_;
    }

private:
    std::shared_ptr<core::ScoreMatrix> here_;
    std::shared_future<std::vector<core::ScoreMatrix>> coming_;
    std::size_t place_ = 0;
};

}
