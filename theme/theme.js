// Runs before the first paint, so that a chosen theme does not flash; that is why it is no module.
(function () {
  try {
    const root = document.documentElement;
    const base = new URL(root.dataset.root || './', location.href).pathname;
    const chosen = localStorage.getItem('qbank ' + base + ' theme');
    if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen;
  } catch {
    // Storage may be forbidden: then the system's theme is shown.
  }
})();
