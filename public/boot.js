// Runs before the first paint, so that a chosen theme does not flash and a screen reader starts in the right language.
// Reads what src/stores/preferences.ts keeps.
try {
  var preferences = JSON.parse(localStorage.getItem('bespoke.preferences')).state;
  if (preferences.theme !== 'system') document.documentElement.dataset.theme = preferences.theme;
  if (preferences.language) document.documentElement.lang = preferences.language;
} catch {
  // Nothing kept yet, or storage is switched off: the system's theme and the page's language hold.
}
