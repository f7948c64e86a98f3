// Who one is and where one looks, as the page's address tells it.

/** @return what stands there, an empty part for what nobody can read: somebody may have put it in by hand */
export function fromAddress() {
  const [user, room, thread] = location.hash.slice(2).split('/').map(decoded);
  return { user, room, thread: Number(thread) || null };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

export function toAddress(...parts) {
  history.replaceState(null, '', `#/${parts.filter(Boolean).map(encodeURIComponent).join('/')}`);
}
