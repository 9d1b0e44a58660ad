#pragma once

#include "gis/detail/csv_reader.hpp"
#include "gis/source.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace vigie::gis::detail {

/// How a text table is written, and how that was found.
struct CsvShape {
    CsvDialect dialect;
    std::string encoding = "UTF-8";
    EncodingEvidence evidence = EncodingEvidence::utf8_validity;
    std::string recode; ///< encoding the cells are to be recoded from after reading; empty = the reader does it
    int header_row =
        0; ///< record that names the columns, from 1; 0 = to be told from the first ones by likely_header()
};

/// Delimiter: the one of ; , tab | that parts the first records into the most columns alike, quotes respected.
/// Encoding: byte order mark (UTF-8, or UTF-16 as in Excel's « Unicode text »), UTF-8 validity of the whole file, else
/// Windows-1252; `options` win. Cost: reads the file once.
[[nodiscard]] CsvShape detect_csv(std::filesystem::path const& path, SourceOptions const& options);

/// Which of the first records of a sheet names the columns: the first that is as wide as the table, all of words, none
/// twice; a title or a note above it is narrower. From 0; 0 when none is better.
[[nodiscard]] std::size_t likely_header(std::vector<std::vector<std::string>> const& records);

}
