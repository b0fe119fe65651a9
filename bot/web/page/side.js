// Left the people, right the clock and what happened inside, and the drawers
// both fold into on a small screen.

import {$, day, el, get, hour, post} from './dom.js';
import {brief} from './chat.js';

const mostFell = 8; // lines about what fell due

export class People {
  constructor(app) {
    this.app = app;
    $('list').addEventListener('keydown', e => {
      const all = [...$('list').querySelectorAll('button')];
      const step = {ArrowDown: 1, ArrowUp: -1}[e.key];
      if (!step) return;
      e.preventDefault();
      all.at((all.indexOf(document.activeElement) + step) % all.length).focus();
    });
  }

  draw() {
    const {known} = this.app;
    const had = document.activeElement?.closest?.('#list')?.contains(document.activeElement) && document.activeElement.dataset.chat;
    $('list').replaceChildren(...known.people.flatMap((p, i) =>
      [p.role !== known.people[i - 1]?.role || !i ? el('h3', {}, p.role || '不在名单里') : [], this.one(p)].flat()));
    $('others').hidden = !known.people.some(p => this.app.unread(p.chat));
    if (had) $('list').querySelector(`[data-chat="${had}"]`)?.focus();
  }

  /** Brings who one is into view. */
  show() { $('list').querySelector('[aria-current]')?.scrollIntoView({block: 'nearest'}); }

  one(p) {
    const {known} = this.app;
    const all = [...this.app.chatOf(p.chat).messages.values()];
    const last = all.length > 1 && all.at(-1); // a greeting alone says less than the place
    const place = p.away ? '还没加入' : p.place || '没有入名单的人';
    const unread = this.app.unread(p.chat);
    const now = p.chat === known.me;
    return el('button', {class: 'one', type: 'button', 'data-chat': p.chat, 'aria-current': now && 'true', tabindex: now ? '0' : '-1', onclick: () => this.app.become(p.chat)},
      el('span', {class: 'face', 'data-role': p.away ? null : p.role, 'aria-hidden': 'true'}, initial(p)),
      el('span', {}, el('span', {class: 'name'}, p.name), el('span', {class: 'last'}, last ? brief(last) : place)),
      unread && el('i', {class: 'dot', role: 'img', 'aria-label': '有新消息'}));
  }
}

// 城东所干事甲 shows 甲, 建工支部书记 shows 建.
function initial({name}) {
  return /[甲乙丙丁戊己庚辛]$/.test(name) ? name.at(-1) : name[0];
}

export class Clock {
  constructor(app) {
    this.app = app;
    this.buttons = [...document.querySelectorAll('[data-turn]')];
    for (const b of this.buttons) {
      b.addEventListener('click', async () => {
        const by = b.dataset.turn;
        this.buttons.forEach(one => { one.disabled = true; });
        this.told(await app.try(post('/clock', by === 'next' ? {next: true} : {days: Number(by)})));
        this.buttons.forEach(one => { one.disabled = false; });
        b.focus();
      });
    }
    setInterval(() => this.draw(), 1000);
  }

  set({now, next}) {
    this.ahead = now - performance.now();
    const jump = this.buttons.find(b => b.dataset.turn === 'next');
    jump.hidden = !next;
    if (next) jump.title = `${day(next)} ${hour(next)}`;
    this.draw();
  }

  /** Tells what fell due while the clock was turned, and for whom. */
  told(turned) {
    if (!turned) return;
    const {me, known} = this.app;
    const all = turned.fell || [];
    const others = all.filter(f => f.chat !== me?.chat);
    const mine = all.filter(f => f.chat === me?.chat);
    const name = chat => known.people.find(p => p.chat === chat)?.name || chat;
    const line = f => el('li', {}, el('button', {type: 'button', onclick: () => {
      this.app.become(f.chat);
      this.app.view.find(f.message);
    }}, `${name(f.chat)}：${brief(f)}`));
    const head = mine.length ? `到点了：${me.name} 收到 ${mine.length} 条` : `没有给 ${me?.name || '这个人'} 的提醒`;
    const rest = others.length ? `，另有 ${new Set(others.map(f => f.chat)).size} 人收到` : '';
    $('fell').replaceChildren(el('p', {}, `${head}${rest}。`), el('ul', {}, [...mine, ...others].slice(0, mostFell).map(line)));
    $('fell').hidden = false;
    if (!mine.length) this.app.toast(`${head}${rest}。`);
  }

  draw() {
    if (this.ahead === undefined) return;
    const now = this.ahead + performance.now();
    const [date, time] = $('now').children;
    date.textContent = day(now, true);
    time.textContent = hour(now);
  }
}

const kinds = {visit: '走访', meeting: '组织生活', problem: '问题', activity: '活动', plan: '计划'};
const deeds = {text: '写', edit: '改原文', tap: '点', photo: '发照片', document: '发文件', due: '到点'};
const things = {card: '卡片', say: '消息', photo: '照片', document: '文件', answer: '提示', react: '表情'};

export class Inside {
  constructor(app) { this.app = app; }

  draw() {
    const all = [...this.app.known.inside.values()].reverse().slice(0, 12);
    $('no-traces').hidden = all.length > 0;
    $('traces').replaceChildren(...all.map(t => this.trace(t)));
  }

