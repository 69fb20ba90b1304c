// Runs in a page without policy in which every text is all hostile ones: what they would run is owned().
const foreign = () => [...document.querySelectorAll("*")].filter((part) =>
  [...part.attributes].some(({ name, value }) =>
    /^on/i.test(name) || (/^(href|src|action|data|srcdoc)$/i.test(name) && !/^(#|data:image.png|blob:)/.test(value))) ||
  /^(iframe|object|embed|base|link|form|math|template|noscript|video|audio)$/i.test(part.localName))
  .map((part) => part.outerHTML.slice(0, 200));

const checks = async (equal) => {
  const shown = document.querySelector("h1").textContent;
  equal("texts are whole", [shown.includes("<script>owned()<\/script>"), shown.length > 10000], [true, true]);
  equal("what came with the texts", foreign(), []);

  const [label, other] = boardLines.map((line) => line.label);
  takeUp(new URLSearchParams([["pin", label], ["pin", other], ["baseline", label], ["group", "variant"], ["filter", shown], ["by", shown], ["hide", shown]]));
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const press of document.querySelectorAll("button")) if (!/^Save/.test(press.textContent)) press.click();
  for (const box of document.querySelectorAll("select, input[type=checkbox]")) box.dispatchEvent(new Event("change"));
  await new Promise((resolve) => setTimeout(resolve, 300));

  equal("what came of using the page", foreign(), []);
  equal("it is still the report", document.querySelectorAll("main > section").length > 8, true);
  equal("nothing ran", typeof window.owned, "undefined");
};
