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

let drawn = '';

export function drawRooms(state, go) {
  const now = JSON.stringify([state.me?.user, state.room?.id, ...[...state.rooms.values()].map((it) => [it.id, it.name, it.kind, it.unread, it.calls])]);
  // A button that is drawn anew between press and release hears no click.
  if (now === drawn) return;
  drawn = now;
  const focused = document.activeElement?.closest?.('#side [data-room]')?.dataset.room;
  const lists = { rooms: [], direct: [] };
  for (const it of state.rooms.values()) {
    (it.kind === 'direct' ? lists.direct : lists.rooms).push(it);
  }
  for (const [id, rooms] of Object.entries(lists)) {
    $(id).replaceChildren(...rooms.map((it) => h('li', {}, roomButton(it, state, go))));
  }
  $('direct-title').hidden = lists.direct.length === 0;
  if (focused) document.querySelector(`#side [data-room="${CSS.escape(focused)}"]`)?.focus();
  const calls = [...state.rooms.values()].reduce((sum, it) => sum + it.calls, 0);
  document.title = `${calls ? `(${calls}) ` : ''}${state.room ? `${state.room.name} · ` : ''}Deskbell`;
}

function roomButton(it, state, go) {
  const current = state.room?.id === it.id;
  const unread = it.unread > 0 && !current;
  const sign = it.kind === 'direct' ? avatar(null) : icon(it.kind === 'invited' ? 'lock' : 'hash', it.kind === 'invited' ? 'Private' : undefined);
  return h(
    'button',
    { type: 'button', class: unread ? 'place unread' : 'place', 'data-room': it.id, 'aria-current': current ? 'page' : null, onclick: () => go(it.id) },
    sign,
    h('bdi', { text: it.name }),
    unread ? badge(it) : null,
  );
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
