// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

namespace softlattice
{
  constexpr double hour_length = 3600.; ///< [s]
  constexpr double day_length = 86400.; ///< [s]

  /// A day of the Gregorian calendar.
  struct Date
  {
    int year = 2001;
    int month = 1; ///< 1 ... 12
    int day = 1;   ///< 1 ... 31
  };

  bool is_leap_year(int year);
  /// 28 ... 31; 0 if there is no such month.
  int days_of_month(int year, int month);
  /// Days from 1 January 2000, which is 0.
  long days_since_2000(const Date &date);
  /// Days from 1 January of a year with or without 29 February, whatever the year of the date is.
  int day_of_year(const Date &date, bool with_leap_day);
} // namespace softlattice
