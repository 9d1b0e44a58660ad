#pragma once

#include <string>
#include <vector>

namespace vigie::report {

/// What cairo 1.16 takes for a PDF and does not write: docs/decisions/2026-11-26-tagged-pdf.md.
struct PdfNotes {
    std::string language;             ///< « fr-FR »
    std::vector<std::string> figures; ///< words in the place of each Figure, in order; empty = none
    std::vector<std::string> heads;   ///< « Row » or « Column » of each TH, in order
};

/// Adds them at the end of the file, as a change of it (ISO 32000-1, 7.5.6): what stands there stays byte for byte. A file that is not
/// laid out as cairo does it is left as it is.
void add_notes(std::string& pdf, PdfNotes const& notes);

}
