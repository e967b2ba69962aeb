// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/render.h"
#include "tests/postprocess/synthetic_result.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <filesystem>

using namespace softlattice;

namespace
{
  void make_result(const std::string &directory)
  {
    write_vtu(
      SyntheticMesh{{1e-6, 1e-6, 0}, {4, 4, 0}}.grid("LT_phase",
                                                     [](double, double, double) { return 0.; }),
      directory + "/solution/a.vtu");
    write_pvd(directory, {{0., "solution/a.vtu"}});
  }

  std::string refusal(const std::string &directory, const RenderOptions &options = {})
  {
    testing::internal::CaptureStderr();
    std::string message;
    try
      {
        render(directory, options);
      }
    catch (const RenderError &error)
      {
        message = error.what();
      }
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "") << "VTK talks to the user";
    return message;
  }

  bool contains(const std::string &text, const std::string &part)
  {
    return text.find(part) != std::string::npos;
  }

  void cut_short(const std::string &file, const double share)
  {
    std::filesystem::resize_file(file, static_cast<std::size_t>(share * file_content(file).size()));
  }
} // namespace

TEST(RenderErrors, MissingFilesAreNamed)
{
  const ScratchFolder folder;
  EXPECT_TRUE(contains(refusal(folder / "absent"), folder / "absent"));
  EXPECT_TRUE(contains(refusal(folder.path()), "solution.pvd"));
  write_pvd(folder.path(), {});
  EXPECT_TRUE(contains(refusal(folder.path()), "lists no output"));
  write_pvd(folder.path(), {{0., "solution/gone.vtu"}});
  EXPECT_TRUE(contains(refusal(folder.path()), "solution/gone.vtu"));
}

TEST(RenderErrors, DamagedFilesAreNamed)
{
  for (const double share : {0., 0.1, 0.5, 0.9, 0.99})
    {
      const ScratchFolder folder;
      make_result(folder.path());
      cut_short(folder / "solution/a.vtu", share);
      EXPECT_TRUE(contains(refusal(folder.path()), "solution/a.vtu")) << share;
    }
  const ScratchFolder folder;
  make_result(folder.path());
  cut_short(folder / "solution.pvd", 0.7);
  EXPECT_TRUE(contains(refusal(folder.path()), "solution.pvd"));
  make_file(folder / "solution.pvd", "no XML at all");
  EXPECT_TRUE(contains(refusal(folder.path()), "solution.pvd"));
  std::filesystem::copy_file(folder / "solution/a.vtu",
                             folder / "solution.pvd",
                             std::filesystem::copy_options::overwrite_existing);
  EXPECT_TRUE(contains(refusal(folder.path()), "Collection"));
}

TEST(RenderErrors, WrongOptionsListWhatThereIs)
{
  const ScratchFolder folder;
  make_result(folder.path());
  RenderOptions options;
  options.field = "humidity";
  EXPECT_TRUE(contains(refusal(folder.path(), options), "it has: LT_phase"));
  options = {};
  options.colour_map = "jet";
  EXPECT_TRUE(contains(refusal(folder.path(), options), "phase, viridis, grey"));
  options = {};
  options.width = 40;
  EXPECT_TRUE(contains(refusal(folder.path(), options), "too small"));
  options = {};
  options.every = 0;
  EXPECT_FALSE(refusal(folder.path(), options).empty());
  EXPECT_FALSE(std::filesystem::exists(folder / "render"));
}
