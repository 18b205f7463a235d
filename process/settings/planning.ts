import { between } from './forms';
import { setting } from './setting';

/** The resources that planning new operations may use, in total and per caller. */
export const PLANNING_SETTINGS = {
  PLANNER_THREADS: setting(
    between(1, 16),
    {
      english:
        'Threads that plan new operations. With several, one caller never occupies them all.',
      chinese: '生成查询计划的线程数；多于一个时，单个调用方不占用全部线程。',
    },
    { default: 2 },
  ),
  PLAN_TIMEOUT_MS: setting(
    between(1, 600_000),
    {
      english: 'Milliseconds for planning one operation.',
      chinese: '单个操作的计划时限（毫秒）。',
    },
    { default: 5000 },
  ),
  PLAN_QUEUE: setting(
    between(1, 100_000),
    { english: 'Operations that may wait for a plan.', chinese: '等待计划的操作数上限。' },
    { default: 500 },
  ),
  PLANS_PER_CALLER: setting(
    between(1, 100_000),
    {
      english: 'Operations of one caller that may wait for a plan or be planned.',
      chinese: '单个调用方等待或正在计划的操作数上限。',
    },
    { default: 50 },
  ),
  PLAN_PATHS_LIMIT: setting(
    between(1, 1_000_000),
    {
      english: 'Paths to one selection that the planner considers.',
      chinese: '计划时考察的通往单个选择的路径数上限。',
    },
    { default: 2000 },
  ),
} as const;
