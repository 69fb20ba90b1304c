// Lays out the page of Samples.grid() as it is without scripts: original holds its text.
const checks = async (equal) => {
  const frame = document.createElement("iframe");
  frame.width = 1200;
  frame.srcdoc = original;
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener("load", resolve));
  const page = frame.contentDocument;
  const hidden = (selector) => [...page.querySelectorAll(selector)]
    .filter((part) => !part.closest("details"))
    .filter((part) => part.getBoundingClientRect().height < 8)
    .map((part) => part.closest("section").id);

  equal("the canvas of scripts is not there", page.querySelector(".live"), null);
  equal("every picture is seen", hidden("figure svg"), []);
  equal("every table is seen", hidden("table"), []);
  equal("every row of the leaderboard is seen", [page.querySelectorAll(".board tbody tr").length, hidden(".board tr")], [6, []]);
  equal("the lines across the axes", page.querySelectorAll(".parallel .thread").length > 0, true);
};
