// Filters as you type. Without scripts the lists simply stand there in full.
(function () {
  "use strict";
  function plain(text) { return text.normalize("NFKC").toLowerCase().replace(/\s+/g, ""); }
  function apply(input) {
    var scope = document.getElementById(input.getAttribute("data-gj-filter"));
    if (!scope) return;
    var wanted = plain(input.value), shown = 0;
    scope.querySelectorAll("[data-gj-row]").forEach(function (row) {
      var text = plain(row.textContent + " " + (row.getAttribute("data-gj-keys") || ""));
      row.hidden = text.indexOf(wanted) < 0;
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
  // Charts, audit notes and places lie in closed boxes: an address that leads inside opens them.
  function open() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var box = target && target.closest("details");
    if (box && !box.open) { box.open = true; target.scrollIntoView(); }
  }
  window.addEventListener("hashchange", open);
  open();
})();
