// The chat of the phone: bubbles, cards that change in place, their buttons.

import {$, copy, day, el, hour, icon, size} from './dom.js';

const patience = 8000; // how long a spinner or the dots wait, in ms
const together = 1500; // messages that come within this time are read from the first, in ms

export class Chat {
  constructor(app) {
    this.app = app;
    this.log = $('log');
    this.taps = new Map(); // taps waiting for their answer: id → button
    this.chat = {messages: new Map()};
    this.log.addEventListener('scroll', () => {
      if (this.going) return;
      if (this.near()) this.settle();
      else this.stuck = false;
    });
    this.log.addEventListener('keydown', e => this.walk(e));
    this.log.addEventListener('scrollend', () => { this.going = false; });
    this.log.addEventListener('wheel', () => { this.going = false; }, {passive: true});
    this.log.addEventListener('touchmove', () => { this.going = false; }, {passive: true});
    this.log.addEventListener('pointerdown', e => {
      const held = this.log.querySelector('.held');
      if (held && !held.contains(e.target)) held.classList.remove('held');
    });
    $('jump').addEventListener('click', () => this.bottom());
    new ResizeObserver(() => this.stuck && this.follow(false)).observe(this.log);
  }

  /** Shows another chat, from the first message after the one that was seen last. */
  open(chat, seen = 0) {
    this.chat = chat;
    this.anchor = null;
    this.taps.clear();
    this.rows = new Map(); // group → element
    clearTimeout(this.waiting);
    this.log.replaceChildren();
    delete this.log.dataset.day;
    for (const message of chat.messages.values()) this.place(message);
    if (!chat.messages.size) this.log.append(start());
    const theirs = [...chat.messages.values()].filter(m => !m.mine);
    const unseen = theirs.find(m => m.id > seen), first = unseen || theirs.at(-1);
    this.came = unseen ? performance.now() : -Infinity; // what was seen is left for what comes
    this.anchor = first && (first.album || String(first.id));
    this.follow(false);
  }

  /** Shows a message, new or changed. */
  put(message, fresh) {
    const near = fresh ? this.stuck || message.mine : this.near();
    const had = document.activeElement?.closest?.('.msg');
    const row = this.place(message);
    if (!message.mine || this.dots?.isConnected) this.quiet(message);
    row.classList.toggle('fresh', fresh);
    if (!fresh) this.flash(row);
    if (had && !had.isConnected && had.dataset.group === row.dataset.group) this.refocus(row);
    if (fresh) this.anchors(message, row.dataset.group);
    if (near) this.follow(fresh);
    else if (fresh) $('jump').hidden = false;
    if (!message.mine) this.app.speak(`${fresh ? '' : '已更新：'}${message.text || '文件'}`, fresh);
  }

  /** Puts the row of a message where it belongs, in place of an older one. */
  place(message) {
    const group = message.album || String(message.id);
    const all = message.album ? [...this.chat.messages.values()].filter(m => m.album === group) : [message];
    const row = this.row(all, group);
    const old = this.rows.get(group);
    this.rows.set(group, row);
    if (old) {
      row.classList.toggle('same', old.classList.contains('same'));
      old.replaceWith(row);
      return row;
    }
    this.log.querySelector('.start')?.remove();
    const last = this.log.lastElementChild?.classList.contains('typing') ? this.log.lastElementChild.previousElementSibling : this.log.lastElementChild;
    const date = day(message.at);
    if (this.log.dataset.day !== date || !last) this.before(el('div', {class: 'day'}, date));
    else row.classList.toggle('same', last.classList.contains('mine') === row.classList.contains('mine'));
    this.log.dataset.day = date;
    this.before(row);
    return row;
  }

  /** Adds a row at the end, above the dots. */
  before(row) {
    if (this.dots?.isConnected) this.dots.before(row);
    else this.log.append(row);
  }

  row(all, group) {
    const m = all[0];
    const there = this.app.known.there && m.there;
    const kind = `msg${m.mine ? ' mine' : ''}${m.card || there ? ' card' : ''}`;
    const failed = m.failed && el('p', {class: 'failed'}, m.card ? '图没有画出来，数字见下。' : '文件没有做出来，请稍后再要一次。');
    const row = el('div', {class: kind, 'data-group': group, 'data-id': m.id}, there ? this.there(m, all, failed) : [
      el('div', {class: 'bubble', tabindex: '-1'}, this.quote(m), files(all), failed,
        text(m, says => this.app.send({text: says}), code => this.copy(code)), meta(m), reactions(all)),
      m.buttons && this.keys(m)], this.acts(m));
    hold(row.firstChild, () => {
      this.log.querySelector('.held')?.classList.remove('held');
      row.classList.add('held');
    });
    return row;
  }

  quote(m) {
    const to = m.reply && this.chat.messages.get(m.reply);
    return to && el('button', {class: 'quote', type: 'button', 'aria-label': '看被回复的消息', onclick: () => this.find(to.id)}, brief(to));
  }

