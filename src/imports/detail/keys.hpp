#pragma once

#include "imports/detail/work.hpp"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>

namespace vigie::imports {

/// « “35” is probably “035”: the same but for leading zeros. »
[[nodiscard]] core::Message because(Match const& match);

/// Residences by the codes and aliases a file may use. Codes nobody knows are counted; close() looks for what they
/// probably mean.
class ResidenceKeys {
public:
    explicit ResidenceKeys(ImportWork& work);

    /// With `accept_suggestions` a likely match counts as found.
    [[nodiscard]] std::optional<core::ResidenceId> find(std::string const& code);
    /// Reports how many codes matched, which did not, and what they probably mean; lists the residences the file says
    /// nothing of.
    void close();
    /// Accepted suggestions become aliases of their residences. Within the import's transaction.
    void keep_aliases();

private:
    struct Unknown {
        std::int64_t rows = 0;
        std::optional<Match> match;
    };
    [[nodiscard]] Matcher& matcher();

    ImportWork& work_;
    std::unordered_map<std::string, core::ResidenceId> keys_;
    std::optional<Matcher> matcher_;
    std::map<std::string, Unknown> unknown_;
    std::unordered_map<std::int64_t, bool> met_;
};

}
