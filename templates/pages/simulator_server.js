// Asking the service, and its clock: county time is UTC+8 all year.

// The message of a thrown Error is always a sentence that a person may read.
export async function ask(method, path, body, patience = 60_000) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: body ? { 'Content-Type': 'application/json' } : {},
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
      cache: 'no-store',
    });
  } catch (failure) {
    throw new Error(failure.name === 'TimeoutError' ? '等了很久没有回音，稍后再试。' : '连不上领雁，看看服务是不是停了。');
  }
  let said = {};
  try {
    said = await answer.json();
  } catch {
    if (answer.ok) throw new Error('领雁的回答读不懂，刷新这一页再试。');
  }
  if (answer.ok) return said;
  const words = answer.status === 413 ? '太大了，发不出去。换一张小的再试。' : `领雁没有办成（${answer.status}），稍后再试。`;
  throw new Error(typeof said.error === 'string' ? said.error : words);
}

const county_offset = 8 * 3600_000;
const two = (n) => String(n).padStart(2, '0');

function parts(ms) {
  const t = new Date(ms + county_offset);
  return {
    year: t.getUTCFullYear(), month: t.getUTCMonth(), day: t.getUTCDate(), weekday: '日一二三四五六'[t.getUTCDay()],
    hour: t.getUTCHours(), minute: t.getUTCMinutes(), second: t.getUTCSeconds(),
  };
}
const moment = (year, month, day, hour, minute) => Date.UTC(year, month, day, hour, minute) - county_offset;

export function to_iso(ms) {
  const p = parts(ms);
  return `${p.year}-${two(p.month + 1)}-${two(p.day)}T${two(p.hour)}:${two(p.minute)}:${two(p.second)}+08:00`;
}
export const to_input = (ms) => to_iso(ms).slice(0, 16);
export const from_input = (text) => Date.parse(`${text.slice(0, 16)}:00+08:00`);

export function say_moment(ms, this_year) {
  const p = parts(ms);
  const year = p.year === this_year ? '' : `${p.year}年`;
  return `${year}${p.month + 1}月${p.day}日 周${p.weekday} ${two(p.hour)}:${two(p.minute)}`;
}
export const year_of = (ms) => parts(ms).year;
export const same_day = (a, b) => to_iso(a).slice(0, 10) === to_iso(b).slice(0, 10);

export const moves = {
  morning(ms) {  // half past eight: digests have gone out by then
    const p = parts(ms);
    return moment(p.year, p.month, p.day + 1, 8, 30);
  },
  day: (ms) => ms + 86400_000,
  week: (ms) => ms + 7 * 86400_000,
  month(ms) {
    const p = parts(ms);
    const last = new Date(Date.UTC(p.year, p.month + 2, 0)).getUTCDate();
    return moment(p.year, p.month + 1, Math.min(p.day, last), p.hour, p.minute);
  },
};

// Between two answers the page lets the clock tick on by itself.
export const clock = {
  base: 0,
  taken: 0,
  known: false,
  stopped: false,
  now() { return this.base + (this.stopped ? 0 : performance.now() - this.taken); },
  set(text) {
    const ms = Date.parse(text);
    if (Number.isNaN(ms)) return;
    this.base = ms;
    this.taken = performance.now();
    this.known = true;
  },
};
