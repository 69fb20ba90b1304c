"use strict";
// Makes a report handier; without it every number can still be read.
// The files of this folder are one script, in the order of ReportWriter.

/** A new element with these properties and children. */
const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/** What the last line of a section's buttons says, also to screen readers. */
const statusLine = () => {
  const line = element("span", { className: "quiet" });
  line.setAttribute("role", "status");
  return line;
};
