find_package(PkgConfig REQUIRED)
pkg_check_modules(PangoCairo REQUIRED IMPORTED_TARGET pangocairo cairo cairo-pdf cairo-svg pangoft2 fontconfig)
