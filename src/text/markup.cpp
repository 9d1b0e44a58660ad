#include "text/markup.hpp"

namespace vigie::text {

std::string escaped_markup(std::string_view words) {
    std::string out;
    out.reserve(words.size());
    for (char const c : words)
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += c;
        }
    return out;
}

}
