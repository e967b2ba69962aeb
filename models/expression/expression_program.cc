// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/expression_program.h"

#include "models/expression/kernels.h"
#include "models/expression/lowering.h"

#include <algorithm>
#include <cstddef>
#include <memory_resource>

namespace softlattice
{
  namespace
  {
    using Node = ExpressionGraph::Node;

    constexpr std::size_t stack_bytes = 40960;
    constexpr std::size_t cache_doubles = 3072; // 24 KiB: most of a first-level cache
    constexpr std::size_t alignment = 64;

    /// The last reader of each entry; the number of entries where it is a result.
    std::vector<std::size_t> last_readers(const LoweredExpressions &lowered)
    {
      std::vector<std::size_t> last(lowered.entries.size(), 0);
      for (std::size_t i = 0; i < lowered.entries.size(); ++i)
        for (int k = 0; k < arity(lowered.entries[i].operation); ++k)
          last[lowered.entries[i].operand[k]] = i;
      for (const Node root : lowered.roots)
        last[root] = lowered.entries.size();
      return last;
    }

    /// An instruction with the kernel and the arrays for one call.
    struct Step
    {
      Kernel kernel;
      std::size_t result;
      std::size_t operand[3];
      bool is_uniform;
      bool is_output;
      const Spline *table; ///< instead of the kernel
      int derivative;
    };

    /// Where a slot's array is for the current block, and how far the next block is.
    struct Place
    {
      const double *read = nullptr;
      double *write = nullptr;
      bool advances = false;
      bool is_uniform = false;
    };
  } // namespace

  ExpressionProgram::ExpressionProgram(const ExpressionGraph &graph,
                                       const std::vector<Node> &results,
                                       const std::size_t n_variables)
    : n_variables_(n_variables)
    , n_results_(results.size())
    , tables_(graph.tables())
  {
    const LoweredExpressions lowered = lower(graph, results);
    for (const auto &entry : lowered.entries)
      if (entry.operation == Operation::constant)
        constants_.push_back(entry.value);

    const std::vector<std::size_t> last = last_readers(lowered);
    std::vector<Slot> slot(lowered.entries.size(), 0);
    std::vector<Slot> free;
    std::size_t n_constants = 0;
    for (std::size_t i = 0; i < lowered.entries.size(); ++i)
      {
        const auto &entry = lowered.entries[i];
        if (entry.operation == Operation::constant)
          slot[i] = static_cast<Slot>(n_variables_ + n_constants++);
        else if (entry.operation == Operation::variable)
          slot[i] = entry.operand[0];
        else
          {
            const auto root =
              std::find(lowered.roots.begin(), lowered.roots.end(), static_cast<Node>(i));
            if (root != lowered.roots.end())
              slot[i] = first_result() + static_cast<Slot>(root - lowered.roots.begin());
            else if (free.empty())
              slot[i] = first_temporary() + static_cast<Slot>(n_temporaries_++);
            else
              {
                slot[i] = free.back();
                free.pop_back();
              }
            Instruction instruction{entry.operation, slot[i], {{0, 0, 0}}};
            if (entry.operation == Operation::table)
              instruction.operand = entry.operand;
            for (int k = 0; k < arity(entry.operation); ++k)
              instruction.operand[k] = slot[entry.operand[k]];
            instructions_.push_back(instruction);
            // After the result has got its slot: a kernel must not write to what it reads.
            for (int k = 0; k < arity(entry.operation); ++k)
              {
                const Node operand = entry.operand[k];
                const bool seen =
                  std::find(entry.operand.begin(), entry.operand.begin() + k, operand) !=
                  entry.operand.begin() + k;
                if (last[operand] == i && slot[operand] >= first_temporary() && !seen)
                  free.push_back(slot[operand]);
              }
          }
      }
    // Results that are a variable, a constant or an earlier result.
    for (std::size_t k = 0; k < n_results_; ++k)
      {
        const Slot own = first_result() + static_cast<Slot>(k);
        if (slot[lowered.roots[k]] != own)
          instructions_.push_back({Operation::copy, own, {{slot[lowered.roots[k]], 0, 0}}});
      }

    const std::size_t n_arrays = n_variables_ + n_results_ + n_temporaries_;
    const std::size_t points = cache_doubles / std::max<std::size_t>(n_arrays, 1);
    block_ = std::clamp<std::size_t>(points / 8 * 8, 64, 512);
  }

