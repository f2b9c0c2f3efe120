/** Standard output and standard error as the commands see them. */
import type { Writable } from 'node:stream';
import type { Out } from './io';
import { CommandError, sentenceOf, systemCode } from './speech';

type Stream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

const DEFAULT_COLUMNS = 100;

/** Where the report goes: what cannot be written ends the command, for a report that was cut off is no report. */
export function reportStream(stream: Stream): Out {
  return outOf(stream, (error, resolve, reject) => (error ? reject(notWritten(error)) : resolve()));
}

/** Where progress and complaints go: nobody may be listening. */
export function sideStream(stream: Stream): Out {
  return outOf(stream, (_error, resolve) => resolve());
}

type Settle = (error: Error | null | undefined, resolve: () => void, reject: (error: Error) => void) => void;

function outOf(stream: Stream, settle: Settle): Out {
  // Told to the write that failed; without a listener it would end the process.
  stream.on('error', () => undefined);
  return {
    write: (chunk) =>
      new Promise((resolve, reject) => {
        stream.write(chunk, (error) => settle(error, resolve, reject));
      }),
    isTerminal: stream.isTTY === true,
    // Windows are made wider and narrower while a command runs.
    get columns() {
      // 0: a terminal that does not know.
      const { columns = 0 } = stream;
      return columns > 0 ? columns : DEFAULT_COLUMNS;
    },
  };
}

function notWritten(error: Error): CommandError {
  if (systemCode(error) === 'EPIPE') {
    return new CommandError({
      'zh-CN': '输出在写完之前被接收的一方关闭，结果不完整。',
      'en-US': 'The output was closed by its reader before it was complete.',
    });
  }
  return new CommandError({
    'zh-CN': sentenceOf(error, '标准输出')['zh-CN'],
    'en-US': sentenceOf(error, 'standard output')['en-US'],
  });
}
