// The left column: who one is, and where one can go.

import { $, avatar, h, icon, iconButton } from './dom.js';
import { menu } from './menus.js';

const SHOWN = 5;

/** Everybody one can be: the first few in a click, the rest in a menu. */
export function drawCast(state, become) {
  const me = state.people.find((it) => it.user === state.me.user);
  const first = cast(state.people);
  if (!first.includes(me)) first.splice(-1, 1, me);
  const faces = first.map((it) => {
    const current = it.user === me.user;
    return h('button', { type: 'button', class: 'face', 'aria-pressed': String(current), 'aria-label': `Be ${it.name}, ${it.part}`, title: `${it.name} · ${it.part}`, onclick: () => become(it.user) }, avatar(it));
  });
  if (state.people.length > SHOWN) {
    const all = iconButton('down', `All ${state.people.length} people`, () =>
      menu(all, 'Be somebody else', state.people.map((it) => ({ label: it.name, summary: it.part, picture: avatar(it), current: it.user === me.user, act: () => become(it.user) }))),
    { 'aria-haspopup': 'menu', 'aria-expanded': 'false' });
    faces.push(all);
  }
  $('cast').replaceChildren(
    h('p', { class: 'me' }, h('strong', {}, h('bdi', { text: me.name })), h('span', { class: 'part', text: me.part })),
    h('div', { class: 'faces', role: 'group', 'aria-labelledby': 'cast-title' }, faces),
  );
}

/** One of each kind first, so that every part of the play is a click away. */
function cast(people) {
  const kinds = new Map();
  for (const it of people) {
    const kind = it.part.split(',')[0];
    if (!kinds.has(kind)) kinds.set(kind, it);
  }
  const chosen = [...kinds.values()].slice(0, SHOWN);
  const others = people.filter((it) => !chosen.includes(it)).slice(0, SHOWN - chosen.length);
  return [...chosen, ...others];
}

/** A room's line stays the same element: drawn anew between press and release, it would hear no click. */
export function drawRooms(state, go) {
  const lists = { rooms: [], direct: [] };
  for (const it of state.rooms.values()) {
    (it.kind === 'direct' ? lists.direct : lists.rooms).push(it);
  }
  for (const [id, rooms] of Object.entries(lists)) {
    const list = $(id);
    const there = new Map([...list.children].map((line) => [line.firstElementChild.dataset.room, line]));
    const lines = rooms.map((it) => drawnRoom(there.get(it.id) ?? roomLine(it, go), it, state));
    for (const gone of [...list.children].filter((line) => !lines.includes(line))) gone.remove();
    lines.forEach((line, at) => list.children[at] === line || list.insertBefore(line, list.children[at] ?? null));
  }
  $('direct-title').hidden = lists.direct.length === 0;
  const calls = [...state.rooms.values()].reduce((sum, it) => sum + it.calls, 0);
  document.title = `${calls ? `(${calls}) ` : ''}${state.room ? `${state.room.name} · ` : ''}Deskbell`;
}

const roomLine = (it, go) => h('li', {}, h('button', { type: 'button', 'data-room': it.id, onclick: () => go(it.id) }));

function drawnRoom(line, it, state) {
  const button = line.firstElementChild;
  const current = state.room?.id === it.id;
  const unread = it.unread > 0 && !current;
  const sign = it.kind === 'direct' ? avatar(null) : icon(it.kind === 'invited' ? 'lock' : 'hash', it.kind === 'invited' ? 'Private' : undefined);
  button.className = unread ? 'place unread' : 'place';
  if (current) button.setAttribute('aria-current', 'page');
  else button.removeAttribute('aria-current');
  button.replaceChildren(sign, h('bdi', { text: it.name }), ...(unread ? badge(it) : []));
  return line;
}

function badge(it) {
  const words = h('span', { class: 'unseen', text: ` ${it.unread} unread` });
  return it.calls > 0
    ? [h('span', { class: 'count', 'aria-hidden': 'true', text: it.calls > 99 ? '99+' : String(it.calls) }), words]
    : [h('span', { class: 'dot', 'aria-hidden': 'true' }), words];
}

const THEMES = { auto: ['auto', 'Colours: as your system'], light: ['sun', 'Colours: light'], dark: ['moon', 'Colours: dark'] };

export function drawTools(showKeys) {
  const theme = h('button', { type: 'button', class: 'icon-button', onclick: () => wear(next()) });
  const now = () => localStorage.getItem('theme') ?? 'auto';
  const next = () => ({ auto: 'light', light: 'dark', dark: 'auto' })[now()];
  function wear(name) {
    localStorage.setItem('theme', name);
    document.documentElement.dataset.theme = name;
    const [sign, label] = THEMES[name] ?? THEMES.auto;
    theme.replaceChildren(icon(sign));
    theme.setAttribute('aria-label', label);
    theme.title = label;
  }
  wear(now());
  $('brand-tools').replaceChildren(iconButton('keyboard', 'Keyboard shortcuts', showKeys), theme);
}
