// Small things every part of the page needs: elements, times, and the way to
// the server. Nothing here knows what is shown.

/** Makes an element. Text is always text: nothing is ever read as HTML. */
export function el(tag, props = {}, ...kids) {
  const e = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value == null || value === false) continue;
    if (key.startsWith('on')) e.addEventListener(key.slice(2), value);
    else e.setAttribute(key, value === true ? '' : value);
  }
  e.append(...kids.flat(2).filter(kid => kid != null && kid !== false && kid !== ''));
  return e;
}

export const $ = id => document.getElementById(id);

/** An icon of the page's sprite. */
export function icon(name) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const use = document.createElementNS(space, 'use');
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

// All times are Shanghai's, wherever the browser stands.
const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai', year: 'numeric', month: 'numeric', day: 'numeric',
  weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});

function split(ms) {
  return Object.fromEntries(parts.formatToParts(new Date(ms)).map(p => [p.type, p.value]));
}

export function hour(ms) {
  const t = split(ms);
  return `${t.hour}:${t.minute}`;
}

export function day(ms, year = false) {
  const t = split(ms);
  return `${year ? `${t.year}年` : ''}${t.month}月${t.day}日 ${t.weekday}`;
}

export function size(bytes) {
  if (bytes < 1024) return `${bytes} 字节`;
  return bytes < 1 << 20 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / (1 << 20)).toFixed(1)} MB`;
}

const faults = {
  too_long: '太长了，一次最多 4,096 字。请分几条发。',
  file_too_big: '文件超过 20 MB，请压缩后再发。',
  too_many_files: '一次最多 10 张。',
  not_a_photo: '这个文件不是能看的照片，请用“文件”来发。',
  empty_file: '这个文件是空的。',
  no_message: '这条消息已经不在了，请刷新页面。',
  no_person: '这个人已停用，请换个人。',
  no_record: '这条记录找不到了。',
  not_kept: '没存上，请再发一次。',
  not_turned: '时钟没拨动，请再试一次。',
  offline: '连不上演示程序。它还开着吗？',
};

/** Posts to the server; an error's message is for people. */
export async function post(path, body) {
  const form = body instanceof FormData;
  let answer;
  try {
    answer = await fetch(path, {
      method: 'POST', body: form ? body : JSON.stringify(body),
      headers: form ? {} : {'Content-Type': 'application/json'},
    });
  } catch {
    throw new Error(faults.offline);
  }
  return read(answer);
}

export async function get(path) {
  try {
    return await read(await fetch(path));
  } catch (err) {
    throw err instanceof TypeError ? new Error(faults.offline) : err;
  }
}

async function read(answer) {
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(faults[said.error] || '没办成，请再试一次。');
  return said;
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = el('textarea', {class: 'hidden'});
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}
