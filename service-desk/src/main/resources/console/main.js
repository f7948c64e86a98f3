// The console: who one is, where one looks, what comes in.

import { fromAddress, toAddress } from './address.js';
import { as, get, post } from './api.js';
import { $, announce, h, icon, iconButton } from './dom.js';
import { composer } from './composer.js';
import { deeds } from './deeds.js';
import { showKeys, watchKeys, welcome } from './guide.js';
import { MessageList } from './messages.js';
import { news } from './news.js';
import { drawCast, drawRooms, drawTools } from './people.js';
import { goesOn, problemsOf, tell, unshown } from './problems.js';
import { hush, listen } from './stream.js';

const state = {
  people: [],
  me: null,
  rooms: new Map(),
  shortcuts: [],
  room: null,
  thread: null,
  change: 0,
  seenThreads: new Map(),
  person: (user) => state.people.find((it) => it.user === user) ?? { user, name: user, part: '' },
};

const path = (what) => as(state.me.user, what);
const doing = deeds({ state, listOf, drawRooms: () => drawRooms(state, go), focus: () => roomComposer.focus() });
const common = { state, path, dismiss: doing.dismiss, shortcut: doing.shortcut };
const roomList = new MessageList($('room-list'), $('messages'), { ...common, look: (it) => look(it, null), openThread: (it) => openThread(it.id), older: () => older(roomList, place(null)) });
const threadList = new MessageList($('thread-list'), $('thread-messages'), { ...common, look: (it) => look(it, state.thread), openThread: null, older: () => older(threadList, place(state.thread)) });
const loading = new Set();
const coming = news({ state, inPlace, read, drawBar, drawRooms: () => drawRooms(state, go), arrived: (it) => loading.forEach((page) => page.push(it)) });
const place = (thread) => state.room && { me: state.me.user, room: state.room.id, thread };
const named = () => (state.room ? `Write in ${state.room.name}` : 'Write');
const isDirect = () => state.room?.kind === 'direct';
const both = { trying: doing.trying, sent: doing.sent };
const roomComposer = composer($('room-composer'), 'room', {
  ...both,
  where: () => place(null),
  label: () => (isDirect() ? 'Write to Deskbell' : named()),
  hint: () => (isDirect() ? 'Tell the desk what you need' : state.room ? `${named()}, or type /desk` : ''),
  editLast: () => roomList.editLast(),
});
const threadComposer = composer($('thread-composer'), 'thread', {
  ...both,
  where: () => state.thread && place(state.thread),
  label: () => 'Reply in the thread',
  hint: () => 'Reply in the thread',
  editLast: () => threadList.editLast(),
});

/** What a card needs of the page it stands on. */
function look(it, thread) {
  return {
    me: state.me.user,
    file: (id) => path(`files/${encodeURIComponent(id)}`),
    press: (call, choices, button) => (it.opens ? it.opens() : doing.press(it, thread, call, choices, button)),
  };
}

/** The list that shows that place to that person now. */
function listOf(at) {
  if (at.me !== state.me?.user || at.room !== state.room?.id) return null;
  return at.thread ? (at.thread === state.thread ? threadList : null) : roomList;
}

// Who and where

let comings = 0;

async function become(user, room, thread) {
  const mine = ++comings;
  leave();
  state.me = state.people.find((it) => it.user === user) ?? state.people[0];
  localStorage.setItem('me', state.me.user);
  problemsOf(state.me.user);
  drawWho();
  try {
    const home = await get(path(''));
    if (mine !== comings) return;
    state.rooms = new Map(home.rooms.map((it) => [it.id, it]));
    state.shortcuts = home.shortcuts;
    state.change = home.change;
    drawWho();
    listen(() => path(`stream?after=${state.change}`), coming);
    await go((state.rooms.get(room) ?? state.rooms.get(home.first) ?? [...state.rooms.values()][0])?.id, thread, true);
    document.body.classList.add('ready');
  } catch (error) {
    if (mine !== comings) return;
    roomList.rest();
    tell(error, { again: () => become(user, room, thread) });
  }
}

/** What one person saw is gone before the next one is there. */
function leave() {
  hush();
  closeThread(true);
  state.rooms = new Map();
  state.shortcuts = [];
  state.seenThreads = new Map();
  state.room = null;
  roomList.clear();
  $('announcer').replaceChildren();
}

function drawWho() {
  const focused = $('cast').contains(document.activeElement);
  drawCast(state, (other) => be(other));
  if (focused) document.querySelector('#cast [aria-pressed="true"]').focus();
  drawBar();
  drawRooms(state, go);
  roomComposer.moved();
  const direct = [...state.rooms.values()].find((it) => it.kind === 'direct');
  welcome({ me: state.me, direct, go, begin: roomComposer.begin, focus: roomComposer.focus });
}

function be(user) {
  become(user, state.room?.id);
  announce(`You are ${state.me.name}, ${state.me.part}`);
}

/**
 * A page of messages into a list, and what the stream told while it was on its way: the page may lack that.
 *
 * @param put(page) what becomes of it, if the list still shows what it showed
 */
