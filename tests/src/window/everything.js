return [
  document.title,
  location.href,
  document.cookie,
  history.state,
  document.documentElement.outerHTML,
  [...document.querySelectorAll("input, textarea, select")].map(({ value }) => value),
  Object.entries(localStorage),
  Object.entries(sessionStorage),
  performance.getEntries().map(({ name }) => name),
];
