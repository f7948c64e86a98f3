// Draws what the desk says: text as spans, cards as blocks and actions.

import { h, icon, moment } from './dom.js';
import { menu } from './menus.js';

/** @param look {person(user), file(id) → address, press(call, choices, button)} */
export function text(spans, look) {
  return spans.map((it) => span(it, look));
}

function span(it, look) {
  if ('strong' in it) return h('strong', {}, h('bdi', { text: it.strong }));
  if ('code' in it) return h('code', { dir: 'auto', text: it.code });
  if ('mention' in it) return h('span', { class: it.user && it.user === look.me ? 'mention mine' : 'mention' }, h('bdi', { text: `@${it.mention}` }));
  if ('at' in it) return moment(it.at, it.style);
  if ('link' in it) return link(it.link, it.to);
  return document.createTextNode(it.plain);
}

function link(label, to) {
  const host = new URL(to).host;
  const told = label.includes(host) ? null : h('span', { class: 'host', text: ` (${host})` });
  return h('span', {}, h('a', { href: to, target: '_blank', rel: 'noopener noreferrer' }, h('bdi', { text: label })), told);
}

/** Longer values are read in lines, not in columns. */
const LONG = 40;

const TONES = { warning: 'Warning', alarm: 'Alarm', good: 'Done well' };

export function content(it, look) {
  if (it.kind === 'card') return card(it, look);
  return h(
    'div',
    { class: 'words', dir: 'auto' },
    text(it.text ?? [], look),
    (it.files ?? []).map((file) => fileOf(file, look)),
  );
}

function fileOf(file, look) {
  const to = look.file(file.id);
  if (file.image) return h('a', { class: 'picture', href: to, target: '_blank', rel: 'noopener' }, h('img', { src: to, alt: file.name, loading: 'lazy' }));
  return h('a', { class: 'file', href: to, download: file.name }, icon('file'), h('bdi', { text: file.name }));
}

function card(it, look) {
  const title = h('h3', { class: 'card-title', dir: 'auto' }, icon(it.tone, TONES[it.tone]), h('span', { text: it.title }));
  return h(
    'section',
    { class: `card ${it.tone}` },
    title,
    it.blocks.map((block) => drawn(block, look)),
    it.actions.length ? h('div', { class: 'actions' }, it.actions.map((action) => act(action, look))) : null,
  );
}

function drawn(block, look) {
  switch (block.kind) {
    case 'paragraph':
      return h('p', { class: 'words', dir: 'auto' }, text(block.text, look));
    case 'note':
      return h('p', { class: 'note', dir: 'auto' }, text(block.text, look));
    case 'facts':
      return h('dl', { class: block.rows.some((row) => plain({ text: row.value }).length > LONG) ? 'facts long' : 'facts' }, block.rows.map((row) => h('div', {}, h('dt', { text: row.label }), h('dd', { dir: 'auto' }, text(row.value, look)))));
    case 'table':
      return table(block, look);
    default:
      return h('figure', {}, h('img', { class: 'drawn', src: look.file(block.file), alt: block.words, loading: 'lazy' }));
  }
}

function table(block, look) {
  const head = h('tr', {}, block.headings.map((it) => h('th', { scope: 'col', text: it })));
  const rows = block.rows.map((row) => h('tr', {}, row.map((cell) => h('td', { dir: 'auto' }, text(cell, look)))));
  return h('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': 'Table' }, h('table', {}, h('thead', {}, head), h('tbody', {}, rows)));
}

function act(action, look) {
  if (action.kind === 'link') {
    return h('a', { class: 'button plain', href: action.to, target: '_blank', rel: 'noopener noreferrer' }, h('bdi', { text: action.label }), icon('out'));
  }
  if (action.kind === 'menu') {
    const opener = h('button', { type: 'button', class: 'plain menu-button', 'aria-haspopup': 'menu', 'aria-expanded': 'false',
      onclick: () => menu(opener, action.prompt, action.choices.map((it) => ({ label: it.label, act: () => look.press(action.call, [it.value], opener) }))) },
    h('bdi', { text: action.prompt }), icon('down'));
    return opener;
  }
  const button = h('button', { type: 'button', class: action.weight, onclick: () => look.press(action.call, [], button) }, h('bdi', { text: action.label }));
  return button;
}

/** The same in letters only, for whoever listens. */
export function plain(it) {
  if (it.kind === 'card') return it.title;
  const words = (it.text ?? []).map((s) => s.plain ?? s.strong ?? s.code ?? (s.mention ? `@${s.mention}` : s.written ?? s.link)).join('');
  return words || (it.files ?? []).map((file) => file.name).join(', ');
}
