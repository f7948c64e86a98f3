// Deeds on their way to the desk. Who does one, where and under which id is settled when it is first tried. Its id is
// kept until it is answered: whoever tries the same again, even after a reload, repeats it and does nothing twice. Who does
// the same long after means it anew.

import { Problem, as, newId, post } from './api.js';
import { keep, kept } from './kept.js';

const PENDING = 5 * 60_000;
const nameOf = (me, slot) => `attempt ${me} ${slot}`;

/**
 * @param slot what is tried: one attempt of it waits for its answer
 * @param said what makes it the same attempt, if not all of the body does
 * @return tries it, as often as it is called
 */
export function attempt(me, slot, what, body, said = body) {
  const name = nameOf(me, slot);
  const alike = JSON.stringify(said);
  const before = kept(name);
  const isSame = before?.alike === alike && Date.now() - before.at < PENDING;
  const id = isSame ? before.id : newId();
  keep(name, { id, alike, at: isSame ? before.at : Date.now() });
  const over = () => kept(name)?.id === id && keep(name, null);
  return async () => {
    try {
      const reply = await post(as(me, what), { ...body, id });
      over();
      return reply;
    } catch (error) {
      // Refused is answered.
      if (error instanceof Problem && error.status >= 400 && error.status < 500) over();
      throw error;
    }
  };
}

/** The same said later is meant anew. */
export const forget = (me, slot) => keep(nameOf(me, slot), null);
