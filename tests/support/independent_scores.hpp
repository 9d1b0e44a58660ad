#pragma once

#include "support/process.hpp"

#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>

namespace vigie::support {

/// What independent_scores.py says of one residence or zone (« zone:CODE »).
struct IndependentScore {
    std::map<std::string, std::string> fields; ///< « - » = absent

    [[nodiscard]] std::optional<std::string> text(std::string const& name) const {
        auto const& value = fields.at(name);
        return value == "-" ? std::nullopt : std::optional(value);
    }
    [[nodiscard]] std::optional<double> number(std::string const& name) const {
        auto const value = text(name);
        return value ? std::optional(std::stod(*value)) : std::nullopt;
    }
};

/// By code. The script shares no code with the program; it reads the observations, never a result.
inline std::map<std::string, IndependentScore> independent_scores(std::filesystem::path const& project,
                                                                  std::string const& campaign) {
    TempDir const dir;
    std::string const script = std::string(VIGIE_SOURCE_DIR) + "/tests/support/independent_scores.py";
    std::string const command = "python3 -B " + quoted(script) + " " + quoted(project.string()) + " " +
                                quoted(campaign) + " >" + quoted(dir.text("out"));
    if (std::system(command.c_str()) != 0) throw std::runtime_error("the script failed: " + command);
    std::istringstream lines(file_text(dir / "out"));
    std::map<std::string, IndependentScore> scores;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string code;
        words >> code;
        for (std::string word; words >> word;) {
            auto const sign = word.find('=');
            scores[code].fields[word.substr(0, sign)] = word.substr(sign + 1);
        }
    }
    return scores;
}

}
