const textFormats = { LaTeX: "tex", Markdown: "md", CSV: "csv", JSON: "json" };

/** Makes of a table's text what a reader sees of it, by the section that it stands in. */
const shownTexts = new Map();

/** Copies a text, also where the page has no right to the clipboard. */
const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = element("textarea", { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
};

/** What the table above a box of texts is called. */
const tableTitle = (box) => {
  let before = box;
  while (before && !before.matches(".scroll")) before = before.previousElementSibling;
  return before?.getAttribute("aria-label") ?? "table";
};

for (const box of document.querySelectorAll(".copy")) {
  const said = statusLine();
  const title = tableTitle(box);
  const buttons = [...box.querySelectorAll("pre")].map((pre) => {
    const format = pre.dataset.name;
    const shown = () => (shownTexts.get(box.parentElement.id) ?? ((_, text) => text))(format, pre.textContent);
    const copied = () => copy(shown()).then(() => { said.textContent = format + " copied"; });
    const saved = () => save(title, textFormats[format], shown());
    return element("span", { className: "pair" },
      button("Copy " + format, copied),
      button("Save", saved, { aria: { label: "Save " + title + " as " + format } }));
  });
  box.before(element("p", { className: "buttons" }, ...buttons, said));
}
