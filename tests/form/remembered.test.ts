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
  let worked = 0;
  const same = remembered((text) => {
    worked += 1;
    return text;
  }, 10);
  for (let number = 0; number < 1_000; number += 1)
    expect([same('常'), same(`第${String(number)}`)]).toEqual(['常', `第${String(number)}`]);
  expect(worked).toBe(1_001);
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
