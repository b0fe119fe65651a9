// What stands under the chat: the typing line, photos on their way, the menu
// keyboard, the list of commands, and the sentences to begin with.

import {$, el, icon, size} from './dom.js';
import {brief} from './chat.js';

const limit = 20 << 20; // of a file, in bytes
const edge = 1600; // pixels of a photo's longer side

// What somebody of a role may begin with.
const beginnings = {
  工作人员: ['今天去居然之家送政策，62户，现场答疑5个', '问题：步行街消防通道被占'],
  责任领导: ['本周数字', '逾期问题'],
  支部书记: ['支委会 20号 到5应6 发展党员', '本月组织生活'],
  管理员: ['本月各所走访对比', '人员'],
};

export class Composer {
  constructor(app) {
    this.app = app;
    this.says = $('says');
    this.files = []; // on their way: {photo | document, url}
    this.chat = {};
    this.used = new Set(JSON.parse(sessionStorage.getItem('used') || '[]')); // roles that have begun
    this.ready = Promise.resolve(); // when the photos that were picked are prepared
    this.sent = Promise.resolve(); // when what was sent has arrived
    this.menus();
    this.typing();
    this.picking();
  }

  /** Shows the keyboard and the commands of a chat. */
  become(chat) {
    if (chat !== this.chat) this.clear();
    this.chat = chat;
    this.says.placeholder = chat.hint || '例：居然之家 送政策 62户';
    $('slash').hidden = !chat.commands?.length;
    const menu = chat.menu || [];
    $('toggle').hidden = !menu.length;
    $('keyboard').replaceChildren(...menu.map(row => el('div', {}, row.map(words =>
      el('button', {type: 'button', onclick: () => this.app.send({text: words})}, words)))));
    this.fold(this.folded || !menu.length);
    this.chips();
  }

  fold(away) {
    $('keyboard').hidden = away;
    $('toggle').setAttribute('aria-expanded', String(!away));
  }

  /** What the person may begin with; folded once they did. */
  chips(open = !this.used.has(this.app.me?.role)) {
    const {name, role} = this.app.me || {};
    const texts = beginnings[role] || [];
    const fold = () => {
      this.chips(!open);
      $('chips').querySelector('button').focus();
    };
    $('chips').hidden = !texts.length;
    $('chips').replaceChildren(
      el('button', {type: 'button', class: 'whose', 'aria-expanded': String(open), onclick: fold}, `${name}可以说`, icon('down')),
      ...open ? texts.map(text => el('button', {type: 'button', 'data-say': text, onclick: () => this.app.send({text})}, text)) : []);
  }

  forget() {
    this.used.clear();
    this.chips();
  }

  /** Folds what somebody may begin with: they said something. */
  began(as) {
    const role = this.app.known.people.find(p => p.chat === as)?.role;
    if (this.used.has(role)) return;
    this.used.add(role);
    sessionStorage.setItem('used', JSON.stringify([...this.used]));
    this.chips();
  }

  // typing, sending, editing, replying

  typing() {
    const {says} = this;
    says.addEventListener('input', () => { this.grow(); this.suggest(); });
    says.addEventListener('keydown', e => this.key(e));
    says.addEventListener('beforeinput', e => { if (e.inputType === 'insertLineBreak' && this.entered) e.preventDefault(); });
    says.addEventListener('paste', e => this.take([...e.clipboardData.files], e));
    $('composer').addEventListener('submit', e => { e.preventDefault(); this.send(); });
    $('about').querySelector('button').addEventListener('click', () => this.clear());
  }

  key(e) {
    if (e.isComposing) return; // Enter chooses a word of the input method
    this.entered = e.key === 'Enter' && !e.shiftKey; // it sends, and breaks no line
    if (this.entered) {
      e.preventDefault();
      this.send();
    } else if (e.key === 'Escape') {
      if (!$('popup').hidden) this.close();
      else this.clear();
    } else if (e.key === 'ArrowUp' && !this.says.value.trim()) {
      const last = [...this.chat.messages.values()].findLast(m => m.mine && m.text);
      if (last) { e.preventDefault(); this.edit(last); }
    } else if (e.key === 'ArrowDown' && !$('popup').hidden) {
      e.preventDefault();
      $('popup').querySelector('button').focus();
    }
  }

