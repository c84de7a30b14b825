/** The same, and nobody can change it: for what several hold at once. */
export function frozen<Of>(value: Of): Of {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}
