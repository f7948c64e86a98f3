// First steps and keys.

import { $, h, iconButton } from './dom.js';
import { isMenuOpen } from './menus.js';

/** @param desk {me, direct: room or undefined, go(room), begin(words), focus()} */
export function welcome({ me, direct, go, begin, focus }) {
  const box = $('welcome');
  box.hidden = localStorage.getItem('welcomed') === 'yes';
  const part = me.part.split(',')[0].toLowerCase();
  const article = /^[aeiou]/.test(part) ? 'an' : 'a';
  const sample = (words) => h('button', { type: 'button', class: 'sample', onclick: () => begin(words) }, h('code', { text: words }));
  box.replaceChildren(
    h('p', {}, 'You are ', h('strong', {}, h('bdi', { text: me.name })), part ? `, ${article} ${part}. Type ` : '. Type ', h('code', { text: '/desk' }), ', or try:'),
    h('div', { class: 'samples' }, sample('/desk'), sample('/desk help'),
      direct && h('button', { type: 'button', class: 'sample', text: 'Write to the desk', onclick: () => go(direct.id) })),
    iconButton('close', 'Don’t show this again', () => { localStorage.setItem('welcomed', 'yes'); box.hidden = true; focus(); }),
  );
}

const KEYS = [
  ['/', 'Start a command'],
  ['Ctrl K', 'Go to the rooms'],
  ['Alt ↑ / Alt ↓', 'Previous or next room'],
  ['Alt 1 … 9', 'Be somebody else'],
  ['↑ ↓ Home End', 'Walk through messages or choices'],
  ['Enter', 'On a message: open its thread'],
  ['m', 'On a message: more actions'],
  ['e', 'On a message of yours: edit it'],
  ['↑', 'In an empty line: edit what you said last'],
  ['Esc', 'Close what is open: list, form, thread'],
  ['?', 'This list'],
];

export function showKeys() {
  $('keys').replaceChildren(
    h('header', {}, h('h2', { id: 'keys-title', text: 'Keyboard shortcuts' }), iconButton('close', 'Close', () => $('keys').close())),
    h('dl', { class: 'keys' }, KEYS.map(([key, words]) => h('div', {}, h('dt', {}, key.split(' ').map((it) => (/^[/…]$/.test(it) && key !== '/' ? ` ${it} ` : h('kbd', { text: it })))), h('dd', { text: words })))),
  );
  $('keys').showModal();
  return true;
}

/** @param desk {isReady(), rooms(), step(by), person(number), closeThread(), command()}: what tells true has done something */
export function watchKeys(desk) {
  document.addEventListener('keydown', (event) => {
    if (document.querySelector('dialog[open]') || isMenuOpen() || !desk.isReady()) return;
    if (done(event, desk)) event.preventDefault();
  });
}

function done(event, desk) {
  const { key } = event;
  if (event.ctrlKey) return key === 'k' && desk.rooms();
  if (event.altKey && key === 'ArrowDown') return desk.step(1);
  if (event.altKey && key === 'ArrowUp') return desk.step(-1);
  if (event.altKey && /^[1-9]$/.test(key)) return desk.person(Number(key) - 1);
  if (key === 'Escape') return desk.closeThread();
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return false;
  if (key === '/') return desk.command();
  if (key === '?') return showKeys();
  return false;
}