async function load(list, at, what, put, failed) {
  const { visit } = list;
  const arrived = [];
  visit.loading = true;
  loading.add(arrived);
  try {
    const page = await get(path(`rooms/${encodeURIComponent(at.room)}${at.thread ? `/${at.thread}` : ''}${what}`));
    if (list.visit !== visit) return;
    put(page);
    arrived.filter((it) => it.room === at.room).forEach(inPlace);
    doing.showWhispers(list, at);
  } catch (error) {
    if (list.visit !== visit) return;
    list.rest();
    failed(error);
  } finally {
    visit.loading = false;
    loading.delete(arrived);
  }
}

function older(list, at) {
  const first = list.first(at.thread);
  if (first === undefined || list.visit.loading) return;
  load(list, at, `?before=${first}`, (page) => list.prepend(page.messages, page.more), unshown);
}

const back = (at) => () => become(at.me, at.room, at.thread);

async function go(id, thread, quietly) {
  const room = state.rooms.get(id);
  if (!room) return roomList.rest();
  goesOn();
  const isThere = state.room?.id === id && (roomList.visit.shown || roomList.visit.loading);
  if (!isThere) {
    closeThread(true);
    state.room = room;
    drawBar();
    roomComposer.moved();
    roomList.clear();
  }
  view('room');
  drawRooms(state, go);
  remember();
  if (!thread && !quietly) roomComposer.focus();
  const at = place(null);
  await Promise.all([
    isThere ? null : load(roomList, at, '', (page) => roomList.show(page.messages, page.more, room.upto), (error) => unshown(error, { again: back(at) })),
    thread ? openThread(thread, true) : null,
  ]);
  if (state.room === room) read();
}

function drawBar() {
  const { name, topic, kind } = state.room ?? { name: 'Deskbell', topic: ' ', kind: 'direct' };
  $('room-name').replaceChildren(icon(kind === 'direct' ? 'bell' : kind === 'invited' ? 'lock' : 'hash'), h('bdi', { text: name }));
  $('room-topic').textContent = topic || (kind === 'direct' ? 'Only you and the desk read this' : kind === 'invited' ? 'Private: members only' : '');
  $('room-list').setAttribute('aria-label', `Messages in ${name}`);
}

async function openThread(id, quietly) {
  state.thread = id;
  const at = place(id);
  if (!quietly) goesOn();
  threadList.clear();
  $('thread').hidden = false;
  $('app').classList.add('threaded');
  $('thread-topic').textContent = `in ${state.room.name}`;
  threadComposer.moved();
  view('thread');
  remember();
  if (!quietly) threadComposer.focus();
  await load(
    threadList, at, '',
    (page) => threadList.show([page.root, ...page.messages], page.more, 0),
    (error) => { closeThread(true); remember(); if (!quietly) unshown(error, { again: back(at) }); },
  );
  if (state.thread !== id || !threadList.visit.shown) return;
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
  threadList.clear();
  threadComposer.moved();
  view('room');
  if (quietly) return;
  remember();
  (roomList.items.get(id)?.element ?? $('room-name')).focus();
}

const view = (name) => { $('app').dataset.view = name; };

const remember = () => toAddress(state.me.user, state.room?.id, state.thread);

/** What is open before one's eyes is read. */
function read() {
  if (!state.room || !roomList.visit.shown || document.hidden) return;
  const newest = Math.max(state.room.newest ?? 0, ...[...roomList.items.values()].map((it) => Math.max(it.it.id ?? 0, it.it.lastReply ?? 0)));
  if (newest <= state.room.upto && !state.room.unread) return;
  state.room.unread = 0;
  state.room.calls = 0;
  state.room.upto = Math.max(state.room.upto, newest);
  post(path('read'), { room: state.room.id, upto: state.room.upto }).catch(() => {});
}

// What comes in
function inPlace(it) {
  if (it.id === state.thread && threadList.visit.shown) threadList.put(it);
  if (it.thread) {
    if (it.thread !== state.thread || !threadList.visit.shown) return;
    if (it.removed) threadList.take(it.id);
    else threadList.put(it);
    seen(it.thread);
  } else if (!roomList.visit.shown) return;
  else if (it.removed && !it.replies) roomList.take(it.id);
  else if (roomList.has(it.id) || roomList.reaches(it.id)) roomList.put(it);
}

// Keys

function step(by) {
  const ids = [...document.querySelectorAll('#side [data-room]')].map((it) => it.dataset.room);
  if (ids.length) go(ids[(ids.indexOf(state.room?.id) + by + ids.length) % ids.length]);
  return true;
}

function toRooms() {
  view('rooms');
  document.querySelector('#side [aria-current]')?.focus();
  return true;
}

watchKeys({
  isReady: () => state.me !== null,
  rooms: toRooms,
  step,
  person: (number) => { if (state.people[number]) be(state.people[number].user); return number in state.people; },
  closeThread: () => { const wasOpen = state.thread !== null; closeThread(); return wasOpen; },
  command: () => { roomComposer.command(); return true; },
});

document.addEventListener('visibilitychange', () => { if (!document.hidden && state.room) { read(); drawRooms(state, go); } });
$('room-back').append(iconButton('back', 'Back to the rooms', toRooms));
$('thread-back').append(iconButton('back', 'Back to the room', () => closeThread()));
$('thread-close').append(iconButton('close', 'Close the thread', () => closeThread()));
drawTools(showKeys);

async function begin() {
  try {
    const { user, room, thread } = fromAddress();
    state.people = await get('/api/people');
    await become(user || localStorage.getItem('me'), room, thread);
  } catch (error) {
    roomList.rest();
    tell(error, { again: begin });
  }
}

begin();
