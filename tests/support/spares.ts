import { SparePlanners } from '../../gateway/execution/planning/sparePlanners';

/**
 * Planner threads that the gateways of a test file pass on to each other, because starting one
 * takes longer than most tests of a gateway.
 */
export const spares = new SparePlanners(4);

afterAll(() => spares.stop());
