// Before anything is drawn, so that no page flashes in the other theme.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem('theme');
  } catch {
    // Storage may be denied; the system's preference decides then.
  }
  var light = chosen ? chosen === 'light' : matchMedia('(prefers-color-scheme: light)').matches;
  document.documentElement.dataset.theme = light ? 'light' : 'dark';
  // The ground of both, as styles/tokens.css has it, which is not there yet.
  document.querySelector('meta[name=theme-color]').content = light ? '#efe7d6' : '#090e16';
})();
