/** JSON that may be shown anywhere. */

/**
 * As `JSON.stringify`, with what a terminal obeys and what turns the direction of writing escaped too: a reader of the
 * JSON gets the same values.
 */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
