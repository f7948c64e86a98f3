// What one does: it is answered where it was done, to whom it was done by.

import { attempt } from './attempts.js';
import { attention } from './focus.js';
import { openForm } from './forms.js';
import { tell } from './problems.js';
import { Whispers } from './whispers.js';

/** @param desk {state, listOf(place), drawRooms(), focus()} */
export function deeds(desk) {
  const { state } = desk;
  const whispers = new Whispers(desk.listOf);

  /** A place as it is when something is tried there: what stood last in it, and where somebody writes. */
  function trying(at) {
    return { ...at, last: desk.listOf(at)?.last() ?? 0, isElsewhere: attention() };
  }

  function press(it, thread, call, choices, button) {
    if (button.getAttribute('aria-busy') === 'true') return;
    const at = { me: state.me.user, room: it.room, thread: it.card ? it.thread : thread };
    const asked = [call, ...choices].join(' ');
    const body = { call, choices, message: it.card ? undefined : it.id, room: at.room, thread: at.thread ?? undefined };
    act(attempt(at.me, `press ${it.key ?? it.id} ${asked}`, 'press', body), at, { below: it, asked }, button);
  }

  function shortcut(one, it) {
    const at = { me: state.me.user, room: it.room, thread: it.thread };
    const asked = `${one.call} ${it.id}`;
    act(attempt(at.me, `shortcut ${asked}`, 'shortcut', { call: one.call, message: it.id }), at, { below: it, asked });
  }

  async function act(deed, at, what, button) {
    button?.setAttribute('aria-busy', 'true');
    const tried = trying(at);
    try {
      answered(await deed(), tried, what);
    } catch (error) {
      tell(error, { of: at.me, again: () => act(deed, at, what, button) });
    } finally {
      button?.removeAttribute('aria-busy');
    }
  }

  /** Whoever said something wants to see it, however far they had read back. */
  function sent(reply, words, at) {
    desk.listOf(at)?.toEnd();
    answered(reply, at, { echo: words.trimStart().startsWith('/') ? words.trim() : null, asked: words.trim() });
  }

  /** The desk's reply to whatever was done: shown where it was done, to whom it was done by. */
  function answered(reply, at, { below, echo, asked }) {
    if (reply.reply === 'replace' && below?.card) whispers.replace(below, reply.card);
    else if (reply.reply === 'whisper' || reply.reply === 'replace') whisper(reply.card, at, { below, echo, said: reply.said });
    else if (reply.reply === 'ask' || reply.reply === 'amend') {
      const form = { me: at.me, people: state.people, asked, spot: { room: at.room, thread: at.thread ?? undefined }, answered: (then) => answered(then, at, { below, asked }) };
      const open = () => openForm(reply.form, form, reply.problems);
      if (at.me === state.me.user && !at.isElsewhere()) open();
      else waiting(reply.form.title, open, at, { below, echo, said: reply.said });
    }
  }

  function whisper(card, at, more) {
    const room = state.rooms.get(at.room);
    if (at.me === state.me.user && room && room !== state.room) {
      room.unread += 1;
      desk.drawRooms();
    }
    return whispers.add(card, at, more);
  }

  /** A form for somebody who writes elsewhere by now takes nobody's focus. */
  function waiting(title, open, at, more) {
    const opener = { kind: 'button', label: 'Open the form', weight: 'main', call: '' };
    const words = [{ plain: 'You were writing elsewhere, so this form waits here.' }];
    const card = { kind: 'card', title, tone: 'calm', blocks: [{ kind: 'paragraph', text: words }], actions: [opener] };
    const it = whisper(card, at, { ...more, opens: () => { dismiss(it); open(); } });
  }

  function dismiss(it) {
    const list = desk.listOf(it);
    const focused = list?.items.get(it.key)?.element.contains(document.activeElement);
    whispers.take(it);
    if (focused && !list.list.contains(document.activeElement)) desk.focus();
  }

  return { trying, sent, press, shortcut, dismiss, showWhispers: (list, at) => whispers.show(list, at) };
}
