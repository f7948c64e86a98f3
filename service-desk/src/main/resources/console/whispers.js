// What only one person sees: it lives in this page, at the place where it was said.

import { newId } from './api.js';
import { announce } from './dom.js';
import { plain } from './cards.js';

export class Whispers {
  #said = [];

  /** @param listOf(place) → the list that shows this place now, if any */
  constructor(listOf) {
    this.listOf = listOf;
  }

  /**
   * @param at {me, room, thread, last} the place, and what stood last in it when this was asked for
   * @param more {below?, said?, echo?, opens?} what it answers, the number of the words it answers, those of a command,
   *     and what its button does if the desk need not know
   */
  add(card, at, { below, said, ...more }) {
    const order = this.#order(at, below, said);
    const it = { ...more, card, order, key: `whisper-${newId()}`, me: at.me, room: at.room, thread: at.thread ?? null, at: new Date().toISOString() };
    this.#said.push(it);
    this.#tell(it);
    this.listOf(it)?.items.get(it.key)?.element.scrollIntoView({ block: 'nearest' });
    return it;
  }

  replace(old, card) {
    if (!this.#said.includes(old)) this.#said.push(old);
    old.card = card;
    old.echo = null;
    this.#tell(old);
  }

  #tell(it) {
    const list = this.listOf(it);
    list?.put(it);
    if (list) announce(`Only visible to you: ${spoken(it.card)}`);
  }

  take(it) {
    this.#said = this.#said.filter((other) => other !== it);
    this.listOf(it)?.take(it.key);
  }

  /** Those of a place, as far as its messages go back. */
  show(list, at) {
    for (const it of this.#said) {
      if (this.listOf(it) === list && it.room === at.room && !list.has(it.key) && list.reaches(it.order)) list.put(it);
    }
  }

  /** Below what it answers, or after all that was there; whispers about one message in the order they came. */
  #order(at, below, said) {
    const near = below ? (below.order ?? below.id) : Math.max(said ?? 0, at.last, this.listOf(at)?.last() ?? 0);
    const others = this.#said.filter((it) => it.me === at.me && Math.floor(it.order) === Math.floor(near)).map((it) => it.order);
    return Math.max(Math.floor(near), ...others) + 0.001;
  }
}

const spoken = (card) => [card.title, ...(card.blocks ?? []).filter((it) => it.kind === 'paragraph').map((it) => plain({ text: it.text }))].join('. ');
