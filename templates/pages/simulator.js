// The page: a shelf of phones under one clock. What stands on it survives a reload of this tab.
import { ask, clock, from_input, moves, say_moment, to_input, to_iso, year_of } from './simulator_server.js';
import { find_person, first_with, load_people, open_picker, person_button } from './simulator_people.js';
import { Phone } from './simulator_phone.js';

const $ = (selector) => document.querySelector(selector);
const memory = 'lingyan.simulator';
const narrow = matchMedia('(max-width: 700px)');
let phones = [];
let shown = null;  // on a narrow screen one phone fills it
let moving = false;
let troubled = false;  // the last question to the service was not answered

function store() {
  const kept = { now: clock.now(), shown: phones.indexOf(shown), phones: phones.map((phone) => phone.to_store()) };
  const plain = (key, value) => (['bubble', 'again'].includes(key) ? undefined : value);
  try {
    sessionStorage.setItem(memory, JSON.stringify(kept, plain));
  } catch {  // full: words matter more than pictures
    const words = (key, value) => (key === 'thumb' ? undefined : plain(key, value));
    try { sessionStorage.setItem(memory, JSON.stringify(kept, words)); } catch { sessionStorage.removeItem(memory); }
  }
}

function recall() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(memory)) ?? { phones: [] };
    // The clock never moves back, so an earlier one means that the service began anew.
    if (kept.now > clock.now() + 60_000) for (const phone of kept.phones) Object.assign(phone, { after: 0, messages: [], unread: 0 });
    return kept;
  } catch {
    return { phones: [] };
  }
}

let notice_ends = 0;
function say(words, kind = 'good', seconds = 8) {
  const notice = $('#notice');
  notice.textContent = words;
  notice.className = `notice ${kind}`;
  notice.hidden = false;
  clearTimeout(notice_ends);
  if (seconds) notice_ends = setTimeout(() => { notice.hidden = true; }, seconds * 1000);
}

function trouble(failure) {
  troubled = true;
  say(failure.message, 'bad', 0);
}

function recovered() {
  if (!troubled) return;
  troubled = false;
  say('又连上了。', 'good', 3);
}

// Phones

function add_phone(kept) {
  const open = phones.find((phone) => phone.id === kept.id);
  if (open) { show(open, true); return open; }
  const phone = new Phone(kept, { changed, change_person, close });
  phones.push(phone);
  $('#shelf').append(phone.element);
  phone.log.addEventListener('focusin', () => read(phone));
  phone.element.addEventListener('pointerdown', () => read(phone));
  phone.to_end();
  poll(phone);
  return phone;
}

function close(phone) {
  const place = phones.indexOf(phone);
  phones = phones.filter((other) => other !== phone);
  phone.element.remove();
  if (shown === phone) shown = phones[Math.min(place, phones.length - 1)] ?? null;
  changed();
}

function change_person(phone) {
  open_picker('换成谁的手机？', taken(), (choice) => {
    if (phones.some((other) => other.id === choice.id)) { add_phone(choice); return; }
    const fresh = add_phone(choice);
    phone.element.replaceWith(fresh.element);
    phones = phones.filter((other) => other !== fresh).map((other) => (other === phone ? fresh : other));
    show(fresh, true);
  });
}

const taken = () => new Set(phones.map((phone) => phone.id));

function show(phone, focus) {
  shown = phone;
  changed();
  phone.element.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  phone.to_end();
  if (focus && !narrow.matches) phone.box.focus();
  read(phone);
}

function read(phone) {
  if (!phone.unread) return;
  phone.unread = 0;
  changed();
}

let drawing = false;
function changed() {
  if (drawing) return;
  drawing = true;
  queueMicrotask(() => {
    drawing = false;
    shown ??= phones[0] ?? null;
    if (shown && narrow.matches) shown.unread = 0;
    for (const phone of phones) {
      const hidden = !phone.element.classList.contains('shown');
      phone.element.classList.toggle('shown', phone === shown);
      if (phone === shown && hidden) phone.to_end();
    }
    $('#tabs').replaceChildren(...phones.map(tab));
    $('#tabs').hidden = phones.length < 2;
    draw_welcome();
    store();
  });
}

function tab(phone) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = phone.name;
  made.setAttribute('aria-pressed', String(phone === shown));
  if (phone.unread) {
    const count = document.createElement('b');
    count.textContent = phone.unread;
    count.setAttribute('aria-label', `${phone.unread}条没看`);
    made.append(count);
  }
  made.onclick = () => show(phone, true);
  return made;
}

