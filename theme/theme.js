// Runs before the first paint, so that neither a chosen theme nor the controls that need script flash; that is why it
// is no module.
(function () {
  const root = document.documentElement;
  root.dataset.script = '';
  try {
    const base = new URL(root.dataset.root || './', location.href).pathname;
    const chosen = localStorage.getItem('qbank ' + base + ' theme');
    if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen;
  } catch {
    // Storage may be forbidden: then the system's theme is shown.
  }
})();
