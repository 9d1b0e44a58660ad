#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::imports {

/// Why an unknown code probably means a known one.
enum class MatchReason { zeros, case_or_accents, punctuation, spelling, name };
[[nodiscard]] std::string_view code(MatchReason reason);

/// A code of the file nobody knows, and what it probably means.
struct Match {
    std::string code;      ///< in the file
    std::string suggested; ///< in the project
    MatchReason reason = MatchReason::zeros;
    std::int64_t rows = 0; ///< that carry it
};

/// How the codes of a file met those of the project.
struct JoinReport {
    std::int64_t matched = 0;                      ///< residences (or zones) the file speaks of
    std::vector<std::string> unmatched_codes;      ///< of the file, known to none
    std::vector<std::string> unmatched_residences; ///< of the project, not in the file
};

/// A known code or name, and the code it stands for.
struct Known {
    std::string text;
    std::string code;
    bool is_name = false;
};

/// Finds which known code an unknown one means: the same but for leading zeros (35 = 035), case and accents (Kérédern =
/// KEREDERN), spaces and signs (R-12 = R12), one letter (long words only). Only when a single one comes into question.
class Matcher {
public:
    explicit Matcher(std::vector<Known> known);
    [[nodiscard]] std::optional<Match> operator()(std::string const& code) const;

private:
    struct Key {
        std::string key;
        std::size_t known;
    };
    [[nodiscard]] std::optional<std::size_t> only(std::vector<Key> const& keys, std::string const& key) const;
    std::vector<Known> known_;
    std::vector<Key> without_zeros_, folded_, bare_; ///< sorted
};

}
