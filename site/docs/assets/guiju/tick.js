// A checklist ticked in the browser. What is entered stays on this device, one entry for a checklist and a day; it is
// no controlled record. The same sheet as on paper is printed, with what was entered.
(function () {
  "use strict";
  const bar = document.querySelector("[data-gj-tick]");
  if (!bar || bar.hidden === false) return;
  const find = (name) => bar.querySelector("[data-gj-" + name + "]");
  const rows = Array.from(document.querySelectorAll("[data-gj-line]"));
  const prefix = "guiju-check:" + __md_scope.pathname + ":" + bar.getAttribute("data-gj-tick") + ":";
  const day = find("day"), place = find("place"), said = find("said");
  let refused = false;

  function told(row, name) { return row.getAttribute("data-gj-" + name) || ""; }
  function read(date) {
    try { return JSON.parse(localStorage.getItem(prefix + date)) || {}; } catch (error) { return {}; }
  }
  function write(date, entry) {
    const empty = !entry.place && !Object.keys(entry.lines).length;
    try {
      if (empty) localStorage.removeItem(prefix + date);
      else localStorage.setItem(prefix + date, JSON.stringify(entry));
    } catch (error) { refused = true; }
  }
  function dates() {
    try {
      return Object.keys(localStorage).filter((name) => name.indexOf(prefix) === 0).map((name) => name.slice(prefix.length)).sort().reverse();
    } catch (error) { return []; }
  }

  // One row: its value, its remark, and whether it is due and for whom.
  function valueOf(row) {
    const inputs = Array.from(row.querySelectorAll("[data-gj-value]")), first = inputs[0];
    if (!first) return "";
    const ticked = inputs.filter((input) => input.checked)[0];
    return first.type === "radio" || first.type === "checkbox" ? (ticked ? ticked.value : "") : first.value.trim();
  }
  function setRow(row, entry) {
    row.querySelectorAll("[data-gj-value]").forEach((input) => {
      if (input.type === "radio" || input.type === "checkbox") input.checked = input.value === (entry.result || "");
      else input.value = entry.result || "";
    });
    row.querySelector("[data-gj-remark]").value = entry.remark || "";
    opened(row, Boolean(entry.remark));
  }
  function opened(row, open) {
    const button = row.querySelector("[data-gj-remark-open]");
    button.setAttribute("aria-expanded", String(open));
    row.querySelector("[data-gj-remark]").hidden = !open;
  }
  function frequency(row) {
    const on = told(row, "on");
    return { period: told(row, "period"), on: on ? on.split(" ") : [], day: Number(told(row, "monthday")) || undefined };
  }
  function isDue(row) {
    const line = frequency(row);
    return guijuDay.fallsOn(line, day.value) || guijuDay.floats(line) || guijuDay.byEvent(line);
  }
  function isMine(row) {
    let mine = "";
    try { mine = localStorage.getItem("guiju-role") || ""; } catch (error) { return true; }
    const all = new Set(rows.map((one) => told(one, "checkers")).join(" ").split(" "));
    const checkers = told(row, "checkers").split(" ");
    return !all.has(mine) || checkers.indexOf(mine) >= 0;
  }
  function over(row) {
    const value = valueOf(row), least = told(row, "minimum"), most = told(row, "maximum");
    if (!value || !row.querySelector("input[type=number]") || isNaN(Number(value))) return "";
    if (least && Number(value) < Number(least)) return "低于下限 " + least + " " + told(row, "unit");
    return most && Number(value) > Number(most) ? "高于上限 " + most + " " + told(row, "unit") : "";
  }
  function counts(row) { return told(row, "how") !== "signature" && isDue(row) && isMine(row); }
  function aside(row) {
    const wrong = over(row).trim(), note = row.querySelector("[data-gj-aside]");
    const why = !isDue(row) ? "这一天不用查" : isMine(row) ? "" : "不归我的岗位查";
    row.classList.toggle("gj-lines--off", Boolean(why));
    row.classList.toggle("gj-lines--bad", Boolean(wrong) || valueOf(row) === "fail");
    row.classList.toggle("gj-lines--done", Boolean(valueOf(row)));
    row.querySelectorAll("input[type=number]").forEach((input) => input.setAttribute("aria-invalid", String(Boolean(wrong))));
    note.textContent = wrong ? "超限：" + wrong : why;
    note.hidden = !note.textContent;
  }

  function entries() {
    const found = {};
    rows.forEach((row) => {
      const result = valueOf(row), remark = row.querySelector("[data-gj-remark]").value.trim();
      if (result || remark) found[row.id] = Object.assign({}, result && { result }, remark && { remark });
    });
    return { place: place.value.trim(), lines: found };
  }
  function progress() {
    const due = rows.filter(counts), done = due.filter((row) => valueOf(row));
    const bad = rows.filter((row) => valueOf(row) === "fail").length, beyond = rows.filter((row) => over(row)).length;
    find("progress").max = due.length || 1;
    find("progress").value = done.length;
    said.textContent = "已查 " + done.length + "／" + due.length + " 项" + (bad ? "，不合格 " + bad + " 项" : "")
      + (beyond ? "，超限 " + beyond + " 项" : "") + (refused ? "。这台设备不让保存，关掉页面就没有了" : "");
  }
  function sheet() {
    const groups = [];
    rows.forEach((row) => {
      const heading = row.closest("ol").previousElementSibling, list = row.closest("ol");
      let title = "";
      for (let part = heading; part && part.tagName !== "OL" && part.tagName !== "H2"; part = part.previousElementSibling) {
        if (part.hasAttribute("data-gj-group-who")) title = "（" + part.textContent + "）";
        if (part.tagName === "H3") { title = part.textContent + title; break; }
      }
      const who = row.querySelector("[data-gj-who]");
      let last = groups[groups.length - 1];
      if (!last || last.list !== list) groups.push(last = { list, title, lines: [] });
      last.lines.push({
        rule: told(row, "line"),
        text: row.querySelector("[data-gj-text]").textContent,
        standard: told(row, "standard"),
        limit: told(row, "limit"),
        extra: [who ? who.textContent : "", told(row, "own")].filter(Boolean).join("　"),
        how: told(row, "how"),
        unit: told(row, "unit"),
        result: valueOf(row),
        over: over(row) && "超限",
        remark: row.querySelector("[data-gj-remark]").value.trim(),
      });
    });
    const number = bar.getAttribute("data-gj-number").trim();
    return guijuSheet.build({
      organisation: bar.getAttribute("data-gj-organisation"),
      handbook: bar.getAttribute("data-gj-handbook"),
      title: bar.getAttribute("data-gj-title"),
      note: "网页打印，签字以前不是受控记录",
      blanks: [["地点", place.value.trim()], ["日期", guijuDay.said(day.value)], ["", guijuDay.weekdayName(day.value)], ["班次", ""], ["天气", ""]],
      rule: "项",
      parts: [{ title: "", dated: false, groups }],
      documents: [number + "《" + bar.getAttribute("data-gj-title") + "》"],
      signs: ["检查人签字", "日期、时刻", "复核人签字", "日期、时刻"],
    });
  }
  function old() {
    const kept = dates(), list = find("dates");
    find("old").hidden = !kept.length;
    list.textContent = "";
    kept.forEach((date) => {
      const row = document.createElement("li"), open = document.createElement("button"), drop = document.createElement("button");
      open.type = drop.type = "button";
      open.className = drop.className = "gj-button";
      open.textContent = date + (date === day.value ? "（正在看）" : "") + "　" + Object.keys(read(date).lines || {}).length + " 项";
      drop.textContent = "删除";
      drop.setAttribute("aria-label", "删除 " + date + " 的勾选");
      open.addEventListener("click", () => { day.value = date; show(); });
      drop.addEventListener("click", () => {
        if (!window.confirm("删除 " + date + " 的勾选？")) return;
        localStorage.removeItem(prefix + date);
        show();
      });
      row.append(open, drop);
      list.append(row);
    });
  }
  function look() {
    rows.forEach(aside);
    progress();
    guijuSheet.toPrinter(sheet());
  }
  function show() {
    if (!guijuDay.isDate(day.value)) return;
    const entry = read(day.value), lines = entry.lines || {};
    place.value = entry.place || "";
    rows.forEach((row) => setRow(row, lines[row.id] || {}));
    look();
    old();
  }
  function changed() {
    write(day.value, entries());
    look();
    old();
  }

  bar.hidden = false;
  day.value = guijuDay.today();
  rows.forEach((row) => {
    row.querySelector("[data-gj-remarks]").hidden = false;
    row.querySelector("[data-gj-remark-open]").addEventListener("click", () => {
      const open = row.querySelector("[data-gj-remark]").hidden;
      opened(row, open);
      if (open) row.querySelector("[data-gj-remark]").focus();
    });
    row.addEventListener("change", (event) => {
      if (event.target.value === "fail" && event.target.checked) opened(row, true);
      changed();
    });
    row.addEventListener("input", (event) => { if (/number|text|time/.test(event.target.type)) changed(); });
  });
  place.addEventListener("input", changed);
  day.addEventListener("change", show);
  document.addEventListener("guiju-role", look);
  find("print").addEventListener("click", () => { look(); guijuSheet.print(said); });
  find("clear").addEventListener("click", () => {
    if (!window.confirm("清除 " + day.value + " 的全部勾选？")) return;
    write(day.value, { place: "", lines: {} });
    show();
  });
  show();
})();
