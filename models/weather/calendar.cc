// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/weather/calendar.h"

namespace softlattice
{
  bool is_leap_year(const int year)
  {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  int days_of_month(const int year, const int month)
  {
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12)
      return 0;
    return days[month - 1] + (month == 2 && is_leap_year(year) ? 1 : 0);
  }

  long days_since_2000(const Date &date)
  {
    // Leap days of whole years before this one, counted from a year that begins a cycle of 400.
    constexpr long days_of_400_years = 146097;
    const long years = date.year - 2000L;
    const long cycles = years >= 0 ? years / 400 : -((399 - years) / 400);
    const long within = years - 400 * cycles; // 0 ... 399, the first of which is a leap year
    const long leap_days = within == 0 ? 0 : 1 + (within - 1) / 4 - (within - 1) / 100;
    return cycles * days_of_400_years + 365 * within + leap_days +
           day_of_year(date, is_leap_year(date.year));
  }

  int day_of_year(const Date &date, const bool with_leap_day)
  {
    int days = date.day - 1;
    for (int month = 1; month < date.month; ++month)
      days += days_of_month(with_leap_day ? 2000 : 2001, month);
    return days;
  }
} // namespace softlattice
