// Finds the first visible element of a role whose accessible name is the one asked for; a name that ends in an
// ellipsis is the start of one. Roles and names follow WAI-ARIA and accname as far as the window uses them.
const [role, wanted] = arguments;
const text = "input:not([type]), input[type=text], input[type=email], input[type=password], input[type=search], " +
  "input[type=url], input[type=datetime-local], input[type=date], input[type=time], textarea";
const native = {
  button: "button, summary, input[type=submit]",
  link: "a[href]",
  textbox: text,
  searchbox: "input[type=search]",
  radio: "input[type=radio]",
  checkbox: "input[type=checkbox]",
  heading: "h1, h2, h3, h4",
  row: "tr",
  dialog: "dialog",
  main: "main",
  table: "table",
};
const squeeze = (value) => (value ?? "").replace(/\s+/g, " ").trim();

function content(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute("aria-hidden") === "true") return "";
  if (node.hasAttribute("aria-label")) return ` ${node.getAttribute("aria-label")} `;
  const style = getComputedStyle(node);
  if (style.display === "none" || style.visibility === "hidden") return "";
  const inner = [...node.childNodes].map(content).join("");
  return style.display.startsWith("inline") ? inner : ` ${inner} `;
}

function name(element) {
  const ids = element.getAttribute("aria-labelledby");
  if (ids) {
    return squeeze(ids.split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean).map(content).join(" "));
  }
  if (element.hasAttribute("aria-label")) return squeeze(element.getAttribute("aria-label"));
  if (element.labels?.length) return squeeze([...element.labels].map(content).join(" "));
  const own = element.matches("input, textarea") ? "" : squeeze(content(element));
  const around = element.closest("label");
  return own || (around && squeeze(content(around))) || squeeze(element.getAttribute("title") ?? element.getAttribute("placeholder") ?? element.value);
}

function visible(element) {
  if (element.closest("[inert], [aria-hidden=true]")) return false;
  // A native radio button or box may be drawn by what stands beside it.
  if (element.matches("input[type=radio], input[type=checkbox]")) return true;
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== "hidden";
}

const fits = (found) =>
  wanted.endsWith("…") ? found.startsWith(squeeze(wanted.slice(0, -1))) : found === squeeze(wanted);
const natives = native[role] ? [...document.querySelectorAll(native[role])].filter((e) => !e.hasAttribute("role")) : [];
const all = [...natives, ...document.querySelectorAll(`[role=${role}]`)];
return all.find((element) => visible(element) && fits(name(element))) ?? null;
