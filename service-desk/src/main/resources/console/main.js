// The console: who one is, where one looks, what comes in.

import { get, newId, post } from './api.js';
import { $, announce, h, icon, iconButton, problem } from './dom.js';
import { plain } from './cards.js';
import { composer, tell } from './composer.js';
import { openForm } from './forms.js';
import { isMenuOpen } from './menus.js';
import { MessageList } from './messages.js';
import { drawCast, drawRooms, drawTools } from './people.js';

const state = {
  people: [],
  me: null,
  rooms: new Map(),
  shortcuts: [],
  room: null,
  thread: null,
  change: 0,
  seenThreads: new Map(),
  whispers: new Map(),
  person: (user) => state.people.find((it) => it.user === user) ?? { user, name: user, part: '' },
};

const path = (what) => `/api/as/${encodeURIComponent(state.me.user)}/${what}`;
const whispers = () => {
  if (!state.whispers.has(state.me.user)) state.whispers.set(state.me.user, []);
  return state.whispers.get(state.me.user);
};
const common = { state, path, dismiss, shortcut };
const roomList = new MessageList($('room-list'), $('messages'), { ...common, look: (it) => look(it, null), openThread: (it) => openThread(it.id), older: () => older(roomList, null) });
const threadList = new MessageList($('thread-list'), $('thread-messages'), { ...common, look: (it) => look(it, state.thread), openThread: null, older: () => older(threadList, state.thread) });
const loading = new Set();
const place = (thread) => state.room && { me: state.me.user, room: state.room.id, thread };
const roomComposer = composer($('room-composer'), 'room', {
  where: () => place(null),
  label: () => (state.room?.kind === 'direct' ? 'Write to Deskbell' : `Write in ${state.room?.name}`),
  hint: () => (state.room?.kind === 'direct' ? 'Tell the desk what you need' : `Write in ${state.room?.name}, or type /desk`),
  path, sent: (reply, words, at) => answered(reply, at, null, words), editLast: () => roomList.editLast(),
});
const threadComposer = composer($('thread-composer'), 'thread', {
  where: () => state.thread && place(state.thread),
  label: () => 'Reply in the thread',
  hint: () => 'Reply in the thread',
  path, sent: (reply, words, at) => answered(reply, at, null, words), editLast: () => threadList.editLast(),
});

/** What a card needs of the page it stands on. */
function look(it, thread) {
  return {
    me: state.me.user,
    file: (id) => path(`files/${encodeURIComponent(id)}`),
    press: (call, choices, button) => press(it, thread, call, choices, button),
  };
}

async function press(it, thread, call, choices, button) {
  if (button.getAttribute('aria-busy') === 'true') return;
  button.setAttribute('aria-busy', 'true');
  const at = { room: it.room, thread: it.card ? it.thread : thread };
  try {
    const reply = await post(path('press'), { call, choices, message: it.card ? undefined : it.id, room: at.room, thread: at.thread ?? undefined });
    answered(reply, at, it);
  } catch (error) {
    tell(error, () => press(it, thread, call, choices, button));
  } finally {
    button.removeAttribute('aria-busy');
  }
}

async function shortcut(one, it) {
  try {
    const reply = await post(path('shortcut'), { call: one.call, message: it.id });
    answered(reply, { room: it.room, thread: it.thread }, it);
  } catch (error) {
    tell(error, () => shortcut(one, it));
  }
}

/** The desk's reply to whatever was done: shown below what it answers. */
function answered(reply, at, below, words) {
  const echo = words?.trimStart().startsWith('/') ? words.trim() : null;
  if (reply.reply === 'whisper') whisper({ card: reply.card, echo }, at, below);
  else if (reply.reply === 'replace' && below?.card) replace(below, reply.card);
  else if (reply.reply === 'replace') whisper({ card: reply.card, echo }, at, below);
  else if (reply.reply === 'ask' || reply.reply === 'amend') {
    openForm(reply.form, { me: state.me.user, people: state.people, path, spot: { room: at.room, thread: at.thread ?? undefined }, answered: (then) => answered(then, at, below) }, reply.problems);
  }
}

