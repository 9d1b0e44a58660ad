#pragma once

#include "imports/detail/keys.hpp"

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace vigie::imports {

/// Who a row of observations stands for: one residence, all of a zone, or all of a commune.
class ObservationTargets {
public:
    ObservationTargets(ImportWork& work, std::vector<std::string> const& sample_codes);

    [[nodiscard]] bool is_inherited() const { return how_ != How::residence; }
    /// Null when the code is unknown. In a wide table the n-th row of a repeated code is the residence kept as « code-n
    /// », known by its alias; `indicator` tells the rows of a long table apart, where one code comes once an indicator.
    [[nodiscard]] std::vector<core::ResidenceId> const* operator()(std::string const& code,
                                                                   std::string const& indicator);
    void close();
    void keep_aliases();

private:
    enum class How { residence, zone, commune };
    void by_zone(core::ZoneLayer const& layer);
    void by_commune();
    [[nodiscard]] std::optional<core::ZoneLayer> fitting_layer(std::vector<std::string> const& sample_codes) const;
    [[nodiscard]] std::vector<core::ResidenceId> const* members_of(std::string const& code);
    [[nodiscard]] std::vector<core::ResidenceId> const* one(std::string const& code, std::string const& indicator);

    ImportWork& work_;
    How how_ = How::residence;
    std::optional<ResidenceKeys> keys_;
    std::unordered_map<std::string, std::vector<core::ResidenceId>> members_;
    std::unordered_map<std::string, std::string> communes_; ///< commune → an arrondissement's residences are under
    std::unordered_map<std::string, bool> met_;
    std::unordered_map<std::string, std::optional<std::string>>
        guessed_; ///< unknown zone code → what it probably means
    std::optional<Matcher> zone_matcher_;
    std::unordered_map<std::string, core::ResidenceId> twins_; ///< kept under « code-n » because their code was taken
    std::unordered_set<std::string> has_twins_;                ///< codes whose rows must be counted
    std::unordered_map<std::string, int> seen_;
    std::vector<core::ResidenceId> one_;
};

}
