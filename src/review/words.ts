/** What lights and verdicts are called in reports. */
import type { Light, Text } from '../checks/check';
import type { Verdict } from './model';

export const LIGHT_WORDS: Readonly<Record<Light, Text>> = {
  red: { 'zh-CN': '红', 'en-US': 'red' },
  yellow: { 'zh-CN': '黄', 'en-US': 'yellow' },
  blue: { 'zh-CN': '蓝', 'en-US': 'blue' },
};

export const VERDICT_WORDS: Readonly<Record<Verdict, Text>> = {
  ready: { 'zh-CN': '可提交', 'en-US': 'ready' },
  fix: { 'zh-CN': '须改', 'en-US': 'to be fixed' },
  review: { 'zh-CN': '需人工复核', 'en-US': 'to be looked at' },
};