function whisper(said, at, below) {
  const list = listOf(at);
  const last = Math.max(0, ...[...(list?.items.values() ?? [])].map((it) => it.order));
  const near = below && list?.has(below.key ?? below.id) ? (below.order ?? below.id) : last;
  const count = whispers().filter((it) => it.room === at.room && Math.floor(it.order) === Math.floor(near)).length;
  const it = { ...said, key: `whisper-${newId()}`, room: at.room, thread: at.thread ?? null, at: new Date().toISOString(), order: Math.floor(near) + 0.001 * (count + 1) };
  whispers().push(it);
  list?.put(it);
  list?.items.get(it.key).element.scrollIntoView({ block: 'nearest' });
  announce(`Only visible to you: ${spoken(it.card)}`);
}

function replace(old, card) {
  old.card = card;
  old.echo = null;
  listOf(old)?.put(old);
  announce(`Only visible to you: ${spoken(card)}`);
}

const spoken = (card) => [card.title, ...(card.blocks ?? []).filter((it) => it.kind === 'paragraph').map((it) => plain({ text: it.text }))].join('. ');

function dismiss(it) {
  whispers().splice(whispers().indexOf(it), 1);
  const list = listOf(it);
  const focused = list?.items.get(it.key)?.element.contains(document.activeElement);
  list?.take(it.key);
  if (focused && !list.list.contains(document.activeElement)) roomComposer.focus();
}

function listOf(at) {
  if (at.room !== state.room?.id) return null;
  return at.thread ? (at.thread === state.thread ? threadList : null) : roomList;
}

async function older(list, thread) {
  const first = [...list.items.values()].map((it) => it.it).find((it) => !it.card);
  if (!first || list.loading) return;
  list.loading = true;
  try {
    const page = await get(path(`rooms/${encodeURIComponent(state.room.id)}${thread ? `/${thread}` : ''}?before=${first.id}`));
    list.prepend(page.messages, page.more);
  } catch (error) {
    tell(error);
  } finally {
    list.loading = false;
  }
}

// Who and where

async function become(user, room, thread) {
  state.me = state.people.find((it) => it.user === user) ?? state.people[0];
  localStorage.setItem('me', state.me.user);
  stream?.close();
  const home = await get(`/api/as/${encodeURIComponent(state.me.user)}`);
  state.rooms = new Map(home.rooms.map((it) => [it.id, it]));
  state.shortcuts = home.shortcuts;
  state.change = home.change;
  state.seenThreads = new Map();
  state.room = null;
  drawCast(state, async (other) => {
    await become(other, state.room?.id);
    document.querySelector('#cast [aria-pressed="true"]')?.focus();
    announce(`You are ${state.me.name}, ${state.me.part}`);
  });
  welcome();
  listen();
  const known = state.rooms.get(room) ?? state.rooms.get(home.first) ?? [...state.rooms.values()][0];
  if (known) await go(known.id, thread, true);
}

/** A page of messages, and what the stream told while it was on its way: the page may lack that. */
async function load(url) {
  const arrived = [];
  loading.add(arrived);
  try {
    return { page: await get(url), arrived };
  } finally {
    loading.delete(arrived);
  }
}

async function go(id, thread, quietly) {
  const room = state.rooms.get(id);
  if (!room) return;
  if (state.room?.id !== id) {
    state.room = room;
    closeThread(true);
    drawBar();
    const me = state.me;
    const { page, arrived } = await load(path(`rooms/${encodeURIComponent(id)}`));
    if (state.room !== room || state.me !== me) return;
    roomList.show(page.messages, page.more, room.upto);
    arrived.filter((it) => it.room === id).forEach(inPlace);
    for (const it of whispers().filter((one) => one.room === id && !one.thread)) roomList.put(it);
    roomComposer.moved();
    read();
  }
  view('room');
  drawRooms(state, go);
  remember();
  if (thread) await openThread(thread, true);
  else if (!quietly) roomComposer.focus();
}

function drawBar() {
  const { name, topic, kind } = state.room;
  $('room-name').replaceChildren(icon(kind === 'direct' ? 'bell' : kind === 'invited' ? 'lock' : 'hash'), h('bdi', { text: name }));
  $('room-topic').textContent = topic || (kind === 'direct' ? 'Only you and the desk read this' : kind === 'invited' ? 'Private: members only' : '');
  $('room-list').setAttribute('aria-label', `Messages in ${name}`);
}

