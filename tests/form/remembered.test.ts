import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';
import { remembered } from '../../src/form/remembered';

setFlagsFromString('--expose-gc');
const collect = z.custom<() => void>((value) => typeof value === 'function').parse(runInNewContext('gc'));

test('every text is worked out once while it is remembered, long ones each time', () => {
  const asked: string[] = [];
  const length = remembered((text) => asked.push(text) && text.length);
  const long = '长'.repeat(61);
  expect(['甲', '甲', long, long].map(length)).toEqual([1, 1, 61, 61]);
  expect(asked).toEqual(['甲', long, long]);
});

test('of a thousand texts the latest are remembered, and what is asked for again stays', () => {
  const worked: string[] = [];
  const same = remembered((text) => {
    worked.push(text);
    return text;
  }, 10);
  for (let number = 0; number < 1_000; number += 1)
    expect([same('常'), same(`第${String(number)}`)]).toEqual(['常', `第${String(number)}`]);
  // Twice until it is known to come again.
  expect(worked.filter((text) => text === '常')).toHaveLength(2);
  expect(worked).toHaveLength(1_002);
});

test('what comes again after a while is remembered beside more than can be', () => {
  const worked: string[] = [];
  const same = remembered((text) => worked.push(text) && text, 10);
  const round = (from: number): void => {
    for (let number = 0; number < 1_000; number += 1) {
      same(`只有一次的第${String(from + number)}个`);
      if (number % 100 === 0) for (let usual = 0; usual < 8; usual += 1) same(`常有的第${String(usual)}个`);
    }
  };
  for (let turn = 0; turn < 5; turn += 1) round(turn * 1_000);
  const usual = worked.filter((text) => text.startsWith('常有'));
  expect(usual).toHaveLength(16);
  expect(worked).toHaveLength(5_016);
});

test('what came once leaves no answer behind', async () => {
  const kept: WeakRef<{ text: string }>[] = [];
  const answer = remembered((text) => {
    const made = { text };
    kept.push(new WeakRef(made));
    return made;
  });
  for (let number = 0; number < 2_000; number += 1) answer(`第${String(number)}`);
  // Engines keep what a weak reference points to until the work at hand is done.
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  const left = kept.filter((made) => made.deref() !== undefined);
  expect(left.length).toBeLessThan(300);
  // Still in use until here, and what it remembers with it.
  expect(answer('第0').text).toBe('第0');
});

test('a part of a large text does not keep the whole', () => {
  const same = remembered((text) => text);
  const large = (number: number): string => `第${String(number)}份文件里的一个指标名称`.padEnd(100_000, '文');
  const before = used();
  for (let number = 0; number < 500; number += 1) same(large(number).slice(0, 20));
  // Kept whole they would take a hundred megabytes.
  expect(used() - before).toBeLessThan(20_000_000);
});

function used(): number {
  collect();
  return process.memoryUsage().heapUsed;
}
