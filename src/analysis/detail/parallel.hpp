#pragma once

#include "core/parallel.hpp"

namespace vigie::analysis::detail {

using core::in_blocks;
using core::in_blocks_by_worker;
using core::Labour;
using core::thread_count;

}
