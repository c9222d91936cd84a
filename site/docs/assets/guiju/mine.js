// "Mine" first. The reader's post is remembered on this device alone (guiju-role, guiju-role-title); no account, no server.
(function () {
  "use strict";
  const ROLE = "guiju-role", TITLE = "guiju-role-title", FOLDER = "assets/guiju/";
  const root = __md_scope.href, loaded = {};
  const POSTS = () => window.guijuPosts || {};

  function keep(name, value) {
    try {
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch (error) { /* a private window may refuse: the choice then lasts as long as the page */ }
  }
  function kept(name) {
    try { return localStorage.getItem(name) || ""; } catch (error) { return ""; }
  }
  function picked() {
    const id = kept(ROLE);
    return /^[a-z0-9][a-z0-9-]*$/.test(id) ? { id, title: kept(TITLE) || id } : null;
  }
  function load(name) {
    if (!loaded[name]) loaded[name] = new Promise((resolve, reject) => {
      document.head.append(Object.assign(document.createElement("script"), { src: root + FOLDER + name, onload: resolve, onerror: reject }));
    });
    return loaded[name];
  }
  function loadAll(names) { return names.reduce((done, name) => done.then(() => load(name)), Promise.resolve()); }
  function postOf(id) { return load("mine/" + id + ".js").then(() => POSTS()[id]); }

  function make(tag, kind, text) {
    const made = document.createElement(tag);
    if (kind) made.className = kind;
    if (text) made.textContent = text;
    return made;
  }
  function link(url, text, kind) {
    const made = make("a", kind, text);
    made.href = root + url;
    return made;
  }
  function button(text, act, kind) {
    const made = make("button", "gj-button" + (kind || ""), text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  // A small link to the post in the header of every page.
  function header(post) {
    const bar = document.querySelector(".md-header__inner");
    let mine = document.querySelector(".gj-mypost");
    if (!post) { if (mine) mine.remove(); return; }
    if (!bar) return;
    if (!mine) {
      mine = make("a", "gj-mypost");
      const search = bar.querySelector(".md-search, [for=__search]");
      bar.insertBefore(mine, bar.querySelector("[for=__search]") || search);
    }
    mine.href = root + "roles/" + post.id + ".html";
    mine.title = "我的岗位：" + post.title;
    mine.textContent = "";
    mine.append(
      make("span", "gj-mypost__mark", "我"), make("span", "gj-hidden", "的岗位："), make("span", "gj-mypost__title", post.title)
    );
  }

  // The button of a role's page: 这是我的岗位.
  function pickers() {
    const post = picked();
    document.querySelectorAll("[data-gj-pick]").forEach((one) => {
      const mine = Boolean(post) && post.id === one.getAttribute("data-gj-pick");
      one.hidden = false;
      one.setAttribute("aria-pressed", String(mine));
      one.textContent = mine ? "✓ 我的岗位（点此取消）" : "这是我的岗位";
    });
    document.querySelectorAll("[data-gj-choose]").forEach((one) => { one.value = post ? post.id : ""; });
  }
  function pick(id, title) {
    keep(ROLE, id);
    keep(TITLE, title);
    show();
    document.dispatchEvent(new CustomEvent("guiju-role"));
  }

  // Lists: the documents of the post go to the top, with a mark; so in the list of contents at the side.
  const LISTS = ".gj-entries, .gj-chips ul, .md-nav--primary .md-nav__list:not([data-md-component=toc])";
  function addressOf(anchor) { return anchor.href.split("#")[0].slice(root.length); }
  function unmark() {
    document.querySelectorAll(".gj-own-tag").forEach((one) => one.remove());
    document.querySelectorAll("[data-gj-ordered]").forEach((list) => {
      const rows = Array.from(list.children);
      rows.sort((a, b) => a.getAttribute("data-gj-was") - b.getAttribute("data-gj-was")).forEach((row) => {
        row.classList.remove("gj-own");
        list.append(row);
      });
      list.removeAttribute("data-gj-ordered");
    });
  }
  function tagged(row) {
    const spot = row.querySelector(".gj-entries__title, :scope > a .md-ellipsis") || row.querySelector("a");
    spot.append(make("em", "gj-tag gj-tag--plain gj-own-tag", "我的"));
  }
  function mark(post) {
    const mine = new Set(post.mine);
    document.querySelectorAll(LISTS).forEach((list) => {
      const rows = Array.from(list.children);
      const own = rows.filter((row) => {
        const anchor = row.querySelector("a[href]");
        return anchor && mine.has(addressOf(anchor));
      });
      if (!own.length) return;
      rows.forEach((row, n) => row.setAttribute("data-gj-was", n));
      list.setAttribute("data-gj-ordered", "");
      own.reverse().forEach((row) => {
        row.classList.add("gj-own");
        tagged(row);
        list.insertBefore(row, list.firstChild);
      });
    });
  }
  // Tables: tables.js puts the rows first that this says are the reader's own.
  function ownRows(post) {
    const mine = new Set(post ? post.mine : []);
    document.dispatchEvent(new CustomEvent("guiju-mine", {
      detail: {
        title: post ? post.title : "",
        has: (row, named) => Array.from(row.querySelectorAll(named ? "a[href]" : ".gj-cell--main a[href]")).some((anchor) => {
          const address = addressOf(anchor);
          return mine.has(address) && (!named || address === post.url || address.indexOf("units/") === 0);
        }),
      },
    }));
  }
  // The way to one's own, above the list of contents on every page.
  function side(post) {
    const list = document.querySelector(".md-nav--primary > .md-nav__list"), old = document.querySelector(".gj-mynav");
    if (old) old.remove();
    if (!post || !list) return;
    const box = make("div", "gj-mynav"), ways = make("ul"), entries = post.procedures.concat(post.checklists, post.forms);
    const add = (anchor) => { const row = make("li"); row.append(anchor); ways.append(row); };
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "我的");
    add(link(post.url, "我的岗位：" + post.title, "gj-mynav__post"));
    if (post.lines.length) add(link(post.url + "#_sheet", "打印今天的检查表"));
    box.append(ways);
    if (entries.length) {
      const rest = make("details"), all = make("ul");
      rest.append(make("summary", "", "我的文件（" + entries.length + "）"), all);
      entries.forEach((entry) => { const row = make("li"); row.append(link(entry.url, entry.title)); all.append(row); });
      box.append(rest);
    }
    list.parentNode.insertBefore(box, list);
  }

  // The card on the home page.
  function listed(card, heading, entries, most) {
    if (!entries.length) return;
    const part = make("div", "gj-me__part"), list = make("ul");
    part.append(make("h3", "", heading), list);
    entries.slice(0, most).forEach((entry) => {
      const row = make("li");
      row.append(link(entry.url, entry.title));
      if (entry.note) row.append(make("span", "gj-soft", entry.note));
      list.append(row);
    });
    if (entries.length > most) {
      const rest = make("details", "gj-me__rest"), more = make("ul");
      rest.append(make("summary", "", "还有 " + (entries.length - most) + " 项"), more);
      entries.slice(most).forEach((entry) => { const row = make("li"); row.append(link(entry.url, entry.title)); more.append(row); });
      part.append(rest);
    }
    card.append(part);
  }
  function prints(post) {
    const own = [{ title: "岗位手册 PDF", url: post.pdf }, { title: "空白检查表 PDF", url: post.sheet }];
    const lists = post.checklists.map((one) => ({ title: "《" + one.title + "》PDF", url: one.pdf }));
    const forms = post.forms.map((one) => ({ title: "《" + one.title + "》PDF", url: one.pdf }));
    return own.concat(lists, forms).filter((one) => one.url);
  }
  function todays(post) {
    const date = guijuDay.today(), due = guijuDay.dueOn(post.lines, date);
    const entries = due.today.map((line) => ({ title: line.text, url: line.url }));
    const others = [["week", "本周内"], ["month", "本月内"]].map(([period, label]) => {
      const count = due.floating.filter((line) => line.period === period).length;
      return count ? label + " " + count + " 项" : "";
    });
    return { date, entries, others: others.filter(Boolean).join("，") };
  }
  function home(post) {
    const card = document.querySelector("[data-gj-home]");
    if (!card) return;
    card.textContent = "";
    card.hidden = !post;
    if (!post) return;
    const today = todays(post), title = make("h2", "", "我的岗位：");
    title.id = "_mine-title";
    title.append(link(post.url, post.title));
    const acts = make("p", "gj-actions");
    if (post.lines.length) acts.append(link(post.url + "#_sheet", "打印今天的检查表", "gj-button gj-button--main"));
    acts.append(link(post.url, "岗位主页", "gj-button"), button("换岗位", () => {
      const choose = document.querySelector("[data-gj-choose]");
      choose.scrollIntoView({ block: "center" });
      choose.focus();
    }), button("不再记住", () => pick("", "")));
    card.append(title, acts);
    const parts = make("div", "gj-me__parts"), heading = "今天要做（" + guijuDay.said(today.date).slice(7) + " " + guijuDay.weekdayName(today.date) + "）";
    listed(parts, heading, today.entries, 8);
    if (!today.entries.length || today.others) {
      const said = make("p", "gj-soft", (today.entries.length ? "另有" : "今天没有定日子的事。") + today.others);
      (parts.lastChild || parts).append(said);
    }
    listed(parts, "我的程序", post.procedures, 6);
    listed(parts, "我的检查表", post.checklists, 6);
    listed(parts, "我的表单", post.forms, 6);
    listed(parts, "打印", prints(post), 4);
    card.append(parts);
  }
  function chooser() {
    const choose = document.querySelector("[data-gj-choose]");
    if (!choose) return;
    document.querySelectorAll("#_roles [data-gj-group]").forEach((group) => {
      const names = make("optgroup");
      names.label = group.querySelector("h3").textContent;
      group.querySelectorAll("a[href]").forEach((anchor) => {
        const found = /^roles\/([a-z0-9-]+)\.html$/.exec(addressOf(anchor));
        if (found) names.append(Object.assign(make("option", "", anchor.textContent), { value: found[1] }));
      });
      choose.append(names);
    });
    choose.closest("[hidden]").hidden = false;
    choose.addEventListener("change", () => {
      pick(choose.value, choose.value ? choose.selectedOptions[0].textContent : "");
    });
  }

  function show() {
    const post = picked();
    header(post);
    pickers();
    unmark();
    if (!post) { home(null); side(null); ownRows(null); return; }
    // The home page counts what is due today; elsewhere the post's own data are enough.
    const first = document.querySelector("[data-gj-home]") ? ["calendar.js", "day.js"] : [];
    loadAll(first).then(() => postOf(post.id)).then((found) => {
      if (!picked() || picked().id !== post.id) return;
      unmark();
      home(found);
      mark(found);
      side(found);
      ownRows(found);
    }, () => pick("", ""));  // a post that this handbook does not have (any more)
  }

  function openSheet(section) {
    document.querySelectorAll("[data-gj-open=" + section.id + "]").forEach((one) => one.setAttribute("aria-expanded", "true"));
    section.hidden = false;
    const id = section.getAttribute("data-gj-sheet");
    return loadAll(["calendar.js", "day.js", "sheet.js"]).then(() => postOf(id)).then((post) => {
      if (!section.gjShow) section.gjShow = guijuSheet.panel(section, post);
      section.gjShow();
      section.querySelector("[data-gj-day]").focus();
      section.scrollIntoView({ block: "start" });
    });
  }
  document.querySelectorAll("[data-gj-open]").forEach((one) => {
    const section = document.getElementById(one.getAttribute("data-gj-open"));
    one.hidden = false;
    one.setAttribute("aria-expanded", "false");
    one.setAttribute("aria-controls", section.id);
    one.addEventListener("click", () => openSheet(section));
  });
  document.querySelectorAll("[data-gj-pick]").forEach((one) => {
    one.addEventListener("click", () => {
      const off = one.getAttribute("aria-pressed") === "true";
      pick(off ? "" : one.getAttribute("data-gj-pick"), off ? "" : one.getAttribute("data-gj-title"));
    });
  });
  if (document.querySelector("[data-gj-tick]")) loadAll(["calendar.js", "day.js", "sheet.js", "tick.js"]);
  if (document.querySelector("[data-gj-status]")) loadAll(["status-data.js", "status.js"]);
  // Its choices are some hundred elements: not before the engine has measured the page.
  document.addEventListener("DOMContentLoaded", () => { chooser(); pickers(); });
  show();
  const asked = location.hash === "#_sheet" && document.getElementById("_sheet");
  if (asked) openSheet(asked);
  window.addEventListener("storage", (event) => { if (event.key === ROLE) show(); });
})();
