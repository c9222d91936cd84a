// A day's sheet on A4: the rows of `guiju print`, shown on the page and printed instead of it while it is open.
var guijuSheet = (function () {
  "use strict";
  const MARKS = { pass_fail: [["pass", "合格"], ["fail", "不合格"]] };
  MARKS.pass_fail_na = MARKS.pass_fail.concat([["na", "不适用"]]);

  function make(tag, kind, text) {
    const made = document.createElement(tag);
    if (kind) made.className = kind;
    if (text) made.textContent = text;
    return made;
  }
  function add(parent, tag, kind, text) { return parent.appendChild(make(tag, kind, text)); }

  function blank(cell, value, kind) {
    if (value) add(cell, "b", "", value);
    else add(cell, "span", "gj-a4__blank" + (kind || ""));
  }
  function marks(cell, choices, chosen) {
    choices.forEach(([value, label], number) => {
      if (number) cell.append(" ");
      add(cell, "i", "", value === chosen ? "☑" : "☐");
      cell.append(label);
    });
  }
  function result(cell, line) {
    const value = line.result || "";
    if (MARKS[line.how]) marks(cell, MARKS[line.how], value);
    else if (line.how === "number" || line.how === "count") { blank(cell, value); cell.append(line.unit || ""); }
    else if (line.how === "time") {
      if (value) blank(cell, value);
      else { blank(cell, "", " gj-a4__blank--short"); cell.append(":"); blank(cell, "", " gj-a4__blank--short"); }
    } else if (line.how === "signature") { cell.append("签字"); blank(cell, value); }
    else if (line.how === "text") blank(cell, value, " gj-a4__blank--long");
    else marks(cell, [["done", "已做"]], value);
    if (line.over) add(cell, "b", "gj-a4__over", line.over);
  }
  function row(body, line, part, dated) {
    const made = add(body, "tr");
    add(made, "td", "gj-a4__rule", line.rule || "");
    const what = add(made, "td", "", line.text);
    if (line.standard) { what.append("："); add(what, "b", "", line.standard); }
    if (line.limit) add(what, "span", "gj-a4__limit", line.limit);
    if (line.extra) add(what, "span", "gj-a4__extra", line.extra);
    result(add(made, "td", "gj-a4__result"), line);
    if (part.dated) add(made, "td", "gj-a4__date", "月　日");
    const note = add(made, "td", "", line.remark || "");
    if (dated && !part.dated) note.colSpan = 2;
  }
  function group(table, one, part, first, columns) {
    const body = add(table, "tbody");
    if (one.title) {
      const opens = part.title && first, head = add(add(body, "tr", opens ? "gj-a4__period" : "gj-a4__phase"), "th");
      if (opens) { add(head, "b", "", part.title); head.append("　"); }
      head.append(one.title + (one.extra ? "（" + one.extra + "）" : ""));
      head.colSpan = columns.count;
      if (one.origin) add(head, "span", "", one.origin);
    }
    one.lines.forEach((line) => row(body, line, part, columns.dated));
  }
  function columnsOf(told) {
    const dated = told.parts.some((part) => part.dated);
    const three = told.parts.some((part) => part.groups.some((g) => g.lines.some((l) => l.how === "pass_fail_na")));
    return { dated, three, count: dated ? 5 : 4 };
  }
  function lines(told) {
    const columns = columnsOf(told), table = make("table", "gj-a4__lines"), widths = add(table, "colgroup");
    add(widths, "col", "gj-a4__c-rule");
    add(widths, "col");
    add(widths, "col", columns.three ? "gj-a4__c-three" : "gj-a4__c-result");
    if (columns.dated) add(widths, "col", "gj-a4__c-date");
    add(widths, "col", "gj-a4__c-note");
    const head = add(add(table, "thead"), "tr");
    [told.rule, "检查什么", "结果"].concat(columns.dated ? ["完成日期"] : [], ["备注"]).forEach((label) => {
      add(head, "th", "", label).scope = "col";
    });
    told.parts.forEach((part) => part.groups.forEach((one, n) => group(table, one, part, n === 0, columns)));
    return table;
  }
  function mishaps(sheet) {
    add(sheet, "p", "gj-a4__heading", "异常与整改");
    const table = add(sheet, "table", "gj-a4__mishaps"), head = add(add(table, "thead"), "tr"), body = add(table, "tbody");
    const names = ["项", "问题", "当场怎样处理", "报告给", "责任人", "限期", "复查"];
    names.forEach((label) => { add(head, "th", "", label).scope = "col"; });
    for (let n = 0; n < 3; n += 1) { const made = add(body, "tr"); names.forEach(() => add(made, "td", "", "　")); }
  }
  // told: organisation, handbook, title, note, blanks [[label, value]], rule, parts, documents [text], signs [text]
  function build(told) {
    const sheet = make("div", "gj-a4"), head = add(sheet, "p", "gj-a4__head");
    add(head, "span", "", told.organisation + "　" + told.handbook);
    if (told.note) add(head, "b", "", told.note);
    add(sheet, "p", "gj-a4__title", told.title);
    const blanks = add(sheet, "p", "gj-a4__blanks");
    told.blanks.forEach(([label, value]) => {
      const one = add(blanks, "span", value ? "gj-a4__known" : "");
      if (label) add(one, "b", "", label);
      one.append(value);
    });
    (told.boxes || []).forEach((row) => {
      const boxes = add(sheet, "p", "gj-a4__blanks gj-a4__boxes");
      row.forEach((label) => add(add(boxes, "span"), "b", "", label));
    });
    sheet.append(lines(told));
    const foot = add(sheet, "div", "gj-a4__foot");
    mishaps(foot);
    const signs = add(foot, "p", "gj-a4__signs");
    told.signs.forEach((label) => add(signs, "span", "", label));
    [["结果登入", told.registers || []], ["依据", told.documents], ["", told.keeping || []]].forEach(([label, texts]) => {
      if (!texts.length) return;
      const from = add(foot, "p", "gj-a4__from");
      if (label) add(from, "b", "", label);
      texts.forEach((text) => add(from, "span", "", text));
    });
    return sheet;
  }

  // As many lines in a row that say the same words of when have them as a heading of their own.
  const RUN = 3;
  // Lines with the same document beside each other stand under its title; what all of them say, the title says.
  function grouped(found) {
    const groups = [];
    beside(found, (line) => line.document).forEach((lines) => {
      byTime(lines).forEach((run, n) => {
        const extra = run[0].extra || "", same = alike(run);
        const one = { title: run[0].title, origin: run[0].origin, extra: same ? extra : "", lines: run };
        if (same) one.lines = run.map((line) => Object.assign({}, line, { extra: "" }));
        if (n && one.extra) { one.title = one.extra; one.extra = ""; }
        groups.push(one);
      });
    });
    return groups;
  }
  function beside(found, key) {
    const runs = [];
    found.forEach((line) => {
      const last = runs[runs.length - 1];
      if (last && key(last[0]) === key(line)) last.push(line);
      else runs.push([line]);
    });
    return runs;
  }
  function byTime(lines) {
    const runs = [];
    beside(lines, (line) => line.extra || "").forEach((found) => {
      const last = runs[runs.length - 1], heads = last && last.length >= RUN && last[0].extra && alike(last);
      if (!last || heads || (found[0].extra && found.length >= RUN)) runs.push(found);
      else found.forEach((line) => last.push(line));
    });
    return runs;
  }
  function alike(lines) { return lines.every((line) => (line.extra || "") === (lines[0].extra || "")); }
  function partsOf(found) {
    const periods = found.map((line) => line.period).filter((period, n, all) => all.indexOf(period) === n);
    return periods.map((period) => {
      const mine = found.filter((line) => line.period === period);
      return { title: mine[0].heading, dated: Boolean(mine[0].dated), groups: grouped(mine) };
    });
  }
  function once(texts) { return texts.filter((text, n) => text && texts.indexOf(text) === n); }
  // The sheets of a post on a day, one a shift where the handbook has lines for one; null where nothing is due.
  function ofPost(post, date) {
    const due = guijuDay.dueOn(post.lines, date).all, shifts = post.shifts || [];
    const found = shifts.concat([null]).map((shift) => {
      const mine = due.filter((line) => (line.shift || "") === (shift ? shift.id : ""));
      return mine.length ? ofShift(post, date, shift, mine) : null;
    }).filter(Boolean);
    if (found.length < 2) return found[0] || null;
    const all = make("div", "gj-a4s");
    found.forEach((sheet) => all.append(sheet));
    return all;
  }
  function ofShift(post, date, shift, due) {
    const unsettled = guijuDay.settled(date) ? [] : [post.unsettled];
    return build({
      organisation: post.organisation,
      handbook: post.handbook,
      title: post.title + "岗位检查表",
      note: post.control || "",
      blanks: [["日期", guijuDay.stamp(date, shift && shift.overnight)], ["班次", shift ? shift.words : ""], ["地点", ""], ["天气", ""]],
      boxes: [["在岗人员（岗位：姓名）"], ["交接物品", "未了事项"]],
      rule: "条号",
      parts: partsOf(due),
      registers: once([].concat(...due.map((line) => line.register || []))),
      documents: once(due.map((line) => ((line.origin || "") + "《" + line.title + "》").trim())),
      keeping: (post.keeping || []).concat(unsettled),
      signs: ["检查（交班）人签字", "日期、时刻", "接班（复核）人签字", "日期、时刻"],
    });
  }

  // What is printed instead of the page; nothing, so that the page itself is printed.
  function toPrinter(sheet) {
    let place = document.querySelector("body > .gj-print");
    if (!place) place = add(document.body, "div", "gj-print");
    place.textContent = "";
    if (sheet) place.append(sheet.cloneNode(true));
    document.documentElement.classList.toggle("gj-printing", Boolean(sheet));
  }

  // The browsers inside chat apps may be unable to print: then say so where the reader looks.
  function print(told) {
    if (typeof window.print === "function" && !/MicroMessenger|wxwork|DingTalk/i.test(navigator.userAgent)) window.print();
    else told.textContent = "这里不能打印：请点右上角，选“在浏览器打开”，再打印";
  }

  function summary(due) {
    const said = [["到期", due.today.length], ["限期内任选一天", due.floating.length], ["发生时才做", due.onEvent.length]];
    return said.filter(([, count]) => count).map(([label, count]) => label + " " + count + " 项").join("，");
  }
  // The panel of a post's page: choose the day, see the sheet, print it.
  function panel(section, post) {
    const day = section.querySelector("[data-gj-day]"), paper = section.querySelector("[data-gj-paper]");
    const told = section.querySelector("[data-gj-said]");
    function show() {
      if (!guijuDay.isDate(day.value)) return;
      const sheet = ofPost(post, day.value);
      paper.textContent = "";
      if (sheet) paper.append(sheet);
      toPrinter(sheet);
      section.querySelector("[data-gj-print]").disabled = !sheet;
      const found = summary(guijuDay.dueOn(post.lines, day.value));
      told.textContent = guijuDay.weekdayName(day.value) + "：" + (found || "没有到期的检查");
    }
    day.value = guijuDay.today();
    day.addEventListener("change", show);
    section.querySelector("[data-gj-print]").addEventListener("click", () => print(told));
    section.querySelector("[data-gj-close]").addEventListener("click", () => {
      section.hidden = true;
      toPrinter(null);
      document.querySelectorAll("[data-gj-open=" + section.id + "]").forEach((button) => {
        button.setAttribute("aria-expanded", "false");
        button.focus();
      });
    });
    return show;
  }
  return { build, ofPost, toPrinter, panel, print };
})();
