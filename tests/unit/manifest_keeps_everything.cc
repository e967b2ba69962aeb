// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/checkpoint/manifest.h"

#include <gtest/gtest.h>

namespace softlattice
{
  namespace
  {
    Nucleus numbered(const double n)
    {
      Nucleus nucleus;
      nucleus.id = static_cast<std::uint64_t>(n);
      nucleus.time = n + 0.1;
      nucleus.place = {n + 0.2, n + 0.3, n + 0.4};
      nucleus.site = "site " + std::to_string(n);
      nucleus.rate = n + 0.5;
      nucleus.initial_radius = n + 0.6;
      nucleus.br_fraction = n + 0.7;
      nucleus.turns_back = n > 25.;
      return nucleus;
    }

    void expect_same(const Nucleus &a, const Nucleus &b)
    {
      EXPECT_EQ(a.id, b.id);
      EXPECT_EQ(a.time, b.time);
      EXPECT_EQ(a.place, b.place);
      EXPECT_EQ(a.site, b.site);
      EXPECT_EQ(a.rate, b.rate);
      EXPECT_EQ(a.initial_radius, b.initial_radius);
      EXPECT_EQ(a.br_fraction, b.br_fraction);
      EXPECT_EQ(a.turns_back, b.turns_back);
    }

    // Each member of what a run goes on from has a value of its own here, so that one that is left
    // out or in the place of another is missed.
    TEST(Manifest, KeepsEveryMemberInItsPlace)
    {
      Manifest manifest;
      manifest.time = 1.5;
      manifest.is_final = true;
      manifest.output.step = 2;
      manifest.output.nuclei.growing = {{"surface", 3}, {"bulk", 5}};
      manifest.output.nuclei.turning_back = {{"bulk", 4}};
      manifest.output.transformed = 0.4;
      manifest.output.wall_time = 5.5;
      manifest.output.pieces = 6;
      manifest.output.pvd = {{0.7, "a"}, {0.8, "b"}};
      manifest.output.schedule_time = 9.5;
      manifest.output.schedule_level = 10.5;
      manifest.output.warnings = {"first", "second"};
      manifest.output.tables = {{"a.csv", 24, 25, 26}, {"b.csv", 27, 28, 29}};
      manifest.numbers = {{"one", {11.}}, {"two", {12., 13.}}};
      manifest.states = {"rate", "force"};
      manifest.first_means = {0.25, 0.75};
      manifest.nuclei.waiting = {numbered(20), numbered(30)};
      manifest.nuclei.excluding = {numbered(40)};
      manifest.parameters = {{"Section/Name", "value"}};
      manifest.input_files = {{"file", "hash"}};
      manifest.values_per_cell = 14;
      manifest.meshes = {{{15, 16}}, {{17, 18}, {19, 20}}};
      manifest.values = {{21, 22}};

      const Manifest again = parse_manifest(to_text(manifest));
      EXPECT_EQ(again.time, manifest.time);
      EXPECT_EQ(again.is_final, manifest.is_final);
      EXPECT_EQ(again.output.step, manifest.output.step);
      EXPECT_EQ(again.output.nuclei.growing, manifest.output.nuclei.growing);
      EXPECT_EQ(again.output.nuclei.turning_back, manifest.output.nuclei.turning_back);
      EXPECT_EQ(again.output.transformed, manifest.output.transformed);
      EXPECT_EQ(again.output.wall_time, manifest.output.wall_time);
      EXPECT_EQ(again.output.pieces, manifest.output.pieces);
      EXPECT_EQ(again.output.pvd, manifest.output.pvd);
      EXPECT_EQ(again.output.schedule_time, manifest.output.schedule_time);
      EXPECT_EQ(again.output.schedule_level, manifest.output.schedule_level);
      EXPECT_EQ(again.output.warnings, manifest.output.warnings);
      EXPECT_EQ(again.numbers, manifest.numbers);
      ASSERT_EQ(again.output.tables.size(), 2u);
      for (std::size_t i = 0; i < 2; ++i)
        {
          const TableState &found = again.output.tables[i], &expected = manifest.output.tables[i];
          EXPECT_EQ(found.file, expected.file);
          EXPECT_EQ(found.rows, expected.rows);
          EXPECT_EQ(found.bytes, expected.bytes);
          EXPECT_EQ(found.crc, expected.crc);
        }
      EXPECT_EQ(again.states, manifest.states);
      EXPECT_EQ(again.first_means, manifest.first_means);
      ASSERT_EQ(again.nuclei.waiting.size(), 2u);
      expect_same(again.nuclei.waiting[0], manifest.nuclei.waiting[0]);
      expect_same(again.nuclei.waiting[1], manifest.nuclei.waiting[1]);
      ASSERT_EQ(again.nuclei.excluding.size(), 1u);
      expect_same(again.nuclei.excluding[0], manifest.nuclei.excluding[0]);
      EXPECT_EQ(again.parameters, manifest.parameters);
      EXPECT_EQ(again.input_files, manifest.input_files);
      EXPECT_EQ(again.values_per_cell, manifest.values_per_cell);
      const auto same_chunks = [](const std::vector<Chunk> &a, const std::vector<Chunk> &b) {
        ASSERT_EQ(a.size(), b.size());
        for (std::size_t i = 0; i < a.size(); ++i)
          {
            EXPECT_EQ(a[i].bytes, b[i].bytes);
            EXPECT_EQ(a[i].crc, b[i].crc);
          }
      };
      ASSERT_EQ(again.meshes.size(), 2u);
      same_chunks(again.meshes[0], manifest.meshes[0]);
      same_chunks(again.meshes[1], manifest.meshes[1]);
      same_chunks(again.values, manifest.values);
    }
  } // namespace
} // namespace softlattice
