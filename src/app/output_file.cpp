#include "app/output_file.hpp"

#include "core/error.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>

namespace vigie::app {

void write_file(std::string const& path, std::function<void(std::ostream&)> const& write) {
    std::string const beside = path + ".tmp";
    {
        std::ofstream out(beside, std::ios::binary);
        write(out);
        out.flush();
        if (!out) {
            std::error_code ignored;
            std::filesystem::remove(beside, ignored);
            throw core::Error(core::ErrorCode::failed, {VIGIE_N_("{0} cannot be written. Check the folder and the free space."), {path}});
        }
    }
    std::filesystem::rename(beside, path);
}

void write_file_or_stdout(std::string const& path, std::function<void(std::ostream&)> const& write) {
    if (path.empty()) write(std::cout);
    else write_file(path, write);
}

}
