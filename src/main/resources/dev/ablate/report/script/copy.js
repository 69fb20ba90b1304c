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

for (const box of document.querySelectorAll(".copy")) {
  const said = statusLine();
  const buttons = [...box.querySelectorAll("pre")].map((text) => {
    const name = text.dataset.name;
    return button("Copy " + name, () =>
      copy(text.textContent).then(() => { said.textContent = name + " copied"; }));
  });
  box.before(element("p", { className: "buttons" }, ...buttons, said));
}
