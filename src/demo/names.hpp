#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace vigie::demo {

/// Invented names of residences and streets. A name used again takes a number: « Les Hortensias 2 ».
class NameGiver {
public:
    explicit NameGiver(std::uint64_t seed)
        : seed_(seed) {}
    [[nodiscard]] std::string residence(std::uint32_t neighbourhood, std::uint64_t number);
    [[nodiscard]] std::string address(std::uint32_t neighbourhood, std::uint64_t number) const;

private:
    std::uint64_t seed_;
    std::map<std::string, int> used_;
};

}
