#pragma once

#include "gis/row_batch.hpp"

#include <functional>

namespace vigie::gis::detail {

/// Lets one thread fill batches while the caller's thread works on those before; few exist, so that memory is bounded, and they come in
/// order. What either side throws ends both, and is thrown here.
/// \param fill   called in a thread of its own; false = nothing left
/// \param visit  called in the caller's thread
void pump(std::function<bool(RowBatch&)> const& fill, std::function<void(RowBatch&)> const& visit);

}
