// What is being written: it belongs to who writes it and where, and is kept until it is sent.

import { keep, kept } from './kept.js';

const drafts = new Map();

/** @param place {me, room, thread} */
export const nameOf = (place) => `draft ${place.me} ${place.room} ${place.thread ?? ''}`;

export function draftAt(place) {
  const name = nameOf(place);
  if (!drafts.has(name)) drafts.set(name, new Draft(name));
  return drafts.get(name);
}

class Draft {
  words = '';
  files = [];
  aside = [];
  #name;
  #begun = null;

  constructor(name) {
    this.#name = name;
    Object.assign(this, kept(name));
  }

  write(words) {
    this.words = words;
    if (this.isEmpty()) this.#back();
    this.keep();
  }

  /** Begins something else: what was typed is set aside, and comes back when the line is empty again. */
  begin(words) {
    if (!this.isEmpty() && this.words !== this.#begun) {
      this.aside.push({ words: this.words, files: this.files });
      this.files = [];
    }
    this.words = words;
    this.#begun = words;
    this.keep();
  }

  /** What was typed or attached since it was sent stays. */
  sent(words, files) {
    const isSent = (it) => files.includes(it.id);
    this.files.splice(0, this.files.length, ...this.files.filter((it) => !isSent(it)));
    this.aside = this.aside.filter((it) => it.words !== words || !it.files.every(isSent));
    this.write(this.words === words ? '' : this.words);
  }

  says(words, files) {
    return this.words === words && JSON.stringify(this.files.map((it) => it.id)) === JSON.stringify(files);
  }

  isEmpty() {
    return this.words.trim() === '' && this.files.length === 0;
  }

  #back() {
    Object.assign(this, this.aside.pop());
  }

  /** Files that are still on their way to the desk are kept once they are there. */
  keep() {
    const there = (files) => files.filter((it) => it.id);
    const aside = this.aside.map((it) => ({ words: it.words, files: there(it.files) }));
    keep(this.#name, this.words || this.files.length || aside.length ? { words: this.words, files: there(this.files), aside } : null);
  }
}
