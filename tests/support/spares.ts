import { SparePlanners } from '../../gateway/execution/planning/sparePlanners';

/**
 * Planner threads that the gateways of a test file hand on to each other: starting one costs more
 * than most tests of a gateway do.
 */
export const spares = new SparePlanners(4);

afterAll(() => spares.stop());
