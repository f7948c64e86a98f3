// What comes in: messages and rooms as they change, and whether the desk is there.

import { $, announce, h } from './dom.js';
import { plain } from './cards.js';
import { problem } from './problems.js';

/** @param desk {state, arrived(message), inPlace(message), read(), drawBar(), drawRooms()} */
export function news(desk) {
  const { state } = desk;

  const heard = (then) => (it, change) => {
    state.change = change;
    then(it);
  };

  function onRoom(room) {
    const known = state.rooms.get(room.id);
    const here = state.room?.id === room.id;
    if (known) Object.assign(known, here ? { ...room, upto: known.upto, unread: 0, calls: 0 } : room);
    else state.rooms.set(room.id, room);
    if (here) desk.drawBar();
    desk.drawRooms();
  }

  function onMessage(it) {
    desk.arrived(it);
    const room = state.rooms.get(it.room);
    if (!room) return;
    const here = state.room?.id === it.room;
    const mine = it.author === state.me.user;
    const isNew = it.id > (room.newest ?? Math.max(room.upto, 0)) && !it.removed && !it.edited;
    const fresh = isNew && it.id > room.upto && !mine;
    room.newest = Math.max(room.newest ?? 0, it.id);
    if (here) desk.inPlace(it);
    if (fresh && !(here && !document.hidden)) {
      room.unread += 1;
      if (it.calls || room.kind === 'direct') room.calls += 1;
    }
    if (fresh && (here || it.calls || room.kind === 'direct')) {
      const who = it.author ? state.person(it.author).name : 'Deskbell';
      announce(`${who}${here ? '' : ` in ${room.name}`}: ${plain(it.content)}`);
    }
    if (here) desk.read();
    desk.drawRooms();
  }

  return { connection, lost, message: heard(onMessage), room: heard(onRoom) };
}

function connection(well) {
  $('connection').replaceChildren(...(well ? [] : [h('span', { class: 'away' }, 'Reconnecting…')]));
}

function lost() {
  problem('The desk was started anew and its console has a new link: open the one in its log.');
}
