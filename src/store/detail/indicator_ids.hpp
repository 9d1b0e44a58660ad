#pragma once

#include "store/detail/database.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>

namespace vigie::store {

/// Ids of indicator codes, registering those never seen.
class IndicatorIds {
public:
    explicit IndicatorIds(Database& db);
    [[nodiscard]] std::int64_t of(std::string const& code);

private:
    Database& db_;
    std::unordered_map<std::string, std::int64_t> ids_;
};

}
