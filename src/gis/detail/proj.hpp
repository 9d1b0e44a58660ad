#pragma once

#include <proj.h>

#include <memory>

namespace vigie::gis::detail {

/// One PROJ context per thread: quiet, and never on the network.
[[nodiscard]] PJ_CONTEXT* proj_context();

struct DestroyPj {
    void operator()(PJ* pj) const { proj_destroy(pj); }
};
using Pj = std::unique_ptr<PJ, DestroyPj>;

}
