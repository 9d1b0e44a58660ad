# vigie_module(name SOURCES a.cpp … [USES core text …] [LINKS GDAL::GDAL …] [EMBEDS dir …])
#
# A folder of src/ = a namespace = a static library `vigie_<name>`. USES names the Vigie modules it may include
# (checked by tests/architecture); LINKS names outside libraries, kept out of the public link interface.
function(vigie_module name)
  cmake_parse_arguments(M "" "" "SOURCES;USES;LINKS" ${ARGN})
  file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.hpp)
  add_library(vigie_${name} STATIC ${M_SOURCES})
  add_library(vigie::${name} ALIAS vigie_${name})
  if(headers)
    # Headers compile alone: `cmake --build <dir> --target all_verify_interface_header_sets`.
    target_sources(vigie_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR}/src FILES ${headers})
    set_target_properties(vigie_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  endif()
  target_include_directories(vigie_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(vigie_${name} PUBLIC vigie_flags)
  foreach(used IN LISTS M_USES)
    target_link_libraries(vigie_${name} PUBLIC vigie_${used})
  endforeach()
  target_link_libraries(vigie_${name} PRIVATE ${M_LINKS})
endfunction()
