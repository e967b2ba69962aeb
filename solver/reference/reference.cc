// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/reference/reference.h"

#include "solver/base/error.h"
#include "solver/files/text_file.h"
#include "solver/reference/equations.h"
#include "solver/reference/reference_pages.h"

#include <algorithm>
#include <iterator>
#include <system_error>

namespace softlattice
{
  namespace fs = std::filesystem;

  namespace
  {
    constexpr auto mark = "<title>Reference - softlattice</title>"; // of what may be replaced

    HtmlPage index_page(const std::vector<HtmlPage> &documents)
    {
      HtmlPage page{"index.html", "Reference", ""};
      const std::vector<std::pair<std::string, std::string>> lists = {
        {"parameters.html", "every parameter: meaning, unit, default, range, equation, source"},
        {"laws.html", "the laws, with their equations and the parameters that they need"},
        {"cases.html", "the cases that come with the program, with pictures"},
        {"studies.html", "the studies that come with it"},
        {"materials.html", "sets of parameters of materials"},
        {"protocols.html", "tests of stability that have names, and what they prescribe"},
        {"output.html", "columns, quantities and fields of results"},
        {"commands.html", "verbs and their options, and what a formula may hold"}};
      page.body =
        "<p>Written by the program from the tables that <code>softlattice explain</code> and "
        "<code>--help</code> use.</p>\n<ul>\n";
      for (const auto &[file, what] : lists)
        page.body += "<li>" + html_link(file, what) + "</li>\n";
      page.body += "</ul>\n<h2>Pages</h2>\n<ul>\n";
      for (const HtmlPage &document : documents)
        page.body += "<li>" + html_link(document.file, document.title) + "</li>\n";
      page.body += "</ul>\n";
      return page;
    }
  } // namespace

  Reference reference_of(const ReferenceSources &sources)
  {
    const auto equations = equations_of(read_file(sources.documents / "models/README.md"));
    Reference reference;
    std::vector<HtmlPage> &pages = reference.pages;
    const auto add = [&pages](std::vector<HtmlPage> more) {
      std::move(more.begin(), more.end(), std::back_inserter(pages));
    };
    std::vector<HtmlPage> documents = document_pages(sources);
    pages.push_back(index_page(documents));
    add(std::move(documents));
    pages.push_back(parameter_page(sources, equations, UnitSystem()));
    add(law_pages(sources, equations));
    add(case_pages(sources, equations));
    add(study_pages(sources));
    pages.push_back(material_page(sources));
    pages.push_back(protocol_page(sources));
    pages.push_back(output_page(sources));
    pages.push_back(command_page(sources));
    reference.menu = {{"index.html", "Reference"},
                      {"parameters.html", "Parameters"},
                      {"laws.html", "Laws"},
                      {document_file("models/README.md"), "Equations"},
                      {"cases.html", "Cases"},
                      {"studies.html", "Studies"},
                      {"materials.html", "Materials"},
                      {"protocols.html", "Protocols"},
                      {"output.html", "Results"},
                      {"commands.html", "Commands"}};
    std::error_code error;
    for (fs::directory_iterator one(sources.cases / "pictures", error), end; !error && one != end;
         one.increment(error))
      if (one->path().extension() == ".png")
        reference.pictures["pictures/" + one->path().filename().string()] = one->path();
    return reference;
  }

  void write_reference(const Reference &reference, const fs::path &folder)
  {
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_empty(folder, error))
      {
        const fs::path index = folder / "index.html";
        if (!fs::is_regular_file(index, error) || read_file(index).find(mark) == std::string::npos)
          throw FileError("'" + folder.string() +
                          "' is not empty and no reference of softlattice, which does not replace "
                          "what is not its own; name another folder with -o DIR");
      }
    fs::create_directories(folder / "pictures", error);
    if (error)
      throw FileError("cannot make '" + folder.string() + "': " + error.message());
    for (const HtmlPage &page : reference.pages)
      write_atomically((folder / page.file).string(), html_document(page, reference.menu));
    for (const auto &[name, file] : reference.pictures)
      {
        fs::copy_file(file, folder / name, fs::copy_options::overwrite_existing, error);
        if (error)
          throw FileError("cannot write '" + (folder / name).string() + "': " + error.message());
      }
  }
} // namespace softlattice
