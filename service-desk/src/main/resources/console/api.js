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

const PATIENCE = 15_000;
const PATIENCE_WITH_FILES = 5 * 60_000;

/** @param until when whoever asks has waited long enough, however often it was tried */
async function ask(path, options, tries, until = Date.now() + PATIENCE) {
  const { status, said, late } = await once(path, options, until - Date.now());
  if (status >= 200 && status < 300) return said;
  if (status) throw new Problem(status, said.problem ?? `The desk answered ${status}. Try again.`);
  // Who has waited that long decides themselves.
  if (late || tries <= 1) throw new Problem(0, AWAY);
  await pause(400);
  return ask(path, options, tries - 1, until);
}

/** A status of 0 if no answer came, none in time, or only half of one. */
async function once(path, options, patience) {
  const watch = new AbortController();
  const timer = setTimeout(() => watch.abort(), patience);
  try {
    const answer = await fetch(path, { ...options, cache: 'no-store', signal: watch.signal });
    const said = await answer.json().catch((broken) => {
      if (answer.ok) throw broken;
      return {};
    });
    return { status: answer.status, said };
  } catch {
    return { status: 0, late: watch.signal.aborted };
  } finally {
    clearTimeout(timer);
  }
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
    Date.now() + PATIENCE_WITH_FILES,
  );
}
