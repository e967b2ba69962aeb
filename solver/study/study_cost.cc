// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/study_cost.h"

#include "solver/base/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <unistd.h>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;
    constexpr std::size_t most_looked_at = 5;

    /// A file that goes with this object.
    class ScratchFile
    {
    public:
      ScratchFile()
        : path_((fs::temp_directory_path() / "softlattice-XXXXXX").string())
      {
        const int file = ::mkstemp(path_.data());
        if (file < 0)
          throw FileError("cannot write into '" + fs::temp_directory_path().string() + "'");
        ::close(file);
      }
      ScratchFile(const ScratchFile &) = delete;
      ScratchFile &operator=(const ScratchFile &) = delete;
      ~ScratchFile()
      {
        std::error_code ignored;
        fs::remove(path_, ignored);
      }
      const std::string &path() const { return path_; }

    private:
      std::string path_;
    };
  } // namespace

  std::optional<StudyCost> estimate_study(const std::vector<StudyMember> &members,
                                          const std::string &program,
                                          const std::string &case_file)
  {
    StudyCost sum;
    const std::size_t n = std::min(members.size(), most_looked_at);
    const ScratchFile answer;
    for (std::size_t i = 0; i < n; ++i)
      {
        const StudyMember &member = members[n == 1 ? 0 : i * (members.size() - 1) / (n - 1)];
        std::vector<std::string> command = {program, "check", case_file, "--json"};
        for (const std::string &one : member.overrides)
          command.insert(command.end(), {"-s", one});
        ChildProcesses check;
        check.start(member.id, command, answer.path());
        const auto ended = check.wait();
        if (!ended)
          {
            check.ask_to_stop();
            return {};
          }
        std::ifstream file(answer.path());
        const nlohmann::json json = nlohmann::json::parse(file, nullptr, false);
        if (!json.is_object() || !json.contains("estimate"))
          continue;
        const auto number = [&](const char *key) {
          const auto found = json["estimate"].find(key);
          return found != json["estimate"].end() && found->is_number()
                   ? found->get<double>()
                   : std::numeric_limits<double>::quiet_NaN();
        };
        sum.seconds += number("wall time on one core [s]");
        sum.bytes += number("disk [B]");
        ++sum.n_looked_at;
      }
    if (sum.n_looked_at == 0)
      return {};
    const double scale = static_cast<double>(members.size()) / static_cast<double>(sum.n_looked_at);
    return StudyCost{sum.seconds * scale, sum.bytes * scale, sum.n_looked_at};
  }
} // namespace softlattice