  keys(m) {
    return el('div', {class: 'keys'}, m.buttons.map(row => el('div', {}, row.map(b => {
      const key = el('button', {type: 'button', class: b.style, 'data-words': b.words, onclick: () => b.copy ? this.copy(b.copy) : this.tap(m, b, key)}, b.words, b.copy && icon('copy'));
      return key;
    }))));
  }

  /** A message as the other service shows it: a picture comes before its card, the buttons stand
      on it, one a row, and so does the answer to a tap. */
  there(m, all, failed) {
    const said = this.said?.id === m.id && this.said.text;
    return [
      m.file && el('div', {class: 'bubble before'}, files(all)),
      el('div', {class: 'bubble', tabindex: '-1'}, failed, markdown(m.there.text),
        m.there.keys && el('div', {class: 'rows'}, m.there.keys.map(k => {
          const key = el('button', {type: 'button', class: k.color, 'data-words': k.words, onclick: () => this.press(m, k, key)}, k.words);
          return key;
        })), said && el('p', {class: 'said'}, said), meta(m)),
    ];
  }

  press(m, k, key) {
    if (k.writes) this.app.send({text: k.writes});
    else if (k.says) this.app.toast(`在${this.app.known.elsewhere}里另发一条，好长按复制：${k.says}`);
    else this.tap(m, k, key);
  }

  acts(m) {
    const act = (name, words, does) => el('button', {class: 'round', type: 'button', title: words, 'aria-label': words, onclick: does}, icon(name));
    return el('div', {class: 'acts'},
      m.mine && m.text && act('pencil', '修改这条', () => this.app.edits(m)),
      act('reply', '回复', () => this.app.replies(m)),
      m.text && act('copy', '复制文字', () => this.copy(m.text)));
  }

  async copy(words) {
    this.app.toast(await copy(words) ? '已复制' : '没能复制，请长按文字复制');
  }

  /** Presses a button of a card: it spins until the bot answers. */
  async tap(message, button, key) {
    if (key.ariaBusy === 'true') return;
    const id = crypto.randomUUID();
    key.ariaBusy = 'true';
    this.taps.set(id, key);
    this.said = {id: message.id, tap: id};
    setTimeout(() => this.answered(id), patience);
    if (!await this.app.tap(message.id, button.data, id)) this.answered(id);
  }

  /** Ends the spinner of a tap; false for a tap of another page. */
  answered(tap, text) {
    const key = this.taps.get(tap);
    if (key) key.ariaBusy = null;
    if (text && this.said?.tap === tap) {
      this.said.text = text;
      const message = this.chat.messages.get(this.said.id);
      if (this.app.known.there && message) this.place(message);
    }
    return this.taps.delete(tap);
  }

  /** Something was said: dots, if the answer takes its time. */
  expect() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.typing(), 350);
  }

  typing() {
    clearTimeout(this.waiting);
    const near = this.stuck;
    this.dots ??= el('div', {class: 'msg typing', role: 'img', 'aria-label': '对方正在输入'}, el('div', {class: 'bubble dots'}, el('i'), el('i'), el('i')));
    this.log.append(this.dots);
    if (near) this.follow();
    this.waiting = setTimeout(() => this.dots.remove(), patience);
  }

  quiet(message) {
    if (message.mine) return;
    clearTimeout(this.waiting);
    this.dots?.remove();
  }

  flash(row) {
    row.classList.add('flash');
    row.addEventListener('animationend', () => row.classList.remove('flash'), {once: true});
  }

  refocus(row) {
    (row.querySelector('.keys button') || row.firstChild).focus({preventScroll: true});
  }

  /** Scrolls to a message and points it out. */
  find(id) {
    const row = [...this.rows.values()].find(r => r.dataset.id === String(id));
    if (!row) return;
    row.scrollIntoView({block: 'center'});
    this.flash(row);
  }

  /** Arrows go from message to message, Tab then to what can be done with it. */
  walk(e) {
    const step = {ArrowDown: 1, ArrowUp: -1}[e.key];
    const all = [...this.log.querySelectorAll('.bubble:not(.dots)')];
    const at = all.indexOf(document.activeElement);
    if (!step || !all.length || at < 0 && e.target !== this.log) return;
    e.preventDefault();
    (all[at < 0 ? all.length - 1 : at + step] || all[at]).focus();
  }

  /** What comes together is read from its beginning. */
  anchors(message, group) {
    const now = performance.now();
    if (message.mine) this.anchor = null;
    else if (!this.anchor || now - this.came > together) this.anchor = group;
    this.came = now;
  }

  /** Whether the end is in view, or about to be. */
  near() { return this.log.scrollHeight - (this.going ? this.to : this.log.scrollTop) - this.log.clientHeight < 90; }
  settle() {
    $('jump').hidden = this.stuck = true;
    this.anchor = null;
  }

  /** Scrolls to the end, but not past the beginning of what came last: the picture of a tall
      card stays in view. It never scrolls back. */
  follow(smooth = true) {
    const end = this.log.scrollHeight - this.log.clientHeight;
    const row = this.rows.get(this.anchor);
    this.go(row ? Math.min(end, row.offsetTop - 8) : end, smooth);
    $('jump').hidden = this.near();
    this.stuck = true;
  }

  bottom() {
    this.anchor = null;
    this.follow();
  }

  go(top, smooth) {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (top - this.log.scrollTop < 1) return;
    this.going = true;
    this.to = top;
    this.log.scrollTo({top, behavior: smooth && !calm ? 'smooth' : 'instant'});
  }
}

