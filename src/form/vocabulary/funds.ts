/** Titles and rows of 项目资金. */
import { flatMap } from '../flat-map';

export type FundsRole = 'initialBudget' | 'annualBudget' | 'executed' | 'executionRate' | 'weight' | 'score' | 'reason';

const FUNDS_TITLES: ReadonlyMap<string, FundsRole> = new Map(
  flatMap(
    [
      ['initialBudget', ['年初预算数', '年初预算', '年初预算资金总额', '年初预算金额', '年初批复预算数', '年初批复数']],
      [
        'annualBudget',
        [
          '全年预算数',
          '全年预算',
          '调整后预算数',
          '调整后预算',
          '调整预算数',
          '全年调整预算数',
          '预算数',
          '当年预算数',
          '预算金额',
          '本年预算数',
          '预算安排数',
          '全年预算资金总额',
          '当年预算',
          '调整后全年预算数',
          '年度预算数',
        ],
      ],
      [
        'executed',
        [
          '全年执行数',
          '预算执行数',
          '执行数',
          '实际投入资金额',
          '资金执行情况',
          '实际支出数',
          '支出数',
          '实际支出',
          '全年支出数',
          '实际执行数',
          '全年实际支出',
          '当年执行数',
          '年度执行数',
          '预算执行金额',
          '全年执行',
          '实际执行',
        ],
      ],
      ['executionRate', ['执行率', '预算执行率', '预算执行进度', '资金执行率', '全年执行率']],
      ['weight', ['分值', '分数', '权重', '执行率权重', '标准分', '参考分值', '执行率分值', '权重分']],
      ['score', ['得分', '执行率得分', '自评得分', '自评分', '执行得分']],
      ['reason', ['原因', '备注', '偏差原因', '未完成原因', '偏差原因分析及改进措施', '未完成原因分析', '原因分析']],
    ] satisfies [FundsRole, string[]][],
    ([role, titles]) => titles.map((title): [string, FundsRole] => [title, role]),
  ),
);

/** Tried in order on titles of 项目资金 that no form of ours has printed. */
const FUNDS_WORDINGS: readonly (readonly [RegExp, FundsRole])[] = [
  [/(执行|支出|使用)(率|进度)$/u, 'executionRate'],
  [/^(年初|期初).*(预算|批复|安排|下达)/u, 'initialBudget'],
  [/(调整|全年|当年|本年|年度).*预算(数|额|资金|金额|安排)?$|^预算(安排|总额|资金|额|金额)$/u, 'annualBudget'],
  [/(执行|支出)(数|额|金额|资金)?$|^实际(支出|使用|到位并支出)/u, 'executed'],
];

/** What a title in the header of 项目资金 is: looser than `fundsMatch`, which also reads labels of the head. */
export function fundsTitle(key: string): FundsRole | null {
  if (key === '' || key.length > 14) return fundsMatch(key);
  return fundsMatch(key) ?? FUNDS_WORDINGS.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}

/** What a column or label of 项目资金 is. */
export function fundsMatch(key: string): FundsRole | null {
  return FUNDS_TITLES.get(key) ?? null;
}

/** 年度资金总额 and its like among the rows of 项目资金. */
export const FUNDS_TOTAL =
  /资金总额|总金额|资金合计|预算总额|资金总数|^(总额|合计|总计|年度资金|资金总量|年度财政资金)$/u;

/** The rows that may follow a funds header. */
export const FUNDS_ROW =
  /资金|拨款|结转|预算|财政|自筹|支出|收入|专户|债券|合计|总额|总计|其他|贷款|补助|配套|中央|省级|市级|县级|区级|地方/u;
