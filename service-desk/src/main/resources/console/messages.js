// A list of messages: kept in order, drawn in place, walked with the arrow keys.

import { post } from './api.js';
import { avatar, clock, day, h, icon, iconButton, moment } from './dom.js';
import { content } from './cards.js';
import { focusIn, restore } from './focus.js';
import { keep, kept } from './kept.js';
import { menu } from './menus.js';
import { tell } from './problems.js';

const TOGETHER = 5 * 60 * 1000;
const EMOJI = { eyes: '👀', '+1': '👍', white_check_mark: '✅', tada: '🎉', heart: '❤️', pray: '🙏' };

/**
 * @param desk {state, path(what), look(message or whisper), openThread(message), shortcut(it, message), dismiss(whisper), older()}
 */
export class MessageList {
  constructor(list, scroller, desk) {
    this.list = list;
    this.scroller = scroller;
    this.desk = desk;
    this.items = new Map();
    list.addEventListener('keydown', (event) => this.walk(event));
    list.addEventListener('focusin', (event) => this.rove(event.target.closest('.message')));
    this.ended = true;
    this.clear();
    new ResizeObserver(() => this.ended && this.toEnd()).observe(scroller);
    scroller.addEventListener('scroll', () => { this.ended = this.isAtEnd(); if (scroller.scrollTop < 80 && this.more) this.desk.older(); });
  }

  /** Another place: empty until its messages are there. What comes for an earlier visit comes too late. */
  clear() {
    this.visit = { shown: false, loading: false };
    this.items.clear();
    this.more = false;
    this.list.replaceChildren();
    this.list.classList.remove('empty');
    this.list.setAttribute('aria-busy', 'true');
  }

  /** Nothing is on its way to it. */
  rest() {
    this.list.setAttribute('aria-busy', 'false');
  }

  /** The messages of the place, the newest in view. */
  show(messages, more, upto) {
    this.visit.shown = true;
    this.rest();
    this.upto = upto;
    for (const it of messages) this.put(it, true);
    this.more = more;
    this.arrange();
    this.toEnd();
    this.scroller.querySelector('.fresh')?.scrollIntoView({ block: 'center' });
  }

  prepend(messages, more) {
    const before = this.scroller.scrollHeight - this.scroller.scrollTop;
    for (const it of messages) this.put(it, true);
    this.more = more;
    this.arrange();
    this.scroller.scrollTop = this.scroller.scrollHeight - before;
  }

  /** Draws a message or whisper: where it stands already, or in its order. */
  put(it, quiet) {
    const atEnd = this.isAtEnd();
    const known = this.items.get(it.key ?? it.id);
    const order = it.order ?? it.id;
    if (known?.element.querySelector('.editing')) {
      known.it = it;
      return;
    }
    const element = it.card ? this.whisper(it) : it.removed ? this.tombstone(it) : this.message(it);
    const held = known && known.element.contains(document.activeElement) ? focusIn(known.element) : null;
    if (known) known.element.replaceWith(element);
    else this.insert(element, order);
    this.items.set(it.key ?? it.id, { it, element, order });
    element.dataset.order = order;
    if (held) restore(element, held);
    if (quiet) return;
    this.arrange();
    if (atEnd) this.toEnd();
  }

  insert(element, order) {
    let after = this.list.lastElementChild;
    while (after && Number(after.dataset.order) > order) after = after.previousElementSibling;
    if (after) after.after(element);
    else this.list.prepend(element);
  }

  take(key) {
    const known = this.items.get(key);
    if (!known) return;
    const next = known.element.nextElementSibling ?? known.element.previousElementSibling;
    const focused = known.element.contains(document.activeElement);
    known.element.remove();
    this.items.delete(key);
    this.arrange();
    if (focused) next?.focus();
  }

  /** Whether the list goes back that far: older messages come by the page. */
  reaches(id) {
    return !this.more || [...this.items.values()].some(({ it }) => !it.card && it.id < id);
  }

  /** The number of the oldest message, of those in that thread or in none. */
  first(thread) {
    const numbers = [...this.items.values()].filter(({ it }) => !it.card && (it.thread ?? null) === thread).map(({ it }) => it.id);
    return numbers.length ? Math.min(...numbers) : undefined;
  }

  last() {
    return Math.max(0, ...[...this.items.values()].map((it) => it.order));
  }

  has(key) {
    return this.items.has(key);
  }

