/** Names Excel accepts for sheets. */

const LONGEST = 31;
/** Excel keeps this one for itself. */
const RESERVED = 'history';

/**
 * Each name made valid, and unique without regard to case: one that is taken gets a number.
 * @param taken names that are in use already
 */
export function sheetNames(wanted: readonly string[], taken: readonly string[] = []): string[] {
  const used = new Set([RESERVED, ...taken.map((name) => name.toLowerCase())]);
  return wanted.map((one) => {
    const plain =
      one
        .replace(/[:\\/?*[\]]/g, '_')
        .replace(/^'+|'+$/g, '_')
        .slice(0, LONGEST) || 'Sheet';
    let name = plain;
    for (let turn = 2; used.has(name.toLowerCase()); turn += 1) {
      const suffix = ` (${turn})`;
      name = plain.slice(0, LONGEST - suffix.length) + suffix;
    }
    used.add(name.toLowerCase());
    return name;
  });
}
