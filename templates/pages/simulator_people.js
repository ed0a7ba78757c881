// Who can be played: the roster's people, found by name, role or place.
import { ask } from './simulator_server.js';

const role_words = {
  'county.administrator': '县数字办', 'county.organization': '县委组织部', 'county.discipline': '县纪委', 'county.duty': '县值班室',
  'township.secretary': '乡镇党委书记', 'township.head': '乡镇长', 'township.deputy_secretary': '乡镇党委副书记',
  'township.discipline': '乡镇纪委书记', 'township.organization': '乡镇组织委员', 'township.office': '乡镇党政办',
  'township.station': '乡镇站所', 'township.accounting': '村账代理', 'township.duty': '乡镇值班',
  'township.linked_leader': '联村领导', 'township.contact_cadre': '包村干部',
  'village.both_posts': '书记主任一肩挑', 'village.secretary': '村党支部书记', 'village.director': '村委会主任',
  'village.committee': '村委会委员', 'village.branch_member': '支部委员', 'village.supervision_head': '村监委会主任',
  'village.supervision_member': '村监委会委员', 'village.first_secretary': '驻村第一书记', 'village.clerk': '村文书',
  'village.reporter': '信息报告员', 'village.group_leader': '村民小组长', 'village.grid_worker': '网格员', 'resident': '村民',
};
const common = ['乡镇党委书记', '一肩挑', '包村干部', '联村领导', '村监委会主任', '村文书', '县委组织部'];

export const role_word = (role) => role_words[role] ?? role;

let people = [];
let by_id = new Map();
let units = new Map();

export async function load_people() {
  const [found, places] = await Promise.all([ask('GET', '/simulator/people'), ask('GET', '/simulator/units')]);
  units = new Map(places.map((unit) => [unit.id, unit]));
  people = found.map((person) => ({ ...person, haystack: null }));
  by_id = new Map(people.map((person) => [person.id, person]));
}

export const find_person = (id) => by_id.get(id);
export const first_with = (role) => people.find((person) => person.posts.some((post) => post.role === role));
export const how_many = () => people.length;

function place(code) {
  return units.get(code)?.name ?? code;
}

// 西街村 书记主任一肩挑; the township is named where two villages could be meant.
export function describe(person) {
  if (!person.posts.length) return '现在没有职务';
  const by_unit = new Map();
  for (const post of person.posts) by_unit.set(post.unit, [...(by_unit.get(post.unit) ?? []), role_word(post.role)]);
  const said = [...by_unit].slice(0, 2).map(([unit, roles]) => `${place(unit)} ${[...new Set(roles)].join('、')}`);
  return said.join('；') + (by_unit.size > 2 ? ` 等${by_unit.size}处` : '');
}
export const above = (person) => {
  const unit = units.get(person.unit);
  return unit?.level === 'village' ? place(unit.parent) : '';
};

function haystack(person) {
  if (person.haystack === null) {
    const words = [person.name, person.id];
    for (const post of person.posts) {
      const unit = units.get(post.unit);
      words.push(role_word(post.role), post.role, place(post.unit), unit?.full ?? '', place(unit?.parent ?? ''));
    }
    person.haystack = words.join(' ').toLowerCase();
  }
  return person.haystack;
}

export function search(text, most) {
  const words = text.trim().toLowerCase().split(/[\s,，、]+/).filter(Boolean);
  const rows = [];
  let left_off = 0;
  for (const person of people) {
    if (!words.every((word) => haystack(person).includes(word))) continue;
    if (rows.length < most) rows.push(person);
    else left_off += 1;
  }
  return { rows, left_off };
}

// The dialog: `chosen` gets {id, stranger}.
export function open_picker(title, taken, chosen) {
  const dialog = document.querySelector('#picker');
  const box = dialog.querySelector('#search');
  const found = dialog.querySelector('#found');
  let most = 40;

  const choose = (choice) => { dialog.close(); chosen(choice); };
  const show = () => {
    const { rows, left_off } = search(box.value, most);
    const list = rows.map((person) => person_button(person, taken.has(person.id), () => choose({ id: person.id })));
    if (!rows.length) list.push(line('没有找到。换个写法，或只写一个字试试。'));
    if (left_off) {
      const more = button('more', `还有${left_off}人，点这里多看一些`, () => { most += 200; show(); });
      list.push(more);
    }
    found.replaceChildren(...list);
    for (const chip of dialog.querySelectorAll('#chips button')) chip.setAttribute('aria-pressed', String(box.value === chip.textContent));
  };

  dialog.querySelector('#picker_title').textContent = title;
  dialog.querySelector('#chips').replaceChildren(...common.filter((word) => search(word, 1).rows.length).map((word) =>
    button('chip', word, () => { box.value = box.value === word ? '' : word; most = 40; show(); found.scrollTop = 0; })));
  dialog.querySelector('.close').onclick = () => dialog.close();
  dialog.onclick = (event) => { if (event.target === dialog) dialog.close(); };
  box.oninput = () => { most = 40; show(); found.scrollTop = 0; };
  box.onkeydown = (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    found.querySelector('button.person')?.click();
  };
  const address = dialog.querySelector('#stranger_address');
  let number = 1;
  while (taken.has(`qunzhong-${number}`)) number += 1;
  address.value = `qunzhong-${number}`;
  dialog.querySelector('#stranger').onsubmit = (event) => {
    event.preventDefault();
    const id = address.value.trim();
    if (id) choose({ id, stranger: !by_id.has(id) });
  };
  box.value = '';
  show();
  dialog.showModal();
  box.focus();
}

export function person_button(person, open, press) {
  const row = button('person', '', press);
  const name = document.createElement('strong');
  name.textContent = person.name;
  const what = document.createElement('span');
  what.textContent = describe(person);
  const where = document.createElement('small');
  where.textContent = open ? '已打开' : above(person);
  row.append(name, what, where);
  return row;
}

export function button(kind, words, press) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = kind;
  made.textContent = words;
  made.onclick = press;
  return made;
}

function line(words) {
  const made = document.createElement('p');
  made.className = 'dim';
  made.textContent = words;
  return made;
}
