#pragma once

#include "workbench/row_texts.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace vigie::workbench {

/// Residences that hold what is being typed, in their name, code, former codes or address; without accents and case. A
/// million are looked through in steps, a few to a frame, so that no key waits.
class ResidenceSearch {
public:
    explicit ResidenceSearch(std::shared_ptr<RowTexts const> texts)
        : texts_(std::move(texts)) {}

    /// Begins anew when it is another query.
    void ask(std::string const& query);
    /// \return true when something is left to look through
    bool step(std::size_t rows);
    [[nodiscard]] bool is_done() const { return at_ >= texts_->snapshot().residences.size() || is_full(); }
    /// At most `most` rows: those that begin with it, then those with a word that does, then the others.
    [[nodiscard]] std::vector<std::uint32_t> found() const;

    static constexpr std::size_t most = 400;

private:
    [[nodiscard]] bool is_full() const { return found_[0].size() >= most; }

    std::shared_ptr<RowTexts const> texts_;
    std::string wanted_; ///< folded
    std::size_t at_ = 0; ///< next row
    std::array<std::vector<std::uint32_t>, 3> found_;
};

}
