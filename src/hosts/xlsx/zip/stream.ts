/** A zip written as it comes: parts longer than one likes to hold are packed and handed on piece by piece. */
import { Zip, ZipDeflate } from 'fflate';

/** A part whose content arrives in pieces. */
export type StreamedPart = readonly [name: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>];

/** Pieces of a zip with these parts in this order; the same input gives the same bytes. */
export async function* zipStream(parts: Iterable<StreamedPart>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const failed: Error[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) failed.push(error);
    else ready.push(chunk);
  });
  for (const [name, content] of parts) {
    // The earliest date zip knows: output depends on the input only.
    const file = Object.assign(new ZipDeflate(name, { level: 6 }), { mtime: new Date(1980, 0, 1) });
    zip.add(file);
    for await (const chunk of content) {
      if (chunk.length > 0) file.push(chunk, false);
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
  const [error] = failed;
  if (error !== undefined) throw error;
}
