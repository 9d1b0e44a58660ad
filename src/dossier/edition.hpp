#pragma once

#include "core/house.hpp"
#include "core/date.hpp"
#include "core/grid.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// What a partner may be given: data/editions/*.toml, or a file of the user's.
namespace vigie::dossier {

struct EditionProfile {
    std::string code;
    core::Label name, about;
    bool residences = true;               ///< the class of each residence; else zones alone
    std::vector<std::string> layers{"*"}; ///< names of zone layers; « * » = all
    int minimum_households = 11;
    int minimum_answers = 11;
    int minimum_facts = 5; ///< sensitive facts from 1 to below this are hidden
    std::vector<std::string> sensitive_families;
    std::vector<std::string> hidden_families;
    std::vector<std::string> hidden_indicators;
    std::vector<std::string> counts; ///< families whose facts are counted by zone; classes elsewhere
    bool actions = true;
    bool costs = false;
    bool photos = false; ///< of a residence, those that someone cleared for partners
    bool story_words = false; ///< titles and sentences that a person wrote in a story; never its notes
    std::string digest; ///< SHA-256 of the file, kept in the export log

    [[nodiscard]] bool gives_layer(std::string_view layer) const;
    /// Not hidden by the profile, nor called sensitive by the grid.
    [[nodiscard]] bool gives(core::Family const& family, core::Indicator const& indicator) const;
    /// Not hidden, and not made of hidden indicators alone: its class would give them back.
    [[nodiscard]] bool gives(core::Family const& family) const;
    [[nodiscard]] bool is_sensitive(core::Family const& family) const;
    [[nodiscard]] bool gives_counts(core::Family const& family) const;
};

/// The shipped ones, by code; the first is the one used where none is named.
[[nodiscard]] std::vector<EditionProfile> const& edition_profiles();

/// By code, or a file (a name that ends with .toml or holds a folder). Empty = « commune ».
/// \throws core::Error(usage) naming those there are; core::Error(refused) for one that gives what no partner may have
[[nodiscard]] EditionProfile edition_profile(std::string const& name_or_file);

/// \param name_for_errors of the file
[[nodiscard]] EditionProfile parse_edition(std::string_view toml, std::string const& name_for_errors);

/// Who a partner edition is for, and why.
struct EditionRequest {
    std::string recipient, purpose;
    std::string profile{}; ///< as edition_profile() takes it
};

/// A copy made for someone: what its band and its watermark say.
struct Edition {
    EditionProfile profile;
    std::string recipient, purpose, number;
    core::Date date{};
    std::shared_ptr<core::House const> house{}; ///< whose sheets they are; null = nobody says so
};

/// « Ville de Port-Fictif · comité GUP · 14/04/2026 »
[[nodiscard]] std::string edition_words(Edition const& edition);

}
