/** What unpacks and checks the bytes of a zip: ours runs everywhere, a platform may bring a faster one. */
import { crc32 } from './crc32';
import { inflate } from './inflate';

export interface ZipCodec {
  /**
   * Unpacks raw deflate data (RFC 1951) into exactly `size` bytes and never more.
   * @throws InflateError when the data is broken or gives more or fewer bytes.
   */
  inflate(packed: Uint8Array, size: number): Uint8Array;
  /** Unsigned CRC-32 as zip wants it. */
  crc32(bytes: Uint8Array): number;
}

export const PORTABLE_CODEC: ZipCodec = { inflate, crc32 };
