#include "gis/detail/proj.hpp"

namespace vigie::gis::detail {

namespace {

struct DestroyContext {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};

PJ_CONTEXT* new_context() {
    PJ_CONTEXT* context = proj_context_create();
    proj_context_set_enable_network(context, 0);
    proj_log_level(context, PJ_LOG_NONE);
    return context;
}

}

PJ_CONTEXT* proj_context() {
    thread_local std::unique_ptr<PJ_CONTEXT, DestroyContext> const context(new_context());
    return context.get();
}

}
