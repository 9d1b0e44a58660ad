#pragma once

#include "imports/detail/work.hpp"
#include "store/loaders.hpp"

#include <unordered_set>
#include <vector>

namespace vigie::imports {

/// A new vintage of residences against those of the project, one after the other: new ones are added as they come,
/// those that changed are kept whole until finish(), with every difference, which is what is asked for; of those that
/// did not, only that they were met (some 40 bytes).
class Vintage {
public:
    /// \param loader none on a trial run
    Vintage(ImportWork& work, store::ResidenceLoader* loader);

    void compare(core::Residence&& residence);
    /// Lists what is gone, puts the differences in order and tells them.
    void finish();
    [[nodiscard]] std::int64_t added() const { return added_; }
    [[nodiscard]] std::vector<core::Residence> const& updated() const { return updated_; }

private:
    ImportWork& work_;
    store::ResidenceLoader* loader_;
    store::ResidenceCodes codes_;
    std::unordered_set<std::int64_t> met_;
    std::vector<core::Residence> updated_;
    std::int64_t added_ = 0;
};

}
