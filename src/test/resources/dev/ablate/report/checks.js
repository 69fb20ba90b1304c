// Runs checks(equal) of the script before this one and writes down what does not hold.
const failures = document.createElement("pre");
failures.id = "failures";
const equal = (what, actual, expected) => {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) failures.append(what + ": " + is + " instead of " + should + "\n");
};
checks(equal)
  .catch((error) => failures.append(error.stack))
  .then(() => document.body.append(failures));
