#include "app/command_line.hpp"
#include "core/process_memory.hpp"

int main(int argc, char** argv) {
    vigie::core::ready_process_memory();
    return vigie::app::run(argc, argv);
}