function draw_welcome() {
  $('#welcome').hidden = phones.length > 0;
  if (phones.length) return;
  const roles = ['township.secretary', 'village.both_posts', 'township.contact_cadre', 'village.clerk', 'township.organization', 'county.organization'];
  const people = [...new Set(roles.map(first_with).filter(Boolean))];
  $('#suggestions').replaceChildren(...people.map((person) => person_button(person, false, () => show(add_phone({ id: person.id }), true))));
}

async function poll(phone) {
  try {
    await phone.poll();
    recovered();
  } catch (failure) {
    trouble(failure);
  }
}
const poll_all = () => Promise.all(phones.map(poll));

// The clock

function draw_clock() {
  if (!clock.known) return;
  const year = year_of(clock.now());
  $('#now .year').textContent = `${year}年`;
  $('#now .day').textContent = say_moment(clock.now(), year);
}

async function read_clock() {
  try {
    clock.set((await ask('GET', '/simulator/clock')).now);
    recovered();
  } catch (failure) {
    trouble(failure);
  }
  draw_clock();
}

function suggest_time() {
  $('#move_when').value = to_input(moves.morning(clock.now()));
}

function set_moving(on) {
  moving = on;
  $('#progress').hidden = !on;
  $('.clock').setAttribute('aria-busy', String(on));
  for (const control of document.querySelectorAll('.moves button, .moves input')) control.disabled = on;
}

async function move(to) {
  if (moving || !clock.known) return;
  if (Number.isNaN(to)) { say('这个时间读不懂，重新选一个。', 'bad'); return; }
  if (to < clock.now()) { say('时钟只能往前拨。选一个比现在晚的时间。', 'bad'); return; }
  const days = Math.round((to - clock.now()) / 86400_000);
  if (days > 190 && !confirm(`要往前拨${days}天，拨过去就回不来了。确定吗？`)) return;
  set_moving(true);
  clock.set(to_iso(clock.now()));
  clock.stopped = true;  // while it steps, only the service knows where it is
  say(`正在拨到 ${say_moment(to, 0)}，领雁在一步步做完这段时间的事……`, 'busy', 0);
  const following = setInterval(read_clock, 1000);
  try {
    const { now, sent } = await ask('POST', '/simulator/clock', { now: to_iso(to) }, 30 * 60_000);
    clock.set(now);
    say(sent ? `到了 ${say_moment(clock.base, 0)}，这段时间发出 ${sent} 条消息。` : `到了 ${say_moment(clock.base, 0)}，这段时间没有要发的消息。`, 'good', 15);
  } catch (failure) {
    say(`时钟没有拨成：${failure.message}`, 'bad', 0);
  }
  clearInterval(following);
  clock.stopped = false;
  set_moving(false);
  await read_clock();
  suggest_time();
  await poll_all();
  await load_people().then(() => phones.forEach((phone) => phone.name_it()), () => {});  // posts begin and end with time
  changed();
}

function wire() {
  for (const pressed of document.querySelectorAll('[data-move]')) pressed.onclick = () => move(moves[pressed.dataset.move](clock.now()));
  $('#move_to').onsubmit = (event) => { event.preventDefault(); move(from_input($('#move_when').value)); };
  $('#clock_toggle').onclick = () => {
    const open = document.querySelector('.bar').classList.toggle('open');
    $('#clock_toggle').setAttribute('aria-expanded', String(open));
  };
  $('#add_phone').onclick = () => open_picker('再拿起谁的手机？', taken(), (choice) => show(add_phone(choice), true));
  narrow.addEventListener('change', changed);
  addEventListener('pagehide', store);
  addEventListener('visibilitychange', () => { if (!document.hidden) { read_clock(); poll_all(); } });
  setInterval(() => { if (!document.hidden) poll_all(); }, 2000);
  setInterval(() => { if (!document.hidden && !moving) read_clock(); }, 15_000);
  setInterval(draw_clock, 1000);
}

async function start() {
  try {
    clock.set((await ask('GET', '/simulator/clock')).now);
    await load_people();
  } catch (failure) {
    say(`${failure.message} 正在等它……`, 'bad', 0);
    setTimeout(start, 3000);
    return;
  }
  $('#notice').hidden = true;
  draw_clock();
  suggest_time();
  wire();
  const kept = recall();
  for (const phone of kept.phones) if (phone.stranger || find_person(phone.id)) add_phone(phone);
  shown = phones[kept.shown] ?? phones[0] ?? null;
  changed();
  for (const phone of phones) phone.to_end();
}

start();
