// The choices below the search field: kinds and posts, as buttons. The worker does the choosing (search-worker.js), this
// only talks to it; it stands before Material's scripts, so that it meets the worker that they start.
(function () {
  "use strict";
  const SHOWN = 6, plain = window.Worker, chosen = { kind: "", party: "", role: "" };
  let worker = null, ours = false, offered = null, all = false;

  function own() {
    try {
      const role = localStorage.getItem("guiju-role") || "";
      return /^[a-z0-9][a-z0-9-]*$/.test(role) ? role : "";
    } catch (error) {
      return "";
    }
  }

  function tell() {
    chosen.role = own();
    if (ours) worker.postMessage({ type: 10, data: Object.assign({}, chosen) });
  }

  window.Worker = function (address, options) {
    const made = options ? new plain(address, options) : new plain(address);
    if (!worker && /workers\/search\./.test(String(address))) {
      worker = made;
      made.addEventListener("message", function (event) {
        if (!event.data || event.data.type !== 11) return;
        // The engine's own worker never says this, and would choke on what it does not know.
        if (!ours) { ours = true; tell(); }
        offered = event.data.data;
        draw();
      });
    }
    return made;
  };

  function button(name, value, title, count) {
    const made = document.createElement("button"), on = (chosen[name] || "") === value;
    made.type = "button";
    made.className = "gj-chip";
    made.dataset.gjChoice = name + "=" + value;
    made.setAttribute("aria-pressed", String(on));
    made.textContent = title;
    if (count) made.append(" ", Object.assign(document.createElement("small"), { textContent: count }));
    made.addEventListener("click", function () {
      chosen[name] = on ? "" : value;
      tell();
    });
    return made;
  }

  function row(label, name, every, choices) {
    const line = document.createElement("div");
    line.className = "gj-chips";
    line.setAttribute("role", "group");
    line.setAttribute("aria-label", label);
    line.append(button(name, "", every, 0));
    choices.forEach(function (one) { line.append(button(name, one[0], one[1], one[2])); });
    return line;
  }

  function parties() {
    const first = offered.parties.filter(function (one) { return one[0] === chosen.role || one[0] === chosen.party; });
    const others = offered.parties.filter(function (one) { return first.indexOf(one) < 0; });
    return first.concat(all ? others : others.slice(0, SHOWN - first.length));
  }

  function draw() {
    const output = document.querySelector(".md-search__output"), result = document.querySelector(".md-search-result");
    if (!output || !result) return;
    let box = document.getElementById("__choices");
    const held = box && box.contains(document.activeElement) ? document.activeElement.dataset.gjChoice : "";
    if (!box) {
      box = Object.assign(document.createElement("div"), { id: "__choices", className: "gj-choices" });
      result.parentElement.insertBefore(box, result);
    }
    box.textContent = "";
    box.hidden = !offered || (offered.kinds.length < 2 && offered.parties.length < 2 && !chosen.kind && !chosen.party);
    if (box.hidden) return;
    const kinds = offered.kinds.map(function (one) { return [one[0], one[0], one[1]]; });
    if (chosen.kind && !kinds.some(function (one) { return one[0] === chosen.kind; })) kinds.push([chosen.kind, chosen.kind, 0]);
    box.append(row("按种类筛选", "kind", "全部种类", kinds));
    const who = row("按岗位筛选", "party", "全部岗位", parties());
    if (!all && offered.parties.length > SHOWN) {
      const more = button("more", "more", "更多岗位…", 0);
      more.removeAttribute("aria-pressed");
      more.addEventListener("click", function (event) { event.stopImmediatePropagation(); all = true; draw(); }, true);
      who.append(more);
    }
    box.append(who);
    const again = held && Array.from(box.querySelectorAll("button")).find(function (one) { return one.dataset.gjChoice === held; });
    if (again) again.focus();
  }

  // Material closes the search at Tab and gives every other key to its field: inside the choices keys do what they do.
  window.addEventListener("keydown", function (event) {
    const target = event.target instanceof Element ? event.target : null;
    const box = document.getElementById("__choices");
    if (!target || !box || box.hidden || !target.closest(".md-search")) return;
    if (event.key === "Tab" && (target.closest("#__choices") || (target.matches(".md-search__input") && !event.shiftKey))) {
      event.stopPropagation();
      const buttons = Array.from(box.querySelectorAll("button")), at = buttons.indexOf(target) + (event.shiftKey ? -1 : 1);
      const next = at < 0 ? document.querySelector(".md-search__input") : buttons[at] || document.querySelector(".md-search-result__link");
      if (next) { event.preventDefault(); next.focus(); }
    } else if (target.closest("#__choices") && (event.key === "Enter" || event.key === " ")) {
      event.stopPropagation();
    }
  }, true);

  // Another post may have been picked on this page since.
  document.addEventListener("focusin", function (event) {
    if (event.target instanceof Element && event.target.matches(".md-search__input") && own() !== chosen.role) tell();
  });
})();
