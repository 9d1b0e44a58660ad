#include "app/command_line.hpp"

int main(int argc, char** argv) { return vigie::app::run(argc, argv); }
