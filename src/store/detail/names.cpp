#include "store/detail/names.hpp"

#include "core/error.hpp"

namespace vigie::store {

std::string quoted_name(std::string_view name) {
    std::string quoted = "\"";
    for (char const c : name) {
        if (static_cast<unsigned char>(c) < ' ' || c == '\x7f')
            throw core::Error(core::ErrorCode::refused, VIGIE_N_("A table or column has a name that cannot be shown. "
                                                                 "The file was not used; check where it comes from."));
        quoted += c;
        if (c == '"') quoted += c;
    }
    return quoted + '"';
}

}
