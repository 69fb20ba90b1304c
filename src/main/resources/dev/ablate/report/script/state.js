// What a reader has chosen stands in the address behind a section's name: #leaderboard?sort=-n

/** Parts of the page that keep a state: write(params) tells it, read(params) takes it up. */
const stateful = [];

/** The address of the present state; section is where the reader is. */
const addressAt = (section) => {
  const params = new URLSearchParams();
  for (const part of stateful) part.write(params);
  return "#" + section + (params.size ? "?" + params : "");
};

/** Keeps the present state in the address, as a step that the back button undoes. */
const remember = (section) => history.pushState(null, "", addressAt(section));

/** The same without a step of its own, for what changes with every key. */
const rememberLightly = (section) => history.replaceState(null, "", addressAt(section));

/** Takes up the state of the address; a mere place in the page is none and changes nothing. */
const recall = () => {
  const [section, state] = location.hash.slice(1).split("?");
  if (section !== "" && state === undefined) return;
  takeUp(new URLSearchParams(state));
};

const takeUp = (params) => {
  for (const part of stateful) part.read(params);
};

window.addEventListener("popstate", recall);
