// One phone: what was said in both directions, and the ways to say more.
import { ask, clock, same_day, say_moment, year_of } from './simulator_server.js';
import { button, describe, find_person } from './simulator_people.js';
import { picture_of, show_picture } from './simulator_picture.js';

const quick_replies = ['1', '2', '3', '4', '5', '撤', '全部', '帮助'];

export function random_id() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export class Phone {
  // `kept` is what an earlier load of the page stored; `changed` is called whenever that should be stored again.
  constructor(kept, { changed, change_person, close }) {
    this.id = kept.id;
    this.stranger = kept.stranger ?? false;
    this.after = kept.after ?? 0;
    this.messages = kept.messages ?? [];
    this.unread = kept.unread ?? 0;
    this.changed = changed;
    this.queue = Promise.resolve();
    this.polling = null;

    this.element = document.querySelector('#phone_template').content.firstElementChild.cloneNode(true);
    this.log = this.element.querySelector('.log');
    this.box = this.element.querySelector('textarea');
    this.element.querySelector('.change').onclick = () => change_person(this);
    this.element.querySelector('.close').onclick = () => close(this);
    this.element.querySelector('.quick').append(...quick_replies.map((word) => button('', word, () => this.say(word))));
    this.element.querySelector('.composer').onsubmit = (event) => { event.preventDefault(); this.say_written(); };
    this.box.onkeydown = (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.say_written();
    };
    this.box.oninput = () => this.fit_box();
    const file = this.element.querySelector('input[type=file]');
    file.onchange = () => { if (file.files[0]) this.say_picture(file.files[0]); file.value = ''; };

    this.at_end = true;  // whoever reads the newest message keeps seeing it when the screen gets smaller
    this.log.onscroll = () => { this.at_end = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60; };
    new ResizeObserver(() => { if (this.at_end) this.to_end(); }).observe(this.log);

    this.name_it();
    for (const message of this.messages) {
      if (message.state === 'sending') message.state = 'failed';  // its answer went to the page before this one
      this.append(message);
    }
    this.only_newest_pressable();
    this.note_when_empty();
  }

  get name() { return this.stranger ? '陌生人' : find_person(this.id)?.name ?? this.id; }

  name_it() {
    const person = find_person(this.id);
    const role = person ? describe(person) : this.stranger ? `号码 ${this.id}` : '名册里没有了';
    this.element.setAttribute('aria-label', `${this.name}的手机`);
    this.element.querySelector('.who strong').textContent = this.name;
    this.element.querySelector('.who span').textContent = role;
    this.element.querySelector('.who span').title = role;
  }

  to_store() {
    const { id, stranger, after, messages, unread } = this;
    return { id, stranger, after, unread, messages: messages.slice(-200) };
  }

  say_written() {
    const text = this.box.value.trim();
    if (!text) return;
    this.box.value = '';
    this.fit_box();
    this.say(text);
  }

  fit_box() {
    this.box.style.height = 'auto';
    this.box.style.height = `${Math.min(this.box.scrollHeight + 2, 140)}px`;
  }

  say(text) { this.send({ id: random_id(), mine: true, text, at: clock.now() }, { text }); }

  async say_picture(file) {
    try {
      const { image, thumb } = await picture_of(file);
      this.send({ id: random_id(), mine: true, text: '', thumb, at: clock.now() }, { image });
    } catch {
      this.add({ problem: true, text: '这张照片打不开。换一张 JPG 或 PNG 的再试。', at: clock.now() });
    }
  }

  // One after the other, as a person's messages leave a real phone.
  send(message, content) {
    message.state = 'sending';
    if (!this.messages.includes(message)) this.add(message);
    else this.redraw_state(message);
    this.queue = this.queue.then(() => this.deliver(message, content));
  }

  async deliver(message, content) {
    try {
      const { replies } = await ask('POST', '/simulator/messages', { from: this.id, id: message.id, ...content }, 120_000);
      message.state = 'sent';
      this.redraw_state(message);
      for (const reply of replies) {
        if (!this.messages.some((known) => known.id === reply.id)) this.add({ id: reply.id, reply: true, text: reply.text, at: clock.now() });
      }
    } catch (failure) {
      message.state = 'failed';
      message.problem_words = failure.message;
      message.again = () => this.send(message, content);
      this.redraw_state(message);
    }
    this.changed();
    await this.poll().catch(() => {});
  }

  // Rejects when the service cannot be reached; calls that overlap share one request.
  poll() {
    this.polling ??= this.fetch_sent().finally(() => { this.polling = null; });
    return this.polling;
  }

  async fetch_sent() {
    const { messages } = await ask('GET', `/simulator/messages?to=${encodeURIComponent(this.id)}&after=${this.after}`);
    for (const sent of messages) {
      if (sent.seq <= this.after) continue;
      this.after = sent.seq;
      this.add({ id: `seq-${sent.seq}`, text: sent.text, at: Date.parse(sent.at) });
    }
  }

  add(message) {
    this.messages.push(message);
    if (!message.mine && !message.reply && !message.problem) this.unread += 1;
    this.append(message);
    this.only_newest_pressable();
    this.note_when_empty();
    this.changed();
  }

  append(message) {
    const near_end = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 120;
    if (this.last_time === undefined || message.at - this.last_time > 300_000 || !same_day(message.at, this.last_time)) {
      const time = document.createElement('p');
      time.className = 'time';
      time.textContent = say_moment(message.at, year_of(clock.now()));
      this.log.append(time);
    }
    this.last_time = message.at;
    const bubble = document.createElement('div');
    bubble.className = message.problem ? 'problem' : `bubble ${message.mine ? 'mine' : 'bot'}`;
    if (message.thumb) show_picture(bubble, message.thumb).then(() => { if (this.messages.at(-2) === message || this.messages.at(-1) === message) this.to_end(); });
    else if (message.mine || message.problem) bubble.textContent = message.text;
    else this.draw_words(bubble, message);
    message.bubble = new WeakRef(bubble);
    this.log.append(bubble);
    if (message.mine) this.redraw_state(message);
    if (near_end || message.mine) this.to_end();
  }

  to_end() { this.log.scrollTop = this.log.scrollHeight; }

  // A numbered line can be pressed as a whole, and so can what stands after 回. A reply's own first line names the thing
  // that was just done, so that it is not offered again.
  draw_words(bubble, message) {
    message.text.split('\n').forEach((words, index) => {
      const number = /^\s*([0-9０-９]{1,2})[ 　、.．:：]+(?![0-9０-９])/.exec(words);
      if (number && !(message.reply && index === 0)) {
        bubble.append(button('line', words, () => this.say(number[1])));
        return;
      }
      const row = document.createElement('span');
      row.className = 'row';
      let from = 0;
      for (const match of words.matchAll(/(回|发)(“([^”]{1,12})”|([0-9]{1,2})(?![0-9%年月日天个人件村号:.：]))/g)) {
        const start = match.index + match[1].length;
        row.append(words.slice(from, start), button('word', match[2], () => this.offer(match[3] ?? match[4])));
        from = match.index + match[0].length;
      }
      row.append(words.slice(from) || (words ? '' : '\u00a0'));
      bubble.append(row);
    });
  }

  // An example such as “12 数” still has to be filled in; a plain word goes out at once.
  offer(word) {
    if (!/[\s数]/.test(word)) { this.say(word); return; }
    this.box.value = word;
    this.fit_box();
    this.box.focus();
  }

  // What was said since the last own message, and that day: next morning's numbers begin anew.
  only_newest_pressable() {
    let newest = true;
    for (const message of [...this.messages].reverse()) {
      if (message.mine || !same_day(message.at, this.last_time)) newest = false;
      for (const pressable of message.bubble?.deref()?.querySelectorAll('button.line, button.word') ?? []) pressable.disabled = !newest;
    }
  }

  redraw_state(message) {
    const bubble = message.bubble?.deref();
    if (!bubble) return;
    bubble.nextElementSibling?.matches('.state') && bubble.nextElementSibling.remove();
    if (message.state === 'sent') return;
    const state = document.createElement('p');
    state.className = `state ${message.state}`;
    if (message.state === 'failed') {
      state.append(message.problem_words ?? '不知道送到没有。');
      const again = message.again ?? (message.text ? () => this.send(message, { text: message.text }) : null);
      if (again) state.append(button('again', '再发一次', again));
    } else {
      state.textContent = '正在送…';
    }
    bubble.after(state);
  }

  note_when_empty() {
    this.log.querySelector('.empty')?.remove();
    if (this.messages.length) return;
    const note = document.createElement('p');
    note.className = 'empty';
    note.textContent = this.stranger ? '名册里没有这个号码。写一句话，看领雁怎么答。' : '还没有消息。发“帮助”试试，或者把时钟拨到下一个早上。';
    this.log.append(note);
  }
}
