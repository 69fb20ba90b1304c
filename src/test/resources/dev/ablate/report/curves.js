// Runs in the page of Samples.grid().
const curves = document.getElementById("curves");
const texts = (selector) => [...curves.querySelectorAll(selector)].map((node) => node.firstChild.textContent || node.textContent);
const choose = (label, value) => {
  const select = [...curves.querySelectorAll("label")].find((l) => l.firstChild.textContent.trim() === label).lastChild;
  select.value = value;
  select.dispatchEvent(new Event("change"));
};
const places = (root) => [...root.querySelectorAll("path.line, path.band, circle.dot")]
  .flatMap((shape) => (shape.getAttribute("d") ?? shape.getAttribute("cx") + " " + shape.getAttribute("cy")).split(/[MLZ ]+/))
  .filter(Boolean).map(Number);

const checks = async (equal) => {
  const written = curves.querySelector(".charts").cloneNode(true);
  const paths = (root) => [...root.querySelectorAll("path")].length;
  const ticks = (root) => [...root.querySelectorAll(".ticks text")]
    .map(({ textContent }) => Number(textContent) || textContent);

  drawCurves(curveChoice);
  const drawn = curves.querySelector(".charts");
  equal("as many lines and bands as the written figures have", paths(drawn), paths(written));
  equal("the same marks on the axes", ticks(drawn), ticks(written));
  const [here, there] = [places(drawn), places(written)];
  equal("as many places", here.length, there.length);
  equal("at the same places", here.filter((place, i) => Math.abs(place - there[i]) > 0.15), []);

  const titles = texts("figcaption");
  choose("Lines by", "optimizer");
  equal("a line for each optimizer", texts(".legend li"), ["SGD", "AdamW"]);
  equal("which the caption says", curves.querySelector(".caption").textContent.includes("all trials with that optimizer"), true);
  choose("Over", "step");
  equal("over updates", texts(".ticks .name")[0], "updates");
  equal("24 epochs of 54 updates", curveData.groupings[0].groups[0].step.at(-1), 1296);
  choose("Band", "none");
  equal("no bands", curves.querySelectorAll(".band").length, 0);
  choose("Axis", "log");
  equal("logarithmic", texts("figcaption small").includes("logarithmic axis"), true);
  choose("Rows of", "train");
  equal("training only", texts("figcaption").every((title) => title.startsWith("Training") || title.startsWith("Learning rate")), true);
  equal("all of it in the address", location.hash, "#curves?by=optimizer&band=none&x=step&rows=train&y=log");

  const everything = location.hash.split("?")[1];
  takeUp(new URLSearchParams());
  equal("back to what is written", [texts("figcaption"), texts(".legend li").length], [titles, 6]);
  takeUp(new URLSearchParams(everything));
  equal("and taken up again", addressAt("curves").split("?")[1], everything);

  const spread = { mean: [1], std: [0.5], interval: [2], min: [0.1], max: [3] };
  equal("bands", ["std", "interval", "range", "none"].map((band) => bandOf(spread, 0, band)), [[0.5, 1.5], [-1, 3], [0.1, 3], [1, 1]]);

  let saved;
  const made = URL.createObjectURL;
  URL.createObjectURL = (blob) => { saved = blob; return made(blob); };
  HTMLAnchorElement.prototype.click = () => {}; // A download would keep this browser waiting.
  curves.querySelector(".save").click();
  const picture = new DOMParser().parseFromString(await saved.text(), "image/svg+xml");
  equal("a picture of its own", [picture.documentElement.tagName, picture.querySelectorAll("[class]").length], ["svg", 0]);
  equal("with its styles", picture.querySelector("path[stroke-width='1.9px']") !== null, true);

  [...document.querySelectorAll("#seeds button")].find((press) => press.textContent === "Save SVG").click();
  const seeds = new DOMParser().parseFromString(await saved.text(), "image/svg+xml");
  equal("seeds of all rows in one picture", [seeds.querySelectorAll("circle").length, seeds.querySelectorAll("[class]").length], [12, 0]);
  equal("beside the rows' labels", [...seeds.querySelectorAll("text")].filter((text) => /optimizer/.test(text.textContent)).length, 6);
};
