// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The pages of the reference: all that there is, and every link leads somewhere.
#include "solver/reference/reference.h"

#include "solver/app/topics.h"
#include "solver/app/verb_table.h"
#include "solver/base/error.h"
#include "solver/case/all_parameters.h"
#include "solver/case/installation.h"
#include "solver/reference/equations.h"
#include "solver/reference/markdown.h"
#include "solver/reference/reference_pages.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <regex>
#include <set>

namespace
{
  using namespace softlattice;

  /// Made once.
  const Reference &make_reference()
  {
    static const AllParameters parameters;
    std::vector<VerbText> verbs;
    for (const Verb &verb : all_verbs())
      verbs.push_back({verb.name, verb.summary, verb.help()});
    static const Reference reference = reference_of({parameters.table(),
                                                     all_topics({}),
                                                     verbs,
                                                     documents_directory(),
                                                     shipped_cases_directory(),
                                                     {}});
    return reference;
  }

  const HtmlPage &page_of(const Reference &reference, const std::string &file)
  {
    for (const HtmlPage &page : reference.pages)
      if (page.file == file)
        return page;
    ADD_FAILURE() << "there is no page " << file;
    return reference.pages.front();
  }

  /// What an attribute is in all elements of a text.
  std::vector<std::string> values_of(const std::string &attribute, const std::string &html)
  {
    std::vector<std::string> values;
    const std::string start = " " + attribute + "=\"";
    for (std::size_t at = html.find(start); at != std::string::npos; at = html.find(start, at + 1))
      values.push_back(
        html.substr(at + start.size(), html.find('"', at + start.size()) - at - start.size()));
    return values;
  }

  TEST(Reference, EveryLinkLeadsToAPageAPictureOrAnAnchor)
  {
    const Reference &reference = make_reference();
    std::map<std::string, std::set<std::string>> anchors;
    std::map<std::string, std::string> documents;
    for (const HtmlPage &page : reference.pages)
      {
        EXPECT_FALSE(page.title.empty()) << page.file;
        const std::string html = html_document(page, reference.menu);
        EXPECT_TRUE(documents.emplace(page.file, html).second) << page.file << " twice";
        for (const std::string &id : values_of("id", html))
          EXPECT_TRUE(anchors[page.file].insert(id).second) << page.file << '#' << id << " twice";
      }
    int n_links = 0, n_anchors = 0;
    for (const auto &[file, html] : documents)
      {
        for (const std::string &link : values_of("href", html))
          {
            if (link.compare(0, 8, "https://") == 0)
              continue; // to be followed by whoever wants to, and not fetched
            ++n_links;
            const std::size_t hash = link.find('#');
            const std::string to = hash == 0 ? file : link.substr(0, hash);
            ASSERT_EQ(documents.count(to), 1U) << file << " links to " << link;
            if (hash != std::string::npos)
              {
                ++n_anchors;
                EXPECT_EQ(anchors[to].count(link.substr(hash + 1)), 1U)
                  << file << " links to " << link;
              }
          }
        for (const std::string &picture : values_of("src", html))
          EXPECT_EQ(reference.pictures.count(picture), 1U) << file << " shows " << picture;
        EXPECT_EQ(html.find("<script"), std::string::npos) << file;
        EXPECT_EQ(html.find("<link"), std::string::npos) << file;
        EXPECT_EQ(html.find("url("), std::string::npos) << file;
      }
    EXPECT_GT(n_links, 1000);
    EXPECT_GT(n_anchors, 500);
  }

  TEST(Reference, HasEveryParameterLawCaseColumnAndVerb)
  {
    const Reference &reference = make_reference();
    const std::string &parameters = page_of(reference, "parameters.html").body;
    const AllParameters all;
    const std::vector<std::string> anchors = values_of("id", parameters);
    const std::set<std::string> ids(anchors.begin(), anchors.end());
    for (const ParameterEntry &entry : all.table().entries())
      {
        EXPECT_EQ(ids.count(slug(entry.path())), 1U) << entry.path();
        EXPECT_NE(parameters.find(html_sentence(entry.meaning)), std::string::npos) << entry.path();
      }
    for (const ModelDescription &law : model_registry())
      EXPECT_NE(page_of(reference, law_file(law)).body.find(html_sentence(law.documentation)),
                std::string::npos)
        << law.name;
    for (const Topic &topic : all_topics({}))
      {
        std::string page, wanted;
        if (topic.kind == "case" || topic.kind == "study")
          {
            page = case_file_of(topic.name);
            wanted = html_sentence(topic.documentation);
          }
        else if (topic.kind == "material")
          {
            page = "materials.html";
            wanted = markup_escaped(topic.name);
          }
        else if (topic.kind == "protocol")
          {
            page = "protocols.html";
            wanted = markup_escaped(topic.name);
          }
        else if (topic.kind != "model")
          {
            page = "output.html";
            wanted = "<td>" + markup_escaped(topic.name);
          }
        else
          continue;
        EXPECT_NE(page_of(reference, page).body.find(wanted), std::string::npos) << topic.name;
      }
    for (const Verb &verb : all_verbs())
      EXPECT_NE(page_of(reference, "commands.html").body.find(markup_escaped(verb.help())),
                std::string::npos)
        << verb.name;
  }

