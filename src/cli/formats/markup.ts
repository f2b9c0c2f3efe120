/** Text of any origin, made safe to stand in a page: between tags and inside quoted attributes. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes markup; control characters, lone surrogates and what turns the direction of writing become spaces. Line breaks stay. */
export function escapeMarkup(text: string): string {
  return text
    .replace(/[^\P{Cc}\n\t]|\p{Cs}|[\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, ' ')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
