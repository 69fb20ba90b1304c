// Runs in the page of Samples.grid() beside axe-core.
const narrow = (width) => new Promise((resolve) => {
  const frame = document.createElement("iframe");
  frame.width = width;
  frame.addEventListener("load", () => resolve(frame.contentDocument));
  frame.srcdoc = document.documentElement.outerHTML.replaceAll(/<script[^]*?<\/script>/g, "");
  document.body.append(frame);
});

const checks = async (equal) => {
  const labels = boardLines.map((line) => line.label);
  takeUp(new URLSearchParams([["pin", labels[0]], ["pin", labels[1]], ["baseline", labels[2]], ["group", "optimizer"]]));
  for (const details of document.querySelectorAll("details")) details.open = true;

  const { violations } = await axe.run(document);
  equal("nothing serious", violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => [id, nodes[0].html.slice(0, 200), nodes.length]), []);

  const phone = await narrow(390);
  const width = phone.documentElement.clientWidth;
  equal("nothing is wider than a phone", [...phone.querySelectorAll("body *")]
    .filter((part) => !part.closest(".scroll, pre, .choices, svg"))
    .filter((part) => part.tagName !== "CANVAS" && !part.querySelector("canvas")) // ECharts fits these to a window.
    .filter((part) => part.getBoundingClientRect().right > width + 1)
    .map((part) => part.tagName + "." + part.className), []);
};
