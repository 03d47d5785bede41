# What is installed, and the packages that CPack makes of it: a tarball that runs from any folder, and a .deb.
#   cmake --install build/release --prefix PREFIX
#   cd build/release && cpack -G TGZ    or    cpack -G DEB

install(TARGETS qbank RUNTIME)

# The program finds these beside itself, at ../share/qbank: see find_share() in cli.cpp.
foreach(folder IN ITEMS templates theme data starter schemas)
    install(DIRECTORY ${folder} DESTINATION ${CMAKE_INSTALL_DATADIR}/qbank)
endforeach()
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The manual page and the completions are written by the program itself, so that they cannot tell anything else than
# --help. With a target of their own: `--target qbank` alone does not make them.
set(QBANK_MADE ${CMAKE_BINARY_DIR}/made)
add_custom_command(
    OUTPUT ${QBANK_MADE}/qbank.1.gz ${QBANK_MADE}/qbank.bash ${QBANK_MADE}/_qbank ${QBANK_MADE}/qbank.fish
    COMMAND ${CMAKE_COMMAND} -E make_directory ${QBANK_MADE}
    COMMAND qbank man > ${QBANK_MADE}/qbank.1
    COMMAND gzip -9nf ${QBANK_MADE}/qbank.1
    COMMAND qbank completion bash > ${QBANK_MADE}/qbank.bash
    COMMAND qbank completion zsh > ${QBANK_MADE}/_qbank
    COMMAND qbank completion fish > ${QBANK_MADE}/qbank.fish
    DEPENDS qbank
    VERBATIM)
add_custom_target(qbank_made ALL
    DEPENDS ${QBANK_MADE}/qbank.1.gz ${QBANK_MADE}/qbank.bash ${QBANK_MADE}/_qbank ${QBANK_MADE}/qbank.fish)
install(FILES ${QBANK_MADE}/qbank.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${QBANK_MADE}/qbank.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME qbank)
install(FILES ${QBANK_MADE}/_qbank DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${QBANK_MADE}/qbank.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

set(CPACK_PACKAGE_NAME qbank)
set(CPACK_PACKAGE_VENDOR qbank)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGE_DESCRIPTION "qbank reads lists of questions in the shape they were published in, tells which
questions are the same, and writes static pages with a search that needs no server.")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_GENERATOR TGZ DEB)
# The libraries it is linked with are those of one distribution, so the packages are named after it.
cmake_host_system_information(RESULT QBANK_DISTRIBUTION QUERY DISTRIB_ID)
cmake_host_system_information(RESULT QBANK_DISTRIBUTION_VERSION QUERY DISTRIB_VERSION_ID)
string(REGEX MATCH "^[0-9]*" QBANK_DISTRIBUTION_VERSION "${QBANK_DISTRIBUTION_VERSION}")
set(QBANK_DISTRIBUTION ${QBANK_DISTRIBUTION}${QBANK_DISTRIBUTION_VERSION})
set(CPACK_PACKAGE_FILE_NAME qbank-${PROJECT_VERSION}-${QBANK_DISTRIBUTION}-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_STRIP_FILES ON)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The qbank maintainers <maintainers@qbank.invalid>")
set(CPACK_DEBIAN_PACKAGE_RELEASE 1${QBANK_DISTRIBUTION})
set(CPACK_DEBIAN_PACKAGE_SECTION text)
# What it needs is read from the libraries the program is linked with, by dpkg-shlibdeps.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS git)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
include(CPack)
