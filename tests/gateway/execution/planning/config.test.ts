import { readPlanningConfig } from '../../../../gateway/execution/planning/config';

test('leaves each setting at its default where it is absent or empty', () => {
  const defaults = {
    threads: 2,
    timeout: 5000,
    queue: 500,
    perCaller: 50,
    pathsLimit: 2000,
  };
  expect(readPlanningConfig({})).toEqual(defaults);
  expect(readPlanningConfig({ PLAN_QUEUE: '' })).toEqual(defaults);
});

test('reads each setting', () => {
  const env = {
    PLANNER_THREADS: '1',
    PLAN_TIMEOUT_MS: '2',
    PLAN_QUEUE: '3',
    PLANS_PER_CALLER: '4',
    PLAN_PATHS_LIMIT: '5',
  };
  expect(readPlanningConfig(env)).toEqual({
    threads: 1,
    timeout: 2,
    queue: 3,
    perCaller: 4,
    pathsLimit: 5,
  });
});

test('names every setting that does not fit', () => {
  const read = () => readPlanningConfig({ PLANNER_THREADS: '0', PLAN_TIMEOUT_MS: 'soon' });
  expect(read).toThrow(
    'The settings are not valid. PLANNER_THREADS must be a whole number from 1 to 16. PLAN_TIMEOUT_MS must be a whole number from 1 to 600000.',
  );
});