async function openThread(id, quietly) {
  const room = state.room;
  let page;
  let arrived;
  try {
    ({ page, arrived } = await load(path(`rooms/${encodeURIComponent(room.id)}/${id}`)));
  } catch (error) {
    return quietly ? undefined : tell(error);
  }
  if (state.room !== room) return;
  state.thread = id;
  $('thread').hidden = false;
  $('app').classList.add('threaded');
  $('thread-topic').textContent = `in ${room.name}`;
  threadList.show([page.root, ...page.messages], page.more, 0);
  arrived.filter((it) => it.room === room.id).forEach(inPlace);
  for (const it of whispers().filter((one) => one.room === room.id && one.thread === id)) threadList.put(it);
  threadComposer.moved();
  view('thread');
  remember();
  if (!quietly) threadComposer.focus();
  threadList.toEnd();
  seen(id);
}

function seen(id) {
  const last = Math.max(id, ...[...threadList.items.values()].map((it) => it.it.id ?? 0));
  state.seenThreads.set(id, last);
  const root = roomList.items.get(id);
  if (root && !root.element.contains(document.activeElement)) roomList.put(root.it);
}

function closeThread(quietly) {
  if (!state.thread) return;
  const id = state.thread;
  state.thread = null;
  $('thread').hidden = true;
  $('app').classList.remove('threaded');
  view('room');
  if (quietly) return;
  remember();
  (roomList.items.get(id)?.element ?? $('room-name')).focus();
}

function view(name) {
  $('app').dataset.view = name;
}

function remember() {
  const parts = [state.me.user, state.room?.id, state.thread].filter(Boolean).map(encodeURIComponent);
  history.replaceState(null, '', `#/${parts.join('/')}`);
}

/** What is open before one's eyes is read. */
function read() {
  if (!state.room || document.hidden) return;
  const newest = Math.max(state.room.newest ?? 0, ...[...roomList.items.values()].map((it) => Math.max(it.it.id ?? 0, it.it.lastReply ?? 0)));
  if (newest <= state.room.upto && !state.room.unread) return;
  state.room.unread = 0;
  state.room.calls = 0;
  state.room.upto = Math.max(state.room.upto, newest);
  post(path('read'), { room: state.room.id, upto: state.room.upto }).catch(() => {});
}

// What comes in

let stream = null;

function listen() {
  const me = state.me;
  const source = new EventSource(path(`stream?after=${state.change}`));
  stream = source;
  source.addEventListener('open', () => connection(true));
  source.addEventListener('message', (event) => heard(event, onMessage));
  source.addEventListener('room', (event) => heard(event, onRoom));
  source.addEventListener('error', () => {
    if (source !== stream) return;
    connection(false);
    if (source.readyState === EventSource.CLOSED) setTimeout(() => source === stream && me === state.me && again(), 2000);
  });
}

async function again() {
  try {
    await get('/api/people');
    listen();
  } catch (error) {
    if (error.status === 401) problem('The desk was started anew and its console has a new link: open the one in its log.');
    setTimeout(again, 3000);
  }
}

function connection(well) {
  $('connection').replaceChildren(...(well ? [] : [h('span', { class: 'away' }, 'Reconnecting…')]));
}

function heard(event, then) {
  state.change = Number(event.lastEventId);
  then(JSON.parse(event.data));
}

function onRoom(room) {
  const known = state.rooms.get(room.id);
  const here = state.room?.id === room.id;
  if (known) Object.assign(known, here ? { ...room, upto: known.upto, unread: 0, calls: 0 } : room);
  else state.rooms.set(room.id, room);
  if (here) drawBar();
  drawRooms(state, go);
}

function onMessage(it) {
  for (const arrived of loading) arrived.push(it);
  const room = state.rooms.get(it.room);
  if (!room) return;
  const here = state.room?.id === it.room;
  const mine = it.author === state.me.user;
  const isNew = it.id > (room.newest ?? Math.max(room.upto, 0)) && !it.removed && !it.edited;
  const fresh = isNew && it.id > room.upto && !mine;
  room.newest = Math.max(room.newest ?? 0, it.id);
  if (here) inPlace(it);
  if (fresh && !(here && !document.hidden)) {
    room.unread += 1;
    if (it.calls || room.kind === 'direct') room.calls += 1;
  }
  if (fresh && (here || it.calls || room.kind === 'direct')) {
    const who = it.author ? state.person(it.author).name : 'Deskbell';
    announce(`${who}${here ? '' : ` in ${room.name}`}: ${plain(it.content)}`);
  }
  if (here) read();
  drawRooms(state, go);
}

