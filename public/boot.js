// See page-preloads.ts
var kept = {};
try {
  kept = JSON.parse(localStorage.getItem('bespoke.preferences')) || kept;
} catch {
  // No storage.
}
var root = document.documentElement;
if (/^(light|dark)$/.test(kept.theme)) root.dataset.theme = kept.theme;
if (/^[a-z]{2}$/.test(kept.language)) root.lang = kept.language;

var page = document.currentScript.dataset;
var texts = JSON.parse(page.texts || '{}');
var language = [kept.language, ...navigator.languages, 'en']
  .map((tag) => String(tag).toLowerCase().split('-')[0])
  .find((code) => Object.hasOwn(texts, code));
for (var href of texts[language] || []) {
  var link = document.createElement('link');
  link.rel = 'modulepreload';
  link.crossOrigin = '';
  link.href = href;
  document.head.append(link);
}
if (page.call && language) {
  var controller = new AbortController();
  var answer = fetch(page.call, { headers: { 'X-Language': language }, signal: controller.signal });
  answer.catch(() => {});
  window.earlyAnswer = { url: page.call, language, answer, controller };
}
