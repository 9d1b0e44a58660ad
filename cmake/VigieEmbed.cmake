# vigie_embed(target namespace output_header BASE dir FILES a.sql b.sql …)
#
# Makes `std::string_view const <stem>` for each file, in `namespace`, declared in <output_header> and defined in a
# generated source of `target`. Bytes are kept exactly. A change in a file rebuilds.
function(vigie_embed target namespace header)
  cmake_parse_arguments(E "" "BASE" "FILES" ${ARGN})
  set(dir ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  set(out_h ${dir}/${header}.hpp)
  set(out_c ${dir}/${header}.cpp)
  set(paths)
  foreach(f IN LISTS E_FILES)
    list(APPEND paths ${E_BASE}/${f})
  endforeach()
  add_custom_command(
    OUTPUT ${out_h} ${out_c}
    COMMAND ${CMAKE_COMMAND} -DNAMESPACE=${namespace} -DHEADER=${header} -DOUT_H=${out_h} -DOUT_C=${out_c}
            "-DFILES=${E_FILES}" -DBASE=${E_BASE} -P ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake
    DEPENDS ${paths} ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake
    COMMENT "Embedding ${header}" VERBATIM)
  target_sources(${target} PRIVATE ${out_c} ${out_h})
  target_include_directories(${target} PRIVATE ${dir})
endfunction()
