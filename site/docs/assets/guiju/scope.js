// What Material does in an inline script, from a file of its own: the security policy allows no inline scripts.
var __md_scope = new URL("../../", document.currentScript.src);
function __md_hash(text) {
  return Array.from(text).reduce(function (sum, c) { return (sum << 5) - sum + c.charCodeAt(0); }, 0);
}
function __md_get(key, store, scope) {
  try {
    return JSON.parse((store || localStorage).getItem((scope || __md_scope).pathname + "." + key));
  } catch (error) {
    return null;
  }
}
function __md_set(key, value, store, scope) {
  try {
    (store || localStorage).setItem((scope || __md_scope).pathname + "." + key, JSON.stringify(value));
  } catch (error) { /* private windows may refuse to store; the page works without it */ }
}
