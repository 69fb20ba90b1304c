const [firstSection, firstState] = location.hash.slice(1).split("?");
takeUp(new URLSearchParams(firstState));
if (firstState !== undefined) document.getElementById(firstSection)?.scrollIntoView();
