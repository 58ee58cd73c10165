// Runs before the first paint, so that a chosen theme does not flash and a screen reader starts in the right language.
// Reads what src/stores/preferences.ts keeps.
try {
  var preferences = JSON.parse(localStorage.getItem('bespoke.preferences')) || {};
  if (/^(light|dark)$/.test(preferences.theme)) document.documentElement.dataset.theme = preferences.theme;
  if (/^[a-z]{2}$/.test(preferences.language)) document.documentElement.lang = preferences.language;
} catch (error) {
  // Storage is switched off or holds something else: the system's theme and the page's language hold.
}
