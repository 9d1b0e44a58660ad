#include "app/window_start_time.hpp"

#include <charconv>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>

namespace vigie::app {

int milliseconds_since_start() {
    std::ifstream stat("/proc/self/stat");
    std::string text;
    std::getline(stat, text);
    // Field 22 counted from the one after the name, which may hold spaces: the 20th after the closing bracket.
    std::size_t const name_end = text.rfind(')');
    if (name_end == std::string::npos) return 0;
    std::istringstream fields(text.substr(name_end + 1));
    std::string field;
    for (int i = 0; i < 20; ++i) fields >> field;
    long long ticks = 0;
    std::from_chars(field.data(), field.data() + field.size(), ticks);
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    long long const started_ms = ticks * 1000 / sysconf(_SC_CLK_TCK);
    return static_cast<int>(now.tv_sec * 1000 + now.tv_nsec / 1'000'000 - started_ms);
}

}
