#pragma once

#include "imports/detail/key_index.hpp"
#include "imports/detail/work.hpp"
#include "store/loaders.hpp"

#include <string>

namespace vigie::imports {

/// Codes that a row of residences cannot take as it comes. Where each residence is written before the next row is read,
/// the project knows them all and nothing is kept; else (a trial run, a new vintage) those of the file are, in a
/// CodeBook.
class TakenCodes {
public:
    explicit TakenCodes(ImportWork const& work);

    enum class By {
        none,
        project, ///< a residence that was there, as its code or as another one it goes by; nobody for a new vintage
        file,    ///< a row before
    };
    [[nodiscard]] By by(std::string const& code) const;
    void note(std::string const& code);

private:
    store::ResidenceCodes project_;
    bool is_new_vintage_, are_written_;
    CodeBook file_;
};

}
