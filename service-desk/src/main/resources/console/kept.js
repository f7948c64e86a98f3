// What outlives a reload: kept for this tab's session, and in memory where the browser keeps nothing.

const memory = new Map();

/** @param value anything that JSON can say; null forgets */
export function keep(name, value) {
  if (value === null) memory.delete(name);
  else memory.set(name, value);
  try {
    sessionStorage.removeItem(name);
    if (value !== null) sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Full or forbidden: it lives as long as the page.
  }
}

export function kept(name) {
  if (memory.has(name)) return memory.get(name);
  try {
    return JSON.parse(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}
