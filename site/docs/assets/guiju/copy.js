// Every step, duty, clause, breach and line can hand out its address; a procedure can hand out a text for a chat group.
(function () {
  "use strict";
  var ITEMS = ".gj-step, .gj-item, .gj-breaches > li, .gj-lines > li";
  var told = document.createElement("div");
  told.className = "gj-told";
  told.setAttribute("role", "status");
  document.body.appendChild(told);
  var waiting;
  function tell(text) {
    told.textContent = text;
    told.classList.add("gj-told--shown");
    clearTimeout(waiting);
    waiting = setTimeout(function () { told.classList.remove("gj-told--shown"); }, 2600);
  }
  // Plain http and older browsers have no clipboard for pages: then the old way, then a field to copy from by hand.
  function copy(text, said, near) {
    function done() { tell(said); }
    function other() { if (byCommand(text)) done(); else offer(text, near); }
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(done, other);
    else other();
  }
  function field(text) {
    var made = document.createElement("textarea");
    made.value = text;
    made.readOnly = true;
    return made;
  }
  function byCommand(text) {
    var made = field(text), before = document.activeElement, worked = false;
    made.className = "gj-hidden";
    document.body.appendChild(made);
    made.select();
    made.setSelectionRange(0, text.length);
    try { worked = document.execCommand("copy"); } catch (error) { worked = false; }
    document.body.removeChild(made);
    if (before && before.focus) before.focus();
    return worked;
  }
  function offer(text, near) {
    var old = document.querySelector(".gj-by-hand"), made = field(text);
    if (old) old.parentNode.removeChild(old);
    made.className = "gj-by-hand";
    made.rows = Math.min(12, text.split("\n").length + 1);
    made.setAttribute("aria-label", "长按或全选后复制");
    near.parentNode.insertBefore(made, near.nextSibling);
    made.focus();
    made.select();
    tell("请长按文字复制");
  }
  function address(anchor) { return location.href.split("#")[0] + (anchor ? "#" + encodeURIComponent(anchor) : ""); }

  function place(item) {
    return item.querySelector(".gj-step__what, .gj-item__text, .gj-breach__what, .gj-lines__what > p") || item;
  }
  Array.prototype.forEach.call(document.querySelectorAll(ITEMS), function (item) {
    if (!item.id) return;
    var made = document.createElement("button"), spot = place(item), name = spot.textContent.replace(/\s+/g, " ").trim();
    made.type = "button";
    made.className = "gj-copy";
    made.title = "复制这一条的链接";
    made.setAttribute("aria-label", "复制链接：" + (name.length > 24 ? name.slice(0, 24) + "…" : name));
    made.addEventListener("click", function () { copy(address(item.id), "已复制链接", made); });
    spot.appendChild(made);
  });
  Array.prototype.forEach.call(document.querySelectorAll("[data-gj-chat]"), function (made) {
    var text = document.getElementById(made.getAttribute("data-gj-chat"));
    if (!text) return;
    made.hidden = false;
    made.addEventListener("click", function () {
      copy(text.content.textContent.trim() + "\n" + address(""), "已复制，可粘贴到群里", made);
    });
  });
})();
