// Tables sort by any column and download as CSV. Without scripts they simply stand there in full.
(function () {
  "use strict";
  var NONE = "—", DIRECTIONS = ["none", "ascending", "descending"], collator = null;
  // Made when a table is first sorted: a phone takes a while to load the order of Chinese characters.
  function order(a, b) {
    if (!collator && window.Intl && Intl.Collator) collator = new Intl.Collator("zh-Hans-CN", { numeric: true });
    return collator ? collator.compare(a, b) : a < b ? -1 : a > b ? 1 : 0;
  }
  function all(part, selector) { return Array.prototype.slice.call(part.querySelectorAll(selector)); }
  function words(part) { return part.textContent.replace(/\s+/g, " ").trim(); }
  function button(text, label) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    if (label) made.setAttribute("aria-label", label);
    return made;
  }

  function Sheet(table) {
    this.table = table;
    this.heads = all(table, "thead th");
    this.groups = all(table, "tbody").map(function (body) {
      var title = body.querySelector(".gj-table__group th");
      return { body: body, title: title ? words(title) : "", rows: all(body, "[data-gj-row]") };
    });
    this.flat = document.createElement("tbody");
    this.own = document.createElement("tbody");
    this.ownRows = [];
    this.input = document.querySelector('[data-gj-filter="' + table.id + '"]');
    this.column = -1;
    this.direction = 0;
  }
  Sheet.prototype.rows = function () {
    return this.groups.reduce(function (rows, group) {
      return rows.concat(group.rows.map(function (row) { return { row: row, group: group.title }; }));
    }, []);
  };
  Sheet.prototype.key = function (row) {
    var cell = row.cells[this.column], given = cell.getAttribute("data-gj-sort");
    var text = given === null ? words(cell) : given;
    return text === NONE ? "" : text;
  };
  // A column runs up, then down, then the table stands as it was written. Empty cells go last both ways.
  Sheet.prototype.sort = function (column, direction) {
    var sheet = this, sign = direction === 2 ? -1 : 1;
    this.column = column;
    this.direction = direction;
    if (direction) {
      this.rows().map(function (one, place) {
        return { one: one, key: sheet.key(one.row), place: place };
      }).sort(function (a, b) {
        if (!a.key !== !b.key) return a.key ? -1 : 1;
        return sign * order(a.key, b.key) || a.place - b.place;
      }).forEach(function (found) {
        var cell = found.one.row.querySelector(".gj-cell--main") || found.one.row.cells[0];
        if (found.one.group) cell.setAttribute("data-gj-from", found.one.group);
        sheet.flat.appendChild(found.one.row);
      });
      this.table.appendChild(this.flat);
      if (this.own.parentNode) this.table.removeChild(this.own);
    } else {
      this.groups.forEach(function (group) { group.rows.forEach(function (row) { group.body.appendChild(row); }); });
      if (this.flat.parentNode) this.table.removeChild(this.flat);
      this.ownFirst();
    }
    this.groups.forEach(function (group) { group.body.hidden = !!direction; });
    this.table.classList.toggle("gj-table--sorted", !!direction);
    this.heads.forEach(function (head, index) {
      head.setAttribute("aria-sort", DIRECTIONS[index === column ? direction : 0]);
    });
    if (this.input) this.input.dispatchEvent(new Event("input"));
    if (this.choice) this.choice.value = direction ? column + ":" + direction : "";
  };
  // As the table was written, but with the reader's own rows first, under a heading of their own.
  Sheet.prototype.ownFirst = function () {
    var own = this.own;
    if (own.parentNode) this.table.removeChild(own);
    if (!this.ownRows.length) return;
    this.ownRows.forEach(function (row) { own.appendChild(row); });
    this.table.insertBefore(own, this.groups[0].body);
  };
  Sheet.prototype.mine = function (post) {
    var named = this.table.getAttribute("data-gj-mine") === "who", head = document.createElement("tr");
    this.rows().forEach(function (one) {
      var own = Boolean(post.title) && post.has(one.row, named), cell = one.row.querySelector(".gj-cell--main") || one.row.cells[0];
      one.row.classList.toggle("gj-own", own);
      if (own && one.group) cell.setAttribute("data-gj-from", one.group);
    });
    this.ownRows = this.rows().map(function (one) { return one.row; }).filter(function (row) { return row.classList.contains("gj-own"); });
    head.className = "gj-table__group gj-table__own";
    var title = head.appendChild(document.createElement("th"));
    title.scope = "rowgroup";
    title.colSpan = this.heads.length;
    title.textContent = "我的（" + post.title + "）";
    this.own.textContent = "";
    this.own.className = "gj-own-rows";
    this.own.appendChild(head);
    if (!this.direction) this.sort(-1, 0);
    if (!this.only) this.offerOnly();
    if (this.only) {
      this.only.hidden = !this.ownRows.length;
      this.only.textContent = "只看我的（" + this.ownRows.length + "）";
      if (!this.ownRows.length) this.limit(false);
    }
  };
  Sheet.prototype.limit = function (on) {
    this.only.setAttribute("aria-pressed", String(on));
    this.table.toggleAttribute("data-gj-only", on);
    this.input.dispatchEvent(new Event("input"));
  };
  Sheet.prototype.offerOnly = function () {
    var sheet = this;
    if (!this.input) return;
    this.only = button("");
    this.only.className = "gj-button gj-only";
    this.only.setAttribute("aria-pressed", "false");
    this.only.addEventListener("click", function () { sheet.limit(sheet.only.getAttribute("aria-pressed") !== "true"); });
    this.input.closest(".gj-filter").insertBefore(this.only, this.input.closest("label"));
  };
  Sheet.prototype.offer = function () {
    var sheet = this;
    this.heads.forEach(function (head, index) {
      var name = words(head), link = head.querySelector("a"), made = button(link ? "" : name, "按“" + name + "”排序");
      made.className = "gj-sort";
      made.addEventListener("click", function () {
        sheet.sort(index, sheet.column === index ? (sheet.direction + 1) % 3 : 1);
      });
      if (!link) head.textContent = "";
      head.appendChild(made);
      head.setAttribute("aria-sort", "none");
    });
    if (this.input && !this.table.classList.contains("gj-table--matrix")) this.offerChoice();
  };
  // On a phone each row is a card and there is no head to press: a list of choices stands in.
  Sheet.prototype.offerChoice = function () {
    var sheet = this, label = document.createElement("label"), choice = document.createElement("select");
    var options = [["", "原来的顺序"]];
    this.heads.forEach(function (head, index) {
      options.push([index + ":1", words(head) + " ↑"], [index + ":2", words(head) + " ↓"]);
    });
    options.forEach(function (pair) { choice.add(new Option(pair[1], pair[0])); });
    choice.addEventListener("change", function () {
      var parts = choice.value.split(":");
      sheet.sort(choice.value ? +parts[0] : -1, choice.value ? +parts[1] : 0);
    });
    label.className = "gj-tools__sort";
    label.appendChild(document.createElement("span")).textContent = "排序";
    label.appendChild(choice);
    this.choice = choice;
    this.input.closest(".gj-filter").insertBefore(label, this.input.closest("label").nextSibling);
  };
  // What is shown, in the order in which it is shown; the heading over the rows is a column of its own.
  Sheet.prototype.csv = function () {
    var grouped = this.groups.some(function (group) { return group.title; }), from = new Map();
    this.rows().forEach(function (one) { from.set(one.row, one.group); });
    var lines = [(grouped ? ["分组"] : []).concat(this.heads.map(words))];
    all(this.table, "[data-gj-row]").forEach(function (row) {
      if (row.hidden) return;
      lines.push((grouped ? [from.get(row)] : []).concat(all(row, "td").map(words)));
    });
    return "\ufeff" + lines.map(function (line) { return line.map(field).join(","); }).join("\r\n") + "\r\n";
  };
  // A spreadsheet must take words that begin like a formula for words.
  function field(text) {
    var safe = /^[=+\-@＝＋－＠\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? "'" + text : text;
    return '"' + safe.replace(/"/g, '""') + '"';
  }
  function download(name, text) {
    var link = document.createElement("a"), address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    link.href = address;
    link.download = name + ".csv";
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(address); }, 1000);
  }

  all(document, "table[data-gj-sheet]").forEach(function (table) {
    var sheet = new Sheet(table), offered = document.querySelector('[data-gj-csv="' + table.id + '"]');
    sheet.offer();
    document.addEventListener("guiju-mine", function (event) { sheet.mine(event.detail); });
    if (offered) {
      offered.addEventListener("click", function () { download(offered.getAttribute("data-gj-name"), sheet.csv()); });
    }
  });
})();
