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

/** Buttons that copy and save a table, by [format, text()] pairs. */
const copyButtons = (title, texts) => {
  const said = statusLine();
  const buttons = texts.map(([format, text]) => element("span", { className: "pair" },
    button("Copy " + format, () => copy(text()).then(() => { said.textContent = format + " copied"; })),
    button("Save", () => save(title, textFormats[format], text()), { aria: { label: "Save " + title + " as " + format } })));
  return element("p", { className: "buttons" }, ...buttons, said);
};

for (const box of document.querySelectorAll(".copy")) {
  const texts = [...box.querySelectorAll("pre")].map((pre) => [pre.dataset.name, () =>
    (shownTexts.get(box.parentElement.id) ?? ((_, text) => text))(pre.dataset.name, pre.textContent)]);
  box.before(copyButtons(tableTitle(box), texts));
}
