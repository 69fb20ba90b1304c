// Runs in the page of Samples.grid(): optimizer (SGD, AdamW) by optimizer.lr (1e-4, 1e-3, 1e-2).
const find = (selector) => document.querySelector(selector);
const rates = () => shownLines.map((line) => line.values[columnOf("optimizer.lr")]).sort();
const hint = () => find(".parallel [role=status]").textContent;
const brushes = () => new URLSearchParams(location.hash.split("?")[1]).getAll("brush");

/** Drags along an axis, between shares of its length from below. */
const drag = (dim, from, to) => {
  const canvas = find(".live canvas");
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const axes = chart.getOption().parallelAxis.length;
  const x = left + 60 + dim * (width - 130) / (axes - 1);
  const y = (share) => top + height - 24 - share * (height - 100);
  const fire = (type, share) => canvas.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX: x, clientY: y(share), button: 0 }));
  fire("mousemove", from);
  fire("mousedown", from);
  fire("mousemove", (from + to) / 2);
  fire("mousemove", to);
  fire("mouseup", to);
};
const chart = echarts.getInstanceByDom(find(".live > div"));

const checks = async (equal) => {
  const names = chart.getOption().parallelAxis.map((axis) => axis.name);
  equal("axes", names, ["optimizer", "optimizer.lr", "Validation accuracy, %"]);
  equal("the picture gives way", getComputedStyle(find(".parallel .scroll")).display, "none");
  equal("nothing is brushed", [rates().length, hint()], [6, ""]);

  drag(1, 0.2, 1);
  equal("the larger rates", rates(), [0.001, 0.001, 0.01, 0.01]);
  equal("says how many", hint(), "4 of 6 settings brushed; the leaderboard shows them");

  find("#filter").value = "optimizer=SGD";
  find("#filter").dispatchEvent(new Event("input"));
  equal("filter box and brush", rates(), [0.001, 0.01]);
  find("#filter").value = "";
  find("#filter").dispatchEvent(new Event("input"));

  drag(0, 0.55, 1);
  equal("two brushes", shownLines.map((line) => line.shown[columnOf("optimizer")]), ["AdamW", "AdamW"]);
  equal("in the address", brushes().length, 2);

  const address = location.hash;
  [...document.querySelectorAll(".parallel button")].find((b) => b.textContent === "Clear").click();
  equal("cleared", [rates().length, brushes(), hint()], [6, [], ""]);
  takeUp(new URLSearchParams(address.split("?")[1]));
  equal("and back from the address", [rates(), addressAt("axes")], [[0.001, 0.01], address]);
};
