/** Files cut off and with flipped bits: read, or refused with the typed error; nothing else, and soon. */
import { FileHost, UnreadableFile, createWorkbook, readWorkbook } from '../../../src/hosts/xlsx';
import { HostError } from '../../../src/hosts/host';
import { zipSync, unzipSync } from 'fflate';

const ROUNDS = 2_400;

/** Small and fast, the same every run (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const packed = createWorkbook([
  {
    name: '自评表',
    rows: [
      ['指标', '分值', '得分'],
      ['培训', 10, { value: 8, formula: '=ROUND(B2*0.8,2)' }],
      [null, { value: 1, numberFormat: '0%' }],
    ],
    merges: ['A1:B1'],
    freeze: { rows: 1, columns: 0 },
  },
  { name: '二', rows: [['<&>', true]], protected: true },
]);
/** Stored, so that flipped bits reach the XML; their checksums are not looked at below. */
const stored = zipSync(unzipSync(packed), { level: 0 });

function withSoundChecksums(bytes: Uint8Array): Uint8Array {
  // Opened by another library without checking, and packed anew: the damage inside survives, the container is sound.
  return zipSync(unzipSync(bytes), { level: 0 });
}

async function outcome(bytes: Uint8Array): Promise<'read' | 'refused'> {
  try {
    readWorkbook(bytes, 'a.xlsx', { hidden: true });
    const host = FileHost.open(bytes, 'a.xlsx');
    const [sheet] = await host.readSheets('active');
    if (sheet !== undefined) {
      const cell = { row: 1, column: 1 };
      await host.apply({
        sheets: [
          {
            sheet: sheet.name,
            fingerprint: sheet.fingerprint,
            cells: [{ cell, before: '', after: { kind: 'number', number: '7' }, why: 'fill', code: '' }],
            marks: [],
          },
        ],
      });
      readWorkbook(host.save(), 'a.xlsx');
    }
    return 'read';
  } catch (error) {
    if (error instanceof UnreadableFile || error instanceof HostError) return 'refused';
    throw error;
  }
}

test(`${ROUNDS} damaged files`, async () => {
  const random = randomOf(20_240_607);
  const counts = { read: 0, refused: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const kind = round % 4;
    let bytes: Uint8Array = (kind < 2 ? packed : stored).slice();
    if (kind === 0) bytes = bytes.slice(0, Math.floor(random() * bytes.length));
    else {
      const flips = 1 + Math.floor(random() * 6);
      for (let flip = 0; flip < flips; flip += 1) {
        const at = Math.floor(random() * bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      }
    }
    if (kind === 3) {
      try {
        bytes = withSoundChecksums(bytes);
      } catch {
        // Beyond that library too: tried as it is.
      }
    }
    try {
      counts[await outcome(bytes)] += 1;
    } catch (error) {
      throw new Error(`round ${round}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
  console.log(`damaged files: ${counts.refused} refused, ${counts.read} read, of ${ROUNDS}`);
  expect(counts.read + counts.refused).toBe(ROUNDS);
  // Both happen often, or the damage is not worth its name.
  expect(counts.read).toBeGreaterThan(ROUNDS / 20);
  expect(counts.refused).toBeGreaterThan(ROUNDS / 20);
}, 60_000);