function start() {
  return el('div', {class: 'start'}, el('b', {}, '联系点助手'), '做了什么，说一句话就行：点位、日期、户数会自动认出来，核对一下再提交。');
}

function meta(m) {
  const time = hour(m.at);
  return el('span', {class: 'meta'}, m.edited ? '已改 ' : '', el('time', {}, time), m.mine && el('span', {title: '已收到，存好了'}, ' ✓'));
}

// A command in the bot's words can be tapped, as on Telegram; an invitation is
// copied, for it is meant for somebody else.
const commands = /(\/start i_[\w-]{22}|(?<![\w/])\/[a-z]{3,16}\b)/;

function text(m, say, invite) {
  if (!m.text) return null;
  const plain = words => words.split('\n').flatMap((line, i) => [i ? '\n' : '', line.split(commands).map((piece, odd) => {
    const does = piece.includes(' i_') ? invite : say;
    if (odd % 2 && !m.mine) return el('button', {class: 'cmd', type: 'button', onclick: () => does(piece)}, piece);
    return m.card ? figures(piece) : piece;
  })]);
  const body = el('span', {class: 'text'});
  const add = (...kids) => body.append(...kids.flat(3));
  let at = 0;
  for (const {look, from, to} of m.marks || []) {
    if (from < at) continue; // within the one before
    add(plain(m.text.slice(at, from)), worn[look](plain(m.text.slice(from, to))));
    at = look === 'folded' ? to + 1 : to; // a quote is lines of its own
  }
  add(plain(m.text.slice(at)));
  return body;
}

// The looks of pieces of a text: a title, a day to remember, a quote that unfolds.
const worn = {
  bold: kids => el('b', {}, kids.flat(2)),
  moment: kids => el('span', {class: 'due'}, kids.flat(2)),
  folded: kids => {
    const quote = el('button', {type: 'button', class: 'folded', 'aria-expanded': 'false', onclick: () =>
      quote.setAttribute('aria-expanded', String(quote.getAttribute('aria-expanded') === 'false'))}, kids.flat(2));
    return quote;
  },
};

// The markdown of the other service: bold pieces and line ends is all that we write.
function markdown(source) {
  const body = el('span', {class: 'text'});
  body.append(...source.replaceAll('  \n', '\n').split('**').map((piece, odd) => odd % 2 ? el('b', {}, piece) : piece));
  return body;
}

// 现场答疑：5 never breaks in the middle.
function figures(line) {
  return line.split(/(?<=　)/).map(piece => /^[^\s：]{1,8}：[^\s：]{1,5}　?$/.test(piece) ? el('span', {class: 'whole'}, piece) : piece);
}

function files(all) {
  const photos = all.filter(m => m.file?.kind === 'photo');
  if (photos.length) {
    return el('div', {class: photos.length > 1 ? 'pics many' : 'pics'}, photos.map((m, i) => {
      const alt = m.text?.split('\n')[0] || `照片 ${i + 1}`;
      return el('button', {type: 'button', 'aria-label': m.card ? `看大图：${alt}` : `看照片 ${i + 1}`, onclick: () => look(m.file)},
        el('img', {src: `/file/${m.file.id}`, alt, width: m.file.width, height: m.file.height}));
    }));
  }
  return all.filter(m => m.file).map(({file}) =>
    el('a', {class: 'doc', href: `/file/${file.id}`, download: file.name || '文件', 'aria-label': `下载 ${file.name || '文件'}`},
      el('span', {class: 'sign'}, icon('file')), el('span', {}, el('b', {}, file.name || '文件'), el('small', {}, size(file.size)))));
}

function reactions(all) {
  const {react} = all.find(m => m.react) || {};
  return react && el('span', {class: 'react', role: 'img', 'aria-label': `回应 ${react}`}, react);
}

function look(file) {
  $('viewer').querySelector('img').src = `/file/${file.id}`;
  $('viewer').showModal();
}

/** A message in a few words. */
export function brief(m) {
  const kinds = {photo: '照片', document: m.file?.name || '文件'};
  return (m.text || kinds[m.file?.kind] || '').replace(/\s+/g, ' ').slice(0, 80);
}

/** Calls back after a long press of a finger. */
function hold(target, held) {
  let timer;
  target.addEventListener('pointerdown', e => { if (e.pointerType === 'touch') timer = setTimeout(held, 450); });
  for (const name of ['pointerup', 'pointercancel', 'pointermove']) target.addEventListener(name, () => clearTimeout(timer));
}