  TEST(Reference, EveryEquationThatIsCitedStandsInThePageOfEquations)
  {
    const Reference &reference = make_reference();
    const std::vector<std::string> all =
      values_of("id", page_of(reference, "models_README.html").body);
    const std::set<std::string> anchors(all.begin(), all.end());
    for (const ModelDescription &law : model_registry())
      for (const std::string &number : numbers_in(law.equation))
        EXPECT_EQ(anchors.count("equation-" + number), 1U) << law.name << ' ' << number;
  }

  TEST(Reference, LawsHaveTheirParametersAndCasesTheirChoices)
  {
    const Reference &reference = make_reference();
    const auto has = [&](const std::string &file, const std::string &text) {
      return page_of(reference, file).body.find(text) != std::string::npos;
    };
    const std::string chain = "law_nucleation-rate-surface-chain.html",
                      exponential = "law_nucleation-rate-exponential.html";
    EXPECT_TRUE(has(chain, ">Nucleation/Prefactor</a>"));
    EXPECT_FALSE(has(exponential, ">Nucleation/Prefactor</a>"));
    EXPECT_TRUE(has(exponential, "J = J_ref exp[ b (RH - RH_ref) ]")) << "equation 24";
    EXPECT_TRUE(has("law_interface-kinetics-constant-mobility.html",
                    ">Model/Interface kinetics/Interface mobility</a>"));
    EXPECT_FALSE(has("law_interface-kinetics-wilson-frenkel.html",
                     ">Model/Interface kinetics/Interface mobility</a>"));
    EXPECT_TRUE(has("case_humid-film.html", "href=\"" + chain + "\""));
    EXPECT_TRUE(has("case_humid-film.html", "#equation-19\""));
    EXPECT_FALSE(has("case_humid-film.html", "#equation-49\"")) << "of mixed halides";
    EXPECT_TRUE(has("case_anion-exchange.html", "#equation-49\""));
  }

  TEST(Markdown, BecomesHtml)
  {
    const auto target = [](const std::string &link) { return link == "gone" ? "" : "to_" + link; };
    EXPECT_EQ(
      markdown_to_html("# Title\n\nOne *two* **three** `f < *g*`\nfour 2 * 3 * 4.\n", target),
      "<p>One <em>two</em> <strong>three</strong> <code>f &lt; *g*</code>\nfour 2 * 3 * "
      "4.</p>\n");
    EXPECT_EQ(markdown_title("text\n# The title\nmore"), "The title");
    EXPECT_EQ(markdown_to_html("[a `b`](c) [d](gone)\n", target),
              "<p><a href=\"to_c\">a <code>b</code></a> d</p>\n");
    EXPECT_EQ(markdown_to_html("## A b: c\n", target), "<h2 id=\"a-b-c\">A b: c</h2>\n");
    EXPECT_EQ(
      markdown_to_html("- one\n  and more\n- two\n\nText of a factor of\n3. And on.\n", target),
      "<ul>\n<li>one\nand more</li>\n<li>two</li>\n</ul>\n<p>Text of a factor of\n3. And "
      "on.</p>\n");
    EXPECT_EQ(markdown_to_html("1. one\n2. two\n", target),
              "<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n");
    EXPECT_EQ(markdown_to_html("    a = b,\n    c < d     (12)\n\n    e\n", target),
              "<pre>a = b,\n<span id=\"equation-12\">c &lt; d     (12)</span>\n\ne\n</pre>\n");
    EXPECT_NE(markdown_to_html("| a | `b|c` |\n|---|---|\n| 1 | 2 |\n", target)
                .find("<th> <code>b|c</code> </th></tr>\n<tr><td> 1 </td><td> 2 </td></tr>"),
              std::string::npos);
    EXPECT_EQ(html_sentence("Lin 2021 (10.1016/j.matt.2021.04.023), 1 < 2"),
              "Lin 2021 (<a href=\"https://doi.org/10.1016/j.matt.2021.04.023\">"
              "10.1016/j.matt.2021.04.023</a>), 1 &lt; 2");
  }

  TEST(Equations, AreFoundByTheirNumbers)
  {
    const auto equations = equations_of(
      "Text (1)\n\n    a = b,\n    c = d     (2)\n    e = f    (3a)\n\n    g    (x)\n");
    ASSERT_EQ(equations.size(), 2U);
    EXPECT_EQ(equations.at("2"), "a = b,\nc = d     (2)\n");
    EXPECT_EQ(equations.at("3a"), "e = f    (3a)\n");
    EXPECT_EQ(numbers_in("15 to 17, 29a and 40"),
              (std::vector<std::string>{"15", "16", "17", "29a", "40"}));
  }

  TEST(Reference, IsWrittenAndReplacesItselfAlone)
  {
    const ScratchFolder scratch;
    const Reference &reference = make_reference();
    write_reference(reference, scratch / "reference");
    write_reference(reference, scratch / "reference");
    for (const HtmlPage &page : reference.pages)
      EXPECT_NE(file_content(scratch / ("reference/" + page.file)).find(page.body),
                std::string::npos);
    make_file(scratch / "other/index.html", "mine");
    EXPECT_THROW(write_reference(reference, scratch / "other"), FileError);
    EXPECT_EQ(file_content(scratch / "other/index.html"), "mine");
  }
} // namespace