  /** Sends what is written and picked, once the photos are prepared. */
  async send() {
    if (this.busy) return;
    this.busy = true;
    $('go').ariaBusy = 'true';
    const {chat} = this;
    await this.ready;
    $('go').ariaBusy = null;
    this.busy = false;
    if (this.chat === chat) this.go();
    this.says.focus();
  }

  /** Takes what is written off the line, and sends it behind what is on its way. */
  go() {
    const text = this.says.value.trim();
    const {editing, replying, files, chat} = this;
    const as = this.app.known.me;
    if (!text && !files.length) return;
    this.files = [];
    this.clear();
    this.sent = this.sent.then(async () => {
      const done = editing ? await this.app.edit(editing.id, text, as) : await this.deliver(text, replying?.id, files, as);
      if (done) files.forEach(f => f.url && URL.revokeObjectURL(f.url));
      else if (this.chat === chat) this.again(text, editing, replying, files);
    });
  }

  /** Puts back what was not sent, before what was written since. */
  again(text, editing, replying, files) {
    const since = this.says.value;
    if (editing) this.edit(editing);
    else if (replying) this.reply(replying);
    this.says.value = [text, since].filter(Boolean).join('\n');
    this.files.unshift(...files);
    this.tray();
    this.grow();
  }

  /** Photos go as an album, each file as a message of its own. */
  async deliver(text, reply, files, as) {
    const photos = files.filter(f => f.photo).map(f => f.photo);
    let done = true;
    if (photos.length || !files.length) done = await this.app.send({text, reply, photos, as});
    for (const [i, {document}] of files.filter(f => f.document).entries()) {
      const words = i || photos.length ? '' : text;
      if (done) done = await this.app.send({text: words, reply, documents: [document], as});
    }
    return done;
  }

  edit(message) {
    this.clear();
    this.editing = message;
    this.says.value = message.text;
    this.about('修改这条', message);
  }

  reply(message) {
    this.editing = null;
    this.replying = message;
    this.about('回复', message);
  }

  about(title, message) {
    const [head, words] = $('about').firstElementChild.children;
    head.textContent = title;
    words.textContent = brief(message);
    $('about').hidden = false;
    this.says.focus();
    this.grow();
  }

  clear() {
    this.says.value = '';
    this.editing = this.replying = null;
    this.files.forEach(f => f.url && URL.revokeObjectURL(f.url));
    this.files = [];
    $('about').hidden = true;
    this.close();
    this.tray();
    this.grow();
  }

  grow() {
    this.says.style.height = 'auto';
    this.says.style.height = `${this.says.scrollHeight}px`;
  }

  // the two lists that pop up: commands, and what can be attached

  menus() {
    $('toggle').addEventListener('click', () => {
      this.folded = !$('keyboard').hidden;
      this.fold(this.folded);
    });
    $('slash').addEventListener('click', () => this.popup($('slash'), this.commands('')));
    $('attach').addEventListener('click', () => this.popup($('attach'), [
      this.choice(icon('image'), '照片', () => $('photos').click()),
      this.choice(icon('file'), '文件', () => $('document').click()),
      this.choice(icon('image'), '一张示例照片', () => this.samples(1)),
      this.choice(icon('image'), '三张示例照片（相册）', () => this.samples(3)),
    ]));
    $('popup').addEventListener('keydown', e => {
      const all = [...$('popup').children];
      const step = {ArrowDown: 1, ArrowUp: -1}[e.key];
      if (step) { e.preventDefault(); all.at((all.indexOf(document.activeElement) + step) % all.length).focus(); }
      if (e.key === 'Escape') { this.close(); this.says.focus(); }
    });
    document.addEventListener('pointerdown', e => { if (!e.target.closest('#popup, #slash, #attach')) this.close(); });
  }

  choice(sign, words, does) {
    return el('button', {type: 'button', role: 'menuitem', onclick: () => { this.close(); does(); }}, sign, words);
  }

