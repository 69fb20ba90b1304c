"use strict";
// Makes a report handier; without it every number can still be read.
// The files of this folder are one script, in the order of ReportWriter.

/** A new element with these properties and children; properties in "aria" go by their names. */
const element = (name, { aria = {}, ...properties } = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  for (const [key, value] of Object.entries(aria)) made.setAttribute("aria-" + key, value);
  made.append(...children);
  return made;
};

const button = (text, act, properties = {}) => {
  const made = element("button", { type: "button", ...properties }, ...[text].flat());
  made.addEventListener("click", act);
  return made;
};

/** A check box in its label. */
const checkBox = (text, checked, act) => {
  const box = element("input", { type: "checkbox", checked });
  box.addEventListener("change", () => act(box.checked));
  return element("label", {}, box, " " + text);
};

/** A choice among [value, text] pairs in its label. */
const choice = (text, options, act) => {
  const select = element("select", {}, ...options.map(([value, shown]) => new Option(shown, value)));
  select.addEventListener("change", () => act(select.value));
  return element("label", {}, text + " ", select);
};

/** What the last act did, also for screen readers. */
const statusLine = () => {
  const line = element("span", { className: "quiet" });
  line.setAttribute("role", "status");
  return line;
};

/** Saves a text as a file named after what it shows. */
const save = (title, ending, text) => {
  const name = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  const link = element("a", { href: URL.createObjectURL(new Blob([text])), download: (name || "report") + "." + ending });
  link.click();
  URL.revokeObjectURL(link.href);
};
