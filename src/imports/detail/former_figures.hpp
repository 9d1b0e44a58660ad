#pragma once

#include "imports/detail/key_index.hpp"
#include "imports/detail/work.hpp"

#include <cstdint>
#include <string>

namespace vigie::imports {

/// Figures of a file against those its campaign holds already, which they replace: what differs is listed before it is
/// accepted, the first thousand of them; and a file that gives one figure twice is told, since the last one counts.
/// A campaign that holds none costs nothing a row.
class FormerFigures {
public:
    FormerFigures(ImportWork& work, core::Campaign const& campaign);

    /// Before `observation` is written. \param code of the residence or zone, as in the file
    void compare(core::Observation const& observation, std::string const& code);
    /// Once all are written.
    void close();

private:
    ImportWork& work_;
    core::Campaign const& campaign_;
    std::int64_t before_ = 0; ///< figures of the campaign
    std::int64_t compared_ = 0, same_ = 0, different_ = 0, repeated_ = 0;
    CodeBook seen_; ///< of a trial run, which writes none
};

}
