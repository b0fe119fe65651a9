// The page: what it knows, the stream that tells it, and who one is. The parts
// draw themselves from here and say back what a person did.

import {$, day, post} from './dom.js';
import {Chat} from './chat.js';
import {Composer} from './composer.js';
import {Drawers, Inside, People, Clock} from './side.js';

const known = {people: [], chats: new Map(), inside: new Map(), seen: new Map(), me: 0};

const app = {
  known,
  get me() { return known.people.find(p => p.chat === known.me); },
  chatOf(id) {
    if (!known.chats.has(id)) known.chats.set(id, {messages: new Map()});
    return known.chats.get(id);
  },

  /** Become somebody: their chat, their keyboard. */
  become(chat, focus = true) {
    known.me = chat;
    sessionStorage.setItem('me', chat);
    $('toast').classList.remove('on');
    const seen = known.seen.get(chat);
    app.read(chat);
    const {name, role, place} = app.me;
    $('who').textContent = `您现在是 ${name}`;
    document.title = `${name} · 联系点助手演示`;
    $('log').setAttribute('aria-label', `${name}与联系点助手的聊天`);
    $('who').title = [role, place].filter(Boolean).join(' · ');
    composer.become(app.chatOf(chat));
    view.open(app.chatOf(chat), seen);
    people.draw();
    people.show();
    drawers.close();
    if (focus && matchMedia('(hover: hover)').matches) $('says').focus();
  },
  /** Marks a chat as read up to its last message. */
  read(chat) {
    known.seen.set(chat, lastID(app.chatOf(chat)));
    sessionStorage.setItem('seen', JSON.stringify([...known.seen]));
  },
  unread: chat => chat !== known.me && lastID(app.chatOf(chat)) > (known.seen.get(chat) || 0),

  async send({text = '', reply = 0, photos = [], documents = [], as = known.me}) {
    const form = new FormData();
    form.set('chat', as);
    form.set('text', text);
    if (reply) form.set('reply', reply);
    for (const p of photos) form.append('photo', p, 'photo.jpg');
    for (const d of documents) form.append('document', d, d.name);
    view.expect();
    const done = await app.try(post('/send', form));
    if (done) composer.began(as);
    return done;
  },
  edit: (message, text, as) => app.try(post('/edit', {chat: as, message, text})),
  tap: (message, data, tap) => app.try(post('/tap', {chat: known.me, message, data, tap})),

  /** Waits for a post; says what went wrong. */
  async try(promise) {
    try {
      return await promise;
    } catch (err) {
      app.toast(err.message);
      return null;
    }
  },
  toast(text) {
    const box = $('toast');
    box.textContent = text;
    box.classList.add('on');
    clearTimeout(app.fading);
    app.fading = setTimeout(() => box.classList.remove('on'), 2200 + text.length * 60);
  },
  alert(text) {
    $('alert').querySelector('p').textContent = text;
    if (!$('alert').open) $('alert').showModal();
  },
  /** For a screen reader: what came, else what changed. */
  speak(text, fresh = true) {
    const said = app.saying ??= {fresh: [], changed: ''};
    if (fresh) said.fresh.push(text);
    else said.changed = text;
    clearTimeout(app.speaking);
    app.speaking = setTimeout(() => {
      $('spoken').textContent = said.fresh.join('\n') || said.changed;
      app.saying = null;
    }, 120);
  },
};

/** Has what is drawn from now on look as on the other service, or as here. */
function lookAs(there) {
  known.there = there;
  sessionStorage.setItem('there', there ? 'yes' : '');
  document.documentElement.dataset.there = there ? 'yes' : 'no';
  $('as').ariaPressed = String(there);
}

function lastID(chat) {
  return Math.max(0, ...[...chat.messages.values()].filter(m => !m.mine).map(m => m.id));
}

const view = new Chat(app);
const composer = new Composer(app);
const drawers = new Drawers();
const people = new People(app);
const clock = new Clock(app);
const inside = new Inside(app);
app.view = view;
$('as').addEventListener('click', () => {
  lookAs(!known.there);
  if (app.me) view.open(app.chatOf(known.me), known.seen.get(known.me));
});
app.edits = message => composer.edit(message);
app.replies = message => composer.reply(message);

// What the stream says.
const hear = {
  state(all) {
    if (sessionStorage.getItem('run') !== all.run) { // another demo: a first visit again
      sessionStorage.clear();
      sessionStorage.setItem('run', all.run);
      composer.forget();
    }
    known.people = all.people;
    known.chats = new Map(Object.entries(all.chats).map(([id, c]) =>
      [Number(id), {...c, messages: new Map(c.messages.map(m => [m.id, m]))}]));
    known.inside = new Map((all.inside || []).map(t => [t.id, t]));
    known.seen = new Map(JSON.parse(sessionStorage.getItem('seen') || 'null') ||
      [...known.chats].map(([id, c]) => [id, lastID(c)]));
    clock.set(all.clock);
    inside.draw();
    people.draw();
    known.elsewhere = all.elsewhere;
    $('as').textContent = `${all.elsewhere}样子`;
    $('as').title = `按${all.elsewhere}的样子显示卡片：没有菜单键盘，按钮一行一个`;
    $('as').hidden = !all.elsewhere;
    lookAs(Boolean(all.elsewhere) && sessionStorage.getItem('there') === 'yes');
    const was = Number(sessionStorage.getItem('me'));
    const first = known.people.find(p => p.role === '工作人员') || known.people[0];
    if (first) app.become(known.people.some(p => p.chat === was) ? was : first.chat, !known.opened);
    known.opened = true;
    document.documentElement.dataset.ready = 'yes';
  },
  people(list) {
    known.people = list;
    if (!app.me && list[0]) app.become(list[0].chat);
    else people.draw();
  },
  message({chat, message}) {
    const c = app.chatOf(chat);
    const fresh = !c.messages.has(message.id);
    c.messages.set(message.id, message);
    if (chat === known.me) {
      view.put(message, fresh);
      app.read(chat);
    }
    people.draw();
  },
  menu({chat, menu, hint}) {
    Object.assign(app.chatOf(chat), {menu, hint});
    if (chat === known.me) composer.become(app.chatOf(chat));
  },
  commands({chat, commands}) {
    app.chatOf(chat).commands = commands;
    if (chat === known.me) composer.become(app.chatOf(chat));
  },
  typing({chat}) { if (chat === known.me) view.typing(); },
  answer({tap, text, alert}) {
    if (!view.answered(tap, text) || !text || known.there) return;
    if (alert) app.alert(text);
    else app.toast(text);
  },
  inside(trace) {
    known.inside.set(trace.id, trace);
    inside.draw();
  },
  clock(now) {
    clock.set(now);
    app.speak(`时钟拨到${day(now.now, true)}`);
  },
};

const stream = new EventSource('/events');
for (const [name, listen] of Object.entries(hear)) {
  stream.addEventListener(name, event => listen(JSON.parse(event.data)));
}
stream.onerror = () => { $('who').textContent = '正在重新连接…'; };
stream.onopen = () => { if (app.me) $('who').textContent = `您现在是 ${app.me.name}`; };