  /** One line: 收件 #412 → 走访 #1286 → 发件 1. */
  trace(t) {
    const steps = [];
    const detail = el('div', {class: 'detail', hidden: true});
    const step = (key, words, show, style = '') => steps.push(this.link(`${t.id} ${key}`, words, detail, show, style));
    if (t.inbox?.length) step('in', `收件 #${t.inbox[0]}${t.inbox.length > 1 ? `–#${t.inbox.at(-1)}` : ''}`, () => received(t));
    else steps.push(el('span', {}, deeds[t.did] || t.did));
    if (!t.records?.length && t.drafts?.length) steps.push(el('span', {}, `草稿 ${[...new Set(t.drafts)].join('、')}`));
    for (const r of t.records || []) step(`r${r.number}`, `${kinds[r.kind] || r.kind} #${r.number}`, () => record(r.number), 'rec');
    const heard = (t.sent || []).filter(s => s.what !== 'answer' && s.what !== 'react');
    if (heard.length) step('out', `发件 ${heard.length}`, () => this.sent(heard));
    else if (t.sent?.length) steps.push(el('span', {}, things[t.sent[0].what]));
    return el('li', {class: 'trace'},
      el('div', {class: 'path'}, steps.map((s, i) => el('div', {}, i > 0 && el('i', {'aria-hidden': 'true'}, '→'), s))),
      el('p', {class: 'did', title: t.text}, `${hour(t.at)} ${t.who ? `${t.who} ${deeds[t.did]}` : ''}${t.text ? `：${t.text}` : ''}`), detail);
  }

  /** A step that unfolds; it stays open when its line is drawn again. */
  link(key, words, detail, show, style) {
    const unfold = async () => {
      b.closest('.path')?.querySelectorAll('[aria-expanded]').forEach(o => o.setAttribute('aria-expanded', String(o === b)));
      detail.replaceChildren(await this.app.try(show()) || el('p', {}, '现在看不到。'));
      detail.hidden = false;
    };
    const b = el('button', {type: 'button', class: style, 'aria-expanded': String(this.open === key), onclick: () => {
      const close = this.open === key;
      this.open = close ? '' : key;
      if (close) { detail.hidden = true; b.setAttribute('aria-expanded', 'false'); } else unfold();
    }}, words);
    if (this.open === key) unfold();
    return b;
  }

  async sent(all) {
    const name = chat => this.app.known.people.find(p => p.chat === chat)?.name || chat;
    return el('dl', {}, all.flatMap(s => [el('dt', {}, things[s.what]),
      el('dd', {}, el('a', {href: '#log', onclick: e => {
        e.preventDefault();
        this.app.become(s.chat);
        this.app.view.find(s.message);
      }}, `给 ${name(s.chat)}`))]));
  }
}

async function received(t) {
  return rows([['谁', t.who], ['什么时候', `${day(t.at, true)} ${hour(t.at)}`], [deeds[t.did], t.text || '（没有文字）']]);
}

async function record(number) {
  const r = await get(`/record/${number}`);
  const p = r.problem || {};
  return rows([
    [r.kind === 'meeting' ? '支部' : '点位', r.org || r.point], ['日期', r.day && day(Date.parse(`${r.day}T12:00+08:00`), true)],
    [r.kind === 'problem' ? '类别' : '类型', r.type],
    ...(r.figures || []).map(f => [f.name, `${f.approx ? '约 ' : ''}${f.value}${f.caliber ? `（${f.caliber}）` : ''}`]),
    ['应到', r.detail.expected], ['实到', r.detail.present], ['照片', r.detail.photos && `${r.detail.photos} 张`],
    ['状态', p.state], ['主办', p.unit], ['期限', p.due && day(Date.parse(`${p.due}T12:00+08:00`))],
    ['内容', r.text], ['原话', r.detail.said], ['记录人', r.author], ['代录', r.typist], ['撤销', r.withdrawn && '已撤销'],
    ...(r.history || []).map(h => [h.what, [h.who, h.before && `${h.before} → ${h.after}` || h.after].filter(Boolean).join('：')]),
  ]);
}

function rows(list) {
  return el('dl', {}, list.filter(([, value]) => value || value === 0).flatMap(([label, value]) => [el('dt', {}, label), el('dd', {}, String(value))]));
}

/** The parts that fold on a small screen: one open at a time, Esc closes. */
export class Drawers {
  constructor() {
    for (const b of document.querySelectorAll('[data-open]')) b.addEventListener('click', () => this.show(b));
    for (const b of document.querySelectorAll('[data-close]')) b.addEventListener('click', () => this.close());
    $('scrim').addEventListener('click', () => this.close());
    document.addEventListener('keydown', e => { if (e.key === 'Escape') this.close(); });
  }

  show(button) {
    this.close();
    this.button = button;
    const side = $(button.dataset.open);
    side.classList.add('open');
    button.setAttribute('aria-expanded', 'true');
    $('scrim').hidden = false;
    (side.querySelector('[aria-current]') || side.querySelector('button')).focus();
  }

  close() {
    if (!this.button) return;
    $(this.button.dataset.open).classList.remove('open');
    this.button.setAttribute('aria-expanded', 'false');
    $('scrim').hidden = true;
    this.button.focus();
    this.button = null;
  }
}
