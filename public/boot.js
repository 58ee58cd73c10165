// See page-preloads.ts
var kept = {};
var units = '';
try {
  units = localStorage.getItem('bespoke.units');
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
  link.fetchPriority = 'low';
  link.crossOrigin = '';
  link.href = href;
  document.head.append(link);
}
if (language) {
  window.earlyAnswers = [];
  var ask = (url, method = 'GET') => {
    var controller = new AbortController();
    var answer = fetch(url, { method, headers: { 'X-Language': language }, signal: controller.signal });
    window.earlyAnswers.push({ method, url, language, answer, controller });
    // Before the shop reads it.
    var json = answer.then((got) => got.clone().json());
    json.catch(() => {});
    return json;
  };
  var [first] = JSON.parse(page.calls || '[]').map((url) => ask(url));
  // A new configuration, where nothing is sent with the call.
  var product = /^\/configure(\/[\w-]+\/[\w-]+)$/.exec(location.pathname);
  if (page.start && product && !location.search && !units) ask(page.start + product[1], 'POST');
  // The first page of a tab's list, and its first picture.
  if (page.list && !location.search)
    first
      .then((tabs) => {
        var name = decodeURIComponent(location.pathname.split('/')[2] || tabs[0].name);
        if (tabs.some((tab) => tab.name === name && !tab.isExternalSearch))
          return ask(page.list.replace(':tab', encodeURIComponent(name)));
      })
      .then(({ rows: [row] }) => {
        var path = Object.values(row).find((value) => /^\/self-service-api/.test(value));
        new Image().src = path.replace(/^\/[^/]+/, '/api');
      })
      .catch(() => {});
}
