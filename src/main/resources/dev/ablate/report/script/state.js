// What a reader has chosen stands in the address behind the section's name: #leaderboard?sort=n

/** Parts of the page that keep a state: write(params) tells it, read(params) takes it up. */
const stateful = [];

/** Keeps the present state in the address; section is where the reader is. */
const remember = (section) => {
  const params = new URLSearchParams();
  for (const part of stateful) part.write(params);
  history.replaceState(null, "", "#" + section + (params.size ? "?" + params : ""));
};

/** Takes up the state that the address has, if it has any. */
const recall = () => {
  const [section, state] = location.hash.slice(1).split("?");
  if (state === undefined) return;
  const params = new URLSearchParams(state);
  for (const part of stateful) part.read(params);
  document.getElementById(section)?.scrollIntoView();
};

window.addEventListener("hashchange", recall);
