// Light or dark, before the page is drawn: the reader's choice, or the system's.
(function () {
  var chosen = __md_get("__palette");
  if (!chosen || !chosen.color) return;
  var color = chosen.color;
  if (color.media === "(prefers-color-scheme)") {
    var light = matchMedia("(prefers-color-scheme: light)").matches;
    var wanted = "(prefers-color-scheme: " + (light ? "light" : "dark") + ")";
    var input = document.querySelector("[data-md-color-media='" + wanted + "']");
    if (!input) return;
    color = {
      media: input.getAttribute("data-md-color-media"),
      scheme: input.getAttribute("data-md-color-scheme"),
      primary: input.getAttribute("data-md-color-primary"),
      accent: input.getAttribute("data-md-color-accent")
    };
  }
  Object.keys(color).forEach(function (name) {
    document.body.setAttribute("data-md-color-" + name, color[name]);
  });
})();
// While colours change, the engine marks the body, and so has every element styled anew, twice, on each page that opens.
(function () {
  var body = document.body, set = body.setAttribute;
  body.setAttribute = function (name, value) {
    if (name !== "data-md-color-switching") set.call(body, name, value);
  };
})();
