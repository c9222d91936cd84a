// Filters as you type. Without scripts the lists simply stand there in full.
(function () {
  "use strict";
  function plain(text) { return text.normalize("NFKC").toLowerCase().replace(/\s+/g, ""); }
  function apply(input) {
    var scope = document.getElementById(input.getAttribute("data-gj-filter"));
    if (!scope) return;
    var wanted = plain(input.value), only = scope.hasAttribute("data-gj-only"), shown = 0;
    scope.querySelectorAll("[data-gj-row]").forEach(function (row) {
      var text = plain(row.textContent + " " + (row.getAttribute("data-gj-keys") || ""));
      row.hidden = text.indexOf(wanted) < 0 || (only && !row.classList.contains("gj-own"));
      if (!row.hidden) shown += 1;
    });
    scope.querySelectorAll("tbody, [data-gj-group]").forEach(function (group) {
      group.hidden = !group.querySelector("[data-gj-row]:not([hidden])");
    });
    var box = input.closest(".gj-filter"), count = box && box.querySelector("[data-gj-count]");
    if (count) count.textContent = shown + " 行";
  }
  document.querySelectorAll("[data-gj-filter]").forEach(function (input) {
    input.closest(".gj-filter").hidden = false;
    input.addEventListener("input", function () { apply(input); });
    if (input.value) apply(input);
  });
  // Names that Material leaves out, for those who listen to the page.
  [[".md-search", "搜索"], ["#__drawer", "打开目录"], ["#__search", "打开搜索"], [".md-path", "所在位置"]].forEach(function (pair) {
    var part = document.querySelector(pair[0]);
    if (part) part.setAttribute("aria-label", pair[1]);
  });
  document.querySelectorAll("nav[aria-labelledby]").forEach(function (list) {
    var title = list.querySelector(".md-nav__title"), label = document.getElementById(list.getAttribute("aria-labelledby"));
    if (!title || (label && label.textContent.trim())) return;
    list.removeAttribute("aria-labelledby");
    list.setAttribute("aria-label", title.textContent.trim());
  });
  // The contents and the search of a narrow window, and the parts of the contents, open from labels, which no keyboard
  // reaches: buttons take their place. A part that slides in takes the focus once it is there.
  function asButton(label, name, into) {
    var toggle = document.getElementById(label.htmlFor), button = document.createElement("button");
    if (!toggle) return;
    button.type = "button";
    button.className = label.className;
    if (label.id) button.id = label.id;
    button.setAttribute("for", label.htmlFor);  // the style sheet knows it by this
    button.setAttribute("aria-label", name);
    while (label.firstChild) button.appendChild(label.firstChild);
    label.parentNode.replaceChild(button, label);
    function say() { button.setAttribute("aria-expanded", String(toggle.checked)); }
    button.addEventListener("click", function () {
      toggle.click();
      if (!toggle.checked || !into) return;
      setTimeout(function () {
        var part = Array.from(document.querySelectorAll(into)).find(function (one) {
          return one.offsetParent && getComputedStyle(one).visibility === "visible";
        });
        if (part) part.focus();
      }, 300);
    });
    toggle.addEventListener("change", say);
    say();
  }
  document.querySelectorAll("label.md-header__button[for=__drawer]").forEach(function (label) {
    asButton(label, "打开目录", ".md-sidebar--primary a[href], .md-sidebar--primary button");
  });
  document.querySelectorAll("label.md-header__button[for=__search]").forEach(function (label) {
    asButton(label, "打开搜索", ".md-search__input");
  });
  document.querySelectorAll("label.md-nav__link[tabindex='0']").forEach(function (label) {
    var list = label.closest("li").querySelector("nav");
    asButton(label, "展开或收起：" + (list && list.getAttribute("aria-label") || label.textContent.trim()));
  });
  document.querySelectorAll(".md-nav--primary .md-nav > label.md-nav__title").forEach(function (label) {
    asButton(label, "返回上一层，从：" + label.textContent.trim());
  });
  document.addEventListener("keydown", function (event) {
    var drawer = document.getElementById("__drawer"), button = document.querySelector("button[for=__drawer]");
    if (event.key !== "Escape" || !drawer || !drawer.checked) return;
    drawer.click();
    if (button) button.focus();
  });
  // Charts, audit notes and places lie in closed boxes: an address that leads inside opens them.
  function open() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var box = target && target.closest("details");
    if (box && !box.open) { box.open = true; target.scrollIntoView(); }
    if (box) box.classList.add("gj-audit--read");
  }
  // Printing opens every box: what the reader did not open himself is not for paper.
  document.querySelectorAll(".gj-audit > summary").forEach(function (summary) {
    summary.addEventListener("click", function () {
      summary.parentNode.classList.toggle("gj-audit--read", !summary.parentNode.open);
    });
  });
  window.addEventListener("hashchange", open);
  open();
})();