  void ExpressionProgram::evaluate(const std::size_t n_points,
                                   const double *const *variables,
                                   const double *uniform_values,
                                   double *const *results) const
  {
    if (n_points == 0)
      return;
    alignas(alignment) std::byte buffer[stack_bytes];
    std::pmr::monotonic_buffer_resource memory(buffer, sizeof buffer);
    const std::size_t n_slots = first_temporary() + n_temporaries_;
    const std::size_t block = std::min(block_, (n_points + 7) / 8 * 8);
    const auto new_array = [&]() {
      return static_cast<double *>(memory.allocate(block * sizeof(double), alignment));
    };

    // Backwards: which instructions have a reader.
    std::pmr::vector<char> is_read(n_slots, 0, &memory);
    std::pmr::vector<char> runs(instructions_.size(), 0, &memory);
    for (std::size_t k = 0; k < n_results_; ++k)
      is_read[first_result() + k] = results[k] != nullptr;
    for (std::size_t i = instructions_.size(); i-- > 0;)
      {
        const Instruction &instruction = instructions_[i];
        runs[i] = is_read[instruction.result];
        if (!runs[i])
          continue;
        is_read[instruction.result] = 0; // before this, the slot held something else
        for (int k = 0; k < arity(instruction.operation); ++k)
          is_read[instruction.operand[k]] = 1;
      }

    // Forwards: where everything is, and what is the same at all points.
    std::pmr::vector<Place> place(n_slots, &memory);
    for (std::size_t i = 0; i < n_variables_; ++i)
      if (is_read[i])
        {
          const bool is_uniform = variables == nullptr || variables[i] == nullptr;
          place[i] = {is_uniform ? uniform_values + i : variables[i],
                      nullptr,
                      !is_uniform,
                      is_uniform};
        }
    for (std::size_t i = 0; i < constants_.size(); ++i)
      place[n_variables_ + i] = {&constants_[i], nullptr, false, true};
    for (std::size_t k = 0; k < n_results_; ++k)
      place[first_result() + k] = {results[k], results[k], true, false};
    std::pmr::vector<Step> steps(&memory);
    steps.reserve(instructions_.size());
    for (std::size_t i = 0; i < instructions_.size(); ++i)
      if (runs[i])
        {
          const Instruction &instruction = instructions_[i];
          unsigned int uniform = 0;
          const unsigned int all = (1u << arity(instruction.operation)) - 1u;
          for (int k = 0; k < arity(instruction.operation); ++k)
            if (place[instruction.operand[k]].is_uniform)
              uniform |= 1u << k;
          Place &result = place[instruction.result];
          if (result.write == nullptr)
            {
              double *const array = new_array();
              result = {array, array, false, false};
            }
          result.is_uniform = uniform == all;
          const auto &operand = instruction.operand;
          if (instruction.operation == Operation::table)
            steps.push_back({nullptr,
                             instruction.result,
                             {operand[0], operand[0], operand[0]},
                             result.is_uniform,
                             result.advances,
                             tables_[operand[1]].get(),
                             static_cast<int>(operand[2])});
          else
            steps.push_back({kernel(instruction.operation, uniform),
                             instruction.result,
                             {operand[0], operand[1], operand[2]},
                             result.is_uniform,
                             result.advances,
                             nullptr,
                             0});
        }

    for (std::size_t begin = 0; begin < n_points; begin += block)
      {
        const std::size_t n = std::min(block, n_points - begin);
        for (const Step &step : steps)
          {
            double *const result = place[step.result].write;
            if (step.table != nullptr)
              step.table->evaluate(step.derivative,
                                   step.is_uniform ? 1 : n,
                                   place[step.operand[0]].read,
                                   result);
            else
              step.kernel(step.is_uniform ? 1 : n,
                          result,
                          place[step.operand[0]].read,
                          place[step.operand[1]].read,
                          place[step.operand[2]].read);
            if (step.is_uniform && step.is_output)
              std::fill(result + 1, result + n, *result);
          }
        for (Place &array : place)
          if (array.advances)
            {
              if (array.read != nullptr)
                array.read += n;
              if (array.write != nullptr)
                array.write += n;
            }
      }
  }
} // namespace softlattice
