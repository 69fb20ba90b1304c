/** What of a style an image needs that stands alone. */
const figureStyle = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-linecap",
  "opacity", "paint-order", "font-family", "font-size", "text-anchor"];

/** A picture of the page as a file of its own, styles and background included. */
const standalone = (picture) => {
  const copied = picture.cloneNode(true);
  const [width, height] = picture.getAttribute("viewBox").split(" ").slice(2);
  const originals = [picture, ...picture.querySelectorAll("*")];
  [copied, ...copied.querySelectorAll("*")].forEach((part, i) => {
    const style = getComputedStyle(originals[i]);
    part.removeAttribute("class");
    for (const name of figureStyle) part.setAttribute(name, style.getPropertyValue(name));
  });
  copied.setAttribute("width", width);
  copied.setAttribute("height", height);
  copied.prepend(svgElement("rect", { width, height, fill: getComputedStyle(document.body).backgroundColor }));
  return new XMLSerializer().serializeToString(copied);
};

/** Gives figures below an element a button that saves them. */
const saveable = (root) => {
  for (const figure of root.querySelectorAll("figure")) {
    const picture = figure.querySelector("svg");
    if (!picture || figure.querySelector(".save")) continue;
    const caption = figure.querySelector("figcaption") ?? element("figcaption");
    const title = (caption.firstChild?.textContent ?? figure.closest("section").querySelector("h2").textContent).trim();
    if (!caption.isConnected) figure.prepend(caption);
    caption.append(button("Save SVG", () => save(title, "svg", standalone(picture)),
      { className: "save", aria: { label: "Save " + title + " as SVG" } }));
  }
};

for (const section of document.querySelectorAll("section:not(#trials)")) saveable(section);
document.addEventListener("toggle", (event) => saveable(event.target), true);

/** The seeds of all rows in one picture: the page has one a row, beside its label. */
const seedsPicture = (table) => {
  const rows = [...table.querySelectorAll("svg")];
  const [width, labels, pitch] = [Number(rows[0].getAttribute("viewBox").split(" ")[2]), 260, 24];
  return svgElement("svg", { viewBox: [0, 0, labels + width + 20, pitch * rows.length + 8].join(" "), class: "seeds" },
    ...rows.map((row, at) => svgElement("g", { transform: `translate(${labels} ${pitch * at + 4})` },
      svgElement("g", { class: "ticks" }, svgElement("text", { x: -labels + 8, y: 14 }, row.closest("tr").cells[0].textContent)),
      ...[...row.children].map((part) => part.cloneNode(true)))));
};

const seedsTable = document.querySelector("table.seeds");
if (seedsTable) {
  document.querySelector("#seeds .buttons").append(button("Save SVG", () => {
    const picture = seedsPicture(seedsTable);
    seedsTable.closest("section").append(picture);
    save("Seeds", "svg", standalone(picture));
    picture.remove();
  }));
}
