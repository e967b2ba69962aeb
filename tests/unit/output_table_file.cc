// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Tables that grow, and what a checkpoint may count on of them.
#include "solver/base/error.h"
#include "solver/files/table_file.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

using namespace softlattice;

namespace
{
  using Header = std::vector<std::string>;

  const Header header = {"name", "time [s]"};
  const std::string first_line = "name,time [s]\r\n";

  std::string refusal(const TableState &state, const ScratchFolder &folder)
  {
    try
      {
        require_covered(state, folder.path());
      }
    catch (const FileError &error)
      {
        return error.what();
      }
    return {};
  }

  bool contains(const std::string &text, const std::string &part)
  {
    return text.find(part) != std::string::npos;
  }

  TEST(TableFile, StateIsThatOfItsBytes)
  {
    const ScratchFolder folder;
    TableFile table = TableFile::begin(folder / "123456789", {"1"});
    EXPECT_EQ(table.state().rows, 0);
    EXPECT_EQ(table.state().bytes, 3u);
    table.append({{"a,b", "2"}, {"c", "3"}});
    EXPECT_EQ(file_content(table.path()), "1\r\n\"a,b\",2\r\nc,3\r\n");
    const TableState state = table.state();
    EXPECT_EQ(state.file, "123456789");
    EXPECT_EQ(state.rows, 2);
    EXPECT_EQ(state.bytes, 17u);
    EXPECT_NO_THROW(table.synchronise());
    EXPECT_EQ(refusal(state, folder), "");
  }

  TEST(TableFile, GoesOnWhereTheCheckpointWas)
  {
    const ScratchFolder folder;
    const std::string path = folder / "table.csv";
    TableState state;
    {
      TableFile table = TableFile::begin(path, header);
      table.append({{"a", "1"}, {"b", "2"}});
      state = table.state();
      table.append({{"c", "3"}});
    }
    make_file(path, file_content(path) + "d,"); // cut by a crash
    std::string kept;
    TableFile table =
      TableFile::resume(path, header, state, [&](const std::string &row) { kept += row + ";"; });
    EXPECT_EQ(kept, "a,1;b,2;");
    table.append({{"e", "4"}});
    EXPECT_EQ(file_content(path), first_line + "a,1\r\nb,2\r\ne,4\r\n");
    // The state is that of a table that was never left.
    TableFile never_left = TableFile::begin(folder / "other.csv", header);
    never_left.append({{"a", "1"}, {"b", "2"}});
    never_left.append({{"e", "4"}});
    EXPECT_EQ(table.state().rows, never_left.state().rows);
    EXPECT_EQ(table.state().bytes, never_left.state().bytes);
    EXPECT_EQ(table.state().crc, never_left.state().crc);
    EXPECT_THROW(TableFile::resume(path, {"time [s]"}, state), FileError);
  }

  TEST(TableFile, NoRowCanBeMissingOrAnotherOne)
  {
    const ScratchFolder folder;
    const std::string path = folder / "table.csv";
    TableState state;
    {
      TableFile table = TableFile::begin(path, header);
      for (const char *name : {"a", "b", "c", "d"})
        table.append({{name, "1"}});
      state = table.state();
      table.append({{"e", "1"}, {"f", "1"}});
    }
    EXPECT_EQ(refusal(state, folder), "");
    const std::string rest = "e,1\r\nf,1\r\n";
    const struct
    {
      std::string rows;
      const char *complaint;
    } tables[] = {{"a,1\r\nb,1\r\nc,1\r\n", "lacks rows"},           // the last one is missing
                  {"a,1\r\nb,1\r\nc,1\r\nd,", "lacks rows"},         // or cut
                  {"a,1\r\nb,1\r\nd,1\r\n" + rest, "not what they"}, // one in the middle
                  {"b,1\r\nc,1\r\nd,1\r\n" + rest, "not what they"}, // or the first
                  {"a,1\r\nb,1\r\nc,2\r\nd,1\r\n" + rest, "not what they"}};
    for (const auto &table : tables)
      {
        make_file(path, first_line + table.rows);
        EXPECT_TRUE(contains(refusal(state, folder), table.complaint)) << refusal(state, folder);
        EXPECT_THROW(TableFile::resume(path, header, state), FileError);
        EXPECT_EQ(file_content(path), first_line + table.rows);
      }
    std::filesystem::remove(path);
    EXPECT_TRUE(contains(refusal(state, folder), "table.csv"));
  }
} // namespace