  /** Who follows whom, where a day begins and where the news. */
  arrange() {
    let previous = null;
    let fresh = false;
    for (const element of this.list.children) {
      const it = this.items.get(element.dataset.key) ?? this.items.get(Number(element.dataset.key));
      if (!it) continue;
      const now = it.it;
      const newDay = !previous || new Date(previous.at).toDateString() !== new Date(now.at).toDateString();
      const follows = !newDay && previous && !now.card && !previous.card && !now.removed && previous.author === now.author && now.content?.kind === 'words' && previous.content?.kind === 'words' && new Date(now.at) - new Date(previous.at) < TOGETHER;
      const isFresh = !fresh && !now.card && this.upto > 0 && now.id > this.upto && now.author !== this.desk.state.me.user;
      fresh ||= isFresh;
      element.classList.toggle('follows', Boolean(follows) && !isFresh);
      element.classList.toggle('fresh', isFresh);
      element.querySelector('.day').textContent = newDay ? day(now.at) : '';
      previous = now;
    }
    if (!this.list.querySelector('[tabindex="0"].message')) this.list.lastElementChild?.setAttribute('tabindex', '0');
    this.list.classList.toggle('empty', this.items.size === 0);
  }

  isAtEnd() {
    return this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight < 60;
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  walk(event) {
    const here = event.target;
    if (!here.classList.contains('message')) {
      if (event.key === 'Escape' && here.closest('.message') && here.tagName !== 'TEXTAREA') { here.closest('.message').focus(); event.stopPropagation(); }
      return;
    }
    const to = { ArrowDown: here.nextElementSibling, ArrowUp: here.previousElementSibling, Home: this.list.firstElementChild, End: this.list.lastElementChild }[event.key];
    if (to !== undefined) { to?.focus(); to?.scrollIntoView({ block: 'nearest' }); }
    else if (event.key === 'Enter') here.querySelector('.open-thread')?.click();
    else if (event.key === 'm') here.querySelector('.open-more')?.click();
    else if (event.key === 'e') here.querySelector('.open-edit')?.click() ?? this.edit(this.items.get(Number(here.dataset.key))?.it);
    else return;
    event.preventDefault();
  }

  rove(element) {
    if (!element) return;
    for (const it of this.list.querySelectorAll('.message[tabindex="0"]')) it.tabIndex = -1;
    element.tabIndex = 0;
  }

  tombstone(it) {
    return h('li', { class: 'message gone', tabindex: '-1', 'data-key': it.id }, h('div', { class: 'day' }),
      h('div', { class: 'row' }, h('span', { class: 'avatar none', 'aria-hidden': 'true' }), h('div', { class: 'body' }, h('p', { class: 'note', text: 'This message was removed.' }), this.threadLink(it))));
  }

  message(it) {
    const who = it.author ? this.desk.state.person(it.author) : null;
    const name = who?.name ?? 'Deskbell';
    const head = h('div', { class: 'head' }, h('strong', { class: 'author' }, h('bdi', { text: name })), who ? null : h('span', { class: 'tag', text: 'Desk' }),
      moment(it.at, 'clock'), it.pinned ? h('span', { class: 'pinned' }, icon('pin'), 'Pinned') : null);
    const edited = it.edited && it.author ? h('span', { class: 'edited', title: moment(it.edited).title, text: '(edited)' }) : null;
    const body = h('div', { class: 'body' }, head, h('div', { class: 'content' }, content(it.content, this.desk.look(it)), edited), this.reactions(it), this.threadLink(it));
    return h('li', { class: it.calls && this.desk.state.room?.kind !== 'direct' ? 'message calls' : 'message', tabindex: '-1', 'data-key': it.id, 'aria-label': `${name}, ${clock(it.at)}` },
      h('div', { class: 'day' }), h('div', { class: 'row' }, avatar(who), body, this.tools(it)));
  }

  whisper(it) {
    const dismiss = h('button', { type: 'button', class: 'linkish', text: 'Dismiss', onclick: () => this.desk.dismiss(it) });
    return h('li', { class: 'message whisper', tabindex: '-1', 'data-key': it.key, 'aria-label': 'Deskbell, only visible to you' },
      h('div', { class: 'day' }),
      h('div', { class: 'row' }, avatar(null),
        h('div', { class: 'body' },
          h('div', { class: 'head' }, h('strong', { class: 'author', text: 'Deskbell' }), h('span', { class: 'tag', text: 'Desk' }), moment(it.at, 'clock')),
          it.echo ? h('p', { class: 'echo', dir: 'auto' }, h('span', { text: 'You said ' }), h('code', { text: it.echo })) : null,
          h('div', { class: 'content' }, content(it.card, this.desk.look(it))),
          h('p', { class: 'only' }, icon('eye'), 'Only visible to you', ' · ', dismiss))));
  }

  reactions(it) {
    if (!it.reactions?.length) return null;
    return h('div', { class: 'reactions' }, it.reactions.map((one) =>
      h('button', { type: 'button', class: 'reaction', 'aria-pressed': String(one.mine), 'aria-label': `${one.emoji.replaceAll('_', ' ')}: ${one.count}`, onclick: () => this.react(it, one.emoji, !one.mine) }, EMOJI[one.emoji] ?? `:${one.emoji}:`, ` ${one.count}`)));
  }

  react(it, emoji, set) {
    this.tryIt(`messages/${it.id}/react`, { emoji, set });
  }

  threadLink(it) {
    if (!it.replies || it.thread || !this.desk.openThread) return null;
    const fresh = it.lastReply > (this.desk.state.seenThreads.get(it.id) ?? this.upto ?? Infinity);
    return h('button', { type: 'button', class: fresh ? 'thread-link news' : 'thread-link', onclick: () => this.desk.openThread(it) },
      icon('thread'), `${it.replies} ${it.replies === 1 ? 'reply' : 'replies'}`, fresh ? h('span', { class: 'new', text: 'new' }) : null, h('span', { class: 'last' }, 'last ', moment(it.lastReplyAt, 'distance')));
  }

  tools(it) {
    const reply = this.desk.openThread && !it.thread ? iconButton('thread', 'Reply in thread', () => this.desk.openThread(it), { class: 'icon-button open-thread' }) : null;
    const smile = iconButton('smile', 'React', () => menu(smile, 'React', Object.entries(EMOJI).map(([name, sign]) => ({ label: `${sign} ${name.replaceAll('_', ' ')}`, act: () => this.react(it, name, true) }))), { 'aria-haspopup': 'menu', 'aria-expanded': 'false' });
    const deeds = this.deeds(it);
    const more = deeds.length ? iconButton('more', 'More actions', () => menu(more, 'More actions', deeds), { class: 'icon-button open-more', 'aria-haspopup': 'menu', 'aria-expanded': 'false' }) : null;
    return h('div', { class: 'tools', role: 'group', 'aria-label': 'Message actions' }, smile, reply, more);
  }

  deeds(it) {
    const mine = it.author === this.desk.state.me.user;
    return [
      ...(it.author ? this.desk.state.shortcuts.map((one) => ({ label: one.label, icon: 'bell', act: () => this.desk.shortcut(one, it) })) : []),
      ...(mine ? [{ label: 'Edit', act: () => this.edit(it) }, { label: 'Delete', danger: true, act: () => this.remove(it) }] : []),
    ];
  }

  editLast() {
    const mine = [...this.items.values()].filter(({ it }) => it.author === this.desk.state.me.user && !it.removed);
    if (mine.length) this.edit(mine.reduce((one, other) => (other.order > one.order ? other : one)).it);
    return mine.length > 0;
  }

  edit(it) {
    if (!it || it.author !== this.desk.state.me.user || it.removed) return;
    const { element } = this.items.get(it.id);
    const draft = `edit ${it.author} ${it.id}`;
    const words = h('textarea', { class: 'editing', 'aria-label': 'Edit message', dir: 'auto', rows: String(Math.min(12, it.words.split('\n').length + 1)), value: kept(draft) ?? it.words });
    let isSaving = false;
    const end = () => {
      // Where it was left and begun again, what is typed there now is another's.
      if (this.items.get(it.id)?.element !== element) return;
      keep(draft, null);
      const focused = element.contains(document.activeElement);
      words.remove();
      this.put(this.items.get(it.id).it);
      if (focused) this.items.get(it.id).element.focus();
    };
    const save = async () => {
      if (isSaving) return;
      if (words.value === it.words) return end();
      const said = words.value;
      isSaving = true;
      try {
        await post(this.desk.path(`messages/${it.id}/edit`), { words: said });
        const now = this.items.get(it.id);
        if (now && now.it.words !== said) now.it = { ...now.it, words: said, edited: new Date().toISOString(), content: { ...now.it.content, text: [{ plain: said }] } };
        if (kept(draft) === said) keep(draft, null);
        if (words.value === said) end();
      } catch (error) {
        tell(error, { of: it.author });
      } finally {
        isSaving = false;
      }
    };
    words.addEventListener('input', () => keep(draft, words.value));
    words.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); save(); }
      if (event.key === 'Escape') { event.stopPropagation(); end(); }
    });
    element.querySelector('.content').replaceChildren(words, h('div', { class: 'actions' }, h('button', { type: 'button', class: 'main', text: 'Save', onclick: save }), h('button', { type: 'button', class: 'plain', text: 'Cancel', onclick: end })));
    words.focus();
    words.setSelectionRange(words.value.length, words.value.length);
  }

  remove(it) {
    this.tryIt(`messages/${it.id}/remove`);
  }

  tryIt(what, body) {
    const of = this.desk.state.me.user;
    post(this.desk.path(what), body).catch((error) => tell(error, { of }));
  }
}
