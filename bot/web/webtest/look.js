// What tests measure on the page.

/** The parts of a computed colour: 0 to 255, and how much it covers. */
function colour(text) {
  const [, space, parts] = /^(rgba?|color)\((?:srgb )?([^)]*)\)/.exec(text) || [];
  if (!parts) return [0, 0, 0, 0];
  const [r, g, b, a = 1] = parts.split(/[ ,/]+/).map(Number);
  return space === 'color' ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
}

const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);

function light([r, g, b]) {
  const [x, y, z] = [r, g, b].map(c => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
}

function contrast(a, b) {
  const [bright, dim] = [light(a), light(b)].sort((x, y) => y - x);
  return (bright + 0.05) / (dim + 0.05);
}

/** Every colour that may be behind an element: a gradient has several. */
function behind(e) {
  let all = [[255, 255, 255, 1]];
  const path = [];
  for (let at = e; at; at = at.parentElement) path.unshift(at);
  for (const at of path) {
    const style = getComputedStyle(at);
    const stops = style.backgroundImage.match(/(?:rgba?|color)\([^)]*\)/g);
    if (stops) all = stops.map(stop => over(colour(stop), all[0]));
    all = all.map(under => over(colour(style.backgroundColor), under));
  }
  return all;
}

function look() {
  const faults = new Set();
  const judge = (e, words, style) => {
    const ink = colour(style.color);
    for (let at = e; at; at = at.parentElement) ink[3] *= Number(getComputedStyle(at).opacity);
    const worst = Math.min(...behind(e).map(under => contrast(over(ink, under), under)));
    if (worst < 4.495) faults.add(`${worst.toFixed(2)} ${e.tagName.toLowerCase()}${e.id && `#${e.id}`}.${e.className} “${words.slice(0, 16)}”`);
  };
  for (const e of document.body.querySelectorAll('*')) {
    const words = [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.textContent).join('').trim();
    if (!e.checkVisibility({visibilityProperty: true, opacityProperty: true}) || e.closest('svg, .hidden, :disabled, [aria-busy="true"]')) continue;
    if (e.placeholder && !e.value) judge(e, e.placeholder, getComputedStyle(e, '::placeholder'));
    if (/[\p{L}\p{N}]/u.test(words)) judge(e, words, getComputedStyle(e));
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.add(`the page is ${document.documentElement.scrollWidth} wide`);
  return [...faults];
}

function dark() {
  let n = 0;
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (rule.media?.mediaText.includes('prefers-color-scheme: dark')) { rule.media.mediaText = 'all'; n++; }
    }
  }
  return n;
}

function ragged(selector) {
  const found = [];
  for (const e of document.querySelectorAll(selector)) {
    const edge = e.closest('.bubble').getBoundingClientRect().right - parseFloat(getComputedStyle(e.closest('.bubble')).paddingRight);
    const room = 2.6 * parseFloat(getComputedStyle(e).fontSize); // a sign that may not begin a line takes a neighbour along
    const nodes = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) {
      const node = nodes.currentNode;
      if (node.parentElement.closest('.whole')) continue;
      let last;
      for (let i = 0; i < node.length; i++) {
        const range = document.createRange();
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const box = range.getClientRects()[0];
        if (!box?.width || node.data[i] === '\n') { last = null; continue; }
        if (last && box.top > last.top + 4 && edge - last.right > room) found.push(node.data.slice(Math.max(0, i - 8), i + 4));
        last = box;
      }
    }
  }
  return found;
}
