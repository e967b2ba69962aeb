// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace softlattice
{
  /// A folder of one test, removed with all it holds at the end.
  class ScratchFolder
  {
  public:
    ScratchFolder()
    {
      std::string name =
        (std::filesystem::path(testing::TempDir()) / "softlattice_XXXXXX").string();
      if (!::mkdtemp(name.data()))
        throw std::runtime_error("cannot make a folder for the test");
      path_ = name;
    }
    ScratchFolder(const ScratchFolder &) = delete;
    ScratchFolder &operator=(const ScratchFolder &) = delete;
    ~ScratchFolder()
    {
      std::error_code ignored;
      std::filesystem::remove_all(path_, ignored);
    }

    std::string operator/(const std::string &name) const { return path_ + "/" + name; }
    const std::string &path() const { return path_; }

  private:
    std::string path_;
  };

  inline std::string file_content(const std::string &path)
  {
    std::ifstream stream(path, std::ios::binary);
    EXPECT_TRUE(stream.is_open()) << path;
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  inline void make_file(const std::string &path, const std::string &content)
  {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << content;
  }
} // namespace softlattice