function inPlace(it) {
  if (it.id === state.thread) threadList.put(it);
  if (it.thread) {
    if (it.thread !== state.thread) return;
    if (it.removed) threadList.take(it.id);
    else threadList.put(it);
    seen(it.thread);
  } else if (it.removed && !it.replies) roomList.take(it.id);
  else if (roomList.has(it.id) || roomList.reaches(it.id)) roomList.put(it);
}

// First steps and keys

function welcome() {
  const box = $('welcome');
  box.hidden = localStorage.getItem('welcomed') === 'yes';
  const part = state.me.part.split(',')[0].toLowerCase();
  const article = /^[aeiou]/.test(part) ? 'an' : 'a';
  const sample = (words) => h('button', { type: 'button', class: 'sample', onclick: () => roomComposer.fill(words) }, h('code', { text: words }));
  box.replaceChildren(
    h('p', {}, 'You are ', h('strong', {}, h('bdi', { text: state.me.name })), part ? `, ${article} ${part}. Type ` : '. Type ', h('code', { text: '/desk' }), ', or try:'),
    h('div', { class: 'samples' }, sample('/desk'), sample('/desk help'), directButton()),
    iconButton('close', 'Don’t show this again', () => { localStorage.setItem('welcomed', 'yes'); box.hidden = true; roomComposer.focus(); }),
  );
}

function directButton() {
  const direct = [...state.rooms.values()].find((it) => it.kind === 'direct');
  return direct && h('button', { type: 'button', class: 'sample', text: 'Write to the desk', onclick: () => go(direct.id) });
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

function showKeys() {
  $('keys').replaceChildren(
    h('header', {}, h('h2', { id: 'keys-title', text: 'Keyboard shortcuts' }), iconButton('close', 'Close', () => $('keys').close())),
    h('dl', { class: 'keys' }, KEYS.map(([key, words]) => h('div', {}, h('dt', {}, key.split(' ').map((it) => (/^[/…]$/.test(it) && key !== '/' ? ` ${it} ` : h('kbd', { text: it })))), h('dd', { text: words })))),
  );
  $('keys').showModal();
}

function step(by) {
  const ids = [...document.querySelectorAll('#side [data-room]')].map((it) => it.dataset.room);
  go(ids[(ids.indexOf(state.room.id) + by + ids.length) % ids.length]);
}

document.addEventListener('keydown', (event) => {
  if (document.querySelector('dialog[open]') || isMenuOpen() || !state.me) return;
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.ctrlKey && event.key === 'k') { view('rooms'); document.querySelector('#side [aria-current]')?.focus(); }
  else if (event.altKey && event.key === 'ArrowDown') step(1);
  else if (event.altKey && event.key === 'ArrowUp') step(-1);
  else if (event.altKey && /^[1-9]$/.test(event.key) && state.people[event.key - 1]) become(state.people[event.key - 1].user, state.room?.id).then(() => announce(`You are ${state.me.name}, ${state.me.part}`));
  else if (event.key === 'Escape' && state.thread) closeThread();
  else if (!typing && event.key === '/' ) roomComposer.fill('/desk ');
  else if (!typing && event.key === '?') showKeys();
  else return;
  event.preventDefault();
});

document.addEventListener('visibilitychange', () => { if (!document.hidden && state.room) { read(); drawRooms(state, go); } });
$('room-back').append(iconButton('back', 'Back to the rooms', () => { view('rooms'); document.querySelector('#side [aria-current]')?.focus(); }));
$('thread-back').append(iconButton('back', 'Back to the room', () => closeThread()));
$('thread-close').append(iconButton('close', 'Close the thread', () => closeThread()));
drawTools(showKeys);

async function begin() {
  const [user, room, thread] = location.hash.slice(2).split('/').map(decodeURIComponent);
  try {
    state.people = await get('/api/people');
    await become(user || localStorage.getItem('me'), room, Number(thread) || null);
    document.body.classList.add('ready');
  } catch (error) {
    tell(error, begin);
  }
}

begin();
