// What is due on a day: the same rules as `guiju print` (generator/guiju/derive/due.py). Dates are texts: 2026-11-21.
var guijuDay = (function () {
  "use strict";
  const PERIODS = ["hour", "shift", "day", "week", "month", "quarter", "half_year", "year", "event", "unspecified"];
  const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
  const calendar = window.guijuCalendar || { workdays: [], holidays: [], kinds: {}, settled: [], country: "" };

  function two(number) { return (number < 10 ? "0" : "") + number; }
  function today() {
    const now = new Date();
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  }
  function weekday(date) { return new Date(date + "T00:00:00Z").getUTCDay(); }
  function isDate(text) { return /^\d{4}-\d\d-\d\d$/.test(text) && !isNaN(weekday(text)); }
  function isWorkday(date) {
    if (calendar.workdays.indexOf(date) >= 0) return true;
    if (calendar.holidays.indexOf(date) >= 0) return false;
    return weekday(date) > 0 && weekday(date) < 6;
  }
  function among(days, date) {
    return days.indexOf(WEEKDAYS[weekday(date)]) >= 0 || days.indexOf(isWorkday(date) ? "workday" : "rest_day") >= 0;
  }
  function fallsOn(line, date) {
    const days = line.on || [];
    if (["hour", "shift", "day"].indexOf(line.period) >= 0) return !days.length || among(days, date);
    if (line.period === "week") return days.length > 0 && among(days, date);
    return line.period === "month" && line.day === Number(date.slice(8));
  }
  function floats(line) {
    if (line.period === "week") return !(line.on || []).length;
    if (line.period === "month") return !line.day;
    return ["quarter", "half_year", "year"].indexOf(line.period) >= 0;
  }
  function byEvent(line) { return line.period === "event" || line.period === "unspecified"; }
  function inOrder(lines) {
    return PERIODS.reduce((found, period) => found.concat(lines.filter((line) => line.period === period)), []);
  }
  // The lines of a day; of a week, a month or longer without a set day; and by event. all is what a sheet shows.
  function dueOn(lines, date) {
    const due = {
      today: lines.filter((line) => fallsOn(line, date)),
      floating: lines.filter(floats),
      onEvent: lines.filter(byEvent),
    };
    due.all = inOrder(due.today.concat(due.floating, due.onEvent));
    return due;
  }
  function said(date) {
    const [year, month, day] = date.split("-").map(Number);
    return year + " 年 " + month + " 月 " + day + " 日";
  }
  function weekdayName(date) { return "星期" + "日一二三四五六"[weekday(date)]; }
  function next(date) { return new Date(Date.parse(date + "T00:00:00Z") + 86400000).toISOString().slice(0, 10); }
  // The date as it stands on a sheet: 2026 年 10 月 1 日 星期四 国庆节; of a night both days.
  function stamp(date, overnight) {
    const parts = [said(date), weekdayName(date)];
    if (overnight) parts.push("至", said(next(date)).slice(7));
    if (calendar.kinds[date]) parts.push(calendar.kinds[date]);
    return parts.join(" ");
  }
  // Whether it is published which days of a date's year are moved, where anybody publishes that.
  function settled(date) { return !calendar.country || calendar.settled.indexOf(date.slice(0, 4)) >= 0; }
  return { stamp, settled, today, isDate, isWorkday, fallsOn, floats, byEvent, dueOn, said, weekdayName };
})();
