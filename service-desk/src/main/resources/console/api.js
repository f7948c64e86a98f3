// Talks to the desk. A request names itself, so that sending it again after a lost answer acts once.

export class Problem extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}

const AWAY = 'The desk can’t be reached right now. Nothing you typed is lost.';
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

export const newId = () => crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (it) => it.toString(16).padStart(2, '0')).join('');

async function ask(path, options, tries) {
  let answer;
  try {
    answer = await fetch(path, { ...options, cache: 'no-store' });
  } catch {
    if (tries <= 1) throw new Problem(0, AWAY);
    await pause(400);
    return ask(path, options, tries - 1);
  }
  if (answer.ok) return answer.json();
  const said = await answer.json().catch(() => ({}));
  throw new Problem(answer.status, said.problem ?? `The desk answered ${answer.status}. Try again.`);
}

/** What somebody asks or does, in the desk's addresses. */
export const as = (me, what) => `/api/as/${encodeURIComponent(me)}${what ? `/${what}` : ''}`;

export const get = (path) => ask(path, {}, 2);

/** @param body gets an id if it has none; give the same one to repeat a request */
export const post = (path, body = {}) =>
  ask(
    path,
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: newId(), ...body }),
    },
    4,
  );

const LARGEST = 10 * 1024 * 1024;

export async function upload(me, file) {
  if (file.size > LARGEST) throw new Problem(413, `${file.name} is larger than 10 MB: attach a smaller file.`);
  return ask(
    as(me, `files?name=${encodeURIComponent(file.name)}`),
    { method: 'POST', headers: { 'Content-Type': file.type || 'application/octet-stream' }, body: file },
    2,
  );
}
