// Problems somebody should read. What somebody did and the desk did not take is theirs: it waits while one is somebody
// else. What the page could not show is gone with what it should have shown.

import { Problem } from './api.js';
import { $, h, icon, iconButton } from './dom.js';

const PAGE = null;
const met = new Map();
let me = PAGE;
let from = null;

/** Whose problems are shown from now on. */
export function problemsOf(person) {
  met.delete(PAGE);
  me = person;
  draw();
}

/**
 * Stays until it is dismissed or mended.
 *
 * @param of whose it is, if not the page's; again what to try, if anything
 * @return takes it away again
 */
export function problem(words, { of = PAGE, again } = {}) {
  const shown = h('div', { class: 'problem' }, icon('warning'), h('p', { dir: 'auto', text: words }));
  const over = () => {
    if (met.get(of) !== shown) return;
    met.delete(of);
    draw();
  };
  if (again) shown.append(h('button', { type: 'button', class: 'plain', text: 'Try again', onclick: () => { over(); again(); } }));
  shown.append(iconButton('close', 'Dismiss', over));
  met.set(of, shown);
  draw();
  return over;
}

/** The same for what the desk or the way to it said; a defect of the page is none. */
export function tell(error, more) {
  if (!(error instanceof Problem)) throw error;
  return problem(error.message, more);
}

let settle = () => {};

/** What the page could not show: gone when somebody goes on. */
export function unshown(error, more) {
  goesOn();
  settle = tell(error, more);
}

export const goesOn = () => settle();

function draw() {
  const box = $('problems');
  const shown = [met.get(PAGE), me && met.get(me)].filter(Boolean);
  const over = [...box.children].filter((it) => !shown.includes(it));
  const focused = over.some((it) => it.contains(document.activeElement));
  over.forEach((it) => it.remove());
  // What stands already stays as it is: it may have the focus, and has been read aloud.
  shown.forEach((it, index) => box.children[index] !== it && box.insertBefore(it, box.children[index] ?? null));
  if (!focused) return;
  // Whoever came here goes back to what they did.
  from?.focus();
  if (document.activeElement === document.body) $('words-room').focus();
}

$('problems').addEventListener('focusin', (event) => {
  if (!$('problems').contains(event.relatedTarget)) from = event.relatedTarget;
});
