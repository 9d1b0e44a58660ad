#include "core/error.hpp"

#include <utility>

namespace vigie::core {

Error::Error(ErrorCode code, Message message, std::string detail)
    : code_(code), message_(std::move(message)), detail_(std::move(detail)) {}

Error cancelled() { return {ErrorCode::cancelled, VIGIE_N_("Stopped. Nothing was changed.")}; }

}
