// What changes before one's eyes, as it changes: one stream at a time, whoever one is.

import { get } from './api.js';

let open = null;

/** The desk says three times as often that it is there: who hears nothing that long hangs on a dead connection. */
const SILENCE = 45_000;

/**
 * @param address where the stream begins, asked anew whenever it has to be opened again
 * @param on {connection(well), lost(), and a listener for each kind of event: message, room}
 */
export function listen(address, on) {
  hush();
  const mine = { source: new EventSource(address()), timer: null };
  open = mine;
  const alive = () => {
    if (open !== mine) return;
    clearTimeout(mine.timer);
    mine.timer = setTimeout(() => { on.connection(false); listen(address, on); }, SILENCE);
  };
  alive();
  mine.source.addEventListener('here', alive);
  mine.source.addEventListener('open', () => { on.connection(true); alive(); });
  for (const kind of ['message', 'room']) {
    mine.source.addEventListener(kind, (event) => { on[kind](JSON.parse(event.data), Number(event.lastEventId)); alive(); });
  }
  mine.source.addEventListener('error', () => {
    if (open !== mine) return;
    on.connection(false);
    if (mine.source.readyState !== EventSource.CLOSED) return;
    clearTimeout(mine.timer);
    mine.timer = setTimeout(() => again(mine, address, on), 2000);
  });
}

/** The browser gave up: somebody has to see whether the desk is there. */
async function again(mine, address, on) {
  try {
    await get('/api/people');
    if (open === mine) listen(address, on);
  } catch (error) {
    if (open !== mine) return;
    // Said once: whoever has read it is not told again every few seconds.
    if (error.status === 401 && !mine.isLost) on.lost();
    mine.isLost ||= error.status === 401;
    mine.timer = setTimeout(() => again(mine, address, on), 3000);
  }
}

export function hush() {
  open?.source.close();
  clearTimeout(open?.timer);
  open = null;
}