  commands(begins) {
    return (this.chat.commands || []).filter(c => c.name.startsWith(begins)).map(c =>
      this.choice(el('code', {}, `/${c.name}`), c.words, () => { this.says.value = ''; this.grow(); this.app.send({text: `/${c.name}`}); }));
  }

  /** A slash typed first offers the commands. */
  suggest() {
    const typed = /^\/(\w*)$/.exec(this.says.value);
    const found = typed ? this.commands(typed[1]) : [];
    if (found.length) this.popup($('slash'), found, false);
    else this.close();
  }

  popup(button, items, focus = true) {
    const open = !$('popup').hidden && focus;
    this.close();
    if (open || !items.length) return;
    const box = $('popup');
    box.setAttribute('role', 'menu');
    box.replaceChildren(...items);
    box.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    if (focus) items[0].focus();
  }

  close() {
    $('popup').hidden = true;
    for (const id of ['slash', 'attach']) $(id).setAttribute('aria-expanded', 'false');
  }

  // photos and files on their way

  picking() {
    for (const id of ['photos', 'document']) {
      $(id).addEventListener('change', e => {
        this.take([...e.target.files], null, id === 'document');
        e.target.value = '';
      });
    }
    const phone = document.querySelector('.phone');
    phone.addEventListener('dragover', e => e.preventDefault());
    phone.addEventListener('drop', e => this.take([...e.dataTransfer.files], e));
  }

  /** Takes files that were picked, pasted or dropped, one after the other. */
  take(list, event, asDocument = false) {
    if (!list.length) return;
    event?.preventDefault();
    const {chat} = this;
    for (const file of list) this.ready = this.ready.then(() => this.prepare(file, chat, asDocument));
    this.says.focus();
  }

  /** Puts a file on its way, unless one has become somebody else. */
  async prepare(file, chat, asDocument) {
    const photo = !asDocument && file.type.startsWith('image/') && await shrink(file).catch(() => null);
    if (this.chat !== chat) return;
    if (this.files.length === 10) this.app.toast('一次最多 10 个。');
    else if (photo) this.files.push({photo, url: URL.createObjectURL(photo)});
    else if (file.size > limit) this.app.toast(`“${file.name}”超过 20 MB，请压缩后再发。`);
    else this.files.push({document: file});
    this.tray();
  }

  tray() {
    $('tray').hidden = !this.files.length;
    $('tray').replaceChildren(...this.files.map((f, i) => el('figure', {},
      f.url ? el('img', {src: f.url, alt: `照片 ${i + 1}`}) : el('div', {class: 'sheet'}, f.document.name.slice(-18), el('br'), size(f.document.size)),
      el('button', {type: 'button', class: 'round', 'aria-label': '去掉', onclick: () => { this.files.splice(i, 1); this.tray(); }}, icon('close')))));
  }

  async samples(n) {
    const {chat} = this;
    const photos = await Promise.all(Array.from({length: n}, (_, i) => sample(i + 1)));
    if (this.chat !== chat) return;
    this.app.send({photos, text: this.says.value.trim(), reply: this.replying?.id}).then(done => done && this.clear());
  }
}

/** Draws a photo smaller and anew: nothing the camera wrote beside it is sent. */
async function shrink(file) {
  return draw(await createImageBitmap(file, {imageOrientation: 'from-image'}));
}

async function sample(n) {
  const image = el('img', {src: `/page/sample-${n}.svg`});
  await image.decode();
  return draw(image);
}

function draw(image) {
  const {naturalWidth: w = image.width, naturalHeight: h = image.height} = image;
  const scale = Math.min(1, edge / Math.max(w, h));
  const canvas = el('canvas', {width: Math.round(w * scale), height: Math.round(h * scale)});
  const on = canvas.getContext('2d');
  on.fillStyle = '#fff';
  on.fillRect(0, 0, canvas.width, canvas.height);
  on.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => canvas.toBlob(b => b ? done(b) : fail(new Error('no picture')), 'image/jpeg', 0.86));
}
